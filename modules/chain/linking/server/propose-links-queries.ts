import { isUuid } from '#platform/kit/index.ts';
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

/** As proposeLinks, together with the commit: no round trip of its own, and nothing in this transaction sees the proposals. */
export async function proposeLinksAtCommit(scope: Scope, signalIds: readonly string[]): Promise<void> {
  const ids = signalIds.filter(isUuid).map((id) => `'${id}'`);
  if (ids.length > 0) scope.atCommit(`select propose_links(array[${ids.join(', ')}]::uuid[])`);
}
