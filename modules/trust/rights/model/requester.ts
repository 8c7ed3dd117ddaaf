import { type LinkingKey, linkingKeys } from '#platform/kit/index.ts';
import type { Requester } from './rights-schemas.ts';

/** The equality keys of the requester: the same by which signals find each other. */
export function keysOfRequester(requester: Requester): Pick<LinkingKey, 'kind' | 'key'>[] {
  const { name, birthDate, phone, email, street, houseNumber, houseAddition, postcode, town } = requester;
  return linkingKeys({
    personName: name,
    birthDate,
    phone,
    email,
    address: { street, houseNumber, houseAddition, postcode, town },
  }).map(({ kind, key }) => ({ kind, key }));
}

/** More differently written people than this meet by name only: then one more fact is asked before anything is shown. */
const MOST_PEOPLE = 25;

/** Counting stops here; a list is shown as "more than". */
export const MOST_COUNTED = 10_000;

export type Found = {
  /** Name with birth date, or name with telephone, e-mail or address. */
  readonly sure: number;
  readonly byName: number;
  readonly people: number;
};

export type SearchOutcome = 'none' | 'ready' | 'sure-only' | 'further-fact';

/**
 * What of the found may be shown. A name that half a town has shows nothing: the requester is asked for one more fact. Whoever is surely
 * found is shown beside it, however many records there are.
 */
export function judgeSearch(found: Found): SearchOutcome {
  if (found.sure === 0 && found.byName === 0) return 'none';
  if (found.people <= MOST_PEOPLE) return 'ready';
  return found.sure === 0 ? 'further-fact' : 'sure-only';
}
