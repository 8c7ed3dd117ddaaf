import {
  looksLikePlate,
  parseBsn,
  parseEmail,
  parseIban,
  parseKvk,
  parsePhone,
  parsePlate,
  plateKey,
} from '#platform/kit/index.ts';
import { type PieceFields, type PieceKind, pieceAt, type TextPiece, withoutPieces } from './text-piece.ts';

type Read = { readonly text: string; readonly fields: PieceFields };
type Finder = {
  readonly kind: PieceKind;
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray) => Read | null;
};

const valueIn = <Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value | null =>
  result.ok ? result.value : null;

/** Of an account only as much as passes its check: a word behind it in capitals is no part of it. */
function readIban([found]: RegExpMatchArray): Read | null {
  for (let text = found ?? ''; text.length >= 15; text = text.slice(0, -1).trimEnd()) {
    const iban = valueIn(parseIban(text));
    if (iban !== null && !/[A-Z0-9]/i.test((found ?? '').charAt(text.length)))
      return { text, fields: { iban } };
  }
  return null;
}

const DATE_LIKE = /^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}/;

/** Ten digits with the nought, or nine behind the code of the country; more digits are something else. */
function readDutchPhone([text = '']: RegExpMatchArray): Read | null {
  if (DATE_LIKE.test(text)) return null;
  const phone = valueIn(parsePhone(text.replaceAll('(0)', '')))?.number;
  return phone === undefined || phone.length !== 12 ? null : { text, fields: { phone } };
}

function readForeignPhone([text = '']: RegExpMatchArray): Read | null {
  const phone = valueIn(parsePhone(text));
  return phone?.valid === true ? { text, fields: { phone: phone.number } } : null;
}

const MONTHS = /jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec/i;

/** Letters in small print are a plate only without vowels, as plates are given out: "10-tal-5" is none. */
function readPlate([text = '']: RegExpMatchArray): Read | null {
  const plate = looksLikePlate(text) ? valueIn(parsePlate(text)) : null;
  if (plate === null || MONTHS.test(text)) return null;
  const hyphened = /^[^\s]+-[^\s]+-[^\s]+$/.test(text);
  if ((/[a-z]/.test(text) || !hyphened) && /[aeiou]/i.test(text)) return null;
  return { text, fields: { plate } };
}

function readForeignPlate(match: RegExpMatchArray): Read | null {
  const text = (match[1] ?? '').trim();
  const plate = /\d/.test(text) ? plateKey(text) : null;
  if (plate === null || plate.length > 12 || looksLikePlate(text)) return null;
  return { text, fields: { plate } };
}

/** In this order: an account is not also a phone number, a phone number not also a plate. */
const finders: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    read: ([text = '']) => {
      const email = valueIn(parseEmail(text));
      return email === null ? null : { text, fields: { email } };
    },
  },
  {
    kind: 'account',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu,
    read: readIban,
  },
  {
    kind: 'company',
    pattern:
      /\b(?:kvk|kamer van koophandel|handelsregister)\b[\s:.-]*(?:inschrijving|nummer|nr\.?|no\.?)?[\s:.-]*(\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?\d{2})(?!\d)/giu,
    read: (match) => {
      const kvk = valueIn(parseKvk(match[1] ?? ''));
      return kvk === null ? null : { text: match[0], fields: { kvk } };
    },
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\d\p{L}+.,-])(?:(?:\+|00)31[\s-]?(?:\(0\))?(?:[\s./-]?\d){9}|\(?0[1-9]\d{0,2}\)?(?:[\s./-]{0,2}\d){6,8})(?![\d\p{L}]|[.,]\d)/gu,
    read: readDutchPhone,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d\p{L}])(?:\+|00)(?!31)[1-9]\d{0,2}(?:[\s./-]?\d){6,12}(?!\d)/gu,
    read: readForeignPhone,
  },
  {
    kind: 'vehicle',
    pattern:
      /(?<![\p{L}\p{N}-])[A-Z0-9]{1,3}(?:-[A-Z0-9]{2,3}-|[ ][A-Z0-9]{2,3}[ ])[A-Z0-9]{1,3}(?![\p{L}\p{N}]|-\p{L}|-\d)/gu,
    read: readPlate,
  },
  {
    kind: 'vehicle',
    pattern: /(?<![\p{L}\p{N}-])[a-z0-9]{1,3}-[a-z0-9]{2,3}-[a-z0-9]{1,3}(?![\p{L}\p{N}]|-\p{L}|-\d)/gu,
    read: readPlate,
  },
  {
    kind: 'vehicle',
    pattern: /(?<![\p{L}\p{N}-])(?=[A-Z0-9]*\d)(?=\d*[A-Z])[A-Z0-9]{6}(?![\p{L}\p{N}-])/gu,
    read: readPlate,
  },
  {
    kind: 'vehicle',
    pattern:
      /\bkentekens?(?:plaat)?[ :]{1,2}(?:is |nr\.? |nummer )?((?:[A-Z0-9]{1,4}[ -]?){1,3}[A-Z0-9])(?![\p{L}\p{N}])/gu,
    read: readForeignPlate,
  },
];

/** Plates, phone numbers, accounts, company numbers and e-mail addresses, none of them inside another. */
export function findIdentifiers(text: string): TextPiece[] {
  const found: TextPiece[] = [];
  let rest = text;
  for (const { kind, pattern, read } of finders) {
    const here: TextPiece[] = [];
    for (const match of rest.matchAll(pattern)) {
      const item = read(match);
      if (item !== null)
        here.push(pieceAt(kind, item.text, match.index + match[0].indexOf(item.text), item.fields));
    }
    found.push(...here);
    rest = withoutPieces(rest, here);
  }
  return found;
}

const NINE_DIGITS = /(?<![\p{L}\d.,+-])\d{4}[ .]?\d{2}[ .]?\d{3}(?![\p{L}\d]|[.,-]\d)/gu;

/** Where a citizen service number stands; the number itself is left where it is. One of an organisation has the same form. */
export function findBsnPlaces(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(NINE_DIGITS)]
    .filter(
      (match) =>
        parseBsn(match[0]).ok &&
        !/(?:rsin|btw)[\s:.-]*(?:nr\.?|nummer)?[\s:.-]*(?:NL)?$/i.test(text.slice(0, match.index)),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
