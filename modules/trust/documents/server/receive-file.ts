import type { FastifyRequest } from 'fastify';
import { problem, refuse } from '#platform/kit/index.ts';
import type { AcceptedFile, FileKeyStore, FileProblem, FileService } from '#platform/server/files/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { insertFile } from './file-queries.ts';

export type FileParts = { readonly files: FileService; readonly fileKeys: FileKeyStore };

/** A file that was streamed in and encrypted before the transaction began. Compares by name and content, so a repeat is recognised. */
export class ReceivedFile {
  readonly file: AcceptedFile;
  readonly wrappedKey: Buffer;
  /** True once its row is written: then it stays. */
  kept = false;

  constructor(file: AcceptedFile, wrappedKey: Buffer) {
    this.file = file;
    this.wrappedKey = wrappedKey;
  }

  toJSON(): unknown {
    return [this.file.name, this.file.sha256];
  }
}

function refuseFile(found: FileProblem): never {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(found)) if (name !== 'code') params[name] = value;
  return refuse(problem(found.code, { params }));
}

/** For `prepare` of a route with a file: the one file in the form. Errors: `file-missing` and those of a file. */
export const receiveFile =
  (parts: FileParts) =>
  async (request: FastifyRequest): Promise<ReceivedFile> => {
    if (!request.isMultipart()) return refuse('file-missing');
    const part = await request.file();
    if (part === undefined) return refuse('file-missing');
    const received = await parts.files.receive({
      content: part.file,
      name: part.filename,
      type: part.mimetype,
    });
    if (!received.ok) return refuseFile(received.error);
    return new ReceivedFile(received.value.file, received.value.wrappedKey);
  };

/** For `discard` and `afterCommit`: lets go of what did not get a row (refused, failed, or a repeat). */
export const discardUnkept =
  (parts: FileParts) =>
  async (received: ReceivedFile): Promise<void> => {
    if (received.kept) return;
    await parts.fileKeys.destroy(received.file.id);
    await parts.files.discard(received.file.id);
  };

/** When the transaction failed after the row was written, the row is gone too. */
export const discardFile =
  (parts: FileParts) =>
  async (received: ReceivedFile): Promise<void> => {
    received.kept = false;
    await discardUnkept(parts)(received);
  };

/** Writes the row and keeps the key. The record's own policy decides whether this scope may add to it. */
export async function keepFile(
  scope: Scope,
  parts: FileParts,
  record: { readonly kind: string; readonly id: string; readonly purposeCode: string },
  received: ReceivedFile,
): Promise<AcceptedFile> {
  await insertFile(scope, record, received.file);
  await parts.fileKeys.put(received.file.id, received.wrappedKey);
  received.kept = true;
  return received.file;
}
