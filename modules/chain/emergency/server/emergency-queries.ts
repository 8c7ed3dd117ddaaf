import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type EmergencyRow = {
  readonly id: string;
  readonly reference: string;
  readonly purposeCode: string;
  readonly signalId: string;
  readonly reason: string;
  readonly openedByPersonId: string;
  readonly openedByName: string;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly open: boolean;
  readonly lawful: boolean | null;
  readonly reviewWord: string | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: string | null;
  readonly version: number;
};

const columns = sql`id, signal_reference as reference, purpose_code as "purposeCode", signal_id as "signalId", reason,
  opened_by_person_id as "openedByPersonId", opened_by_name as "openedByName", opened_at as "openedAt", ends_at as "endsAt", ended_at as "endedAt",
  clock_timestamp() < least(ends_at, ended_at) as open, lawful, review_word as "reviewWord", reviewed_by_name as "reviewedByName",
  reviewed_at as "reviewedAt", version`;

/** The ones without review first, then the newest. */
export async function findEmergencies(scope: Scope): Promise<EmergencyRow[]> {
  const { rows } = await sql<EmergencyRow>`
    select ${columns} from emergency_access where organisation_id = ${scope.organisation.id}
     order by reviewed_at is not null, opened_at desc limit 200`.execute(scope.db);
  return rows;
}

export async function findEmergency(scope: Scope, id: string): Promise<EmergencyRow | undefined> {
  const { rows } = await sql<EmergencyRow>`
    select ${columns} from emergency_access where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

export async function countToReview(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from emergency_access where organisation_id = ${scope.organisation.id} and reviewed_at is null`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** Returns the id of the access, or undefined when there is no such record for this person to open. */
export async function openEmergency(
  scope: Scope,
  asked: { readonly reference: string; readonly reason: string; readonly minutes: number },
): Promise<string | undefined> {
  const id = newId();
  const { rows } = await sql<{ signalId: string | null }>`
    select open_emergency_access(${id}, ${asked.reference}, ${asked.reason}, ${asked.minutes}) as "signalId"`.execute(
    scope.db,
  );
  return rows[0]?.signalId == null ? undefined : id;
}

export async function endEmergency(scope: Scope, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update emergency_access set ended_at = clock_timestamp(), version = version + 1 where id = ${id} and version = ${version}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

export async function keepReview(
  scope: Scope,
  id: string,
  review: { readonly lawful: boolean; readonly word: string; readonly expectedVersion: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update emergency_access set lawful = ${review.lawful}, review_word = ${review.word}, reviewed_by_person_id = ${scope.person.id},
           reviewed_by_name = ${scope.person.name}, reviewed_at = clock_timestamp(), version = version + 1
     where id = ${id} and version = ${review.expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** Who is told at once: the privacy officers of the own organisation, and where there is none its FG. */
export async function findSupervisors(scope: Scope): Promise<string[]> {
  const { rows } = await sql<{ personId: string; officer: boolean }>`
    select distinct person_id as "personId", 'privacyofficer' = any (roles) as officer from appointment
     where organisation_id = ${scope.organisation.id} and roles && array['privacyofficer', 'fg'] and person_id <> ${scope.person.id}
       and valid_from <= current_date and (valid_until is null or valid_until >= current_date)`.execute(
    scope.db,
  );
  const officers = rows.filter((row) => row.officer);
  return [...new Set((officers.length > 0 ? officers : rows).map((row) => row.personId))];
}

/** Whether this person reads the record by a broken glass. */
export async function isOpenInEmergency(scope: Scope, signalId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select ${signalId}::uuid = any (my_emergency_signal_ids()) as open`.execute(scope.db);
  return rows[0]?.open === true;
}
