import { infixWords, openers } from './name-words.ts';
import { lettersAndDigits, plainLetters } from './plain-letters.ts';

export type PersonName = {
  /** As it was written, without outer or double spaces. */
  readonly asWritten: string;
  /** First names written out; null when only initials are known. */
  readonly givenNames: string | null;
  /** Capitals without dots: `AL`; empty when nothing is known. */
  readonly initials: string;
  /** `van der`, lower case; null without. */
  readonly infix: string | null;
  /** Family name without the infix; null when only a first name is known. */
  readonly familyName: string | null;
};

const isInitials = (word: string): boolean =>
  /^(\p{Lu}\p{Ll}?\.)+\p{Lu}?$|^\p{Lu}{1,2}$|^\p{Lu}$/u.test(word);
const isInfix = (word: string): boolean => infixWords.has(word.toLowerCase());

const spellOut = (infix: readonly string[]): string | null => {
  if (infix.length === 0) return null;
  return infix
    .join(' ')
    .toLowerCase()
    .replace(/^(v\.d\.|v\/d|vd)$/, 'van der')
    .replace(/^v\.$/, 'van')
    .replaceAll(/[’‘]/g, "'");
};

const takeWhile = (words: readonly string[], test: (word: string) => boolean): string[] => {
  const end = words.findIndex((word) => !test(word));
  return words.slice(0, end === -1 ? words.length : end);
};

const initialsOf = (words: readonly string[]): string =>
  words
    .flatMap((word) => (isInitials(word) ? Array.from(word.replace(/[^\p{Lu}]/gu, '')) : [word.charAt(0)]))
    .join('')
    .toUpperCase();

const build = (
  asWritten: string,
  given: readonly string[],
  infix: readonly string[],
  family: readonly string[],
): PersonName => {
  const written = given.filter((word) => !isInitials(word));
  return {
    asWritten,
    givenNames: written.length > 0 ? written.join(' ') : null,
    initials: initialsOf(given),
    infix: spellOut(infix),
    familyName: family.length > 0 ? family.join(' ') : null,
  };
};

const splitFamilyFirst = (asWritten: string, familyPart: string, givenPart: string): PersonName => {
  const family = familyPart.split(' ').filter(Boolean);
  const given = givenPart.split(' ').filter(Boolean);
  const infixBefore = family.length > 1 ? takeWhile(family.slice(0, -1), isInfix) : [];
  const reversed = takeWhile(given.toReversed(), isInfix).reverse();
  const names = given.slice(0, given.length - reversed.length);
  return build(asWritten, names, [...reversed, ...infixBefore], family.slice(infixBefore.length));
};

const familyStart = (words: readonly string[]): number => {
  const infixAt = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isInfix(word));
  if (infixAt > 0) return infixAt;
  const afterInitials = takeWhile(words, isInitials).length;
  if (afterInitials > 0 && afterInitials < words.length) return afterInitials;
  const last = words.length - 1;
  return last > 1 && openers.has((words[last - 1] ?? '').toLowerCase()) ? last - 1 : last;
};

/**
 * Splits a Dutch name as desks write it: `Jan van der Berg`, `Velde, Piet te`, `Klein Haarhuis, Mehmet`, `A.L. Kwalski`.
 * A single word is taken for a family name. Null when there are no letters in it.
 */
export const parsePersonName = (text: string): PersonName | null => {
  const asWritten = text.trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(asWritten)) return null;
  const comma = asWritten.indexOf(',');
  if (comma > 0) return splitFamilyFirst(asWritten, asWritten.slice(0, comma), asWritten.slice(comma + 1));
  const words = asWritten.split(' ');
  if (words.length === 1) return build(asWritten, [], [], words);
  const leading = takeWhile(words.slice(0, -1), isInfix).length;
  const start = leading > 0 ? 0 : familyStart(words);
  const rest = words.slice(start);
  const infix = takeWhile(rest.slice(0, -1), isInfix);
  return build(asWritten, words.slice(0, start), infix, rest.slice(infix.length));
};

/** Family name for comparing: letters only, without infix; `klein haarhuis` -> `kleinhaarhuis`. */
export const familyNameKey = (name: PersonName): string => lettersAndDigits(name.familyName ?? '');

/** First given name for comparing; empty when only initials are known. */
export const givenNameKey = (name: PersonName): string =>
  lettersAndDigits((name.givenNames ?? '').split(' ')[0] ?? '');

/** First initial in lower case; empty when unknown. */
export const initialKey = (name: PersonName): string => plainLetters(name.initials).charAt(0);
