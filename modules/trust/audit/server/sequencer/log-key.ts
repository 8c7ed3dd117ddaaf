import { randomBytes } from 'node:crypto';
import {
  type Ed25519Signer,
  ed25519Signer,
  formatKey,
  formatNote,
  parseKey,
  rotationText,
  signNote,
  verifierKey,
} from '#packages/audit-verifier/index.ts';
import { newId } from '#platform/kit/index.ts';
import type { MasterKey } from '#platform/server/files/index.ts';
import type { SystemScope } from '#platform/server/index.ts';
import { findLogKeys, findWrappedKey, type LogKeyRow, saveLogKey } from './key-queries.ts';

/** The key with which checkpoints are signed now. */
export type LogKey = { readonly id: string; readonly origin: string; readonly signer: Ed25519Signer };

/** The secret half of the key is gone, or belongs to another master key: nothing can be signed. */
class LogKeyError extends Error {
  constructor(id: string) {
    super(`audit: the secret of log key ${id} is not there or opens with another master key`);
    this.name = 'LogKeyError';
  }
}

const boundTo = (id: string): string => `audit-log-key ${id}`;

async function openKey(system: SystemScope, masterKey: MasterKey, row: LogKeyRow): Promise<LogKey> {
  const wrapped = await findWrappedKey(system, row.id);
  const origin = parseKey(row.verifierKey)?.name;
  if (wrapped === undefined || origin === undefined) throw new LogKeyError(row.id);
  let seed: Buffer;
  try {
    seed = masterKey.unwrap(boundTo(row.id), wrapped);
  } catch {
    throw new LogKeyError(row.id);
  }
  return { id: row.id, origin, signer: await ed25519Signer(seed) };
}

async function makeKey(masterKey: MasterKey, origin: string) {
  const id = newId();
  const seed = randomBytes(32);
  const signer = await ed25519Signer(seed);
  return {
    id,
    signer,
    key: verifierKey(origin, 1, signer.publicKey),
    wrapped: masterKey.wrap(boundTo(id), seed),
  };
}

/** The key in use, made at the first call. Call it while holding the lock of the sequencer. Errors: LogKeyError. */
export async function currentLogKey(system: SystemScope, masterKey: MasterKey, now: string): Promise<LogKey> {
  const row = (await findLogKeys(system)).at(-1);
  if (row !== undefined) return openKey(system, masterKey, row);
  // A name of its own: two installations never sign as the same log.
  const origin = `schakel.audit/${randomBytes(8).toString('hex')}`;
  const { id, signer, key, wrapped } = await makeKey(masterKey, origin);
  await saveLogKey(system, {
    id,
    verifierKey: formatKey(key),
    rotationNote: null,
    size: 0,
    wrapped,
    createdAt: now,
  });
  return { id, origin, signer };
}

/** Lets a new key follow, from the next checkpoint on: the old one signs it, and it signs itself. Under the sequencer's lock. */
export async function rotateLogKey(
  system: SystemScope,
  masterKey: MasterKey,
  size: number,
  now: string,
): Promise<string> {
  const old = await currentLogKey(system, masterKey, now);
  const { id, signer, key, wrapped } = await makeKey(masterKey, old.origin);
  const text = rotationText({ origin: old.origin, next: key, size });
  const signatures = [await signNote(text, old.origin, old.signer), await signNote(text, old.origin, signer)];
  const rotationNote = formatNote({ text, signatures });
  await saveLogKey(system, { id, verifierKey: formatKey(key), rotationNote, size, wrapped, createdAt: now });
  return formatKey(key);
}
