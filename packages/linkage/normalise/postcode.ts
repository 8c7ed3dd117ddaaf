import { err, ok, type Reading } from './reading.ts';

export type PostcodeFault =
  /** Not four digits and two letters, or starting with 0: no such postcode can exist. */
  | 'impossible'
  /** Has the form, but the letters SA, SD and SS are never issued: a slip, not nonsense. */
  | 'not-issued';

/** `8011 ab` and `8011AB` become `8011 AB`. */
export const parsePostcode = (text: string): Reading<string, PostcodeFault> => {
  const found = /^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$/.exec(text);
  if (found === null) return err('impossible');
  const letters = (found[2] ?? '').toUpperCase();
  return /^S[ADS]$/.test(letters) ? err('not-issued') : ok(`${found[1]} ${letters}`);
};

/** The same spelling for a postcode that was kept although it is not issued. */
export const writePostcode = (text: string): string => {
  const compact = text.toUpperCase().replace(/\s/g, '');
  return /^\d{4}[A-Z]{2}$/.test(compact) ? `${compact.slice(0, 4)} ${compact.slice(4)}` : text.trim();
};
