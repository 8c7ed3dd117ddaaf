import { withSystemScope } from '#platform/server/index.ts';
import { findSpentFiles, forgetFile, removeExpired } from './batch-queries.ts';
import type { ImportParts } from './ports.ts';

/**
 * Destroys the files of batches that have ended. A process that stops in between leaves the batch pointing at its file, so the next
 * round finds it.
 */
export async function removeSpentFiles(parts: ImportParts): Promise<void> {
  const spent = await withSystemScope(parts.pools.system, 'find files of ended imports', findSpentFiles);
  for (const fileId of spent) {
    await parts.files.destroy(parts.fileKeys, fileId);
    await withSystemScope(parts.pools.system, 'forget a destroyed file', (system) =>
      forgetFile(system, fileId),
    );
  }
}

/** Throws away batches past their term, with their row errors and files. Returns how many files were destroyed. */
export async function removeExpiredImports(parts: ImportParts): Promise<number> {
  const files = await withSystemScope(
    parts.pools.system,
    'throw away imports past their term',
    removeExpired,
  );
  for (const id of files) await parts.files.destroy(parts.fileKeys, id);
  return files.length;
}
