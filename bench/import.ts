import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#apps/server/open-database.ts';
import { openParts, type Parts } from '#apps/server/parts.ts';
import { prepareDatabase } from '#apps/server/prepare-database.ts';
import { importFile } from '#modules/chain/imports/server/index.ts';
import { openJobSession } from '#modules/trust/access/server/index.ts';
import { operationOf } from '#platform/server/index.ts';
import { type Place, writeRows } from './import-rows.ts';

/*
 * How fast an export is read in, with everything that belongs to it: mandate, rule, fingerprint, signal, mentions, keys, time line,
 * proposals, audit. Measured in this process, with the memory settings of `npm start`, on an embedded database of its own that writes to disk.
 * Usage: npm run -s bench:import [-- rows ...]; JSON on standard output.
 */
const sizes = process.argv.slice(2).map(Number);
const wanted = sizes.length > 0 ? sizes : [10_000, 200_000];
const targetRowsPerSecond = 1_000;
/** Memory counts as flat when the large file takes at most this much more than the small one, in MB. */
const allowedGrowth = 60;

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Highest resident memory of this process while `work` runs, in MB. */
async function withPeak<Value>(work: () => Promise<Value>): Promise<{ value: Value; peak: number }> {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  try {
    return { value: await work(), peak: megabytes(peak) };
  } finally {
    clearInterval(timer);
  }
}

async function count(owner: pg.Pool, table: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
}

async function measure(
  parts: Parts,
  owner: pg.Pool,
  directory: string,
  rows: number,
  places: readonly Place[],
) {
  const path = join(directory, `${rows}.csv`);
  await writeRows(path, rows, places);
  const session = await openJobSession(parts, 'regionaal-coordinator');
  const actor = { tokenHash: session.tokenHash, operation: operationOf('benchImport', undefined) };
  const before = await count(owner, 'proposal');
  const start = performance.now();
  const { value, peak } = await withPeak(() =>
    importFile(parts, actor, { content: createReadStream(path), name: `${rows}.csv` }),
  );
  const seconds = (performance.now() - start) / 1000;
  await session.end();
  await rm(path);
  return {
    rows,
    imported: value.imported,
    rejected: value.rejected.length,
    seconds: Number(seconds.toFixed(1)),
    rowsPerSecond: Math.round(rows / seconds),
    proposals: (await count(owner, 'proposal')) - before,
    peakRssMb: peak,
  };
}

const directory = await mkdtemp(join(tmpdir(), 'schakel-bench-'));
const database = await openDatabase({ dataDirectory: directory, databaseUrl: undefined }, () => undefined);
try {
  await prepareDatabase(database.connections, {
    region: 'ijsselland',
    withPeople: true,
    validFrom: '2025-01-01',
  });
  const parts = await openParts({
    connections: database.connections,
    dataDirectory: directory,
    masterKey: undefined,
    baseUrl: () => 'http://127.0.0.1',
    demo: true,
    onDatabaseError: () => undefined,
  });
  const owner = new pg.Pool({ connectionString: database.connections.owner, max: 1 });
  const names = await owner.query<{ name: string }>(
    "select name from organisation where type = 'gemeente' order by name",
  );
  const places = names.rows.map(({ name }, index) => ({
    name: name.replace(/^Gemeente /, ''),
    postcodes: String(77 + index),
  }));
  const runs: Awaited<ReturnType<typeof measure>>[] = [];
  for (const rows of wanted) runs.push(await measure(parts, owner, directory, rows, places));
  const peaks = runs.map(({ peakRssMb }) => peakRssMb);
  const growth = Math.max(...peaks) - (peaks[0] ?? 0);
  const reached = runs.every(({ rowsPerSecond }) => rowsPerSecond >= targetRowsPerSecond);
  const result = {
    target: { rowsPerSecond: targetRowsPerSecond, memoryGrowthMb: allowedGrowth },
    runs,
    memoryGrowthMb: growth,
    reached,
    memoryFlat: growth <= allowedGrowth,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  await owner.end();
  await parts.close();
} finally {
  await database.stop();
  await rm(directory, { recursive: true, force: true });
}
