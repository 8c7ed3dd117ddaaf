import type { Requester } from '#modules/trust/rights/model/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

/** A copy of a person in a hosted case that may be of the requester. */
export type NearCopy = {
  readonly copyId: string;
  readonly caseId: string;
  readonly purposeCode: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly state: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly others: string[];
  /** A person decided on it already. */
  readonly known: boolean;
  readonly requester: Requester;
};

const MOST = 10_000;

export async function findNearCopies(
  scope: Scope,
  partId: string,
  purposes: readonly string[],
): Promise<NearCopy[]> {
  const { rows } = await sql<NearCopy>`
    select copy_id as "copyId", case_id as "caseId", purpose_code as "purposeCode", reference, received_on::text as "receivedOn", state, fields, others,
           known, requester
      from copies_near_requester(${partId}, ${[...purposes]}::text[], ${MOST})`.execute(scope.db);
  return rows;
}
