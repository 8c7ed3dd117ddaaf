import { newId, refuse } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type ApprovalRow = {
  readonly id: string;
  readonly conditionCode: string;
  readonly purposeCode: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly caseId: string | null;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly categories: string[];
  readonly reason: string;
  readonly askedByPersonId: string;
  readonly askedByName: string;
  readonly askedAt: string;
  readonly decision: 'approved' | 'refused' | null;
  readonly decidedByPersonId: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly disclosureId: string | null;
  readonly version: number;
};

const columns = sql`
  a.id, a.condition_code as "conditionCode", a.purpose_code as "purposeCode", a.record_kind as "recordKind", a.record_id as "recordId",
  a.case_id as "caseId", a.recipient_organisation_id as "recipientId", o.name as "recipientName", a.categories, a.reason,
  a.asked_by_person_id as "askedByPersonId", a.asked_by_name as "askedByName", a.asked_at as "askedAt", a.decision,
  a.decided_by_person_id as "decidedByPersonId", a.decided_by_name as "decidedByName", a.decided_at as "decidedAt",
  a.disclosure_id as "disclosureId", a.version`;

const source = sql`disclosure_approval a join organisation o on o.id = a.recipient_organisation_id`;

export async function findApprovals(scope: Scope, caseId: string | undefined): Promise<ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    select ${columns} from ${source}
     where a.organisation_id = ${scope.organisation.id} ${caseId === undefined ? sql`and a.decision is null` : sql`and a.case_id = ${caseId}`}
     order by a.asked_at desc, a.id desc limit 200`.execute(scope.db);
  return rows;
}

export async function findApproval(scope: Scope, id: string): Promise<ApprovalRow | undefined> {
  const { rows } = await sql<ApprovalRow>`select ${columns} from ${source} where a.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

type Wanted = {
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly to: { readonly organisationId: string };
  readonly record: { readonly id: string };
};

type UsableApproval = {
  readonly id: string;
  readonly conditionCode: string;
  readonly decidedByPersonId: string;
  readonly decidedByName: string;
};

/** A yes of another person to exactly this: same purpose, record and receiver, no category more, not used and at most 30 days old. */
export async function usableApproval(
  scope: Scope,
  id: string,
  wanted: Wanted,
): Promise<UsableApproval | undefined> {
  const { rows } = await sql<UsableApproval>`
    select id, condition_code as "conditionCode", decided_by_person_id as "decidedByPersonId", decided_by_name as "decidedByName"
      from disclosure_approval
     where id = ${id} and organisation_id = ${scope.organisation.id} and decision = 'approved' and disclosure_id is null
       and decided_by_person_id <> ${scope.person.id} and decided_at > now() - interval '30 days'
       and purpose_code = ${wanted.purpose} and record_id = ${wanted.record.id} and recipient_organisation_id = ${wanted.to.organisationId}
       and categories @> ${[...wanted.categories]}::text[]`.execute(scope.db);
  return rows[0];
}

export async function insertApproval(
  scope: Scope,
  asked: {
    readonly purposeCode: string;
    readonly conditionCode: string;
    readonly recordKind: string;
    readonly recordId: string;
    readonly caseId: string | undefined;
    readonly recipientOrganisationId: string;
    readonly categories: readonly string[];
    readonly reason: string;
  },
): Promise<string> {
  const id = newId();
  await sql`
    insert into disclosure_approval (id, organisation_id, purpose_code, condition_code, record_kind, record_id, case_id, recipient_organisation_id,
      categories, reason, asked_by_person_id, asked_by_name)
    values (${id}, ${scope.organisation.id}, ${asked.purposeCode}, ${asked.conditionCode}, ${asked.recordKind}, ${asked.recordId}, ${asked.caseId ?? null},
      ${asked.recipientOrganisationId}, ${[...asked.categories]}, ${asked.reason}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
  return id;
}

export async function decideApproval(
  scope: Scope,
  id: string,
  decision: 'approved' | 'refused',
  expectedVersion: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update disclosure_approval set decision = ${decision}, decided_by_person_id = ${scope.person.id}, decided_by_name = ${scope.person.name},
           decided_at = clock_timestamp(), version = version + 1
     where id = ${id} and version = ${expectedVersion} and decision is null`.execute(scope.db);
  if (numAffectedRows !== 1n) refuse('stale-version');
}

export async function spendApproval(scope: Scope, id: string, disclosureId: string): Promise<void> {
  await sql`update disclosure_approval set disclosure_id = ${disclosureId}, version = version + 1 where id = ${id}`.execute(
    scope.db,
  );
}
