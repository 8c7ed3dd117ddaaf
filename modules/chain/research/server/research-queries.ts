import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { ResearchQuestion } from '../model/index.ts';

const columns = sql`
  q.id, q.signal_id as "signalId", s.reference, q.department_id as "departmentId", d.title as "departmentTitle", q.purpose_code as "purposeCode", q.question,
  q.motivation, q.search, q.state, q.answer, q.content_state as "contentState", q.content_question as "contentQuestion",
  q.content_categories as "contentCategories", q.refused_reason as "refusedReason", q.asked_by_name as "askedByName", q.asked_at as "askedAt",
  q.answered_by_name as "answeredByName", q.answered_at as "answeredAt", q.version, q.asked_by_roles as "askedByRoles", q.weighing_id as "weighingId",
  coalesce((select json_agg(json_build_object('id', r.id, 'category', r.category, 'label', r.label, 'value', r.value, 'checkedOn', r.checked_on,
    'releasedByName', r.released_by_name, 'releasedAt', r.released_at) order by r.released_at, r.label) from research_release r where r.question_id = q.id), '[]') as releases`;
const tables = sql`research_question q join department d on d.id = q.department_id left join signal s on s.id = q.signal_id`;

export type QuestionRow = ResearchQuestion & { readonly askedByRoles: string[]; readonly weighingId: string };

export async function questionsOfSignal(scope: Scope, signalId: string): Promise<QuestionRow[]> {
  const { rows } =
    await sql<QuestionRow>`select ${columns} from ${tables} where q.signal_id = ${signalId} order by q.asked_at`.execute(
      scope.db,
    );
  return rows;
}

/** What waits for the own departments: search data only, until it is answered. */
export async function questionsToMyDepartments(scope: Scope): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${columns} from ${tables} where q.department_id = any (${scope.appointment.departmentIds}::uuid[]) and (q.state = 'open' or q.content_state = 'asked')
     order by q.asked_at`.execute(scope.db);
  return rows;
}

export async function findQuestion(scope: Scope, id: string): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`select ${columns} from ${tables} where q.id = ${id}`.execute(
    scope.db,
  );
  return rows[0];
}

export type NewQuestion = {
  readonly id: string;
  readonly purposeCode: string;
  readonly signalId: string;
  readonly weighingId: string;
  readonly departmentId: string;
  readonly question: string;
  readonly motivation: string;
  readonly search: readonly unknown[];
  readonly disclosureId: string;
};

export async function insertQuestion(scope: Scope, question: NewQuestion): Promise<void> {
  await sql`
    insert into research_question (id, organisation_id, purpose_code, signal_id, weighing_id, department_id, question, motivation, search, asked_by_person_id,
      asked_by_name, asked_by_roles, disclosure_id)
    values (${question.id}, ${scope.organisation.id}, ${question.purposeCode}, ${question.signalId}, ${question.weighingId}, ${question.departmentId},
      ${question.question}, ${question.motivation}, ${JSON.stringify(question.search)}, ${scope.person.id}, ${scope.person.name}, ${scope.roles}, ${question.disclosureId})`.execute(
    scope.db,
  );
}

/** False when it was answered or changed meanwhile. */
export async function answerQuestion(
  scope: Scope,
  id: string,
  answer: string,
  version: number,
  disclosureId: string,
): Promise<boolean> {
  const { rows } = await sql<{
    version: number | null;
  }>`select answer_research_question(${id}, ${answer}, ${version}, ${disclosureId}) as version`.execute(
    scope.db,
  );
  return typeof rows[0]?.version === 'number';
}

export async function askContent(
  scope: Scope,
  id: string,
  version: number,
  asked: { readonly question: string; readonly categories: readonly string[]; readonly motivation: string },
): Promise<boolean> {
  const result = await sql`
    update research_question set content_state = 'asked', content_question = ${asked.question}, content_categories = ${asked.categories}, content_motivation = ${asked.motivation},
      content_asked_at = ${scope.now}, version = version + 1 where id = ${id} and version = ${version} and answer = 'hit' and content_state is null`.execute(
    scope.db,
  );
  return result.numAffectedRows === 1n;
}

export type ReleasedItem = {
  readonly category: string;
  readonly label: string;
  readonly value: string;
  readonly checkedOn: string;
};

export async function insertReleases(
  scope: Scope,
  question: QuestionRow,
  items: readonly ReleasedItem[],
  disclosureId: string,
): Promise<void> {
  for (const item of items) {
    await sql`
      insert into research_release (id, organisation_id, purpose_code, signal_id, question_id, category, label, value, checked_on, released_by_person_id, released_by_name, disclosure_id)
      values (${newId()}, ${scope.organisation.id}, ${question.purposeCode}, ${question.signalId}, ${question.id}, ${item.category}, ${item.label}, ${item.value},
        ${item.checkedOn}, ${scope.person.id}, ${scope.person.name}, ${disclosureId})`.execute(scope.db);
  }
}

/** The owner's decision on content; a reason means refused. False when it was decided or changed meanwhile. */
export async function decideContent(
  scope: Scope,
  id: string,
  refusedReason: string | null,
  version: number,
): Promise<boolean> {
  const { rows } = await sql<{
    version: number | null;
  }>`select decide_research_content(${id}, ${refusedReason}, ${version}) as version`.execute(scope.db);
  return typeof rows[0]?.version === 'number';
}

export async function countMyQuestions(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from research_question
     where department_id = any (${scope.appointment.departmentIds}::uuid[]) and (state = 'open' or content_state = 'asked')`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}
