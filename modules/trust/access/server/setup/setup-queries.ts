import { newId } from '#platform/kit/index.ts';
import { hashToken, operationOf, type SystemScope, sql } from '#platform/server/index.ts';
import { EMBEDDED_ISSUER } from '../../../organisations/server/index.ts';

/** The role whose holders keep the people of an organisation. */
const ADMINISTRATOR = 'beheerder';

/** People of the embedded provider do not count: without demo they cannot sign in. */
export async function hasAdministrator(system: SystemScope): Promise<boolean> {
  const { rows } = await sql`
    select 1 from appointment a join person p on p.id = a.person_id
     where ${ADMINISTRATOR} = any (a.roles) and p.issuer <> ${EMBEDDED_ISSUER} limit 1`.execute(system.db);
  return rows.length > 0;
}

/** Keeps the hash of the one token that opens the set-up; an earlier one no longer works. */
export async function keepSetupToken(system: SystemScope, token: string): Promise<void> {
  await sql`
    insert into setup_token (token_hash) values (${hashToken(token)})
    on conflict (only_one) do update set token_hash = excluded.token_hash, created_at = now()`.execute(
    system.db,
  );
}

/** True for the token of an open set-up: no administrator yet. Locks it, so that two cannot finish. */
export async function isSetupToken(system: SystemScope, token: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from setup_token where token_hash = ${hashToken(token)} for update`.execute(system.db);
  return rows.length > 0 && !(await hasAdministrator(system));
}

export type SetupState = {
  readonly region: { readonly id: string; readonly name: string } | null;
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly type: string }[];
};

export async function findSetupState(system: SystemScope): Promise<SetupState> {
  const region = await sql<{
    id: string;
    name: string;
  }>`select id, name from region order by created_at limit 1`.execute(system.db);
  const organisations = await sql<{
    id: string;
    name: string;
    type: string;
  }>`select id, name, type from organisation order by name`.execute(system.db);
  return { region: region.rows[0] ?? null, organisations: organisations.rows };
}

export async function insertRegion(system: SystemScope, code: string, name: string): Promise<void> {
  await sql`insert into region (id, code, name) values (${newId()}, ${code}, ${name})`.execute(system.db);
}

export type NewOrganisation = {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly referencePrefix: string;
  readonly cbsCode: string | null;
};

/** False when the code or the prefix is there already. */
export async function insertOrganisation(
  system: SystemScope,
  regionId: string,
  organisation: NewOrganisation,
): Promise<boolean> {
  const { rows } = await sql`
    insert into organisation (id, region_id, code, name, type, reference_prefix, cbs_code)
    values (${newId()}, ${regionId}, ${organisation.code}, ${organisation.name}, ${organisation.type}, ${organisation.referencePrefix}, ${organisation.cbsCode})
    on conflict do nothing returning 1`.execute(system.db);
  return rows.length > 0;
}

export type FirstAdministrator = {
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string;
  readonly subject: string;
  readonly organisationId: string;
  readonly title: string;
  readonly validFrom: string;
};

/** The first administrator, and with that the end of the set-up. */
export async function insertFirstAdministrator(
  system: SystemScope,
  administrator: FirstAdministrator,
): Promise<void> {
  const personId = newId();
  await sql`
    insert into person (id, name, email, issuer, subject)
    values (${personId}, ${administrator.name}, ${administrator.email}, ${administrator.issuer}, ${administrator.subject})`.execute(
    system.db,
  );
  await sql`
    insert into appointment (id, person_id, organisation_id, title, roles, valid_from)
    values (${newId()}, ${personId}, ${administrator.organisationId}, ${administrator.title}, ${[ADMINISTRATOR]}, ${administrator.validFrom})`.execute(
    system.db,
  );
  await sql`delete from setup_token`.execute(system.db);
  const { traceId, operationId, name } = operationOf('setUp', undefined);
  await sql`
    select write_system_audit(${newId()}, ${traceId}, ${operationId}, ${name}, 'administrator.added', 'appointment', 'OK', '{}'::jsonb, ${personId}, null)`.execute(
    system.db,
  );
}
