import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comparisons } from './comparisons.ts';
import { febrl, made, million, type Place, signals } from './parts.ts';

/*
 * How well and how fast pairs are found. Usage: npm run -s bench:linkage [-- --only febrl,made,signals,million,comparisons]
 * [--data FOLDER] [--seeds 1,2,3] [--rows N]; JSON on standard output.
 */
const parts = { febrl, made, signals, comparisons, million };
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

const tell = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

function readWords(): { only: PartName[]; data: string; seeds: number[]; rows: number } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: names.join(',') },
      data: { type: 'string', default: '../shared/data' },
      seeds: { type: 'string', default: '1,2,3' },
      rows: { type: 'string', default: '1000000' },
    },
  });
  const wanted = values.only.split(',');
  const unknown = wanted.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0)
    throw new Error(`--only does not know ${unknown.join(', ')}; it knows ${names.join(', ')}`);
  return {
    only: names.filter((name) => wanted.includes(name)),
    data: resolve(values.data),
    seeds: values.seeds.split(',').map(Number),
    rows: Number(values.rows),
  };
}

try {
  const { only, ...words } = readWords();
  const work = await mkdtemp(join(tmpdir(), 'linkage-bench-'));
  const place: Place = { ...words, work, tell };
  try {
    const results: Record<string, unknown> = {
      machine: { cores: availableParallelism(), processor: cpus()[0]?.model, node: process.version },
    };
    for (const name of only) results[name] = await parts[name](place);
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
