import type { RawRow, SpreadsheetFile } from '../model/index.ts';

export type ColumnWords = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type FileScan = {
  readonly columns: readonly string[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly rows: number;
  readonly samples: readonly RawRow[];
  /** Columns with few different words, and how often each occurs: what a value can be mapped from. */
  readonly words: ColumnWords;
};

/** More different words than this is no list of choices but free text. */
const mostWords = 300;
const longestWord = 80;
const sampleRows = 5;

/** Words of one column, or null once it turned out to hold free text. */
type Column = Map<string, number> | null;

const count = (words: Map<string, number>, cell: string): Column => {
  const word = cell.trim();
  if (word === '') return words;
  if (word.length > longestWord) return null;
  words.set(word, (words.get(word) ?? 0) + 1);
  return words.size > mostWords ? null : words;
};

const cut = (row: RawRow): RawRow => ({ row: row.row, cells: row.cells.map((cell) => cell.slice(0, 200)) });

/** Reads the whole file once, so that one that breaks off is refused before a row of it is recorded. Errors: ImportFileError. */
export async function scanFile(file: SpreadsheetFile): Promise<FileScan> {
  const found: Column[] = file.columns.map(() => new Map());
  const samples: RawRow[] = [];
  let rows = 0;
  for await (const row of file.rows) {
    rows += 1;
    if (samples.length < sampleRows) samples.push(cut(row));
    for (const [index, words] of found.entries()) {
      if (words !== null) found[index] = count(words, row.cells[index] ?? '');
    }
  }
  const entries = file.columns.flatMap((column, index) => {
    const words = found[index];
    return words === null || words === undefined || words.size === 0
      ? []
      : [[column, Object.fromEntries(words)] as const];
  });
  const { columns, encoding, delimiter } = file;
  return { columns, encoding, delimiter, rows, samples, words: Object.fromEntries(entries) };
}
