import {
  coreCompanyName,
  familyNameKey,
  givenNameKey,
  initialKey,
  lettersAndDigits,
  normaliseAddition,
  normaliseCompanyName,
  parseBsn,
  parseEmail,
  parseIban,
  parseKvk,
  parsePersonName,
  parsePhone,
  phonetic,
  plateKey,
  skeleton,
  sortedLetters,
  writePostcode,
} from '#packages/linkage/normalise/index.ts';
import type { CalendarDate } from './dates.ts';
import { hash64Text } from './hash64.ts';

const linkingKeyKinds = [
  'bsn',
  'kvk',
  'plate',
  'phone',
  'iban',
  'email',
  'handle',
  'address',
  'street',
  'name-initial',
  'name-birth-date',
  'name-skeleton',
  'name-letters',
  'initial-birth-date',
  'name-head-birth-year',
  'name-head-birth-day',
  'name-tail-birth-year',
  'name-tail-birth-day',
  'company-name',
  'company-core',
  'company-skeleton',
] as const;
export type LinkingKeyKind = (typeof linkingKeyKinds)[number];

/**
 * Two mentions that share a key may be the same; a person decides. `text` is what is equal, `key` its 64-bit hash as a
 * signed whole number in text, because equality on bigint keeps its index under row-level security.
 */
export type LinkingKey = { readonly kind: LinkingKeyKind; readonly text: string; readonly key: string };

/** Everything of a mention that keys are made of; leave out or null what is unknown. */
export type LinkingFacts = {
  readonly bsn?: string | null;
  readonly kvk?: string | null;
  readonly plate?: string | null;
  readonly phone?: string | null;
  readonly iban?: string | null;
  readonly email?: string | null;
  readonly handle?: string | null;
  readonly personName?: string | null;
  readonly birthDate?: CalendarDate | null;
  readonly companyName?: string | null;
  readonly address?: AddressFacts | null;
};

type AddressFacts = {
  readonly street?: string | null;
  readonly houseNumber?: number | null;
  readonly houseAddition?: string | null;
  readonly postcode?: string | null;
  readonly town?: string | null;
};

const linkingKey = (kind: LinkingKeyKind, text: string): LinkingKey => ({
  kind,
  text,
  key: hash64Text(`${kind}:${text}`),
});

const present = (text: string | null | undefined): text is string =>
  typeof text === 'string' && text.trim() !== '';

const identifierKeys = (facts: LinkingFacts): LinkingKey[] => {
  const keys: LinkingKey[] = [];
  const add = (
    kind: LinkingKeyKind,
    text: string | null | undefined,
    read: (text: string) => string | null,
  ) => {
    const value = present(text) ? read(text) : null;
    if (value !== null && value !== '') keys.push(linkingKey(kind, value));
  };
  add('bsn', facts.bsn, (text) => valueOrNull(parseBsn(text)));
  add('kvk', facts.kvk, (text) => valueOrNull(parseKvk(text)));
  add('plate', facts.plate, plateKey);
  add('phone', facts.phone, (text) => valueOrNull(parsePhone(text))?.number ?? null);
  add('iban', facts.iban, (text) => valueOrNull(parseIban(text)));
  add('email', facts.email, (text) => valueOrNull(parseEmail(text))?.toLowerCase() ?? null);
  add('handle', facts.handle, (text) => text.trim().toLowerCase().replace(/^@/, ''));
  return keys;
};

const valueOrNull = <Value>(
  result: { ok: true; value: Value } | { ok: false; error: unknown },
): Value | null => (result.ok ? result.value : null);

/** Postcode with number and addition; without postcode street with number, addition and town. */
const addressKeys = (address: AddressFacts): LinkingKey[] => {
  if (typeof address.houseNumber !== 'number') return [];
  const door = `${address.houseNumber}|${normaliseAddition(address.houseAddition ?? '') ?? ''}`;
  const keys: LinkingKey[] = [];
  if (present(address.postcode)) {
    keys.push(linkingKey('address', `${writePostcode(address.postcode).replace(' ', '')}|${door}`));
  }
  if (present(address.street) && present(address.town)) {
    keys.push(
      linkingKey('street', `${lettersAndDigits(address.street)}|${door}|${lettersAndDigits(address.town)}`),
    );
  }
  return keys;
};

/**
 * Several ways in which two spellings of one person meet: by sound and initial, by sound and birth date, by consonants
 * (wrong vowel), by the same letters (swapped neighbours), by initial and birth date (any slip in the family name), by one end of the
 * family name with initial and half of the birth date (a slip in both: the other end and the other half are whole).
 */
const personKeys = (text: string, birthDate: CalendarDate | null): LinkingKey[] => {
  const name = parsePersonName(text);
  if (name === null || name.familyName === null) return [];
  const sound = phonetic(familyNameKey(name));
  const initial = initialKey(name);
  const keys: LinkingKey[] = [];
  if (sound.length >= 2 && initial !== '') {
    keys.push(linkingKey('name-initial', `${sound}|${initial}`));
    keys.push(linkingKey('name-skeleton', `${skeleton(familyNameKey(name))}|${initial}`));
  }
  if (familyNameKey(name).length >= 3) {
    const given = givenNameKey(name);
    keys.push(
      linkingKey(
        'name-letters',
        `${sortedLetters(familyNameKey(name))}|${given === '' ? initial : given.charAt(0)}`,
      ),
    );
  }
  if (birthDate !== null && sound.length >= 2)
    keys.push(linkingKey('name-birth-date', `${sound}|${birthDate}`));
  if (birthDate !== null && initial !== '')
    keys.push(linkingKey('initial-birth-date', `${initial}|${birthDate}`));
  if (birthDate !== null && initial !== '') keys.push(...endKeys(familyNameKey(name), initial, birthDate));
  return keys;
};

const END = 3;

const endKeys = (family: string, initial: string, birthDate: CalendarDate): LinkingKey[] => {
  if (family.length < END) return [];
  const [year, day] = [birthDate.slice(0, 4), birthDate.slice(5)];
  const [head, tail] = [family.slice(0, END), family.slice(-END)];
  return [
    linkingKey('name-head-birth-year', `${head}|${initial}|${year}`),
    linkingKey('name-head-birth-day', `${head}|${initial}|${day}`),
    linkingKey('name-tail-birth-year', `${tail}|${initial}|${year}`),
    linkingKey('name-tail-birth-day', `${tail}|${initial}|${day}`),
  ];
};

const companyKeys = (text: string): LinkingKey[] => {
  const name = normaliseCompanyName(text).replaceAll(' ', '');
  if (name.length < 2) return [];
  const core = coreCompanyName(text).replaceAll(' ', '');
  return [
    linkingKey('company-name', name),
    linkingKey('company-core', core),
    linkingKey('company-skeleton', skeleton(core)),
  ];
};

/** All keys of one mention, without doubles. */
export const linkingKeys = (facts: LinkingFacts): LinkingKey[] => [
  ...identifierKeys(facts),
  ...(facts.address ? addressKeys(facts.address) : []),
  ...(present(facts.personName) ? personKeys(facts.personName, facts.birthDate ?? null) : []),
  ...(present(facts.companyName) ? companyKeys(facts.companyName) : []),
];
