import { type LegalBases, purposeOfTheme } from '#modules/trust/purposes/model/index.ts';

type ThemePurposes = { readonly purposes: readonly string[] } | undefined;

/** The one purpose that a new signal declares; `otherPurpose` when the theme belongs to one that the recorder does not hold. */
export type DeclaredPurpose = { readonly purpose: string; readonly otherPurpose: boolean };

/**
 * `held`: purposes of the recorder in which signals exist. The first purpose of the theme that is in force and that the recorder holds, else the default purpose with a mark for the coordinator,
 * who passes it on. Null when the recorder holds neither.
 */
export function purposeToDeclare(
  legal: LegalBases,
  theme: ThemePurposes,
  held: readonly string[],
): DeclaredPurpose | null {
  const usable = theme?.purposes.find(
    (code) => held.includes(code) && legal.purposes.get(code)?.enabled === true,
  );
  if (usable !== undefined) return { purpose: usable, otherPurpose: false };
  const fallback = legal.content.engine.defaultPurpose;
  return held.includes(fallback)
    ? { purpose: fallback, otherPurpose: theme !== undefined && purposeOfTheme(legal, theme) !== fallback }
    : null;
}

/** The purpose a signal belongs under once a coordinator set its theme: its own when the theme allows that, else the theme's first. */
export function purposeAfterTheme(legal: LegalBases, theme: ThemePurposes, present: string): string {
  return theme?.purposes.includes(present) === true ? present : purposeOfTheme(legal, theme);
}
