/* Values that link too much to say anything. What was lifted stays as history; `link_exclusion` is what counts now, so that whoever
   compares keys asks there and nothing else. */
alter table link_exclusion rename to excluded_value;
alter table excluded_value drop constraint link_exclusion_known_once;
alter table excluded_value
  add column value text,
  add column part_of_id uuid references excluded_value,
  add column removed_at timestamptz,
  add column removed_by_person_id uuid references person,
  add column removal_reason text,
  add column version integer not null default 1,
  add constraint excluded_value_kind_can_be_noise check (kind in ('phone', 'address', 'street', 'iban', 'email', 'plate', 'kvk', 'handle')),
  add constraint excluded_value_removed_by_somebody check (removed_at is null or removed_by_person_id is not null);
comment on table excluded_value is 'retention: as long as the organisation links; lifted ones stay as history';
comment on column excluded_value.value is 'category: contact; the value as it is compared, which the key is the hash of';
comment on column excluded_value.part_of_id is 'the same address by street and town beside the one by postcode';
comment on column excluded_value.removal_reason is 'category: verhaal';
create unique index excluded_value_once on excluded_value (organisation_id, kind, key) where removed_at is null;
create index excluded_value_list on excluded_value (organisation_id, id desc);
create index excluded_value_parts on excluded_value (part_of_id) where part_of_id is not null;

create view link_exclusion with (security_invoker = true) as
  select id, organisation_id, kind, key, label, reason, added_by_person_id, created_at from excluded_value where removed_at is null;

drop policy own on excluded_value;
create policy coordinators_read on excluded_value for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator']);
create policy coordinators_add on excluded_value for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator']
    and added_by_person_id = (select scope_person()));
create policy coordinators_lift on excluded_value for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator'] and removed_at is null)
  with check (organisation_id = (select scope_organisation()) and removed_by_person_id = (select scope_person()));
revoke delete on excluded_value from schakel_app;
grant update (removed_at, removed_by_person_id, removal_reason, version) on excluded_value to schakel_app;

-- A proposal that rests on nothing but noise is withdrawn; one that has other reasons says less. What it was before comes back with the value.
alter table proposal drop constraint proposal_state_check;
alter table proposal
  add constraint proposal_state_check check (state in ('open', 'accepted', 'rejected', 'later', 'withdrawn')),
  add column state_before text check (state_before in ('open', 'later')),
  add column kind_before text check (kind_before in ('same-person', 'same-company', 'same-vehicle', 'same-phone', 'same-account', 'same-address', 'same-object', 'duplicate-signal')),
  add column strength_before text check (strength_before in ('near-certain', 'strong', 'likely', 'possible')),
  add constraint proposal_withdrawn_from_a_state check (state <> 'withdrawn' or state_before is not null);
comment on column proposal.kind_before is 'what it was before a value was excluded; null: nothing changed';

-- What excluding a value did, and what a person still has to look at: the report of the clean-up.
create table noise_effect (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  excluded_value_id uuid not null references excluded_value,
  proposal_id uuid references proposal on delete set null,
  effect text not null check (effect in ('withdrawn', 'weakened', 'link', 'subject')),
  kind text not null,
  alone boolean not null,
  signal_id uuid not null references signal,
  other_signal_id uuid not null references signal,
  subject_id uuid references subject,
  created_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  undone_by_person_id uuid references person,
  constraint noise_effect_once unique (organisation_id, excluded_value_id, proposal_id)
);
comment on table noise_effect is 'purpose: purpose_code; retention: with its signals';
comment on column noise_effect.alone is 'the proposal had no other reason than what is excluded';
create index noise_effect_list on noise_effect (excluded_value_id, effect, id);
create index noise_effect_of_proposal on noise_effect (proposal_id);
call secure_table('noise_effect');
create policy reads_purpose on noise_effect to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and (select scope_groups()) && array['coordinator', 'care-coordinator'])
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and undone_by_person_id = (select scope_person()));
grant select, update (undone_at, undone_by_person_id) on noise_effect to schakel_app;

-- Where a signal happened, as the key of an address writes it.
create function place_value(postcode text, house_number integer, house_addition text) returns text language sql immutable as $$
  select replace(postcode, ' ', '') || '|' || house_number || '|' || lower(regexp_replace(coalesce(house_addition, ''), '[^A-Za-z0-9]', '', 'g'))
$$;

/* Proposals between mentions, or signals, that share a value: of the rows that the caller may see. By the keys as they are now, so it
   finds them whatever made them. */
create function proposals_of_value(p_organisation uuid, p_kind text, p_key bigint, p_value text) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  with sharing as materialized (
    select mention_id, signal_id from mention_key where organisation_id = p_organisation and kind = p_kind and key = p_key
  ), place as (
    select left(p_value, 4) || ' ' || substr(p_value, 5, 2) as postcode, split_part(p_value, '|', 2) as house_number
     where p_kind = 'address' and p_value ~ '^[0-9]{4}[A-Z]{2}[|][0-9]{1,5}[|]'
  )
  select p.id from sharing s join proposal p on p.signal_id = s.signal_id and p.mention_id = s.mention_id
   where p.other_mention_id in (select mention_id from sharing)
  union all
  select p.id from place
    join signal s on s.organisation_id = p_organisation and s.postcode = place.postcode and s.house_number = case when place.house_number ~ '^[0-9]{1,5}$' then place.house_number::integer end
     and place_value(s.postcode, s.house_number, s.house_addition) = p_value
    join proposal p on p.signal_id = s.id and p.mention_id is null
$$;

/* What is left of proposals when excluded values do not count: which reasons are noise, whether it still stands, as what, and how strong.
   Never stronger than it was. An address is one reason, however it is written. `p_without`: as if this value was lifted; `p_with`: as if
   these were excluded too, [{kind, key, value}]. */
create function noise_verdict(p_ids uuid[], p_without uuid default null, p_with jsonb default '[]')
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
             'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date', 'company-name', 'company-core', 'company-skeleton'] as weighs_anew
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

/* Brings undecided proposals in line with what is excluded now, both ways. A decided one is never touched, and what has meanwhile gone to
   another purpose is not opened again. */
create function settle_noise(p_ids uuid[]) returns void language sql set search_path = public, pg_temp as $$
  update proposal p
     set reasons = case when v.noise = '{}' then p.reasons - 'noise' else p.reasons || jsonb_build_object('noise', to_jsonb(v.noise)) end,
         kind = v.kind, strength = v.strength,
         kind_before = case when (v.kind, v.strength) <> (coalesce(p.kind_before, p.kind), coalesce(p.strength_before, p.strength)) then coalesce(p.kind_before, p.kind) end,
         strength_before = case when (v.kind, v.strength) <> (coalesce(p.kind_before, p.kind), coalesce(p.strength_before, p.strength)) then coalesce(p.strength_before, p.strength) end,
         state = case when v.stands then coalesce(p.state_before, p.state) else 'withdrawn' end,
         state_before = case when not v.stands then coalesce(p.state_before, p.state) end,
         version = p.version + 1
    from noise_verdict(p_ids) v
   where p.id = v.proposal_id and p.state in ('open', 'later', 'withdrawn')
     and (p.state = 'withdrawn' and v.stands or p.state <> 'withdrawn' and not v.stands
          or coalesce(p.reasons -> 'noise', '[]') <> to_jsonb(v.noise) or (p.kind, p.strength) <> (v.kind, v.strength))
     and (not v.stands or p.state <> 'withdrawn'
          or not exists (select 1 from signal s where s.id in (p.signal_id, p.other_signal_id) and s.purpose_code <> p.purpose_code))
$$;
revoke execute on function settle_noise(uuid[]) from public;

create function mind_noise_when_proposed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from made m join excluded_value e on e.organisation_id = m.organisation_id and e.removed_at is null) then
    perform settle_noise(array(select id from made));
  end if;
  return null;
end $$;
create trigger proposal_minds_noise after insert on proposal referencing new table as made for each statement execute function mind_noise_when_proposed();

create function mind_noise_when_undone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from excluded_value e where e.organisation_id = new.organisation_id and e.removed_at is null) then
    perform settle_noise(array[new.id]);
  end if;
  return null;
end $$;
create trigger proposal_undone_minds_noise after update of state on proposal for each row
  when (new.state = 'open' and old.state in ('accepted', 'rejected')) execute function mind_noise_when_undone();

/* Carries through, in every purpose of the organisation, that a coordinator excluded a value or lifted it; the second door past the policies.
   It answers nothing: what it did stands in noise_effect, read under the purposes of the reader. Errors: P0002 unless the scope's person
   just excluded or lifted it. */
create function settle_excluded_value(p_id uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare e excluded_value; ids uuid[];
begin
  select * into e from excluded_value
   where id = p_id and part_of_id is null and organisation_id = scope_organisation() and scope_groups() && array['coordinator', 'care-coordinator']
     and scope_person() = case when removed_at is null then added_by_person_id else removed_by_person_id end;
  if not found then raise exception 'no such value of this person' using errcode = 'no_data_found'; end if;
  ids := array(select distinct p.id from excluded_value x cross join lateral proposals_of_value(x.organisation_id, x.kind, x.key, x.value) as p (id)
                where x.id = p_id or x.part_of_id = p_id);
  if e.removed_at is null then
    insert into noise_effect (id, organisation_id, purpose_code, excluded_value_id, proposal_id, effect, kind, alone, signal_id, other_signal_id, subject_id)
    select gen_random_uuid(), p.organisation_id, p.purpose_code, p_id, p.id,
           case when p.state <> 'accepted' then case when v.stands then 'weakened' else 'withdrawn' end
                when p.effect ->> 'linkId' is not null then 'link' else 'subject' end,
           p.kind, not v.stands, p.signal_id, p.other_signal_id, (p.effect ->> 'subjectId')::uuid
      from noise_verdict(ids) v join proposal p on p.id = v.proposal_id
     where v.noise <> '{}' and p.state in ('open', 'later', 'accepted')
    on conflict do nothing;
  end if;
  perform settle_noise(ids);
end $$;
revoke execute on function settle_excluded_value(uuid) from public;
grant execute on function settle_excluded_value(uuid) to schakel_app;
