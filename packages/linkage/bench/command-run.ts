import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { FoundPair } from './score.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const script = 'linkage';

/** The words with which `npm run linkage` starts Node, so that what is measured is what people run. */
async function commandWords(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return (scripts[script] ?? '').split(' ').slice(1);
}

export type Measured = {
  /** Of the whole process, start and end included. */
  readonly seconds: number;
  /** Highest resident memory of the process, where the system tells it. */
  readonly peakRssMb: number | undefined;
};

async function highestMemory(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** Runs the real command in a process of its own. Its progress goes to our standard error when it fails. */
export async function runCommand(...words: string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [...(await commandWords()), ...words], {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const stop = (): unknown => child.kill('SIGKILL');
  process.once('exit', stop);
  let said = '';
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  let peakRssMb: number | undefined;
  const timer = setInterval(async () => {
    peakRssMb = (await highestMemory(child.pid)) ?? peakRssMb;
  }, 100);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0)
      throw new Error(`linkage ${words[0]} ended with ${code}: ${said.trim().split('\n').at(-1)}`);
  } finally {
    clearInterval(timer);
    process.off('exit', stop);
  }
  return { seconds: Math.round((performance.now() - started) / 10) / 100, peakRssMb };
}

export async function readPairs(path: string): Promise<FoundPair[]> {
  const rows = parse(await readFile(path, 'utf8'), { from_line: 2 }) as [string, string, string][];
  return rows.map(([left, right, probability]) => ({ left, right, probability: Number(probability) }));
}

export const configPath = (name: string): string =>
  join(import.meta.dirname, '..', 'configs', `${name}.json`);
