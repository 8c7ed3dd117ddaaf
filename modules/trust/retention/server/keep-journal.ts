import type { FileService } from '#platform/server/files/index.ts';
import { openPool, type Pool, withSystemScope } from '#platform/server/index.ts';
import { forgetRemoval, notedRemovals, sweepShortLived } from './destroyed-queries.ts';
import type { DestructionJournal } from './journal.ts';
import { destroyedEntries, replayEntry } from './journal-queries.ts';

/** Writes in the journal what the database knows and the journal does not: the process may have ended between the two. */
export async function writeMissing(systemPool: Pool, journal: DestructionJournal): Promise<number> {
  const known = new Set((await journal.read()).map(({ recordId }) => recordId));
  const entries = await withSystemScope(systemPool, 'write the journal', (system) =>
    destroyedEntries(system),
  );
  const missing = entries.filter(({ recordId }) => !known.has(recordId));
  await journal.append(missing);
  return missing.length;
}

/**
 * Before the product opens: what the journal says was destroyed and the database still has, or no longer knows of, is destroyed again, one
 * transaction each; and once more what goes by itself after a short term. Connects as the owner of the tables. Answers how many records were there again.
 */
export async function replayJournal(ownerConnection: string, journal: DestructionJournal): Promise<number> {
  const entries = await journal.read();
  const pool = openPool(
    { connectionString: ownerConnection, max: 1, applicationName: 'schakel-journal' },
    () => undefined,
  );
  try {
    const known = new Set(
      (await withSystemScope(pool, 'compare the journal', (owner) => destroyedEntries(owner))).map(
        ({ recordId }) => recordId,
      ),
    );
    const forgotten = entries.filter(({ recordId }) => !known.has(recordId));
    let found = 0;
    for (const entry of forgotten) {
      if (
        await withSystemScope(pool, 'destroy again what was destroyed', (owner) => replayEntry(owner, entry))
      )
        found += 1;
    }
    // A database from before has back what went by itself as well: drafts, sessions, answers.
    if (forgotten.length > 0)
      await withSystemScope(pool, 'sweep what was restored', (owner) => sweepShortLived(owner));
    await writeMissing(pool, journal);
    return found;
  } finally {
    await pool.end();
  }
}

/** Takes content off the disk whose key is gone already. What fails now is tried again by the nightly task. */
export async function removeNotedFiles(parts: {
  readonly pools: { readonly system: Pool };
  readonly files: FileService;
}): Promise<number> {
  const ids = await withSystemScope(parts.pools.system, 'find content to remove', notedRemovals);
  for (const id of ids) {
    await parts.files.discard(id);
    await withSystemScope(parts.pools.system, 'content is off the disk', (system) =>
      forgetRemoval(system, id),
    );
  }
  return ids.length;
}
