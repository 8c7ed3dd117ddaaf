import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { Import, ImportColumn, ImportRow } from '../model/index.ts';
import { type Batch, findBatch, findImportedBefore } from './batch-queries.ts';
import { mappingProblems, proposeAllValues, shownValues, valueTargets } from './mapping.ts';
import { findRemembered } from './mapping-queries.ts';
import type { ImportParts } from './ports.ts';
import { sentenceFor } from './sentences.ts';

export async function batchOr404(scope: Scope, id: string): Promise<Batch> {
  return (await findBatch(scope, id)) ?? refuse('not-found');
}

export const rowOf = (batch: Batch): ImportRow => ({
  id: batch.id,
  fileName: batch.fileName,
  size: batch.fileSize,
  format: batch.format,
  encoding: batch.encoding,
  state: batch.state,
  version: batch.version,
  rows: batch.rows,
  counts: batch.counts,
  createdAt: batch.createdAt,
  startedAt: batch.startedAt,
  finishedAt: batch.finishedAt,
});

const columnsOf = (batch: Batch): ImportColumn[] =>
  batch.proposals.map(({ column, field, why }, index) => {
    const chosen = batch.mapping[column] ?? null;
    return {
      column,
      field: chosen,
      why: chosen === field ? why : 'chosen',
      samples: batch.samples.map(({ cells }) => cells[index] ?? '').filter((text) => text.trim() !== ''),
    };
  });

/** A batch as its importer sees it. */
export async function showBatch(scope: Scope, parts: ImportParts, batch: Batch): Promise<Import> {
  const { language } = scope.person;
  const organisationId = batch.organisationId;
  const remembered = await findRemembered(scope, batch.headerSignature);
  const proposals = proposeAllValues({
    parts,
    organisationId,
    mapping: batch.mapping,
    words: batch.words,
    remembered: remembered.valueMaps,
  });
  const targets = valueTargets(parts, organisationId);
  const say = ({
    code,
    params,
  }: {
    readonly code: string;
    readonly params: Parameters<typeof sentenceFor>[2];
  }) => ({
    code,
    message: sentenceFor(language, code, params),
  });
  return {
    ...rowOf(batch),
    interrupted: batch.state === 'running' && batch.unattended,
    columns: columnsOf(batch),
    values: shownValues(proposals, batch.valueMaps),
    targets: Object.fromEntries(
      Object.entries(targets).map(([field, list]) => [field, [...list]]),
    ) as unknown as Import['targets'],
    mappingProblems: mappingProblems(batch).map(say),
    municipalities: [...batch.municipalities],
    failure: batch.failure === null ? null : say(batch.failure),
    importedBefore: await findImportedBefore(scope, batch),
  };
}
