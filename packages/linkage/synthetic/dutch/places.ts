import { Random, scramble } from '../random.ts';
import { words } from './cultures.ts';
import { madeWord } from './syllables.ts';

export type Address = {
  readonly street: string;
  readonly house_number: string;
  readonly addition: string;
  readonly postcode: string;
  readonly town: string;
};

const towns = 1_800;
const letters = 'ABCDEGHJKLMNPRSTVWXZ';

/** Streets that nearly every town has, by how often. */
const usualStreets = words(`
  Kerkstraat Dorpsstraat Molenweg Schoolstraat Stationsweg Hoofdstraat Julianastraat Wilhelminastraat Beatrixstraat
  Prins_Bernhardstraat Nieuwstraat Molenstraat Beukenlaan Eikenlaan Lindelaan Kastanjelaan Esdoornlaan Berkenlaan Acacialaan
  Populierenlaan Dorpsplein Marktplein Kerkplein Zandweg Achterweg Nieuweweg Parallelweg Industrieweg Handelsweg
  Vondelstraat Rembrandtstraat Vermeerstraat Frans_Halsstraat Jan_Steenstraat Meidoornstraat Rozenstraat Tulpenstraat
  Leliestraat Irisstraat Merelstraat Lijsterstraat Zwaluwstraat Spreeuwenhof Koningin_Emmastraat Burgemeesterlaan
  Havenkade Oude_Dijk Zuiderweg Noorderweg Oosterstraat Westerstraat Sportlaan Parklaan Bosweg Veldweg Beekstraat`).map(
  (street) => street.replaceAll('_', ' '),
);
const streetEnds = words(
  'straat straat straat straat laan laan weg weg hof pad plein kade singel dreef gracht akker burg erf hoek kamp',
);

const townName = (town: number): string => madeWord(town, 'place');

/** Large towns have more streets; the names differ by town beyond the usual ones. */
function streetName(town: number, street: number): string {
  const offset = scramble(town) % usualStreets.length;
  const usual = 12 + (scramble(town + 77) % 20);
  if (street < usual) return usualStreets[(offset + street * 7) % usualStreets.length] ?? '';
  const random = new Random(scramble(town * 4_096 + street));
  const word = madeWord(10_000 + random.rank(9_000), random.chance(0.5) ? 'place' : 'family');
  return `${word}${random.pick(streetEnds)}`;
}

/** Four figures belong to a town, the two letters to one side of a piece of street. */
function postcode(town: number, street: number, houseNumber: number): string {
  const figures = 1_000 + ((town * 5 + (scramble(town + street) % 4)) % 9_000);
  const code = scramble(town * 8_192 + street * 8 + Math.floor(houseNumber / 40) * 2 + (houseNumber % 2));
  return `${figures} ${letters[code % letters.length]}${letters[(code >>> 8) % letters.length]}`;
}

export function anyAddress(random: Random): Address {
  const town = random.rank(towns);
  const street = Math.floor((40 + 40_000 / (town + 20)) * random.next() ** 1.4);
  const number =
    1 + Math.floor(random.chance(0.93) ? random.next() ** 1.6 * 150 : random.next() ** 1.5 * 600);
  const addition = random.chance(0.08) ? random.pick(['a', 'b', 'A', 'B', 'bis', 'II', '1', '2', 'c']) : '';
  return {
    street: streetName(town, street),
    house_number: String(number),
    addition,
    postcode: postcode(town, street, number),
    town: townName(town),
  };
}
