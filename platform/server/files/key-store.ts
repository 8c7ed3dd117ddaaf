/**
 * Where the wrapped data keys of files stand: their own place with their own, shorter backup. Destroying a key makes
 * the content unreadable, in older backups of the content too.
 */
export interface FileKeyStore {
  put(fileId: string, wrapped: Uint8Array): Promise<void>;
  /** `undefined` when there never was a key, or it was destroyed. */
  get(fileId: string): Promise<Uint8Array | undefined>;
  /** Does nothing when there is no key. */
  destroy(fileId: string): Promise<void>;
}

/** Keys in memory: for tests and tools. */
export function memoryFileKeyStore(): FileKeyStore {
  const keys = new Map<string, Uint8Array>();
  return {
    async put(fileId, wrapped) {
      if (keys.has(fileId)) throw new Error(`file ${fileId} already has a key`);
      keys.set(fileId, Buffer.from(wrapped));
    },
    async get(fileId) {
      return keys.get(fileId);
    },
    async destroy(fileId) {
      keys.delete(fileId);
    },
  };
}
