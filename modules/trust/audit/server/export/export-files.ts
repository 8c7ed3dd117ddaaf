import {
  CLOSING_LEAF,
  formatKeyFile,
  formatLine,
  formatNote,
  type NoteSignature,
  parseCheckpoint,
  parseKey,
  parseNote,
  parseSignatureLine,
  toBase64,
} from '#packages/audit-verifier/index.ts';
import type { SystemScope } from '#platform/server/index.ts';
import {
  type CheckpointRow,
  type CosignatureRow,
  findCheckpointsToShow,
  findCosignatures,
  findLatestCheckpoint,
} from '../proofs/checkpoint-queries.ts';
import { findPlacedEntries } from '../proofs/leaf-queries.ts';
import { proveConsistency, proveInclusions } from '../proofs/make-proofs.ts';
import { headTreeOf } from '../sequencer/heads.ts';
import { findLogKeys } from '../sequencer/key-queries.ts';
import { findHeadsAt, findHeadsSalt } from './export-queries.ts';

/** Entries that are read at once. */
const PAGE = 1_000;

/** The three files; events in pieces, for there may be many. */
export type AuditExport = {
  readonly size: number;
  readonly events: number;
  readonly lines: AsyncIterable<string>;
  readonly checkpoints: string;
  readonly keys: string;
};

type Shown = { readonly row: CheckpointRow; readonly signatures: readonly NoteSignature[] };

const signaturesOf = (rows: readonly CosignatureRow[], size: number): NoteSignature[] =>
  rows.flatMap((row) => {
    const signature = row.size === size ? parseSignatureLine(row.line) : undefined;
    return signature === undefined ? [] : [signature];
  });

function checkpointsFile(shown: readonly Shown[]): string {
  const notes = shown.map(({ row, signatures }) => {
    const note = parseNote(row.note);
    if (note === undefined) return row.note;
    return formatNote({ text: note.text, signatures: [...note.signatures, ...signatures] });
  });
  return notes.join('\n');
}

async function checkpointLine(system: SystemScope, { row, signatures }: Shown, next: Shown | undefined) {
  const { size } = row;
  const [proof = []] = await proveInclusions(system, [size - 1], size);
  return formatLine({
    type: 'checkpoint',
    size,
    closing: {
      v: CLOSING_LEAF,
      at: row.closedAt,
      completeUntil: row.completeUntil,
      clockBehind: row.clockBehind,
      organisations: row.organisations,
      heads: toBase64(row.headsRoot),
    },
    proof,
    next: next === undefined ? [] : await proveConsistency(system, size, next.row.size),
    witnesses: signatures.map(({ name, hash }) => `${name}+${hash}`),
  });
}

async function* eventLines(
  system: SystemScope,
  organisationId: string,
  size: number,
): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const page = await findPlacedEntries(system, organisationId, size, after, PAGE);
    const proofs = await proveInclusions(
      system,
      page.map(({ position }) => position),
      size,
    );
    for (const [index, entry] of page.entries()) {
      yield formatLine({ type: 'event', ...entry, proof: proofs[index] ?? [] });
      after = entry.leaf.sequence;
    }
    if (page.length < PAGE) return;
  }
}

async function headOf(system: SystemScope, organisationId: string, size: number) {
  const heads = await findHeadsAt(system, size);
  const salt = await findHeadsSalt(system, size);
  const index = heads.findIndex(({ organisation }) => organisation === organisationId);
  const { tree, leaves } = headTreeOf(heads, salt ?? Buffer.alloc(0));
  const head = leaves[index];
  if (head === undefined) return undefined;
  const line = formatLine({ type: 'head', head, index, proof: tree.inclusion(index).map(toBase64) });
  return { count: head.count, line };
}

/**
 * What an organisation may show of its log, up to the last checkpoint: every entry, with proofs. Undefined before its
 * first entry has a place. The lines are read while they are asked for, in the same transaction.
 */
export async function exportAudit(
  system: SystemScope,
  organisationId: string,
): Promise<AuditExport | undefined> {
  const latest = await findLatestCheckpoint(system);
  const [latestNote] = latest === undefined ? [] : [parseNote(latest.note)];
  const origin = latestNote === undefined ? undefined : parseCheckpoint(latestNote.text)?.origin;
  if (latest === undefined || origin === undefined) return undefined;
  const { size } = latest;
  const head = await headOf(system, organisationId, size);
  if (head === undefined) return undefined;
  const rows = await findCheckpointsToShow(system, size);
  const cosignatures = await findCosignatures(
    system,
    rows.map((row) => row.size),
  );
  const shown = rows.map((row): Shown => ({ row, signatures: signaturesOf(cosignatures, row.size) }));
  async function* lines(): AsyncGenerator<string> {
    const events = head?.count ?? 0;
    yield formatLine({ type: 'export', v: 1, origin: origin ?? '', organisation: organisationId, events });
    yield* eventLines(system, organisationId, size);
    for (const [index, one] of shown.entries()) yield await checkpointLine(system, one, shown[index + 1]);
    yield head?.line ?? '';
  }
  return {
    size,
    events: head.count,
    lines: lines(),
    checkpoints: checkpointsFile(shown),
    keys: await keysFile(system, size, cosignatures),
  };
}

/** Keys that signed something of this export; a witness that never did is not promised. */
async function keysFile(system: SystemScope, size: number, cosignatures: readonly CosignatureRow[]) {
  const all = await findLogKeys(system);
  // A key that was handed over to at this very size has signed nothing yet.
  const logs = all.filter((key, index) => index === 0 || key.size < size);
  const witnesses = new Set(cosignatures.map(({ verifierKey }) => verifierKey));
  return formatKeyFile(
    logs.map(({ verifierKey }) => verifierKey),
    [...witnesses].filter((key) => parseKey(key) !== undefined),
    logs.flatMap(({ rotationNote }) => (rotationNote === null ? [] : [rotationNote])),
  );
}
