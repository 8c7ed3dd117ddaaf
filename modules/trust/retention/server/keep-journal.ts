import type { FileService } from '#platform/server/files/index.ts';
import { openPool, type Pool, type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { forgetRemoval, notedRemovals, sweepShortLived } from './destroyed-queries.ts';
import { type DestroyedEntry, type DestructionJournal, isBlanked, keyOf } from './journal.ts';
import { goneEntries, replayBlanking, replayEntry } from './journal-queries.ts';

/** Writes in the journal what the database knows and the journal does not: the process may have ended between the two. */
export async function writeMissing(systemPool: Pool, journal: DestructionJournal): Promise<number> {
  const known = new Set((await journal.read()).map(keyOf));
  const entries = await withSystemScope(systemPool, 'write the journal', (system) => goneEntries(system));
  const missing = entries.filter((entry) => !known.has(keyOf(entry)));
  await journal.append(missing);
  return missing.length;
}

/** After the commit that blanked something in a record: the journal outside the database. What fails here is made up for by the nightly task or at the next start. */
export async function followBlanking(
  { pools, journal }: { readonly pools: { readonly system: Pool }; readonly journal: DestructionJournal },
  recordId: string,
): Promise<void> {
  const known = new Set((await journal.read()).map(keyOf));
  const entries = await withSystemScope(pools.system, 'write the journal', (system) =>
    goneEntries(system, recordId),
  );
  await journal.append(entries.filter((entry) => !known.has(keyOf(entry))));
}

/** The number of these that there was something to do for. One transaction each, in their order. */
async function replayEach<Entry>(
  pool: Pool,
  reason: string,
  entries: readonly Entry[],
  replay: (owner: SystemScope, entry: Entry) => Promise<boolean>,
): Promise<number> {
  let found = 0;
  for (const entry of entries)
    if (await withSystemScope(pool, reason, (owner) => replay(owner, entry))) found += 1;
  return found;
}

/**
 * Before the product opens: what the journal says was destroyed and the database still has, or no longer knows of, is destroyed again, one
 * transaction each; what was blanked is blanked again; and once more what goes by itself after a short term. Connects as the owner of the tables.
 * Answers how many records were there again, and how many blankings were undone.
 */
export async function replayJournal(ownerConnection: string, journal: DestructionJournal): Promise<number> {
  const entries = await journal.read();
  const pool = openPool(
    { connectionString: ownerConnection, max: 1, applicationName: 'schakel-journal' },
    () => undefined,
  );
  try {
    const known = new Set(
      (await withSystemScope(pool, 'compare the journal', (owner) => goneEntries(owner))).map(keyOf),
    );
    const forgotten = entries.filter((entry) => !known.has(keyOf(entry)));
    const destroyed = forgotten.filter((entry): entry is DestroyedEntry => !isBlanked(entry));
    // Places are those of the text as it stood at that time: the first blanking of a record comes first.
    const blanked = forgotten.filter(isBlanked).sort((one, other) => one.nth - other.nth);
    const again = await replayEach(pool, 'destroy again what was destroyed', destroyed, replayEntry);
    const blankedAgain = await replayEach(pool, 'blank again what was blanked', blanked, replayBlanking);
    // A database from before has back what went by itself as well: drafts, sessions, answers.
    if (destroyed.length > 0 || blankedAgain > 0)
      await withSystemScope(pool, 'sweep what was restored', (owner) => sweepShortLived(owner));
    await writeMissing(pool, journal);
    return again + blankedAgain;
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
