import { formatKey, type VerifierKey } from '../note/keys.ts';
import { verifySignature } from '../note/note.ts';
import type { Finding } from './findings.ts';
import { type KeyFile, KeyFileError, parseKeyFile } from './key-file.ts';

/** A key of the log and the tree sizes that it may sign: more than `above`, up to and with `upTo`. */
type LogKey = { readonly key: VerifierKey; readonly above: number; readonly upTo: number };

export type TrustedKeys = {
  readonly logs: readonly LogKey[];
  readonly witnesses: readonly VerifierKey[];
  readonly findings: readonly Finding[];
};

export const keyName = (key: { readonly name: string; readonly hash: string }): string =>
  `${key.name}+${key.hash}`;

const broken = (line: number, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
  file: 'keys.txt',
  line,
  code,
  params,
});

async function handedOver(file: KeyFile, index: number): Promise<boolean> {
  const [before, next] = [file.logs[index], file.logs[index + 1]];
  const step = file.rotations[index];
  if (before === undefined || next === undefined || step === undefined) return false;
  const { note, rotation } = step;
  const earlier = file.rotations[index - 1]?.rotation.size ?? 0;
  if (formatKey(rotation.next) !== formatKey(next) || rotation.origin !== before.name) return false;
  if (rotation.size < earlier || note.signatures.length !== 2) return false;
  const [first, second] = note.signatures;
  if (first === undefined || second === undefined) return false;
  return (await verifySignature(note.text, first, before)) && verifySignature(note.text, second, next);
}

/**
 * The keys of `keys.txt` and since when each holds: the first one is the one to compare with what was got another way, each
 * later one is handed over by the one before it. `given`: that first key, when the reader has it.
 */
export async function verifyKeys(source: string, given?: string): Promise<TrustedKeys> {
  let file: KeyFile;
  try {
    file = parseKeyFile(source);
  } catch (error) {
    const line = error instanceof KeyFileError ? error.line : 1;
    return { logs: [], witnesses: [], findings: [broken(line, 'keys-damaged')] };
  }
  const findings = [...checkFirst(file, given), ...(await checkRotations(file))];
  const logs = file.logs.map((key, index): LogKey => {
    const above = file.rotations[index - 1]?.rotation.size ?? 0;
    return { key, above, upTo: file.rotations[index]?.rotation.size ?? Number.MAX_SAFE_INTEGER };
  });
  return { logs, witnesses: file.witnesses, findings };
}

function checkFirst({ logs: [first] }: KeyFile, given: string | undefined): Finding[] {
  if (first === undefined) return [broken(2, 'keys-damaged')];
  if (given === undefined || formatKey(first) === given) return [];
  return [broken(2, 'other-log-key', { key: keyName(first) })];
}

/** Each key after the first is handed over by the one before it; no hand-over is left. */
async function checkRotations(file: KeyFile): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, key] of file.logs.entries()) {
    if (index === 0) continue;
    const step = file.rotations[index - 1];
    if (step === undefined) findings.push(broken(index + 2, 'key-not-trusted', { key: keyName(key) }));
    else if (!(await handedOver(file, index - 1)))
      findings.push(broken(step.line, 'rotation-damaged', { key: keyName(key) }));
  }
  const extra = file.rotations[Math.max(file.logs.length - 1, 0)];
  if (extra === undefined) return findings;
  return [...findings, broken(extra.line, 'rotation-damaged', { key: keyName(extra.rotation.next) })];
}
