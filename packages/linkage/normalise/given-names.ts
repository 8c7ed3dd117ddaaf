import { plainLetters } from './plain-letters.ts';

/** Given names, made comparable. */
export type GivenNames = {
  /** Written out, in lower case without accents, in their order. */
  readonly given: readonly string[];
  /** First letter of each, in lower case; `y` for IJ. */
  readonly initials: string;
};

const withDots = /^(\p{L}{1,4}\.)+\p{L}{0,4}$/u;
const capitals = /^\p{Lu}+$/u;
const vowels = /[AEIOUY]/;

/** `J.P.`, `JP`, `Th.`, `J`; among words in small letters also `AHM`, and in capitals what nobody can pronounce: `JPM`. */
export const isInitials = (word: string, amongCapitals: boolean): boolean => {
  if (word.endsWith('.') || (word.length > 2 && word.charAt(1) === '.')) return withDots.test(word);
  if (word.length > 4 || !capitals.test(word)) return false;
  return word.length <= 2 || (amongCapitals ? !vowels.test(word) : true);
};

const initialsIn = (word: string): string => {
  if (!word.includes('.')) return word === 'IJ' ? 'y' : plainLetters(word);
  let found = '';
  for (const part of word.split('.')) if (part !== '') found += firstLetter(plainLetters(part));
  return found;
};

const firstLetter = (plain: string): string => (plain.startsWith('ij') ? 'y' : plain.charAt(0));

/** Given names and initials from words that hold nothing else. */
export const givenNamesOf = (words: readonly string[], amongCapitals: boolean): GivenNames => {
  const given: string[] = [];
  let initials = '';
  for (const word of words) {
    if (isInitials(word, amongCapitals)) {
      const found = initialsIn(word);
      // `J. (Jan)` and `J.P. Jan Pieter` say one name twice.
      if (given.length === 0 || !initials.startsWith(found)) initials += found;
      continue;
    }
    for (const part of plainLetters(word).split('-')) {
      const name = part.replace(/[^a-z0-9]/g, '');
      if (name === '') continue;
      if (!repeats(words, given.length, initials, name)) initials += firstLetter(name);
      given.push(name);
    }
  }
  return { given, initials };
};

/** After initials the names that they stand for may follow. */
const repeats = (words: readonly string[], count: number, initials: string, name: string): boolean =>
  words.length > 1 && initials.charAt(count) === firstLetter(name) && initials.length > count;

/** Reads a cell with given names or initials. */
export const readGivenNames = (text: string): GivenNames => {
  const words = text
    .replace(/[,()"]/g, ' ')
    .split(' ')
    .filter(Boolean);
  // A cell of two or three capitals holds initials whatever the case of the other cells is: `JP`, `AHM`.
  return givenNamesOf(
    words,
    words.some((word) => word.length > 3 && capitals.test(word)) || words.length === 1,
  );
};
