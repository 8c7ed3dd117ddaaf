import { type FamilyNames, readFamilyName } from '../../normalise/family-name.ts';
import { phonetic, skeletonOf } from '../../normalise/phonetic.ts';
import { sortedLetters } from '../../normalise/plain-letters.ts';
import { hashText } from '../hash.ts';
import type { TextPool, TextPoolBuilder } from '../text-pool.ts';
import { type Kind, level, type Reading, readingWith } from './kind.ts';
import { likeness } from './likeness.ts';

const WHOLE = 0;
const OWN = 1;
const PARTNER = 2;

/** Family names without their tussenvoegsels: of two names, whose is whose is not always known, so either may meet either. */
export function familyNameReading({ own, partner }: FamilyNames, pool: TextPoolBuilder): Reading | null {
  const keys = [own?.key ?? '', partner?.key ?? ''].filter((key) => key !== '');
  const [first, second = ''] = keys;
  if (first === undefined) return null;
  const whole = second === '' ? first : [first, second].sort().join('');
  const firstText = pool.add(first);
  const features = [second === '' ? firstText : pool.add(whole), firstText, pool.add(second)];
  let sound: string | undefined;
  const soundOfFirst = (): string => {
    sound ??= phonetic(first);
    return sound;
  };
  return readingWith(features, (part) => {
    switch (part) {
      case 0:
        return hashText(whole);
      case 1:
        return hashText(soundOfFirst() || first);
      case 2:
        return hashText(skeletonOf(soundOfFirst()) || first);
      case 3:
        return hashText(sortedLetters(first));
      default:
        return second === '' ? 0 : hashText(second);
    }
  });
}

function sharesName(features: Int32Array, one: number, other: number): boolean {
  const own = features[one + OWN];
  const partner = features[one + PARTNER];
  const ownThere = features[other + OWN];
  const partnerThere = features[other + PARTNER];
  if (partner === 0 && partnerThere === 0) return false;
  return (
    own === ownThere ||
    (partner !== 0 && (partner === ownThere || partner === partnerThere)) ||
    (partnerThere !== 0 && own === partnerThere)
  );
}

function compare(pool: TextPool, features: Int32Array, one: number, other: number): number {
  const here = features[one + WHOLE] as number;
  const there = features[other + WHOLE] as number;
  if (here === there) return 0;
  if (sharesName(features, one, other)) return 1;
  return 2 + likeness(pool, here, there);
}

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
  swapText: WHOLE,
  read: (cell, pool) => familyNameReading(readFamilyName(cell), pool),
  compare,
};
