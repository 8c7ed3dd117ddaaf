import { addDays, calendarDateAt } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { BENEFIT, type Proposal, type ProposalKind, type QueuedProposal } from '../../model/index.ts';
import { proposalColumns, proposalTables, strengthOfProposal, waits } from '../proposal-queries.ts';

export type QueueFilter = {
  readonly state: 'open' | 'accepted' | 'rejected' | 'later' | 'withdrawn';
  readonly kind?: ProposalKind | undefined;
  readonly strength?: Proposal['strength'] | undefined;
  readonly theme?: string | undefined;
  readonly mine?: 'yes' | undefined;
  readonly about?: string | undefined;
};

const inState = (scope: Scope, state: QueueFilter['state']) => {
  if (state === 'open') return waits(scope);
  return state === 'later' ? sql`(p.state = 'later' and not ${waits(scope)})` : sql`p.state = ${state}`;
};

const wanted = (scope: Scope, { kind, strength, theme, mine, about }: QueueFilter) => sql`true
  ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
  ${strength === undefined ? sql`` : sql`and strength = ${strength}`}
  ${theme === undefined ? sql`` : sql`and ${theme} in (theme, other_theme)`}
  ${mine === undefined ? sql`` : sql`and ${scope.person.id} in (holder, other_holder)`}
  ${about === undefined ? sql`` : sql`and ${about} in (one, other, mention_id, other_mention_id)`}`;

const strengthPoints = sql`case strength when 'strong' then ${BENEFIT.strength.strong}::int when 'likely' then ${BENEFIT.strength.likely}::int
  when 'near-certain' then ${BENEFIT.strength['near-certain']}::int else ${BENEFIT.strength.possible}::int end`;

const benefit = sql`${strengthPoints}
  + case when urgent then ${BENEFIT.urgent}::int else 0 end + case when term_near then ${BENEFIT.termNear}::int else 0 end
  + case when at_work then ${BENEFIT.atWork}::int else 0 end + case when in_case then ${BENEFIT.inCase}::int else 0 end
  + least(connects, ${BENEFIT.mostConnected}::int) * ${BENEFIT.perConnected}::int
  + least(waiting_days / 7, ${BENEFIT.mostWeeks}::int) * ${BENEFIT.perWeek}::int`;

/**
 * The queue as `ranked`: what is listed under the filter, in groups about one subject or mention, highest benefit first. `also` is ranked
 * along when it does not fit the filter (any more), so that its neighbours are known.
 */
function ranked(scope: Scope, filter: QueueFilter, also: string | null) {
  const today = calendarDateAt(scope.now);
  const ended = sql`('closed', 'withdrawn', 'dismissed', 'outcome-recorded')`;
  return sql`
    standing as materialized (
      select p.id, p.kind, ${strengthOfProposal} as strength, p.mention_id, p.other_mention_id, coalesce(m.subject_id, p.mention_id, p.signal_id) as one,
             coalesce(n.subject_id, p.other_mention_id, p.other_signal_id) as other, s.theme_code as theme, o.theme_code as other_theme,
             s.holder_person_id as holder, o.holder_person_id as other_holder, 'urgent' in (s.urgency, o.urgency) as urgent,
             least(s.term_on, o.term_on) as term_on, coalesce(least(s.term_on, o.term_on) <= ${addDays(today, BENEFIT.termNearDays)}::date, false) as term_near,
             s.state not in ${ended} or o.state not in ${ended} as at_work, 'in-case' in (s.state, o.state) as in_case,
             greatest(0, ${today}::date - p.created_at::date) as waiting_days, ${inState(scope, filter.state)} as in_state
        from proposal p join signal s on s.id = p.signal_id join signal o on o.id = p.other_signal_id
        left join mention m on m.id = p.mention_id left join mention n on n.id = p.other_mention_id
       where p.organisation_id = ${scope.organisation.id} and p.purpose_code = any (${scope.widePurposes}::text[])
         and (${inState(scope, filter.state)} or p.id = ${also}::uuid)
    ), ends as (
      select key, count(*)::int as size from (select one as key from standing union all select other from standing) e group by key
    ), chosen as (
      select *, in_state and ${wanted(scope, filter)} as listed from standing
    ), sizes as (
      select key, count(*)::int as size from (
        select one as key from chosen where listed union all select other from chosen where listed) e group by key
    ), weighed as (
      select c.*, (a.size - 1) + (b.size - 1) as connects, coalesce(g.size, 0) >= coalesce(h.size, 0) as by_one
        from chosen c join ends a on a.key = c.one join ends b on b.key = c.other
        left join sizes g on g.key = c.one left join sizes h on h.key = c.other
       where c.listed or c.id = ${also}::uuid
    ), grouped as (
      select w.*, case when by_one then one else other end as group_key, ${benefit} as benefit from weighed w
    ), ranked as (
      select *, max(benefit) over (partition by group_key) as group_benefit, count(*) filter (where listed) over (partition by group_key) as group_size
        from grouped
    )`;
}

export type Ranked = QueuedProposal & { readonly order: { group: number; key: string; own: number } };

export async function proposalQueue(
  scope: Scope,
  filter: QueueFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: Ranked[]; count: number }> {
  const { rows } = await sql<Ranked & { total: number }>`
    with ${ranked(scope, filter, null)}
    select ${proposalColumns(scope)}, (select count(*)::int from ranked) as total,
           json_build_object('urgent', r.urgent, 'termNear', r.term_near, 'termOn', r.term_on, 'atWork', r.at_work, 'inCase', r.in_case,
             'connects', r.connects, 'waitingDays', r.waiting_days) as benefit,
           json_build_object('key', r.group_key, 'size', r.group_size) as "group",
           json_build_object('group', r.group_benefit, 'key', r.group_key, 'own', r.benefit) as order
      from ranked r join ${proposalTables} on p.id = r.id
     where ${after === undefined ? sql`true` : sql`(-r.group_benefit, r.group_key, -r.benefit, r.id) > (-${after[0]}::int, ${after[1]}::uuid, -${after[2]}::int, ${after[3]}::uuid)`}
     order by r.group_benefit desc, r.group_key, r.benefit desc, r.id limit ${limit + 1}`.execute(scope.db);
  return { rows: rows.map(({ total: _total, ...row }) => row), count: rows[0]?.total ?? 0 };
}

export type PlaceInQueue = {
  readonly place: number | null;
  readonly count: number;
  readonly previous: string | null;
  readonly next: string | null;
};

/** Where a proposal stands under a filter, and what stands before and after it; also when it left the list a moment ago. */
export async function placeInQueue(scope: Scope, filter: QueueFilter, id: string): Promise<PlaceInQueue> {
  const { rows } = await sql<PlaceInQueue>`
    with ${ranked(scope, filter, id)}, lined as (
      select id, listed, count(*) filter (where listed) over line as listed_so_far, lag(id) over line as before, lead(id) over line as after
        from ranked window line as (order by group_benefit desc, group_key, benefit desc, id)
    )
    select case when listed then listed_so_far::int end as place, (select count(*)::int from ranked where listed) as count,
           before as previous, after as next
      from lined where id = ${id}`.execute(scope.db);
  return rows[0] ?? { place: null, count: 0, previous: null, next: null };
}
