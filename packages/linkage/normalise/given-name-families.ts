import { dutchGivenNames } from './given-names-dutch.ts';
import { givenNamesFromElsewhere } from './given-names-elsewhere.ts';
import { givenNamesToday } from './given-names-today.ts';
import { spellingKey } from './spelling.ts';

const none: readonly number[] = [];

/** One family a line. */
export const givenNameLines = (): string[] =>
  `${dutchGivenNames}\n${givenNamesToday}\n${givenNamesFromElsewhere}`.split('\n').filter(Boolean);

/** From one spelling of a name to the numbers of its families, made when it is first asked for. */
let families: ReadonlyMap<string, readonly number[]> | undefined;
let lines: readonly string[] | undefined;

const makeFamilies = (): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  lines ??= givenNameLines();
  lines.forEach((line, family) => {
    for (const key of new Set(line.split(' ').map(spellingKey))) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [family]);
      else known.push(family);
    }
  });
  return found;
};

/**
 * The families that a given name belongs to: `Kees` to that of Cornelis, `Bert` to several. Two names that share a number may
 * be of one person. None for a name that is not listed. The numbers hold as long as the program runs: do not store them.
 */
export const givenNameFamilies = (name: string): readonly number[] => {
  families ??= makeFamilies();
  return families.get(spellingKey(name)) ?? none;
};

/** The name of a family, from its first spellings: it stays when families come or go, so it can be stored. */
export const givenNameFamilyName = (family: number): string => {
  lines ??= givenNameLines();
  return (lines[family] ?? '').split(' ', 2).join(' ');
};

/** Whether two given names are spellings or short forms of one. */
export const sharesGivenNameFamily = (one: string, other: string): boolean => {
  const others = givenNameFamilies(other);
  return others.length > 0 && givenNameFamilies(one).some((family) => others.includes(family));
};
