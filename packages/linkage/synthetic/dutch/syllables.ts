import { Random, scramble } from '../random.ts';
import { words } from './cultures.ts';

export type WordKind = keyof typeof kinds;

const onsets = words(
  'b bl br d dr f g gr h j k kl kn kr l m n p pl pr r s sch sl sm sn st str t tr v w z zw',
);
const inner = words('b d g k l m n p r s t v z ld rd nd rk lk mp st nk');
const vowels = words('a a e e i o o u aa ee oo uu ie oe ei ij ou eu ui');
const codas = words('l n r s m k t p ng rs lt nd rt lf rk nk');

const kinds = {
  family: words(`
    stra sma ma inga enga ing ink ink sen se man mans mans aar er ers kens ker kers horst veld berg beek huis hof kamp bos
    brink wijk meijer meier schot dam donk ens els ert laar voort stein ders ra huizen boer oord dijk kes ts s`),
  place: words(`
    horst veld berg beek huizen hof kamp bos wijk loo laar drecht dam donk dijk voort broek oord weide heuvel eind hout
    brink geest hoven schot meer stee kerke lo`),
  'given-m': words('o an ert bert rik mer wijn ko ke do fred der ian in no nis el on win jan ed'),
  'given-f': words('a tje ke ina je elle ia lien lotte ine da na ra ia wina gonda linde yn eke ea issa'),
  turkish: words('oğlu maz kaya kan er türk ci çi taş demir gül soy li an lu'),
  moroccan: words('i aoui ouni ani aghi adi achi amri ouali oudi ari azi ouri abi'),
  surinamese: words('singh persad nath lal dien poersad ram veld burg rust gard jee pal dew hari'),
  polish: words('ski wicz czyk ak ek ka owski iński arz as ewski icki owicz'),
  arabic: words('i awi ani oud ar ali id an eh iya our ees ib am'),
  other: words('er son ez ini escu ov enko ung adu mann berg ard i o os'),
} as const;

const codeOf = new Map(Object.keys(kinds).map((kind, index) => [kind, index]));
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A vowel before another one gets no third; no letter stands three times. */
const tidy = (word: string): string =>
  word
    .replace(/([aeiou])\1\1+/g, '$1$1')
    .replace(/(ij|ei|ui|ou|oe|eu|ie)([aeiou])/g, '$1n$2')
    .replace(/([b-df-hj-np-tv-z])\1\1+/g, '$1$1');

/** The word with a number: the same number and kind always give the same word. */
export function madeWord(number: number, kind: WordKind): string {
  const random = new Random(scramble(number * 16 + (codeOf.get(kind) ?? 0)));
  const start = random.pick(onsets) + random.pick(vowels);
  const middle = random.chance(0.5) ? random.pick(inner) + random.pick(vowels) : '';
  const end = random.chance(0.55) ? random.pick(codas) : '';
  return capital(tidy(start + middle + end + random.pick(kinds[kind])));
}
