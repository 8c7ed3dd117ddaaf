import type { UseText } from '#platform/web/index.ts';
import type { Mention, MentionFields, SignalAddress, ToComplete } from '../model/index.ts';
import type nl from './nl.json';

export type Words = UseText<typeof nl>;

export type AddressParts = Pick<SignalAddress, 'street' | 'houseNumber' | 'houseAddition'> & {
  postcode?: string | null;
  town: string | null;
};

/** "5a", and "116-2": an addition of digits never runs into the number. */
export const doorText = (houseNumber: number | null, addition: string | null): string =>
  [houseNumber, addition]
    .filter((part) => part !== null && part !== '')
    .join(/^\d/.test(addition ?? '') ? '-' : '');

/** "Esdoornlaan 5a, 7713 TL Nieuwleusen"; empty when nothing is known. */
export function addressLine(place: AddressParts): string {
  const door = doorText(place.houseNumber, place.houseAddition);
  const street = [place.street, door].filter((part) => part !== null && part !== '').join(' ');
  const town = [place.postcode, place.town].filter(Boolean).join(' ');
  return [street, town].filter((part) => part !== '').join(', ');
}

type Named = Pick<
  MentionFields,
  'kind' | 'name' | 'plate' | 'phone' | 'email' | 'iban' | 'handle' | 'address' | 'note'
>;

/** What a mention is called: its name, its number, or what was noted instead. */
export function mentionTitle(words: Words, mention: Named): string {
  const own =
    mention.name ?? mention.plate ?? mention.phone ?? mention.iban ?? mention.handle ?? mention.email;
  if (own !== null && own !== '') return own;
  if (mention.address !== null) return addressLine(mention.address);
  if (mention.kind === 'object') return mention.note ?? words.t('kind.object');
  return mention.kind === 'person' ? words.t('intake.noName') : words.t(`kind.${mention.kind}`);
}

/** The second line of a mention: everything that is not in its title. */
export function mentionDetails(words: Words, mention: Mention, date: (value: string) => string): string {
  const title = mentionTitle(words, mention);
  const parts = [
    mention.kvk === null ? null : `KvK ${mention.kvk}`,
    mention.birthDate === null ? mention.birthDateAsWritten : date(mention.birthDate),
    mention.minor ? words.t('signal.minor') : null,
    mention.phone,
    mention.email,
    mention.iban,
    mention.addressShielded ? words.t('signal.shielded') : mention.address && addressLine(mention.address),
    mention.note,
  ];
  return parts.filter((part) => part !== null && part !== '' && part !== title).join(', ');
}

export const rolesText = (words: Words, roles: readonly string[]): string =>
  roles.map((role) => words.maybe(`role.${role}`) ?? role).join(', ');

/** A sentence for something that is missing or odd. */
export function toCompleteText(words: Words, item: ToComplete): string {
  const key = item.reason === 'missing' ? item.field : `${item.field}-${item.reason}`;
  const own = words.maybe(`missing.${key}`);
  if (own !== null) return own;
  const field = words.maybe(`field.${item.field}`) ?? item.field;
  const reason = words.maybe(`reason.${item.reason}`) ?? item.reason;
  return words.t('missing.other', { field, reason });
}
