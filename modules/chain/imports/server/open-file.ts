import { ImportFileError, type SpreadsheetFile } from '../model/index.ts';
import type { ImportParts } from './ports.ts';
import { openCsv } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';

export type StoredFile = { readonly id: string; readonly format: 'csv' | 'xlsx' };

export type OpenedFile = { readonly file: SpreadsheetFile; close(): void };

/** Opens the kept, encrypted file for reading row by row. Errors: ImportFileError. */
export async function openStored(
  parts: Pick<ImportParts, 'files' | 'fileKeys'>,
  stored: StoredFile,
): Promise<OpenedFile> {
  const content = await parts.files.read(parts.fileKeys, stored.id);
  if (content === undefined) throw new ImportFileError('file-unreadable');
  const close = (): void => {
    content.destroy();
  };
  try {
    if (stored.format === 'csv') return { file: await openCsv(content), close };
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece as Buffer);
    return { file: await openXlsx(Buffer.concat(pieces)), close };
  } catch (error) {
    close();
    throw error;
  }
}
