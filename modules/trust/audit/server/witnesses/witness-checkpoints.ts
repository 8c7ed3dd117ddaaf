import {
  type Checkpoint,
  cosign,
  ed25519Signer,
  formatNote,
  fromBase64,
  parseCheckpoint,
  parseKey,
  parseNote,
  signatureLine,
  verifySignature,
  type WitnessStep,
  witnessStep,
} from '#packages/audit-verifier/index.ts';
import type { MasterKey } from '#platform/server/files/index.ts';
import { type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { type LogWatchParts, tellOfficers } from '../check/check-logs.ts';
import { keysText } from '../check/self-check.ts';
import { findLatestCheckpoint } from '../proofs/checkpoint-queries.ts';
import { proveConsistency } from '../proofs/make-proofs.ts';
import {
  type AutoWitness,
  claimAutoWitness,
  findAutoWitnesses,
  keepRefusal,
  keepSigned,
} from './auto-witness-queries.ts';

export type WitnessParts = LogWatchParts & { readonly masterKey: MasterKey };

/** What the secret of a witness is bound to when it is wrapped. */
export const boundToWitness = (id: string): string => `audit-witness-key ${id}`;

type Remembered = { readonly kept: Checkpoint | undefined } | { readonly damaged: true };

/** What the witness saw last, when its own signature stands under it. */
async function remembered({ seenNote, verifierKey }: AutoWitness): Promise<Remembered> {
  if (seenNote === null) return { kept: undefined };
  const note = parseNote(seenNote);
  const key = parseKey(verifierKey);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
  const own = note?.signatures.at(-1);
  const holds =
    note !== undefined &&
    key !== undefined &&
    own !== undefined &&
    (await verifySignature(note.text, own, key));
  return holds && checkpoint !== undefined ? { kept: checkpoint } : { damaged: true };
}

async function lookAt(
  system: SystemScope,
  witness: AutoWitness,
): Promise<{ step: WitnessStep; note: string } | undefined> {
  const latest = await findLatestCheckpoint(system);
  if (latest === undefined) return undefined;
  const memory = await remembered(witness);
  if ('damaged' in memory)
    return {
      step: { outcome: 'refused', code: 'cosignature-damaged', size: latest.size },
      note: latest.note,
    };
  const step = await witnessStep(
    { kept: memory.kept, logKey: witness.logKey },
    {
      note: latest.note,
      keys: await keysText(system, latest.size),
      proof: async (from, to) => {
        try {
          return (await proveConsistency(system, from, to)).flatMap((text) => fromBase64(text) ?? []);
        } catch (error) {
          // Tiles that are not there prove nothing.
          if (error instanceof RangeError) return [];
          throw error;
        }
      },
    },
  );
  return { step, note: latest.note };
}

async function sign(
  parts: WitnessParts,
  system: SystemScope,
  witness: AutoWitness,
  size: number,
  source: string,
): Promise<void> {
  const note = parseNote(source);
  const key = parseKey(witness.verifierKey);
  if (note === undefined || key === undefined)
    throw new Error(`audit: witness ${witness.witnessId} has no key`);
  const signer = await ed25519Signer(
    parts.masterKey.unwrap(boundToWitness(witness.witnessId), witness.wrapped),
  );
  const at = new Date(Math.floor(parts.clock.now().getTime() / 1000) * 1000);
  const signature = await cosign(note.text, key.name, signer, at.getTime() / 1000);
  await keepSigned(system, witness, {
    size,
    line: signatureLine(signature).trimEnd(),
    note: formatNote({ text: note.text, signatures: [...note.signatures, signature] }),
    at,
  });
}

/** What the witness of an organisation did with the newest checkpoint. `away`: there is none, or another process has it in hand. */
async function witnessOnce(
  parts: WitnessParts,
  organisationId: string,
): Promise<'away' | WitnessStep['outcome']> {
  return withSystemScope(parts.pools.system, 'sign a checkpoint as a witness', async (system) => {
    const witness = await claimAutoWitness(system, organisationId);
    const seen = witness === undefined ? undefined : await lookAt(system, witness);
    if (witness === undefined || seen === undefined) return 'away';
    const { step, note } = seen;
    if (step.outcome === 'grew') await sign(parts, system, witness, step.checkpoint.size, note);
    if (step.outcome === 'refused') {
      await keepRefusal(system, organisationId, { ...step, at: parts.clock.now() });
      if (witness.refused !== step.code)
        await tellOfficers(parts, system, {
          organisationId,
          kind: 'audit-witness-refused',
          recordId: witness.witnessId,
        });
    }
    return step.outcome;
  });
}

/**
 * Lets each organisation that wants it sign the newest checkpoint, after its own comparison with what it saw before. A tree that shrank or
 * another history is not signed, and its privacy officer hears of it; one organisation's trouble holds up no other.
 */
export async function witnessCheckpoints(parts: WitnessParts): Promise<Map<string, string>> {
  const outcomes = new Map<string, string>();
  const failures: unknown[] = [];
  const wanted = await withSystemScope(parts.pools.system, 'find automatic witnesses', findAutoWitnesses);
  for (const organisationId of wanted) {
    try {
      outcomes.set(organisationId, await witnessOnce(parts, organisationId));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return outcomes;
}

/** The task for the background worker. */
export const keepWitnesses = (parts: WitnessParts) => ({
  name: 'witness-audit-log',
  schedule: '*/5 * * * *',
  run: () => witnessCheckpoints(parts),
});
