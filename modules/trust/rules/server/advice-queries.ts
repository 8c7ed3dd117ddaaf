import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type AdviceRow = {
  readonly id: string;
  readonly ruleCode: string;
  readonly advice: string;
  readonly number: number | null;
  readonly writtenByName: string;
  readonly writtenAt: string;
};

/** Advice on the own organisation's rules, or on one, the newest first. */
export async function findAdvices(scope: Scope, ruleCode?: string): Promise<AdviceRow[]> {
  const { rows } = await sql<AdviceRow>`
    select a.id, a.rule_code as "ruleCode", a.advice, e.number, a.written_by_name as "writtenByName", a.written_at as "writtenAt"
      from rule_advice a left join rule_edition e on e.id = a.rule_edition_id
     where a.organisation_id = ${scope.organisation.id} ${ruleCode === undefined ? sql`` : sql`and a.rule_code = ${ruleCode}`}
     order by a.written_at desc, a.id desc`.execute(scope.db);
  return rows;
}

export async function insertAdvice(
  scope: Scope,
  advice: { readonly ruleCode: string; readonly editionId: string | null; readonly text: string },
): Promise<string> {
  const id = newId();
  await sql`
    insert into rule_advice (id, organisation_id, rule_code, rule_edition_id, advice, written_by_person_id, written_by_name)
    values (${id}, ${scope.organisation.id}, ${advice.ruleCode}, ${advice.editionId}, ${advice.text}, ${scope.person.id}, ${scope.person.name})`.execute(
    scope.db,
  );
  return id;
}
