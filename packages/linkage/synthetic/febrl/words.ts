// Words that look Australian, made for this: a short list of usual ones, and endless unusual ones from syllables.
import { Random, scramble } from '../random.ts';

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

const givenNames = split(`
  emily jack olivia thomas chloe joshua mia liam grace noah ruby ethan isla cooper zoe mitchell holly lachlan tahlia riley
  sienna harrison jasmine bailey georgia nathan amelia dylan hannah caleb matilda jordan imogen tyler eliza brodie lucy
  angus freya declan piper hamish poppy callum bronte rory keira jarrod tess darcy willow fletcher erin jye phoebe kane
  alana zac maya blake abby toby skye reece laura hugo claire finn tara archie nina beau leah max lara sam eva ben`);
const surnames = split(`
  smith white clarke taylor brown harris martin kelly walker campbell ryan webb morris green hughes rowe mercer hart dawson
  fleming barker pascoe lyle tanner bramwell hollis carver denham farrow galvin hewson jarvis kirwan lomax mayne norris
  orchard penrose quill radley sumner thorne upton varley wickham yates ashby birch corbett dunstan elwood frost gough`);
const streetTypes = split(
  'street street street place place crescent crescent court avenue circuit close drive road way parade',
);
const states = split('nsw nsw nsw nsw nsw vic vic vic vic qld qld qld wa wa sa sa tas act nt');
const dwellings = split('village park farm cottage lodge gardens estate hill station views retreat');

const onsets = split('b br c cl d dr f g gl h j k kl l m n p pr r s st t tr w wh y');
const vowels = split('a a e e i o o u ee oo ai ie ar er or');
const codas = split('n l r s t nd ll ng m ck rt lm');
const surnameEnds = split(
  'son ton ley man ford well worth field er ham wick by stein ner ski ini elli ou ic',
);
const placeEnds = split(
  'bah dale ong arra illa ville mere bin wood bank una ooka ford vale roo inga park side',
);
const givenEnds = split('a ia ie lyn en on an ah elle ara in a is ton lee');

/** The word with a number: the same number gives the same word. */
function made(number: number, kind: number, ends: readonly string[]): string {
  const random = new Random(scramble(number * 31 + kind));
  const long = random.chance(0.45);
  const start = random.pick(onsets) + random.pick(vowels);
  const middle = long ? random.pick(codas).slice(0, 1) + random.pick(vowels) : '';
  return start + middle + (random.chance(0.6) ? random.pick(codas) : '') + random.pick(ends);
}

type Words = (random: Random) => string;

/** A usual word or one from a long tail, as names are spread. */
const spread =
  (
    usual: readonly string[],
    usualShare: number,
    tail: number,
    kind: number,
    ends: readonly string[],
  ): Words =>
  (random) =>
    random.chance(usualShare)
      ? (usual[random.rank(usual.length)] ?? '')
      : made(random.rank(tail), kind, ends);

export const givenName = spread(givenNames, 0.75, 400, 1, givenEnds);
export const surname = spread(surnames, 0.35, 6_000, 2, surnameEnds);
const placeWord = spread([], 0, 3_000, 3, placeEnds);

export const streetName: Words = (random) => `${placeWord(random)} ${random.pick(streetTypes)}`;
export const suburb: Words = (random) =>
  random.chance(0.2)
    ? `${random.pick(['mount', 'north', 'east', 'port', 'saint'])} ${placeWord(random)}`
    : placeWord(random);
export const state: Words = (random) => random.pick(states);

/** Second lines of an address: a flat, the name of a house, or a village for the old. */
export const secondLine: Words = (random) => {
  if (random.chance(0.25)) return `${random.pick(['flat', 'unit', 'villa'])} ${random.between(1, 140)}`;
  return random.chance(0.5) ? placeWord(random) : `${placeWord(random)} ${random.pick(dwellings)}`;
};
