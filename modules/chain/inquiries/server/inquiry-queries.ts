import type { ShownRule } from '#modules/trust/disclosures/model/index.ts';
import type { KeptCondition } from '#modules/trust/disclosures/server/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { AskedQuestion, Inquiry, Pattern, QuestionTraits, SentField } from '../model/index.ts';

export type InquiryRow = Omit<Inquiry, 'abilities'> & { readonly askedByPersonId: string };

const organisationJson = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'type', ${sql.ref(`${alias}.type`)})`;

const columns = sql`
  q.id, q.record_kind as "recordKind", coalesce(q.signal_id, q.case_id) as "recordId", coalesce(s.reference, c.reference) as "recordLabel",
  q.subject_id as "subjectId", q.subject_kind as "subjectKind", q.purpose_code as "purposeCode", ${organisationJson('o')} as asked, q.reason, q.fields,
  q.answer_rules as "answerRules", q.asked_by_person_id as "askedByPersonId", q.asked_by_name as "askedByName", q.asked_at as "askedAt", q.answer,
  q.contact_point as "contactPoint", q.valid_until as "validUntil", q.content_state as "contentState", q.content_categories as "contentCategories",
  q.decision_reason as "decisionReason", q.decision_rules as "decisionRules", q.version`;
const source = sql`inquiry q join organisation o on o.id = q.asked_organisation_id left join signal s on s.id = q.signal_id left join case_file c on c.id = q.case_id`;

export type InquiryFilter = {
  readonly recordId?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly answer?: 'hit' | 'no-hit' | undefined;
};

const conditions = (scope: Scope, filter: InquiryFilter) => sql`
  q.organisation_id = ${scope.organisation.id} and q.answer is not null
  ${filter.recordId === undefined ? sql`` : sql`and (q.signal_id = ${filter.recordId} or q.case_id = ${filter.recordId})`}
  ${filter.mine === true ? sql`and q.asked_by_person_id = ${scope.person.id}` : sql``}
  ${filter.answer === undefined ? sql`` : sql`and q.answer = ${filter.answer}`}`;

export async function findInquiries(
  scope: Scope,
  filter: InquiryFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<InquiryRow[]> {
  const { rows } = await sql<InquiryRow>`
    select ${columns} from ${source}
     where ${conditions(scope, filter)} ${after === undefined ? sql`` : sql`and (q.asked_at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
     order by q.asked_at desc, q.id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countInquiries(scope: Scope, filter: InquiryFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from inquiry q where ${conditions(scope, filter)}`.execute(scope.db);
  return Number(rows[0]?.count ?? 0);
}

export async function findInquiry(scope: Scope, id: string): Promise<InquiryRow | undefined> {
  const { rows } = await sql<InquiryRow>`
    select ${columns} from ${source} where q.id = ${id} and q.organisation_id = ${scope.organisation.id} and q.answer is not null`.execute(
    scope.db,
  );
  return rows[0];
}

/** The answer that this account already has to the same question in the same record, while it is valid. */
export async function findKeptAnswer(
  scope: Scope,
  asked: { readonly recordId: string; readonly askedOrganisationId: string; readonly questionHash: string },
): Promise<InquiryRow | undefined> {
  const { rows } = await sql<InquiryRow>`
    select ${columns} from ${source}
     where q.organisation_id = ${scope.organisation.id} and q.asked_by_person_id = ${scope.person.id}
       and (q.signal_id = ${asked.recordId} or q.case_id = ${asked.recordId}) and q.asked_organisation_id = ${asked.askedOrganisationId}
       and q.question_hash = ${asked.questionHash} and q.answer is not null and q.valid_until >= current_date
     order by q.asked_at desc limit 1`.execute(scope.db);
  return rows[0];
}

export type NewInquiry = {
  readonly id: string;
  readonly askedOrganisationId: string;
  readonly purposeCode: string;
  readonly phaseCode: string | undefined;
  readonly recordKind: 'signal' | 'case';
  readonly recordId: string;
  readonly subjectId: string;
  readonly subjectKind: string;
  readonly reason: string;
  readonly fields: readonly SentField[];
  readonly traits: QuestionTraits;
  readonly questionHash: string;
  readonly disclosureId: string;
  readonly answerRules: readonly ShownRule[];
};

export async function insertInquiry(scope: Scope, made: NewInquiry): Promise<void> {
  await sql`
    insert into inquiry (id, organisation_id, asked_organisation_id, purpose_code, phase_code, record_kind, signal_id, case_id, subject_id, subject_kind,
      reason, fields, traits, question_hash, disclosure_id, answer_rules, asked_by_person_id, asked_by_name, asked_by_title)
    values (${made.id}, ${scope.organisation.id}, ${made.askedOrganisationId}, ${made.purposeCode}, ${made.phaseCode ?? null}, ${made.recordKind},
      ${made.recordKind === 'signal' ? made.recordId : null}, ${made.recordKind === 'case' ? made.recordId : null}, ${made.subjectId}, ${made.subjectKind},
      ${made.reason}, ${JSON.stringify(made.fields)}::jsonb, ${JSON.stringify(made.traits)}::jsonb, ${made.questionHash}, ${made.disclosureId},
      ${JSON.stringify(made.answerRules)}::jsonb, ${scope.person.id}, ${scope.person.name}, ${scope.appointment.title})`.execute(
    scope.db,
  );
}

export type Look = {
  readonly keys: readonly { readonly kind: string; readonly key: string }[];
  readonly bsn: string | null;
  readonly kvk: string | null;
  /** Own purposes of who is asked that may be looked up in for this asker, when it chose to. */
  readonly sources: readonly string[];
  /** Term of each purpose of who is asked, in months. */
  readonly months: Readonly<Record<string, number>>;
  readonly rules: readonly ShownRule[];
  /** For the register at who is asked: the version of its rules and what made each condition hold. */
  readonly answer: { readonly contentVersionId: string; readonly conditions: readonly KeptCondition[] };
};

type Answered =
  | { readonly answer: 'hit' | 'no-hit'; readonly left: number }
  | { readonly refused: 'stopped' | 'daily-questions' | 'daily-answers'; readonly limit?: number };

/** The machine's answer, counted and written down at both sides; undefined when there is no such question. */
export async function answerInquiry(scope: Scope, id: string, look: Look): Promise<Answered | undefined> {
  const { rows } = await sql<{ answered: Answered | null }>`
    select answer_inquiry(${id}, ${JSON.stringify(look)}::jsonb) as answered`.execute(scope.db);
  return rows[0]?.answered ?? undefined;
}

type RecentRow = {
  readonly own: boolean;
  readonly recordId: string;
  readonly subject: string;
  readonly askedAt: string;
  readonly traits: QuestionTraits;
};

/** What patterns are sought in; nobody else of the organisation asks until this transaction ends. */
export async function recentQuestions(scope: Scope, days: number): Promise<AskedQuestion[]> {
  const { rows } = await sql<RecentRow>`
    select own, record_id as "recordId", question_hash as subject, asked_at as "askedAt", traits from recent_inquiries(${days})`.execute(
    scope.db,
  );
  return rows.map((row) => ({ ...row, askedAt: Date.parse(row.askedAt) }));
}

export type Raised = {
  readonly alarmId: string;
  readonly organisationId: string;
  readonly personId: string | null;
};

export async function raiseAlarm(
  scope: Scope,
  alarm: {
    readonly pattern: Pattern;
    readonly purpose: string;
    readonly askedOrganisationId: string;
    readonly roles: readonly string[];
  },
): Promise<Raised[]> {
  const { code, reach, questions } = alarm.pattern;
  const told = {
    purpose: alarm.purpose,
    pattern: code,
    reach,
    questions,
    title: scope.appointment.title,
    asked: alarm.askedOrganisationId,
    roles: alarm.roles,
  };
  const { rows } = await sql<Raised>`
    select alarm_id as "alarmId", organisation_id as "organisationId", person_id as "personId" from raise_inquiry_alarm(${JSON.stringify(told)}::jsonb)`.execute(
    scope.db,
  );
  return rows;
}

/** Whether the own questions are stopped, and how many of today are used. */
export async function findStanding(
  scope: Scope,
): Promise<{ readonly stopped: boolean; readonly used: number; readonly limit: number }> {
  const { rows } = await sql<{ stopped: boolean; used: number; limit: number }>`
    select exists (select 1 from inquiry_alarm where person_id = ${scope.person.id} and lifted_at is null) as stopped,
           (select count(*) from inquiry where asked_by_person_id = ${scope.person.id}
              and answered_on = (clock_timestamp() at time zone 'Europe/Amsterdam')::date)::integer as used,
           coalesce((select daily_questions from inquiry_setting where organisation_id = ${scope.organisation.id}), 20) as "limit"`.execute(
    scope.db,
  );
  return rows[0] ?? { stopped: true, used: 0, limit: 0 };
}

/** Organisations of the own region that could be asked. */
export async function findPartners(
  scope: Scope,
): Promise<{ readonly id: string; readonly name: string; readonly type: string }[]> {
  const { rows } = await sql<{ id: string; name: string; type: string }>`
    select o.id, o.name, o.type from organisation o
     where o.id <> ${scope.organisation.id} and o.region_id = (select region_id from organisation where id = ${scope.organisation.id})
     order by o.name`.execute(scope.db);
  return rows;
}
