import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { DatabaseProcess, Log } from './embedded-postgres-process.ts';
import { tellProcess } from './embedded-postgres-state.ts';

export async function startOnFreePort(
  start: (port: number) => Promise<DatabaseProcess>,
  wanted: number | undefined,
): Promise<{ database: DatabaseProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    try {
      return { database: await start(port), port };
    } catch (error) {
      const taken = error instanceof EmbeddedPostgresError && error.code === 'database-port-in-use';
      // Another program may take the port between our look and the start.
      if (!taken || wanted !== undefined || attempt === 5) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts the database again when it ends by itself, on the same port, until `stop`. */
export function keepRunning(first: DatabaseProcess, restart: () => Promise<DatabaseProcess>, log: Log) {
  let current = first;
  let stopping = false;
  const cutShort = new AbortController();

  const watch = async (): Promise<void> => {
    while (!stopping) {
      await current.exited;
      for (let wait = 500; !stopping; wait = Math.min(wait * 2, 10_000)) {
        await pause(wait, undefined, { signal: cutShort.signal, ref: false }).catch(() => undefined);
        if (stopping) return;
        const again = await restart().catch((error: Error) => log(error.message));
        if (again) {
          current = again;
          break;
        }
      }
    }
  };
  const watching = watch();

  return {
    stop: async (): Promise<void> => {
      stopping = true;
      cutShort.abort();
      current.child.stdin?.end();
      const gone = await Promise.race([current.exited.then(() => true), pause(4_000, false, { ref: false })]);
      if (!gone && current.child.pid) tellProcess(-current.child.pid, 'SIGQUIT');
      await current.exited;
      await watching;
      // A start that was under way when we were asked to stop.
      current.child.stdin?.end();
      await current.exited;
    },
  };
}
