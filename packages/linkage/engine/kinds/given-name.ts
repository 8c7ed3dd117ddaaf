import { isFillerName } from '../../normalise/filler.ts';
import { givenNameFamilies, givenNameFamilyName } from '../../normalise/given-name-families.ts';
import { type GivenNames, readGivenNames } from '../../normalise/given-names.ts';
import { phonetic } from '../../normalise/phonetic.ts';
import { hashText } from '../hash.ts';
import type { TextPool, TextPoolBuilder } from '../text-pool.ts';
import { type Kind, level, type Reading, readingWith } from './kind.ts';
import { likeness } from './likeness.ts';

/** A name is in at most this many families of spellings and short forms. */
const FAMILIES = 3;
const FIRST = 0;
const ALL = 1;
const INITIAL = 2;
const FAMILY = 3;
const DIFFERENT = 5;
/** Only initials on one side: it is not more or less alike than the others, so it stands apart. */
const SAME_INITIAL = 6;

/** First names as they are compared: the first in full when known, and its initial. */
export function givenNameReading({ given, initials }: GivenNames, pool: TextPoolBuilder): Reading | null {
  const first = given[0] ?? '';
  const initial = initials.charAt(0);
  if (initial === '' || isFillerName(first)) return null;
  const families = first === '' ? [] : givenNameFamilies(first);
  const firstText = pool.add(first);
  const allText = given.length > 1 ? pool.add(given.join('')) : firstText;
  const features = [firstText, allText, initial.charCodeAt(0)];
  // 0 is no family.
  for (let place = 0; place < FAMILIES; place++) features.push((families[place] ?? -1) + 1);
  return readingWith(features, (part) => {
    switch (part) {
      case 0:
        return first === '' ? 0 : hashText(first);
      case 1:
        return first === '' ? 0 : hashText(phonetic(first) || first);
      case 2:
        return hashText(`i${initial}`);
      default:
        return families[0] === undefined ? 0 : hashText(`f${givenNameFamilyName(families[0])}`);
    }
  });
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
  if (here === 0 || there === 0)
    return features[one + INITIAL] === features[other + INITIAL] ? SAME_INITIAL : DIFFERENT;
  if (here === there || features[one + ALL] === features[other + ALL]) return 0;
  if (shareFamily(features, one, other)) return 1;
  return 2 + likeness(pool, here, there);
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
    level('similar'),
    level('different'),
    level('initial'),
  ],
  swapText: FIRST,
  read: (cell, pool) => givenNameReading(readGivenNames(cell), pool),
  compare,
};
