// Faults that hands, eyes and ears make. Each gives a changed text, or the same when it cannot be made there.
import type { Random } from './random.ts';

export type Fault = (text: string, random: Random) => string;

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Keys that lie beside a key. */
const neighbours: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row, y) =>
    [...row].map((key, x): [string, string] => {
      const beside = [row[x - 1], row[x + 1]];
      const letterRows = y > 1 ? [rows[y - 1]?.[x], rows[y - 1]?.[x + 1]] : [];
      const below = y > 0 ? [rows[y + 1]?.[x - 1], rows[y + 1]?.[x]] : [];
      return [key, [...beside, ...letterRows, ...below].filter(Boolean).join('')];
    }),
  ),
);

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const likeCase = (letter: string, example: string): string =>
  example !== example.toLowerCase() ? letter.toUpperCase() : letter;

const replaceAt = (text: string, at: number, letter: string, length = 1): string =>
  text.slice(0, at) + letter + text.slice(at + length);

/** A place in the text; people seldom mistype the first letter. */
function placeIn(text: string, random: Random): number {
  const at = random.below(text.length);
  return at === 0 && random.chance(0.7) ? random.below(text.length) : at;
}

const anyLike = (letter: string, random: Random): string =>
  isDigit(letter) ? String(random.below(10)) : likeCase(letters[random.below(26)] ?? 'a', letter);

export const insertLetter: Fault = (text, random) => {
  if (text === '') return text;
  const at = placeIn(text, random);
  const here = text[at] ?? 'a';
  const doubled = random.chance(0.3);
  const near = neighbours.get(here.toLowerCase());
  const letter =
    near && random.chance(0.6) ? (near[random.below(near.length)] ?? 'a') : anyLike(here, random);
  return replaceAt(text, at + 1, (doubled ? here : letter).toLowerCase(), 0);
};

export const deleteLetter: Fault = (text, random) =>
  text.length < 2 ? text : replaceAt(text, placeIn(text, random), '');

export const hitNeighbour: Fault = (text, random) => {
  if (text === '') return text;
  const at = placeIn(text, random);
  const here = text[at] ?? '';
  const near = neighbours.get(here.toLowerCase()) ?? '';
  const same = [...near].filter((key) => isDigit(key) === isDigit(here)).join('');
  return same === '' ? text : replaceAt(text, at, likeCase(same[random.below(same.length)] ?? here, here));
};

export const substituteLetter: Fault = (text, random) => {
  if (text === '') return text;
  const at = placeIn(text, random);
  return replaceAt(text, at, anyLike(text[at] ?? 'a', random));
};

export const transposeLetters: Fault = (text, random) => {
  if (text.length < 2) return text;
  const at = random.below(text.length - 1);
  const [one = '', other = ''] = [text[at], text[at + 1]];
  return replaceAt(text, at, likeCase(other.toLowerCase(), one) + likeCase(one.toLowerCase(), other), 2);
};

/** What a scanner takes for each other. */
const lookalikes: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['w', 'vv'],
  ['d', 'cl'],
  ['h', 'b'],
  ['c', 'e'],
  ['i', 'l'],
  ['g', 'q'],
  ['u', 'v'],
  ['n', 'ri'],
  ['0', 'o'],
  ['1', 'l'],
  ['5', 's'],
  ['8', 'b'],
  ['2', 'z'],
  ['6', 'b'],
];
const misreadings = lookalikes.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);

/** Replaces one occurrence of one of the rules that fit. */
export function applyRule(
  text: string,
  rules: readonly (readonly [string, string])[],
  random: Random,
): string {
  const low = text.toLowerCase();
  const fitting = rules.filter(([from]) => low.includes(from));
  const rule = fitting[random.below(fitting.length)];
  if (rule === undefined) return text;
  const at = low.indexOf(rule[0]);
  const first = likeCase(rule[1].slice(0, 1), text[at] ?? '');
  return replaceAt(text, at, first + rule[1].slice(1), rule[0].length);
}

export const misread: Fault = (text, random) => applyRule(text, misreadings, random);

export const splitWord: Fault = (text, random) =>
  text.length < 5 ? text : replaceAt(text, random.between(2, text.length - 2), ' ', 0);

export const joinWords: Fault = (text, random) => {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const at = spaces[random.below(spaces.length)];
  return at === undefined ? text : replaceAt(text, at, '');
};

export const shiftSpace: Fault = (text, random) => {
  const at = text.indexOf(' ');
  if (at < 1 || at + 1 >= text.length) return text;
  const [before = '', after = ''] = [text[at - 1], text[at + 1]];
  return random.chance(0.5) ? replaceAt(text, at - 1, ` ${before}`, 2) : replaceAt(text, at, `${after} `, 2);
};

const slips: readonly Fault[] = [
  deleteLetter,
  deleteLetter,
  insertLetter,
  insertLetter,
  hitNeighbour,
  hitNeighbour,
  transposeLetters,
  transposeLetters,
  substituteLetter,
];

/** One typing error, of the kinds that occur most; the text is surely another, unless it is too short. */
export const mistype: Fault = (text, random) => {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const changed = random.pick(slips)(text, random);
    if (changed !== text) return changed;
  }
  return text;
};
