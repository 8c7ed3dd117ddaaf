import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `postgres.json` in the data directory, readable by its owner only. */
export interface PostgresState {
  readonly password: string;
  /** Present while a database runs. */
  readonly running?: {
    readonly port: number;
    readonly ownerPid: number;
    /** Start time of the owner in the kernel's own count: tells a reused process number apart. */
    readonly ownerStart: string;
  };
}

const stateFile = (dataDirectory: string) => join(dataDirectory, 'postgres.json');

export async function readState(dataDirectory: string): Promise<PostgresState | undefined> {
  try {
    return JSON.parse(await readFile(stateFile(dataDirectory), 'utf8')) as PostgresState;
  } catch {
    return undefined;
  }
}

export async function writeState(dataDirectory: string, state: PostgresState): Promise<void> {
  const next = `${stateFile(dataDirectory)}.${process.pid}`;
  await writeFile(next, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await rename(next, stateFile(dataDirectory));
}

export const newPassword = (): string => randomBytes(24).toString('base64url');

export function connectionString(port: number, password: string, database = 'postgres'): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process (or, below zero, a group) may have ended since it was found: then there is nobody to tell. */
export function tellProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Empty where the kernel does not tell (not Linux). */
export function processStart(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function isOwnerAlive(running: NonNullable<PostgresState['running']>): boolean {
  return isAlive(running.ownerPid) && processStart(running.ownerPid) === running.ownerStart;
}

/**
 * The process number of the database that runs on this cluster directory. `postmaster.pid` alone is no
 * proof: it stays behind when the machine fails, and its number may belong to another program by now.
 */
export async function findPostmaster(cluster: string): Promise<number | undefined> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(lines.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  return worksIn(pid, cluster) ? pid : undefined;
}

function worksIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}
