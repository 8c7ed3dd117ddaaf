import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type ChangeMappingBody, type ColumnMapping, normaliseWord, type ValueMaps } from '../model/index.ts';
import { type Batch, changeMapping } from './batch-queries.ts';
import { mappingProblems, mapsOfProposals, proposeAllValues, valueTargets } from './mapping.ts';
import { findRemembered, remember } from './mapping-queries.ts';
import { mayChangeMapping } from './policy.ts';
import type { ImportParts } from './ports.ts';
import { batchOr404, showBatch } from './show-batch.ts';

/** The mapping with the changes in it. Errors: problem `invalid-body` for a column that the file does not have. */
function changedColumns(batch: Batch, body: ChangeMappingBody): ColumnMapping {
  const errors = body.columns.flatMap(({ column }, index) =>
    batch.columns.includes(column)
      ? []
      : [{ pointer: `/columns/${index}/column`, code: 'unknown-value' as const }],
  );
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
  return {
    ...batch.mapping,
    ...Object.fromEntries(body.columns.map(({ column, field }) => [column, field])),
  };
}

function checkCodes(parts: ImportParts, batch: Batch, body: ChangeMappingBody): void {
  const targets = valueTargets(parts, batch.organisationId);
  const errors = body.values.flatMap(({ field, code }, index) =>
    code === null || targets[field].some((target) => target.code === code)
      ? []
      : [{ pointer: `/values/${index}/code`, code: 'unknown-value' as const }],
  );
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
}

/** What a person chose goes before what is proposed; words that a newly mapped column brings get their proposal. */
async function changedValues(
  scope: Scope,
  parts: ImportParts,
  batch: Batch,
  mapping: ColumnMapping,
  body: ChangeMappingBody,
): Promise<Partial<ValueMaps>> {
  const remembered = await findRemembered(scope, batch.headerSignature);
  const proposed = mapsOfProposals(
    proposeAllValues({
      parts,
      organisationId: batch.organisationId,
      mapping,
      words: batch.words,
      remembered: remembered.valueMaps,
    }),
  );
  const maps: Record<string, Record<string, string | null>> = {};
  for (const source of [proposed, batch.valueMaps]) {
    for (const [field, map] of Object.entries(source)) maps[field] = { ...maps[field], ...map };
  }
  for (const { field, word, code } of body.values)
    maps[field] = { ...maps[field], [normaliseWord(word)]: code };
  return maps as Partial<ValueMaps>;
}

/**
 * Changes which column goes where and what words become, and remembers both for files with the same headings. Errors: problems
 * `transition-not-allowed` once it runs, `stale-version`, `invalid-body`.
 */
export async function editMapping(scope: Scope, parts: ImportParts, id: string, body: ChangeMappingBody) {
  const batch = await batchOr404(scope, id);
  if (!mayChangeMapping(batch)) return refuse('transition-not-allowed', { current: { state: batch.state } });
  if (batch.version !== body.expectedVersion)
    return refuse('stale-version', { current: await showBatch(scope, parts, batch) });
  checkCodes(parts, batch, body);
  const mapping = changedColumns(batch, body);
  const valueMaps = await changedValues(scope, parts, batch, mapping, body);
  if (!(await changeMapping(scope, batch, { mapping, valueMaps })))
    return refuse('stale-version', { current: await showBatch(scope, parts, await batchOr404(scope, id)) });
  await remember(scope, batch.headerSignature, { mapping, valueMaps });
  scope.audit({
    action: 'import.mapped',
    kind: 'import',
    records: [{ id, organisationId: batch.organisationId }],
    detail: { problems: mappingProblems({ columns: batch.columns, mapping }).length },
  });
  return batchOr404(scope, id);
}
