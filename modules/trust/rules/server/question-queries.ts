import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { RuleQuestion } from '../../purposes/model/index.ts';

export type QuestionRow = {
  readonly id: string;
  readonly question: RuleQuestion;
  readonly savedByName: string;
  readonly savedAt: string;
};

/** Test cases of the own organisation, the oldest first. */
export async function findQuestions(scope: Scope): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select id, question, saved_by_name as "savedByName", saved_at as "savedAt" from rule_question
     where organisation_id = ${scope.organisation.id} and removed_at is null order by saved_at, id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertQuestion(scope: Scope, question: Omit<RuleQuestion, 'code'>): Promise<string> {
  const id = newId();
  const kept: RuleQuestion = { ...question, code: `eigen-${id}` };
  await sql`
    insert into rule_question (id, organisation_id, question, saved_by_person_id, saved_by_name)
    values (${id}, ${scope.organisation.id}, ${JSON.stringify(kept)}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
  return id;
}

/** True when there was one to remove. */
export async function removeQuestion(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rule_question set removed_at = clock_timestamp()
     where id = ${id} and organisation_id = ${scope.organisation.id} and removed_at is null`.execute(
    scope.db,
  );
  return numAffectedRows === 1n;
}
