import type { DocumentBlock } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { RightsLetter } from '../model/index.ts';

export type LetterRow = RightsLetter & {
  readonly requestId: string;
  readonly reference: string;
  readonly blocks: DocumentBlock[];
};

export async function insertLetter(
  scope: Scope,
  letter: {
    readonly id: string;
    readonly requestId: string;
    readonly language: string;
    readonly blocks: readonly DocumentBlock[];
    readonly rules: readonly unknown[];
  },
): Promise<void> {
  await sql`
    insert into rights_letter (id, request_id, organisation_id, language, blocks, rules, made_by_person_id, made_by_name)
    values (${letter.id}, ${letter.requestId}, ${scope.organisation.id}, ${letter.language}, ${JSON.stringify(letter.blocks)},
      ${JSON.stringify(letter.rules)}, ${scope.person.id}, ${scope.person.name})`.execute(scope.db);
}

export async function findLetters(scope: Scope, requestId: string): Promise<RightsLetter[]> {
  const { rows } = await sql<RightsLetter>`
    select id, language, made_by_name as "madeByName", made_at as "madeAt" from rights_letter
     where request_id = ${requestId} order by made_at desc`.execute(scope.db);
  return rows;
}

export async function findLetter(scope: Scope, id: string): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select l.id, l.request_id as "requestId", r.reference, l.language, l.blocks, l.made_by_name as "madeByName", l.made_at as "madeAt"
      from rights_letter l join rights_request r on r.id = l.request_id where l.id = ${id}`.execute(scope.db);
  return rows[0];
}
