import { type SystemScope, sql } from '#platform/server/index.ts';
import type { BlankedEntry, DestroyedEntry, JournalEntry } from './journal.ts';

const columns = sql`
  record_id as "recordId", record_kind as "recordKind", organisation_id as "organisationId", purpose_code as purpose, reference,
  shown_to as "shownTo", destroyed_at as "destroyedAt"`;

async function destroyedEntries(system: SystemScope, recordId?: string): Promise<DestroyedEntry[]> {
  const { rows } = await sql<DestroyedEntry>`
    select ${columns} from destroyed_record ${recordId === undefined ? sql`` : sql`where record_id = ${recordId}`}
     order by destroyed_at, record_id`.execute(system.db);
  return rows;
}

async function blankedEntries(system: SystemScope, recordId?: string): Promise<BlankedEntry[]> {
  const { rows } = await sql<BlankedEntry>`
    select record_id as "recordId", record_kind as "recordKind", organisation_id as "organisationId", purpose_code as purpose, nth, marks, blanked_at as "blankedAt"
      from blanked_record ${recordId === undefined ? sql`` : sql`where record_id = ${recordId}`}
     order by blanked_at, record_id, nth`.execute(system.db);
  return rows;
}

/** What the database knows to be gone, of one record or of all: destroyed first, then what was blanked, in its order. */
export const goneEntries = async (system: SystemScope, recordId?: string): Promise<JournalEntry[]> => [
  ...(await destroyedEntries(system, recordId)),
  ...(await blankedEntries(system, recordId)),
];

/** As owner of the tables: blanks once more what the journal names. Answers whether the record was there and not yet blanked so. */
export async function replayBlanking(owner: SystemScope, entry: BlankedEntry): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select replay_blanked_record(${entry.recordKind}, ${entry.recordId}, ${entry.organisationId}, ${entry.purpose}, ${entry.nth},
      ${JSON.stringify(entry.marks)}::jsonb, ${entry.blankedAt}) as there`.execute(owner.db);
  return rows[0]?.there ?? false;
}

/** As owner of the tables: takes away once more what the journal names. Answers whether it was there. */
export async function replayEntry(owner: SystemScope, entry: DestroyedEntry): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select replay_destroyed_record(${entry.recordKind}, ${entry.recordId}, ${entry.organisationId}, ${entry.purpose}, ${entry.reference},
      ${entry.shownTo}, ${entry.destroyedAt}) as there`.execute(owner.db);
  return rows[0]?.there ?? false;
}
