import { readFileSync } from 'node:fs';
import { access, chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** What `PG_VERSION` of a data directory must say: `18`. */
  readonly majorVersion: string;
}

/**
 * The programs of PostgreSQL for this machine, from the npm package. The package's own install script
 * may not have run (`ignore-scripts`): the links between its libraries are then made here.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const root = packageRoot();
  await linkLibraries(root);
  const postgres = join(root, 'native', 'bin', 'postgres');
  const initdb = join(root, 'native', 'bin', 'initdb');
  await makeExecutable(postgres);
  await makeExecutable(initdb);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { postgres, initdb, majorVersion: version.split('.')[0] ?? '' };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The parent package itself is not loaded: it would catch SIGTERM and end the process before requests are finished.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError('database-platform', { package: name });
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as LibraryLink[]) {
    const target = join(root, link.target);
    const present = await access(target).then(
      () => true,
      () => false,
    );
    if (!present)
      await symlink(relative(dirname(target), join(root, link.source)), target).catch(() => undefined);
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  // A needless chmod would fail where the modules are read-only.
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
