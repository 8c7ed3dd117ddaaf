import { type Scope, sql } from '#platform/server/index.ts';
import type { MentionInView, SignalInView } from '../model/index.ts';
import { type OrganisationView, organisationJson } from './case-queries.ts';

export type SignalRecord = SignalInView & {
  readonly purposeCode: string;
  readonly reference: string;
  readonly state: string;
  readonly receivedAt: string;
  readonly themesVersionId: string;
  readonly sourceProtected: boolean;
};

/** A signal of the own organisation that the scope reads, without anything about who reported it. */
export async function findSignalToGive(scope: Scope, id: string): Promise<SignalRecord | undefined> {
  const { rows } = await sql<SignalRecord>`
    select id, title, narrative, occurred_on as "occurredOn", theme_code as "themeCode", indicator_codes as "indicatorCodes", street,
           house_number as "houseNumber", house_addition as "houseAddition", postcode, town, place_note as "placeNote", purpose_code as "purposeCode",
           reference, state, received_at as "receivedAt", themes_version_id as "themesVersionId", source_protected as "sourceProtected"
      from signal where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return rows[0];
}

export async function findMentionsToGive(scope: Scope, signalId: string): Promise<MentionInView[]> {
  const { rows } = await sql<MentionInView>`
    select id, kind, roles, name_as_written as "nameAsWritten", given_names as "givenNames", initials, family_name_prefix as "familyNamePrefix",
           family_name as "familyName", birth_date as "birthDate", bsn, phone, email, iban, company_name as "companyName", kvk, plate, handle,
           street, house_number as "houseNumber", house_addition as "houseAddition", postcode, town, address_shielded as "addressShielded", minor, note
      from mention where signal_id = ${signalId} and removed_at is null order by created_at, id`.execute(
    scope.db,
  );
  return rows;
}

export type BringInRow = {
  readonly id: string;
  readonly organisation: OrganisationView;
  readonly host: OrganisationView;
  readonly purposeCode: string;
  readonly sourcePurposeCode: string;
  readonly signalId: string;
  readonly title: string;
  readonly themeCode: string | null;
  readonly themesVersionId: string;
  readonly municipalityCode: string | null;
  readonly state: 'offered' | 'accepted' | 'refused' | 'withdrawn';
  readonly version: number;
  readonly offeredByPersonId: string;
  readonly offeredByName: string;
  readonly offeredAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
  readonly caseId: string | null;
  readonly disclosureId: string;
  readonly namedAppointmentIds: string[];
};

const select = sql`
  select b.id, ${organisationJson('o')} as organisation, ${organisationJson('h')} as host, b.purpose_code as "purposeCode",
         b.source_purpose_code as "sourcePurposeCode", b.signal_id as "signalId", b.title, b.theme_code as "themeCode",
         b.themes_version_id as "themesVersionId", b.municipality_code as "municipalityCode", b.state, b.version, b.offered_by_person_id as "offeredByPersonId",
         b.offered_by_name as "offeredByName", b.offered_at as "offeredAt", b.decided_by_name as "decidedByName", b.decided_at as "decidedAt",
         b.refusal_reason as "refusalReason", b.case_id as "caseId", b.disclosure_id as "disclosureId", b.named_appointment_ids as "namedAppointmentIds"
    from bring_in b join organisation o on o.id = b.organisation_id join organisation h on h.id = b.host_organisation_id`;

export type BringInFilter = {
  readonly signalId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly state?: string | undefined;
};

export async function findBringIns(scope: Scope, filter: BringInFilter): Promise<BringInRow[]> {
  const { rows } = await sql<BringInRow>`
    ${select} where true
     ${filter.signalId === undefined ? sql`` : sql`and b.signal_id = ${filter.signalId} and b.organisation_id = ${scope.organisation.id}`}
     ${filter.caseId === undefined ? sql`` : sql`and b.case_id = ${filter.caseId}`}
     ${filter.state === undefined ? sql`` : sql`and b.state = ${filter.state}`}
     order by (b.state = 'offered') desc, b.offered_at desc, b.id desc limit 200`.execute(scope.db);
  return rows;
}

/** Offered to the own organisation and not decided. */
export async function countOffered(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from bring_in where host_organisation_id = ${scope.organisation.id} and state = 'offered'`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findBringIn(scope: Scope, id: string): Promise<BringInRow | undefined> {
  const { rows } = await sql<BringInRow>`${select} where b.id = ${id}`.execute(scope.db);
  return rows[0];
}

export async function insertBringIn(
  scope: Scope,
  offered: {
    readonly id: string;
    readonly hostOrganisationId: string;
    readonly purposeCode: string;
    readonly signalId: string;
    readonly disclosureId: string;
    readonly title: string;
    readonly namedAppointmentIds: readonly string[];
  },
): Promise<void> {
  await sql`
    insert into bring_in (id, organisation_id, host_organisation_id, purpose_code, source_purpose_code, signal_id, disclosure_id, title, themes_version_id,
      theme_code, municipality_code, neighbourhood_code, portfolio_id, department_code, named_appointment_ids, offered_by_person_id, offered_by_name)
    select ${offered.id}, s.organisation_id, ${offered.hostOrganisationId}, ${offered.purposeCode}, s.purpose_code, s.id, ${offered.disclosureId}, ${offered.title},
           s.themes_version_id, s.theme_code, s.municipality_code, s.neighbourhood_code, s.portfolio_id, s.department_code,
           ${[...offered.namedAppointmentIds]}::uuid[], ${scope.person.id}, ${scope.person.name}
      from signal s where s.id = ${offered.signalId}`.execute(scope.db);
}

/** Accepts into a case of the own organisation, or refuses. False when it is not offered any more or was changed. */
export async function decideBringIn(
  scope: Scope,
  id: string,
  expectedVersion: number,
  decision: { readonly caseId: string } | { readonly reason: string },
): Promise<boolean> {
  const caseId = 'caseId' in decision ? decision.caseId : null;
  const reason = 'reason' in decision ? decision.reason : null;
  const { rows } = await sql<{
    decided: boolean;
  }>`select decide_bring_in(${id}, ${expectedVersion}, ${caseId}, ${reason}) as decided`.execute(scope.db);
  return rows[0]?.decided === true;
}
