import { Zip, ZipPassThrough } from 'fflate';

/** One file of a zip: its path, with slashes, and its bytes. */
export type ZipEntry = { readonly name: string; readonly content: AsyncIterable<Uint8Array> };

/** The first day that a zip can name: the same content gives the same bytes, whenever it is packed. */
const NO_DATE = new Date(1980, 0, 1);
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;

/**
 * A zip of files as they are, not compressed, made while it is read: never more than a piece of one file in hand. An entry is asked for when the
 * one before was read to its end, so that the last can say what the others were. Errors: RangeError above 4 GB or 65,535 files.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((problem, piece) => {
    if (problem !== null) throw problem;
    ready.push(piece);
  });
  let bytes = 0;
  function* made(): Generator<Buffer> {
    for (const { buffer, byteOffset, byteLength } of ready.splice(0)) {
      bytes += byteLength;
      if (bytes > MOST_BYTES) throw new RangeError('a zip of this form holds no more than 4 GB');
      yield Buffer.from(buffer, byteOffset, byteLength);
    }
  }
  let files = 0;
  for await (const { name, content } of entries) {
    files += 1;
    if (files > MOST_FILES) throw new RangeError('a zip of this form holds no more than 65,535 files');
    const file = new ZipPassThrough(name);
    file.mtime = NO_DATE;
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* made();
    }
    file.push(new Uint8Array(0), true);
    yield* made();
  }
  zip.end();
  yield* made();
}
