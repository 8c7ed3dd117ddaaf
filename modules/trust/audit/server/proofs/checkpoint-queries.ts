import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import { exactTime } from '../sequencer/waiting-queries.ts';

export type CheckpointRow = {
  readonly size: number;
  readonly root: Buffer;
  readonly closedAt: string;
  readonly completeUntil: string;
  readonly clockBehind: number;
  readonly organisations: number;
  readonly headsRoot: Buffer;
  readonly note: string;
};

const columns = sql`size, root, ${exactTime('closed_at')} as "closedAt", ${exactTime('complete_until')} as "completeUntil",
  clock_behind as "clockBehind", organisations, heads_root as "headsRoot", note`;

type At = Pick<Scope | SystemScope, 'db'>;

/** The newest checkpoint; undefined before the first. */
export async function findLatestCheckpoint({ db }: At): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select ${columns} from audit_checkpoint order by size desc limit 1`.execute(db);
  return rows[0];
}

export async function findCheckpoint({ db }: At, size: number): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select ${columns} from audit_checkpoint where size = ${size}`.execute(db);
  return rows[0];
}

/** Cosigned checkpoints of each witness, and days, that go along in an export. */
const KEPT_OF_WITNESS = 10;
const KEPT_DAYS = 60;

/** What an export shows of the past, up to and with `size`: what witnesses signed last, the last of each day, `size` itself. */
export async function findCheckpointsToShow({ db }: At, size: number): Promise<CheckpointRow[]> {
  const { rows } = await sql<CheckpointRow>`
    with days as (
      select max(size) as size from audit_checkpoint
       where size <= ${size} and closed_at > (select max(closed_at) from audit_checkpoint) - make_interval(days => ${KEPT_DAYS})
       group by (closed_at at time zone 'UTC')::date),
    signed as (
      select size from (
        select size, row_number() over (partition by witness_id order by size desc) as place
          from audit_cosignature where size <= ${size}) as each where place <= ${KEPT_OF_WITNESS}),
    first_of_key as (select min(size) as size from audit_checkpoint where size <= ${size} group by key_id)
    select ${columns} from audit_checkpoint
     where size = ${size} or size in (select size from days union select size from signed union select size from first_of_key)
     order by size`.execute(db);
  return rows;
}

export type CosignatureRow = {
  readonly size: number;
  readonly organisationName: string;
  readonly verifierKey: string;
  readonly line: string;
};

/** Signatures of witnesses under these checkpoints, in the order in which they came. */
export async function findCosignatures({ db }: At, sizes: readonly number[]): Promise<CosignatureRow[]> {
  const { rows } = await sql<CosignatureRow>`
    select c.size, o.name as "organisationName", w.verifier_key as "verifierKey", c.line
      from audit_cosignature c join audit_witness w on w.id = c.witness_id join organisation o on o.id = c.organisation_id
     where c.size = any (${sizes}::bigint[]) order by c.size, c.received_at, c.id`.execute(db);
  return rows;
}
