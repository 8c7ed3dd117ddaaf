import { ImportFileError } from './raw-row.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type EncodingFinding = {
  readonly encoding: Encoding;
  /** Why: a byte order mark, only ASCII so far, all of it valid UTF-8, or not valid UTF-8 (so an old Windows export). */
  readonly why: 'bom' | 'only-ascii' | 'valid-utf-8' | 'not-utf-8';
};

const boms: ReadonlyArray<readonly [readonly number[], Encoding]> = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const byBom = (bytes: Uint8Array): Encoding | null =>
  boms.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? null;

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

const isUtf8 = (bytes: Uint8Array, whole: boolean): boolean => {
  try {
    // In stream mode a character that is cut off at the end of the piece is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
};

/** What the bytes are written in, from the whole file or a first piece of it. */
const detectEncoding = (bytes: Uint8Array, whole = false): EncodingFinding => {
  const marked = byBom(bytes);
  if (marked !== null) return { encoding: marked, why: 'bom' };
  if (isAscii(bytes)) return { encoding: 'utf-8', why: 'only-ascii' };
  return isUtf8(bytes, whole)
    ? { encoding: 'utf-8', why: 'valid-utf-8' }
    : { encoding: 'windows-1252', why: 'not-utf-8' };
};

export type StreamDecoder = {
  /** Text of the next piece; characters cut in two wait for the next one. */
  decode(piece: Uint8Array): string;
  /** What is left at the end. */
  end(): string;
  finding(): EncodingFinding;
};

const concatenate = (one: Uint8Array, other: Uint8Array): Uint8Array => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

/** Where the last bytes beyond ASCII begin, at most three back: perhaps half of a character. */
const tailStart = (bytes: Uint8Array): number => {
  let start = bytes.length;
  while (start > 0 && bytes.length - start < 3 && (bytes[start - 1] ?? 0) >= 0x80) start -= 1;
  return start;
};

/** The bytes on which a choice can be made now; the rest waits for the next piece. */
const readyPart = (bytes: Uint8Array, atStart: boolean): Uint8Array => {
  if (atStart && bytes.length < 3) return bytes.subarray(0, 0);
  if (atStart && byBom(bytes) !== null) return bytes;
  const head = bytes.subarray(0, tailStart(bytes));
  return isAscii(head) ? head : bytes;
};

/**
 * Decodes piece by piece, so that memory does not grow with the file. The choice falls at the first byte beyond ASCII;
 * bytes that contradict it later mean a file pasted together from two encodings: `file-encoding-mixed`.
 */
export const createStreamDecoder = (): StreamDecoder => {
  let finding: EncodingFinding = { encoding: 'utf-8', why: 'only-ascii' };
  let decoder: TextDecoder | null = null;
  let waiting: Uint8Array = new Uint8Array(0);

  const run = (piece: Uint8Array, last: boolean): string => {
    try {
      return decoder?.decode(piece, { stream: !last }) ?? '';
    } catch {
      throw new ImportFileError('file-encoding-mixed');
    }
  };
  const settle = (bytes: Uint8Array, whole: boolean): void => {
    finding = detectEncoding(bytes, whole);
    decoder = new TextDecoder(finding.encoding, { fatal: finding.encoding !== 'windows-1252' });
  };
  const undecided = (): boolean => decoder === null || finding.why === 'only-ascii';

  return {
    decode: (piece) => {
      if (!undecided()) return run(piece, false);
      const bytes = concatenate(waiting, piece);
      const ready = readyPart(bytes, decoder === null);
      waiting = bytes.slice(ready.length);
      if (ready.length === 0) return '';
      settle(ready, false);
      return run(ready, false);
    },
    end: () => {
      if (undecided() && (decoder === null || waiting.length > 0)) settle(waiting, true);
      const text = run(waiting, true);
      waiting = new Uint8Array(0);
      return text;
    },
    finding: () => finding,
  };
};

/** Whole text at once, for small files and the browser's preview. */
export const decodeBytes = (
  bytes: Uint8Array,
): { readonly text: string; readonly finding: EncodingFinding } => {
  const decoder = createStreamDecoder();
  const text = decoder.decode(bytes) + decoder.end();
  return { text, finding: decoder.finding() };
};

export type Delimiter = ';' | ',' | '\t';

/** The separator that occurs most in the first line, outside quotes; a semicolon when there is none. */
export const detectDelimiter = (text: string): Delimiter => {
  const counts: Record<Delimiter, number> = { ';': 0, ',': 0, '\t': 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || character === '\r') break;
    if (character === ';' || character === ',' || character === '\t') counts[character] += 1;
  }
  if (counts[','] > counts[';'] && counts[','] >= counts['\t']) return ',';
  return counts['\t'] > counts[';'] ? '\t' : ';';
};
