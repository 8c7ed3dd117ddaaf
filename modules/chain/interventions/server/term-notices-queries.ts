import { addWorkingDays, calendarDateAt, newId } from '#platform/kit/index.ts';
import { type Pool, type SystemScope, sql, withSystemScope } from '#platform/server/index.ts';
import { NEAR_WORKING_DAYS } from '../model/index.ts';

/** Tells everyone responsible whose term is near or passed; an unread word is not repeated. Returns how many were told. */
async function tellNearTerms(system: SystemScope, today: string): Promise<number> {
  const until = addWorkingDays(today, NEAR_WORKING_DAYS);
  const { rows } = await sql<{ id: string; organisationId: string; personId: string }>`
    select id, organisation_id as "organisationId", person_id as "personId" from interventions_with_near_term(${until})`.execute(
    system.db,
  );
  let told = 0;
  for (const row of rows) {
    const answer = await sql<{ fresh: boolean }>`
      select write_notification(${newId()}, ${row.organisationId}, ${row.personId}, 'intervention-term', 'intervention', ${row.id}, false) as fresh`.execute(
      system.db,
    );
    if (answer.rows[0]?.fresh === true) told += 1;
  }
  return told;
}

/** The daily task for the background worker. */
export const termNotices = (systemPool: Pool, now: () => Date) => ({
  name: 'tell-near-terms',
  schedule: '10 5 * * *',
  run: () =>
    withSystemScope(systemPool, 'tell near terms', (system) => tellNearTerms(system, calendarDateAt(now()))),
});
