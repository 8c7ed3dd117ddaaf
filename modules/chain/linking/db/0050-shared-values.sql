/* Values that many share, counted now and then: what a coordinator may want to exclude. Only groups worth showing are kept, so a page of
   them is read without touching the million keys below. */
create table shared_value (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null check (kind in ('phone', 'address', 'street', 'iban', 'email', 'plate', 'kvk', 'handle')),
  key bigint not null,
  mentions integer not null,
  signals integer not null,
  names integer not null,
  mention_id uuid not null references mention on delete cascade,
  counted_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by_person_id uuid references person,
  cleared_mentions integer,
  version integer not null default 1,
  constraint shared_value_counted_once unique (organisation_id, purpose_code, kind, key)
);
comment on table shared_value is 'purpose: purpose_code; counted again every night; retention: until its value is shared less';
comment on column shared_value.key is 'category: contact; hash of a normalised value';
comment on column shared_value.mention_id is 'one of the mentions: shows how the value is written';
comment on column shared_value.cleared_mentions is 'how many there were when a coordinator said that it is no noise';
call secure_table('shared_value');
create policy reads_purpose on shared_value to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and (select scope_groups()) && array['coordinator', 'care-coordinator'])
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and (cleared_by_person_id is null or cleared_by_person_id = (select scope_person())));
grant select, update (cleared_at, cleared_by_person_id, cleared_mentions, version) on shared_value to schakel_app;

create table noise_setting (
  organisation_id uuid primary key references organisation,
  names_limit integer not null default 10 constraint noise_setting_limit_in_range check (names_limit between 2 and 40),
  changed_by_person_id uuid references person,
  changed_at timestamptz,
  counted_at timestamptz,
  version integer not null default 1
);
comment on column noise_setting.names_limit is 'a value with more different names than this is suggested as noise';
call secure_table('noise_setting');
create policy coordinators_read on noise_setting for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator']);
create policy coordinators_add on noise_setting for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator']
    and changed_by_person_id = (select scope_person()));
create policy coordinators_change on noise_setting for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['coordinator', 'care-coordinator'])
  with check (organisation_id = (select scope_organisation()) and changed_by_person_id = (select scope_person()));
grant select, insert (organisation_id, names_limit, changed_by_person_id, changed_at),
  update (names_limit, changed_by_person_id, changed_at, version) on noise_setting to schakel_app;

/* One pass over the keys of an organisation, without a sort: groups by hash, and looks at names only in the few groups that are large.
   A name is a subject, else the sound of a name, else a company. Groups that are too large to be compared are kept whatever their names. */
create function count_values_of(p_organisation uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare most integer := coalesce((select names_limit from noise_setting where organisation_id = p_organisation), 10); moment timestamptz := clock_timestamp();
begin
  with large as materialized (
    select purpose_code, kind, key, count(*)::integer as mentions
      from mention_key
     where organisation_id = p_organisation and kind in ('phone', 'address', 'street', 'iban', 'email', 'plate', 'kvk', 'handle')
       and audience in ('organisation', 'department')
     group by 1, 2, 3 having count(*) > most
  ), counted as materialized (
    select l.*, t.* from large l cross join lateral (
      select count(distinct k.signal_id)::integer as signals, count(distinct coalesce(m.subject_id::text, n.name))::integer as names, max(k.mention_id::text)::uuid as mention_id
        from mention_key k
        join mention m on m.id = k.mention_id
        left join lateral (select x.kind || x.key as name from mention_key x
           where x.mention_id = k.mention_id and x.kind in ('name-initial', 'company-core') order by x.kind desc limit 1) n on true
       where k.organisation_id = p_organisation and k.purpose_code = l.purpose_code and k.kind = l.kind and k.key = l.key
         and k.audience in ('organisation', 'department')) t
     where t.names > most or l.mentions > 40
  ), shown as (
    -- An address that stands there by its postcode is not shown a second time by its street.
    select c.* from counted c
     where c.kind <> 'street' or not exists (
       select 1 from mention_key a join counted o on o.kind = 'address' and o.key = a.key and o.purpose_code = c.purpose_code
        where a.mention_id = c.mention_id and a.kind = 'address' and o.mentions * 2 >= c.mentions)
  ), kept as (
    insert into shared_value (id, organisation_id, purpose_code, kind, key, mentions, signals, names, mention_id, counted_at)
    select gen_random_uuid(), p_organisation, purpose_code, kind, key, mentions, signals, names, mention_id, moment from shown
    on conflict on constraint shared_value_counted_once do update
      set mentions = excluded.mentions, signals = excluded.signals, names = excluded.names, mention_id = excluded.mention_id, counted_at = excluded.counted_at
    returning id
  )
  delete from shared_value v where v.organisation_id = p_organisation and v.cleared_at is null
    and not exists (select 1 from shown s where (s.purpose_code, s.kind, s.key) = (v.purpose_code, v.kind, v.key));
  insert into noise_setting (organisation_id, counted_at) values (p_organisation, moment)
    on conflict (organisation_id) do update set counted_at = excluded.counted_at;
end $$;
revoke execute on function count_values_of(uuid) from public;

-- On demand, for the organisation of the scope.
create function count_shared_values() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(scope_groups() && array['coordinator', 'care-coordinator'], false) then
    raise exception 'only a coordinator counts' using errcode = 'insufficient_privilege';
  end if;
  perform count_values_of(scope_organisation());
end $$;
revoke execute on function count_shared_values() from public;
grant execute on function count_shared_values() to schakel_app;

-- Every night, for all; answers for how many organisations.
create function count_shared_values_of_all() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare org uuid; done integer := 0;
begin
  for org in select o.id from organisation o where exists (select 1 from mention_key k where k.organisation_id = o.id) loop
    perform count_values_of(org);
    done := done + 1;
  end loop;
  return done;
end $$;
revoke execute on function count_shared_values_of_all() from public;
grant execute on function count_shared_values_of_all() to schakel_system;
