import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { ViewSettings } from '../model/index.ts';

export type ViewRow = {
  readonly id: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly starts: boolean;
  readonly version: number;
};

const select = sql`select id, name, settings, starts, version from signal_view`;

/** Views of this person in this appointment. */
export async function findViews(scope: Scope): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    ${select} where person_id = ${scope.person.id} and appointment_id = ${scope.appointment.id} order by lower(name), id`.execute(
    scope.db,
  );
  return rows;
}

export async function findView(scope: Scope, id: string): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`${select} where id = ${id}`.execute(scope.db);
  return rows[0];
}

/** Only one view is the start: the others let go of it. */
export async function endOtherStarts(scope: Scope, id: string | undefined): Promise<void> {
  await sql`
    update signal_view set starts = false, version = version + 1
     where person_id = ${scope.person.id} and appointment_id = ${scope.appointment.id} and starts and id is distinct from ${id ?? null}::uuid`.execute(
    scope.db,
  );
}

export async function insertView(
  scope: Scope,
  view: { readonly name: string; readonly settings: ViewSettings; readonly starts: boolean },
): Promise<string> {
  const id = newId();
  await sql`
    insert into signal_view (id, organisation_id, person_id, appointment_id, name, settings, starts)
    values (${id}, ${scope.organisation.id}, ${scope.person.id}, ${scope.appointment.id}, ${view.name}, ${JSON.stringify(view.settings)}::jsonb, ${view.starts})`.execute(
    scope.db,
  );
  return id;
}

/** False when it was changed meanwhile. */
export async function updateView(
  scope: Scope,
  id: string,
  expectedVersion: number,
  view: { readonly name: string; readonly settings: Record<string, unknown>; readonly starts: boolean },
): Promise<boolean> {
  const result = await sql`
    update signal_view set name = ${view.name}, settings = ${JSON.stringify(view.settings)}::jsonb, starts = ${view.starts},
           version = version + 1, updated_at = clock_timestamp()
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function deleteView(scope: Scope, id: string): Promise<boolean> {
  const result = await sql`delete from signal_view where id = ${id}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

/** Which of these people work at the own organisation today. */
export async function findColleagues(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from appointment
     where organisation_id = ${scope.organisation.id} and person_id = any (${[...ids]}::uuid[]) and valid_from <= current_date and (valid_until is null or valid_until >= current_date)`.execute(
    scope.db,
  );
  return new Set(rows.map((row) => row.id));
}
