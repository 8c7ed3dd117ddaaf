import { randomBelow } from './random.ts';
import { err, ok, type Result } from './result.ts';

/*
 * A reference a person can read aloud: three letters of the organisation, seven characters, one check character.
 * The alphabet has no 0/O, 1/I/L; its 31 characters are a prime number, so a weighted sum modulo 31 with different
 * weights finds every single wrong character and every swap of two neighbours.
 */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const modulus = alphabet.length;
const bodyLength = 8;
const prefixLength = 3;
// A prefix may hold the letters that the body leaves out; digits never occur there, so their values are free.
const prefixOnly: Readonly<Record<string, number>> = { O: 0, I: 1, L: 2 };
const lookAlikes: Readonly<Record<string, string>> = { '0': 'DQ', O: 'DQ', '1': '7JT', I: '7JT', L: '7JT' };
const prefixLookAlikes: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'IL',
  '5': 'S',
  '8': 'B',
  '2': 'Z',
};

export type ReferenceFault = 'unreadable' | 'wrong-length' | 'wrong-character' | 'check-failed';

const valueAt = (character: string, position: number): number =>
  position < prefixLength && character in prefixOnly
    ? (prefixOnly[character] ?? 0)
    : alphabet.indexOf(character);

const weightedSum = (characters: string): number => {
  let sum = 0;
  for (let index = 0; index < characters.length; index += 1) {
    sum += (index + 1) * valueAt(characters.charAt(index), index);
  }
  return sum % modulus;
};

const checkCharacter = (start: string): string => {
  const weight = prefixLength + bodyLength;
  const sum = weightedSum(start);
  for (const character of alphabet) {
    if ((sum + weight * alphabet.indexOf(character)) % modulus === 0) return character;
  }
  throw new Error('a prime modulus always has a check character');
};

const layOut = (compact: string): string =>
  `${compact.slice(0, 3)}-${compact.slice(3, 7)}-${compact.slice(7)}`;

/** A new random reference, such as DAL-7F3K-2M9P. `prefix`: exactly three letters A-Z. */
export const newReference = (prefix: string): string => {
  if (!/^[A-Z]{3}$/.test(prefix)) throw new TypeError(`a reference prefix has three capitals: ${prefix}`);
  let compact = prefix;
  while (compact.length < prefixLength + bodyLength - 1) compact += alphabet.charAt(randomBelow(modulus));
  return layOut(compact + checkCharacter(compact));
};

const likely = (character: string, index: number): string => {
  // A letter swapped out of the prefix must not be read as something else: the swap would go unnoticed.
  if (index === prefixLength) return character;
  return (index < prefixLength ? prefixLookAlikes : lookAlikes)[character] ?? character;
};

const readings = (compact: string): string[] => {
  let found = [''];
  for (let index = 0; index < compact.length; index += 1) {
    const character = compact.charAt(index);
    const options = likely(character, index);
    found = found.flatMap((start) => Array.from(options, (option) => start + option));
    if (found.length > 256) return [];
  }
  return found.filter((text) => /^[A-Z]{3}/.test(text) && isBody(text.slice(prefixLength)));
};

const isBody = (text: string): boolean => Array.from(text).every((character) => alphabet.includes(character));

/**
 * Reads a typed or dictated reference: any case, spaces, dots or dashes anywhere, and 0/O, 1/I/L typed for a
 * character that looks like it when the check character allows exactly one such reading.
 */
export const parseReference = (text: string): Result<string, ReferenceFault> => {
  const compact = text.toUpperCase().replace(/[\s.\-–_/]/g, '');
  if (!/^[A-Z0-9]+$/.test(compact)) return err('unreadable');
  if (compact.length !== prefixLength + bodyLength) return err('wrong-length');
  const possible = readings(compact);
  if (possible.length === 0) return err('wrong-character');
  const fitting = possible.filter((reading) => weightedSum(reading) === 0);
  const [only] = fitting;
  return only !== undefined && fitting.length === 1 ? ok(layOut(only)) : err('check-failed');
};
