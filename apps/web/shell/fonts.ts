import type { ThemeFont } from '#platform/web/theme.ts';

/** Letters other than the standard ones are only fetched by who sees them. */
const FONTS: Record<ThemeFont, () => Promise<unknown>> = {
  'Source Sans 3': () => Promise.resolve(),
  'Noto Sans': () => import('./font-noto-sans.css'),
  'Fira Sans': () => import('./font-fira-sans.css'),
};

export function loadFont(font: ThemeFont | undefined): void {
  // Without the letters the page is drawn with those of the device.
  if (font && font in FONTS) FONTS[font]().catch(() => {});
}
