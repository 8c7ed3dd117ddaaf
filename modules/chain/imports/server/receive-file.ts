import type { Readable } from 'node:stream';
import { type Problem, ProblemError, type ProblemParams, problem, refuse } from '#platform/kit/index.ts';
import type { AcceptedFile } from '#platform/server/files/index.ts';
import { ImportFileError } from '../model/index.ts';
import { openStored } from './open-file.ts';
import type { ImportParts } from './ports.ts';
import { type FileScan, scanFile } from './scan-file.ts';
import { sentenceFor } from './sentences.ts';

/** A file that was kept and read through once. `format` by its content. */
export type ReceivedFile = {
  readonly file: AcceptedFile;
  readonly format: 'csv' | 'xlsx';
  readonly scan: FileScan;
  /** Set when a batch took it; what nobody took is destroyed. */
  taken: boolean;
};

const formats: Readonly<Record<string, 'csv' | 'xlsx'>> = {
  'text/csv': 'csv',
  'text/plain': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** Problems of a file carry their sentence, because the same file comes in from a page, a program and a command. */
export const fileProblem = (code: Problem['code'], params: ProblemParams): Problem =>
  problem(code, { params, detail: sentenceFor('nl', code, params) });

const flat = ({
  code,
  ...facts
}: { readonly code: Problem['code'] } & Readonly<Record<string, unknown>>): Problem =>
  fileProblem(code, facts as ProblemParams);

/** Keeps a file encrypted and reads it through. Errors: ProblemError with a code of files or of ImportFileError; then nothing is kept. */
export async function receiveFile(
  parts: ImportParts,
  offered: { readonly content: Readable; readonly name: string; readonly type?: string },
): Promise<ReceivedFile> {
  const accepted = await parts.files.accept(parts.fileKeys, offered);
  if (!accepted.ok) throw new ProblemError(flat(accepted.error));
  const file = accepted.value;
  try {
    const format = formats[file.mediaType];
    if (format === undefined) return refuse(fileProblem('file-type-not-allowed', { claimed: file.name }));
    const opened = await openStored(parts, { id: file.id, format });
    try {
      return { file, format, scan: await scanFile(opened.file), taken: false };
    } finally {
      opened.close();
    }
  } catch (error) {
    await parts.files.destroy(parts.fileKeys, file.id);
    if (error instanceof ImportFileError) throw new ProblemError(fileProblem(error.code, error.params));
    throw error;
  }
}

export const destroyFile = (parts: ImportParts, received: ReceivedFile): Promise<void> =>
  parts.files.destroy(parts.fileKeys, received.file.id);
