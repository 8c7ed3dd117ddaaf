import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Clock ticks of Linux per second, the same on every machine of today. */
const TICKS = 100;

/**
 * Milliseconds of processor, user and system together, that each process of a database server used so far; undefined where there is
 * no /proc.
 */
async function databaseCpu(owner: pg.Pool): Promise<ReadonlyMap<number, number> | undefined> {
  const { rows } = await owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid is not null',
  );
  const used = rows.map(async ({ pid }): Promise<[number, number]> => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return [pid, ((Number(user) + Number(system)) * 1000) / TICKS];
  });
  return Promise.all(used).then(
    (each) => new Map(each),
    () => undefined,
  );
}

/** Of the processes that were there before: what came in between, such as vacuum, is not of what is measured. */
const spent = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...before].reduce((sum, [pid, used]) => sum + (after.get(pid) ?? used) - used, 0);

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
      database: database === undefined || after === undefined ? null : perOne(spent(database, after), count),
    };
  };
}
