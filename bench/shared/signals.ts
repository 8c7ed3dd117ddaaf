import { newId } from '#platform/kit/index.ts';

const FAMILY =
  'Bos Jansen Bakker Visser Smit Meijer Mulder Vos Peters Hendriks Dekker Brouwer Dijkstra Kuipers Veenstra Postma Hoekstra Nijboer Ekkel Zandbelt Kolk Brink Yildiz Kaya Demir Bouzid Haddad Nowak Kowalski Ferrari'.split(
    ' ',
  );
const GIVEN =
  'Johan Pieter Anna Sanne Fatima Mehmet Emma Daan Lucas Noor Eva Lotte Bram Thijs Ruben Aisha Karin Henk Gerrit Sofia Ivana Piotr Tomasz Elena Maria Samir Ilse Wouter Femke Roos'.split(
    ' ',
  );
const STREETS =
  'Molenweg Kerkstraat Dorpsstraat Esdoornlaan Julianalaan Kanaaldijk Stationsweg Industrieweg Schoolstraat Veldweg Havenkade'.split(
    ' ',
  );

/** So far back that it was written by then; no multiple of four, so that it was a new one. */
const BACK = 401;

const pick = (words: readonly string[], number: number): string => words[number % words.length] ?? '';

/**
 * Which signal comes at a turn. Every fourth names a person and a vehicle that another one named some time before: half a
 * proposal per signal, as in a year of exports (276 proposals with 588 signals).
 */
export const numberOf = (turn: number): number => (turn % 4 === 3 && turn > BACK ? turn - BACK : turn);

/** The same number gives the same story and people; ids are new at every call. Two mentions: a person and a vehicle. */
export function signalBody(number: number) {
  const mixed = (number * 2_654_435_761) % 4_294_967_296;
  const street = pick(STREETS, mixed);
  const house = 1 + (mixed % 900);
  const name = `${pick(GIVEN, mixed >>> 3)} ${pick(FAMILY, mixed >>> 7)}${number}`;
  return {
    id: newId(),
    narrative: `Buren zien sinds weken ’s nachts busjes zonder verlichting bij de loods aan de ${street} ${house}. Er worden dozen uitgeladen en er hangt een weeë lucht. ${name} zou er de sleutel van hebben.`,
    place: { street, houseNumber: house, town: 'Elders' },
    occurredOn: '2026-01-15',
    confidence: 'seen',
    mentions: [
      {
        id: newId(),
        kind: 'person',
        roles: ['suspect'],
        name,
        birthDate: `19${50 + (number % 50)}-0${1 + (number % 9)}-1${number % 10}`,
        phone: `06-${String(10_000_000 + ((number * 7919) % 89_999_999))}`,
      },
      {
        id: newId(),
        kind: 'vehicle',
        roles: ['involved'],
        plate: `${String.fromCharCode(66 + (number % 5))}X-${100 + (number % 900)}-${String.fromCharCode(71 + (Math.floor(number / 900) % 14))}`,
      },
    ],
  };
}
