import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { WeighingTable } from '../model/index.ts';

const members = sql`coalesce((
  select json_agg(json_build_object('personId', m.person_id, 'name', p.name, 'title', a.title, 'role', m.role) order by m.role, p.name)
    from weighing_member m join person p on p.id = m.person_id join appointment a on a.id = m.appointment_id
   where m.table_id = t.id and m.ended_at is null), '[]') as members`;

export async function findTables(scope: Scope): Promise<WeighingTable[]> {
  const { rows } = await sql<WeighingTable>`
    select t.id, t.name, t.purpose_codes as "purposeCodes", t.rhythm, t.quorum, ${members}
      from weighing_table t where t.organisation_id = ${scope.organisation.id} and t.ended_at is null order by t.name`.execute(
    scope.db,
  );
  return rows;
}

export async function findTable(scope: Scope, id: string): Promise<WeighingTable | undefined> {
  return (await findTables(scope)).find((table) => table.id === id);
}

export type NewTable = {
  readonly name: string;
  readonly purposeCodes: readonly string[];
  readonly rhythm: string;
  readonly quorum: number;
  readonly chairAppointmentId: string;
  readonly memberAppointmentIds: readonly string[];
};

/** Writes a table with its members; appointments of another organisation are left out by the policies and counted. */
export async function insertTable(scope: Scope, table: NewTable): Promise<{ id: string; seated: number }> {
  const id = newId();
  await sql`insert into weighing_table (id, organisation_id, purpose_codes, name, rhythm, quorum)
    values (${id}, ${scope.organisation.id}, ${table.purposeCodes}, ${table.name}, ${table.rhythm}, ${table.quorum})`.execute(
    scope.db,
  );
  const seats = [
    table.chairAppointmentId,
    ...table.memberAppointmentIds.filter((one) => one !== table.chairAppointmentId),
  ];
  const result = await sql`
    insert into weighing_member (id, organisation_id, table_id, appointment_id, person_id, role)
    select gen_random_uuid(), ${scope.organisation.id}, ${id}, a.id, a.person_id, case when a.id = ${table.chairAppointmentId} then 'chair' else 'member' end
      from appointment a where a.id = any (${seats}::uuid[]) and a.organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return { id, seated: Number(result.numAffectedRows ?? 0) };
}

/** One table for an organisation that has people to sit at it and no table yet. Returns how many were laid. */
export async function layFirstTables(
  system: SystemScope,
  name: string,
  purposeCodes: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    insert into weighing_table (id, organisation_id, purpose_codes, name, rhythm, quorum)
    select gen_random_uuid(), o.id, ${purposeCodes}, ${name}, 'weekly', 2 from organisation o
     where o.type = 'gemeente' and not exists (select 1 from weighing_table t where t.organisation_id = o.id)
       and exists (select 1 from appointment a where a.organisation_id = o.id and 'wegingsvoorzitter' = any (a.roles))
       and exists (select 1 from appointment a where a.organisation_id = o.id and 'wegingslid' = any (a.roles))
    returning id, organisation_id as "organisationId"`.execute(system.db);
  for (const table of rows) {
    await sql`
      insert into weighing_member (id, organisation_id, table_id, appointment_id, person_id, role)
      select distinct on (a.person_id) gen_random_uuid(), ${table.organisationId}, ${table.id}::uuid, a.id, a.person_id,
             case when a.id = (select c.id from appointment c where c.organisation_id = ${table.organisationId} and 'wegingsvoorzitter' = any (c.roles) order by c.created_at, c.id limit 1) then 'chair' else 'member' end
        from appointment a where a.organisation_id = ${table.organisationId} and a.roles && array['wegingslid', 'wegingsvoorzitter']
       order by a.person_id, a.created_at`.execute(system.db);
  }
  return rows.length;
}
