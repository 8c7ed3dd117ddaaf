/* Four more keys of a person of whom the birth date is known: one end of the family name with the initial and half of the birth date. They
   find who has one slip in the family name and another in the birth date, and nothing else that is equal: of 1,000,000 with only a name
   and a birth date 95 % instead of 83 %. */

/* One digit other, or day and month changed places. Immutable: of the numbers, not of how a date is written. */
create function one_slip_apart(one date, other date) returns boolean language sql immutable as $$
  select (select count(*) from unnest(array[1, 10, 100, 1000, 10000, 100000, 1000000, 10000000]) as at (place)
           where (d.one / at.place) % 10 <> (d.other / at.place) % 10) = 1
      or (d.one / 10000 = d.other / 10000 and d.one % 100 = d.other / 100 % 100 and d.other % 100 = d.one / 100 % 100)
    from (select (extract(year from one) * 10000 + extract(month from one) * 100 + extract(day from one))::integer as one,
                 (extract(year from other) * 10000 + extract(month from other) * 100 + extract(day from other))::integer as other) d
$$;

/* As before; other birth dates are for a person to look at when they are one slip apart and an end of the name meets too. */
create or replace function same_person_strength(kinds text[], birth_date date, other_birth_date date, same_name boolean) returns text
language sql immutable as $$
  select case
    when 'bsn' = any (kinds) then 'near-certain'
    when not kinds && array['name-initial', 'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date',
      'name-head-birth-year', 'name-head-birth-day', 'name-tail-birth-year', 'name-tail-birth-day'] then null
    when birth_date <> other_birth_date and kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'likely'
    when birth_date <> other_birth_date and kinds && array['name-head-birth-year', 'name-head-birth-day', 'name-tail-birth-year', 'name-tail-birth-day']
      and one_slip_apart(birth_date, other_birth_date) then 'possible'
    when birth_date <> other_birth_date then null
    when 'name-birth-date' = any (kinds) and kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'near-certain'
    when 'name-birth-date' = any (kinds) then 'strong'
    when kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'strong'
    when kinds && array['name-skeleton', 'name-letters'] and 'initial-birth-date' = any (kinds) then 'strong'
    when same_name then 'likely'
    else 'possible'
  end
$$;

create or replace function mentioned_kind(kind text, other_kind text, kinds text[], different_bsn boolean) returns text
language sql immutable as $$
  select case
    when kind = 'person' and other_kind = 'person' and not different_bsn
      and kinds && array['bsn', 'name-initial', 'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date',
        'name-head-birth-year', 'name-head-birth-day', 'name-tail-birth-year', 'name-tail-birth-day'] then 'same-person'
    when kind = 'company' and other_kind = 'company' and kinds && array['kvk', 'company-name', 'company-core', 'company-skeleton'] then 'same-company'
    when 'plate' = any (kinds) then 'same-vehicle'
    when 'phone' = any (kinds) then 'same-phone'
    when 'iban' = any (kinds) then 'same-account'
    when kinds && array['email', 'handle'] then 'same-object'
    when kinds && array['address', 'street'] then 'same-address'
  end
$$;

create or replace function noise_verdict(p_ids uuid[], p_without uuid default null, p_with jsonb default '[]')
returns table (proposal_id uuid, noise text[], stands boolean, kind text, strength text)
language sql stable set search_path = public, pg_temp as $$
  with excluded as materialized (
    select e.organisation_id, e.kind, e.key, e.value from excluded_value e
     where e.removed_at is null and (p_without is null or (e.id <> p_without and coalesce(e.part_of_id <> p_without, true)))
    union all
    select null, w.kind, w.key, w.value from jsonb_to_recordset(p_with) as w (kind text, key bigint, value text)
  ), asked as materialized (
    select p.* from proposal p where p.id = any (p_ids)
  ), noisy as (
    select p.id, k.kind
      from asked p
      -- From the pair and never from the value: thousands may have it.
     cross join lateral (
       select a.kind, a.key from mention_key a join mention_key b on b.mention_id = p.other_mention_id and b.kind = a.kind and b.key = a.key
        where a.mention_id = p.mention_id offset 0) a
      join excluded e on e.kind = a.kind and e.key = a.key and coalesce(e.organisation_id, p.organisation_id) = p.organisation_id
     cross join lateral unnest(case when a.kind in ('address', 'street') then array['address', 'street'] else array[a.kind] end) as k (kind)
    union
    select p.id, 'place'
      from asked p
      join signal s on s.id = p.signal_id
      join excluded e on e.kind = 'address' and e.value = place_value(s.postcode, s.house_number, s.house_addition)
       and coalesce(e.organisation_id, p.organisation_id) = p.organisation_id
     where p.mention_id is null
  ), reason as (
    select p.id, array_agg(r.kind order by r.kind) filter (where n.kind is not null) as noise,
           array_agg(r.kind order by r.kind) filter (where n.kind is null and r.kind <> 'theme') as remains
      from asked p
     cross join lateral jsonb_array_elements_text(p.reasons -> 'because') as r (kind)
      left join noisy n on n.id = p.id and n.kind = r.kind
     group by p.id
  ), judged as (
    select p.*, coalesce(r.noise, '{}') as noise, coalesce(r.remains, '{}') as remains,
           coalesce(p.kind_before, p.kind) as full_kind, coalesce(p.strength_before, p.strength) as full_strength,
           mentioned_kind(m.kind, n.kind, r.remains, coalesce(m.bsn <> n.bsn, false)) as next_kind,
           same_person_strength(r.remains, m.birth_date, n.birth_date,
             lower(m.family_name) = lower(n.family_name) and lower(m.given_names) = lower(n.given_names)) as person_strength,
           -- Reasons that another way of comparing brought are taken at their word.
           p.mention_id is not null and r.remains <@ array['bsn', 'kvk', 'plate', 'phone', 'iban', 'email', 'handle', 'address', 'street', 'name-initial',
             'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date', 'name-head-birth-year', 'name-head-birth-day', 'name-tail-birth-year',
             'name-tail-birth-day', 'company-name', 'company-core', 'company-skeleton'] as weighs_anew
      from asked p join reason r on r.id = p.id
      left join mention m on m.id = p.mention_id
      left join mention n on n.id = p.other_mention_id
  ), weighed as (
    select j.*, case
        when next_kind = 'same-person' then person_strength
        when next_kind = 'same-company' and 'kvk' = any (remains) then 'near-certain'
        when next_kind = 'same-company' and 'company-name' = any (remains) then 'strong'
        when next_kind = 'same-company' and 'company-core' = any (remains) then 'likely'
        when next_kind = 'same-company' then 'possible'
        when next_kind = 'same-address' then 'likely'
        when next_kind is not null then 'strong' end as next_strength
      from judged j
  ), standing as (
    select w.*, noise = '{}' or (remains <> '{}' and (not weighs_anew or (next_strength is not null and (next_kind = full_kind or not exists (
             select 1 from proposal o where o.organisation_id = w.organisation_id and o.kind = w.next_kind and o.signal_id = w.signal_id
               and o.mention_id = w.mention_id and o.other_signal_id = w.other_signal_id and o.other_mention_id = w.other_mention_id and o.id <> w.id))))) as stands
      from weighed w
  )
  select id, noise, stands,
         case when stands and noise <> '{}' and weighs_anew then next_kind else full_kind end,
         case when stands and noise <> '{}' and weighs_anew
              then (array['near-certain', 'strong', 'likely', 'possible'])[greatest(
                array_position(array['near-certain', 'strong', 'likely', 'possible'], next_strength),
                array_position(array['near-certain', 'strong', 'likely', 'possible'], full_strength))]
              else full_strength end
    from standing
$$;

/* The same keys for what was recorded before, as linkingKeys of the kit makes them: of the mentions that have keys of a name. */
create function pg_temp.hash64(p_text text) returns bigint language plpgsql immutable as $$
declare high bigint := 3421674724; low bigint := 2216829733; bytes bytea := convert_to(p_text, 'UTF8');
begin
  -- FNV-1a: the lowest byte changes, then times the prime 2^40 + 435, in two halves of 32 bits.
  for at in 0 .. length(bytes) - 1 loop
    low := low # get_byte(bytes, at);
    high := (high * 435 + ((low * 435) >> 32) + (low << 8)) & 4294967295;
    low := low * 435 & 4294967295;
  end loop;
  return (case when high > 2147483647 then high - 4294967296 else high end << 32) | low;
end $$;
create function pg_temp.letters(p_text text) returns text language sql immutable as $$
  select regexp_replace(replace(replace(replace(translate(lower(normalize(p_text, NFKD)), 'øłđı', 'oldi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[^a-z0-9]', '', 'g')
$$;
insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience)
select m.organisation_id, m.purpose_code, k.kind, pg_temp.hash64(k.kind || ':' || k.text), m.id, m.signal_id, m.audience
  from (select x.*, pg_temp.letters(x.family_name) as family, left(pg_temp.letters(x.initials), 1) as initial from mention x
         where x.family_name is not null and x.birth_date is not null
           and exists (select 1 from mention_key o where o.mention_id = x.id and o.kind = 'initial-birth-date')) m
 cross join lateral (values
   ('name-head-birth-year', left(m.family, 3) || '|' || m.initial || '|' || to_char(m.birth_date, 'YYYY')),
   ('name-head-birth-day', left(m.family, 3) || '|' || m.initial || '|' || to_char(m.birth_date, 'MM-DD')),
   ('name-tail-birth-year', right(m.family, 3) || '|' || m.initial || '|' || to_char(m.birth_date, 'YYYY')),
   ('name-tail-birth-day', right(m.family, 3) || '|' || m.initial || '|' || to_char(m.birth_date, 'MM-DD'))) k (kind, text)
 where length(m.family) >= 3
on conflict do nothing;
