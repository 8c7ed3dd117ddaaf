import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterOwner, type PostgresAccount } from './embedded-postgres-account.ts';
import type { PostgresBinaries } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { run } from './embedded-postgres-process.ts';
import { isAlive, newPassword, readState, writeState } from './embedded-postgres-state.ts';

export interface ClusterPlace {
  readonly dataDirectory: string;
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  readonly durable: boolean;
}

/** Makes the cluster when there is none. Returns the superuser's password. */
export async function prepareCluster(place: ClusterPlace): Promise<string> {
  const known = (await readState(place.dataDirectory))?.password;
  const present = (await foundVersion(place.cluster)) !== '';
  if (present && known) return known;
  const password = known ?? newPassword();
  if (present) await resetPassword(place, password);
  else await makeCluster(place, password);
  await writeState(place.dataDirectory, { password });
  return password;
}

/** The major version that made the cluster; empty when there is none. */
export async function foundVersion(cluster: string): Promise<string> {
  return (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
}

/** Made beside its place and renamed: a start that was cut off leaves nothing half made. */
async function makeCluster(place: ClusterPlace, password: string): Promise<void> {
  await removeUnfinished(place.dataDirectory);
  const unfinished = `${place.cluster}.unfinished-${process.pid}`;
  const passwordFile = join(unfinished, 'password');
  const fresh = join(unfinished, 'cluster');
  try {
    await mkdir(fresh, { recursive: true });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    const owner = clusterOwner();
    if (owner) for (const path of [unfinished, fresh, passwordFile]) await chown(path, owner.uid, owner.gid);
    await chmod(fresh, 0o700);
    await run(place.account, initdbCommand(place, fresh, passwordFile));
    await rename(fresh, place.cluster).catch(() => {
      // Another process made its cluster in the meantime.
      throw new EmbeddedPostgresError('data-directory-in-use', { directory: place.dataDirectory });
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function initdbCommand(place: ClusterPlace, directory: string, passwordFile: string): string[] {
  return [
    place.binaries.initdb,
    `--pgdata=${directory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(place.durable ? [] : ['--no-sync']),
  ];
}

async function removeUnfinished(dataDirectory: string): Promise<void> {
  for (const name of await readdir(dataDirectory)) {
    const pid = /^postgres\.unfinished-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dataDirectory, name), { recursive: true, force: true });
  }
}

/** `postgres.json` was lost; the cluster is ours all the same. */
async function resetPassword(place: ClusterPlace, password: string): Promise<void> {
  const command = [place.binaries.postgres, '--single', '-D', place.cluster, 'postgres'];
  await run(place.account, command, `alter role postgres password '${password}'\n`);
}
