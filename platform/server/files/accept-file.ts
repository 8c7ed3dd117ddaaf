import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { err, ok, type Result } from '#platform/kit/index.ts';
import { endingOf, type FileKind } from './file-kinds.ts';
import { safeFileName } from './file-name.ts';
import { type FileProblem, FileProblemError } from './file-problem.ts';
import type { FileStore } from './file-store.ts';
import { decryptFrames, encryptFrames } from './frames.ts';
import { cleanImage, type ImageLimits, standardImageLimits, thumbnailOf } from './images.ts';
import { type Incoming, lookAhead, measured, turnstile, upTo, whileHolds, wholeOf } from './incoming.ts';
import type { FileKeyStore } from './key-store.ts';
import { keyBytes, type MasterKey } from './master-key.ts';
import { checkOffice } from './office.ts';
import { checkAgainstName, sniffBytes } from './sniff.ts';
import { textWatch } from './text-check.ts';

/** A file as it came: `name` and `type` are what the sender claims. */
interface OfferedFile {
  readonly content: Readable;
  readonly name: string;
  readonly type?: string | undefined;
}

/** 'metadata-not-removed': who made the file, when and where may still stand in it. */
type FileWarning = 'metadata-not-removed';

/** What is now kept. `size` (bytes) and `sha256` (hex) are of the plain content as kept, so after cleaning. */
export interface AcceptedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly metadataRemoved: boolean;
  readonly warnings: readonly FileWarning[];
}

/** Content that the product made and stored; the caller keeps the key, or calls `discard`. */
export interface KeptContent {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
  readonly wrappedKey: Buffer;
}

export interface FileLimits extends ImageLimits {
  /** For kinds that stream: PDF, text, CSV, sound and film. */
  readonly maximumBytes: number;
  /** For kinds that are held in memory to be checked or cleaned: images and office documents. */
  readonly maximumBytesInMemory: number;
}

export const standardFileLimits: FileLimits = {
  ...standardImageLimits,
  maximumBytes: 100 * 1024 * 1024,
  maximumBytesInMemory: 25 * 1024 * 1024,
};

export interface FileService {
  /** Checks, cleans, encrypts and stores, and puts the key in `keys`. Nothing is left when it fails. */
  accept(keys: FileKeyStore, file: OfferedFile): Promise<Result<AcceptedFile, FileProblem>>;
  /**
   * The same without the key store, for a caller that streams before it opens its transaction: it stores
   * `wrappedKey` itself, or calls `discard` when that fails.
   */
  receive(file: OfferedFile): Promise<Result<{ file: AcceptedFile; wrappedKey: Buffer }, FileProblem>>;
  /** Stores what the product itself made, under a key of its own, as it is. Nothing is left when it fails. `size` in bytes, `sha256` in hex. */
  keepMade(content: AsyncIterable<Uint8Array>): Promise<KeptContent>;
  /** Plain content; undefined when there is no content or no key. The stream fails with FileIntegrityError. */
  read(keys: FileKeyStore, fileId: string): Promise<Readable | undefined>;
  /** A small WebP of an image file. Undefined as with `read`, and for what is not an image. */
  thumbnail(keys: FileKeyStore, fileId: string, longestSide?: number): Promise<Buffer | undefined>;
  /** Destroys the key first, then the content: from the first step on nobody can read it. */
  destroy(keys: FileKeyStore, fileId: string): Promise<void>;
  /** Removes content whose key was never kept (the transaction was rolled back). */
  discard(fileId: string): Promise<void>;
}

export function createFileService(parts: {
  readonly store: FileStore;
  readonly masterKey: MasterKey;
  readonly newId: () => string;
  readonly limits?: FileLimits | undefined;
}): FileService {
  const { store, masterKey, newId, limits = standardFileLimits } = parts;
  // What is held whole in memory passes one at a time, so that memory stays flat whatever is sent at once.
  const oneAtATime = turnstile(1);

  const keepMade = async (content: AsyncIterable<Uint8Array>): Promise<KeptContent> => {
    const id = newId();
    const dataKey = randomBytes(keyBytes);
    const measure = measured(content);
    await store.write(id, encryptFrames(measure.stream, dataKey, id));
    const wrappedKey = masterKey.wrap(id, dataKey);
    dataKey.fill(0);
    return { id, wrappedKey, ...measure.result() };
  };

  const keep = async (checked: Checked): Promise<{ file: AcceptedFile; wrappedKey: Buffer }> => {
    const { id, size, sha256, wrappedKey } = await keepMade(checked.content);
    const { name, kind, metadataRemoved, warnings } = checked;
    return {
      file: { id, name, mediaType: kind.mediaType, size, sha256, metadataRemoved, warnings },
      wrappedKey,
    };
  };

  const service: FileService = {
    keepMade,
    async receive(offered) {
      const name = safeFileName(offered.name);
      const incoming = await lookAhead(offered.content, sniffBytes);
      try {
        if (incoming.head.length === 0) return err({ code: 'file-empty' });
        const kind = await checkAgainstName(incoming.head, name, offered.type);
        if (!kind.ok) return kind;
        const inMemory = kind.value.treatment === 'image' || kind.value.treatment === 'office';
        const work = async () => keep(await check(incoming, name, kind.value, limits));
        return ok(inMemory ? await oneAtATime(work) : await work());
      } catch (error) {
        if (error instanceof FileProblemError) return err(error.problem);
        throw error;
      } finally {
        await incoming.release();
      }
    },
    async accept(keys, offered) {
      const received = await service.receive(offered);
      if (!received.ok) return received;
      const { file, wrappedKey } = received.value;
      try {
        await keys.put(file.id, wrappedKey);
      } catch (error) {
        await store.remove(file.id);
        throw error;
      }
      return ok(file);
    },
    async read(keys, fileId) {
      const wrapped = await keys.get(fileId);
      if (wrapped === undefined) return undefined;
      const dataKey = masterKey.unwrap(fileId, wrapped);
      const sealed = await store.read(fileId);
      if (sealed === undefined) return undefined;
      const plain = Readable.from(decryptFrames(sealed, dataKey, fileId), { objectMode: false });
      // A reader may leave before the first byte: the file must not stay open.
      plain.once('close', () => sealed.destroy());
      sealed.once('error', (error) => plain.destroy(error));
      return plain;
    },
    async thumbnail(keys, fileId, longestSide) {
      return oneAtATime(async () => {
        const content = await service.read(keys, fileId);
        if (content === undefined) return undefined;
        const picture = await thumbnailOf(await wholeOf(content), longestSide, limits);
        return picture.ok ? picture.value : undefined;
      });
    },
    async destroy(keys, fileId) {
      await keys.destroy(fileId);
      await store.remove(fileId);
    },
    discard: (fileId) => store.remove(fileId),
  };
  return service;
}

interface Checked {
  readonly name: string;
  readonly kind: FileKind;
  readonly content: AsyncIterable<Uint8Array>;
  readonly metadataRemoved: boolean;
  readonly warnings: readonly FileWarning[];
}

/** The checks and cleaning of one kind. @throws FileProblemError, for streams possibly only while they are read. */
async function check(incoming: Incoming, name: string, kind: FileKind, limits: FileLimits): Promise<Checked> {
  const left = { name, kind, metadataRemoved: false, warnings: ['metadata-not-removed'] as const };
  if (kind.treatment === 'stream') return { ...left, content: upTo(incoming.all, limits.maximumBytes) };
  if (kind.treatment === 'text') {
    const problem = { code: 'file-type-mismatch', claimed: endingOf(name), detected: 'unknown' } as const;
    const content = whileHolds(upTo(incoming.all, limits.maximumBytes), textWatch(), problem);
    return { ...left, content, warnings: [] };
  }
  const whole = await wholeOf(upTo(incoming.all, limits.maximumBytesInMemory));
  if (kind.treatment === 'office') {
    const problem = checkOffice(whole, kind, name);
    if (problem !== undefined) throw new FileProblemError(problem);
    return { ...left, content: inPieces(whole) };
  }
  const cleaned = await cleanImage(whole, endingOf(name), limits);
  if (!cleaned.ok) throw new FileProblemError(cleaned.error);
  return { name, kind, content: inPieces(cleaned.value.content), metadataRemoved: true, warnings: [] };
}

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  const size = 256 * 1024;
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
