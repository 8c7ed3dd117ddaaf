import { lettersAndDigits } from './plain-letters.ts';

/**
 * One spelling for what Dutch names spell in more than one way, lighter than how it sounds: `IJsbrand` and `Ysbrand`, `Sophia`
 * and `Sofia`, `Backer` and `Baker`, `Janssen` and `Jansen`, `Thijs` and `Tijs` are equal; `Vries` and `Fries` are not.
 */
export const spellingKey = (text: string): string => {
  const letters = lettersAndDigits(text);
  return mayFold.test(letters)
    ? letters
        .replaceAll('x', 'ks')
        .replace(doubles, '$1')
        .replace(pairs, (pair) => single[pair.slice(0, 2)] ?? pair)
        .replace(doubles, '$1')
    : letters;
};

const single: Readonly<Record<string, string>> = {
  ij: 'y',
  ph: 'f',
  ck: 'k',
  th: 't',
  gh: 'g',
  ae: 'aa',
};
const mayFold = /ij|ph|ck|th|gh|ae|x|([b-df-hj-np-tv-xz])\1/;
const pairs = /ij|ph|ck|th|gh|ae+/g;
const doubles = /([b-df-hj-np-tv-xz])\1+/g;
