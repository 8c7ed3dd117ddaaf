import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileService, type FileService, standardFileLimits } from './accept-file.ts';
import { directoryFileStore, type FileStore } from './file-store.ts';
import { wholeOf } from './incoming.ts';
import { type FileKeyStore, memoryFileKeyStore } from './key-store.ts';
import { FileIntegrityError, masterKeyFrom } from './master-key.ts';
import { docx, jpeg, pdf, photo, program } from './test-files.ts';

let directory: string;
let keys: FileKeyStore;
let files: FileService;
const secret = randomBytes(32);
const serviceWith = (limits = standardFileLimits, master = masterKeyFrom(secret)) =>
  createFileService({
    store: directoryFileStore(directory),
    masterKey: master,
    newId: () => randomUUID(),
    limits,
  });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'schakel-files-'));
  keys = memoryFileKeyStore();
  files = serviceWith();
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const onDisk = async (): Promise<string[]> =>
  (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const offer = (content: Buffer, name: string, type?: string) => ({
  content: Readable.from([content]),
  name,
  type,
});
const accepted = async (content: Buffer, name: string) => {
  const result = await files.accept(keys, offer(content, name));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const contentOf = async (id: string): Promise<Buffer> => wholeOf((await files.read(keys, id))!);

/** Letters, made as they are asked for, so that the test itself holds nothing in memory. */
const longText = (bytes: number): Readable =>
  Readable.from(
    (function* () {
      const part = Buffer.alloc(64 * 1024, 'regel ');
      for (let left = bytes; left > 0; left -= part.length)
        yield part.subarray(0, Math.min(left, part.length));
    })(),
  );

describe('a file that is accepted', () => {
  it('comes back as it was, and stands on disk unreadable', async () => {
    const content = Buffer.from('Aan de Havenkade staat een busje. '.repeat(5000));
    const file = await accepted(content, '../map/Verklaring buurvrouw.txt');
    expect(file).toMatchObject({
      name: 'Verklaring buurvrouw.txt',
      mediaType: 'text/plain',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      metadataRemoved: false,
      warnings: [],
    });
    expect((await contentOf(file.id)).equals(content)).toBe(true);
    const [path] = await onDisk();
    expect((await readFile(path!)).includes('Havenkade')).toBe(false);
  });

  it('has lost its metadata when it is an image', async () => {
    const file = await accepted(await photo('jpeg'), 'foto.jpg');
    expect(file).toMatchObject({ mediaType: 'image/jpeg', metadataRemoved: true, warnings: [] });
    const kept = await contentOf(file.id);
    expect(kept.length).toBe(file.size);
    expect(createHash('sha256').update(kept).digest('hex')).toBe(file.sha256);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  it('carries a warning when its metadata could not be removed', async () => {
    for (const [content, name] of [
      [pdf(), 'a.pdf'],
      [docx(), 'a.docx'],
    ] as const) {
      expect(await accepted(content, name)).toMatchObject({
        metadataRemoved: false,
        warnings: ['metadata-not-removed'],
      });
    }
  });

  it('gives a small picture when it is an image, and none when it is not', async () => {
    const image = await accepted(await jpeg(), 'foto.jpg');
    const small = await files.thumbnail(keys, image.id, 16);
    expect((await sharp(small).metadata()).width).toBe(16);
    const text = await accepted(Buffer.from('tekst'), 'a.txt');
    expect(await files.thumbnail(keys, text.id)).toBeUndefined();
  });

  it('cannot be read any more once it is destroyed, not even from a copy of its content', async () => {
    const file = await accepted(Buffer.from('geheim'), 'a.txt');
    const [path] = await onDisk();
    const backup = await readFile(path!);
    await files.destroy(keys, file.id);
    expect(await onDisk()).toEqual([]);
    await writeFile(path!, backup);
    expect(await files.read(keys, file.id)).toBeUndefined();
  });

  it('is not readable with another master key, or after somebody changed it', async () => {
    const file = await accepted(Buffer.from('geheim'), 'a.txt');
    const other = serviceWith(standardFileLimits, masterKeyFrom(randomBytes(32)));
    await expect(other.read(keys, file.id)).rejects.toThrow(FileIntegrityError);
    const [path] = await onDisk();
    const changed = await readFile(path!);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    await writeFile(path!, changed);
    await expect(contentOf(file.id)).rejects.toThrow(FileIntegrityError);
  });

  it("is not readable under another file's id", async () => {
    const [one, other] = [
      await accepted(Buffer.from('een'), 'a.txt'),
      await accepted(Buffer.from('twee'), 'b.txt'),
    ];
    const paths = await onDisk();
    const pathOf = (id: string) => paths.find((path) => path.endsWith(id))!;
    await writeFile(pathOf(one.id), await readFile(pathOf(other.id)));
    await expect(contentOf(one.id)).rejects.toThrow(FileIntegrityError);
  });
});

describe('a file that is refused leaves nothing behind', () => {
  const refusal = async (content: Readable, name: string, service = files) => {
    const result = await service.accept(keys, { content, name });
    expect(await onDisk()).toEqual([]);
    return result.ok ? 'accepted' : result.error;
  };

  it('when it is a program with another name', async () => {
    expect(await refusal(Readable.from([program()]), 'foto.jpg')).toEqual({
      code: 'file-type-mismatch',
      claimed: 'jpg',
      detected: 'exe',
    });
  });

  it('when it is empty', async () => {
    expect(await refusal(Readable.from([]), 'a.txt')).toEqual({ code: 'file-empty' });
  });

  it('when it grows above the limit, and then reading stops there', async () => {
    const small = serviceWith({ ...standardFileLimits, maximumBytes: 200_000, maximumBytesInMemory: 5_000 });
    expect(await refusal(longText(200_001), 'a.txt', small)).toEqual({
      code: 'file-too-large',
      maximumBytes: 200_000,
    });
    expect((await small.accept(keys, { content: longText(200_000), name: 'a.txt' })).ok).toBe(true);
    const image = Buffer.concat([await jpeg(), Buffer.alloc(6_000)]);
    expect(await small.accept(keys, offer(image, 'a.jpg'))).toMatchObject({
      error: { code: 'file-too-large' },
    });
  });

  it('when the reader of the form had already cut it off', async () => {
    const cut = Object.assign(longText(50_000), { truncated: true });
    expect(await refusal(cut, 'a.txt')).toEqual({ code: 'file-too-large', maximumBytes: 50_000 });
  });

  it('when something else follows a decent beginning', async () => {
    const content = Buffer.concat([Buffer.alloc(300_000, 'regel '), Buffer.from([0, 1, 2])]);
    expect(
      await refusal(Readable.from([content.subarray(0, 99_999), content.subarray(99_999)]), 'a.csv'),
    ).toEqual({
      code: 'file-type-mismatch',
      claimed: 'csv',
      detected: 'unknown',
    });
  });

  it('when the sender stops half-way', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(200_000, 'regel ');
        throw new Error('connection lost');
      })(),
    );
    await expect(files.accept(keys, { content: broken, name: 'a.txt' })).rejects.toThrow('connection lost');
    expect(await onDisk()).toEqual([]);
  });

  it('when its key cannot be kept', async () => {
    const full: FileKeyStore = { ...keys, put: () => Promise.reject(new Error('database gone')) };
    await expect(files.accept(full, offer(Buffer.from('tekst'), 'a.txt'))).rejects.toThrow('database gone');
    expect(await onDisk()).toEqual([]);
  });

  it('and what it did not read is let go, so that the sender can finish', async () => {
    const content = longText(3_000_000);
    const ended = new Promise((resolve) => content.once('end', resolve));
    await files.accept(keys, { content, name: 'a.svg' });
    await ended;
  });
});

describe('large files', () => {
  // Counted, not weighed: resident memory also holds garbage, and a busy machine collects it late.
  it('of 100 MB go in and out with never more than a few frames in hand', async () => {
    const size = 100 * 1024 * 1024;
    let [taken, given, furthest] = [0, 0, 0];
    async function* counted(source: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
      for await (const part of source) {
        count(part.length);
        furthest = Math.max(furthest, Math.abs(taken - given));
        yield part;
      }
    }
    const take = (bytes: number) => {
      taken += bytes;
    };
    const give = (bytes: number) => {
      given += bytes;
    };
    const onDirectory = directoryFileStore(directory);
    const store: FileStore = {
      ...onDirectory,
      write: (id, content) => onDirectory.write(id, counted(content, give)),
      read: async (id) => Readable.from(counted((await onDirectory.read(id))!, take), { objectMode: false }),
    };
    const service = createFileService({ store, masterKey: masterKeyFrom(secret), newId: () => randomUUID() });
    const content = Readable.from(counted(longText(size), take), { objectMode: false });
    const result = await service.accept(keys, { content, name: 'groot.csv' });
    expect(taken).toBe(size);
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThan(8 * 64 * 1024);

    [taken, given, furthest] = [0, 0, 0];
    const plain = (await service.read(keys, result.ok ? result.value.id : ''))!;
    for await (const _ of counted(plain, give))
      if (given > size) throw new Error('more came out than went in');
    expect(given).toBe(size);
    expect(furthest).toBeLessThan(8 * 64 * 1024);
  }, 60_000);

  it('that nobody reads to the end do not stay open', async () => {
    const result = await files.accept(keys, { content: longText(5_000_000), name: 'groot.csv' });
    const id = result.ok ? result.value.id : '';
    const open = async () => (await readdir('/proc/self/fd')).length;
    const before = await open();
    for (let round = 0; round < 20; round += 1) {
      const stream = (await files.read(keys, id))!;
      if (round % 2 === 0) for await (const _ of stream) break;
      await new Promise((resolve) => stream.once('close', resolve).destroy());
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await open()).toBeLessThan(before + 5);
  });
});
