import {
  CLOSING_LEAF,
  closingHash,
  entryHash,
  formatKeyFile,
  fromBase64,
  parseCheckpoint,
  parseNote,
  payloadHash,
  toBase64,
  verifyConsistency,
  verifyInclusion,
  witnessStep,
} from '#packages/audit-verifier/index.ts';
import type { SystemScope } from '#platform/server/index.ts';
import { findHeadsAt, findHeadsSalt } from '../export/export-queries.ts';
import {
  type CheckpointRow,
  findCheckpointsToShow,
  findLatestCheckpoint,
} from '../proofs/checkpoint-queries.ts';
import { findPlacedEntries, type PlacedEntry } from '../proofs/leaf-queries.ts';
import { proveConsistency, proveInclusions } from '../proofs/make-proofs.ts';
import { fastHash } from '../sequencer/entry-leaf.ts';
import { headTreeOf } from '../sequencer/heads.ts';
import { findLogKeys } from '../sequencer/key-queries.ts';
import type { Broken, CheckResult } from './check-queries.ts';

/** Entries that are looked at together. */
const PAGE = 1_000;

const bytesOf = (texts: readonly string[]): Uint8Array[] => texts.flatMap((text) => fromBase64(text) ?? []);

/** The log's public keys as an outsider gets them, as far as they signed something up to `size`. */
export async function keysText(system: SystemScope, size: number): Promise<string> {
  const keys = (await findLogKeys(system)).filter((key, index) => index === 0 || key.size < size);
  return formatKeyFile(
    keys.map(({ verifierKey }) => verifierKey),
    [],
    keys.flatMap(({ rotationNote }) => (rotationNote === null ? [] : [rotationNote])),
  );
}

type Chain = { sequence: number; previous: string };

/** One entry as an outsider holds it against the tree; the chain goes on in `chain`. */
function checkEntry(
  { position, leaf, payload }: PlacedEntry,
  proof: readonly string[],
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  chain: Chain,
): Broken | undefined {
  if (leaf.sequence !== chain.sequence + 1) return { code: 'event-removed', at: position };
  if (leaf.previous !== chain.previous) return { code: 'event-reordered', at: position };
  const hash = entryHash(leaf, fastHash);
  if (!verifyInclusion(hash, position, size, bytesOf(proof), root))
    return { code: 'event-changed', at: position };
  if (payload !== null && payloadHash(payload, fastHash) !== leaf.payloadHash)
    return { code: 'payload-changed', at: position };
  chain.sequence = leaf.sequence;
  chain.previous = toBase64(hash);
  return undefined;
}

async function checkHead(
  system: SystemScope,
  organisationId: string,
  { size, headsRoot }: CheckpointRow,
  chain: Chain,
): Promise<Broken | undefined> {
  const salt = (await findHeadsSalt(system, size)) ?? Buffer.alloc(0);
  const { tree, leaves } = headTreeOf(await findHeadsAt(system, size), salt);
  const own = leaves.find(({ organisation }) => organisation === organisationId);
  const right =
    own?.count === chain.sequence &&
    own.last === chain.previous &&
    toBase64(tree.root()) === toBase64(headsRoot);
  return right ? undefined : { code: 'head-differs', at: size };
}

/** A checkpoint is what its note says, is signed by a key that the first one leads to, and its last leaf is its closing. */
async function checkCheckpoint(
  system: SystemScope,
  row: CheckpointRow,
  keys: string,
): Promise<Broken | undefined> {
  const checkpoint = parseCheckpoint(parseNote(row.note)?.text ?? '');
  if (checkpoint?.size !== row.size || toBase64(checkpoint.root) !== toBase64(row.root))
    return { code: 'checkpoint-damaged', at: row.size };
  const shown = { note: row.note, keys, proof: async () => [] };
  const step = await witnessStep({ kept: undefined, logKey: undefined }, shown);
  if (step.outcome === 'refused') return { code: step.code, at: row.size };
  const closing = closingHash({
    v: CLOSING_LEAF,
    at: row.closedAt,
    completeUntil: row.completeUntil,
    clockBehind: row.clockBehind,
    organisations: row.organisations,
    heads: toBase64(row.headsRoot),
  });
  const [proof = []] = await proveInclusions(system, [row.size - 1], row.size);
  return verifyInclusion(closing, row.size - 1, row.size, bytesOf(proof), row.root)
    ? undefined
    : { code: 'closing-differs', at: row.size };
}

/** Each checkpoint by itself, and that the log only grew from one to the next. */
async function checkCheckpoints(
  system: SystemScope,
  rows: readonly CheckpointRow[],
  keys: string,
): Promise<Broken | undefined> {
  for (const row of rows) {
    const broken = await checkCheckpoint(system, row, keys);
    if (broken !== undefined) return broken;
  }
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (next === undefined) break;
    const hashes = await proveConsistency(system, row.size, next.size);
    if (!verifyConsistency(row, next, bytesOf(hashes))) return { code: 'history-rewritten', at: next.size };
  }
  return undefined;
}

/**
 * Verifies the log of one organisation with what stands in the database, by the functions with which others verify an export: every
 * entry, the chain, the head, the checkpoints that are kept, and that each goes on from the one before. Undefined before the first checkpoint.
 */
export async function checkLog(
  system: SystemScope,
  organisationId: string,
): Promise<CheckResult | undefined> {
  const latest = await findLatestCheckpoint(system);
  if (latest === undefined) return undefined;
  const { size, root } = latest;
  const chain: Chain = { sequence: 0, previous: '' };
  const result = (broken: Broken | undefined): CheckResult => ({ size, entries: chain.sequence, broken });
  try {
    const keys = await keysText(system, size);
    const broken = await checkCheckpoints(system, await findCheckpointsToShow(system, size), keys);
    if (broken !== undefined) return result(broken);
    for (let more = true; more; ) {
      const page = await findPlacedEntries(system, organisationId, size, chain.sequence, PAGE);
      const proofs = await proveInclusions(
        system,
        page.map(({ position }) => position),
        size,
      );
      for (const [index, entry] of page.entries()) {
        const wrong = checkEntry(entry, proofs[index] ?? [], { size, root }, chain);
        if (wrong !== undefined) return result(wrong);
      }
      more = page.length === PAGE;
    }
    return result(await checkHead(system, organisationId, latest, chain));
  } catch (error) {
    // A tile that is not there, or too short: the tree itself is damaged.
    if (error instanceof RangeError) return result({ code: 'tree-damaged', at: size });
    throw error;
  }
}
