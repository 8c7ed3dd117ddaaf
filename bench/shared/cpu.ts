import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Clock ticks of Linux per second, the same on every machine of today. */
const TICKS = 100;

const figuresOf = async (pid: number): Promise<number[]> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
};

/**
 * Milliseconds of processor, user and system together, that all processes of a database server used so far: those that run, and, by
 * their parent, those that ended. Undefined where there is no /proc.
 */
async function databaseCpu(owner: pg.Pool): Promise<number | undefined> {
  const { rows } = await owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid is not null',
  );
  try {
    const running = await Promise.all(rows.map(({ pid }) => figuresOf(pid)));
    const parent = running[0]?.[1];
    const ended = parent === undefined ? [] : (await figuresOf(parent)).slice(11, 15);
    const ticks = [...running.flatMap((figures) => figures.slice(11, 13)), ...ended];
    return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / TICKS;
  } catch {
    return undefined;
  }
}

const perOne = (milliseconds: number, count: number): number =>
  Math.round((milliseconds / count) * 100) / 100;

/** Counts what this process (its compiler and collector too) and the database use until it is asked for the share of each of `count`. */
export async function startCpuCount(owner: pg.Pool) {
  const database = await databaseCpu(owner);
  const own = process.cpuUsage();
  return async (count: number) => {
    const { user, system } = process.cpuUsage(own);
    const after = await databaseCpu(owner);
    return {
      process: perOne((user + system) / 1000, count),
      database: database === undefined || after === undefined ? null : perOne(after - database, count),
    };
  };
}
