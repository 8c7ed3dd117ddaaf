import { plainLetters } from './plain-letters.ts';

/**
 * Spellings that sound alike in Dutch names, applied in this order. First the letters without one of which a rule has nothing to
 * do: asking that is many times quicker than searching, and of some twenty rules a name needs three or four.
 */
export const rules: ReadonlyArray<readonly [letters: string, spelling: RegExp, sound: string]> = [
  ['j c', /tsch|tsj/g, 'tj'],
  ['c', /sch(?=[^aeiouy]|$)/g, 's'],
  ['p', /ph/g, 'f'],
  ['h', /th/g, 't'],
  ['j e y', /eij|ij|ei|ey|y/g, 'i'],
  ['u', /ouw|auw|ou|au/g, 'o'],
  ['a', /ae|aa/g, 'a'],
  ['o u', /oe|ue|uu/g, 'u'],
  ['e', /ie|ee/g, 'i'],
  ['c q', /ck|cq|qu|q/g, 'k'],
  ['h', /ch|gh/g, 'g'],
  ['c', /c(?=[ei])/g, 's'],
  ['c', /c/g, 'k'],
  ['x', /x/g, 'ks'],
  ['v', /v/g, 'f'],
  ['z', /z/g, 's'],
  ['d', /dt|d(?=$)/g, 't'],
  ['b', /b(?=$)/g, 'p'],
  ['j', /j/g, 'i'],
];
const noLetters = /[^a-z]/g;
const doubled = /(.)\1+/g;

/** Most names have none, and looking for one is ten times as quick as searching for all. */
const withoutDoubles = (name: string): string => {
  for (let at = 1; at < name.length; at += 1)
    if (name.charCodeAt(at) === name.charCodeAt(at - 1)) return name.replace(doubled, '$1');
  return name;
};

const A = 'a'.charCodeAt(0);

/** One bit for each letter of a text that has only letters. */
const lettersOf = (text: string): number => {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) - A);
  return letters;
};

const rulesByLetters = rules.map(([letters, spelling, sound]) => ({
  letters: lettersOf(letters.replaceAll(' ', '')),
  spelling,
  sound,
}));

/** How a Dutch name sounds, roughly: `Jansen`/`Janssen`, `Dijk`/`Dyk`, `Vries`/`Fries`, `Bakker`/`Backer` are equal. */
export const phonetic = (text: string): string => {
  let name = plainLetters(text).replace(noLetters, '');
  let letters = lettersOf(name);
  for (const rule of rulesByLetters) {
    if ((rule.letters & letters) === 0) continue;
    const sound = name.replace(rule.spelling, rule.sound);
    if (sound === name) continue;
    name = sound;
    letters = lettersOf(name);
  }
  return withoutDoubles(name);
};

/** First sound and the consonants after it: survives a wrong or missing vowel. */
export const skeleton = (text: string): string => skeletonOf(phonetic(text));

/** The skeleton of a name whose sound is known. */
export const skeletonOf = (sound: string): string =>
  withoutDoubles(sound.charAt(0) + sound.slice(1).replace(/[aeiouh]/g, ''));
