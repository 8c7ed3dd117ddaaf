import { availableSets, febrlLines } from '../synthetic/febrl/index.ts';
import { personLines } from '../synthetic/persons.ts';
import { oneOf, share, type Words, wholeNumber } from './arguments.ts';
import { CommandFailure } from './failure.ts';
import { checkOutputs, csvPieces, type Named, writeOutputs } from './output.ts';
import type { Progress } from './progress.ts';
import { thousands } from './thousands.ts';

const mostRows = 20_000_000;
const mostSeed = 4_294_967_295;

const output = (words: Words, option: string): Named => ({ option, path: words.options.get(option) ?? '' });

/** A file of Dutch persons who do not exist. */
export async function makePersonsFile(words: Words, progress: Progress): Promise<void> {
  const rows = wholeNumber(words, 'rows', 1, mostRows);
  const seed = wholeNumber(words, 'seed', 0, mostSeed);
  const duplicates = share(words, 'duplicates', 0.1);
  const target = output(words, 'output');
  checkOutputs([], [target]);
  const { header, lines } = personLines({ rows, seed, duplicates });
  await writeOutputs([{ ...target, pieces: csvPieces(header, lines) }]);
  progress.done('Made', `${target.path}, ${thousands(rows)} rows`);
}

/** A file with the columns and kinds of damage of the FEBRL sets; for the fourth, two files. */
export async function makeFebrlFiles(words: Words, progress: Progress): Promise<void> {
  const set = oneOf(words, 'set', availableSets);
  const seed = wholeNumber(words, 'seed', 0, mostSeed);
  const inTwo = set === '4';
  if (inTwo !== words.options.has('output-right')) {
    throw new CommandFailure(
      inTwo
        ? 'Set 4 is two files: name the second with --output-right.'
        : `Set ${set} is one file: leave out --output-right.`,
    );
  }
  const targets = inTwo
    ? [output(words, 'output'), output(words, 'output-right')]
    : [output(words, 'output')];
  checkOutputs([], targets);
  const { header, files } = febrlLines({ set, seed });
  await writeOutputs(
    targets.map((target, index) => ({ ...target, pieces: csvPieces(header, files[index] ?? []) })),
  );
  progress.done('Made', targets.map(({ path }) => path).join(' and '));
}
