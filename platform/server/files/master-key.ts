import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Raised when a stored key or file does not open: wrong master key, or somebody changed the bytes. */
export class FileIntegrityError extends Error {
  readonly reason: 'master-key-differs' | 'key-damaged' | 'content-damaged';
  constructor(reason: FileIntegrityError['reason']) {
    super(`file integrity: ${reason}`);
    this.name = 'FileIntegrityError';
    this.reason = reason;
  }
}

/** Wraps and opens the data keys of files. `id` (hex) tells which master key wrapped a data key. */
export interface MasterKey {
  readonly id: string;
  wrap(fileId: string, dataKey: Uint8Array): Buffer;
  /** @throws FileIntegrityError when another master key wrapped it, or the bytes or the file id differ. */
  unwrap(fileId: string, wrapped: Uint8Array): Buffer;
}

export const keyBytes = 32;
const version = 1;
const identifierBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = 1 + identifierBytes + nonceBytes + keyBytes + tagBytes;

const derive = (secret: Uint8Array, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, length));

/**
 * A master key from 32 secret bytes.
 * Wrapped form: version 1 | master key id 8 | nonce 12 | data key 32 encrypted | tag 16; bound to the file id.
 */
export function masterKeyFrom(secret: Uint8Array): MasterKey {
  if (secret.length !== keyBytes)
    throw new RangeError(`a master key has ${keyBytes} bytes, not ${secret.length}`);
  // Two derived values, so that the public identifier tells nothing about the key that encrypts.
  const wrappingKey = derive(secret, 'schakel file key wrapping', keyBytes);
  const identifier = derive(secret, 'schakel master key identifier', identifierBytes);
  const prefix = Buffer.concat([Buffer.from([version]), identifier]);
  const boundTo = (fileId: string): Buffer => Buffer.concat([prefix, Buffer.from(fileId, 'utf8')]);
  return {
    id: identifier.toString('hex'),
    wrap(fileId, dataKey) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
      cipher.setAAD(boundTo(fileId));
      return Buffer.concat([prefix, nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(fileId, wrapped) {
      const bytes = Buffer.from(wrapped);
      if (bytes.length !== wrappedBytes || bytes[0] !== version) throw new FileIntegrityError('key-damaged');
      if (!bytes.subarray(0, prefix.length).equals(prefix))
        throw new FileIntegrityError('master-key-differs');
      const body = bytes.subarray(prefix.length + nonceBytes, wrappedBytes - tagBytes);
      const nonce = bytes.subarray(prefix.length, prefix.length + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: tagBytes });
      decipher.setAAD(boundTo(fileId));
      decipher.setAuthTag(bytes.subarray(wrappedBytes - tagBytes));
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        throw new FileIntegrityError('key-damaged');
      }
    },
  };
}

/**
 * The master key from configuration (64 hex digits or base64 of 32 bytes), or else from
 * `<dataDirectory>/keys/master.key`, made at the first start with mode 0600.
 * @throws Error when the configured key is malformed, or the key file is damaged or readable by others.
 */
export async function loadMasterKey(source: {
  readonly dataDirectory: string;
  readonly configured?: string | undefined;
}): Promise<MasterKey> {
  if (source.configured !== undefined) return masterKeyFrom(decodeKey(source.configured));
  const directory = join(source.dataDirectory, 'keys');
  const path = join(directory, 'master.key');
  const found = await readKeyFile(path);
  if (found !== undefined) return masterKeyFrom(found);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  return masterKeyFrom(await createKeyFile(path));
}

function decodeKey(text: string): Buffer {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (bytes.length !== keyBytes)
    throw new Error('the master key must be 64 hex digits or base64 of 32 bytes');
  return bytes;
}

async function readKeyFile(path: string): Promise<Buffer | undefined> {
  try {
    // Refuse rather than repair: once others could read the key, a quiet chmod would hide that.
    if (((await stat(path)).mode & 0o077) !== 0)
      throw new Error(`${path} is readable by others: expected mode 0600`);
    return decodeKey(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKeyFile(path: string): Promise<Buffer> {
  const secret = randomBytes(keyBytes);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${secret.toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // Written whole before it gets its name: a crash half-way must not leave half a key under the real name.
  await rename(temporary, path).catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw error;
  });
  return secret;
}
