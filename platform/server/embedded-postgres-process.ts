import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { PostgresAccount } from './embedded-postgres-account.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

export type Log = (line: string) => void;

/**
 * Starts the command and stops it when our end of the pipe closes: on purpose, or because this process
 * was killed. A process that dies cannot clean up; the kernel closes its pipe in any case.
 * `SIGINT` is PostgreSQL's fast shutdown.
 */
const supervise = `
exec 3<&0
"$@" 3<&- </dev/null &
database=$!
( read -r ignored <&3; kill -INT "$database" 2>/dev/null; ) &
watcher=$!
exec 3<&-
wait "$database"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export interface DatabaseProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
}

/** Only what the programs need: the server's own secrets do not belong in the database's environment. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function launch(
  account: PostgresAccount,
  command: readonly string[],
  input: 'pipe' | 'ignore',
): ChildProcess {
  const [file = '', ...rest] = [...account.prefix, ...command];
  return spawn(file, rest, {
    stdio: [input, 'pipe', 'pipe'],
    env: environment(),
    cwd: '/',
    // Its own group: Ctrl-C must not stop the database before the server has finished its requests.
    detached: true,
    ...(account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
}

/** Runs a program to its end. `input` goes to its standard input. */
export async function run(
  account: PostgresAccount,
  command: readonly string[],
  input?: string,
): Promise<void> {
  const child = launch(account, command, input === undefined ? 'ignore' : 'pipe');
  let output = '';
  child.stdout?.on('data', (part: Buffer) => (output += part));
  child.stderr?.on('data', (part: Buffer) => (output += part));
  child.stdin?.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new EmbeddedPostgresError('database-start-failed', { output: output.trim() });
}

/** Resolves when the database accepts connections. */
export async function startDatabase(
  account: PostgresAccount,
  command: readonly string[],
  log: Log,
): Promise<DatabaseProcess> {
  const child = launch(account, ['sh', '-c', supervise, 'sh', ...command], 'pipe');
  child.stdin?.on('error', () => undefined);
  child.stdout?.resume();
  const exited = once(child, 'exit').then(() => undefined);
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      log(line);
      if (lines.length < 50) lines.push(line);
      if (line.includes('database system is ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('close', () => reject(startFailure(lines)));
  });
  return { child, exited };
}

function startFailure(lines: readonly string[]): EmbeddedPostgresError {
  const output = lines.join('\n');
  const code = /could not bind|Address already in use/.test(output)
    ? 'database-port-in-use'
    : 'database-start-failed';
  return new EmbeddedPostgresError(code, { output });
}
