/** What went wrong, in a sentence for the person who started the command: what, where, and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

/** What was to be done with the file. */
type Act = 'opened' | 'written';

const reasons: Readonly<Record<string, (act: Act) => string>> = {
  ENOENT: (act) => (act === 'opened' ? 'does not exist' : 'cannot be written there; name another folder'),
  EACCES: (act) => `may not be ${act} by you; ask for the right to it`,
  EPERM: (act) => `may not be ${act} by you; ask for the right to it`,
  EISDIR: () => 'is a folder; name a file',
  ENOTDIR: () => 'lies in something that is no folder',
  ENOSPC: () => 'could not be written: the disk is full',
  EROFS: () => 'could not be written: the disk is read-only',
  EMFILE: () => 'could not be opened: too many files are open',
  ENAMETOOLONG: () => 'has too long a name; give it a shorter one',
};

/** What the system said about a file, as a sentence. */
export function fileFailure(what: string, path: string, error: unknown, act: Act = 'opened'): CommandFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new CommandFailure(
    `${what} ${path} ${reasons[code]?.(act) ?? `could not be used (${code || 'unknown'})`}.`,
  );
}
