import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseAccount } from './embedded-postgres-account.ts';
import { findPostgresBinaries } from './embedded-postgres-binaries.ts';
import { foundVersion, prepareCluster } from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { keepRunning, startOnFreePort } from './embedded-postgres-keeper.ts';
import { type Log, startDatabase } from './embedded-postgres-process.ts';
import {
  connectionString,
  findPostmaster,
  isAlive,
  isOwnerAlive,
  processStart,
  readState,
  tellProcess,
  writeState,
} from './embedded-postgres-state.ts';

export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './embedded-postgres-error.ts';

export interface EmbeddedPostgresOptions {
  /** Made when absent. Holds `postgres/` (the cluster) and `postgres.json` (port and password, mode 0600). */
  readonly dataDirectory: string;
  /** A free port when absent. */
  readonly port?: number;
  /** `false` in tests: nothing is forced to disk, so a power cut may lose the database. */
  readonly durable?: boolean;
  /** More server settings, by their PostgreSQL name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gets each line that the database writes. */
  readonly log?: Log;
}

export interface EmbeddedPostgres {
  /** As superuser, to database `postgres`, on the loopback address. */
  readonly connectionString: string;
  readonly port: number;
  /** Ends open connections, then the database. Safe to call twice. Never leaves a process behind. */
  stop(): Promise<void>;
}

export interface RunningPostgres {
  readonly connectionString: string;
  readonly port: number;
  /** The process that started it and stops it. */
  readonly ownerPid: number;
}

/** The database that another process keeps running on this data directory, for a command that joins it. */
export async function findRunningPostgres(dataDirectory: string): Promise<RunningPostgres | undefined> {
  const state = await readState(dataDirectory);
  if (!state?.running || !isOwnerAlive(state.running)) return undefined;
  const cluster = await realpath(join(dataDirectory, 'postgres')).catch(() => undefined);
  if (!cluster || !(await findPostmaster(cluster))) return undefined;
  const { port, ownerPid } = state.running;
  return { connectionString: connectionString(port, state.password), port, ownerPid };
}

/**
 * Starts PostgreSQL on the data directory; makes the cluster at the first start (about a second).
 * Throws `EmbeddedPostgresError` with a code and facts. What an earlier, killed process left is cleaned up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const binaries = await findPostgresBinaries();
  const dataDirectory = await prepareDirectory(options.dataDirectory);
  const cluster = join(dataDirectory, 'postgres');
  await checkVersion(cluster, binaries.majorVersion);
  await leaveToNobody(dataDirectory, cluster);
  const account = chooseAccount([cluster, binaries.postgres]);
  const password = await prepareCluster({
    dataDirectory,
    cluster,
    binaries,
    account,
    durable: options.durable !== false,
  });

  const start = (port: number) =>
    startDatabase(account, [binaries.postgres, ...serverArguments(cluster, port, options)], log);
  const first = await startOnFreePort(start, options.port);
  await writeState(dataDirectory, {
    password,
    running: { port: first.port, ownerPid: process.pid, ownerStart: processStart(process.pid) },
  });
  const keeper = keepRunning(first.database, () => start(first.port), log);
  return {
    connectionString: connectionString(first.port, password),
    port: first.port,
    stop: async () => {
      await keeper.stop();
      await writeState(dataDirectory, { password }).catch(() => undefined);
    },
  };
}

async function prepareDirectory(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true });
    const probe = join(directory, `.writable-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
    return await realpath(directory);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new EmbeddedPostgresError('data-directory-not-writable', { directory, reason });
  }
}

async function checkVersion(cluster: string, expected: string): Promise<void> {
  const found = await foundVersion(cluster);
  if (found && found !== expected) {
    throw new EmbeddedPostgresError('database-version', { directory: cluster, found, expected });
  }
}

/** After this no database runs on the cluster, or it is another process's and we refuse. */
async function leaveToNobody(dataDirectory: string, cluster: string): Promise<void> {
  const postmaster = await findPostmaster(cluster);
  if (postmaster === undefined) {
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  const running = (await readState(dataDirectory))?.running;
  if (running && isOwnerAlive(running)) {
    throw new EmbeddedPostgresError('data-directory-in-use', {
      directory: dataDirectory,
      ownerPid: String(running.ownerPid),
    });
  }
  // Its owner was killed: the watcher is stopping it already, or was killed too.
  tellProcess(postmaster, 'SIGINT');
  if (!(await goneWithin(postmaster, 10_000))) {
    tellProcess(postmaster, 'SIGQUIT');
    await goneWithin(postmaster, 5_000);
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 25) {
    if (!isAlive(pid)) return true;
    await pause(25);
  }
  return !isAlive(pid);
}

function serverArguments(cluster: string, port: number, options: EmbeddedPostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    jit: 'off',
    ...(options.durable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
    ...options.settings,
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, '-p', String(port), ...pairs];
}
