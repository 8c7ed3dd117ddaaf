import { plainLetters } from './plain-letters.ts';
import { spellingKey } from './spelling.ts';

/** Words of street names by the shortest way to write them: both ways meet there. */
const shortWords = new Map(
  Object.entries({
    adm: 'admiraal',
    bgm: 'burgemeester burg burgem bgmr burgemr',
    dr: 'dokter doctor',
    ds: 'dominee',
    gen: 'generaal',
    gr: 'groot grote graaf',
    gouv: 'gouverneur',
    ing: 'ingenieur ir',
    jhr: 'jonkheer',
    kap: 'kapitein kapt',
    kard: 'kardinaal',
    kl: 'klein kleine',
    kon: 'koning koningin',
    lt: 'luitenant luit',
    mgr: 'monseigneur',
    min: 'minister',
    mr: 'meester',
    nw: 'nieuw nieuwe nwe',
    o: 'oost',
    oud: 'oude',
    past: 'pastoor',
    pr: 'prins prinses',
    pres: 'president',
    prof: 'professor',
    st: 'sint',
    n: 'noord',
    w: 'west',
    z: 'zuid',
    v: 'van',
    d: 'de den der',
    t: "het 't",
    1: 'eerste 1e 1ste',
    2: 'tweede 2e 2de',
    3: 'derde 3e 3de',
    4: 'vierde 4e 4de',
    5: 'vijfde 5e 5de',
  }).flatMap(([short, words]) => words.split(' ').map((word) => [word, short] as const)),
);

/** Endings by their short form; what is short already stays. */
const shortEndings: Readonly<Record<string, string>> = {
  straat: 'str',
  laan: 'ln',
  weg: 'wg',
  plein: 'pln',
  singel: 'sgl',
  sngl: 'sgl',
  gracht: 'gr',
  kade: 'kd',
  dijk: 'dk',
  dyk: 'dk',
  park: 'prk',
};
const ending = /(?:straat|laan|weg|plein|singel|sngl|gracht|kade|dijk|dyk|park)$/;

const shortened = (word: string): string => {
  const bare = word.endsWith('.') ? word.slice(0, -1) : word;
  return shortWords.get(bare) ?? bare.replace(ending, (found) => shortEndings[found] ?? found);
};

const runTogether = /([a-z]\.)(?=[a-z])/g;
const between = /[\s,/()-]+/;

/**
 * One form for all ways to write a street: `Burgemeester van den Bergstraat`, `Burg. v.d. Bergstr.`; `Eerste Dorpsstraat`,
 * `1e Dorpstraat`; `Sint Jansln`, `St. Janslaan`. Empty without letters or digits. Not to be shown.
 */
export const streetKey = (street: string): string =>
  spellingKey(plainLetters(street).replace(runTogether, '$1 ').split(between).map(shortened).join(''));
