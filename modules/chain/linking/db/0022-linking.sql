-- Equality keys first: row-level security keeps trigram and text operators from their indexes, a bigint key is found in under 1 ms.
create table mention_key (
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null,
  key bigint not null,
  mention_id uuid not null references mention,
  signal_id uuid not null references signal,
  audience text not null default 'organisation',
  primary key (organisation_id, purpose_code, kind, key, mention_id)
);
comment on column mention_key.key is 'category: identiteit; hash of a normalised value';
create index mention_key_of_mention on mention_key (mention_id);
create index mention_key_of_signal on mention_key (signal_id);
call secure_table('mention_key');
create policy reads_purpose on mention_key to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]));
create policy enters on mention_key for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]));
grant select, insert, delete on mention_key to schakel_app;

-- What the program suggests. Never a fact: it counts nowhere until a person decides.
create table proposal (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null check (kind in ('same-person', 'same-company', 'same-vehicle', 'same-phone', 'same-account', 'same-address', 'same-object', 'duplicate-signal')),
  signal_id uuid not null references signal,
  mention_id uuid references mention,
  other_signal_id uuid not null references signal,
  other_mention_id uuid references mention,
  strength text not null check (strength in ('near-certain', 'strong', 'likely', 'possible')),
  reasons jsonb not null,
  audience text not null default 'organisation',
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'later')),
  decided_by_person_id uuid references person,
  decided_at timestamptz,
  decision_reason text,
  effect jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint proposal_made_once unique nulls not distinct (organisation_id, kind, signal_id, mention_id, other_signal_id, other_mention_id),
  constraint proposal_of_two_signals check (signal_id <> other_signal_id)
);
comment on column proposal.effect is 'what accepting changed, so that it can be undone: {subjectId, moved: [{mentionId, from}], linkId}';
comment on column proposal.reasons is 'category: identiteit; [{code, params}] for a sentence per reason';
create index proposal_of_signal on proposal (signal_id, state);
create index proposal_of_other_signal on proposal (other_signal_id, state);
create index proposal_queue on proposal (organisation_id, purpose_code, state, created_at desc);
call secure_table('proposal');
create policy reads_purpose on proposal to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select on proposal to schakel_app;
grant update (state, decided_by_person_id, decided_at, decision_reason, effect, version) on proposal to schakel_app;

-- Mentions that a person has confirmed to be the same; of one organisation and purpose.
create table subject (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null,
  label text not null,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  merged_into_id uuid references subject,
  version integer not null default 1
);
comment on column subject.label is 'category: identiteit';
call secure_table('subject');
create policy reads_purpose on subject to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on subject to schakel_app;
grant update (label, merged_into_id, version) on subject to schakel_app;
alter table mention add constraint mention_of_known_subject foreign key (subject_id) references subject;

-- A typed relation between two subjects or two signals, made by a decision.
create table link (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  relation text not null check (relation in ('lives-at', 'owns', 'drives', 'calls', 'employs', 'related-to', 'seen-with',
    'same-matter', 'same-address', 'same-phone', 'same-account', 'same-object')),
  signal_id uuid references signal,
  other_signal_id uuid references signal,
  subject_id uuid references subject,
  other_subject_id uuid references subject,
  proposal_id uuid references proposal,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  constraint link_joins_two check ((signal_id is not null and other_signal_id is not null) or (subject_id is not null and other_subject_id is not null))
);
call secure_table('link');
create policy reads_purpose on link to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on link to schakel_app;
grant update (undone_at) on link to schakel_app;

-- Values that link too much to mean anything (the town hall's address), per organisation.
create table link_exclusion (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  key bigint not null,
  label text not null,
  reason text not null,
  added_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  constraint link_exclusion_known_once unique (organisation_id, kind, key)
);
comment on column link_exclusion.label is 'category: contact';
call secure_table('link_exclusion');
create policy own on link_exclusion to schakel_app
  using (organisation_id = (select scope_organisation()) and 'coordinator' = any ((select scope_groups())::text[]))
  with check (organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person()));
grant select, insert, delete on link_exclusion to schakel_app;

-- How sure two persons look the same, from which keys they share; null: no proposal.
create function same_person_strength(kinds text[], birth_date date, other_birth_date date, same_name boolean) returns text
language sql immutable as $$
  select case
    when 'bsn' = any (kinds) then 'near-certain'
    when not kinds && array['name-initial', 'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date'] then null
    when birth_date <> other_birth_date and kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'likely'
    when birth_date <> other_birth_date then null
    when 'name-birth-date' = any (kinds) and kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'near-certain'
    when 'name-birth-date' = any (kinds) then 'strong'
    when kinds && array['phone', 'iban', 'email', 'address', 'street'] then 'strong'
    when kinds && array['name-skeleton', 'name-letters'] and 'initial-birth-date' = any (kinds) then 'strong'
    when same_name then 'likely'
    else 'possible'
  end
$$;

create function mentioned_kind(kind text, other_kind text, kinds text[], different_bsn boolean) returns text
language sql immutable as $$
  select case
    when kind = 'person' and other_kind = 'person' and not different_bsn
      and kinds && array['bsn', 'name-initial', 'name-birth-date', 'name-skeleton', 'name-letters', 'initial-birth-date'] then 'same-person'
    when kind = 'company' and other_kind = 'company' and kinds && array['kvk', 'company-name', 'company-core', 'company-skeleton'] then 'same-company'
    when 'plate' = any (kinds) then 'same-vehicle'
    when 'phone' = any (kinds) then 'same-phone'
    when 'iban' = any (kinds) then 'same-account'
    when kinds && array['email', 'handle'] then 'same-object'
    when kinds && array['address', 'street'] then 'same-address'
  end
$$;

/* Proposes earlier mentions and signals of the same organisation and purpose for the given signals of this scope.
   The one door past the policies: it writes proposals that only people with wide reading see, and answers how many.
   Never compares a signal that only named people may read; keys that more than 40 others share say nothing.
   A handful of signals meets tables of millions: loops over indexes are right whatever the statistics say. A plan is cached while the
   tables are still small, so the settings, and `offset 0` at the place, keep it off whole tables when they grow during an import. */
create function propose_links(p_signal_ids uuid[]) returns integer
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare made integer; more integer;
begin
  with fresh as materialized (
    select s.* from unnest(p_signal_ids) as given (id)
     cross join lateral (select * from signal x where x.id = given.id offset 0) s
     where s.organisation_id = scope_organisation() and s.purpose_code = any (scope_purposes())
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

  with fresh as (
    select s.* from unnest(p_signal_ids) as given (id)
     cross join lateral (select * from signal x where x.id = given.id offset 0) s
     where s.organisation_id = scope_organisation() and s.purpose_code = any (scope_purposes())
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
revoke execute on function propose_links(uuid[]) from public;
grant execute on function propose_links(uuid[]) to schakel_app;

comment on column proposal.decision_reason is 'category: verhaal';
comment on column link_exclusion.reason is 'category: verhaal';
