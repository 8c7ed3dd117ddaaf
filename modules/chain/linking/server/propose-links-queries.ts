import { type Scope, sql } from '#platform/server/index.ts';

/**
 * Proposes what earlier mentions and signals of the same organisation and purpose may be the same; in the transaction
 * that recorded the signals, so that a signal is never without its proposals. Returns how many were made.
 * One round trip; the matching engine proper replaces what the function compares, not this door.
 */
export async function proposeLinks(scope: Scope, signalIds: readonly string[]): Promise<number> {
  if (signalIds.length === 0) return 0;
  const { rows } = await sql<{ made: number }>`select propose_links(${signalIds}::uuid[]) as made`.execute(
    scope.db,
  );
  return rows[0]?.made ?? 0;
}
