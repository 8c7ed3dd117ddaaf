import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { type OrganisationView, organisationJson } from './case-queries.ts';

export type ParticipantRow = {
  readonly id: string;
  readonly organisation: OrganisationView;
  readonly appointmentId: string;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly role: 'lead' | 'participant';
  readonly namedAt: string;
  readonly secrecyConfirmedAt: string | null;
  readonly leftAt: string | null;
};

export async function findParticipants(scope: Scope, caseId: string): Promise<ParticipantRow[]> {
  const { rows } = await sql<ParticipantRow>`
    select p.id, ${organisationJson('o')} as organisation, p.appointment_id as "appointmentId", p.person_id as "personId", p.person_name as "personName",
           p.person_title as "personTitle", p.role, p.named_at as "namedAt", p.secrecy_confirmed_at as "secrecyConfirmedAt", p.left_at as "leftAt"
      from case_participant p join organisation o on o.id = p.organisation_id
     where p.case_id = ${caseId} order by p.left_at nulls first, p.role, o.name, p.person_name, p.id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertParticipant(
  scope: Scope,
  named: {
    readonly caseId: string;
    readonly appointmentId: string;
    readonly role: 'lead' | 'participant';
    readonly secrecyConfirmed: boolean;
  },
): Promise<void> {
  // Person, name and title are filled in from the appointment by the table itself.
  await sql`
    insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id, secrecy_confirmed_at)
    values (${newId()}, ${named.caseId}, ${scope.organisation.id}, ${named.appointmentId}, ${scope.person.id}, '', '', ${named.role}, ${scope.person.id},
      ${named.secrecyConfirmed ? sql`clock_timestamp()` : null})`.execute(scope.db);
}

export async function markLeft(scope: Scope, id: string, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_participant set left_at = clock_timestamp(), left_reason = ${reason} where id = ${id} and left_at is null and role = 'participant'`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}

export async function confirmSecrecy(scope: Scope, caseId: string): Promise<void> {
  await sql`
    update case_participant set secrecy_confirmed_at = clock_timestamp()
     where case_id = ${caseId} and appointment_id = ${scope.appointment.id} and left_at is null and secrecy_confirmed_at is null`.execute(
    scope.db,
  );
}

export type AppointmentInView = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly title: string;
  readonly roles: string[];
  readonly purposes: string[] | null;
};

/** Appointments of the own organisation that hold today; with ids only those. */
export async function findOwnAppointments(
  scope: Scope,
  ids?: readonly string[],
): Promise<AppointmentInView[]> {
  const { rows } = await sql<AppointmentInView>`
    select a.id, a.person_id as "personId", p.name as "personName", a.title, a.roles, a.purposes
      from appointment a join person p on p.id = a.person_id
     where a.organisation_id = ${scope.organisation.id} and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
       ${ids === undefined ? sql`` : sql`and a.id = any (${[...ids]}::uuid[])`}
     order by p.name, a.id`.execute(scope.db);
  return rows;
}

export type Party = {
  readonly organisation: OrganisationView;
  readonly roles: string[];
  readonly people: number;
  readonly secrecyConfirmed: number;
};

/** What the rules need to know of an organisation in a case; no people when it does not take part. */
export async function findParty(
  scope: Scope,
  caseId: string,
  organisationId: string,
): Promise<Party | undefined> {
  const { rows } = await sql<Party>`
    select ${organisationJson('o')} as organisation, c.roles, c.people, c.secrecy_confirmed as "secrecyConfirmed"
      from organisation o cross join lateral case_party(${caseId}, o.id) c where o.id = ${organisationId}`.execute(
    scope.db,
  );
  return rows[0];
}

/** People with one of these roles who decide on what the scope sent to their organisation: told that there is something, never what. */
export async function findPeopleToTell(
  scope: Scope,
  sent: { readonly recordKind: 'bring-in' | 'referral'; readonly recordId: string },
  roles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select people_to_tell(${sent.recordKind}, ${sent.recordId}, ${[...roles]}::text[]) as ids`.execute(
    scope.db,
  );
  return rows[0]?.ids ?? [];
}
