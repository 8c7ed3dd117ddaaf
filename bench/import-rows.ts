import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from '#platform/kit/index.ts';

export type Place = { readonly name: string; readonly postcodes: string };

/** Numbers that are the same at every run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const given =
  'Johan Pieter Jan Kees Anna Sanne Fatima Mehmet Ali Emma Daan Sem Lucas Noor Eva Lotte Bram Thijs Ruben Youssef Aisha Karin Marieke Henk Gerrit Willem Sofia Ivana Piotr Agnieszka Tomasz Andrei Elena Maria Bogdan Naima Samir Rachid Ilse Wouter Jeroen Maarten Femke Roos Tim Lars Nina Julia Hanna Gijs'.split(
    ' ',
  );
const family =
  'Bos|de Vries|Jansen|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kuipers|Veenstra|Postma|Hoekstra|Nijboer|Ekkel|Zandbelt|Kolk|Brink|Yildiz|Kaya|Demir|Öztürk|Yilmaz|El Amrani|Bouzid|Haddad|Nowak|Kowalski|Wisniewski|Popescu|Ionescu|Ivanov|Petrov|Ferrari|Nguyen|Santos|Silva|te Velde|ter Braak|ten Cate|Schuurman|Hofman|Timmer|Molenaar|Schipper|Kok|Prins|Huisman|Koster|Willems|Evers|Maas|Verhoeven|Jacobs|van Dijk|van Dam|Scholten|Wolters|Lubbers|Krol|Blok|Boersma|Wiersma|Hoogland|Steenbergen|Oosterhof|Nijland'.split(
    '|',
  );
const streets =
  'Molenweg|Kerkstraat|Dorpsstraat|Esdoornlaan|Julianalaan|Kanaaldijk|Stationsweg|Industrieweg|Schoolstraat|Hoofdstraat|Beukenlaan|Rijksweg|Veldweg|Havenkade|Parallelweg|Marktplein|Nieuwstraat|Burgemeesterstraat'.split(
    '|',
  );
const themes = [
  '',
  'hennepteelt',
  'synthetische-drugs',
  'arbeidsuitbuiting',
  'witwassen-vastgoed',
  'zorgfraude',
  'jonge-aanwas',
  'geldezels',
  'verward-gedrag',
  'criminele-inmenging-branches',
];
const roles = ['verdachte', 'slachtoffer', 'getuige', 'betrokkene', 'eigenaar', 'huurder', 'onbekend'];
const stories = [
  'Buren ruiken een weeë lucht en zien ’s nachts busjes bij de loods aan',
  'Het pand is in drie maanden twee keer doorverkocht, het gaat om',
  'Er slapen zeker acht mensen in de garage achter',
  'De post van vijf verschillende namen komt aan op',
  'Winkel zonder klanten, wel elke dag contant geld gestort; gezien bij',
  'Jongere met dure kleding wordt opgehaald bij',
];

export const header = [
  'Zaaknummer',
  'Datum melding',
  'Datum voorval',
  'Gemeente',
  'Afdeling',
  'Proces',
  'Onderwerp',
  'Omschrijving',
  'Straat',
  'Huisnummer',
  'Toevoeging',
  'Postcode',
  'Plaats',
  'Naam betrokkene',
  'Geboortedatum',
  'BSN',
  'Telefoon',
  'Rol',
  'Bedrijf',
  'KvK',
  'Kenteken',
  'Thema',
  'Soort melder',
  'Betrouwbaarheid',
];

const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

/** A person of a town: the number decides everything, so that one number is one person wherever it turns up. */
function personOf(number: number): readonly string[] {
  const at = seeded(number * 7919 + 13);
  const name = `${pick(given, at(1e6))} ${pick(family, at(1e6))}`;
  const birth = `${1 + at(28)}-${1 + at(12)}-${1950 + at(55)}`;
  return [name, birth, `06-${String(10_000_000 + at(89_999_999))}`];
}

function rowOf(
  index: number,
  total: number,
  places: readonly Place[],
  at: (below: number) => number,
): string[] {
  const place = pick(places, at(places.length));
  // One in three rows names someone who is named more often.
  const number = at(3) === 0 ? at(Math.ceil(total / 12)) : total + index;
  const [name, birth, phone] = personOf(number);
  const street = pick(streets, at(1e6));
  const house = 1 + at(400);
  const company = at(4) === 0 ? `${pick(family, at(1e6))} Transport B.V.` : '';
  const month = 1 + at(12);
  return [
    `B${total}-${String(index).padStart(7, '0')}`,
    `${1 + at(28)}-${month}-2025`,
    `${1 + at(28)}/${String(month).padStart(2, '0')}/2025`,
    place.name,
    'Toezicht en handhaving',
    'Meldpunt overlast',
    at(5) === 0 ? '' : `Melding ${street}`,
    `${pick(stories, at(1e6))} ${street} ${house}. Melding ${index} van die dag; gezien rond ${at(24)} uur.`,
    street,
    String(house),
    at(6) === 0 ? 'a' : '',
    `${place.postcodes}${10 + at(80)} ${String.fromCharCode(65 + at(20))}${String.fromCharCode(65 + at(20))}`,
    place.name,
    at(5) === 0 ? '' : (name ?? ''),
    at(3) === 0 ? '' : (birth ?? ''),
    '',
    at(3) === 0 ? (phone ?? '') : '',
    pick(roles, at(1e6)),
    company,
    company === '' ? '' : String(10_000_000 + at(89_999_999)),
    at(4) === 0
      ? `${pick(['SN', 'KX', 'TR', 'ZB', 'HG'], at(1e6))}-${100 + at(900)}-${pick(['Z', 'K', 'L', 'P', 'X', 'T'], at(1e6))}`
      : '',
    pick(themes, at(1e6)),
    pick(['inwoner', 'ondernemer', 'medewerker', 'partner', 'anoniem'], at(1e6)),
    pick(['A', 'B', 'C', 'D', ''], at(1e6)),
  ];
}

/** Writes a file of this many invented rows, the same at every run. */
export async function writeRows(path: string, total: number, places: readonly Place[]): Promise<void> {
  const file = createWriteStream(path);
  const at = seeded(total);
  file.write(csvLine(header));
  for (let index = 0; index < total; index += 1) {
    if (!file.write(csvLine(rowOf(index, total, places, at)))) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
