import { randomBytes } from 'node:crypto';
import {
  CLOSING_LEAF,
  type ClosingLeaf,
  checkpointText,
  closingHash,
  edgeOf,
  formatNote,
  GrowingTiles,
  isBackDated,
  parseCheckpoint,
  parseKey,
  parseNote,
  signNote,
  TOLERANCE,
  toBase64,
  verifySignature,
} from '#packages/audit-verifier/index.ts';
import type { Clock } from '#platform/kit/index.ts';
import type { MasterKey } from '#platform/server/files/index.ts';
import { type Pool, type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { readTiles, saveTiles } from '../proofs/tile-queries.ts';
import { entryLeafHash, entryLeafOf, fastHash, payloadHashOf } from './entry-leaf.ts';
import { headTreeOf } from './heads.ts';
import { findLogKeys } from './key-queries.ts';
import { currentLogKey } from './log-key.ts';
import {
  claimSequencing,
  findHeads,
  type Head,
  type LastCheckpoint,
  lastCheckpoint,
  type NewLeaf,
  saveCheckpoint,
  saveHeads,
  saveLeaves,
} from './sequencer-queries.ts';
import { oldestWaiting, takeWaiting, type WaitingEntry } from './waiting-queries.ts';

export type SequencerParts = {
  readonly pools: { readonly system: Pool };
  readonly masterKey: MasterKey;
  readonly clock: Clock;
};

export type StepOptions = {
  /** Entries that get their place in one transaction. */
  readonly most?: number;
  /** Milliseconds after which a checkpoint is made although nothing happened. */
  readonly quiet?: number;
};

/** What a step did. `busy`: another sequencer was at work. `more`: entries still wait. */
export type Step = {
  readonly outcome: 'busy' | 'nothing' | 'checkpoint';
  readonly entries: number;
  readonly size: number;
  readonly more: boolean;
  readonly backDated: number;
  /** Milliseconds that the clock stands behind the last checkpoint. */
  readonly clockBehind: number;
};

/** The last checkpoint is not what its signature, or the tree, says: the sequencer goes no further on it. */
export class CheckpointDamagedError extends Error {
  readonly size: number;
  constructor(size: number) {
    super(`audit: checkpoint ${size} is damaged; no checkpoint is built on it`);
    this.name = 'CheckpointDamagedError';
    this.size = size;
  }
}

const MOST = 5_000;
const QUIET = 10 * 60_000;

/** ISO text with six decimals, as the log writes every moment. */
const exact = (moment: Date): string => moment.toISOString().replace('Z', '000Z');

async function openTree(system: SystemScope, last: LastCheckpoint | undefined): Promise<GrowingTiles> {
  const size = last?.size ?? 0;
  const read = await readTiles(system, edgeOf(size));
  if (last === undefined) return new GrowingTiles(0, read, fastHash);
  const note = parseNote(last.note);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
  const row = (await findLogKeys(system)).find(({ id }) => id === last.keyId);
  const key = row === undefined ? undefined : parseKey(row.verifierKey);
  const [signature] = note?.signatures ?? [];
  if (note === undefined || checkpoint?.size !== size || key === undefined || signature === undefined)
    throw new CheckpointDamagedError(size);
  let tree: GrowingTiles;
  try {
    tree = new GrowingTiles(size, read, fastHash);
    if (toBase64(tree.root()) !== toBase64(checkpoint.root)) throw new RangeError('another root');
  } catch {
    throw new CheckpointDamagedError(size);
  }
  if (!(await verifySignature(note.text, signature, key))) throw new CheckpointDamagedError(size);
  return tree;
}

type Times = { readonly now: string; readonly after: string; readonly clockBehind: number };

/** Time never goes back in the log: while the clock stands behind, the log stays at what it had, and says so. */
function timesOf(clock: Clock, last: LastCheckpoint | undefined): Times {
  const now = exact(clock.now());
  if (last === undefined) return { now, after: exact(new Date(0)), clockBehind: 0 };
  const behind = Date.parse(last.closedAt) - Date.parse(now);
  const after = last.completeUntil;
  return behind > 0 ? { now: last.closedAt, after, clockBehind: behind } : { now, after, clockBehind: 0 };
}

function placeEntries(
  waiting: readonly WaitingEntry[],
  tree: GrowingTiles,
  heads: Map<string, Head>,
  { now, after }: Times,
): NewLeaf[] {
  const salts = randomBytes(waiting.length * 16);
  return waiting.map((one, index) => {
    const { organisation } = one;
    const head = heads.get(organisation);
    const sequence = (head?.sequence ?? 0) + 1;
    const previous = head?.leafHash ?? null;
    const salt = salts.subarray(index * 16, index * 16 + 16);
    const payload = payloadHashOf(one.payload);
    const leaf = entryLeafOf(one, {
      sequence,
      previous,
      salt,
      payloadHash: payload,
      sequencedAt: now,
      after,
    });
    const hash = entryLeafHash(leaf);
    const position = tree.size;
    tree.add(hash);
    heads.set(organisation, { organisation, sequence, leafHash: hash });
    const payloadHash = Buffer.from(payload, 'base64');
    const backDated = isBackDated(one.event.occurredAt, after);
    const { eventId, entryNo } = one;
    return {
      position,
      organisation,
      eventId,
      entryNo,
      sequence,
      previous,
      salt,
      payloadHash,
      backDated,
      hash,
    };
  });
}

const earliest = (one: string, other: string | undefined): string =>
  other !== undefined && Date.parse(other) < Date.parse(one) ? other : one;

const latest = (one: string, other: string): string => [one, other].toSorted()[1] ?? one;

async function close(
  system: SystemScope,
  parts: SequencerParts,
  tree: GrowingTiles,
  heads: readonly Head[],
  times: Times,
): Promise<void> {
  const { now, after, clockBehind } = times;
  const headsSalt = randomBytes(32);
  const { tree: headTree } = headTreeOf(heads, headsSalt);
  const completeUntil = latest(after, earliest(now, await oldestWaiting(system)));
  const closing: ClosingLeaf = {
    v: CLOSING_LEAF,
    at: now,
    completeUntil,
    clockBehind,
    organisations: heads.length,
    heads: toBase64(headTree.root()),
  };
  tree.add(closingHash(closing));
  const key = await currentLogKey(system, parts.masterKey, now);
  const root = tree.root();
  const text = checkpointText({ origin: key.origin, size: tree.size, root });
  const note = formatNote({ text, signatures: [await signNote(text, key.origin, key.signer)] });
  await saveTiles(system, tree.changed());
  await saveCheckpoint(system, {
    size: tree.size,
    root,
    closedAt: now,
    completeUntil,
    clockBehind,
    organisations: heads.length,
    headsRoot: headTree.root(),
    headsSalt,
    keyId: key.id,
    note,
  });
}

const isQuiet = (last: LastCheckpoint | undefined, now: string, quiet: number): boolean =>
  last === undefined || Date.parse(now) - Date.parse(last.closedAt) < quiet;

const byCode = (one: Head, other: Head): number => (one.organisation < other.organisation ? -1 : 1);

/**
 * Gives waiting entries their place and closes them with a signed checkpoint, all in one transaction: it is as if it
 * happened at once or not at all. Errors: CheckpointDamagedError, LogKeyError, pg errors; nothing was changed then.
 */
export const sequenceStep = (parts: SequencerParts, options: StepOptions = {}): Promise<Step> =>
  withSystemScope(parts.pools.system, 'give audit entries their place in the tree', async (system) => {
    const nothing = { entries: 0, size: 0, more: false, backDated: 0, clockBehind: 0 };
    if (!(await claimSequencing(system))) return { ...nothing, outcome: 'busy' };
    const last = await lastCheckpoint(system);
    const times = timesOf(parts.clock, last);
    const most = options.most ?? MOST;
    const waiting = await takeWaiting(system, most);
    if (waiting.length === 0 && isQuiet(last, times.now, options.quiet ?? QUIET))
      return { ...nothing, outcome: 'nothing', size: last?.size ?? 0, clockBehind: times.clockBehind };
    const tree = await openTree(system, last);
    const heads = new Map((await findHeads(system)).map((head) => [head.organisation, head]));
    const leaves = placeEntries(waiting, tree, heads, times);
    await saveLeaves(system, leaves, times.now, times.after);
    const touched = new Set(leaves.map(({ organisation }) => organisation));
    const all = [...heads.values()].toSorted(byCode);
    await saveHeads(
      system,
      all.filter(({ organisation }) => touched.has(organisation)),
    );
    await close(system, parts, tree, all, times);
    return {
      outcome: 'checkpoint',
      entries: leaves.length,
      size: tree.size,
      more: leaves.length === most,
      backDated: leaves.filter(({ backDated }) => backDated).length,
      clockBehind: times.clockBehind,
    };
  });

/** True when the clock stands so far behind that it is worth telling. */
export const isClockBehind = ({ clockBehind }: Step): boolean => clockBehind > TOLERANCE;
