import { coreCompanyName } from '../../normalise/company-name.ts';
import { phonetic } from '../../normalise/phonetic.ts';
import { lettersAndDigits } from '../../normalise/plain-letters.ts';
import { hashText } from '../hash.ts';
import { type Kind, level, readingWith } from './kind.ts';
import { likeness } from './likeness.ts';

/** The name of a company, with and without its legal form. */
export const companyName: Kind = {
  name: 'company-name',
  width: 2,
  parts: ['exact', 'core', 'sound'],
  levels: [
    level('same', 1),
    level('part', 1),
    level('slip', 2),
    level('near'),
    level('similar'),
    level('different'),
  ],
  read(cell, pool) {
    const whole = lettersAndDigits(cell);
    if (whole === '') return null;
    const core = lettersAndDigits(coreCompanyName(cell)) || whole;
    return readingWith([pool.add(whole), pool.add(core)], (part) =>
      hashText(part === 0 ? whole : part === 1 ? core : phonetic(core) || core),
    );
  },
  compare(pool, features, one, other) {
    if (features[one] === features[other]) return 0;
    const here = features[one + 1] as number;
    const there = features[other + 1] as number;
    if (here === there) return 1;
    return 2 + likeness(pool, here, there);
  },
};
