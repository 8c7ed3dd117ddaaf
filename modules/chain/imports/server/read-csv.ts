import { finished } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import {
  checkHeader,
  createStreamDecoder,
  type Delimiter,
  detectDelimiter,
  ImportFileError,
  type RawRow,
  type SpreadsheetFile,
  type StreamDecoder,
} from '../model/index.ts';

/** A row longer than this is a quote that was never closed, or no table at all. In characters. */
const longestRow = 2_000_000;

type TextSource = { readonly text: AsyncGenerator<string>; endedInLineBreak(): boolean };

const decodeAll = (bytes: AsyncIterable<Uint8Array>, decoder: StreamDecoder): TextSource => {
  let last = '';
  async function* decoded() {
    for await (const piece of bytes) {
      const text = decoder.decode(piece);
      if (text === '') continue;
      last = text;
      yield text;
    }
    const rest = decoder.end();
    if (rest !== '') {
      last = rest;
      yield rest;
    }
  }
  return { text: decoded(), endedInLineBreak: () => /[\r\n]$/.test(last) };
};

/** Takes pieces until the first line is complete; gives it back in front of the rest. */
const peekFirstLine = async (text: AsyncGenerator<string>) => {
  let start = '';
  while (start.length < longestRow && !/[\r\n]/.test(start)) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  async function* whole() {
    if (start !== '') yield start;
    yield* text;
  }
  return { start, whole: whole() };
};

const parserErrors: Readonly<Record<string, 'file-truncated' | 'file-unreadable'>> = {
  CSV_QUOTE_NOT_CLOSED: 'file-truncated',
  CSV_MAX_RECORD_SIZE: 'file-truncated',
};

/** Writes text to the parser and gives back the records it completed; a fault comes after the records before it. */
const createParser = (delimiter: Delimiter) => {
  let done: string[][] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    // Records are taken here: those waiting in a stream are lost when it fails.
    on_record: (record: string[]) => {
      done.push(record);
      return null;
    },
  });
  parser.on('error', () => {}).resume();
  const step = async (act: (settled: (error?: Error | null) => void) => void) => {
    const fault = await new Promise<Error | null>((resolve) => act((error) => resolve(error ?? null)));
    const records = done;
    done = [];
    return { records, fault };
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
};

async function* records(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<RawRow> {
  const parser = createParser(delimiter);
  let row = 0;
  const number = (cells: string[]): RawRow => {
    row += 1;
    return { row, cells };
  };
  const check = (fault: Error | null) => {
    if (fault === null) return;
    if (!(fault instanceof CsvError)) throw fault;
    throw new ImportFileError(parserErrors[fault.code] ?? 'file-unreadable', { row: row + 1 });
  };
  try {
    for await (const piece of text) {
      const { records, fault } = await parser.write(piece);
      for (const cells of records) yield number(cells);
      check(fault);
    }
    const { records, fault } = await parser.end();
    for (const cells of records) yield number(cells);
    check(fault);
  } finally {
    parser.stop();
  }
}

const isEmpty = (row: RawRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** Passes rows on, one behind, so that a last row that breaks off in the middle is seen. */
async function* checkedRows(
  rows: AsyncGenerator<RawRow>,
  width: number,
  ended: () => boolean,
): AsyncGenerator<RawRow> {
  let held: RawRow | null = null;
  let ragged = false;
  let fault: unknown = null;
  try {
    for await (const row of rows) {
      if (isEmpty(row)) continue;
      if (held !== null) {
        ragged ||= held.cells.length < width;
        yield held;
      }
      held = row;
    }
  } catch (error) {
    fault = error;
  }
  if (held !== null && fault === null && held.cells.length < width && !ragged && !ended()) {
    // Programs that leave out empty cells at the end do so in all rows; only a file cut off has just one short row.
    throw new ImportFileError('file-truncated', { row: held.row });
  }
  if (held !== null) yield held;
  if (fault !== null) throw fault;
}

const dropEmptyAtEnd = (cells: readonly string[]): string[] => {
  const columns = cells.map((cell) => cell.trim());
  while (columns.at(-1) === '') columns.pop();
  return columns;
};

/**
 * Opens a CSV file of any size: encoding and delimiter from its first piece, rows one by one as they are asked for.
 * Throws ImportFileError: at opening `file-empty`, `header-missing`, `column-duplicate`; while reading `file-truncated`
 * (with the row in which the file breaks off), `file-encoding-mixed`, `file-unreadable`.
 */
export const openCsv = async (bytes: AsyncIterable<Uint8Array>): Promise<SpreadsheetFile> => {
  const decoder = createStreamDecoder();
  const source = decodeAll(bytes, decoder);
  const { start, whole } = await peekFirstLine(source.text);
  const delimiter = detectDelimiter(start);
  const rows = records(whole, delimiter);
  const first = await rows.next();
  if (first.done || isEmpty(first.value)) throw new ImportFileError('file-empty');
  const columns = dropEmptyAtEnd(first.value.cells);
  const fault = checkHeader(columns);
  if (fault !== null) {
    await rows.return(undefined);
    throw new ImportFileError(fault.code, fault.params);
  }
  return {
    columns,
    format: 'csv',
    encoding: decoder.finding().encoding,
    delimiter,
    rows: checkedRows(rows, columns.length, source.endedInLineBreak),
  };
};
