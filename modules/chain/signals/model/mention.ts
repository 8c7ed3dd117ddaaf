import {
  type CalendarDate,
  isMinor,
  type LinkingFacts,
  type LinkingKey,
  linkingKeys,
} from '#platform/kit/index.ts';
import type { AddressBody, SignalAddress } from './fields.ts';
import type { MentionBody, MentionFields } from './mention-schema.ts';

/** A mention of which nothing is known but what it is and its roles. */
export const NOTHING_KNOWN = {
  name: null,
  birthDate: null,
  birthDateAsWritten: null,
  bsn: null,
  phone: null,
  email: null,
  iban: null,
  kvk: null,
  plate: null,
  handle: null,
  address: null,
  note: null,
} as const;

const addressOf = (body: AddressBody | undefined): SignalAddress | null => {
  if (body === undefined || Object.values(body).every((value) => value === undefined)) return null;
  return {
    street: body.street ?? null,
    houseNumber: body.houseNumber ?? null,
    houseAddition: body.houseAddition ?? null,
    postcode: body.postcode ?? null,
    town: body.town ?? null,
  };
};

const given = <Key extends string>(body: MentionBody, key: Key): string | null => {
  const value = (body as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : null;
};

/** The kept form of what was typed. `today` decides who is under age. */
export function mentionOf(body: MentionBody, today: CalendarDate): MentionFields {
  const birthDate = given(body, 'birthDate');
  return {
    id: body.id,
    kind: body.kind,
    roles: [...body.roles],
    name: given(body, 'name'),
    birthDate,
    birthDateAsWritten: null,
    bsn: given(body, 'bsn'),
    phone: given(body, 'phone'),
    email: given(body, 'email'),
    iban: given(body, 'iban'),
    kvk: given(body, 'kvk'),
    plate: given(body, 'plate'),
    handle: given(body, 'handle'),
    address: 'address' in body ? addressOf(body.address) : null,
    addressShielded: body.kind === 'person' && body.addressShielded,
    minor: birthDate !== null && isMinor(birthDate, today),
    note: given(body, 'note'),
  };
}

const isVictim = (mention: { readonly roles: readonly string[] }): boolean =>
  mention.roles.includes('victim');

/** Named as a (possible) victim, and as nothing else than a witness beside it. */
export const isOnlyVictim = (mention: { readonly roles: readonly string[] }): boolean =>
  isVictim(mention) && mention.roles.every((role) => role === 'victim' || role === 'witness');

export const isSuspect = (mention: { readonly roles: readonly string[] }): boolean =>
  mention.roles.includes('suspect');

function factsOf(mention: MentionFields): LinkingFacts {
  return {
    bsn: mention.bsn,
    kvk: mention.kvk,
    plate: mention.plate,
    phone: mention.phone,
    iban: mention.iban,
    email: mention.email,
    handle: mention.handle,
    personName: mention.kind === 'person' ? mention.name : null,
    birthDate: mention.birthDate,
    companyName: mention.kind === 'company' ? mention.name : null,
    address: mention.addressShielded ? null : mention.address,
  };
}

/**
 * The keys by which earlier mentions are found. A person who is only a (possible) victim is not compared: it gets none. Nor does a
 * shielded address.
 */
export const keysOfMention = (mention: MentionFields): readonly LinkingKey[] =>
  isOnlyVictim(mention) ? [] : linkingKeys(factsOf(mention));
