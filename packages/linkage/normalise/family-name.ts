import { isFillerName } from './filler.ts';
import { nameWords } from './name-tokens.ts';
import { familyMark, isFiller, openers, readInfix } from './name-words.ts';
import { lettersAndDigits, plainLetters } from './plain-letters.ts';

/** One family name, made comparable. */
export type FamilyName = {
  /** Spelled out in lower case, `van der`; null without. */
  readonly infix: string | null;
  /** In lower case without accents: `klein haarhuis`. */
  readonly name: string;
  /** Only the letters of it: `kleinhaarhuis`. */
  readonly key: string;
};

/** Whose names they are. `sure` when the text says so itself; after a mere hyphen the last one most likely is the own name. */
export type FamilyNames = {
  readonly own: FamilyName | null;
  readonly partner: FamilyName | null;
  readonly sure: boolean;
};

const noFamilyNames: FamilyNames = { own: null, partner: null, sure: false };

const glued = /^(v\.?d\.?|v\/d|[Vv]an(?:[Dd]e[nr]?)?|[Dd]e[nr]?|[Tt]e[nr]?)(?=\p{Lu}\p{Ll})/u;
const mayBeGlued = /^(v|d[er.]|t[er])/i;
const gluedInPlain = /^van(den|der|de)(?=[a-z]{3})/;

/** An infix that was written onto the name: `vdBerg`, `vanDijk`, `Vandenberg`. */
const takeOff = (word: string): [infix: string | null, rest: string] => {
  if (!mayBeGlued.test(word)) return [null, word];
  const found = glued.exec(word)?.[0];
  if (found !== undefined) {
    const spelled = found.toLowerCase().replace(/^van(?=d)/, 'van ');
    return [readInfix(spelled) ?? spelled, word.slice(found.length)];
  }
  const plain = plainLetters(word);
  const along = gluedInPlain.exec(plain);
  return along === null ? [null, word] : [`van ${along[1]}`, plain.slice(along[0].length)];
};

/** The family name in some words that hold nothing else; its infix may stand before or behind it. */
const buildFamily = (words: readonly string[]): FamilyName | null => {
  let start = 0;
  let end = words.length;
  const infixes: string[] = [];
  while (end - start > 1) {
    const infix = readInfix(words[start] ?? '');
    if (infix === undefined) break;
    infixes.push(infix);
    start += 1;
  }
  const behind: string[] = [];
  while (end - start > 1) {
    const infix = readInfix(words[end - 1] ?? '');
    if (infix === undefined) break;
    behind.unshift(infix);
    end -= 1;
  }
  const all = [...behind, ...infixes];
  const [onto, first] = takeOff(words[start] ?? '');
  if (onto !== null) all.push(onto);
  const rest = words.slice(start + 1, end).join(' ');
  const name = plainLetters(rest === '' ? first : `${first} ${rest}`);
  const key = lettersAndDigits(name);
  return key === '' || isFillerName(key)
    ? null
    : { infix: all.length === 0 ? null : all.join(' '), name, key };
};

/** `Klein-Haarhuis`, `El-Idrissi` are one name; `Jansen-Bakker` are two. */
const isOneName = (before: string, after: string): boolean =>
  openers.has(plainLetters(before)) ||
  lettersAndDigits(before).length < 2 ||
  lettersAndDigits(after).length < 2;

/** One name, or two with a hyphen between: then the partner's first and the own name last. */
const readHyphened = (words: readonly string[]): FamilyNames => {
  const at = words.findIndex((word) => word.includes('-'));
  const word = words[at];
  if (word === undefined) return { own: buildFamily(words), partner: null, sure: false };
  const hyphen = word.indexOf('-');
  const before = word.slice(0, hyphen);
  const after = word.slice(hyphen + 1);
  if (isOneName(before, after)) {
    const apart = [...words.slice(0, at), before, ...after.split(' '), ...words.slice(at + 1)];
    return readHyphened(apart);
  }
  return {
    own: buildFamily([...after.replaceAll('-', ' ').split(' '), ...words.slice(at + 1)]),
    partner: buildFamily([...words.slice(0, at), before]),
    sure: false,
  };
};

/** Where a mark such as `geb.` stands between two names; -1 without. In capitals `E.V.` may be initials. */
export const markAt = (words: readonly string[]): number => {
  if (words.length < 3) return -1;
  for (let at = 1; at < words.length - 1; at += 1) {
    const word = words[at] ?? '';
    if (familyMark(word) === null) continue;
    const isShort = /^.[./]?.\.?$/.test(word);
    const isMark = !isShort || (words[at - 1] !== ',' && (word !== word.toUpperCase() || allCapitals(words)));
    const follows = words.slice(at + 1).some((next) => next !== ',' && readInfix(next) === undefined);
    if (isMark && follows) return at;
  }
  return -1;
};

export const allCapitals = (words: readonly string[]): boolean =>
  words.every((word) => word === word.toUpperCase());

/** What stands around a mark, without it: `Vries` / `own` / `Jansen` of `Vries geb. Jansen`. */
export const splitAtMark = (words: readonly string[], at: number) => {
  const mark = words[at] ?? '';
  const rest = words.slice(at + 1);
  const fillers = rest.findIndex((word) => !isFiller(mark, word));
  const marked = rest.slice(Math.max(fillers, 0));
  const comma = marked.indexOf(',');
  const before = words.slice(0, words[at - 1] === ',' ? at - 1 : at);
  return {
    kind: familyMark(mark),
    marked: comma === -1 ? marked : marked.slice(0, comma),
    around: [...before, ...(comma === -1 ? [] : marked.slice(comma))],
  };
};

/** The family names in words that hold no given names. */
export const familyNamesOf = (words: readonly string[]): FamilyNames => {
  const at = markAt(words);
  if (at === -1) return words.length === 0 ? noFamilyNames : readHyphened(words);
  const { kind, marked, around } = splitAtMark(words, at);
  return joinMarked(kind === 'own', readHyphened(marked), readHyphened(around));
};

/** `De Vries-Jansen geb. Jansen`: the marked one is sure; of the rest what is not that same name is the other's. */
export const joinMarked = (ownMarked: boolean, marked: FamilyNames, rest: FamilyNames): FamilyNames => {
  const said = marked.own ?? marked.partner;
  const other = [rest.own, rest.partner].find((name) => name !== null && name.key !== said?.key) ?? null;
  return ownMarked ? { own: said, partner: other, sure: true } : { own: other, partner: said, sure: true };
};

/** Reads a cell with a family name; an infix from a column of its own may be given along. */
export const readFamilyName = (text: string, infix = ''): FamilyNames =>
  familyNamesOf(nameWords(infix === '' ? text : `${infix} ${text}`).filter((word) => word !== ','));

/** First letters of the infix: `van de`, `van den` and `v.d.` are one, and so are `het` and `'t`. */
export const infixKey = (infix: string | null): string =>
  infix === null
    ? ''
    : infix
        .split(' ')
        .map((word) => (word === 'het' ? 't' : word.replace("'", '').charAt(0)))
        .join('');
