import { Readable } from 'node:stream';
import { newId } from '#platform/kit/index.ts';
import { type Scope, withScope } from '#platform/server/index.ts';
import { refusedFileWriter } from '../model/index.ts';
import type { Batch } from './batch-queries.ts';
import { findRefusedRows } from './error-queries.ts';
import type { ImportParts } from './ports.ts';
import { type Language, reasonColumn, sentenceFor } from './sentences.ts';

/** Rows that are read at once while the file streams out. */
const pageRows = 500;

type Pages = (afterRow: number) => ReturnType<typeof findRefusedRows>;

/** The refused rows with a reason behind each, a page at a time. */
async function* linesOf(batch: Batch, language: Language, pageAfter: Pages): AsyncGenerator<string> {
  const writer = refusedFileWriter(batch.columns, reasonColumn(language));
  yield writer.start;
  for (let last = 0; ; ) {
    const rows = await pageAfter(last);
    yield rows
      .map(({ cells, refused }) => {
        const reasons = refused.map(
          ({ column, code, params }) => `${column}: ${sentenceFor(language, code, params)}`,
        );
        return writer.line({ cells, reasons });
      })
      .join('');
    if (rows.length < pageRows) return;
    last = rows.at(-1)?.row ?? last;
  }
}

/** The file to correct and offer again; it is read in transactions of its own, after the one that allowed it. */
export function refusedRowsFile(scope: Scope, parts: ImportParts, batch: Batch, tokenHash: Buffer): Readable {
  const claim = { tokenHash, operation: scope.operation };
  const pageAfter: Pages = (row) =>
    withScope(parts.pools.app, { ...claim, requestId: newId() }, (own) =>
      findRefusedRows(own, batch.id, row, pageRows),
    );
  return Readable.from(linesOf(batch, scope.person.language, pageAfter));
}
