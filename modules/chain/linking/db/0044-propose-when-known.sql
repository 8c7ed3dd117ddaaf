/* As before, for less: scope and keys are asked once, and what cannot propose anything is not judged. */
create or replace function propose_links(p_signal_ids uuid[]) returns integer
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare mine uuid := scope_organisation(); purposes text[] := scope_purposes(); made integer := 0; more integer;
begin
  -- Most signals name nobody who is known: one look at the keys then spares the judging, which costs three times as much to begin.
  if exists (
    select 1 from unnest(p_signal_ids) as given (id)
     cross join lateral (select * from mention_key x where x.signal_id = given.id and x.organisation_id = mine offset 0) k
     cross join lateral (
       select 1 from mention_key c
        where c.organisation_id = k.organisation_id and c.purpose_code = k.purpose_code and c.kind = k.kind and c.key = k.key
          and c.signal_id <> k.signal_id and c.audience in ('organisation', 'department')
        limit 1) o)
  then
    with fresh as materialized (
      select s.* from unnest(p_signal_ids) as given (id)
       cross join lateral (select * from signal x where x.id = given.id offset 0) s
       where s.organisation_id = mine and s.purpose_code = any (purposes)
         and s.audience in ('organisation', 'department')
    ), pair as (
      select k.mention_id, o.mention_id as other_mention_id, k.signal_id, o.signal_id as other_signal_id, array_agg(distinct k.kind) as kinds
        from fresh f
        join mention_key k on k.signal_id = f.id
       cross join lateral (
         select x.mention_id, x.signal_id, count(*) over () as sharing from (
           select c.mention_id, c.signal_id from mention_key c
            where c.organisation_id = k.organisation_id and c.purpose_code = k.purpose_code and c.kind = k.kind and c.key = k.key
              and c.signal_id <> k.signal_id and c.audience in ('organisation', 'department')
            limit 41) x) o
       where o.sharing <= 40
         and (not o.signal_id = any (p_signal_ids) or o.mention_id < k.mention_id)
         and not exists (select 1 from link_exclusion e where e.organisation_id = k.organisation_id and e.kind = k.kind and e.key = k.key)
       group by 1, 2, 3, 4
    ), judged as (
      select p.*, m.organisation_id, m.purpose_code,
             mentioned_kind(m.kind, n.kind, p.kinds, coalesce(m.bsn <> n.bsn, false)) as kind,
             same_person_strength(p.kinds, m.birth_date, n.birth_date, lower(m.family_name) = lower(n.family_name) and lower(m.given_names) = lower(n.given_names)) as person_strength,
             m.birth_date, n.birth_date as other_birth_date, m.bsn, n.bsn as other_bsn,
             coalesce(m.name_as_written, m.company_name, m.plate) as label, coalesce(n.name_as_written, n.company_name, n.plate) as other_label
        from pair p
        join mention m on m.id = p.mention_id and m.removed_at is null
        join mention n on n.id = p.other_mention_id and n.removed_at is null and (m.subject_id is null or n.subject_id is distinct from m.subject_id)
    ), strong as (
      select *, case
          when kind = 'same-person' then person_strength
          when kind = 'same-company' and 'kvk' = any (kinds) then 'near-certain'
          when kind = 'same-company' and 'company-name' = any (kinds) then 'strong'
          when kind = 'same-company' and 'company-core' = any (kinds) then 'likely'
          when kind = 'same-company' then 'possible'
          when kind = 'same-address' then 'likely'
          else 'strong' end as strength
        from judged where kind is not null
    ), best as (
      select *, row_number() over (partition by signal_id order by array_position(array['near-certain', 'strong', 'likely', 'possible'], strength), other_signal_id desc) as place
        from strong where strength is not null
    )
    insert into proposal (id, organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength, reasons)
    select gen_random_uuid(), organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength,
           jsonb_build_object('because', to_jsonb(kinds), 'label', label, 'otherLabel', other_label, 'mind', to_jsonb(array_remove(array[
             case when kind = 'same-person' and birth_date is null and other_birth_date is not null then 'birth-date-missing-here' end,
             case when kind = 'same-person' and birth_date is not null and other_birth_date is null then 'birth-date-missing-there' end,
             case when kind = 'same-person' and birth_date <> other_birth_date then 'birth-date-differs' end,
             case when kind = 'same-person' and (bsn is null or other_bsn is null) and not 'bsn' = any (kinds) then 'bsn-not-compared' end], null)))
      from best where place <= 20
    on conflict do nothing;
    get diagnostics made = row_count;
  end if;

  with fresh as (
    select s.* from unnest(p_signal_ids) as given (id)
     cross join lateral (select * from signal x where x.id = given.id offset 0) s
     where s.organisation_id = mine and s.purpose_code = any (purposes)
       and s.audience in ('organisation', 'department')
  ), near as (
    select f.organisation_id, f.purpose_code, f.id as signal_id, o.id as other_signal_id, f.theme_code is not null and f.theme_code = o.theme_code as same_theme,
           md5(f.narrative) = md5(o.narrative) as same_story, f.received_at - o.received_at as apart
      from fresh f
     cross join lateral (
       select c.id, c.theme_code, c.narrative, c.received_at
         from (select * from signal x where x.organisation_id = f.organisation_id and x.postcode = f.postcode and x.house_number = f.house_number offset 0) c
        where coalesce(c.house_addition, '') = coalesce(f.house_addition, '') and c.purpose_code = f.purpose_code and c.id <> f.id
          and c.audience in ('organisation', 'department')
        order by c.received_at desc limit 10) o
     where not o.id = any (p_signal_ids) or o.id < f.id
  )
  insert into proposal (id, organisation_id, purpose_code, kind, signal_id, other_signal_id, strength, reasons)
  select gen_random_uuid(), organisation_id, purpose_code, case when same_story then 'duplicate-signal' else 'same-address' end, signal_id, other_signal_id,
         case when same_story then 'near-certain' when same_theme then 'strong' else 'likely' end,
         jsonb_build_object('because', to_jsonb(array_remove(array['place', case when same_theme then 'theme' end, case when same_story then 'story' end], null)), 'mind', '[]'::jsonb)
    from near on conflict do nothing;
  get diagnostics more = row_count;
  return made + more;
end $$;
