import { type Scope, sql } from '#platform/server/index.ts';
import type { SignalFacts } from '../../model/index.ts';

/** What is compared of signals, for those that the scope may read. */
export async function factsOfSignals(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SignalFacts>> {
  const { rows } = await sql<SignalFacts & { id: string }>`
    select id, narrative, theme_code as "themeCode", (received_at at time zone 'Europe/Amsterdam')::date::text as "receivedOn",
           nullif(concat_ws(' ', street, concat(house_number, house_addition), postcode, town), '') as place
      from signal where id = any (${ids}::uuid[])`.execute(scope.db);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
