import { newId } from '#platform/kit/index.ts';
import { type SystemScope, sql } from '#platform/server/index.ts';
import type { RegionContent } from '../../purposes/model/index.ts';

export type SeededRegion = {
  readonly regionId: string;
  /** Organisation code -> id. */
  readonly organisations: ReadonlyMap<string, string>;
  /** Login name -> person id; empty without demo people. */
  readonly people: ReadonlyMap<string, string>;
};

/** Login provider under which the people of a region file are known; real providers have their own address here. */
export const EMBEDDED_ISSUER = 'embedded';

type Ids = Map<string, string>;

async function keep(
  system: SystemScope,
  table: string,
  key: Record<string, string>,
  values: Record<string, unknown>,
): Promise<string> {
  const id = newId();
  const row = { id, ...key, ...values };
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))})
    on conflict do nothing returning id`.execute(system.db);
  if (rows[0] !== undefined) return rows[0].id;
  const conditions = Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const found = await sql<{
    id: string;
  }>`select id from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}`.execute(system.db);
  const existing = found.rows[0];
  if (existing === undefined) throw new Error(`${table} ${JSON.stringify(key)} clashes with another row`);
  return existing.id;
}

type Organisation = RegionContent['organisations'][number];

async function keepOrganisation(
  system: SystemScope,
  regionId: string,
  organisation: Organisation,
  titles: ReadonlyMap<string, string>,
): Promise<string> {
  const id = await keep(
    system,
    'organisation',
    { region_id: regionId, code: organisation.code },
    {
      type: organisation.type,
      name: organisation.name,
      reference_prefix: organisation.referencePrefix,
      cbs_code: organisation.cbsCode ?? null,
      inhabitants: organisation.inhabitants?.count ?? null,
      theme: JSON.stringify(organisation.theme ?? {}),
    },
  );
  const portfolioOf: Ids = new Map();
  for (const portfolio of organisation.portfolios ?? []) {
    const portfolioId = await keep(
      system,
      'portfolio',
      { organisation_id: id, code: portfolio.code },
      { title: portfolio.title, holder_name: portfolio.holderName ?? null },
    );
    for (const department of portfolio.departments) portfolioOf.set(department, portfolioId);
  }
  for (const code of organisation.departments ?? []) {
    await keep(
      system,
      'department',
      { organisation_id: id, code },
      { title: titles.get(code) ?? code, portfolio_id: portfolioOf.get(code) ?? null },
    );
  }
  return id;
}

type Appointment = Pick<RegionContent['people'][number], 'title' | 'roles' | 'purposes' | 'departments'>;

/** In the order of the file, so that the first one is the one a person begins under. */
async function keepAppointment(
  system: SystemScope,
  personId: string,
  organisationId: string,
  appointment: Appointment,
  validFrom: string,
): Promise<void> {
  await sql`
    insert into appointment (id, person_id, organisation_id, title, roles, purposes, department_ids, valid_from, created_at)
    select ${newId()}, ${personId}, ${organisationId}, ${appointment.title}, ${appointment.roles}, ${appointment.purposes},
      array(select id from department where organisation_id = ${organisationId} and code = any (${appointment.departments}::text[])), ${validFrom}, clock_timestamp()
     where not exists (select 1 from appointment where person_id = ${personId} and organisation_id = ${organisationId} and title = ${appointment.title})`.execute(
    system.db,
  );
}

/**
 * Writes the organisations of a region file, and its people when asked. Repeating it adds what is missing and
 * changes nothing that is there.
 */
export async function seedRegion(
  system: SystemScope,
  region: RegionContent,
  options: {
    readonly withPeople: boolean;
    readonly departmentTitles: ReadonlyMap<string, string>;
    readonly validFrom: string;
  },
): Promise<SeededRegion> {
  const regionId = await keep(system, 'region', { code: region.code }, { name: region.name });
  const organisations: Ids = new Map();
  for (const organisation of region.organisations) {
    organisations.set(
      organisation.code,
      await keepOrganisation(system, regionId, organisation, options.departmentTitles),
    );
  }
  const people: Ids = new Map();
  for (const person of options.withPeople ? region.people : []) {
    const login = { issuer: EMBEDDED_ISSUER, subject: person.username };
    const personId = await keep(system, 'person', login, {
      name: person.name,
      email: `${person.username}@schakel.example`,
    });
    people.set(person.username, personId);
    for (const appointment of [person, ...(person.otherAppointments ?? [])]) {
      const organisationId = organisations.get(appointment.organisation);
      if (organisationId === undefined)
        throw new Error(`${person.username} belongs to no organisation of the region`);
      await keepAppointment(system, personId, organisationId, appointment, options.validFrom);
    }
  }
  return { regionId, organisations, people };
}
