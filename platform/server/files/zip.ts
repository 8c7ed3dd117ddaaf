import { crc32 } from 'node:zlib';

/** One file of a zip: its path, with slashes, and its bytes. */
export type ZipEntry = { readonly name: string; readonly content: AsyncIterable<Uint8Array> };

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;
/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const VERSION = 20;
/** 1 January 1980: the same content gives the same bytes, whenever it is packed. */
const NO_DATE = 0x0021;
const MOST = 0xffff_ffff;

type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
};

/** A part of a header: each number with its bytes, 2 or 4, little-endian. */
function fields(...parts: readonly (readonly [number, 2 | 4])[]): Buffer {
  const bytes = Buffer.alloc(parts.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of parts) {
    if (size === 2) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    at += size;
  }
  return bytes;
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    fields(
      [LOCAL, 4],
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [NO_DATE, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [name.length, 2],
      [0, 2],
    ),
    name,
  ]);

const directoryEntry = ({ name, crc, size, offset }: Written): Buffer =>
  Buffer.concat([
    fields(
      [DIRECTORY, 4],
      [VERSION, 2],
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [NO_DATE, 2],
      [crc, 4],
      [size, 4],
      [size, 4],
    ),
    fields([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ]);

function checked(size: number): number {
  if (size > MOST) throw new RangeError('a zip of this form holds no more than 4 GB');
  return size;
}

/**
 * A zip of files as they are, not compressed, made while it is read: never more than a piece of one file in hand. An entry is asked for when the
 * one before was read to its end, so that the last can say what the others were. Errors: RangeError above 4 GB or 65,535 files.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const offset = at;
    const head = localHeader(name);
    yield head;
    let [crc, size] = [0, 0];
    for await (const piece of entry.content) {
      crc = crc32(piece, crc);
      size = checked(size + piece.length);
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
    const tail = fields([DESCRIPTOR, 4], [crc, 4], [size, 4], [size, 4]);
    yield tail;
    at = checked(at + head.length + size + tail.length);
    written.push({ name, crc, size, offset });
  }
  if (written.length > 0xffff) throw new RangeError('a zip of this form holds no more than 65,535 files');
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield fields(
    [END, 4],
    [0, 2],
    [0, 2],
    [written.length, 2],
    [written.length, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  );
}
