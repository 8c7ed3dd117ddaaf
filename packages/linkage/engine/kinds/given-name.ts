import { lettersAndDigits, phonetic, plainLetters } from '../../normalise/index.ts';
import { givenNameFamilies } from '../shim.ts';
import { hashText } from '../hash.ts';
import { type Kind, level, type Reading } from './kind.ts';
import { isNear, isSimilar, isSlip } from './likeness.ts';
import type { TextPool, TextPoolBuilder } from '../text-pool.ts';

const FAMILIES = 3;
const FIRST = 0;
const ALL = 1;
const INITIAL = 2;
const FAMILY = 3;

/** First names as they are compared: the first in full when known, and its initial. `initials` as in `AL` or `A.L.`. */
export function readGivenNames(names: string, initials: string, pool: TextPoolBuilder): Reading | null {
  const words = plainLetters(names)
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const initial = (first === '' ? plainLetters(initials) : first).charAt(0);
  if (initial === '') return null;
  const families = first === '' ? [] : givenNameFamilies(first);
  const sound = phonetic(first);
  return {
    features: [
      pool.add(first),
      pool.add(words.join('')),
      initial.charCodeAt(0),
      ...Array.from({ length: FAMILIES }, (_, place) => families[place] ?? 0),
    ],
    parts: [
      first === '' ? 0 : hashText(first),
      first === '' ? 0 : hashText(sound === '' ? first : sound),
      hashText(`i${initial}`),
      families[0] === undefined ? 0 : hashText(`f${families[0]}`),
    ],
  };
}

function shareFamily(features: Int32Array, one: number, other: number): boolean {
  for (let here = 0; here < FAMILIES; here++) {
    const family = features[one + FAMILY + here];
    if (family === 0) return false;
    for (let there = 0; there < FAMILIES; there++)
      if (family === features[other + FAMILY + there]) return true;
  }
  return false;
}

function compare(pool: TextPool, features: Int32Array, one: number, other: number): number {
  const here = features[one + FIRST] as number;
  const there = features[other + FIRST] as number;
  const sameInitial = features[one + INITIAL] === features[other + INITIAL];
  if (here === 0 || there === 0) return sameInitial ? 4 : 6;
  if (here === there || features[one + ALL] === features[other + ALL]) return 0;
  if (shareFamily(features, one, other)) return 1;
  if (isSlip(pool, here, there)) return 2;
  if (isNear(pool, here, there)) return 3;
  return isSimilar(pool, here, there) ? 5 : 6;
}

/** First names in a column of their own; also only initials. */
export const givenName: Kind = {
  name: 'given-name',
  width: FAMILY + FAMILIES,
  parts: ['exact', 'sound', 'initial', 'family'],
  levels: [
    level('same', 0),
    level('variant', 3),
    level('slip', 1),
    level('near'),
    level('initial', 2),
    level('similar'),
    level('different'),
  ],
  read(cell, pool) {
    const written = cell.trim();
    const onlyInitials = /^(\p{L}\.?\s?)+$/u.test(written) && (written.includes('.') || written.length <= 2);
    return onlyInitials
      ? readGivenNames('', lettersAndDigits(written), pool)
      : readGivenNames(written, '', pool);
  },
  compare,
};
