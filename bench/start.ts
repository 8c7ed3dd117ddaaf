import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from './shared/measure.ts';

/*
 * Seconds from the start of the server's process until it is ready, with the demo: at the first start, which makes the
 * database, the region and the story, and at a second one on the same data; and until it ended after SIGTERM.
 * The installation is not in it. Usage: node bench/start.ts; JSON on standard output.
 */
const TARGET = { firstStart: 45, secondStart: 15, stop: 5 };
const main = fileURLToPath(new URL('../apps/server/main-from-source.mjs', import.meta.url));
const READY = /Schakel ready: /;

const secondsSince = (begin: number): number => Math.round((performance.now() - begin) / 10) / 100;

async function start(dataDirectory: string): Promise<{ child: ChildProcess; seconds: number }> {
  const begin = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, PORT: '0', SCHAKEL_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (READY.test(said)) return { child, seconds: secondsSince(begin) };
  }
  throw new Error(`the product did not become ready: ${said}`);
}

async function stop(child: ChildProcess): Promise<number> {
  const begin = performance.now();
  child.stdout?.resume();
  child.kill('SIGTERM');
  await once(child, 'exit');
  return secondsSince(begin);
}

const directory = await mkdtemp(join(tmpdir(), 'schakel-bench-start-'));
try {
  const first = await start(directory);
  const firstStop = await stop(first.child);
  const second = await start(directory);
  const secondStop = await stop(second.child);
  const result = {
    target: TARGET,
    machine: machine(),
    firstStart: first.seconds,
    secondStart: second.seconds,
    stop: Math.max(firstStop, secondStop),
  };
  const reached = {
    firstStart: result.firstStart <= TARGET.firstStart,
    secondStart: result.secondStart <= TARGET.secondStart,
    stop: result.stop <= TARGET.stop,
  };
  process.stdout.write(`${JSON.stringify({ ...result, reached }, null, 2)}\n`);
} finally {
  await rm(directory, { recursive: true, force: true });
}
