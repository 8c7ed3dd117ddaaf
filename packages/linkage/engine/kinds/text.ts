import { phonetic } from '../../normalise/phonetic.ts';
import { plainLetters } from '../../normalise/plain-letters.ts';
import { hashText } from '../hash.ts';
import { type Kind, level, readingWith } from './kind.ts';
import { likeness } from './likeness.ts';

const words = (cell: string): string[] =>
  plainLetters(cell)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Free words: a street, a suburb, a description. Order of words and spaces do not matter. */
export const text: Kind = {
  name: 'text',
  width: 2,
  parts: ['exact', 'sound'],
  levels: [level('same', 0), level('slip', 1), level('near'), level('similar'), level('different')],
  swapText: 0,
  read(cell, pool) {
    const found = words(cell);
    if (found.length === 0) return null;
    const joined = found.join('');
    const sorted = found.length > 1 ? [...found].sort().join('') : joined;
    const text = pool.add(joined);
    return readingWith([text, found.length > 1 ? pool.add(sorted) : text], (part) =>
      hashText(part === 0 ? sorted : phonetic(joined) || joined),
    );
  },
  compare(pool, features, one, other) {
    const here = features[one] as number;
    const there = features[other] as number;
    if (here === there || features[one + 1] === features[other + 1]) return 0;
    return 1 + likeness(pool, here, there);
  },
};
