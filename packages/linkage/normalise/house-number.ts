import { err, ok, type Reading } from './reading.ts';

export type HouseNumber = {
  readonly number: number;
  /** Letters or digits after the number, lower case, without separators: `b`, `2`, `bis`; null without. */
  readonly addition: string | null;
};

/** The comparable form of an addition: `-2`, `2` and ` 2 ` are one, and so are `B` and `b`. */
export const normaliseAddition = (text: string): string | null => {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain === '' ? null : plain;
};

/** Splits `85-2`, `85b`, `85 bis`, `85 A 3` into number and addition. 1 <= number <= 99999. */
export const parseHouseNumber = (text: string): Reading<HouseNumber, 'unreadable'> => {
  const found = /^\s*(\d{1,5})(?!\d)\s*([-/ ]?\s*[A-Za-z0-9][A-Za-z0-9\s\-/]{0,9})?\s*$/.exec(text);
  const number = Number(found?.[1] ?? 0);
  if (found === null || number === 0) return err('unreadable');
  return ok({ number, addition: normaliseAddition(found[2] ?? '') });
};
