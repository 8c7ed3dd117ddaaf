import { closeSync, existsSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure, fileFailure } from './failure.ts';

export type Named = { readonly option: string; readonly path: string };

/** Files are the same when they are one file on the disk, whatever they are called. */
function identity(path: string): string {
  if (existsSync(path)) {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  }
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
}

/** Where an output ends, and what it is called beside it until it is whole. */
const placeOf = (path: string): { to: string; from: string } => {
  const to = existsSync(path) ? realpathSync(path) : path;
  return { to, from: join(dirname(to), `.${basename(to)}.${process.pid}.part`) };
};

/** Opens what will be written, and changes nothing: better told now than after all the work. A write-protected file stays. */
function tryToWrite({ option, path }: Named): void {
  const { to, from } = placeOf(path);
  try {
    if (existsSync(to)) closeSync(openSync(to, 'r+'));
    closeSync(openSync(from, 'wx'));
    rmSync(from);
  } catch (error) {
    throw fileFailure(`--${option}:`, path, error, 'written');
  }
}

/** Checks before the work begins that the outputs can be written and overwrite nothing that is read. */
export function checkOutputs(inputs: readonly Named[], outputs: readonly Named[]): void {
  const taken = inputs.map((each) => ({ ...each, identity: identity(each.path) }));
  for (const output of outputs) {
    const folder = dirname(output.path);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      throw new CommandFailure(`--${output.option}: the folder ${folder} does not exist; make it first.`);
    }
    if (existsSync(output.path) && !statSync(output.path).isFile()) {
      throw new CommandFailure(`--${output.option}: ${output.path} is no ordinary file; name a file.`);
    }
    const own = identity(output.path);
    const same = taken.find((each) => each.identity === own);
    if (same !== undefined) {
      throw new CommandFailure(
        `--${same.option} and --${output.option} are the same file (${output.path}); name another file for --${output.option}.`,
      );
    }
    tryToWrite(output);
    taken.push({ ...output, identity: own });
  }
}

const unfinished = new Set<string>();

/** Takes away what was not finished; also for when the process is ended in the middle. */
export function dropUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

export type Output = Named & { readonly pieces: Iterable<string> };

/**
 * Writes all outputs beside their place and puts them there when every one is whole: a run that fails leaves
 * what was there.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const ready: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const { option, path, pieces } of outputs) {
      const { to, from } = placeOf(path);
      unfinished.add(from);
      try {
        await writeFile(from, pieces, { flag: 'wx' });
      } catch (error) {
        throw error instanceof Error && 'code' in error
          ? fileFailure(`--${option}:`, path, error, 'written')
          : error;
      }
      ready.push({ from, to });
    }
    for (const { from, to } of ready) {
      await rename(from, to);
      unfinished.delete(from);
    }
  } finally {
    dropUnfinished();
  }
}

const needsQuotes = /[",\r\n]|^\s|\s$/;

export const csvCell = (text: string): string =>
  needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const linesPerPiece = 2_000;

/** A header and lines, in pieces that are large enough to write. */
export function* csvPieces(header: string, lines: Iterable<string>): Generator<string> {
  let piece = `${header}\n`;
  let count = 0;
  for (const line of lines) {
    piece += `${line}\n`;
    count += 1;
    if (count % linesPerPiece > 0) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
