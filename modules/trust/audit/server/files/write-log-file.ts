import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Clock, newId } from '#platform/kit/index.ts';
import { type Pool, withSystemScope } from '#platform/server/index.ts';
import { findOrganisationToExport, noteExport } from '../export/export-queries.ts';
import { UnknownOrganisationError } from '../export/write-export.ts';
import { FILE_NAMES, type LogFormat, piecesOf, type TitleOf } from './export-routes.ts';
import { findLogKinds, type LogFilter, type LogLine, logLines } from './log-queries.ts';

export type LogFileParts = {
  readonly pools: { readonly system: Pool };
  readonly clock: Clock;
  readonly titleOf: TitleOf;
};

export type LogFileOptions = {
  readonly organisation: string;
  readonly directory: string;
  readonly format: LogFormat;
  readonly filter: LogFilter;
};

/** The log tells of no record of this kind; `kinds` are those that it does tell of. */
export class UnknownKindError extends Error {
  readonly kinds: readonly string[];

  constructor(kind: string, kinds: readonly string[]) {
    super(`The log has no event about a record of the kind ${kind}.`);
    this.name = 'UnknownKindError';
    this.kinds = kinds;
  }
}

async function* counting(lines: AsyncIterable<LogLine>, count: { lines: number }): AsyncGenerator<LogLine> {
  for await (const line of lines) {
    count.lines += 1;
    yield line;
  }
}

/**
 * Writes the log of an organisation into a folder, however long it is; that it was written is an event, and comes along. The file takes
 * its name when it is whole. Errors: UnknownOrganisationError, UnknownKindError, those of the file system.
 */
export async function writeLogFile(
  parts: LogFileParts,
  { organisation: code, directory, format, filter }: LogFileOptions,
): Promise<{ readonly lines: number; readonly file: string }> {
  const pool = parts.pools.system;
  const organisation = await withSystemScope(pool, 'find the organisation to export', (system) =>
    findOrganisationToExport(system, code),
  );
  if (organisation === undefined) throw new UnknownOrganisationError(code);
  const { kind } = filter;
  if (kind !== undefined) {
    const kinds = await withSystemScope(pool, 'find the kinds of records in the audit log', (system) =>
      findLogKinds(system, organisation.id),
    );
    if (!kinds.includes(kind)) throw new UnknownKindError(kind, kinds);
  }
  const traceId = randomBytes(16).toString('hex');
  await withSystemScope(pool, 'note an export of the audit log', (system) =>
    noteExport(
      system,
      { id: newId(), traceId, operationId: randomBytes(8).toString('hex'), detail: { format, filter } },
      organisation.id,
    ),
  );
  await mkdir(directory, { recursive: true });
  const file = join(directory, FILE_NAMES[format]);
  const temporary = `${file}.part`;
  const count = { lines: 0 };
  const asked = Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  try {
    await withSystemScope(pool, 'export the audit log to a file', (system) => {
      const lines = counting(logLines(system, organisation.id, filter), count);
      const log = { organisation, language: 'nl', madeAt: parts.clock.now(), filter: asked } as const;
      return pipeline(
        Readable.from(piecesOf(format, log, lines, parts.titleOf)),
        createWriteStream(temporary),
      );
    });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return { lines: count.lines, file };
}
