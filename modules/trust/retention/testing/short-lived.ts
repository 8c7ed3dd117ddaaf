import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { insertStatement, sampleRow } from '#apps/testing/catalog/sample-rows.ts';
import type { SmallWorld } from '#apps/testing/catalog/small-world.ts';
import { newId } from '#platform/kit/index.ts';

/** A row that was planted, by its primary key. */
export type Planted = { readonly table: string; readonly key: Readonly<Record<string, unknown>> };

type Values = Readonly<Record<string, unknown>>;

/** Plants a row in a table of a small world: these values, the rest whatever fits. Answers the values of the row. */
export type Plant = (table: string, given: Values) => Promise<Values>;

/** Rows of one kind, so old; `plant` keeps a list of what it made. */
type Rows = (plant: Plant, at: Date) => Promise<unknown>;

/**
 * What is planted for a kind that goes by itself. `set`: one whole record with all that belongs to it, at this moment. `spared`: old
 * enough, and yet it stays because something rests on it.
 */
export type ShortLived = { readonly set: Rows; readonly spared?: Rows };

const DAY = 86_400_000;
const hours = (at: Date, more: number): Date => new Date(at.getTime() + more * 3_600_000);

const token = (): Buffer => randomBytes(32);

const inquiryOf =
  (answer: 'hit' | 'no-hit'): Rows =>
  async (plant, at) => {
    const received = await plant('received_inquiry', { answer, asked_at: at });
    await plant('inquiry_match', { inquiry_id: received.id });
  };

/** Every kind that a sweep removes, by the event its rule starts at. A test asks whether one is missing. */
export const shortLived: Readonly<Record<string, ShortLived>> = {
  session: {
    set: async (plant, at) => {
      await plant('session', {
        token_hash: token(),
        revoked_at: at,
        last_seen_at: at,
        idle_seconds: 3600,
        expires_at: hours(at, 9),
      });
      await plant('session', {
        token_hash: token(),
        last_seen_at: hours(at, -1),
        idle_seconds: 3600,
        expires_at: hours(at, 9),
      });
      await plant('session', { token_hash: token(), last_seen_at: at, idle_seconds: 36_000, expires_at: at });
    },
  },
  'idempotency-reply': { set: (plant, at) => plant('idempotency_key', { created_at: at, key: newId() }) },
  'login-attempt': {
    set: async (plant, at) => {
      await plant('login_attempt', { created_at: at, state: newId() });
      await plant('login_failure', { created_at: at });
    },
  },
  'signal-draft': {
    set: async (plant, at) => {
      const draft = await plant('signal_draft', { updated_at: at });
      const file = await plant('file_object', {
        record_kind: 'signal-draft',
        record_id: draft.id,
        created_at: at,
      });
      await plant('keystore.file_key', { file_id: file.id });
    },
    // A photo that is old in a draft that somebody still works on.
    spared: async (plant, at) => {
      const draft = await plant('signal_draft', { updated_at: new Date() });
      const file = await plant('file_object', {
        record_kind: 'signal-draft',
        record_id: draft.id,
        created_at: at,
      });
      await plant('keystore.file_key', { file_id: file.id });
    },
  },
  'signal-view': { set: (plant, at) => plant('signal_view', { updated_at: at, name: newId() }) },
  notification: {
    set: async (plant, at) => {
      for (const given of [{ read_at: at }, { created_at: new Date(at.getTime() - 275 * DAY) }]) {
        const told = await plant('notification', given);
        await plant('mail_outbox', { notification_id: told.id });
      }
    },
    spared: (plant, at) => plant('notification', { created_at: at }),
  },
  'inquiry-without-hit': {
    set: async (plant, at) => {
      await plant('inquiry', { answer: 'no-hit', asked_at: at });
      await inquiryOf('no-hit')(plant, at);
    },
    spared: async (plant, at) => {
      await plant('inquiry', { answer: 'hit', asked_at: at });
      await inquiryOf('hit')(plant, at);
    },
  },
  'received-inquiry': { set: inquiryOf('hit') },
  'inquiry-alarm': {
    set: async (plant, at) => {
      await plant('inquiry_alarm', { side: 'asking', raised_at: hours(at, -9), lifted_at: at });
      await plant('inquiry_alarm', { side: 'asked', raised_at: at });
    },
    spared: (plant, at) => plant('inquiry_alarm', { side: 'asking', raised_at: at }),
  },
  referral: {
    set: async (plant, at) => {
      await plant('referral', { sent_at: hours(at, -99), answered_at: at, parent_referral_id: null });
      await plant('referral', { sent_at: at, parent_referral_id: null });
    },
    // Somebody passed it on later: the first of a chain stays as long as the last.
    spared: async (plant, at) => {
      const first = await plant('referral', { sent_at: at, parent_referral_id: null });
      await plant('referral', { sent_at: new Date(), parent_referral_id: first.id });
    },
  },
  disclosure: {
    set: async (plant, at) => {
      await plant('disclosure', { given_at: at });
      await plant('disclosure_approval', { asked_at: hours(at, -99), decided_at: at, disclosure_id: null });
    },
    spared: async (plant, at) => {
      const given = await plant('disclosure', { given_at: at });
      await plant('contribution', { disclosure_id: given.id });
    },
  },
  'weighing-meeting': {
    set: (plant, at) => plant('weighing_meeting', { planned_at: at }),
    spared: async (plant, at) => {
      const meeting = await plant('weighing_meeting', { planned_at: at });
      await plant('agenda_item', { meeting_id: meeting.id, state: 'decided' });
    },
  },
  'lifted-exclusion': {
    set: async (plant, at) => {
      const value = await plant('excluded_value', { removed_at: at, part_of_id: null });
      await plant('noise_effect', { excluded_value_id: value.id });
    },
    spared: async (plant, at) => {
      await plant('excluded_value', { created_at: at, part_of_id: null, key: 2 });
      const street = await plant('excluded_value', { removed_at: at, part_of_id: null, key: 3 });
      await plant('excluded_value', { part_of_id: street.id, key: 4 });
    },
  },
  'audit-self-check': { set: (plant, at) => plant('audit_self_check', { checked_at: at }) },
  'unusual-look': { set: (plant, at) => plant('unusual_look', { found_at: at, look_key: newId() }) },
  'watched-value': {
    set: (plant, at) =>
      plant('watched_value', { added_at: at, kind: 'well-known-person', person_id: null, hashes: [newId()] }),
  },
  'audit-payload': {
    set: async (plant, at) => {
      const event = await plant('audit_event', { occurred_at: at });
      await plant('audit_payload', { event_id: event.id });
    },
  },
  job: {
    set: (plant, at) =>
      plant('graphile_worker._private_jobs', {
        updated_at: at,
        attempts: 25,
        max_attempts: 25,
        key: newId(),
      }),
    spared: (plant, at) =>
      plant('graphile_worker._private_jobs', { updated_at: at, attempts: 1, max_attempts: 25, key: newId() }),
  },
  'rights-request': {
    set: async (plant, at) => {
      const request_id = (await plant('rights_request', { reference: newId(), answered_on: at })).id;
      const part_id = (await plant('rights_part', { request_id })).id;
      const item_id = (await plant('rights_item', { part_id })).id;
      const measure_id = (await plant('rights_measure', { part_id, item_id })).id;
      await plant('rights_notice', { measure_id });
      const task_id = (await plant('keeper_task', { part_id })).id;
      for (const table of ['keeper_item', 'keeper_look'])
        await plant(table, { task_id, ...(table === 'keeper_item' ? { part_id } : {}) });
      for (const table of ['rights_release', 'rights_letter', 'rights_event'])
        await plant(table, { request_id, ...(table === 'rights_release' ? { part_id } : {}) });
      await plant('rights_request', { reference: newId(), closed_on: at });
    },
    // What is still being handled, however old.
    spared: (plant, at) => plant('rights_request', { reference: newId(), received_on: at }),
  },
  'kept-decision': { set: (plant, at) => plant('kept_decision', { decision_id: newId(), decided_on: at }) },
  'destruction-report': {
    set: async (plant, at) => {
      const list_id = (await plant('destruction_list', { executed_at: at })).id;
      await plant('destruction_item', { list_id, record_id: newId() });
      await plant('transfer_package', { list_id, record_id: newId(), state: 'received', file_id: null });
      await plant('destroyed_record', { destroyed_at: at, record_id: newId() });
      await plant('sweep_report', { swept_at: at });
    },
    spared: (plant, at) => plant('destruction_list', { made_at: at }),
  },
};

/** Plants in a world, and writes down what it planted. */
export function planter(owner: pg.Pool, world: SmallWorld, planted: Planted[]): Plant {
  return async (name, given) => {
    const table = world.tables.find((found) => found.name === name) ?? (await tableOutside(owner, name));
    const row = {
      ...(table.columns.some(({ name: own }) => own === 'id') && !name.includes('.') ? { id: newId() } : {}),
      ...given,
    };
    const { text, values } = insertStatement(name, sampleRow(table, world.resolve, row));
    const { rows } = await owner.query<Values>(`${text} returning *`, values);
    const made = rows[0] ?? {};
    planted.push({
      table: name,
      key: Object.fromEntries((await keyOf(owner, name)).map((column) => [column, made[column]])),
    });
    return made;
  };
}

/** A table of the background worker: its own columns have defaults. */
async function tableOutside(owner: pg.Pool, name: string): Promise<SmallWorld['tables'][number]> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select attname::text as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = ''
        and (not atthasdef or attname in ('updated_at', 'attempts', 'max_attempts', 'key'))`,
    [name],
  );
  return {
    name,
    columns: rows.map((column) => ({
      ...column,
      required: column.name === 'task_id',
      references: null,
      allowed: null,
    })),
  };
}

async function keyOf(owner: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Of what was planted, the tables of the rows that are still there, in order. */
export async function stillThere(owner: pg.Pool, planted: readonly Planted[]): Promise<string[]> {
  const left: string[] = [];
  for (const { table, key } of planted) {
    const columns = Object.keys(key);
    const { rowCount } = await owner.query(
      `select 1 from ${table} where ${columns.map((column, index) => `${column} = $${index + 1}`).join(' and ')}`,
      Object.values(key),
    );
    if ((rowCount ?? 0) > 0) left.push(table);
  }
  return left;
}
