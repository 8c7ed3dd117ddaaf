import type { ProblemCode, ProblemParams } from '#platform/kit/index.ts';

/** One row of the file as it came. `row` counts as a spreadsheet does: the header is 1, the first row of data 2. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] };

/** An opened file: its header is known, its rows stream. */
export type SpreadsheetFile = {
  readonly columns: readonly string[];
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly rows: AsyncIterable<RawRow>;
};

/** The file as a whole cannot be read (further); rows before `params.row` were read. */
export class ImportFileError extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams = {}) {
    super(code);
    this.name = 'ImportFileError';
    this.code = code;
    this.params = params;
  }
}
