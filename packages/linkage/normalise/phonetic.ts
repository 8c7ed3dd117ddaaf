import { plainLetters } from './plain-letters.ts';

/** Spellings that sound alike in Dutch names, applied in this order. */
const rules: ReadonlyArray<readonly [RegExp, string]> = [
  [/[^a-z]/g, ''],
  [/tsch|tsj/g, 'tj'],
  [/sch(?=[^aeiouy]|$)/g, 's'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/eij|ij|ei|ey|y/g, 'i'],
  [/ouw|auw|ou|au/g, 'o'],
  [/ae|aa/g, 'a'],
  [/oe|ue|uu/g, 'u'],
  [/ie|ee/g, 'i'],
  [/ck|cq|qu|q/g, 'k'],
  [/ch|gh/g, 'g'],
  [/c(?=[ei])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/v/g, 'f'],
  [/z/g, 's'],
  [/dt|d(?=$)/g, 't'],
  [/b(?=$)/g, 'p'],
  [/j/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** How a Dutch name sounds, roughly: `Jansen`/`Janssen`, `Dijk`/`Dyk`, `Vries`/`Fries`, `Bakker`/`Backer` are equal. */
export const phonetic = (text: string): string =>
  rules.reduce((name, [pattern, sound]) => name.replace(pattern, sound), plainLetters(text));

/** First sound and the consonants after it: survives a wrong or missing vowel. */
export const skeleton = (text: string): string => {
  const sound = phonetic(text);
  return (sound.charAt(0) + sound.slice(1).replace(/[aeiouh]/g, '')).replace(/(.)\1+/g, '$1');
};
