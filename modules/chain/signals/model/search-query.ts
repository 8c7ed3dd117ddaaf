import {
  type LinkingKeyKind,
  linkingKeys,
  looksLikePlate,
  parseBsn,
  parseEmail,
  parseHouseNumber,
  parseIban,
  parseKvk,
  parsePersonName,
  parsePhone,
  parsePostcode,
  parseReference,
  plainLetters,
} from '#platform/kit/index.ts';

/** What a person typed in the search field, in every way it can be read. */
export type SearchQuery = {
  readonly text: string;
  readonly reference: string | null;
  readonly keys: readonly { readonly kind: LinkingKeyKind; readonly key: string }[];
  readonly postcode: string | null;
  readonly houseNumber: number | null;
  /** Lower case, the start of a family name. */
  readonly familyName: string;
  readonly companyName: string;
  /** A tsquery of the words, each found by its start; empty when there are none. */
  readonly words: string;
};

const addressIn = (
  text: string,
): { postcode: string; houseNumber: number | null; addition: string | null } | null => {
  const match = /^\s*(\d{4}\s?[a-z]{2})(?:[\s,]+(.+))?$/i.exec(text);
  const postcode = match === null ? null : parsePostcode(match[1] ?? '');
  if (postcode === null || !postcode.ok) return null;
  const door = match?.[2] === undefined ? null : parseHouseNumber(match[2]);
  return {
    postcode: postcode.value,
    houseNumber: door?.ok === true ? door.value.number : null,
    addition: door?.ok === true ? door.value.addition : null,
  };
};

const lettersOnly = (text: string): boolean => /^[\p{L}\s.'’-]+$/u.test(text);

/** Every word by its start; only letters and digits reach the query language. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2)
    .slice(0, 8)
    .map((word) => `'${word}':*`)
    .join(' & ');

const valueIf = (text: string, reads: boolean): string | null => (reads ? text : null);

function keysOf(text: string, address: ReturnType<typeof addressIn>): SearchQuery['keys'] {
  const keys = linkingKeys({
    bsn: valueIf(text, parseBsn(text).ok),
    kvk: valueIf(text, parseKvk(text).ok),
    plate: valueIf(text, looksLikePlate(text)),
    phone: valueIf(text, parsePhone(text).ok),
    iban: valueIf(text, parseIban(text).ok),
    email: valueIf(text, parseEmail(text).ok),
    handle: valueIf(text, /^@\S{2,}$/.test(text)),
    personName: valueIf(text, lettersOnly(text) && /\s/.test(text.trim())),
    companyName: valueIf(text, /\p{L}{2}/u.test(text) && address === null),
    address:
      address === null
        ? null
        : { postcode: address.postcode, houseNumber: address.houseNumber, houseAddition: address.addition },
  });
  // A search is for what was typed: spellings that only sound alike are for proposals.
  const wanted = new Set<LinkingKeyKind>([
    'bsn',
    'kvk',
    'plate',
    'phone',
    'iban',
    'email',
    'handle',
    'address',
    'name-initial',
    'company-core',
  ]);
  return keys.filter((key) => wanted.has(key.kind)).map(({ kind, key }) => ({ kind, key }));
}

/** Null when there is too little to look for. */
export function readSearchQuery(typed: string): SearchQuery | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text.length < 2) return null;
  const reference = parseReference(text);
  const address = addressIn(text);
  const name = lettersOnly(text) ? parsePersonName(text) : null;
  return {
    text,
    reference: reference.ok ? reference.value : null,
    keys: keysOf(text, address),
    postcode: address?.postcode ?? null,
    houseNumber: address?.houseNumber ?? null,
    familyName: (name?.familyName ?? '').toLowerCase(),
    companyName: /\p{L}{2}/u.test(text) && address === null ? plainLetters(text) : '',
    words: reference.ok || address !== null ? '' : wordsOf(text),
  };
}
