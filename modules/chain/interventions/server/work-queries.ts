import type { z } from 'zod';
import { type Scope, sql } from '#platform/server/index.ts';
import type { workBody, workSchema } from '../model/index.ts';

export type WorkRow = z.output<typeof workSchema>;

export async function findWork(scope: Scope, interventionId: string): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select id, worked_on as "workedOn", minutes, what, person_name as "personName", created_at as "createdAt"
      from intervention_work where intervention_id = ${interventionId} order by worked_on, id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertWork(
  scope: Scope,
  id: string,
  interventionId: string,
  work: z.output<typeof workBody>,
): Promise<void> {
  await sql`
    insert into intervention_work (id, organisation_id, intervention_id, worked_on, minutes, what, person_id, person_name)
    values (${id}, ${scope.organisation.id}, ${interventionId}, ${work.workedOn}, ${work.minutes}, ${work.what}, ${scope.person.id},
      ${scope.person.name})`.execute(scope.db);
}
