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

export type ThemeFont = 'source-sans-3' | 'noto-sans' | 'fira-sans';

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

const FONT_FAMILIES: Record<ThemeFont, string> = {
  'source-sans-3': '"Source Sans 3"',
  'noto-sans': '"Noto Sans"',
  'fira-sans': '"Fira Sans"',
};

const BRIGHTNESS_KEY = 'schakel:brightness';
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

/**
 * Puts brightness and organisation on `<html>`. Properties are set through the object model, so a strict
 * content policy allows it; only six-digit hex colours pass.
 */
export function applyTheme(choice: Brightness, organisation?: { code: string; theme: OrganisationTheme | null }) {
  const root = document.documentElement;
  const dark = isDark(choice);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (organisation) root.dataset.org = organisation.code;
  else delete root.dataset.org;
  const theme = organisation?.theme ?? {};
  const colours: ThemeColours = dark ? (theme.dark ?? {}) : theme;
  for (const [key, property] of Object.entries(PROPERTIES) as [keyof ThemeColours, string][]) {
    const colour = colours[key];
    if (colour && HEX.test(colour)) root.style.setProperty(property, colour);
    else root.style.removeProperty(property);
  }
  if (theme.font && theme.font in FONT_FAMILIES) root.style.setProperty('--sk-org-font', FONT_FAMILIES[theme.font]);
  else root.style.removeProperty('--sk-org-font');
}

/** Follows the device while `system` is chosen. */
export function watchBrightness(onChange: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
