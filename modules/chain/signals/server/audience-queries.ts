import { type Scope, sql } from '#platform/server/index.ts';
import type { SettableAudience } from '../model/index.ts';

/** People named on a signal; seen by who is named there. */
export async function findNamedReaders(
  scope: Scope,
  signalId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from signal_named_reader r join person p on p.id = r.person_id
     where r.signal_id = ${signalId} order by p.name, p.id`.execute(scope.db);
  return rows;
}

export type ColleagueInView = {
  readonly id: string;
  readonly name: string;
  readonly roles: string[];
  readonly purposes: string[] | null;
};

/** Every appointment of the own organisation that is valid today; a person may have more than one. */
export async function findColleagues(scope: Scope): Promise<ColleagueInView[]> {
  const { rows } = await sql<ColleagueInView>`
    select p.id, p.name, a.roles, a.purposes from appointment a join person p on p.id = a.person_id
     where a.organisation_id = ${scope.organisation.id}
       and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
     order by p.name, p.id`.execute(scope.db);
  return rows;
}

/** Through the door that keeps the signal and what repeats its audience together. The database refuses who may not. */
export async function saveAudience(
  scope: Scope,
  signalId: string,
  version: number,
  audience: SettableAudience,
  readerIds: readonly string[],
): Promise<void> {
  await sql`select set_signal_audience(${signalId}, ${version}, ${audience}, ${readerIds}::uuid[])`.execute(
    scope.db,
  );
}
