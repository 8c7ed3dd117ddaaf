import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { findRunningPostgres } from '#platform/server/embedded-postgres.ts';
import { findPostmaster, readState } from '#platform/server/embedded-postgres-state.ts';

async function postmasterOf(dataDirectory: string): Promise<number> {
  const postmaster = await findPostmaster(join(realpathSync(dataDirectory), 'postgres'));
  if (postmaster === undefined) throw new Error('the product runs no database of its own');
  return postmaster;
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

/** Holds the product's own database still, as on a machine that hangs. The result lets it go on. */
export async function holdDatabase(dataDirectory: string): Promise<() => void> {
  const postmaster = await postmasterOf(dataDirectory);
  // The one that makes processes first, so that none is missed.
  process.kill(postmaster, 'SIGSTOP');
  const held = [postmaster, ...childrenOf(postmaster)];
  for (const pid of held) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of held) process.kill(pid, 'SIGCONT');
  };
}

async function occupy(port: number): Promise<Server> {
  for (;;) {
    const server = createServer((socket) => socket.destroy());
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (taken) return server;
  }
}

/** Kills the product's own database, and takes its port so that it cannot come back before the result is called. */
export async function takeDatabaseAway(dataDirectory: string): Promise<() => Promise<void>> {
  const port = (await readState(dataDirectory))?.running?.port;
  process.kill(await postmasterOf(dataDirectory), 'SIGKILL');
  const server = await occupy(port ?? 0);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Changes the product's own data as time would, for what no journey can wait for. */
export async function letTimePass(
  dataDirectory: string,
  statement: string,
  values: readonly unknown[],
): Promise<void> {
  const running = await findRunningPostgres(dataDirectory);
  const address = new URL(running?.connectionString ?? '');
  address.pathname = '/schakel';
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  await client.query(statement, [...values]);
  await client.end();
}
