import { readInfix } from './name-words.ts';

const unusual = /[’‘`´()[\]",;\u2013\t\n\r\u00a0-]/;

/** Words as they were written, a comma as a word of its own, what a hyphen joins as one word: `Jansen-de Vries`. */
export const nameWords = (text: string): string[] => {
  if (!unusual.test(text)) return text.split(' ').filter(Boolean);
  const words: string[] = [];
  let word = '';
  const close = () => {
    if (word.endsWith('-')) return;
    if (word !== '') words.push(word);
    word = '';
  };
  for (const sign of text) {
    const kind = signKinds.get(sign);
    if (kind === undefined) word += sign;
    else if (kind === 'quote') word += "'";
    else if (kind === 'space') close();
    else if (kind === 'hyphen') word = openForHyphen(words, word);
    else {
      word = withoutHyphen(word);
      close();
      words.push(',');
    }
  }
  word = withoutHyphen(word);
  close();
  return text.includes('-') || text.includes('\u2013') ? joinAcrossHyphen(words) : words;
};

type SignKind = 'space' | 'quote' | 'hyphen' | 'comma';
const signKinds = new Map<string, SignKind>([
  ...Array.from(' \t\n\r\u00a0()[]"', (sign) => [sign, 'space'] as const),
  ...Array.from('’‘`´', (sign) => [sign, 'quote'] as const),
  ...Array.from('-\u2013', (sign) => [sign, 'hyphen'] as const),
  ...Array.from(',;', (sign) => [sign, 'comma'] as const),
]);

const withoutHyphen = (word: string): string => (word.endsWith('-') ? word.slice(0, -1) : word);

/** The word that the hyphen joins on to: the one that is being read, or the last one when a space stands between. */
const openForHyphen = (words: string[], word: string): string => {
  if (word !== '') return word.endsWith('-') ? word : `${word}-`;
  if (words.length === 0 || words.at(-1) === ',') return '';
  return `${words.pop()}-`;
};

/** `Jansen-de` `Vries` becomes one: what comes after the hyphen is an infix, and its name is still to come. */
const joinAcrossHyphen = (words: readonly string[]): string[] => {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    if (open && word !== ',') joined.push(`${joined.pop()} ${word}`);
    else joined.push(word);
    const last = word.slice(word.lastIndexOf('-') + 1);
    open = (open || word.includes('-')) && word !== ',' && readInfix(last) !== undefined;
  }
  return joined;
};
