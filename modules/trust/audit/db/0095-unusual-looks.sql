/* Signals of unusual looking, for the privacy officer: found afterwards in the log, each with what was compared. No score of a person.
   A rule works only while the organisation has it on; it watches employees, so the works council agreed before (WOR 27). */
create table look_rule (
  organisation_id uuid not null references organisation,
  rule_code text not null check (rule_code in ('many-records', 'own-family-name', 'own-address', 'after-leaving-case', 'well-known-person')),
  enabled boolean not null,
  minimum integer not null constraint look_rule_minimum_in_range check (minimum between 5 and 1000),
  factor integer not null constraint look_rule_factor_in_range check (factor between 2 and 20),
  days integer not null constraint look_rule_days_in_range check (days between 1 and 365),
  enabled_at timestamptz,
  changed_by_name text not null,
  changed_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (organisation_id, rule_code)
);
comment on table look_rule is 'setting of the organisation; a line that is not there is a rule that is off';
comment on column look_rule.minimum is 'different records in one hour from which many-records looks further';
comment on column look_rule.factor is 'how many times the usual, the own and that of colleagues, is unusual';
comment on column look_rule.days is 'after-leaving-case: for how long after leaving';
comment on column look_rule.enabled_at is 'looks of before were not watched';
comment on column look_rule.changed_by_name is 'category: medewerker';
call secure_table('look_rule');

create function scope_watches_looks() returns boolean language sql stable as $$
  select 'audit-logging' = any ((select scope_purposes())::text[]) and (select scope_groups()) && array['privacy-officer', 'fg']
$$;
create function scope_settles_looks() returns boolean language sql stable as $$
  select 'audit-logging' = any ((select scope_purposes())::text[]) and 'privacy-officer' = any ((select scope_groups())::text[])
$$;

create policy own_reads on look_rule for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_watches_looks()));
create policy officer_sets on look_rule for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_settles_looks()));
create policy officer_changes on look_rule for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_settles_looks()))
  with check (organisation_id = (select scope_organisation()));
create policy system_reads on look_rule for select to schakel_system using (true);
grant select, insert, update (enabled, minimum, factor, days, enabled_at, changed_by_name, changed_at, version) on look_rule to schakel_app;
grant select on look_rule to schakel_system;

-- How far the log of an organisation was looked through: by its numbers in the tree, so that nothing that came late is passed over.
create table look_scan (
  organisation_id uuid primary key references organisation,
  sequence bigint not null
);
call secure_table('look_scan');
create policy system_finds on look_scan to schakel_system using (true) with check (true);
grant select, insert, update on look_scan to schakel_system;

/* Values to which a look is held: persons that everybody knows, and addresses of own people. Keyed hashes: nobody reads from the list who is
   on it, the officer neither; who is taken off is found by the reason, or by typing the name again. */
create table watched_value (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('well-known-person', 'own-address')),
  person_id uuid references person,
  hashes text[] not null check (cardinality(hashes) between 1 and 4),
  reason text not null,
  added_by_person_id uuid not null references person,
  added_by_name text not null,
  added_at timestamptz not null default clock_timestamp(),
  constraint watched_value_known_once unique nulls not distinct (organisation_id, kind, person_id, hashes),
  constraint watched_value_address_of_somebody check ((kind = 'own-address') = (person_id is not null))
);
comment on table watched_value is 'purpose: audit-logging';
comment on column watched_value.hashes is 'category: gepseudonimiseerd; keyed hashes of a normalised name with birth date, or of an address';
comment on column watched_value.reason is 'category: verhaal; why it is on the list, without the name';
comment on column watched_value.added_by_name is 'category: medewerker';
create index watched_value_by_hash on watched_value using gin (hashes);
call secure_table('watched_value');
create policy officer_reads on watched_value for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_settles_looks()));
create policy officer_takes_off on watched_value for delete to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_settles_looks()));
grant select (id, organisation_id, kind, person_id, reason, added_by_person_id, added_by_name, added_at), delete on watched_value to schakel_app;

create table unusual_look (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null constraint unusual_look_for_oversight check (purpose_code = 'audit-logging'),
  rule_code text not null check (rule_code in ('many-records', 'own-family-name', 'own-address', 'after-leaving-case', 'well-known-person')),
  look_key text not null,
  actor_person_id uuid not null references person,
  actor_name text not null,
  actor_organisation_name text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  looks integer not null,
  event_ids uuid[] not null,
  record_kind text not null,
  record_ids uuid[] not null,
  compared jsonb not null,
  hidden_from uuid[] not null,
  found_at timestamptz not null default clock_timestamp(),
  asked_by_name text,
  asked_at timestamptz,
  asked_reason text,
  finding text check (finding in ('fine', 'breach')),
  finding_by_person_id uuid references person,
  finding_by_name text,
  finding_at timestamptz,
  finding_reason text,
  version integer not null default 1,
  constraint unusual_look_found_once unique (organisation_id, look_key),
  constraint unusual_look_finding_whole check (num_nulls(finding, finding_by_person_id, finding_by_name, finding_at, finding_reason) in (0, 5)),
  constraint unusual_look_asked_whole check (num_nulls(asked_by_name, asked_at, asked_reason) in (0, 3))
);
comment on table unusual_look is 'purpose: purpose_code; found in the log afterwards, for the privacy officer';
comment on column unusual_look.look_key is 'category: gepseudonimiseerd; rule, person, and hour or record and day: what is one signal';
comment on column unusual_look.actor_name is 'category: medewerker';
comment on column unusual_look.actor_organisation_name is 'category: medewerker';
comment on column unusual_look.compared is 'category: logboek; numbers and moments that the sentence is made of';
comment on column unusual_look.hidden_from is 'who looked, and officers who bear the name of who was looked at';
comment on column unusual_look.asked_by_name is 'category: medewerker';
comment on column unusual_look.asked_reason is 'category: verhaal';
comment on column unusual_look.finding_by_name is 'category: medewerker';
comment on column unusual_look.finding_reason is 'category: verhaal';
create index unusual_look_newest on unusual_look (organisation_id, found_at desc, id);
call secure_table('unusual_look');
create policy officer_reads on unusual_look for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_watches_looks()) and not (select scope_person()) = any (hidden_from));
create policy officer_finds on unusual_look for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_settles_looks()) and not (select scope_person()) = any (hidden_from) and finding is null)
  with check (organisation_id = (select scope_organisation()) and (finding is null or finding_by_person_id = (select scope_person())));
create policy system_finds on unusual_look to schakel_system using (true) with check (true);
grant select, update (asked_by_name, asked_at, asked_reason, finding, finding_by_person_id, finding_by_name, finding_at, finding_reason, version) on unusual_look to schakel_app;
grant select, insert, update (last_at, looks, event_ids, record_ids, compared) on unusual_look to schakel_system;

/* Puts a value on the list; only its keyed hashes are kept. Answers false when it stands there already.
   p_texts: the value in each way it is compared, normalised by the application. */
create function keep_watched_value(p_id uuid, p_kind text, p_person uuid, p_texts text[], p_reason text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_person() is null or not scope_settles_looks() then raise exception 'the list is kept by the privacy officer' using errcode = 'insufficient_privilege'; end if;
  if p_person is not null and not exists (select 1 from appointment a where a.person_id = p_person and a.organisation_id = scope_organisation()
      and (a.valid_until is null or a.valid_until >= current_date)) then return false; end if;
  insert into watched_value (id, organisation_id, kind, person_id, hashes, reason, added_by_person_id, added_by_name)
  values (p_id, scope_organisation(), p_kind, p_person,
    array(select data_subject_pseudonym(scope_organisation(), 'watched ' || t) from unnest(p_texts) as t order by 1), p_reason, scope_person(),
    (select name from person where id = scope_person()))
  on conflict do nothing;
  return found;
end $$;

/* Which of the list of an organisation meet these values. For the job only. */
create function watched_matches(p_organisation uuid, p_texts text[]) returns table (value text, id uuid, kind text, person_id uuid, reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.value, w.id, w.kind, w.person_id, w.reason
    from (select t as value, encode(hmac(convert_to('watched ' || t, 'UTF8'), k.key, 'sha256'), 'hex') as hash
            from unnest(p_texts) as t cross join pseudonym_key k where k.organisation_id = p_organisation) h
    join watched_value w on w.organisation_id = p_organisation and w.hashes @> array[h.hash]
$$;
revoke execute on function keep_watched_value(uuid, text, uuid, text[], text), watched_matches(uuid, text[]) from public;
grant execute on function keep_watched_value(uuid, text, uuid, text[], text) to schakel_app;
grant execute on function watched_matches(uuid, text[]) to schakel_system;

-- Who else than the officers must be told, and who bears a name: the job reads who works there.
insert into record_sweep values
  ('unusual-look', 1, 'unusual_look', 'delete from unusual_look where found_at < $1'),
  ('watched-value', 1, 'watched_value', 'delete from watched_value w where w.added_at < $1 or (w.kind = ''own-address'' and not exists (select 1
     from appointment a where a.person_id = w.person_id and a.organisation_id = w.organisation_id and (a.valid_until is null or a.valid_until >= current_date)))');
