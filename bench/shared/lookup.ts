import { findKnownPersons } from '#modules/chain/linking/server/index.ts';
import type { PersonCells } from '#packages/linkage/synthetic/index.ts';
import { linkingKeys } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { factsOf, nameOf } from './planted.ts';

const BEST = 5;

/** A made person as the engine compares one. */
const personOf = (cells: PersonCells) => ({
  nameAsWritten: nameOf(cells),
  familyName: null,
  familyNamePrefix: null,
  givenNames: null,
  initials: null,
  birthDate: cells.birth_date || null,
  bsn: null,
  phone: cells.phone || null,
  email: null,
  iban: null,
  street: cells.street || null,
  houseNumber: cells.house_number || null,
  postcode: cells.postcode || null,
});

export type Found = { readonly candidates: readonly string[]; readonly best: readonly string[] };

/** What a new mention meets: all candidates, and the five that are most likely the same. */
export async function lookUp(scope: Scope, purpose: string, cells: PersonCells): Promise<Found> {
  const known = await findKnownPersons(scope, purpose, personOf(cells), linkingKeys(factsOf(cells)));
  const ids = known.map(({ mentionId }) => mentionId);
  return { candidates: ids, best: ids.slice(0, BEST) };
}
