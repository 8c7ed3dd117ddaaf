import { isFillerName } from '../../normalise/filler.ts';
import { lettersAndDigits } from '../../normalise/plain-letters.ts';
import { editDistance } from '../edit-distance.ts';
import { hashText } from '../hash.ts';
import type { TextPoolBuilder } from '../text-pool.ts';
import { type Kind, level, type Reading, readingWith } from './kind.ts';

const levels = [level('same', 0), level('slip'), level('near'), level('different')];

const compare: Kind['compare'] = (pool, features, one, other) => {
  const here = features[one] as number;
  const there = features[other] as number;
  if (here === there) return 0;
  return editDistance(pool, here, there, 2);
};

/** `onbekend` or `nvt` is no code; two letters may well be one. */
const saysNothing = (code: string): boolean => code === '' || (code.length > 2 && isFillerName(code));

const reading = (code: string, pool: TextPoolBuilder): Reading | null =>
  saysNothing(code) ? null : readingWith([pool.add(code)], () => hashText(code));

/** A code or number that stands for one thing: a postcode, a file number, a house number. One or two slips are told apart. */
export const code: Kind = {
  name: 'code',
  width: 1,
  parts: ['exact'],
  levels,
  read(cell, pool) {
    return reading(lettersAndDigits(cell), pool);
  },
  compare: (pool, features, one, other) => Math.min(3, compare(pool, features, one, other)),
};

/** A kind of code with a reader of its own; a cell that the reader refuses is compared as it was written. */
export const codeOf = (name: string, read: (cell: string) => string | null): Kind => ({
  ...code,
  name,
  read(cell, pool) {
    return reading(read(cell) ?? lettersAndDigits(cell), pool);
  },
});

/** What people write where a form wants a number and they have none says nothing. */
export const withoutFillers = (kind: Kind, isFiller: (cell: string) => boolean): Kind => ({
  ...kind,
  read: (cell, pool) => (isFiller(cell) ? null : kind.read(cell, pool)),
});
