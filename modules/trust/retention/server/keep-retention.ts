import { removeNotedFiles, writeMissing } from './keep-journal.ts';
import type { RetentionParts } from './parts.ts';

/** The nightly task for the background worker: content that still lies on disk, and lines that the journal misses. */
export const keepRetention = (parts: Omit<RetentionParts, 'content' | 'fileKeys'>) => ({
  name: 'keep-retention',
  schedule: '50 3 * * *',
  run: async (): Promise<void> => {
    await writeMissing(parts.pools.system, parts.journal);
    await removeNotedFiles(parts);
  },
});
