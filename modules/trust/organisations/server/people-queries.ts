import { type Scope, sql } from '#platform/server/index.ts';

export type AppointmentView = {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly personName: string;
  readonly email: string | null;
  readonly issuer: string;
  readonly title: string;
  readonly roles: string[];
  readonly purposes: string[] | null;
  readonly departmentIds: string[];
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly ended: boolean;
};

const columns = sql`
  a.id, a.version, a.person_id as "personId", p.name as "personName", p.email, p.issuer, a.title, a.roles, a.purposes,
  a.department_ids as "departmentIds", a.valid_from as "validFrom", a.valid_until as "validUntil",
  coalesce(a.valid_until < current_date, false) as ended`;

export type AppointmentFilter = { readonly search?: string | undefined; readonly ended: boolean };

const conditions = (scope: Scope, filter: AppointmentFilter) => sql`
  a.organisation_id = ${scope.organisation.id} and p.issuer <> 'service'
  and coalesce(a.valid_until < current_date, false) = ${filter.ended}
  ${filter.search === undefined ? sql`` : sql`and strpos(lower(p.name || ' ' || a.title), lower(${filter.search})) > 0`}`;

/** Appointments at the own organisation, by name. */
export async function findAppointments(
  scope: Scope,
  filter: AppointmentFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<AppointmentView[]> {
  const { rows } = await sql<AppointmentView>`
    select ${columns} from appointment a join person p on p.id = a.person_id
     where ${conditions(scope, filter)}
       ${after === undefined ? sql`` : sql`and (p.name, a.id) > (${after[0]}::text, ${after[1]}::uuid)`}
     order by p.name, a.id limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countAppointments(scope: Scope, filter: AppointmentFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from appointment a join person p on p.id = a.person_id where ${conditions(scope, filter)}`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findOneAppointment(scope: Scope, id: string): Promise<AppointmentView | undefined> {
  const { rows } = await sql<AppointmentView>`
    select ${columns} from appointment a join person p on p.id = a.person_id
     where a.id = ${id} and a.organisation_id = ${scope.organisation.id} and p.issuer <> 'service'`.execute(
    scope.db,
  );
  return rows[0];
}

export type Login = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string;
  readonly subject: string;
};

/** The person of this login, made when unknown; returns their id. Someone known already keeps their own name. */
export async function keepPerson(scope: Scope, login: Login): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select keep_person(${login.id}, ${login.name}, ${login.email}, ${login.issuer}, ${login.subject}) as id`.execute(
    scope.db,
  );
  return rows[0]?.id ?? login.id;
}

export type AppointmentFields = {
  readonly title: string;
  readonly roles: readonly string[];
  readonly purposes: readonly string[] | null;
  readonly departmentIds: readonly string[];
  readonly validUntil: string | null;
};

export async function insertAppointment(
  scope: Scope,
  appointment: AppointmentFields & {
    readonly id: string;
    readonly personId: string;
    readonly validFrom: string;
  },
): Promise<void> {
  await sql`
    insert into appointment (id, person_id, organisation_id, title, roles, purposes, department_ids, valid_from, valid_until)
    values (${appointment.id}, ${appointment.personId}, ${scope.organisation.id}, ${appointment.title}, ${appointment.roles},
      ${appointment.purposes}::text[], ${appointment.departmentIds}::uuid[], ${appointment.validFrom}, ${appointment.validUntil})`.execute(
    scope.db,
  );
}

/** False when the version is no longer the expected one. */
export async function updateAppointment(
  scope: Scope,
  id: string,
  expectedVersion: number,
  fields: AppointmentFields,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update appointment set title = ${fields.title}, roles = ${fields.roles}, purposes = ${fields.purposes}::text[],
           department_ids = ${fields.departmentIds}::uuid[], valid_until = ${fields.validUntil}, version = version + 1
     where id = ${id} and organisation_id = ${scope.organisation.id} and version = ${expectedVersion}`.execute(
    scope.db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}
