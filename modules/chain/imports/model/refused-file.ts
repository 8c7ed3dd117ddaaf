import { csvLine } from '#platform/kit/index.ts';
import { isReasonColumn } from './columns.ts';

export type RefusedRow = {
  readonly cells: readonly string[];
  /** Sentences for a person, one per reason. */
  readonly reasons: readonly string[];
};

export type RefusedFileWriter = {
  /** Byte order mark and header: spreadsheets then read UTF-8. */
  readonly start: string;
  line(row: RefusedRow): string;
};

/**
 * Writes refused rows back with their own columns and the reason behind them, so that a person corrects them in a
 * spreadsheet and offers the file again. An older reason column is dropped. Cells cannot become formulas; our reader
 * takes that protection off again.
 */
export const refusedFileWriter = (columns: readonly string[], reasonColumn: string): RefusedFileWriter => {
  const kept = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => !isReasonColumn(column));
  return {
    start: `\uFEFF${csvLine([...kept.map(({ column }) => column), reasonColumn])}`,
    line: ({ cells, reasons }) =>
      csvLine([...kept.map(({ index }) => cells[index] ?? ''), reasons.join(' ')]),
  };
};

/** The whole file at once. */
export const writeRefusedFile = (
  columns: readonly string[],
  rows: readonly RefusedRow[],
  reasonColumn: string,
): string => {
  const writer = refusedFileWriter(columns, reasonColumn);
  return writer.start + rows.map(writer.line).join('');
};
