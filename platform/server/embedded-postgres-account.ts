import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** How a database program is started: PostgreSQL refuses to run as root. */
export interface PostgresAccount {
  readonly uid?: number;
  readonly gid?: number;
  /** Words before the command. */
  readonly prefix: readonly string[];
}

interface Passwd {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for the database programs. Not root: our own. Root: `postgres` where it exists, else `nobody`.
 * When that account cannot reach the directories (a clone below a directory that only root may enter),
 * the program keeps root's right to pass through directories and nothing else of root.
 */
export function chooseAccount(paths: readonly string[]): PostgresAccount {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user) throw new EmbeddedPostgresError('database-platform', { account: 'postgres' });
  if (paths.every((path) => canReach(dirname(path), user)))
    return { uid: user.uid, gid: user.gid, prefix: [] };
  // Reading rights alone are enough; containers often grant only the wider one.
  for (const right of ['dac_read_search', 'dac_override']) {
    const prefix = withRight(user, right);
    const [file = '', ...rest] = prefix;
    if (spawnSync(file, [...rest, 'true'], { stdio: 'ignore' }).status === 0) return { prefix };
  }
  throw new EmbeddedPostgresError('data-directory-unreachable', {
    account: user.name,
    directory: paths[0] ?? '',
  });
}

function withRight(user: Passwd, right: string): string[] {
  return [
    'setpriv',
    // Without this the kernel's access() sets the right aside, and initdb believes it cannot read itself.
    '--securebits=+no_setuid_fixup',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=+${right}`,
    `--ambient-caps=+${right}`,
  ];
}

/** Who must own the cluster directory, if not ourselves. */
export function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp('postgres') ?? lookUp('nobody');
}

function lookUp(name: string): Passwd | undefined {
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [found, , uid, gid] = line.split(':');
      if (found === name) return { name, uid: Number(uid), gid: Number(gid) };
    }
  } catch {
    // no such file: no such user
  }
  return undefined;
}

function canReach(directory: string, user: Passwd): boolean {
  for (let path = directory; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
