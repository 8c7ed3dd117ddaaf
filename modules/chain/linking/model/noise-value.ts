import {
  err,
  type LinkingFacts,
  type LinkingKey,
  linkingKeys,
  ok,
  type ProblemCode,
  parseHouseNumber,
  parseIban,
  parsePlate,
  parsePostcode,
  type Result,
} from '#platform/kit/index.ts';

/**
 * Kinds of values that can say too much and mean nothing. Never a name: who has a common one is told apart by a person's decision. Never a
 * BSN: it is of one person, so a BSN at many names is a fault to look at and not noise.
 */
export const noiseKinds = ['phone', 'address', 'street', 'iban', 'email', 'plate', 'kvk', 'handle'] as const;
export type NoiseKind = (typeof noiseKinds)[number];

/** The kinds a person chooses from: an address is one, by its postcode or by its street and town. */
export const typedKinds = ['phone', 'address', 'email', 'handle', 'iban', 'kvk', 'plate'] as const;
export type TypedKind = (typeof typedKinds)[number];

type NoiseKey = LinkingKey & { readonly kind: NoiseKind };

/** A value as it is shown, with every key it goes by; the first is its own, the others are the same thing written in another way. */
export type NoiseValue = { readonly label: string; readonly keys: readonly [NoiseKey, ...NoiseKey[]] };

const UNREADABLE: Readonly<Record<TypedKind, ProblemCode>> = {
  phone: 'invalid-phone',
  address: 'invalid-address',
  email: 'invalid-email',
  handle: 'too-short',
  iban: 'invalid-iban',
  kvk: 'invalid-kvk',
  plate: 'invalid-plate',
};

type Address = NonNullable<LinkingFacts['address']>;

const trimmed = (text: string): string => text.replace(/^[\s,]+|[\s,]+$/g, '');

/** `Kerkplein 4b`: letters, and from the first number after them the house number. */
function streetAndNumber(text: string): Pick<Address, 'street' | 'houseNumber' | 'houseAddition'> | null {
  const found = /^(.*?[^\d\s,]\D*?)?\s*(\d.*)$/.exec(text);
  const door = parseHouseNumber(trimmed(found?.[2] ?? ''));
  if (!door.ok) return null;
  const street = trimmed(found?.[1] ?? '');
  return {
    street: street === '' ? null : street,
    houseNumber: door.value.number,
    houseAddition: door.value.addition,
  };
}

function withPostcode(text: string, written: string): Address | null {
  const postcode = parsePostcode(written);
  if (!postcode.ok) return null;
  const [before = '', after = ''] = text.split(written).map(trimmed);
  // `1234 AB 4b` has the number behind the postcode, `Kerkplein 4b, 1234 AB Ons Dorp` the town.
  const door = streetAndNumber(before === '' ? after : before);
  if (door === null) return null;
  return { ...door, postcode: postcode.value, town: before === '' || after === '' ? null : after };
}

/** An address in one line, as people write it. */
export function readAddress(text: string): Address | null {
  const written = /(?<![A-Za-z0-9])[1-9]\d{3}\s?[A-Za-z]{2}(?![A-Za-z0-9])/.exec(text)?.[0];
  if (written !== undefined) return withPostcode(text, written);
  const parts = text.split(',').map(trimmed);
  const [line = '', town = ''] = parts;
  const door = parts.length === 2 && town !== '' ? streetAndNumber(line) : null;
  return door === null || door.street === null ? null : { ...door, town };
}

const isNoiseKey = (key: LinkingKey): key is NoiseKey => noiseKinds.some((kind) => kind === key.kind);

const factsOf = (kind: TypedKind, text: string): LinkingFacts =>
  kind === 'address' ? { address: readAddress(text) } : { [kind]: text };

/** The comparable spelling where one is known, else as typed. */
function labelOf(kind: TypedKind, text: string): string {
  const read = kind === 'plate' ? parsePlate(text) : kind === 'iban' ? parseIban(text) : null;
  return read?.ok === true ? read.value : text.trim().replace(/\s+/g, ' ');
}

const LONG_ENOUGH: Readonly<Partial<Record<TypedKind, number>>> = { handle: 3 };

/** A value as somebody typed it. Errors: the code of what is wrong with it. */
export function readNoiseValue(kind: TypedKind, text: string): Result<NoiseValue, ProblemCode> {
  if (text.trim() === '') return err('required');
  const [own, ...others] = linkingKeys(factsOf(kind, text)).filter(isNoiseKey);
  if (own === undefined || own.text.length < (LONG_ENOUGH[kind] ?? 0)) return err(UNREADABLE[kind]);
  return ok({ label: labelOf(kind, text), keys: [own, ...others] });
}

const shownAddress = ({ street, houseNumber, houseAddition, postcode, town }: Address): string => {
  const door = [street, `${houseNumber ?? ''}${houseAddition ?? ''}`].filter(Boolean).join(' ');
  const place = [postcode, town].filter(Boolean).join(' ');
  return [door, place].filter(Boolean).join(', ');
};

/** The value behind a key, as a mention writes it; an address with both ways it goes by. Null when the mention says something else now. */
export function noiseValueOf(kind: NoiseKind, key: string, facts: LinkingFacts): NoiseValue | null {
  const isAddress = kind === 'address' || kind === 'street';
  const keys = linkingKeys(isAddress ? { address: facts.address ?? null } : { [kind]: facts[kind] });
  const own = keys.filter(isNoiseKey).find((one) => one.kind === kind && one.key === key);
  if (own === undefined) return null;
  const others = keys.filter(isNoiseKey).filter((one) => one !== own);
  if (isAddress) return { label: shownAddress(facts.address ?? {}), keys: [own, ...others] };
  return { label: labelOf(kind, facts[kind] ?? ''), keys: [own] };
}
