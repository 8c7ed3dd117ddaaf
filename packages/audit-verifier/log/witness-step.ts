import { sameBytes } from '../bytes/bytes.ts';
import type { Checkpoint } from '../note/checkpoint.ts';
import { verifyConsistency } from '../tree/verify.ts';
import type { FindingCode } from './findings.ts';
import { verifyCheckpoints } from './verify-checkpoints.ts';
import { verifyKeys } from './verify-keys.ts';

/** What a witness knows: the checkpoint it signed last, and the first key of the log since it began. */
export type WitnessMemory = { readonly kept: Checkpoint | undefined; readonly logKey: string | undefined };

/** What the log shows now: its newest checkpoint as a note, its `keys.txt`, and a proof between two sizes. */
export type ShownLog = {
  readonly note: string;
  readonly keys: string;
  readonly proof: (from: number, to: number) => Promise<readonly Uint8Array[]>;
};

export type WitnessStep =
  | { readonly outcome: 'same' | 'grew'; readonly checkpoint: Checkpoint }
  | { readonly outcome: 'refused'; readonly code: FindingCode; readonly size: number | undefined };

const refused = (code: FindingCode, size?: number): WitnessStep => ({ outcome: 'refused', code, size });

/**
 * Whether a witness may sign: the checkpoint is signed by a key that the first one leads to, and the tree is the one that the witness
 * saw before with leaves behind it. A smaller tree, another tree of the same size and another history are refused.
 */
export async function witnessStep({ kept, logKey }: WitnessMemory, shown: ShownLog): Promise<WitnessStep> {
  const keys = await verifyKeys(shown.keys, logKey);
  const [wrongKey] = keys.findings;
  if (wrongKey !== undefined) return refused(wrongKey.code);
  const { list, findings } = await verifyCheckpoints(shown.note, keys);
  const [latest] = list;
  const [wrong] = findings;
  if (wrong !== undefined || latest === undefined || list.length > 1)
    return refused(wrong?.code ?? 'checkpoints-damaged', latest?.size);
  const checkpoint = { origin: latest.origin, size: latest.size, root: latest.root };
  if (kept === undefined) return { outcome: 'grew', checkpoint };
  if (kept.origin !== latest.origin) return refused('checkpoint-of-other-log', latest.size);
  if (latest.size < kept.size) return refused('tree-rolled-back', latest.size);
  if (latest.size === kept.size)
    return sameBytes(latest.root, kept.root)
      ? { outcome: 'same', checkpoint }
      : refused('split-view', latest.size);
  const hashes = await shown.proof(kept.size, latest.size);
  return verifyConsistency(kept, latest, hashes)
    ? { outcome: 'grew', checkpoint }
    : refused('history-rewritten', latest.size);
}
