import type { Batch } from './batch-queries.ts';
import { mappingProblems } from './mapping.ts';

/** Who imports: the regional intake under mandates, and the coordinator of a municipality for its own rows. */
export const importerGroups = ['intake-processor', 'coordinator'] as const;

export const mayImport = (scope: { readonly groups: readonly string[] }): boolean =>
  importerGroups.some((group) => scope.groups.includes(group));

export const mayChangeMapping = (batch: Pick<Batch, 'state'>): boolean =>
  batch.state === 'uploaded' || batch.state === 'mapped';

export const mayRun = (batch: Pick<Batch, 'state' | 'columns' | 'mapping'>): boolean =>
  mayChangeMapping(batch) && mappingProblems(batch).length === 0;

export const mayCancel = (batch: Pick<Batch, 'state'>): boolean =>
  mayChangeMapping(batch) || batch.state === 'running';

const mayDownloadRefused = (batch: Pick<Batch, 'state' | 'counts'>): boolean =>
  batch.counts.rejected > 0 && batch.state !== 'running';

/** What the importer can do with it now. */
export const abilitiesOf = (batch: Batch): Record<string, boolean> => ({
  changeMapping: mayChangeMapping(batch),
  run: mayRun(batch),
  cancel: mayCancel(batch),
  downloadRefused: mayDownloadRefused(batch),
});
