import { type Scope, sql } from '#platform/server/index.ts';

type RequesterDisclosure = {
  readonly id: string;
  readonly recordId: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly categories: string[];
  readonly on: string;
};

/** Whom something about the requester of a part went to, by which disclosure. */
export async function disclosuresOfRequester(scope: Scope, partId: string): Promise<RequesterDisclosure[]> {
  const { rows } = await sql<RequesterDisclosure>`
    select disclosure_id as id, record_id as "recordId", recipient_organisation_id as "recipientId", recipient_name as "recipientName", categories,
           given_on::text as "on"
      from disclosures_of_requester(${partId})`.execute(scope.db);
  return rows;
}
