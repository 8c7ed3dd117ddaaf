import type { LinkingKey } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

/** The mentions of a signal, those that were taken off it too. */
export async function mentionIdsOf(scope: Scope, signalId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from mention where signal_id = ${signalId}`.execute(
    scope.db,
  );
  return rows.map(({ id }) => id);
}

/** Which of the keys stand on the organisation's list of noise. */
export async function noiseAmong(scope: Scope, keys: readonly LinkingKey[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string }>`
    select e.kind from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ key }) => key)}::bigint[]) as k (kind, key)
      join excluded_value e on e.organisation_id = ${scope.organisation.id} and e.kind = k.kind and e.key = k.key and e.removed_at is null`.execute(
    scope.db,
  );
  return new Set(rows.map(({ kind }) => kind));
}

/** Mention -> the reference of its signal, for the signals that the scope may see. */
export async function referencesOf(
  scope: Scope,
  mentionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; reference: string }>`
    select m.id, s.reference from mention m join signal s on s.id = m.signal_id where m.id = any (${mentionIds}::uuid[])`.execute(
    scope.db,
  );
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}
