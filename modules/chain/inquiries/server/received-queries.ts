import { type Scope, sql } from '#platform/server/index.ts';
import type { InquiryMatch, ReceivedInquiry } from '../model/index.ts';

export type ReceivedRow = Omit<ReceivedInquiry, 'abilities'>;

const columns = sql`
  r.id, jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type) as asking, r.purpose_code as "purposeCode", r.record_kind as "recordKind",
  r.subject_kind as "subjectKind", r.asked_by_name as "askedByName", r.asked_by_title as "askedByTitle", r.rules, r.answer, r.asked_at as "askedAt",
  r.content_state as "contentState", r.content_categories as "contentCategories", r.decision_reason as "decisionReason",
  r.decision_rules as "decisionRules", r.decided_by_name as "decidedByName", r.version`;
const source = sql`received_inquiry r join organisation o on o.id = r.asking_organisation_id`;

export type ReceivedFilter = {
  readonly waiting?: boolean | undefined;
  readonly answer?: 'hit' | 'no-hit' | undefined;
};

const conditions = (scope: Scope, filter: ReceivedFilter) => sql`
  r.organisation_id = ${scope.organisation.id}
  ${filter.waiting === true ? sql`and r.content_state = 'asked'` : sql``}
  ${filter.answer === undefined ? sql`` : sql`and r.answer = ${filter.answer}`}`;

export async function findReceived(
  scope: Scope,
  filter: ReceivedFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select ${columns} from ${source}
     where ${conditions(scope, filter)} ${after === undefined ? sql`` : sql`and (r.asked_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by r.asked_at desc, r.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countReceived(scope: Scope, filter: ReceivedFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from received_inquiry r where ${conditions(scope, filter)}`.execute(scope.db);
  return Number(rows[0]?.count ?? 0);
}

export async function findOneReceived(scope: Scope, id: string): Promise<ReceivedRow | undefined> {
  const { rows } = await sql<ReceivedRow>`
    select ${columns} from ${source} where r.id = ${id} and r.organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

/** That the own side looked at what was asked of it; the first time counts, and only of who works on it. */
export async function markInquiriesReceived(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`select receive_inquiries(${[...ids]}::uuid[])`.execute(scope.db);
}

/** Own signals on which the hit rests, as far as this reader may see them. */
export async function findMatches(scope: Scope, id: string): Promise<InquiryMatch[]> {
  const { rows } = await sql<InquiryMatch>`
    select s.id as "signalId", s.reference, s.title, coalesce(m.company_name, m.name_as_written) as label
      from inquiry_match x join mention m on m.id = any (x.mention_ids) join signal s on s.id = m.signal_id
     where x.inquiry_id = ${id} order by s.received_at desc, m.id`.execute(scope.db);
  return rows;
}

/** Undefined when it was not a hit of this scope, or was changed meanwhile. */
export async function requestContent(
  scope: Scope,
  id: string,
  asked: {
    readonly categories: readonly string[];
    readonly reason: string;
    readonly expectedVersion: number;
  },
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number | null }>`
    select request_inquiry_content(${id}, ${[...asked.categories]}::text[], ${asked.reason}, ${asked.expectedVersion}) as version`.execute(
    scope.db,
  );
  return rows[0]?.version ?? undefined;
}

export async function decideContent(
  scope: Scope,
  id: string,
  decided: {
    readonly decision: 'granted' | 'refused';
    readonly reason: string;
    readonly rules: readonly unknown[];
    readonly expectedVersion: number;
  },
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number | null }>`
    select decide_inquiry_content(${id}, ${decided.decision}, ${decided.reason}, ${JSON.stringify(decided.rules)}::jsonb, ${decided.expectedVersion}) as version`.execute(
    scope.db,
  );
  return rows[0]?.version ?? undefined;
}

export async function findPeopleToTell(
  scope: Scope,
  id: string,
  roles: readonly string[],
): Promise<{ readonly organisationId: string; readonly personId: string }[]> {
  const { rows } = await sql<{ organisationId: string; personId: string }>`
    select organisation_id as "organisationId", person_id as "personId" from people_of_inquiry(${id}, ${[...roles]}::text[])`.execute(
    scope.db,
  );
  return rows;
}
