import { type RawBuilder, type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import { entryLeafOf, payloadOf } from '../sequencer/entry-leaf.ts';
import { exactTime, leafColumns, type WaitingEntry } from '../sequencer/waiting-queries.ts';

type LeafRow = Pick<WaitingEntry, 'organisation' | 'recordedHash' | 'event' | 'entry'> & {
  readonly position: number;
  readonly sequence: number;
  readonly previous: Buffer | null;
  readonly salt: Buffer;
  readonly payloadHash: Buffer;
  readonly sequencedAt: string;
  readonly after: string;
  readonly payloadSalt: Buffer | null;
  readonly body: { readonly fields: unknown; readonly detail: unknown } | null;
};

const select = (where: RawBuilder<unknown>) => sql<LeafRow>`
  select ${leafColumns}, l.position, l.sequence, l.previous, l.salt, l.payload_hash as "payloadHash",
         ${exactTime('l.sequenced_at')} as "sequencedAt", ${exactTime('l.after')} as after, p.salt as "payloadSalt", p.payload as body
    from audit_leaf l
    join audit_entry en on en.event_id = l.event_id and en.organisation_id = l.organisation_id and en.entry_no = l.entry_no
    join audit_event ev on ev.id = l.event_id
    left join audit_payload p on p.event_id = l.event_id and p.organisation_id = l.organisation_id and p.entry_no = l.entry_no
   where ${where}`;

/** An entry with its place, as an export has it; payload null where retention dropped it. */
const placedOf = (row: LeafRow) => ({
  position: row.position,
  leaf: entryLeafOf(row, { ...row, payloadHash: row.payloadHash.toString('base64') }),
  payload:
    row.payloadSalt === null || row.body === null
      ? null
      : payloadOf({
          salt: row.payloadSalt,
          fields: row.body.fields ?? null,
          detail: row.body.detail ?? null,
        }),
});

export type PlacedEntry = ReturnType<typeof placedOf>;

/** Entries of an organisation in the tree of `size`, after the one with this sequence. */
export async function findPlacedEntries(
  { db }: Pick<SystemScope, 'db'>,
  organisationId: string,
  size: number,
  after: number,
  most: number,
): Promise<PlacedEntry[]> {
  const { rows } = await select(
    sql`l.organisation_id = ${organisationId} and l.position < ${size} and l.sequence > ${after} order by l.sequence limit ${most}`,
  ).execute(db);
  return rows.map(placedOf);
}

/** Entries of one event that are the own organisation's and stand in the tree of `size`. */
export async function findPlacedEvent(scope: Scope, eventId: string, size: number): Promise<PlacedEntry[]> {
  const { rows } = await select(
    sql`l.organisation_id = ${scope.organisation.id} and l.event_id = ${eventId} and l.position < ${size} order by l.sequence`,
  ).execute(scope.db);
  return rows.map(placedOf);
}
