import { type Scope, sql } from '#platform/server/index.ts';
import type { NoiseCounts, NoiseEffect, NoisePreview } from '../../model/noise.ts';
import type { NoiseValue } from '../../model/noise-value.ts';

const asJson = ({ keys }: NoiseValue): string =>
  JSON.stringify(keys.map(({ kind, key, text }) => ({ kind, key, value: text })));

/** What excluding a value would do, counted under the purposes of the reader; nothing changes. */
export async function previewValue(scope: Scope, value: NoiseValue): Promise<Omit<NoisePreview, 'label'>> {
  const { rows } = await sql<Omit<NoisePreview, 'label'>>`
    with asked as materialized (
      select kind, key, value from jsonb_to_recordset(${asJson(value)}::jsonb) as w (kind text, key bigint, value text)
    ), sharing as (
      select count(distinct k.mention_id) as mentions, count(distinct k.signal_id) as signals
        from asked w join mention_key k on k.organisation_id = ${scope.organisation.id} and k.purpose_code = any (${scope.widePurposes}::text[]) and k.kind = w.kind and k.key = w.key
    ), verdict as (
      select v.*, p.state, p.effect
        from noise_verdict(array(select distinct p.id from asked w cross join lateral proposals_of_value(${scope.organisation.id}, w.kind, w.key, w.value) as p (id)),
               null, ${asJson(value)}::jsonb) v
        join proposal p on p.id = v.proposal_id
       where v.noise <> '{}' and p.purpose_code = any (${scope.widePurposes}::text[])
    )
    select h.mentions, h.signals,
           count(*) filter (where v.state in ('open', 'later') and not v.stands) as withdrawn,
           count(*) filter (where v.state in ('open', 'later') and v.stands) as weakened,
           count(*) filter (where v.state = 'accepted' and v.effect ->> 'linkId' is not null) as links,
           count(distinct v.effect ->> 'subjectId') filter (where v.state = 'accepted') as subjects
      from sharing h left join verdict v on true group by h.mentions, h.signals`.execute(scope.db);
  return rows[0] ?? { mentions: 0, signals: 0, withdrawn: 0, weakened: 0, links: 0, subjects: 0 };
}

/** Proposals that are withdrawn now and would stand again without this value. */
export async function countComingBack(scope: Scope, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
      from noise_verdict(array(select distinct p.id from excluded_value x cross join lateral proposals_of_value(x.organisation_id, x.kind, x.key, x.value) as p (id)
             where x.id = ${id} or x.part_of_id = ${id}), ${id}) v
      join proposal p on p.id = v.proposal_id
     where v.stands and p.state = 'withdrawn' and p.purpose_code = any (${scope.widePurposes}::text[])`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

const visible = (scope: Scope, valueId: string) => sql`
  e.organisation_id = ${scope.organisation.id} and e.purpose_code = any (${scope.widePurposes}::text[]) and e.excluded_value_id = ${valueId}`;

export async function countEffects(scope: Scope, valueId: string): Promise<NoiseCounts> {
  const { rows } = await sql<NoiseCounts>`
    select count(*) filter (where e.effect = 'withdrawn') as withdrawn, count(*) filter (where e.effect = 'weakened') as weakened,
           count(*) filter (where e.effect = 'link') as links, count(*) filter (where e.effect = 'link' and e.undone_at is not null) as "linksUndone",
           count(*) filter (where e.effect = 'subject') as subjects
      from noise_effect e where ${visible(scope, valueId)}`.execute(scope.db);
  return rows[0] ?? { withdrawn: 0, weakened: 0, links: 0, linksUndone: 0, subjects: 0 };
}

export type EffectRow = NoiseEffect & { readonly purpose: string; readonly proposalVersion: number | null };

const columns = sql`
  e.id, e.effect, e.kind, e.alone, e.purpose_code as purpose, p.version as "proposalVersion",
  case when p.id is not null then json_build_object('id', p.id, 'state', p.state) end as proposal,
  json_build_object('id', s.id, 'reference', s.reference, 'title', s.title) as here,
  json_build_object('id', o.id, 'reference', o.reference, 'title', o.title) as there,
  case when b.id is not null then json_build_object('id', b.id, 'label', b.label) end as subject,
  case when e.undone_at is not null then json_build_object('name', u.name, 'at', e.undone_at) end as undone`;

const tables = sql`
  noise_effect e join signal s on s.id = e.signal_id join signal o on o.id = e.other_signal_id
    left join proposal p on p.id = e.proposal_id left join subject b on b.id = e.subject_id left join person u on u.id = e.undone_by_person_id`;

export async function listEffects(
  scope: Scope,
  valueId: string,
  effect: NoiseEffect['effect'],
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: EffectRow[]; count: number }> {
  const where = sql`${visible(scope, valueId)} and e.effect = ${effect}`;
  const { rows } = await sql<EffectRow>`
    select ${columns} from ${tables} where ${where} ${after === undefined ? sql`` : sql`and e.id > ${after[0]}::uuid`}
     order by e.id limit ${limit + 1}`.execute(scope.db);
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from noise_effect e join signal s on s.id = e.signal_id join signal o on o.id = e.other_signal_id where ${where}`.execute(
    scope.db,
  );
  return { rows, count: counted.rows[0]?.count ?? 0 };
}

/** All of one value, for its report. */
export async function allEffects(scope: Scope, valueId: string): Promise<EffectRow[]> {
  const { rows } = await sql<EffectRow>`
    select ${columns} from ${tables} where ${visible(scope, valueId)}
     order by array_position(array['withdrawn', 'weakened', 'link', 'subject'], e.effect), e.id`.execute(
    scope.db,
  );
  return rows;
}

/** The links among these that are still in force. */
export async function linksToUndo(
  scope: Scope,
  valueId: string,
  effectIds: readonly string[],
): Promise<EffectRow[]> {
  const { rows } = await sql<EffectRow>`
    select ${columns} from ${tables}
     where ${visible(scope, valueId)} and e.id = any (${effectIds}::uuid[]) and e.effect = 'link' and e.undone_at is null and p.state = 'accepted'
     order by e.id`.execute(scope.db);
  return rows;
}

export async function markUndone(scope: Scope, effectId: string): Promise<void> {
  await sql`update noise_effect set undone_at = clock_timestamp(), undone_by_person_id = ${scope.person.id} where id = ${effectId}`.execute(
    scope.db,
  );
}
