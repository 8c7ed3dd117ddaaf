import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Clock ticks of Linux per second, the same on every machine of today. */
const TICKS = 100;

/** Milliseconds of processor, user and system together, that all backends of a database server used so far; undefined where there is no /proc. */
async function databaseCpu(owner: pg.Pool): Promise<number | undefined> {
  const { rows } = await owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid is not null',
  );
  const used = rows.map(async ({ pid }) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return ((Number(user) + Number(system)) * 1000) / TICKS;
  });
  return Promise.all(used).then(
    (each) => each.reduce((sum, one) => sum + one, 0),
    () => undefined,
  );
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
