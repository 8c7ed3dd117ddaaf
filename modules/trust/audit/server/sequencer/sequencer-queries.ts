import { type SystemScope, sql } from '#platform/server/index.ts';
import { exactTime } from './waiting-queries.ts';

/** One number for all sequencers of a database: only who holds it works. */
const LOCK = 5_271_121;

/** False when another sequencer is at work; held until the transaction ends. */
export async function claimSequencing(system: SystemScope): Promise<boolean> {
  const { rows } = await sql<{
    claimed: boolean;
  }>`select pg_try_advisory_xact_lock(${LOCK}) as claimed`.execute(system.db);
  return rows[0]?.claimed === true;
}

/** Waits until no sequencer is at work; held until the transaction ends. */
export async function waitForSequencing(system: SystemScope): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(system.db);
}

export type LastCheckpoint = {
  readonly size: number;
  readonly closedAt: string;
  readonly completeUntil: string;
  readonly note: string;
  readonly keyId: string;
};

export async function lastCheckpoint(system: SystemScope): Promise<LastCheckpoint | undefined> {
  const { rows } = await sql<LastCheckpoint>`
    select size, ${exactTime('closed_at')} as "closedAt", ${exactTime('complete_until')} as "completeUntil", note, key_id as "keyId"
      from audit_checkpoint order by size desc limit 1`.execute(system.db);
  return rows[0];
}

export type Head = { readonly organisation: string; readonly sequence: number; readonly leafHash: Buffer };

/** How far each organisation has come, in the order of their ids as text. */
export async function findHeads(system: SystemScope): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select organisation_id as organisation, sequence, leaf_hash as "leafHash" from tree_head
     order by organisation_id::text collate "C"`.execute(system.db);
  return rows;
}

export async function saveHeads(system: SystemScope, heads: readonly Head[]): Promise<void> {
  if (heads.length === 0) return;
  await sql`
    insert into tree_head (organisation_id, sequence, leaf_hash)
    select * from unnest(${heads.map((head) => head.organisation)}::uuid[], ${heads.map((head) => head.sequence)}::bigint[],
      ${heads.map((head) => head.leafHash)}::bytea[])
    on conflict (organisation_id) do update set sequence = excluded.sequence, leaf_hash = excluded.leaf_hash`.execute(
    system.db,
  );
}

const NO_HASH = Buffer.alloc(32);

export type NewLeaf = {
  readonly position: number;
  readonly organisation: string;
  readonly eventId: string;
  readonly entryNo: number;
  readonly sequence: number;
  readonly previous: Buffer | null;
  readonly salt: Buffer;
  readonly payloadHash: Buffer;
  readonly backDated: boolean;
  readonly hash: Buffer;
};

/** An array of the database as it is written: of values that need no quotes. */
const written = (values: readonly (string | number | boolean)[]): string => `{${values.join(',')}}`;

/**
 * Leaves whose positions follow each other. Bytes go as one value and are cut by the database: writing and reading them one by one
 * cost more than the hashing. `closedAt` and `after` are the same for all that get their place together.
 */
export async function saveLeaves(
  system: SystemScope,
  leaves: readonly NewLeaf[],
  closedAt: string,
  after: string,
): Promise<void> {
  const [first] = leaves;
  if (first === undefined) return;
  const of = <Name extends keyof NewLeaf>(name: Name): NewLeaf[Name][] => leaves.map((leaf) => leaf[name]);
  const previous = leaves.map((leaf) => leaf.previous ?? NO_HASH);
  await sql`
    insert into audit_leaf (position, organisation_id, event_id, entry_no, sequence, previous, salt, payload_hash, sequenced_at, after, back_dated, leaf_hash)
    select ${first.position}::bigint + n - 1, organisation_id, event_id, entry_no, sequence,
           case when sequence > 1 then substring(given.previous from n::int * 32 - 31 for 32) end, substring(given.salts from n::int * 16 - 15 for 16),
           substring(given.payloads from n::int * 32 - 31 for 32), ${closedAt}::timestamptz, ${after}::timestamptz, back_dated,
           substring(given.hashes from n::int * 32 - 31 for 32)
      from unnest(${written(of('organisation'))}::uuid[], ${written(of('eventId'))}::uuid[], ${written(of('entryNo'))}::smallint[],
        ${written(of('sequence'))}::bigint[], ${written(of('backDated'))}::boolean[])
        with ordinality as leaf (organisation_id, event_id, entry_no, sequence, back_dated, n),
      (select ${Buffer.concat(previous)}::bytea as previous, ${Buffer.concat(of('salt'))}::bytea as salts,
        ${Buffer.concat(of('payloadHash'))}::bytea as payloads, ${Buffer.concat(of('hash'))}::bytea as hashes) as given`.execute(
    system.db,
  );
}

export type NewCheckpoint = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly closedAt: string;
  readonly completeUntil: string;
  readonly clockBehind: number;
  readonly organisations: number;
  readonly headsRoot: Uint8Array;
  readonly headsSalt: Uint8Array;
  readonly keyId: string;
  readonly note: string;
};

export async function saveCheckpoint(system: SystemScope, checkpoint: NewCheckpoint): Promise<void> {
  const { size, closedAt, completeUntil, clockBehind, organisations, keyId, note } = checkpoint;
  await sql`
    insert into audit_checkpoint (size, root, closed_at, complete_until, clock_behind, organisations, heads_root, heads_salt, key_id, note)
    values (${size}, ${Buffer.from(checkpoint.root)}, ${closedAt}, ${completeUntil}, ${clockBehind}, ${organisations},
      ${Buffer.from(checkpoint.headsRoot)}, ${Buffer.from(checkpoint.headsSalt)}, ${keyId}, ${note})`.execute(
    system.db,
  );
}
