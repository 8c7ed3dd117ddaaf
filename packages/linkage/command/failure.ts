/** What went wrong, in a sentence for the person who started the command: what, where, and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be opened by you; ask for the right to it',
  EPERM: 'may not be opened by you; ask for the right to it',
  EISDIR: 'is a folder; name a file',
  ENOTDIR: 'lies in something that is no folder',
  ENOSPC: 'could not be written: the disk is full',
  EROFS: 'could not be written: the disk is read-only',
  EMFILE: 'could not be opened: too many files are open',
};

/** What the system said about a file, as a sentence. */
export function fileFailure(what: string, path: string, error: unknown): CommandFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new CommandFailure(
    `${what} ${path} ${reasons[code] ?? `could not be used (${code || 'unknown'})`}.`,
  );
}
