import type { LinkingKey } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

/** A mention of another signal that has this key. */
export type Namesake = {
  readonly kind: string;
  readonly key: string;
  readonly signalId: string;
  readonly mentionId: string;
  readonly name: string | null;
};

type InSignal = { readonly id: string; readonly purposeCode: string };

/** By equality of keys, in the purpose of the signal: the policies let through only what the scope reads widely. */
export async function findNamesakes(
  scope: Scope,
  signal: InSignal,
  keys: readonly LinkingKey[],
): Promise<Namesake[]> {
  if (keys.length === 0) return [];
  const wanted = JSON.stringify(keys.map(({ kind, key }) => ({ kind, key })));
  const { rows } = await sql<Namesake>`
    select k.kind, k.key::text as key, k.signal_id as "signalId", k.mention_id as "mentionId", coalesce(m.company_name, m.name_as_written) as name
      from jsonb_to_recordset(${wanted}::jsonb) as w(kind text, key text)
      join mention_key k on k.organisation_id = ${scope.organisation.id} and k.purpose_code = ${signal.purposeCode} and k.kind = w.kind and k.key = w.key::bigint
      join mention m on m.id = k.mention_id
     where k.signal_id <> ${signal.id} and m.removed_at is null
     limit 2000`.execute(scope.db);
  return rows;
}

export async function findDeclinedKeys(scope: Scope, signalId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select key::text as key from declined_piece where signal_id = ${signalId}`.execute(scope.db);
  return new Set(rows.map((row) => row.key));
}

/** Once more is the same. */
export async function insertDeclinedPiece(scope: Scope, signal: InSignal, key: string): Promise<void> {
  await sql`
    insert into declined_piece (organisation_id, purpose_code, signal_id, key, declined_by_person_id)
    values (${scope.organisation.id}, ${signal.purposeCode}, ${signal.id}, ${key}::bigint, ${scope.person.id})
    on conflict do nothing`.execute(scope.db);
}
