import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryFileStore, type FileStore } from './file-store.ts';
import { wholeOf } from './incoming.ts';

const id = '019a0000-0000-7000-8000-0000000000ab';
let directory: string;
let store: FileStore;
const allIds = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const each of store.ids()) found.push(each);
  return found;
};
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'schakel-store-'));
  store = directoryFileStore(join(directory, 'files'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('a directory of files', () => {
  it('keeps, gives, lists and removes, for its owner only', async () => {
    await store.write(id, Readable.from([Buffer.from('een'), Buffer.from('twee')]));
    expect((await wholeOf((await store.read(id))!)).toString()).toBe('eentwee');
    expect((await stat(join(directory, 'files', 'ab', id))).mode & 0o777).toBe(0o600);
    expect(await allIds()).toEqual([id]);
    await store.remove(id);
    await store.remove(id);
    expect(await store.read(id)).toBeUndefined();
    expect(await allIds()).toEqual([]);
  });

  it('is empty before its first file', async () => {
    expect(await allIds()).toEqual([]);
    expect(await store.removeUnfinished(new Date())).toBe(0);
  });

  it('never writes over a file', async () => {
    await store.write(id, Readable.from([Buffer.from('eerste')]));
    await expect(store.write(id, Readable.from([Buffer.from('tweede')]))).rejects.toThrow('already exists');
    expect((await wholeOf((await store.read(id))!)).toString()).toBe('eerste');
    expect(await readdir(join(directory, 'files', 'unfinished'))).toEqual([]);
  });

  it.each(['../../etc/passwd', 'a/b', '', id.toUpperCase()])(
    'refuses an id that is no uuid: %j',
    async (bad) => {
      await expect(store.write(bad, Readable.from([]))).rejects.toThrow(RangeError);
      await expect(store.read(bad)).rejects.toThrow(RangeError);
      await expect(store.remove(bad)).rejects.toThrow(RangeError);
    },
  );

  it('clears what a killed process left, but not what is being written', async () => {
    await store.write(id, Readable.from([Buffer.from('x')]));
    const unfinished = join(directory, 'files', 'unfinished');
    for (const name of ['old', 'new']) await writeFile(join(unfinished, name), 'half');
    await utimes(join(unfinished, 'old'), new Date('2025-01-01'), new Date('2025-01-01'));
    expect(await store.removeUnfinished(new Date('2025-06-01'))).toBe(1);
    expect(await readdir(unfinished)).toEqual(['new']);
  });
});
