import { type SystemScope, sql } from '#platform/server/index.ts';
import type { JournalEntry } from './journal.ts';

const columns = sql`
  record_id as "recordId", record_kind as "recordKind", organisation_id as "organisationId", purpose_code as purpose, reference,
  shown_to as "shownTo", destroyed_at as "destroyedAt"`;

export async function destroyedEntries(system: SystemScope, recordId?: string): Promise<JournalEntry[]> {
  const { rows } = await sql<JournalEntry>`
    select ${columns} from destroyed_record ${recordId === undefined ? sql`` : sql`where record_id = ${recordId}`}
     order by destroyed_at, record_id`.execute(system.db);
  return rows;
}

/** As owner of the tables: takes away once more what the journal names. Answers whether it was there. */
export async function replayEntry(owner: SystemScope, entry: JournalEntry): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select replay_destroyed_record(${entry.recordKind}, ${entry.recordId}, ${entry.organisationId}, ${entry.purpose}, ${entry.reference},
      ${entry.shownTo}, ${entry.destroyedAt}) as there`.execute(owner.db);
  return rows[0]?.there ?? false;
}
