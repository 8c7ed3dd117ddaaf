import { type Scope, sql } from '#platform/server/index.ts';
import type { DisclosedRecord, DisclosureState, ShownRule } from '../model/index.ts';
import { type DisclosureFilter, disclosureConditions } from './disclosure-filter-queries.ts';

export type KeptCondition = {
  readonly code: string;
  readonly title: string;
  readonly rule: string;
  readonly facts: readonly {
    readonly by: string;
    readonly text: string | null;
    readonly personId: string | null;
    readonly recordId: string | null;
  }[];
};

export type DisclosureRow = {
  readonly id: string;
  readonly giverId: string;
  readonly giverName: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly purposeCode: string;
  readonly sourcePurposeCode: string | null;
  readonly rules: ShownRule[];
  readonly categories: string[];
  readonly regimes: string[];
  readonly conditions: KeptCondition[];
  readonly recordKind: string;
  readonly recordId: string;
  readonly caseId: string | null;
  /** Null, with the name: the machine answered a hit inquiry. */
  readonly givenByPersonId: string | null;
  readonly givenByName: string | null;
  readonly givenAt: string;
  readonly receivedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  readonly version: number;
  readonly records: DisclosedRecord[];
  readonly recordReference: string | null;
  readonly caseReference: string | null;
  readonly rulesVersion: string | null;
  readonly approvedByName: string | null;
  readonly receivedHow: 'looked' | 'acknowledged' | null;
  readonly receivedByName: string | null;
  readonly state: DisclosureState;
};

const columns = sql`
  d.id, d.organisation_id as "giverId", g.name as "giverName", d.recipient_organisation_id as "recipientId", r.name as "recipientName",
  d.purpose_code as "purposeCode", d.source_purpose_code as "sourcePurposeCode", d.rules, d.categories, d.regimes, d.conditions,
  d.record_kind as "recordKind", d.record_id as "recordId", d.case_id as "caseId", d.given_by_person_id as "givenByPersonId",
  d.given_by_name as "givenByName", d.given_at as "givenAt", d.received_at as "receivedAt", d.withdrawn_at as "withdrawnAt",
  d.withdrawn_reason as "withdrawnReason", d.version, d.records, d.record_reference as "recordReference", d.case_reference as "caseReference",
  d.rules_version as "rulesVersion", d.approved_by_name as "approvedByName", d.received_how as "receivedHow",
  d.received_by_name as "receivedByName", d.state`;

const source = sql`disclosure d join organisation g on g.id = d.organisation_id join organisation r on r.id = d.recipient_organisation_id`;

export async function findDisclosures(
  scope: Scope,
  filter: DisclosureFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<DisclosureRow[]> {
  const { rows } = await sql<DisclosureRow>`
    select ${columns} from ${source}
     where ${disclosureConditions(scope, filter)}
       ${after === undefined ? sql`` : sql`and (d.given_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by d.given_at desc, d.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countDisclosures(scope: Scope, filter: DisclosureFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from disclosure d where ${disclosureConditions(scope, filter)}`.execute(
    scope.db,
  );
  return Number(rows[0]?.count ?? 0);
}

export async function findDisclosure(scope: Scope, id: string): Promise<DisclosureRow | undefined> {
  const { rows } = await sql<DisclosureRow>`select ${columns} from ${source} where d.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

/** What was shown, by the rules under which it was given: `R07`, or more with a space between. */
export async function groupByRules<T extends { readonly disclosureId: string | null }>(
  scope: Scope,
  shown: readonly T[],
): Promise<Map<string, T[]>> {
  const ids = [...new Set(shown.flatMap(({ disclosureId }) => disclosureId ?? []))];
  const { rows } = await sql<{ id: string; ruleCodes: string[] }>`
    select id, rule_codes as "ruleCodes" from disclosure where id = any (${ids}::uuid[])`.execute(scope.db);
  const codes = new Map(rows.map((row) => [row.id, row.ruleCodes.join(' ')]));
  return Map.groupBy(shown, ({ disclosureId }) => codes.get(disclosureId ?? '') ?? '');
}

export type NewDisclosure = {
  readonly id: string;
  readonly organisationId: string;
  readonly recipientOrganisationId: string;
  readonly recipientPersonId: string | undefined;
  readonly purposeCode: string;
  readonly sourcePurposeCode: string | undefined;
  readonly contentVersionId: string;
  readonly rules: readonly ShownRule[];
  readonly categories: readonly string[];
  readonly regimes: readonly string[];
  readonly conditions: readonly KeptCondition[];
  readonly recordKind: string;
  readonly recordId: string;
  readonly caseId: string | undefined;
  readonly approvedByPersonId: string | undefined;
  readonly signalId: string | undefined;
};

export async function insertDisclosure(scope: Scope, given: NewDisclosure): Promise<void> {
  await sql`
    insert into disclosure (id, organisation_id, recipient_organisation_id, recipient_person_id, purpose_code, source_purpose_code, content_version_id,
      rule_codes, rules, categories, regimes, conditions, record_kind, record_id, case_id, given_by_person_id, given_by_appointment_id, given_by_name,
      approved_by_person_id, signal_id)
    values (${given.id}, ${given.organisationId}, ${given.recipientOrganisationId}, ${given.recipientPersonId ?? null}, ${given.purposeCode},
      ${given.sourcePurposeCode ?? null}, ${given.contentVersionId}, ${given.rules.map((rule) => rule.code)}, ${JSON.stringify(given.rules)},
      ${[...given.categories]}, ${[...given.regimes]}, ${JSON.stringify(given.conditions)}, ${given.recordKind}, ${given.recordId}, ${given.caseId ?? null},
      ${scope.person.id}, ${scope.appointment.id}, ${scope.person.name}, ${given.approvedByPersonId ?? null}, ${given.signalId ?? null})`.execute(
    scope.db,
  );
}

/** Returns false when someone else changed or withdrew it first. */
export async function markWithdrawn(
  scope: Scope,
  id: string,
  reason: string,
  expectedVersion: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update disclosure set withdrawn_at = clock_timestamp(), withdrawn_by_person_id = ${scope.person.id}, withdrawn_reason = ${reason}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and withdrawn_at is null`.execute(scope.db);
  return numAffectedRows === 1n;
}

/** Notes that the receiving side opened what it was given, the first time. */
export async function markReceived(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update disclosure set received_at = clock_timestamp(), received_how = 'looked', received_by_name = ${scope.person.name}
     where id = any (${[...ids]}::uuid[]) and received_at is null and recipient_organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
}

/** The receiving side says that it has it. False when it did so already, or opened it. */
export async function markAcknowledged(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update disclosure set received_at = clock_timestamp(), received_how = 'acknowledged', received_by_name = ${scope.person.name}
     where id = ${id} and received_at is null and withdrawn_at is null and recipient_organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}
