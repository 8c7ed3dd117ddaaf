/** Colours an organisation chooses, each a CSS colour. Meaning (danger, proposal, good) is never theirs. */
export type ThemeColours = {
  act?: string;
  actStrong?: string;
  actSoft?: string;
  onAct?: string;
  focus?: string;
  bar?: string;
  onBar?: string;
};

export type ThemeFont = 'Source Sans 3' | 'Noto Sans' | 'Fira Sans';

/** `organisation.theme` of the session. Without `dark` the neutral dark colours are used in the dark. */
export type OrganisationTheme = ThemeColours & { font?: ThemeFont; dark?: ThemeColours; logo?: string };

export type Brightness = 'light' | 'dark' | 'system';

const PROPERTIES: Record<keyof ThemeColours, string> = {
  act: '--sk-act',
  actStrong: '--sk-act-strong',
  actSoft: '--sk-act-soft',
  onAct: '--sk-on-act',
  focus: '--sk-focus',
  bar: '--sk-org-bar',
  onBar: '--sk-org-on-bar',
};

const FONTS: readonly string[] = ['Source Sans 3', 'Noto Sans', 'Fira Sans'] satisfies ThemeFont[];

const BRIGHTNESS_KEY = 'schakel:brightness';
/** The neutral palette is measured as it is, so nothing is mixed for it. */
const NEUTRAL_ACT = '#0b5866';
const HEX = /^#[0-9a-f]{6}$/i;

/** What was chosen on this device. */
export function chosenBrightness(): Brightness {
  const stored = localStorage.getItem(BRIGHTNESS_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseBrightness(choice: Brightness): void {
  if (choice === 'system') localStorage.removeItem(BRIGHTNESS_KEY);
  else localStorage.setItem(BRIGHTNESS_KEY, choice);
}

function isDark(choice: Brightness): boolean {
  return choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** An organisation may give only its one colour: darker and softer ones are mixed from it. */
function withShades(theme: ThemeColours): ThemeColours {
  const { act } = theme;
  if (!act || !HEX.test(act) || act.toLowerCase() === NEUTRAL_ACT) return theme;
  return {
    actStrong: `color-mix(in srgb, ${act} 70%, #000000)`,
    actSoft: `color-mix(in srgb, ${act} 12%, #ffffff)`,
    focus: act,
    ...theme,
  };
}

/**
 * Puts brightness and organisation on `<html>`. Properties are set through the object model, so a strict
 * content policy allows it; only six-digit hex colours pass.
 */
export function applyTheme(
  choice: Brightness,
  organisation?: { code: string; theme: OrganisationTheme | null },
) {
  const root = document.documentElement;
  const dark = isDark(choice);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (organisation) root.dataset.org = organisation.code;
  else delete root.dataset.org;
  const theme = organisation?.theme ?? {};
  const colours: ThemeColours = dark ? (theme.dark ?? {}) : withShades(theme);
  for (const [key, property] of Object.entries(PROPERTIES) as [keyof ThemeColours, string][]) {
    const colour = colours[key];
    if (colour && (HEX.test(colour) || colour.startsWith('color-mix(')))
      root.style.setProperty(property, colour);
    else root.style.removeProperty(property);
  }
  if (theme.font && FONTS.includes(theme.font)) root.style.setProperty('--sk-org-font', `"${theme.font}"`);
  else root.style.removeProperty('--sk-org-font');
}

/** Follows the device while `system` is chosen. */
export function watchBrightness(onChange: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
