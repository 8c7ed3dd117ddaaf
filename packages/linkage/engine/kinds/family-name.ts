import { lettersAndDigits, phonetic, skeleton, sortedLetters } from '../../normalise/index.ts';
import { hashText } from '../hash.ts';
import { type Kind, level, type Reading } from './kind.ts';
import { isNear, isSimilar, isSlip } from './likeness.ts';
import type { TextPool, TextPoolBuilder } from '../text-pool.ts';

const WHOLE = 0;
const FIRST = 1;
const SECOND = 2;

/** A family name without its tussenvoegsels; `parts` are the names of a double name, in any order. */
export function readFamilyName(names: readonly string[], pool: TextPoolBuilder): Reading | null {
  const found = names.map(lettersAndDigits).filter((name) => name !== '');
  const first = found[0];
  if (first === undefined) return null;
  const second = found[1] ?? '';
  const whole = second === '' ? first : [first, second].sort().join('');
  const sound = phonetic(first);
  return {
    features: [pool.add(whole), pool.add(first), pool.add(second)],
    parts: [
      hashText(whole),
      hashText(sound === '' ? first : sound),
      hashText(skeleton(first) || first),
      hashText(sortedLetters(first)),
      second === '' ? 0 : hashText(second),
    ],
  };
}

function sharesPart(features: Int32Array, one: number, other: number): boolean {
  const first = features[one + FIRST];
  const second = features[one + SECOND];
  const otherFirst = features[other + FIRST];
  const otherSecond = features[other + SECOND];
  if (second === 0 && otherSecond === 0) return false;
  return (
    first === otherFirst ||
    (second !== 0 && (second === otherFirst || second === otherSecond)) ||
    (otherSecond !== 0 && first === otherSecond)
  );
}

export function compareFamilyNames(pool: TextPool, features: Int32Array, one: number, other: number): number {
  const here = features[one + WHOLE] as number;
  const there = features[other + WHOLE] as number;
  if (here === there) return 0;
  if (sharesPart(features, one, other)) return 1;
  if (isSlip(pool, here, there)) return 2;
  if (isNear(pool, here, there)) return 3;
  return isSimilar(pool, here, there) ? 4 : 5;
}

const splitDouble = (cell: string): string[] => cell.split(/\s*[-/]\s*/);

/** A family name in a column of its own. */
export const familyName: Kind = {
  name: 'family-name',
  width: 3,
  parts: ['exact', 'sound', 'skeleton', 'letters', 'second'],
  levels: [
    level('same', 0),
    level('part'),
    level('slip', 1),
    level('near'),
    level('similar'),
    level('different'),
  ],
  read: (cell, pool) => readFamilyName(splitDouble(cell), pool),
  compare: compareFamilyNames,
};
