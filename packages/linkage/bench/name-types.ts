import { givenNameLines } from '../normalise/given-name-families.ts';
import { givenNamesFromElsewhere } from '../normalise/given-names-elsewhere.ts';
import { type FullName, plainLetters, readPersonName } from '../normalise/index.ts';

/** What a name looks like as it is written; of who bears it nothing is known, and nothing is asked. */
export const nameTypes = ['infix', 'short', 'long', 'other-spelling', 'initials-only', 'double'] as const;
export type NameType = (typeof nameTypes)[number];

const short = 4;
const long = 9;

const spellings = (lines: Iterable<string>): string[] => [...lines].join(' ').split(/\s+/).filter(Boolean);

let elsewhereOnly: ReadonlySet<string> | undefined;

/** Given names that stand only in the list of names that came along, so not `jan` or `david`. */
const givenElsewhere = (): ReadonlySet<string> => {
  const lines = new Set(givenNamesFromElsewhere.split('\n'));
  const dutch = new Set(spellings(givenNameLines().filter((line) => !lines.has(line))).map(plainLetters));
  return new Set(
    spellings(lines)
      .map(plainLetters)
      .filter((name) => !dutch.has(name)),
  );
};

/** Letters, beginnings and endings that Dutch family names hardly have. */
const otherLetters = /[çşğıłńśźżćąęöüőčšžãñøåæ]/i;
const otherStart = /^(el|al|ben|ait|abu) |^y(?![pt])/;
const otherEnd = /(ski|ska|wicz|czyk|escu|oglu|ov|ova|gh|az)$/;
const otherMiddle = /q|sz|cz|dj(?!e)|kh|dz|rz/;

const looksOther = (text: string, { given, own }: FullName): boolean => {
  elsewhereOnly ??= givenElsewhere();
  const family = own?.name ?? '';
  return (
    elsewhereOnly.has(given[0] ?? '') ||
    otherLetters.test(text) ||
    [otherStart, otherEnd, otherMiddle].some((pattern) => pattern.test(family))
  );
};

/** A name may be of several types, and of none. */
export function nameTypesOf(text: string): ReadonlySet<NameType> {
  const name = readPersonName(text);
  const types = new Set<NameType>();
  if (name === null) return types;
  const { own, partner, given, initials } = name;
  const length = own?.key.length ?? 0;
  if (own?.infix || partner?.infix) types.add('infix');
  if (length > 0 && length <= short) types.add('short');
  if (length >= long) types.add('long');
  if (looksOther(text, name)) types.add('other-spelling');
  if (given.length === 0 && initials !== '') types.add('initials-only');
  if (partner !== null || own?.name.includes(' ')) types.add('double');
  return types;
}
