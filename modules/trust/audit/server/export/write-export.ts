import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#platform/kit/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { sequenceAll } from '../sequencer/run-sequencer.ts';
import type { SequencerParts } from '../sequencer/sequence-step.ts';
import { waitForSequencing } from '../sequencer/sequencer-queries.ts';
import { exportAudit } from './export-files.ts';
import { findOrganisationToExport, noteExport } from './export-queries.ts';

/** No organisation has this code. */
export class UnknownOrganisationError extends Error {}

export type Written = { readonly events: number; readonly size: number };

/**
 * Writes `events.jsonl`, `checkpoints.txt` and `keys.txt` of an organisation into a folder. What waits gets its place first,
 * the export itself included, so that it also works with a product that stands still. Files take their names when
 * all of them are whole. Errors: UnknownOrganisationError, those of a step of the sequencer, of the file system.
 */
export async function writeAuditExport(
  parts: SequencerParts,
  code: string,
  directory: string,
): Promise<Written> {
  const organisationId = await withSystemScope(
    parts.pools.system,
    'find the organisation to export',
    async (system) => (await findOrganisationToExport(system, code))?.id,
  );
  if (organisationId === undefined) throw new UnknownOrganisationError(code);
  const traceId = randomBytes(16).toString('hex');
  await withSystemScope(parts.pools.system, 'note an export of the audit log', (system) =>
    noteExport(
      system,
      {
        id: newId(),
        traceId,
        operationId: randomBytes(8).toString('hex'),
        detail: { format: 'proofs' },
      },
      organisationId,
    ),
  );
  // Another sequencer may have the work in hand: after it, nothing waits that was there before.
  while ((await sequenceAll(parts)).outcome === 'busy')
    await withSystemScope(parts.pools.system, 'wait for the other sequencer', waitForSequencing);
  await mkdir(directory, { recursive: true });
  return withSystemScope(parts.pools.system, 'export the audit log', async (system) => {
    const made = await exportAudit(system, organisationId);
    if (made === undefined) throw new Error('audit: no entry has a place yet');
    const temporary = (name: string): string => join(directory, `.${name}.part`);
    const names = ['events.jsonl', 'checkpoints.txt', 'keys.txt'] as const;
    try {
      await pipeline(Readable.from(made.lines), createWriteStream(temporary('events.jsonl')));
      await writeFile(temporary('checkpoints.txt'), made.checkpoints);
      await writeFile(temporary('keys.txt'), made.keys);
      for (const name of names) await rename(temporary(name), join(directory, name));
    } finally {
      for (const name of names) await rm(temporary(name), { force: true });
    }
    return { events: made.events, size: made.size };
  });
}
