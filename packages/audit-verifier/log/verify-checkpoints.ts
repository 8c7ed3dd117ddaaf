import { sameBytes } from '../bytes/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import {
  cosignatureTime,
  formatNote,
  type Note,
  type NoteSignature,
  parseNotes,
  verifySignature,
} from '../note/note.ts';
import type { Finding } from './findings.ts';
import { keyName, type TrustedKeys } from './verify-keys.ts';

/** A witness that signed a checkpoint, and when by its own clock. */
type Cosigned = { readonly key: string; readonly seconds: number };

export type PlacedCheckpoint = Checkpoint & {
  readonly line: number;
  readonly cosigned: readonly Cosigned[];
};

export type Checkpoints = {
  readonly list: readonly PlacedCheckpoint[];
  readonly findings: readonly Finding[];
};

const broken = (line: number, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
  file: 'checkpoints.txt',
  line,
  code,
  params,
});

type Read = { readonly checkpoint?: PlacedCheckpoint; readonly findings: readonly Finding[] };

/** The log signs first, once, with the key that held for that size. */
async function checkLog(
  { text }: Note,
  signature: NoteSignature | undefined,
  { origin, size }: Checkpoint,
  keys: TrustedKeys,
): Promise<Omit<Finding, 'file' | 'line'> | undefined> {
  const held = keys.logs.find(({ key }) => key.name === signature?.name && key.hash === signature.hash);
  if (signature === undefined || held === undefined) {
    const key = signature === undefined ? '-' : keyName(signature);
    return { code: 'key-unknown', params: { size, key } };
  }
  if (!(await verifySignature(text, signature, held.key)))
    return { code: 'checkpoint-damaged', params: { size } };
  if (held.key.name !== origin) return { code: 'checkpoint-of-other-log', params: { size, origin } };
  if (size <= held.above || size > held.upTo)
    return { code: 'checkpoint-by-retired-key', params: { size, key: keyName(held.key) } };
  return undefined;
}

async function checkWitness(
  { text }: Note,
  signature: NoteSignature,
  { size }: Checkpoint,
  keys: TrustedKeys,
): Promise<Omit<Finding, 'file' | 'line'> | undefined> {
  const params = { size, key: keyName(signature) };
  const key = keys.witnesses.find((known) => keyName(known) === keyName(signature));
  if (key === undefined) return { code: 'key-unknown', params };
  return (await verifySignature(text, signature, key)) ? undefined : { code: 'cosignature-damaged', params };
}

async function readOne(note: Note | undefined, line: number, keys: TrustedKeys): Promise<Read> {
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined)
    return { findings: [broken(line, 'checkpoint-damaged', { size: '?' })] };
  const [first, ...others] = note.signatures;
  const findings: Finding[] = [];
  const add = (found: Omit<Finding, 'file' | 'line'> | undefined, at: number): void => {
    if (found !== undefined) findings.push(broken(at, found.code, found.params));
  };
  add(await checkLog(note, first, checkpoint, keys), line);
  const cosigned: Cosigned[] = [];
  for (const [index, signature] of others.entries()) {
    const wrong = await checkWitness(note, signature, checkpoint, keys);
    const twice = cosigned.some(({ key }) => key === keyName(signature));
    const damaged = {
      code: 'cosignature-damaged',
      params: { size: checkpoint.size, key: keyName(signature) },
    } as const;
    add(wrong ?? (twice ? damaged : undefined), line + 5 + index);
    if (wrong === undefined) cosigned.push({ key: keyName(signature), seconds: cosignatureTime(signature) });
  }
  return { checkpoint: { ...checkpoint, line, cosigned }, findings };
}

/** What is wrong with the order of two checkpoints that follow each other in a file. */
function orderOf(before: Checkpoint, next: PlacedCheckpoint): Finding | undefined {
  if (next.size > before.size) return undefined;
  if (next.size < before.size)
    return broken(next.line, 'tree-rolled-back', { earlier: before.size, size: next.size });
  return sameBytes(before.root, next.root)
    ? broken(next.line, 'checkpoints-damaged')
    : broken(next.line, 'split-view', { size: next.size });
}

/** Reads a file of checkpoints: each signed by the log, in the order of their sizes. */
export async function verifyCheckpoints(source: string, keys: TrustedKeys): Promise<Checkpoints> {
  const notes = parseNotes(source);
  const findings: Finding[] = [];
  const list: PlacedCheckpoint[] = [];
  for (const { note, line } of notes) {
    const read = await readOne(note, line, keys);
    findings.push(...read.findings);
    if (read.checkpoint === undefined) continue;
    const before = list.at(-1);
    const disorder = before === undefined ? undefined : orderOf(before, read.checkpoint);
    if (disorder !== undefined) findings.push(disorder);
    list.push(read.checkpoint);
  }
  const again = notes
    .map(({ note, source: text }) => (note === undefined ? text : formatNote(note)))
    .join('\n');
  if (notes.length === 0 || again !== source) findings.push(broken(1, 'checkpoints-damaged'));
  return { list, findings };
}

/** Holds checkpoints that the reader kept from before against those of the export. */
export function compareEarlier(earlier: Checkpoints, { list }: Checkpoints): Finding[] {
  const last = list.at(-1);
  if (last === undefined) return [];
  return earlier.list.flatMap((kept) => {
    if (kept.size > last.size)
      return [broken(last.line, 'tree-rolled-back', { earlier: kept.size, size: last.size })];
    const same = list.find(({ size }) => size === kept.size);
    if (same === undefined) return [broken(last.line, 'earlier-not-covered', { size: kept.size })];
    return sameBytes(same.root, kept.root) ? [] : [broken(same.line, 'split-view', { size: kept.size })];
  });
}
