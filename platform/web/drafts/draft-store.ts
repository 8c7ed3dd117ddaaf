type StoredDraft<T> = { value: T; savedAt: string };

export type DraftStore = {
  read<T>(owner: string, key: string): StoredDraft<T> | null;
  /** False when the device refused (full, or storage switched off): the screen must say so. */
  write(owner: string, key: string, value: unknown, savedAt: Date): boolean;
  remove(owner: string, key: string): void;
  /** Everything of one person on this device. For signing out on a shared computer. */
  removeAll(owner: string): void;
  keys(owner: string): string[];
};

const PREFIX = 'schakel:draft:';

/** Drafts on this device, apart per owner (person and appointment), so a colleague never meets another's text. */
export function createDraftStore(storage: Storage): DraftStore {
  const nameOf = (owner: string, key: string) => `${PREFIX}${owner}:${key}`;
  const keys = (owner: string): string[] => {
    const start = nameOf(owner, '');
    return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length));
  };
  return {
    read: <T>(owner: string, key: string) => {
      const text = storage.getItem(nameOf(owner, key));
      if (text === null) return null;
      try {
        return JSON.parse(text) as StoredDraft<T>;
      } catch {
        return null;
      }
    },
    write: (owner, key, value, savedAt) => {
      try {
        storage.setItem(nameOf(owner, key), JSON.stringify({ value, savedAt: savedAt.toISOString() }));
        return true;
      } catch {
        return false;
      }
    },
    remove: (owner, key) => storage.removeItem(nameOf(owner, key)),
    removeAll: (owner) => {
      for (const key of keys(owner)) storage.removeItem(nameOf(owner, key));
    },
    keys,
  };
}
