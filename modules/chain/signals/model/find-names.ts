import { parsePersonName } from '#platform/kit/index.ts';
import { pieceAt, type TextPiece, withoutPieces } from './text-piece.ts';

const WORD = String.raw`\p{Lu}[\p{L}’']*\p{L}(?:-\p{Lu}[\p{L}’']*\p{L})*`;
const INITIALS = String.raw`(?:\p{Lu}\p{Ll}?\.\s?){1,4}`;
/** Also in capitals (JAN VAN DER BERG); in, op, aan, bij and uit only with an article behind: Kees op den Kamp. */
const INFIX =
  "(?:(?:in|op|aan|bij|uit|IN|OP|AAN|BIJ|UIT)(?=\\s(?:de|den|het|DE|DEN|HET|'t|’t)\\s)|van|de|der|den|het|ter|te|ten|VAN|DE|DER|DEN|HET|TER|TE|TEN|von|el|al|la|le|da|dos|di|del|v\\.d\\.|vd|'t|’t|'s|’s)";
/** Infixes that stand behind a first name when the family name comes first: Velde, Piet te. */
const BEHIND = "(?:van der|van den|van de|van 't|van|de|der|den|het|ter|ten|te|'t)";
const FRONT = '(?:(?:van der|van den|van de|de|ter|te|ten|el)\\s)';

const familyFirst = new RegExp(
  String.raw`(?<![\p{L}\d])(?<name>${FRONT}?${WORD}(?:\s${WORD})?,\s(?:${INITIALS}|${WORD}(?:\s${WORD})?)(?:\s?${BEHIND}(?![\p{L}]))?)`,
  'gu',
);
const initialsFirst = new RegExp(
  String.raw`(?<![\p{L}\d.])(?<name>${INITIALS}\s?(?:${INFIX}\s){0,3}${WORD}(?:\s${WORD})?)(?![\p{L}])`,
  'gu',
);
const groups = new RegExp(
  String.raw`(?<![\p{L}\d.-])(?<name>${WORD}(?:\s(?:${INFIX}\s){0,3}${WORD}|\s&\s${WORD}|\s\p{Lu}(?![\p{L}.]))+)(?![\p{L}\d]|-\d)`,
  'gu',
);
const single = new RegExp(
  String.raw`(?<![\p{L}])(?:heet|heten|genaamd|genoemd|heer|dhr\.?|mevrouw|mevr\.?|mw\.?|meneer|mijnheer|ene|aan|met|door)\s(?<name>${WORD})(?!\s?[\p{Lu}&]|[\p{L}\d-])`,
  'giu',
);
const LEGAL = String.raw`(?:(?:Holding\s)?(?:B\.\s?V\.|BV|N\.V\.|NV|V\.\s?O\.\s?F\.|VOF|C\.V\.|CV|U\.A\.|GmbH|Ltd|[Ss]p\. z o\.o\.)|Holding)`;
const legalForm = new RegExp(
  String.raw`(?<![\p{L}\d.-])(?<name>${WORD}(?:\s(?:&\s|en\s|(?:${INFIX}\s){1,2})?(?:${WORD}|\p{Lu}(?![\p{L}.]))){0,4}\s${LEGAL})(?![\p{L}\d])`,
  'gu',
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words that begin a sentence or say who someone is: no first name. */
const OPENERS = set(
  'Zijn Haar Hun Mijn Onze Uw Wijkagent Agent Agente Boa Toezichthouder Jongerenwerker Leraar Mentor Huisarts De Het Een Er In Op Aan Als Maar Dat Dit Die Deze Hij Zij Ze Wij We Ik U Via Naar Volgens Toen Daar Hier Ook Na Sinds Om Bij Van Voor Met Door Tijdens Uit Over Onder Achter Naast Tegen Tussen Zonder Geen Alle Elke Veel Twee Drie Vier Vijf Zes Zeven Acht Negen Tien ' +
    'Mevrouw Meneer Heer Mijnheer Dhr Mevr Mw Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December ' +
    'Bewoner Bewoonster Bewoners Buurman Buurvrouw Buren Buurt Getuige Melder Meldster Huurder Huurster Verhuurder Eigenaar Eigenares Koper Verkoper Bestuurder Beheerder Leider Leerling Jongere Jongen Meisje Man Vrouw Kind Klant Inwoner Ondernemer Medewerker Slachtoffer Verdachte Betrokkene Vader Moeder Zoon Dochter Broer Zus Oom Tante Ouders Kennis Vriend Vriendin Collega Chauffeur Werknemer Werkgever Aanvrager Aanvraagster Cliënt Patiënt Pand Woning Auto Bus Voertuig Telefoon Contact Tekent Volgt Ziet Zag Hoort Hoorde Vandaag Gisteren Morgen Anonieme Anoniem',
);
const NO_PERSON = set(
  'BSN KvK KVK IBAN RSIN BTW VOG RIEC GGD GGZ UWV COA AZC Gemeente Politie Provincie Rijk Belastingdienst Openbaar Ministerie Tweede Eerste Kamer Veilig Thuis Hoge Raad Den Sint Nieuw Oud Noord Zuid Oost West Nederland Nederlandse België Duitsland Polen Roemenië Bulgarije Turkije Marokko Europa Kerst Pasen Pinksteren Koningsdag Kamer Koophandel Raad College Burgemeester Wethouder Marktplaats Facebook Instagram Telegram Snapchat WhatsApp Whatsapp Signal Airbnb Google Tikkie',
);
/** A street, whatever stands before it; the second kind is a family name as often: behind an article it is a street. */
const STREET = /(?:straat|laan|weg|plein|kade|singel|steeg|gracht|dreef|plantsoen)$/iu;
const STREET_OR_NAME = /(?:dijk|park|hof|brug|ring|kamp|brink)$/iu;
const ARTICLE = /(?:^|\s)(?:de|het)\s$/iu;
const TRADE =
  /^(?:stichting|vereniging|maatschap|coöperatie|firma)$|(?:bedrijf|bureau|salon|winkel|service|services|handel|verhuur|zorg|shop|store|studio|bouw|transport|transporten|garage|caf[eé]|eetcafé|restaurant|lunchroom|cafetaria|snackbar|pizzeria|grillroom|bar|hotel|camping|markt|beheer|vastgoed|holding|onderneming|logistiek|groep|makelaars?|makelaardij|techniek|installatie|schoonmaak|kapper|barbershop|taxi|lounge|import|export|trading|automotive|horeca|bakkerij|slagerij|kringloop|recycling|agrarisch|stal|manege|sportschool|gym|fitness|juwelier|goudhandel|apotheek|kliniek|tandarts|massage|massages|nagelstudio|detailhandel|groothandel|koerier|koeriers|investments?|consultancy|advies|administratie|verzekeringen|wonen|projecten)$/iu;

const isCompany = (name: string): boolean =>
  name.split(' ').some((word) => TRADE.test(word)) || new RegExp(String.raw`\s${LEGAL}$`, 'u').test(name);

const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** Without words that begin a sentence or say who somebody is: "Bewoner Jan Bakker" is Jan Bakker. */
function withoutOpeners(name: string): string {
  const words = name.split(' ');
  let first = 0;
  while (
    first < words.length &&
    (OPENERS.has(capitalised(words[first] ?? '')) || /^\p{Ll}/u.test(words[first] ?? ''))
  )
    first += 1;
  return words.slice(first).join(' ');
}

function kindOf(name: string, before: string): 'company' | 'person' | null {
  if (isCompany(name)) return 'company';
  const street = STREET.test(name) || (STREET_OR_NAME.test(name) && ARTICLE.test(before));
  return street || name.split(' ').some((word) => NO_PERSON.has(word)) ? null : 'person';
}

type Found = { readonly name: string; readonly index: number };

function namesBy(pattern: RegExp, text: string): Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match.groups?.name ?? '';
    return { name, index: match.index + match[0].lastIndexOf(name) };
  });
}

const PLACE_BEFORE =
  /(?:^|[.!?;,]\s*|(?:^|\s)(?:in|te|uit|naar|tussen|rond|rondom|nabij|gemeente|plaats)\s)$/iu;
const LIST_BEHIND = /^(?:,\s|\s(?:en|of)\s)\p{Lu}/u;

/** Two capitals with a comma are a list of places as well: then a preposition stands before it, or more of the list behind it. */
function isFamilyFirst({ name, index }: Found, text: string): boolean {
  const [family = '', given = ''] = name.split(', ');
  if (family.split(' ').some((word) => OPENERS.has(word)) || isCompany(family)) return false;
  if (/\.$/.test(given) || new RegExp(String.raw`\s${BEHIND}$`, 'u').test(given)) return true;
  const before = text.slice(Math.max(0, index - 20), index);
  return !PLACE_BEFORE.test(before) && !LIST_BEHIND.test(text.slice(index + name.length));
}

function piecesOf(found: readonly Found[], whole: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const { name, index } of found) {
    const text = withoutOpeners(name).trim();
    const at = index + name.lastIndexOf(text);
    const kind =
      text === '' || parsePersonName(text) === null
        ? null
        : kindOf(text, whole.slice(Math.max(0, at - 8), at));
    if (kind !== null) pieces.push(pieceAt(kind, text, at, { name: text }));
  }
  return pieces;
}

/** Names of persons and companies. It knows no name: it reads how names are written, so what it finds is a suggestion. */
export function findNames(text: string): TextPiece[] {
  const found: TextPiece[] = [];
  let rest = text;
  const take = (pieces: readonly TextPiece[]): void => {
    found.push(...pieces);
    rest = withoutPieces(rest, pieces);
  };
  const read = (pattern: RegExp): TextPiece[] => piecesOf(namesBy(pattern, rest), rest);
  take(read(legalForm).filter((piece) => piece.kind === 'company'));
  take(
    piecesOf(
      namesBy(familyFirst, rest).filter((name) => isFamilyFirst(name, rest)),
      rest,
    ),
  );
  take(read(initialsFirst));
  take(read(groups).filter((piece) => piece.text.includes(' ')));
  take(read(single));
  return found;
}

const aWord = new RegExp(String.raw`(?<![\p{L}\d.-])(?<name>${WORD})(?![\p{L}\d]|-\d)`, 'gu');

/** Words with a capital that stand alone: a company of one word, where it is known as that. */
export const findSingleWords = (text: string): TextPiece[] =>
  namesBy(aWord, text)
    .filter(({ name }) => name.length >= 4 && !OPENERS.has(name) && !NO_PERSON.has(name))
    .map(({ name, index }) => pieceAt('company', name, index, { name }));
