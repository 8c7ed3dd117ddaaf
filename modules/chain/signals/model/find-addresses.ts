import { parseHouseNumber, parsePostcode } from '#platform/kit/index.ts';
import { type PieceFields, pieceAt, type TextPiece, withoutPieces } from './text-piece.ts';

const DOOR = String.raw`(?<door>[1-9]\d{0,4}(?:\s?(?:bis|hs|rood|zwart)(?![\p{L}\d])|[\s-]?[A-Za-z](?![\p{L}\d])|-\d{1,4}(?!\d))?)(?![\p{L}\d])`;
const POSTCODE = String.raw`(?<postcode>[1-9]\d{3}\s?[A-Z]{2})(?![\p{L}\d])`;
const WORD = String.raw`\p{Lu}[\p{L}’'-]+`;
const SMALL = "(?:van|de|der|den|het|ter|te|ten|in|op|aan|bij|'t|’t|a/d)";
/** One word, two with an article or a preposition between, or joined; with an apostrophe before it as well. */
const TOWN = String.raw`(?<town>(?:(?:Den|De|Het|Sint|St\.|Nieuwe?|Oude?|Hoge|Lage|Klein|Groot)\s)?(?:['’]s-)?${WORD}(?:\s(?:aan|bij|op|in)\s(?:(?:de|den|het)\s)?${WORD}|-${WORD})?)`;

/** How a street ends; it makes a word with a number behind it an address without a town as well. */
const STREET_END =
  '(?:straat|straatje|laan|weg|plein|dijk|kade|park|hof|singel|steeg|gracht|ring|kamp|brink|pad|baan|dreef|wal|markt|plantsoen|haven|oord|erf|veld|es|enk|akker|weide|horst|zijde|boulevard|allee|brug|burg|hoek|dorp|berg)';
/** With a first word that may be a number (2e Dwarsstraat), a title or an article (Burgemeester van Roijensingel). */
const STREET = String.raw`(?<street>(?:\d{1,2}e\s)?${WORD}(?:\s(?:${SMALL}\s){0,2}${WORD}){0,3})`;

const forms: readonly RegExp[] = [
  // 8011 AB 12b
  new RegExp(String.raw`(?<![\p{L}\d])${POSTCODE}[\s,]+(?:nr\.?\s|nummer\s)?${DOOR}`, 'gu'),
  // Molenweg 122, 8061 TZ Voorbeeld
  new RegExp(String.raw`(?<![\p{L}\d])${STREET}\s${DOOR}[\s,]+${POSTCODE}(?:[\s,]+${TOWN})?`, 'gu'),
  // Molenweg 122, Voorbeeld; Brink 44 in Voorbeeld; Molenweg 122
  new RegExp(
    String.raw`(?<![\p{L}\d])${STREET}\s(?:nr\.?\s|nummer\s|huisnummer\s)?${DOOR}(?:(?:,\s?|\s(?:in|te)\s)${TOWN}(?![\p{L}]))?`,
    'gu',
  ),
];

const streetLike = new RegExp(`${STREET_END}$`, 'iu');
/** Something with a number that is no street: a chalet, a month, a year, a page. */
const NOT_A_STREET =
  /^(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|kamer|chalet|unit|loods|box|kavel|perceel|vak|artikel|bijlage|pagina|zaak|dossier|groep|klas|team|top|windows|iphone|samsung|peugeot|audi|bmw|mercedes|volkswagen|opel|toyota|volvo|gemeente|politie|de|het|een|er|op|om|in|aan|bij|na|tot|ongeveer|circa|ca|zeker|minstens)$/i;

/** A sentence begins so; it is no part of the street: "Op Molenweg 122", "Bewoner van Molenweg 122". */
const BEFORE_STREET =
  /^(?:.*\s(?:aan|op|bij|naast|nabij|tegenover)\s(?=\p{Lu})|(?:Op|In|Aan|Bij|Nabij|Van|Naar|Uit|Vanuit|Voor|Achter|Naast|Tegenover|Adres|Locatie)\s|\p{Lu}\p{Ll}+\s(?:van|in|te)\s(?=\p{Lu}\p{L}*(?:straat|laan|weg|dijk|singel|kade|plein)$))/u;
const streetAlone = (street: string): string =>
  street.replace(BEFORE_STREET, '').replace(/^(?:de|het)\s/, '');

function addressFields(groups: Readonly<Record<string, string | undefined>>): PieceFields | null {
  const door = parseHouseNumber(groups.door ?? '');
  if (!door.ok) return null;
  const postcode = groups.postcode === undefined ? null : parsePostcode(groups.postcode);
  if (postcode !== null && !postcode.ok) return null;
  return {
    address: {
      ...(groups.street === undefined ? {} : { street: groups.street }),
      houseNumber: door.value.number,
      ...(door.value.addition === null ? {} : { houseAddition: door.value.addition }),
      ...(postcode === null ? {} : { postcode: postcode.value }),
      ...(groups.town === undefined ? {} : { town: groups.town }),
    },
  };
}

function readAddress(match: RegExpExecArray): TextPiece | null {
  const groups = { ...match.groups };
  let { index } = match;
  let [text] = match;
  if (groups.street !== undefined) {
    const street = streetAlone(groups.street);
    index += groups.street.length - street.length;
    text = text.slice(groups.street.length - street.length);
    groups.street = street;
    const known = groups.postcode !== undefined || groups.town !== undefined;
    if (NOT_A_STREET.test(street) || !(streetLike.test(street) || known)) return null;
  }
  const fields = addressFields(groups);
  return fields === null ? null : pieceAt('address', text, index, fields);
}

/** Addresses: postcode with number, street with number and postcode or town, and a word that ends as a street does with its number. */
export function findAddresses(text: string): TextPiece[] {
  const found: TextPiece[] = [];
  let rest = text;
  for (const pattern of forms) {
    const here: TextPiece[] = [];
    for (const match of rest.matchAll(pattern)) {
      const piece = readAddress(match);
      if (piece !== null) here.push(piece);
    }
    found.push(...here);
    rest = withoutPieces(rest, here);
  }
  return found;
}
