import { isAscii, isUtf8 } from 'node:buffer';
import { open, stat } from 'node:fs/promises';
import { CommandFailure, fileFailure } from './failure.ts';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What the bytes of a file say about its text. */
export type Inspected = {
  readonly bytes: number;
  readonly mark: 'utf-8' | 'utf-16le' | 'utf-16be' | undefined;
  /** The first line that is not UTF-8, or undefined when all of it is. */
  readonly wrongLine: number | undefined;
  readonly onlyAscii: boolean;
};

const LINE_FEED = 10;
const pieceSize = 1 << 18;

async function* readPieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(pieceSize), 0, pieceSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function markOf(first: Buffer): Inspected['mark'] {
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) return 'utf-8';
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** A spreadsheet or another file that is no text is told apart here, for its rows would be nonsense. */
function refuseBinary(path: string, first: Buffer, mark: Inspected['mark']): void {
  if (first.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    throw new CommandFailure(`${path} is a spreadsheet or zip file; save it as CSV first.`);
  }
  if (mark !== 'utf-16le' && mark !== 'utf-16be' && first.includes(0)) {
    throw new CommandFailure(`${path} is not a text file; give a CSV file.`);
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

function firstWrongLine(bytes: Buffer): number {
  let line = 0;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) break;
    line += 1;
    start = stop;
  }
  return line;
}

/** Looks through the bytes of a file once, without keeping them. */
export async function inspect(path: string): Promise<Inspected> {
  const about = await stat(path).catch((error: unknown) => {
    throw fileFailure('The file', path, error);
  });
  if (!about.isFile()) throw new CommandFailure(`${path} is not a file; give a CSV file.`);
  let mark: Inspected['mark'];
  let carried: Buffer = Buffer.alloc(0);
  let lines = 0;
  let begun = false;
  let onlyAscii = true;
  try {
    for await (const piece of readPieces(path)) {
      if (!begun) {
        begun = true;
        mark = markOf(piece);
        refuseBinary(path, piece, mark);
      }
      const bytes = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
      const whole = bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1);
      if (!isUtf8(whole))
        return { bytes: about.size, mark, wrongLine: lines + firstWrongLine(whole) + 1, onlyAscii: false };
      onlyAscii &&= isAscii(whole);
      lines += countLines(whole);
      carried = bytes.subarray(whole.length);
    }
  } catch (error) {
    throw error instanceof CommandFailure ? error : fileFailure('The file', path, error);
  }
  const wrongLine = isUtf8(carried) ? undefined : lines + 1;
  return { bytes: about.size, mark, wrongLine, onlyAscii: onlyAscii && isAscii(carried) };
}

/** The encoding to read a file with, or a failure when the configuration says another than the file is in. */
export function chooseEncoding(
  path: string,
  wanted: 'auto' | 'utf-8' | 'windows-1252',
  found: Inspected,
): Encoding {
  if (found.mark === 'utf-16le' || found.mark === 'utf-16be') {
    if (wanted === 'auto') return found.mark;
    throw new CommandFailure(
      `${path} is in UTF-16, the configuration says ${wanted}. Put "encoding": "auto" there, or save the file as UTF-8.`,
    );
  }
  if (wanted === 'utf-8' && found.wrongLine !== undefined) {
    throw new CommandFailure(
      `${path}, line ${found.wrongLine}: this is not UTF-8, as the configuration says. Put "encoding": "windows-1252" or "auto" there.`,
    );
  }
  const isCertainlyUtf8 = found.mark === 'utf-8' || (found.wrongLine === undefined && !found.onlyAscii);
  if (wanted === 'windows-1252' && isCertainlyUtf8) {
    throw new CommandFailure(
      `${path} is in UTF-8, the configuration says windows-1252. Put "encoding": "utf-8" or "auto" there.`,
    );
  }
  if (wanted !== 'auto') return wanted;
  return found.wrongLine === undefined ? 'utf-8' : 'windows-1252';
}

type Decoder = { readonly write: (piece: Buffer) => string; readonly end: () => string };

/** The library knows the encodings of old; for UTF-8, as most files are in, it need not be loaded. */
async function decoderOf(encoding: Encoding): Promise<Decoder> {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder();
    return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
  }
  const { default: iconv } = await import('iconv-lite');
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return { write: (piece) => decoder.write(piece), end: () => decoder.end() ?? '' };
}

/** The text of a file in pieces, without byte order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = await decoderOf(encoding);
  for await (const piece of readPieces(path)) {
    const text = decoder.write(piece);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}
