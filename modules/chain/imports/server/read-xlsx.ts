import { readSheet } from 'read-excel-file/node';
import { checkHeader, ImportFileError, type RawRow, type SpreadsheetFile } from '../model/index.ts';

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  // Date cells have no zone; the reader gives them as midnight UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
};

async function* dataRows(sheet: ReadonlyArray<readonly unknown[]>): AsyncGenerator<RawRow> {
  for (const [index, cells] of sheet.entries()) {
    const texts = cells.map(cellText);
    if (index > 0 && texts.some((text) => text.trim() !== '')) yield { row: index + 1, cells: texts };
  }
}

const readFirstSheet = async (bytes: Buffer) => {
  try {
    return await readSheet(bytes);
  } catch (cause) {
    throw Object.assign(new ImportFileError('file-unreadable'), { cause });
  }
};

/**
 * Opens the first sheet of an .xlsx file. The format cannot be streamed, so the caller limits its size.
 * Throws ImportFileError: `file-unreadable`, `file-empty`, `header-missing`, `column-duplicate`.
 */
export const openXlsx = async (bytes: Buffer): Promise<SpreadsheetFile> => {
  const sheet = await readFirstSheet(bytes);
  const columns = (sheet[0] ?? []).map((cell) => cellText(cell).trim());
  while (columns.at(-1) === '') columns.pop();
  if (columns.length === 0) throw new ImportFileError('file-empty');
  const fault = checkHeader(columns);
  if (fault !== null) throw new ImportFileError(fault.code, fault.params);
  return { columns, format: 'xlsx', encoding: null, delimiter: null, rows: dataRows(sheet) };
};
