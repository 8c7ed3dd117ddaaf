import { finished } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CommandFailure } from './failure.ts';
import type { Shape, TakeRecord } from './record-shape.ts';
import { longestRow, tooLong } from './row-length.ts';

export type QuotedReader = {
  readonly write: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly stop: () => unknown;
};

const countBreaks = (cell: string): number => cell.split(/\r\n|\n|\r/).length - 1;

/** Reads text with quotes, by the library. It is fed piece by piece and gives each record with its first line. */
export function readQuoted(
  path: string,
  { delimiter, lineEnd }: Shape,
  firstLine: number,
  take: TakeRecord,
): QuotedReader {
  let line = firstLine;
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
    max_record_size: longestRow,
    on_record: (cells: string[]) => {
      const here = line;
      line += 1;
      for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) line += countBreaks(cell);
      take(cells, here);
      return null;
    },
  });
  parser.on('error', () => {}).resume();
  const step = async (act: (settled: (error?: Error | null) => void) => void): Promise<void> => {
    const fault = await new Promise<Error | null>((resolve) => act((error) => resolve(error ?? null)));
    if (fault === null) return;
    if (!(fault instanceof CsvError)) throw fault;
    throw new CommandFailure(
      fault.code === 'CSV_MAX_RECORD_SIZE'
        ? `${tooLong(path, line)} Or a quote (") is opened here and not closed.`
        : `${path}, line ${line}: a quote (") is opened here and never closed.`,
    );
  };
  return {
    write: (text: string) => step((settled) => parser.write(text, settled)),
    end: () =>
      step((settled) => {
        finished(parser, settled);
        parser.end();
      }),
    stop: () => parser.destroy(),
  };
}
