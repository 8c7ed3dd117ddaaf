import type { LeftCase, LookAtRecord, NamedInRecord } from '#modules/trust/audit/server/index.ts';
import { type SystemScope, sql } from '#platform/server/index.ts';

/** Persons and addresses in records that somebody looked at, for comparing with who looked. */
export async function peopleInRecords(
  system: SystemScope,
  organisationId: string,
  recordIds: readonly string[],
): Promise<NamedInRecord[]> {
  const { rows } = await sql<NamedInRecord>`
    select record_id as "recordId", name, birth_date as "birthDate", address, street, house_number as "houseNumber",
           house_addition as "houseAddition", postcode, town
      from people_in_records(${organisationId}, ${[...recordIds]}::uuid[])`.execute(system.db);
  return rows;
}

/** Of these looks the ones at a case that the person had left, or at what was contributed to it. */
export async function looksAfterLeaving(
  system: SystemScope,
  looks: readonly LookAtRecord[],
  days: number,
): Promise<LeftCase[]> {
  const { rows } = await sql<LeftCase>`
    select event_id as "eventId", record_id as "recordId", case_id as "caseId", reference, left_at as "leftAt"
      from looks_after_leaving(${JSON.stringify(looks)}::jsonb, ${days})`.execute(system.db);
  return rows;
}
