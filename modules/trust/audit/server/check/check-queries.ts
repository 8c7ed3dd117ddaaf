import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';

/** The first thing that is not as it should be, and where: a position in the tree, or the size of a checkpoint. */
export type Broken = { readonly code: string; readonly at: number };

export type CheckResult = {
  readonly size: number;
  readonly entries: number;
  readonly broken: Broken | undefined;
};

export async function saveCheck(
  system: SystemScope,
  organisationId: string,
  { size, entries, broken }: CheckResult,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql`
    insert into audit_self_check (id, organisation_id, size, entries, proven, broken, broken_at, checked_at)
    values (${id}, ${organisationId}, ${size}, ${entries}, ${broken === undefined}, ${broken?.code ?? null}, ${broken?.at ?? null}, ${now})`.execute(
    system.db,
  );
  return id;
}

export type SelfCheck = {
  readonly size: number;
  readonly entries: number;
  readonly proven: boolean;
  readonly broken: string | null;
  readonly brokenAt: number | null;
  readonly checkedAt: string;
};

export async function findLastCheck(scope: Scope): Promise<SelfCheck | undefined> {
  const { rows } = await sql<SelfCheck>`
    select size, entries, proven, broken, broken_at as "brokenAt", checked_at as "checkedAt" from audit_self_check
     where organisation_id = ${scope.organisation.id} order by checked_at desc limit 1`.execute(scope.db);
  return rows[0];
}

/** Organisations that have entries in the tree. */
export async function findLogged(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from tree_head order by 1`.execute(system.db);
  return rows.map(({ id }) => id);
}

/** Who is told of what concerns the log of an organisation: whose roles these are, today. */
export async function findOfficers(
  system: SystemScope,
  organisationId: string,
  roles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from appointment
     where organisation_id = ${organisationId} and roles && ${[...roles]}::text[]
       and valid_from <= current_date and (valid_until is null or valid_until >= current_date)`.execute(
    system.db,
  );
  return rows.map(({ id }) => id);
}
