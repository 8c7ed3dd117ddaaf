import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileIntegrityError, loadMasterKey, masterKeyFrom } from './master-key.ts';

const fileId = '019a0000-0000-7000-8000-000000000001';

describe('a master key', () => {
  it('opens what it wrapped, for the same file only', () => {
    const master = masterKeyFrom(randomBytes(32));
    const dataKey = randomBytes(32);
    const wrapped = master.wrap(fileId, dataKey);
    expect(wrapped.includes(dataKey)).toBe(false);
    expect(master.unwrap(fileId, wrapped)).toEqual(dataKey);
    expect(() => master.unwrap('019a0000-0000-7000-8000-000000000002', wrapped)).toThrow(FileIntegrityError);
  });

  it('says that another master key wrapped it', () => {
    const wrapped = masterKeyFrom(randomBytes(32)).wrap(fileId, randomBytes(32));
    expect(() => masterKeyFrom(randomBytes(32)).unwrap(fileId, wrapped)).toThrow('master-key-differs');
  });

  it('refuses a wrapped key of which any byte was changed or cut off', () => {
    const master = masterKeyFrom(randomBytes(32));
    const wrapped = master.wrap(fileId, randomBytes(32));
    for (let at = 0; at < wrapped.length; at += 1) {
      const damaged = Buffer.from(wrapped);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x40, at);
      expect(() => master.unwrap(fileId, damaged)).toThrow(FileIntegrityError);
    }
    expect(() => master.unwrap(fileId, wrapped.subarray(0, -1))).toThrow('key-damaged');
  });

  it('refuses a secret of another length', () => {
    expect(() => masterKeyFrom(randomBytes(16))).toThrow(RangeError);
  });
});

describe('loading the master key', () => {
  let dataDirectory: string;
  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'schakel-keys-'));
  });
  afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

  it('makes a key at the first start, readable by its owner only, and finds it again at the second', async () => {
    const first = await loadMasterKey({ dataDirectory });
    const path = join(dataDirectory, 'keys', 'master.key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDirectory, 'keys'))).mode & 0o777).toBe(0o700);
    expect((await loadMasterKey({ dataDirectory })).id).toBe(first.id);
    expect(await readFile(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('takes a configured key, in hex or base64, and then makes no file', async () => {
    const secret = randomBytes(32);
    const hex = await loadMasterKey({ dataDirectory, configured: secret.toString('hex') });
    const base64 = await loadMasterKey({ dataDirectory, configured: secret.toString('base64') });
    expect(hex.id).toBe(base64.id);
    await expect(stat(join(dataDirectory, 'keys'))).rejects.toThrow('ENOENT');
    await expect(loadMasterKey({ dataDirectory, configured: 'too short' })).rejects.toThrow('64 hex digits');
  });

  it('does not start with a key file that others can read, or that is damaged', async () => {
    await loadMasterKey({ dataDirectory });
    const path = join(dataDirectory, 'keys', 'master.key');
    await chmod(path, 0o644);
    await expect(loadMasterKey({ dataDirectory })).rejects.toThrow('0600');
    await chmod(path, 0o600);
    await writeFile(path, 'abc');
    await expect(loadMasterKey({ dataDirectory })).rejects.toThrow('64 hex digits');
  });
});
