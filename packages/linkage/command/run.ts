import { availableParallelism } from 'node:os';
import { readArguments, type Words, wholeNumber } from './arguments.ts';
import { type Config, listProblems, readConfig, readJson } from './config.ts';
import type { Engine, EngineOptions, Pair, Rows } from './engine-port.ts';
import { CommandFailure } from './failure.ts';
import { help } from './help.ts';
import { checkOutputs, type Named, type Output, writeOutputs } from './output.ts';
import { createProgress, type Progress, type Teller } from './progress.ts';
import { readTable } from './read-table.ts';
import { clusterPieces, pairPieces } from './results.ts';
import { thousands } from './thousands.ts';

const mostThreads = 256;

export type Surroundings = { readonly out: Teller; readonly tell: Teller };

const optionsNamed = (words: Words, names: readonly string[]): Named[] =>
  names.flatMap((option) => {
    const path = words.options.get(option);
    return path === undefined ? [] : [{ option, path }];
  });

const pathOf = (words: Words, option: string): string => words.options.get(option) ?? '';

async function engineOptions(words: Words, progress: Progress): Promise<EngineOptions> {
  const path = words.options.get('parameters');
  return {
    threads: words.options.has('threads')
      ? wholeNumber(words, 'threads', 1, mostThreads)
      : availableParallelism(),
    ...(path === undefined ? {} : { parameters: await readJson('The parameters', path) }),
    onProgress: progress.count,
  };
}

const parameterOutput = (words: Words, found: { readonly parameters: object }): Output[] =>
  optionsNamed(words, ['save-parameters']).map((named) => ({
    ...named,
    pieces: [`${JSON.stringify(found.parameters, null, 2)}\n`],
  }));

/** Parameters of other columns are told before an hour of reading, not after it. */
async function checkParameters(
  words: Words,
  engine: Engine,
  { path, settings }: Config,
  parameters: object,
): Promise<void> {
  const problems = (await engine.checkParameters?.(parameters, settings)) ?? [];
  if (problems.length === 0) return;
  throw new CommandFailure(
    `The parameters ${pathOf(words, 'parameters')} cannot be used with ${path}. ${listProblems(parameters, problems)} Give what --save-parameters wrote with this configuration.`,
  );
}

async function prepare(words: Words, engine: Engine, progress: Progress, inputs: readonly string[]) {
  const options = await engineOptions(words, progress);
  const config = await readConfig(pathOf(words, 'config'), engine);
  if (options.parameters !== undefined) await checkParameters(words, engine, config, options.parameters);
  checkOutputs(
    optionsNamed(words, [...inputs, 'config', 'parameters']),
    optionsNamed(words, ['output', 'clusters', 'save-parameters']),
  );
  return { options, config };
}

/** Fewer rows than this say little about how often a column is the same by chance. */
const FEW = 50;

function tellOfFew(words: Words, progress: Progress, ...tables: readonly Rows[]): void {
  const rows = tables.reduce((sum, { ids }) => sum + ids.length, 0);
  if (rows >= FEW || words.options.has('parameters')) return;
  progress.warn(
    `${rows} row${rows === 1 ? ' is' : 's are'} few to learn from, so pairs may be missed; --parameters uses what a larger file taught.`,
  );
}

function tellOfPairs(progress: Progress, pairs: readonly Pair[], { minimumProbability }: Config): void {
  const written = pairs.filter(({ probability }) => probability >= minimumProbability).length;
  progress.done(
    'Found',
    `${thousands(written)} pair${written === 1 ? '' : 's'} of ${minimumProbability} or more`,
  );
}

async function dedupe(words: Words, engine: Engine, progress: Progress): Promise<void> {
  const { options, config } = await prepare(words, engine, progress, ['input']);
  const rows = await readTable(pathOf(words, 'input'), config, progress);
  tellOfFew(words, progress, rows);
  const found = await engine.dedupe(rows, config.settings, options);
  const { pairs, clusters } = found;
  progress.end();
  await writeOutputs([
    {
      option: 'output',
      path: pathOf(words, 'output'),
      pieces: pairPieces(pairs, rows.ids, rows.ids, config.minimumProbability),
    },
    ...optionsNamed(words, ['clusters']).map((named) => ({
      ...named,
      pieces: clusterPieces(clusters, rows.ids),
    })),
    ...parameterOutput(words, found),
  ]);
  tellOfPairs(progress, pairs, config);
  progress.done('Done', pathOf(words, 'output'));
}

async function link(words: Words, engine: Engine, progress: Progress): Promise<void> {
  const { options, config } = await prepare(words, engine, progress, ['left', 'right']);
  const left = await readTable(pathOf(words, 'left'), config, progress);
  const right = await readTable(pathOf(words, 'right'), config, progress);
  tellOfFew(words, progress, left, right);
  const found = await engine.link(left, right, config.settings, options);
  const { pairs } = found;
  progress.end();
  await writeOutputs([
    {
      option: 'output',
      path: pathOf(words, 'output'),
      pieces: pairPieces(pairs, left.ids, right.ids, config.minimumProbability),
    },
    ...parameterOutput(words, found),
  ]);
  tellOfPairs(progress, pairs, config);
  progress.done('Done', pathOf(words, 'output'));
}

const actions = {
  dedupe,
  link,
  // The generators are read only when they are asked for: linking a small file should be done at once.
  make: async (words: Words, _engine: Engine, progress: Progress) =>
    (await import('./make.ts')).makePersonsFile(words, progress),
  'make-febrl': async (words: Words, _engine: Engine, progress: Progress) =>
    (await import('./make.ts')).makeFebrlFiles(words, progress),
};

/** Does what the words ask. Gives the exit code: 0 done, 1 with a sentence about what is wrong. */
export async function run(
  args: readonly string[],
  engine: Engine,
  { out, tell }: Surroundings,
): Promise<number> {
  const progress = createProgress(tell);
  try {
    const words = readArguments(args);
    if (words === 'help') out.write(help);
    else await actions[words.command](words, engine, progress);
    return 0;
  } catch (error) {
    progress.end();
    if (error instanceof CommandFailure) tell.write(`${error.message}\n`);
    else tell.write(`Something went wrong that the program did not foresee: ${String(error)}\n`);
    return 1;
  }
}
