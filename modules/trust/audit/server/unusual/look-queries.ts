import { type SystemScope, sql } from '#platform/server/index.ts';
import type { HourCounts, LookRule, LookRuleCode } from '../../model/index.ts';

/** A look at records, as the log has it. */
export type Look = {
  readonly eventId: string;
  readonly at: string;
  readonly recordKind: string;
  readonly recordIds: readonly string[];
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly organisationName: string;
};

/** Somebody opened something about people; what a list showed in passing was not chosen. */
const opens = sql`ev.status = 'OK' and ev.actor_kind in ('person', 'processor') and ev.actor_person_id is not null
  and ev.action ~ '^(signal|subject|case|contribution|proposal|bring-in|referral|research|file|agenda-item|intervention|outcome|plan|emergency-access)[.](([a-z]+-)?read|opened|explained|exported)$'`;

/** Organisations that have a rule on. */
export async function findWatching(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from look_rule where enabled order by 1`.execute(system.db);
  return rows.map(({ id }) => id);
}

export async function findRulesOn(
  system: SystemScope,
  organisationId: string,
): Promise<(Pick<LookRule, 'minimum' | 'factor' | 'days'> & { code: LookRuleCode; enabledAt: string })[]> {
  const { rows } = await sql<{
    code: LookRuleCode;
    minimum: number;
    factor: number;
    days: number;
    enabledAt: string;
  }>`
    select rule_code as code, minimum, factor, days, enabled_at as "enabledAt" from look_rule
     where organisation_id = ${organisationId} and enabled`.execute(system.db);
  return rows;
}

/** How far the log was looked through; undefined while another job does. Where nobody looked yet, from the first rule on. */
export async function claimScan(system: SystemScope, organisationId: string): Promise<number | undefined> {
  await sql`
    insert into look_scan (organisation_id, sequence)
    select ${organisationId}, coalesce((select max(l.sequence) from audit_leaf l where l.organisation_id = ${organisationId}
        and l.sequenced_at < (select min(enabled_at) from look_rule where organisation_id = ${organisationId} and enabled)), 0)
    on conflict do nothing`.execute(system.db);
  const { rows } = await sql<{ sequence: number }>`
    select sequence from look_scan where organisation_id = ${organisationId} for update skip locked`.execute(
    system.db,
  );
  return rows[0]?.sequence;
}

export async function keepScan(system: SystemScope, organisationId: string, sequence: number): Promise<void> {
  await sql`update look_scan set sequence = ${sequence} where organisation_id = ${organisationId}`.execute(
    system.db,
  );
}

export type Batch = { readonly last: number; readonly entries: number; readonly looks: readonly Look[] };

/** The next entries of the log of an organisation, in their order, and the looks among them. */
export async function nextLooks(
  system: SystemScope,
  organisationId: string,
  after: number,
  most: number,
): Promise<Batch> {
  const { rows } = await sql<Look & { sequence: number; opens: boolean }>`
    select l.sequence, ev.id as "eventId", ev.occurred_at as at, ev.record_kind as "recordKind", en.record_ids as "recordIds",
           ev.actor_person_id as "personId", ev.actor_name as "personName", ev.actor_organisation_id as "organisationId",
           ev.actor_organisation_name as "organisationName", ${opens} as opens
      from audit_leaf l
      join audit_entry en on en.event_id = l.event_id and en.organisation_id = l.organisation_id and en.entry_no = l.entry_no
      join audit_event ev on ev.id = l.event_id
     where l.organisation_id = ${organisationId} and l.sequence > ${after}
     order by l.sequence limit ${most}`.execute(system.db);
  return {
    last: rows.at(-1)?.sequence ?? after,
    entries: rows.length,
    looks: rows.filter((row) => row.opens),
  };
}

export type Hour = HourCounts & {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly looks: number;
  readonly eventIds: string[];
  readonly recordIds: string[];
  readonly recordKind: string;
};

/** Ids that go along with a signal: enough to look at, however many there were. */
const KEPT_IDS = 200;

/** What a person opened in the hour that begins at `from`. */
export async function findHour(
  system: SystemScope,
  organisationId: string,
  personId: string,
  from: Date,
): Promise<Omit<Hour, 'own' | 'colleagues'> | undefined> {
  const { rows } = await sql<Omit<Hour, 'own' | 'colleagues'> & { looks: number }>`
    select count(distinct r.id)::int as count, count(distinct ev.id)::int as looks, min(ev.occurred_at) as "firstAt", max(ev.occurred_at) as "lastAt",
           (array_agg(distinct ev.id))[:${KEPT_IDS}] as "eventIds", (array_agg(distinct r.id))[:${KEPT_IDS}] as "recordIds",
           mode() within group (order by ev.record_kind) as "recordKind"
      from audit_entry en join audit_event ev on ev.id = en.event_id cross join unnest(en.record_ids) as r(id)
     where en.organisation_id = ${organisationId} and en.occurred_at >= ${from} and en.occurred_at < ${from}::timestamptz + interval '1 hour'
       and ev.actor_person_id = ${personId} and ${opens}`.execute(system.db);
  const [row] = rows;
  return row === undefined || row.looks === 0 ? undefined : row;
}

/** The most that somebody opened in one hour in the days before, and the middle one of what colleagues did. */
export async function findUsual(
  system: SystemScope,
  organisationId: string,
  look: Pick<Look, 'personId' | 'organisationId'>,
  before: Date,
  days: number,
): Promise<Pick<HourCounts, 'own' | 'colleagues'>> {
  const { rows } = await sql<{ own: number | null; colleagues: number | null }>`
    with opened as (
      select ev.actor_person_id as person, count(distinct r.id)::int as records
        from audit_entry en join audit_event ev on ev.id = en.event_id cross join unnest(en.record_ids) as r(id)
       where en.organisation_id = ${organisationId} and en.occurred_at < ${before} and en.occurred_at >= ${before}::timestamptz - make_interval(days => ${days})
         and ev.actor_organisation_id = ${look.organisationId} and ${opens}
       group by ev.actor_person_id, date_trunc('hour', en.occurred_at)),
    most as (select person, max(records) as records from opened group by person)
    select max(records) filter (where person = ${look.personId})::int as own,
           (percentile_disc(0.5) within group (order by records) filter (where person <> ${look.personId}))::int as colleagues
      from most`.execute(system.db);
  return rows[0] ?? { own: null, colleagues: null };
}

export type Match = {
  readonly value: string;
  readonly kind: 'well-known-person' | 'own-address';
  readonly personId: string | null;
  readonly reason: string;
};

/** Which of these values stand on the lists of an organisation. */
export async function findWatched(
  system: SystemScope,
  organisationId: string,
  texts: readonly string[],
): Promise<Match[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<Match>`
    select value, kind, person_id as "personId", reason from watched_matches(${organisationId}, ${[...texts]}::text[])`.execute(
    system.db,
  );
  return rows;
}

export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

/** Who works for an organisation today. */
export async function findColleagues(system: SystemScope, organisationId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name, array(select distinct unnest(b.roles) from appointment b where b.person_id = p.id and b.organisation_id = ${organisationId}
             and b.valid_from <= current_date and (b.valid_until is null or b.valid_until >= current_date)) as roles
      from person p
     where exists (select 1 from appointment a where a.person_id = p.id and a.organisation_id = ${organisationId}
             and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date))`.execute(
    system.db,
  );
  return rows;
}

export type FoundLook = {
  readonly id: string;
  readonly rule: LookRuleCode;
  /** What makes it one signal: a second look at the same adds to it. */
  readonly key: string;
  readonly look: Pick<Look, 'personId' | 'personName' | 'organisationName'>;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly looks: number;
  readonly eventIds: readonly string[];
  readonly recordKind: string;
  readonly recordIds: readonly string[];
  readonly compared: Readonly<Record<string, unknown>>;
  readonly hiddenFrom: readonly string[];
  /** The numbers are of the whole: they take the place of what stood there. */
  readonly whole: boolean;
};

/** Answers true for one that is new. What an officer settled stays as it was. */
export async function saveFound(
  system: SystemScope,
  organisationId: string,
  found: FoundLook,
): Promise<boolean> {
  const more = found.whole
    ? sql`looks = excluded.looks, event_ids = excluded.event_ids, record_ids = excluded.record_ids, compared = excluded.compared`
    : sql`looks = u.looks + excluded.looks, event_ids = (u.event_ids || excluded.event_ids)[:${KEPT_IDS}]`;
  const { rows } = await sql<{ fresh: boolean }>`
    insert into unusual_look as u (id, organisation_id, purpose_code, rule_code, look_key, actor_person_id, actor_name, actor_organisation_name,
      first_at, last_at, looks, event_ids, record_kind, record_ids, compared, hidden_from)
    values (${found.id}, ${organisationId}, 'audit-logging', ${found.rule}, ${found.key}, ${found.look.personId}, ${found.look.personName},
      ${found.look.organisationName}, ${found.firstAt}, ${found.lastAt}, ${found.looks}, ${[...found.eventIds]}::uuid[], ${found.recordKind},
      ${[...found.recordIds]}::uuid[], ${JSON.stringify(found.compared)}::jsonb, ${[...found.hiddenFrom]}::uuid[])
    on conflict (organisation_id, look_key) do update set last_at = greatest(u.last_at, excluded.last_at), ${more} where u.finding is null
    returning xmax = 0 as fresh`.execute(system.db);
  return rows[0]?.fresh === true;
}
