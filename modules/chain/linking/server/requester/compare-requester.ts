import type { Requester } from '#modules/trust/rights/model/index.ts';
import type { ComparedField } from '#modules/trust/rights/server/index.ts';
import { strengthOf } from '../../model/index.ts';
import { type ComparedPerson, comparePersons, weighPersons } from '../engine/weigh-persons.ts';

const UNKNOWN = { bsn: null, iban: null, companyName: null, kvk: null, plate: null, handle: null };

const oneLine = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ') || null;

const personOf = (requester: Requester): ComparedPerson => ({
  ...UNKNOWN,
  nameAsWritten: requester.name,
  familyName: null,
  familyNamePrefix: null,
  givenNames: null,
  initials: null,
  birthDate: requester.birthDate,
  phone: requester.phone,
  email: requester.email,
  address: oneLine(requester.street, requester.houseNumber?.toString(), requester.postcode, requester.town),
  street: requester.street,
  houseNumber: requester.houseNumber?.toString() ?? null,
  postcode: requester.postcode,
});

/** How sure the engine is that a mention is of the requester, field by field; a person decides. */
export function compareRequester(
  requester: Requester,
  facts: Readonly<Record<string, string | null>>,
): { readonly strength: string; readonly fields: readonly ComparedField[] } {
  const of = (key: string): string | null => facts[key] ?? null;
  const mention: ComparedPerson = {
    ...UNKNOWN,
    nameAsWritten: of('nameAsWritten'),
    familyName: of('familyName'),
    familyNamePrefix: of('familyNamePrefix'),
    givenNames: of('givenNames'),
    initials: of('initials'),
    birthDate: of('birthDate'),
    phone: of('phone'),
    email: of('email'),
    address: oneLine(of('street'), of('houseNumber'), of('postcode'), of('town')),
    street: of('street'),
    houseNumber: of('houseNumber'),
    postcode: of('postcode'),
  };
  const here = personOf(requester);
  return {
    strength: strengthOf(comparePersons(here, mention).probability),
    fields: weighPersons(here, mention).fields.map(({ field, here: one, there, sign }) => ({
      field,
      here: one,
      there,
      sign,
    })),
  };
}
