import { newId } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { headerSignature, mappingOf, proposeColumns } from '../model/index.ts';
import { insertBatch } from './batch-queries.ts';
import { mapsOfProposals, proposeAllValues } from './mapping.ts';
import { findRemembered } from './mapping-queries.ts';
import type { ImportParts } from './ports.ts';
import type { ReceivedFile } from './receive-file.ts';

/** How long a batch with its row errors is kept. */
const keepDays = 30;

/** Makes a batch of a received file, with everything proposed. Answers its id. */
export async function createBatch(scope: Scope, parts: ImportParts, received: ReceivedFile): Promise<string> {
  const { file, format, scan } = received;
  const signature = headerSignature(scan.columns);
  const remembered = await findRemembered(scope, signature);
  const proposals = proposeColumns(scan.columns, remembered.mapping);
  const mapping = mappingOf(proposals);
  const values = proposeAllValues({
    parts,
    organisationId: scope.organisation.id,
    mapping,
    words: scan.words,
    remembered: remembered.valueMaps,
  });
  const id = newId();
  await insertBatch(scope, {
    id,
    fileId: file.id,
    fileName: file.name,
    fileSize: file.size,
    sha256: file.sha256,
    format,
    encoding: scan.encoding,
    delimiter: scan.delimiter,
    columns: scan.columns,
    headerSignature: signature,
    rows: scan.rows,
    proposals,
    mapping,
    words: scan.words,
    valueMaps: mapsOfProposals(values),
    samples: scan.samples,
    themesVersionId: parts.content.newest('themes', scope.organisation.id).id,
    keepDays,
  });
  scope.audit({
    action: 'import.received',
    kind: 'import',
    records: [{ id, organisationId: scope.organisation.id }],
    detail: { rows: scan.rows, format },
  });
  received.taken = true;
  return id;
}
