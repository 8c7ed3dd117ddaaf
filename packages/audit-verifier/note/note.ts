import { fromBase64, joined, toBase64, toHex, utf8 } from '../bytes/bytes.ts';
import { type Ed25519Signer, verifyEd25519 } from './ed25519.ts';
import { isKeyName, type VerifierKey, verifierKey } from './keys.ts';

/** One line under a note: whose key says it signed, and the bytes. */
export type NoteSignature = {
  readonly name: string;
  readonly hash: string;
  /** Of a log 64 bytes; of a witness 8 bytes of time and 64. */
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** Text with signatures (C2SP signed-note). The text ends with a line end. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

export const signatureLine = ({ name, hash, bytes }: NoteSignature): string => {
  const key = Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `— ${name} ${toBase64(joined(key, bytes))}\n`;
};

/** The signature of a line, or undefined when it is none. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, hash: toHex(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
}

export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** Reads one note: text, an empty line, one or more lines of signatures. Undefined when the text is none. */
export function parseNote(source: string): Note | undefined {
  const split = source.lastIndexOf('\n\n');
  if (split < 0 || !source.endsWith('\n')) return undefined;
  const text = source.slice(0, split + 1);
  const signatures = source
    .slice(split + 2, -1)
    .split('\n')
    .map(parseSignatureLine);
  if (text === '\n' || signatures.includes(undefined)) return undefined;
  return { text, signatures: signatures as NoteSignature[] };
}

/** A note in a file with more of them, and the line at which it begins, counted from 1. */
export type PlacedNote = { readonly source: string; readonly line: number; readonly note: Note | undefined };

/** Notes one after another, each followed by an empty line (the last one need not be). */
export function parseNotes(file: string, firstLine = 1): PlacedNote[] {
  const lines = file.split('\n');
  const notes: PlacedNote[] = [];
  let start = 0;
  let signed = false;
  const close = (end: number): void => {
    const source = `${lines.slice(start, end).join('\n')}\n`;
    if (end > start) notes.push({ source, line: firstLine + start, note: parseNote(source) });
    start = end + 1;
    signed = false;
  };
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('— ')) signed = true;
    else if (line === '' && signed) close(index);
  }
  if (start < lines.length && lines.slice(start).some((line) => line !== '')) close(lines.length);
  return notes;
}

/** What a witness signs: that it saw the checkpoint, and when (C2SP tlog-cosignature, version 1). */
const cosigned = (text: string, seconds: number): Uint8Array<ArrayBuffer> =>
  joined(utf8(`cosignature/v1\ntime ${seconds}\n${text}`));

/** Seconds since 1970 at which a witness signed. */
export const cosignatureTime = ({ bytes }: NoteSignature): number =>
  Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));

/** True when the signature under the note is one of the key. */
export async function verifySignature(
  text: string,
  signature: NoteSignature,
  key: VerifierKey,
): Promise<boolean> {
  if (signature.name !== key.name || signature.hash !== key.hash) return false;
  if (key.algorithm === 1)
    return signature.bytes.length === 64 && verifyEd25519(key.publicKey, joined(utf8(text)), signature.bytes);
  if (signature.bytes.length !== 72) return false;
  const message = cosigned(text, cosignatureTime(signature));
  return verifyEd25519(key.publicKey, message, signature.bytes.slice(8));
}

/** Signs a note as a log does. */
export async function signNote(text: string, name: string, signer: Ed25519Signer): Promise<NoteSignature> {
  const { hash } = verifierKey(name, 1, signer.publicKey);
  return { name, hash, bytes: await signer.sign(joined(utf8(text))) };
}

/** Signs a checkpoint as a witness does. `seconds`: whole seconds since 1970. */
export async function cosign(
  text: string,
  name: string,
  signer: Ed25519Signer,
  seconds: number,
): Promise<NoteSignature> {
  const { hash } = verifierKey(name, 4, signer.publicKey);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return { name, hash, bytes: joined(time, await signer.sign(cosigned(text, seconds))) };
}
