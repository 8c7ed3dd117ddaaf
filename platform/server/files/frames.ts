import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { FileIntegrityError } from './master-key.ts';

/**
 * Encrypted form of a file, version 1:
 *   header: "SCHF" 4 | version 1 | frame size 4 (bytes, big endian) | nonce prefix 7
 *   frames: AES-256-GCM of up to `frame size` plain bytes, each followed by its tag of 16 bytes
 * Nonce of a frame: prefix 7 | frame number 4 | last-frame mark 1. Associated data: header | file id.
 * So a flipped bit, a frame moved, dropped or cut off, another file's header or another file's id does not open.
 */
export const frameBytes = 64 * 1024;
export const headerBytes = 16;
export const tagBytes = 16;

const magic = Buffer.from('SCHF', 'ascii');
const version = 1;
const prefixBytes = 7;
const highestFrameNumber = 0xffff_ffff;

/** Size in bytes of the encrypted form of `plainBytes` bytes. */
export const encryptedBytes = (plainBytes: number): number =>
  headerBytes + plainBytes + Math.max(1, Math.ceil(plainBytes / frameBytes)) * tagBytes;

/** Encrypts a stream for one file. One data key serves one file only. */
export async function* encryptFrames(
  plain: AsyncIterable<Uint8Array>,
  dataKey: Uint8Array,
  fileId: string,
): AsyncGenerator<Buffer> {
  const header = makeHeader();
  const associated = associatedWith(header, fileId);
  yield header;
  for await (const { bytes, number, last } of cut(plain, frameBytes)) {
    const cipher = createCipheriv('aes-256-gcm', dataKey, nonceOf(header, number, last));
    cipher.setAAD(associated);
    // GCM is a stream mode: `final` gives no bytes, and joining the parts would only copy them.
    yield cipher.update(bytes);
    cipher.final();
    yield cipher.getAuthTag();
  }
}

/**
 * Opens what `encryptFrames` made. A frame leaves only after its tag was checked. That nothing is missing is known
 * at the end: until then a reader must treat what it got as unfinished.
 * @throws FileIntegrityError as soon as a frame does not open.
 */
export async function* decryptFrames(
  sealed: AsyncIterable<Uint8Array>,
  dataKey: Uint8Array,
  fileId: string,
): AsyncGenerator<Buffer> {
  const { header, body } = await splitHeader(sealed);
  const associated = associatedWith(header, fileId);
  for await (const { bytes, number, last } of cut(body, frameBytes + tagBytes)) {
    if (bytes.length < tagBytes) throw new FileIntegrityError('content-damaged');
    const nonce = nonceOf(header, number, last);
    const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: tagBytes });
    decipher.setAAD(associated);
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    let plain: Buffer;
    try {
      plain = decipher.update(bytes.subarray(0, bytes.length - tagBytes));
      decipher.final();
    } catch {
      throw new FileIntegrityError('content-damaged');
    }
    if (plain.length > 0) yield plain;
  }
}

function makeHeader(): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(frameBytes);
  return Buffer.concat([magic, Buffer.from([version]), size, randomBytes(prefixBytes)]);
}

async function splitHeader(
  sealed: AsyncIterable<Uint8Array>,
): Promise<{ header: Buffer; body: AsyncIterable<Uint8Array> }> {
  const source = sealed[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < headerBytes) {
    const next = await source.next();
    if (next.done === true) throw new FileIntegrityError('content-damaged');
    start = Buffer.concat([start, next.value]);
  }
  const header = start.subarray(0, headerBytes);
  const known = header.subarray(0, magic.length).equals(magic) && header[magic.length] === version;
  // The size stands there so that a later version may choose another; version 1 knows one.
  if (!known || header.readUInt32BE(magic.length + 1) !== frameBytes)
    throw new FileIntegrityError('content-damaged');
  async function* body(): AsyncGenerator<Uint8Array> {
    yield start.subarray(headerBytes);
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return { header, body: body() };
}

function nonceOf(header: Buffer, number: number, last: boolean): Buffer {
  if (number > highestFrameNumber) throw new RangeError('a file has too many frames');
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, headerBytes - prefixBytes, headerBytes);
  nonce.writeUInt32BE(number, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

const associatedWith = (header: Buffer, fileId: string): Buffer =>
  Buffer.concat([header, Buffer.from(fileId, 'utf8')]);

interface Piece {
  readonly bytes: Buffer;
  readonly number: number;
  readonly last: boolean;
}

/** Cuts a stream in pieces of `size`, holding the newest back: only at the end is it known to be the last. */
async function* cut(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  for await (const chunk of source) {
    parts.push(chunk);
    held += chunk.length;
    if (held <= size) continue;
    let whole = Buffer.concat(parts, held);
    while (whole.length > size) {
      yield { bytes: whole.subarray(0, size), number, last: false };
      number += 1;
      whole = whole.subarray(size);
    }
    parts = [whole];
    held = whole.length;
  }
  yield { bytes: Buffer.concat(parts, held), number, last: true };
}
