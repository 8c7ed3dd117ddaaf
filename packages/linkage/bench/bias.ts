import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { configPath, readPairs, runCommand } from './command-run.ts';
import { errorsOf, fewest } from './error-rates.ts';
import { nameTypes, nameTypesOf } from './name-types.ts';
import { type FoundPair, firstFiveRecall, scoreOf, type Truth } from './score.ts';
import { truthInFile, truthOfPersons } from './truths.ts';

/*
 * Whether one type of name is missed or mistaken more often than others. Usage: npm run -s bench:bias [-- --made ROWS
 * --seed N]; JSON on standard output. The sample of signals is small; made persons (0: leave out) are many, and made.
 */
const sample = join(import.meta.dirname, '..', '..', '..', 'content', 'demo', 'signals-2025.csv');
const minimum = 0.5;
/** Low enough for the first five of every row. */
const nearlyAll = 0.01;

type Found = {
  readonly pairs: readonly FoundPair[];
  readonly truth: Truth;
  readonly names: ReadonlyMap<string, string>;
};

type Cells = { readonly [Column in string]?: string };

const rowsOf = (csv: string, delimiter: string): Cells[] =>
  parse(csv, { columns: true, bom: true, trim: true, delimiter, relax_column_count: true });

async function dedupe(work: string, input: string, config: string): Promise<FoundPair[]> {
  const settings = JSON.parse(await readFile(configPath(config), 'utf8')) as object;
  const wide = join(work, 'config.json');
  const output = join(work, 'pairs.csv');
  await writeFile(wide, JSON.stringify({ ...settings, minimumProbability: nearlyAll }));
  await runCommand('dedupe', '--input', input, '--config', wide, '--output', output);
  return await readPairs(output);
}

async function findInSample(work: string): Promise<Found> {
  const csv = new TextDecoder('windows-1252').decode(await readFile(sample));
  const names = rowsOf(csv, ';').map((row): [string, string] => [
    row.Zaaknummer ?? '',
    row['Naam betrokkene'] ?? '',
  ]);
  const truth = truthOfPersons(await readFile(sample.replace('.csv', '-truth.csv'), 'utf8'));
  return { pairs: await dedupe(work, sample, 'signals'), truth, names: new Map(names) };
}

async function findAmongMade(work: string, rows: number, seed: number): Promise<Found> {
  const input = join(work, 'persons.csv');
  await runCommand('make', '--rows', String(rows), '--seed', String(seed), '--output', input);
  const csv = await readFile(input, 'utf8');
  const names = rowsOf(csv, ',').map((row): [string, string] => {
    const parts = [row.given_names, row.prefix, row.family_name];
    return [row.id ?? '', parts.filter(Boolean).join(' ')];
  });
  return {
    pairs: await dedupe(work, input, 'persons'),
    truth: truthInFile(csv, 'id'),
    names: new Map(names),
  };
}

function report({ pairs, truth, names }: Found) {
  const types = new Map([...names].map(([row, name]) => [row, nameTypesOf(name)]));
  const perType = nameTypes.map((type) => [
    type,
    errorsOf({ pairs, truth, minimum }, (row) => types.get(row)?.has(type) ?? false),
  ]);
  const all = errorsOf({ pairs, truth, minimum }, () => true);
  return {
    rows: all.rows,
    ...scoreOf(pairs, truth, minimum),
    firstFiveRecall: firstFiveRecall(pairs, truth),
    all: all.group,
    perType: Object.fromEntries(perType),
  };
}

const { values } = parseArgs({
  options: {
    made: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
  },
});
const work = await mkdtemp(join(tmpdir(), 'linkage-bias-'));
try {
  const made = Number(values.made);
  const results = {
    counted: { minimum, fewest, interval: 'Wilson, 95 %' },
    sample: report(await findInSample(work)),
    made: made > 0 ? report(await findAmongMade(work, made, Number(values.seed))) : undefined,
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
