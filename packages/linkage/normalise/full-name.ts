import {
  allCapitals,
  type FamilyNames,
  familyNamesOf,
  joinMarked,
  markAt,
  splitAtMark,
} from './family-name.ts';
import { isFillerName } from './filler.ts';
import { type GivenNames, givenNamesOf, isInitials } from './given-names.ts';
import { nameWords } from './name-tokens.ts';
import { isTitle, openers, readInfix } from './name-words.ts';

/** A person's whole name, in parts that can be compared. */
export type FullName = GivenNames & FamilyNames;

type Split = { readonly given: readonly string[]; readonly family: readonly string[] };

const hasLetter = /\p{L}/u;

/**
 * Reads a name as desks, registers and people themselves write it: `Jan van der Berg`, `Velde, Piet te`, `Berg J.P. v.d.`,
 * `mevr. A. Jansen-de Vries`, `DE VRIES GEB. JANSEN, ANNA`. A single word is taken for a family name; null for nobody (`onbekend`).
 */
export const readPersonName = (text: string): FullName | null => {
  if (!hasLetter.test(text)) return null;
  const words = withoutTitles(nameWords(text));
  const capitals = allCapitals(words);
  const at = markAt(words);
  if (at === -1) {
    const { given, family } = split(words, capitals);
    const read = { ...givenNamesOf(given, capitals), ...familyNamesOf(family) };
    return isNobody(read) ? null : read;
  }
  const { kind, marked, around } = splitAtMark(words, at);
  const { given, family } = split(around, capitals);
  const names = joinMarked(kind === 'own', familyNamesOf(marked), familyNamesOf(family));
  return { ...givenNamesOf(given, capitals), ...names };
};

/** `onbekend`, `N.N.`: nothing is left, or only the initials of that. */
const isNobody = ({ own, partner, given, initials }: FullName): boolean =>
  own === null && partner === null && (initials === '' || (given.length === 0 && isFillerName(initials)));

/** `Piet de Heer` keeps his name; `de heer Jansen` loses his title. */
const withoutTitles = (words: readonly string[]): string[] => {
  if (!words.some(isTitle)) return [...words];
  const kept: string[] = [];
  words.forEach((word, at) => {
    const next = words[at + 1];
    const opensName = next !== undefined && next !== ',';
    const isHeer = /^heer$/i.test(word);
    if (isHeer && kept.length === 1 && /^de$/i.test(kept[0] ?? '') && opensName) kept.pop();
    else if (!isTitle(word) || (isHeer && at > 0)) kept.push(word);
  });
  return kept.some((word) => word !== ',') ? kept : [...words];
};

const split = (words: readonly string[], capitals: boolean): Split => {
  const comma = words.indexOf(',');
  if (comma > 0) return splitAtComma(words.slice(0, comma), words.slice(comma + 1));
  const all = comma === 0 ? words.slice(1) : words;
  if (all.length < 2) {
    const only = all[0] ?? '';
    return only.includes('.') && isInitials(only, capitals)
      ? { given: all, family: [] }
      : { given: [], family: all };
  }
  const initialsAt = familyFirst(all, capitals);
  if (initialsAt > 0) return splitAtComma(all.slice(0, initialsAt), all.slice(initialsAt));
  const start = familyStart(all, capitals);
  return { given: all.slice(0, start), family: all.slice(start) };
};

/** Behind a comma come given names and perhaps the infix: `Velde, Piet te`, `Vries, de, Jan`. */
const splitAtComma = (family: readonly string[], behind: readonly string[]): Split => {
  const rest = behind.filter((word) => word !== ',');
  let first = 0;
  while (first < rest.length && readInfix(rest[first] ?? '') !== undefined) first += 1;
  let last = rest.length;
  while (last > first && readInfix(rest[last - 1] ?? '') !== undefined) last -= 1;
  return {
    given: rest.slice(first, last),
    family: [...rest.slice(0, first), ...rest.slice(last), ...family],
  };
};

/** Where the initials start in `Berg J.P. van den`; 0 when the text does not put the family name first. */
const familyFirst = (words: readonly string[], capitals: boolean): number => {
  // Among capitals `LI` may be a family name.
  const at = words.findIndex(
    (word) => isInitials(word, capitals) && (!capitals || word.length === 1 || word.includes('.')),
  );
  if (at < 1) return 0;
  const nothingElse = words
    .slice(at)
    .every((word) => isInitials(word, capitals) || readInfix(word) !== undefined);
  return nothingElse ? at : 0;
};

const familyStart = (words: readonly string[], capitals: boolean): number => {
  const last = words.length - 1;
  if (readInfix(words[0] ?? '') !== undefined) return 0;
  for (let at = 1; at < last; at += 1) if (readInfix(words[at] ?? '') !== undefined) return at;
  let initials = 0;
  while (initials < last && isInitials(words[initials] ?? '', capitals)) initials += 1;
  if (initials > 0) return afterNamesOf(words, initials);
  return last > 1 && openers.has((words[last - 1] ?? '').toLowerCase()) ? last - 1 : last;
};

/** Behind initials comes the family name, unless the initial is written out first: `J.P. Jan Jansen`. */
const afterNamesOf = (words: readonly string[], initials: number): number => {
  const [first, next] = [words[0] ?? '', words[initials] ?? ''];
  const repeats = next.charAt(0).toUpperCase() === first.charAt(0).toUpperCase();
  const isGiven = initials < words.length - 1 && repeats && !openers.has(next.toLowerCase());
  return isGiven ? initials + 1 : initials;
};
