import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { availableSets } from '../synthetic/febrl/index.ts';
import { configPath, readPairs, runCommand } from './command-run.ts';
import { firstFiveRecall, type Score, scoreOf, spreadOf, type Truth } from './score.ts';
import { truthBetween, truthInFile, truthOfPersons } from './truths.ts';

export type Place = {
  /** Where the data lies that is not ours to deliver. */
  readonly data: string;
  /** A folder that is thrown away afterwards. */
  readonly work: string;
  readonly seeds: readonly number[];
  readonly rows: number;
  readonly tell: (sentence: string) => void;
};

type Outcome = Score & { readonly seconds: number; readonly peakRssMb: number | undefined };

const febrlConfigs = ['febrl', 'febrl-with-number'] as const;
const nearCertain = 0.98;
/** Low enough to see in which order unlikely pairs are proposed. */
const nearlyAll = 0.01;

async function dedupe(place: Place, input: string, config: string, truth: Truth): Promise<Outcome> {
  const output = join(place.work, 'pairs.csv');
  const measured = await runCommand(
    'dedupe',
    '--input',
    input,
    '--config',
    configPath(config),
    '--output',
    output,
  );
  return { ...scoreOf(await readPairs(output), truth), ...measured };
}

/** FEBRL set 1: without and with the social security number. */
export async function febrl(place: Place): Promise<unknown> {
  const input = join(place.data, 'febrl', 'dataset1.csv');
  if (!existsSync(input)) return absent(place, input);
  const truth = truthInFile(await readFile(input, 'utf8'), 'rec_id');
  const outcomes: [string, Outcome][] = [];
  for (const config of febrlConfigs) outcomes.push([config, await dedupe(place, input, config, truth)]);
  return Object.fromEntries(outcomes);
}

type OfSeeds = {
  readonly f1: unknown;
  readonly precision: unknown;
  readonly recall: unknown;
  readonly runs: unknown;
};

const ofSeeds = (runs: readonly (Outcome & { readonly seed: number })[]): OfSeeds => ({
  f1: spreadOf(runs.map(({ f1 }) => f1)),
  precision: spreadOf(runs.map(({ precision }) => precision)),
  recall: spreadOf(runs.map(({ recall }) => recall)),
  runs,
});

async function madeOnce(place: Place, set: string, seed: number, config: string): Promise<Outcome> {
  const left = join(place.work, `febrl-${set}-${seed}.csv`);
  if (set !== '4') {
    await runCommand('make-febrl', '--set', set, '--seed', String(seed), '--output', left);
    return await dedupe(place, left, config, truthInFile(await readFile(left, 'utf8'), 'rec_id'));
  }
  const right = join(place.work, `febrl-4-${seed}-copies.csv`);
  const output = join(place.work, 'pairs.csv');
  await runCommand(
    'make-febrl',
    '--set',
    '4',
    '--seed',
    String(seed),
    '--output',
    left,
    '--output-right',
    right,
  );
  const truth = truthBetween(await readFile(left, 'utf8'), await readFile(right, 'utf8'), 'rec_id');
  const words = ['--left', left, '--right', right, '--config', configPath(config), '--output', output];
  const measured = await runCommand('link', ...words);
  return { ...scoreOf(await readPairs(output), truth), ...measured };
}

/** Made sets of the family of FEBRL 1 to 4, each with several seeds: proof on data that nothing was tuned on. */
export async function made(place: Place): Promise<unknown> {
  const outcomes: Record<string, Record<string, OfSeeds>> = {};
  for (const set of availableSets) {
    const perConfig: Record<string, OfSeeds> = {};
    for (const config of febrlConfigs) {
      const runs: (Outcome & { seed: number })[] = [];
      for (const seed of place.seeds) {
        place.tell(`made set ${set}, seed ${seed}, ${config}`);
        runs.push({ seed, ...(await madeOnce(place, set, seed, config)) });
      }
      perConfig[config] = ofSeeds(runs);
    }
    outcomes[`set ${set}`] = perConfig;
  }
  return outcomes;
}

/** Persons in a year of signals: two rows are a pair when the truth names the same person in both. */
export async function signals(place: Place): Promise<unknown> {
  const input = join(place.data, 'signals-2025.csv');
  const truthPath = join(place.data, 'signals-2025-truth.csv');
  if (!existsSync(input) || !existsSync(truthPath)) return absent(place, input);
  const truth = truthOfPersons(await readFile(truthPath, 'utf8'));
  const config = JSON.parse(await readFile(configPath('signals'), 'utf8')) as {
    minimumProbability?: number;
    bands?: { nearCertain?: number };
  };
  const wide = join(place.work, 'signals.json');
  const output = join(place.work, 'pairs.csv');
  await writeFile(wide, JSON.stringify({ ...config, minimumProbability: nearlyAll }));
  const measured = await runCommand('dedupe', '--input', input, '--config', wide, '--output', output);
  const pairs = await readPairs(output);
  return {
    ...scoreOf(pairs, truth, config.minimumProbability ?? 0.5),
    nearCertain: scoreOf(pairs, truth, config.bands?.nearCertain ?? nearCertain),
    firstFiveRecall: firstFiveRecall(pairs, truth),
    ...measured,
  };
}

/** A large file of made persons, a tenth of it damaged copies. */
export async function million(place: Place): Promise<unknown> {
  const input = join(place.work, 'persons.csv');
  place.tell(`making ${place.rows} persons`);
  await runCommand('make', '--rows', String(place.rows), '--seed', '1', '--output', input);
  place.tell('finding pairs among them');
  const output = join(place.work, 'pairs.csv');
  const words = ['--input', input, '--config', configPath('persons'), '--output', output];
  const measured = await runCommand('dedupe', ...words);
  const truth = truthInFile(await readFile(input, 'utf8'), 'id');
  return { rows: place.rows, ...measured, ...scoreOf(await readPairs(output), truth) };
}

function absent(place: Place, path: string): { readonly absent: string } {
  place.tell(`${path} is not there; this part is left out (name the folder with --data)`);
  return { absent: path };
}
