import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where encrypted content stands. It never sees plain content or keys. */
export interface FileStore {
  /** Writes all or nothing. Fails when the id is taken, or with the error of `content`. */
  write(fileId: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** `undefined` when there is no such file. */
  read(fileId: string): Promise<Readable | undefined>;
  /** Does nothing when there is no such file. */
  remove(fileId: string): Promise<void>;
  /** All ids present, for finding content that no record points at. */
  ids(): AsyncIterable<string>;
  /** Removes unfinished writes begun before `before` (left by a killed process); returns how many. */
  removeUnfinished(before: Date): Promise<number>;
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Files below one directory: `<two last hex digits>/<id>`, unfinished ones in `unfinished/`. Modes 0700 and 0600. */
export function directoryFileStore(directory: string): FileStore {
  const unfinished = join(directory, 'unfinished');
  const folderOf = (fileId: string): string => {
    // Ids become paths here: anything but a uuid is a defect of the caller.
    if (!idShape.test(fileId)) throw new RangeError('a file id is a uuid in lower case');
    // The end of an id, because the start of a uuid v7 is the time: all of a month would share one folder.
    return join(directory, fileId.slice(-2));
  };
  const pathOf = (fileId: string): string => join(folderOf(fileId), fileId);
  return {
    async write(fileId, content) {
      const path = pathOf(fileId);
      await Promise.all([makeFolder(unfinished), makeFolder(folderOf(fileId))]);
      const temporary = join(unfinished, `${fileId}.${randomBytes(6).toString('hex')}`);
      try {
        await writeSynced(temporary, content);
        if (await exists(path)) throw new Error(`file ${fileId} already exists`);
        await rename(temporary, path);
        await syncFolder(folderOf(fileId));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async read(fileId) {
      const path = pathOf(fileId);
      return (await exists(path)) ? createReadStream(path) : undefined;
    },
    async remove(fileId) {
      await rm(pathOf(fileId), { force: true });
    },
    async *ids() {
      for (const folder of await namesIn(directory)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        for (const name of await namesIn(join(directory, folder))) if (idShape.test(name)) yield name;
      }
    },
    async removeUnfinished(before) {
      let removed = 0;
      for (const name of await namesIn(unfinished)) {
        const path = join(unfinished, name);
        const found = await stat(path).catch(() => undefined);
        if (found === undefined || found.mtimeMs >= before.getTime()) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

async function writeSynced(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    // The new name may not reach the disk before the bytes do.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

const namesIn = async (path: string): Promise<string[]> =>
  readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
