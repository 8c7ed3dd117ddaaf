-- Keeping and destroying: which rule holds for a record, when its term ends, who decided, and what is left of it afterwards.
alter table content_version drop constraint content_version_kind_check;
alter table content_version add constraint content_version_kind_known
  check (kind in ('themes', 'legal-bases', 'role-groups', 'phase-states', 'value-maps', 'retention-rules'));

-- One line of the rules in force, written from the content. A line that is no longer there ends and keeps its id: reports refer to it.
create table retention_rule (
  id uuid primary key,
  organisation_id uuid references organisation,
  record_kind text not null,
  purpose_code text not null,
  outcome text not null,
  start_event text not null,
  months integer check (months >= 0),
  days integer check (days >= 0),
  extension jsonb,
  archive_value text not null check (archive_value in ('none', 'to-select', 'permanent')),
  phase_words jsonb,
  source text not null,
  confidence text not null check (confidence in ('verified', 'unconfirmed', 'design')),
  content_version_id uuid not null references content_version,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  constraint retention_rule_has_one_term check (num_nonnulls(months, days) = 1)
);
comment on table retention_rule is 'no personal data; retention: kept, since reports of destruction refer to it';
comment on column retention_rule.organisation_id is 'null: the rule of the region; an organisation may have its own in a later version';
comment on column retention_rule.purpose_code is 'or * for every purpose';
comment on column retention_rule.outcome is 'how the record ended, as its module tells; or *';
comment on column retention_rule.start_event is 'the event of the record at which the term starts';
comment on column retention_rule.extension is '{maxMonths, by, condition}; null: it cannot be extended';
comment on column retention_rule.phase_words is 'phase and outcome of the purpose that this term was taken from';
comment on column retention_rule.source is 'where the term comes from';
comment on column retention_rule.confidence is 'how sure the reading is: verified | unconfirmed | design';
create unique index retention_rule_in_force_once on retention_rule (organisation_id, record_kind, purpose_code, outcome) nulls not distinct where ended_at is null;
call secure_table('retention_rule');
create policy in_region on retention_rule for select to schakel_app
  using ((select scope_organisation()) is not null and (organisation_id is null or organisation_id = (select scope_organisation())));
grant select on retention_rule to schakel_app, schakel_system;
create policy system_reads on retention_rule for select to schakel_system using (true);

/* What a module tells about one record of its own, so that the term can be computed. `outcome` null: the record has not ended and no term
   runs. `events`: {code: calendar date}. `shown_to`: purpose, or supervisors only. `blocked_by`: why it cannot go now, a code. */
create type record_facts as (organisation_id uuid, purpose_code text, reference text, shown_to text, outcome text, events jsonb, blocked_by text);

-- Kinds of records that a person decides on, with functions of their module: facts(uuid) -> record_facts, ids() -> setof uuid.
create table record_kind (
  kind text primary key,
  facts_function text not null,
  ids_function text not null
);
comment on table record_kind is 'no personal data; written by migrations of the modules only';
call secure_table('record_kind');

-- What each module takes away when a record of a kind is destroyed: function(uuid) -> void, in order of step; what refers to others first.
create table record_part (
  record_kind text not null references record_kind,
  step integer not null,
  destroy_function text not null,
  primary key (record_kind, step)
);
comment on table record_part is 'no personal data; written by migrations of the modules only';
call secure_table('record_part');

-- The term of one record as it stands: computed at the event, and again when the event or the rule changes.
create table record_term (
  record_id uuid not null,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null check (shown_to in ('purpose', 'supervisors')),
  outcome text not null,
  start_event text,
  started_on date,
  rule_id uuid references retention_rule,
  destroy_on date,
  state text not null check (state in ('running', 'unknown')),
  kept_until date,
  kept_reason text,
  kept_list_id uuid,
  to_transfer boolean not null default false,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, record_id),
  constraint record_term_known_or_not check ((state = 'running') = (destroy_on is not null) and (state = 'running') = (rule_id is not null))
);
comment on table record_term is 'purpose: purpose_code; retention: goes with its record';
comment on column record_term.started_on is 'category: logboek';
comment on column record_term.destroy_on is 'category: logboek; last day of keeping by the rule';
comment on column record_term.kept_until is 'category: logboek; a decision to keep it longer';
comment on column record_term.kept_reason is 'category: logboek; a code';
comment on column record_term.outcome is 'a code of the module';
comment on column record_term.start_event is 'a code of the module';
create index record_term_of_record on record_term (record_id);
create index record_term_coming on record_term (organisation_id, destroy_on, record_id);
call secure_table('record_term');

-- While one stands, nothing of the record is destroyed, whatever was decided.
create table retention_hold (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  record_id uuid not null,
  reason_code text not null check (reason_code in ('objection', 'appeal', 'rights-request', 'woo-request', 'criminal-case', 'complaint', 'transfer')),
  note text not null default '',
  placed_by_person_id uuid not null references person,
  placed_by_name text not null,
  placed_at timestamptz not null default clock_timestamp(),
  lifted_by_person_id uuid references person,
  lifted_by_name text,
  lifted_at timestamptz,
  version integer not null default 1,
  constraint retention_hold_lifted_by_somebody check ((lifted_at is null) = (lifted_by_person_id is null))
);
comment on table retention_hold is 'purpose: purpose_code; retention: goes with its record';
comment on column retention_hold.note is 'category: verhaal';
comment on column retention_hold.placed_by_name is 'category: medewerker';
comment on column retention_hold.lifted_by_name is 'category: medewerker';
create index retention_hold_standing on retention_hold (record_id) where lifted_at is null;
create index retention_hold_of_organisation on retention_hold (organisation_id, placed_at desc);
call secure_table('retention_hold');

create table destruction_list (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  title text not null check (title <> ''),
  state text not null default 'proposed' check (state in ('proposed', 'decided', 'executed', 'withdrawn')),
  made_by_person_id uuid not null references person,
  made_by_name text not null,
  reviewer_person_id uuid not null references person,
  reviewer_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  executed_at timestamptz,
  executed_by_name text,
  version integer not null default 1,
  constraint destruction_reviewed_by_another check (reviewer_person_id <> made_by_person_id)
);
comment on table destruction_list is 'retention: rule destruction-report; with its items it is the declaration of destruction, without data about who was signalled';
comment on column destruction_list.title is 'category: logboek';
comment on column destruction_list.made_by_name is 'category: medewerker';
comment on column destruction_list.reviewer_name is 'category: medewerker';
comment on column destruction_list.executed_by_name is 'category: medewerker';
create index destruction_list_newest on destruction_list (organisation_id, made_at desc, id desc);
call secure_table('destruction_list');

-- What the term was when it was listed stands with the item: execution compares, and leaves alone what changed meanwhile.
create table destruction_item (
  list_id uuid not null references destruction_list,
  record_id uuid not null,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null,
  rule_id uuid not null references retention_rule,
  outcome text not null,
  started_on date not null,
  destroy_on date not null,
  made_by_person_id uuid not null references person,
  decision text check (decision in ('destroy', 'keep', 'transfer')),
  keep_until date,
  keep_reason text check (keep_reason in ('follow-up', 'new-signal', 'procedure', 'supervision', 'statistics')),
  decided_by_person_id uuid references person,
  decided_by_name text,
  decided_at timestamptz,
  result text check (result in ('destroyed', 'kept', 'to-transfer', 'left')),
  left_because text,
  counts jsonb,
  settled_at timestamptz,
  primary key (organisation_id, list_id, record_id),
  constraint destruction_item_kept_with_reason check ((decision = 'keep') is not true or (keep_until is not null and keep_reason is not null)),
  constraint destruction_item_decided_by_somebody check ((decision is null) = (decided_by_person_id is null)),
  constraint destruction_item_decided_by_another check (decided_by_person_id <> made_by_person_id),
  constraint destruction_item_settled_after_decision check (result is null or decision is not null)
);
comment on table destruction_item is 'retention: with its list';
comment on column destruction_item.started_on is 'category: logboek';
comment on column destruction_item.destroy_on is 'category: logboek';
comment on column destruction_item.keep_until is 'category: logboek';
comment on column destruction_item.keep_reason is 'a code';
comment on column destruction_item.decided_by_name is 'category: medewerker';
comment on column destruction_item.shown_to is 'category: logboek; as that of the term';
comment on column destruction_item.outcome is 'category: logboek; a code';
comment on column destruction_item.left_because is 'category: logboek; a code: why it was not destroyed after all';
comment on column destruction_item.counts is 'category: logboek; {table: rows that went}';
create index destruction_item_of_record on destruction_item (record_id);
call secure_table('destruction_item');

-- What was destroyed: an id and a number, and why. References elsewhere resolve to this. Copied to a file outside the database.
create table destroyed_record (
  record_id uuid not null,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null,
  rule_id uuid references retention_rule,
  list_id uuid,
  destroyed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, record_id)
);
comment on table destroyed_record is 'retention: rule destruction-report; an id and a number, nothing that the record said';
comment on column destroyed_record.shown_to is 'category: logboek; who may hear that it was destroyed: as that of the term';
comment on column destroyed_record.list_id is 'null: destroyed again in a restored database, from the journal';
create index destroyed_record_by_reference on destroyed_record (organisation_id, reference);
create index destroyed_record_newest on destroyed_record (destroyed_at, record_id);
call secure_table('destroyed_record');

-- Encrypted content that lies on disk and must go; its key went with the record. A row leaves when the content did.
create table file_removal (
  file_id uuid primary key,
  noted_at timestamptz not null default clock_timestamp()
);
comment on table file_removal is 'no personal data; retention: until the content is off the disk';
call secure_table('file_removal');
create policy system_removes on file_removal to schakel_system using (true);
grant select, delete on file_removal to schakel_system;

-- Kinds that go by themselves when their short term passed: no person decides. Statements of migrations only; $1 is the moment before which it goes.
create table record_sweep (
  record_kind text not null,
  step integer not null,
  table_name text not null,
  statement text not null,
  primary key (record_kind, step)
);
comment on table record_sweep is 'no personal data; written by migrations of the modules only';
call secure_table('record_sweep');

create table sweep_report (
  id uuid primary key default gen_random_uuid(),
  record_kind text not null,
  rule_id uuid references retention_rule,
  before_moment timestamptz,
  counts jsonb not null,
  swept_at timestamptz not null default clock_timestamp()
);
comment on table sweep_report is 'no personal data; retention: rule destruction-report; counts of what went by itself. No rule: nothing went, and that is told here';
comment on column sweep_report.counts is 'category: logboek; {table: rows}';
create index sweep_report_newest on sweep_report (swept_at desc, id desc);
call secure_table('sweep_report');
create policy supervisors on sweep_report for select to schakel_app using ((select scope_supervises()) or 'records-manager' = any ((select scope_groups())::text[]));
grant select on sweep_report to schakel_app;

-- Who keeps records in order: owners of a process, the privacy officer, the records manager. The FG and the auditor only read.
create function scope_keeps_records() returns boolean language sql stable as $$
  select scope_groups() && array['coordinator', 'care-coordinator', 'process-lead', 'case-lead', 'privacy-officer', 'records-manager']
$$;
create function scope_oversees_records() returns boolean language sql stable as $$
  select scope_groups() && array['privacy-officer', 'fg', 'auditor', 'records-manager']
$$;

create policy overseer on record_term for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_oversees_records()));
create policy reads_purpose on record_term for select to schakel_app
  using (organisation_id = (select scope_organisation()) and shown_to = 'purpose' and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select on record_term to schakel_app;

create policy overseer on retention_hold for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_oversees_records()));
create policy of_visible_term on retention_hold for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy placed_by_me on retention_hold for select to schakel_app
  using (organisation_id = (select scope_organisation()) and placed_by_person_id = (select scope_person()));
grant select on retention_hold to schakel_app;

create policy mine on destruction_list for select to schakel_app
  using (organisation_id = (select scope_organisation()) and ((select scope_person()) in (made_by_person_id, reviewer_person_id) or (select scope_oversees_records())));
create policy keeper_makes on destruction_list for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and made_by_person_id = (select scope_person()) and state = 'proposed' and (select scope_keeps_records()));
create policy maker_withdraws on destruction_list for update to schakel_app
  using (organisation_id = (select scope_organisation()) and made_by_person_id = (select scope_person()) and state in ('proposed', 'decided'))
  with check (organisation_id = (select scope_organisation()) and made_by_person_id = (select scope_person()) and state = 'withdrawn');
create policy reviewer_finishes on destruction_list for update to schakel_app
  using (organisation_id = (select scope_organisation()) and reviewer_person_id = (select scope_person()) and state = 'proposed')
  with check (organisation_id = (select scope_organisation()) and reviewer_person_id = (select scope_person()) and state = 'decided');
grant select, insert (id, organisation_id, title, made_by_person_id, made_by_name, reviewer_person_id, reviewer_name), update (state, decided_at, version) on destruction_list to schakel_app;

create function my_destruction_list_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from destruction_list
   where organisation_id = scope_organisation() and (scope_person() in (made_by_person_id, reviewer_person_id) or scope_oversees_records())
$$;
create policy of_my_list on destruction_item for select to schakel_app
  using (organisation_id = (select scope_organisation()) and list_id = any ((select my_destruction_list_ids())::uuid[]));
create policy maker_lists on destruction_item for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and made_by_person_id = (select scope_person()) and (select scope_keeps_records())
    and exists (select 1 from record_term t where t.organisation_id = destruction_item.organisation_id and t.record_id = destruction_item.record_id
      and t.rule_id = destruction_item.rule_id and t.destroy_on = destruction_item.destroy_on and t.started_on = destruction_item.started_on)
    and exists (select 1 from destruction_list l where l.id = list_id and l.state = 'proposed' and l.made_by_person_id = (select scope_person())));
create policy reviewer_decides on destruction_item for update to schakel_app
  using (organisation_id = (select scope_organisation()) and result is null
    and exists (select 1 from destruction_list l where l.id = list_id and l.state = 'proposed' and l.reviewer_person_id = (select scope_person())))
  with check (organisation_id = (select scope_organisation()) and (decided_by_person_id is null or decided_by_person_id = (select scope_person())));
grant select, insert (list_id, record_id, organisation_id, purpose_code, record_kind, reference, shown_to, rule_id, outcome, started_on, destroy_on, made_by_person_id),
  update (decision, keep_until, keep_reason, decided_by_person_id, decided_by_name, decided_at) on destruction_item to schakel_app;

create policy told_in_purpose on destroyed_record for select to schakel_app
  using (organisation_id = (select scope_organisation()) and shown_to = 'purpose' and purpose_code = any ((select scope_purposes())::text[]));
create policy overseer on destroyed_record for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_oversees_records()));
create policy of_my_list on destroyed_record for select to schakel_app
  using (organisation_id = (select scope_organisation()) and list_id = any ((select my_destruction_list_ids())::uuid[]));
grant select on destroyed_record to schakel_app, schakel_system;
-- For the journal, which lies outside the database.
create policy system_copies on destroyed_record for select to schakel_system using (true);

/* Destroying under way: the transaction that does it, and what went so far. Only the doors below write here, and the row is gone before
   they return, so that rows which may only be added can be removed then, by those doors, and never otherwise. */
create table destruction_step (
  transaction_id text primary key,
  counts jsonb not null default '{}'
);
comment on table destruction_step is 'no personal data; empty but for a transaction that is destroying';
comment on column destruction_step.counts is 'category: logboek; {table: rows}';
call secure_table('destruction_step');

create or replace function refuse_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from destruction_step where transaction_id = pg_current_xact_id()::text) then return old; end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
revoke execute on function refuse_change() from public;
call append_only('destroyed_record');

/* Removes rows as a part of destroying, and counts them. For functions of the modules; names and conditions are theirs, never a caller's. */
create function destroy_rows(p_table text, p_condition text, p_id uuid, p_ids uuid[] default '{}') returns void language plpgsql set search_path = public, pg_temp as $$
declare gone integer;
begin
  if not exists (select 1 from destruction_step where transaction_id = pg_current_xact_id()::text) then
    raise exception 'nothing is being destroyed' using errcode = 'insufficient_privilege';
  end if;
  execute format('delete from %s x where %s', p_table, p_condition) using p_id, p_ids;
  get diagnostics gone = row_count;
  perform count_destroyed(p_table, gone);
end $$;
revoke execute on function destroy_rows(text, text, uuid, uuid[]) from public;

create function count_destroyed(p_table text, p_rows integer) returns void language sql set search_path = public, pg_temp as $$
  update destruction_step set counts = counts || jsonb_build_object(p_table, coalesce((counts ->> p_table)::integer, 0) + p_rows)
   where transaction_id = pg_current_xact_id()::text and p_rows > 0
$$;
revoke execute on function count_destroyed(text, integer) from public;

/* Answers kept for a repeat that speak of these records: for a day they say what the record said. */
create function destroy_kept_replies(p_ids uuid[]) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform destroy_rows('idempotency_key', 'exists (select 1 from unnest($2) i where x.reply like ''%'' || i || ''%'')', null, p_ids);
end $$;
revoke execute on function destroy_kept_replies(uuid[]) from public;

/* Files: the key first, so that no copy of the content can be read, then the row; the content itself is noted for removal. */
create function destroy_files(p_files uuid[]) returns void language plpgsql set search_path = public, pg_temp as $$
declare gone integer;
begin
  delete from keystore.file_key where file_id = any (p_files);
  get diagnostics gone = row_count;
  perform count_destroyed('file_key', gone);
  insert into file_removal (file_id) select id from file_object where id = any (p_files) on conflict do nothing;
  perform destroy_rows('file_object', 'id = any ($2)', null, p_files);
  perform destroy_kept_replies(p_files);
end $$;
revoke execute on function destroy_files(uuid[]) from public;

create function facts_of(p_kind text, p_record uuid) returns record_facts language plpgsql set search_path = public, pg_temp as $$
declare f record_facts; named text;
begin
  select facts_function into named from record_kind where kind = p_kind;
  execute format('select * from %I($1)', named) into f using p_record;
  return f;
end $$;
revoke execute on function facts_of(text, uuid) from public;

/* The rule in force for a record that ended so: of its own purpose before any, of its own outcome before any. */
create function rule_for(p_kind text, p_organisation uuid, p_purpose text, p_outcome text) returns retention_rule
language sql stable set search_path = public, pg_temp as $$
  select r.* from retention_rule r
   where r.ended_at is null and r.record_kind = p_kind and (r.organisation_id is null or r.organisation_id = p_organisation)
     and r.purpose_code in (p_purpose, '*') and r.outcome in (p_outcome, '*')
   order by r.organisation_id is null, r.purpose_code = '*', r.outcome = '*' limit 1
$$;
revoke execute on function rule_for(text, uuid, text, text) from public;

/* Computes the term of one record from its facts and the rules, now. A record that has not ended has none; one for which no rule holds, or
   whose event has no date, has a term that is unknown. */
create function compute_record_term(p_kind text, p_record uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare f record_facts; r retention_rule; from_day date; until date;
begin
  f := facts_of(p_kind, p_record);
  if f.organisation_id is null or f.outcome is null then
    delete from record_term where record_id = p_record and record_kind = p_kind;
    return;
  end if;
  r := rule_for(p_kind, f.organisation_id, f.purpose_code, f.outcome);
  from_day := (f.events ->> r.start_event)::date;
  until := (from_day + make_interval(months => coalesce(r.months, 0), days => coalesce(r.days, 0)))::date;
  -- By the rule it starts at something that has not happened yet: no term runs.
  if r.id is not null and from_day is null and f.events <> '{}' then
    delete from record_term where record_id = p_record and record_kind = p_kind;
    return;
  end if;
  insert into record_term (record_id, organisation_id, purpose_code, record_kind, reference, shown_to, outcome, start_event, started_on, rule_id, destroy_on, state)
  values (p_record, f.organisation_id, f.purpose_code, p_kind, f.reference, f.shown_to, f.outcome, r.start_event, from_day,
          case when until is not null then r.id end, until, case when until is null then 'unknown' else 'running' end)
  on conflict (organisation_id, record_id) do update
     set purpose_code = excluded.purpose_code, reference = excluded.reference, shown_to = excluded.shown_to, outcome = excluded.outcome,
         start_event = excluded.start_event, started_on = excluded.started_on, rule_id = excluded.rule_id, destroy_on = excluded.destroy_on,
         state = excluded.state, computed_at = clock_timestamp(),
         -- Another event is another term: what was decided about the earlier one no longer holds.
         kept_until = case when record_term.started_on is not distinct from excluded.started_on then record_term.kept_until end,
         kept_reason = case when record_term.started_on is not distinct from excluded.started_on then record_term.kept_reason end;
end $$;
revoke execute on function compute_record_term(text, uuid) from public;

/* For the triggers of the modules: `create trigger ... execute function follow_record_event('signal')`. */
create function follow_record_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform compute_record_term(tg_argv[0], new.id);
  return null;
end $$;
revoke execute on function follow_record_event() from public;

/* Puts the lines of a version of the content in force. What is not in it ends, and the terms that rested on it become unknown or another.
   p_rules: [{recordKind, purpose, outcome, startEvent, months?, days?, extension?, archiveValue, phaseWords?, source, confidence}].
   Answers how many lines changed. */
create function put_retention_rules(p_version uuid, p_rules jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer := 0; n integer; kinds text[]; k record; id uuid;
begin
  create temporary table if not exists given_rule (like retention_rule) on commit drop;
  delete from given_rule;
  insert into given_rule (id, record_kind, purpose_code, outcome, start_event, months, days, extension, archive_value, phase_words, source, confidence, content_version_id, created_at)
  select gen_random_uuid(), g."recordKind", g.purpose, g.outcome, g."startEvent", g.months, g.days, g.extension, g."archiveValue", g."phaseWords", g.source, g.confidence, p_version, clock_timestamp()
    from jsonb_to_recordset(p_rules) as g ("recordKind" text, purpose text, outcome text, "startEvent" text, months integer, days integer,
      extension jsonb, "archiveValue" text, "phaseWords" jsonb, source text, confidence text);
  with over as (
    update retention_rule r set ended_at = clock_timestamp()
     where r.ended_at is null and r.organisation_id is null and not exists (
       select 1 from given_rule g where (g.record_kind, g.purpose_code, g.outcome, g.start_event, g.archive_value, g.source, g.confidence)
           = (r.record_kind, r.purpose_code, r.outcome, r.start_event, r.archive_value, r.source, r.confidence)
         and (g.months, g.days, g.extension, g.phase_words) is not distinct from (r.months, r.days, r.extension, r.phase_words))
    returning r.record_kind
  ) select count(*), array_agg(distinct record_kind) into changed, kinds from over;
  with fresh as (
    insert into retention_rule (id, record_kind, purpose_code, outcome, start_event, months, days, extension, archive_value, phase_words, source, confidence, content_version_id)
    select g.id, g.record_kind, g.purpose_code, g.outcome, g.start_event, g.months, g.days, g.extension, g.archive_value, g.phase_words, g.source, g.confidence, g.content_version_id
      from given_rule g where not exists (select 1 from retention_rule r where r.ended_at is null and r.organisation_id is null
        and (r.record_kind, r.purpose_code, r.outcome) = (g.record_kind, g.purpose_code, g.outcome))
    returning record_kind
  ) select count(*), coalesce(kinds, '{}') || coalesce(array_agg(distinct record_kind), '{}') into n, kinds from fresh;
  for k in select * from record_kind rk where rk.kind = any (kinds) loop
    for id in execute format('select * from %I()', k.ids_function) loop
      perform compute_record_term(k.kind, id);
    end loop;
  end loop;
  return changed + n;
end $$;
revoke execute on function put_retention_rules(uuid, jsonb) from public;
grant execute on function put_retention_rules(uuid, jsonb) to schakel_system;

/* Takes a record away with all that hangs on it, and writes down that it went. The one place where it happens; the doors below decide whether. */
create function destroy_record(p_kind text, p_record uuid, f record_facts, p_rule uuid, p_list uuid) returns jsonb
language plpgsql set search_path = public, pg_temp as $$
declare named text; told jsonb;
begin
  insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
  for named in select destroy_function from record_part where record_kind = p_kind order by step loop
    execute format('select %I($1)', named) using p_record;
  end loop;
  delete from record_term where record_id = p_record;
  delete from retention_hold where record_id = p_record;
  select counts into told from destruction_step where transaction_id = pg_current_xact_id()::text;
  insert into destroyed_record (record_id, organisation_id, purpose_code, record_kind, reference, shown_to, rule_id, list_id)
  values (p_record, f.organisation_id, f.purpose_code, p_kind, f.reference, f.shown_to, p_rule, p_list);
  delete from destruction_step where transaction_id = pg_current_xact_id()::text;
  return told;
end $$;
revoke execute on function destroy_record(text, uuid, record_facts, uuid, uuid) from public;

/* Why a record cannot be destroyed now; null: it can. Asked when a list is made and, under a lock on the record, when it is executed. */
create function standing_in_the_way(p_kind text, p_record uuid, f record_facts) returns text language sql stable set search_path = public, pg_temp as $$
  select case
    when exists (select 1 from retention_hold h where h.record_id = p_record and h.lifted_at is null) then 'on-hold'
    when f.blocked_by is not null then f.blocked_by
    when f.outcome is null then 'in-progress'
    when t.record_id is null then 'term-not-running'
    when t.state = 'unknown' then 'term-unknown'
    when greatest(t.destroy_on, t.kept_until) >= (clock_timestamp() at time zone 'Europe/Amsterdam')::date then 'term-not-over'
  end
  from (select 1) one left join record_term t on t.record_id = p_record and t.record_kind = p_kind
$$;
revoke execute on function standing_in_the_way(text, uuid, record_facts) from public;

/* Carries out the decision on one record of a list, in the transaction of the caller: all of it or nothing. Only for the maker of the list or
   who oversees records, after the reviewer finished. What was settled before is answered as it was. Null: no such item.
   Answers {result, leftBecause, files, repeated}; or {refused: not-decided | not-allowed}. */
create function execute_destruction_item(p_list uuid, p_record uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare l destruction_list; i destruction_item; t record_term; f record_facts; why text; told jsonb; made text; files jsonb := '[]';
begin
  if scope_person() is null or scope_is_processor() then return null; end if;
  select * into l from destruction_list where id = p_list and organisation_id = scope_organisation() for update;
  if not found or not (l.id = any (my_destruction_list_ids())) then return null; end if;
  select * into i from destruction_item where list_id = p_list and record_id = p_record and organisation_id = l.organisation_id for update;
  if not found then return null; end if;
  if i.result is not null then
    return jsonb_build_object('result', i.result, 'leftBecause', i.left_because, 'files', '[]'::jsonb, 'repeated', true);
  end if;
  if l.state <> 'decided' or i.decision is null then return jsonb_build_object('refused', 'not-decided'); end if;
  if not (scope_keeps_records() and (l.made_by_person_id = scope_person() or scope_oversees_records())) then return jsonb_build_object('refused', 'not-allowed'); end if;
  f := facts_of(i.record_kind, p_record);
  if f.organisation_id is not null then perform compute_record_term(i.record_kind, p_record); end if;
  select * into t from record_term where record_id = p_record and record_kind = i.record_kind and organisation_id = l.organisation_id;
  why := case when f.organisation_id is distinct from l.organisation_id then 'not-there'
              when i.decision = 'destroy' then coalesce(standing_in_the_way(i.record_kind, p_record, f),
                case when (t.started_on, t.rule_id) is distinct from (i.started_on, i.rule_id) then 'term-changed' end)
              when t.record_id is null then 'term-not-running' end;
  made := case when why is not null then 'left' when i.decision = 'destroy' then 'destroyed' when i.decision = 'keep' then 'kept' else 'to-transfer' end;
  if made = 'destroyed' then
    told := destroy_record(i.record_kind, p_record, f, i.rule_id, p_list);
    select coalesce(jsonb_agg(file_id), '[]') into files from file_removal where noted_at >= transaction_timestamp();
  elsif made = 'kept' then
    update record_term set kept_until = i.keep_until, kept_reason = i.keep_reason, kept_list_id = p_list where record_id = p_record and record_kind = i.record_kind;
  elsif made = 'to-transfer' then
    -- It waits for the archive: nobody destroys it before that was arranged.
    update record_term set to_transfer = true where record_id = p_record and record_kind = i.record_kind;
    insert into retention_hold (id, organisation_id, purpose_code, record_kind, record_id, reason_code, placed_by_person_id, placed_by_name)
    values (gen_random_uuid(), l.organisation_id, i.purpose_code, i.record_kind, p_record, 'transfer', i.decided_by_person_id, i.decided_by_name);
  end if;
  update destruction_item set result = made, left_because = why, counts = told, settled_at = clock_timestamp()
   where list_id = p_list and record_id = p_record and organisation_id = l.organisation_id;
  if not exists (select 1 from destruction_item where list_id = p_list and organisation_id = l.organisation_id and result is null) then
    update destruction_list set state = 'executed', executed_at = clock_timestamp(), version = version + 1,
           executed_by_name = (select name from person where id = scope_person()) where id = p_list;
  end if;
  return jsonb_build_object('result', made, 'leftBecause', why, 'files', files, 'repeated', false);
end $$;
revoke execute on function execute_destruction_item(uuid, uuid) from public;
grant execute on function execute_destruction_item(uuid, uuid) to schakel_app;

/* Destroys again what the journal says was destroyed, in a database that was restored from before. Only the owner, before the product opens.
   Answers whether there was anything to take away. */
create function replay_destroyed_record(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_reference text, p_shown_to text, p_at timestamptz) returns boolean
language plpgsql set search_path = public, pg_temp as $$
declare f record_facts; there boolean;
begin
  if exists (select 1 from destroyed_record where record_id = p_record) then return false; end if;
  f := facts_of(p_kind, p_record);
  there := f.organisation_id is not null;
  if not there then f := (p_organisation, p_purpose, p_reference, p_shown_to, null, '{}', null)::record_facts; end if;
  perform destroy_record(p_kind, p_record, f, null, null);
  return there;
end $$;
revoke execute on function replay_destroyed_record(text, uuid, uuid, text, text, text, timestamptz) from public;

/* Places a hold on a record of the own organisation whose term the caller may see. Null: there is none. */
create function place_retention_hold(p_id uuid, p_kind text, p_record uuid, p_reason text, p_note text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare f record_facts;
begin
  if scope_person() is null or not scope_keeps_records() or scope_is_processor() or not exists (select 1 from record_kind where kind = p_kind) then return null; end if;
  f := facts_of(p_kind, p_record);
  if f.organisation_id is distinct from scope_organisation()
     or not (scope_oversees_records() or (f.shown_to = 'purpose' and f.purpose_code = any (scope_wide_purposes()))) then return null; end if;
  insert into retention_hold (id, organisation_id, purpose_code, record_kind, record_id, reason_code, note, placed_by_person_id, placed_by_name)
  select p_id, f.organisation_id, f.purpose_code, p_kind, p_record, p_reason, p_note, scope_person(), name from person where id = scope_person();
  return p_id;
end $$;
create function lift_retention_hold(p_id uuid, p_version integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  if scope_person() is null or not scope_keeps_records() then return null; end if;
  update retention_hold h set lifted_at = clock_timestamp(), lifted_by_person_id = scope_person(), version = h.version + 1,
         lifted_by_name = (select name from person where id = scope_person())
   where h.id = p_id and h.organisation_id = scope_organisation() and h.lifted_at is null and h.version = p_version
     and (scope_oversees_records() or h.placed_by_person_id = scope_person())
  returning h.version into made;
  return made;
end $$;

/* Records of the own organisation on which a hold stands, whoever placed it: a participant of another organisation may hold a case. Ids only. */
create function held_record_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct h.record_id), '{}') from retention_hold h join record_term t on t.record_id = h.record_id
   where h.lifted_at is null and t.organisation_id = scope_organisation()
     and (scope_oversees_records() or (scope_keeps_records() and t.purpose_code = any (scope_purposes())))
$$;

/* Who can review a list: others of the own organisation with a role for it. p_roles: role codes. */
create function destruction_reviewers(p_roles text[]) returns table (person_id uuid, name text, title text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (p.name, p.id) p.id, p.name, a.title from appointment a join person p on p.id = a.person_id and p.blocked_at is null
   where a.organisation_id = scope_organisation() and p.id <> scope_person() and scope_keeps_records() and a.roles && p_roles
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
   order by p.name, p.id
$$;

/* What hangs on the records of a list, for who decides: files, people named, and copies that others keep. Numbers only. */
create function weight_of_record(p_record uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select case when exists (select 1 from destruction_item i where i.record_id = p_record and i.organisation_id = scope_organisation()
        and i.list_id = any (my_destruction_list_ids()))
    then jsonb_build_object('files', (select count(*) from file_object where record_id = p_record and removed_at is null and organisation_id = scope_organisation()),
      'onHold', exists (select 1 from retention_hold where record_id = p_record and lifted_at is null)) end
$$;
revoke execute on function my_destruction_list_ids(), place_retention_hold(uuid, text, uuid, text, text), lift_retention_hold(uuid, integer),
  destruction_reviewers(text[]), weight_of_record(uuid), held_record_ids() from public;
grant execute on function my_destruction_list_ids(), place_retention_hold(uuid, text, uuid, text, text), lift_retention_hold(uuid, integer),
  destruction_reviewers(text[]), weight_of_record(uuid), held_record_ids() to schakel_app;

/* Removes what needs nobody's decision: each kind with a rule in force, of what is older than its term. A kind without a rule is left alone and
   told of. Answers the reports. */
create function sweep_short_lived(p_kinds text[] default null) returns setof sweep_report
language plpgsql security definer set search_path = public, pg_temp as $$
declare k text; r retention_rule; s record; gone integer; told jsonb; moment timestamptz; made sweep_report;
begin
  for k in select distinct record_kind from record_sweep where p_kinds is null or record_kind = any (p_kinds) order by 1 loop
    r := rule_for(k, null, '*', '*');
    told := '{}';
    moment := null;
    if r.id is not null then
      moment := clock_timestamp() - make_interval(months => coalesce(r.months, 0), days => coalesce(r.days, 0));
      insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
      for s in select * from record_sweep where record_kind = k order by step loop
        -- The tables of the background worker are made by it, at its first start.
        continue when s.table_name like '%.%' and to_regclass(s.table_name) is null;
        execute s.statement using moment;
        get diagnostics gone = row_count;
        if gone > 0 then told := told || jsonb_build_object(s.table_name, coalesce((told ->> s.table_name)::integer, 0) + gone); end if;
      end loop;
      delete from destruction_step where transaction_id = pg_current_xact_id()::text;
    end if;
    if told <> '{}' or r.id is null then
      insert into sweep_report (record_kind, rule_id, before_moment, counts) values (k, r.id, moment, told) returning * into made;
      return next made;
    end if;
  end loop;
end $$;
revoke execute on function sweep_short_lived(text[]) from public;
grant execute on function sweep_short_lived(text[]) to schakel_system;

-- What is only a means, or a log, and whose tables stand below this module; others add their own.
insert into record_sweep values
  ('session', 1, 'session', 'delete from session where coalesce(revoked_at, least(expires_at, last_seen_at + make_interval(secs => idle_seconds))) < $1'),
  ('idempotency-reply', 1, 'idempotency_key', 'delete from idempotency_key where created_at < $1'),
  ('login-attempt', 1, 'login_attempt', 'delete from login_attempt where created_at < $1'),
  ('login-attempt', 2, 'login_failure', 'delete from login_failure where created_at < $1'),
  ('audit-payload', 1, 'audit_payload', 'delete from audit_payload p using audit_event e where e.id = p.event_id and e.occurred_at < $1'),
  ('job', 1, 'graphile_worker._private_jobs', 'delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and updated_at < $1'),
  ('destruction-report', 1, 'destruction_item', 'delete from destruction_item i using destruction_list l where l.id = i.list_id and l.executed_at < $1'),
  ('destruction-report', 2, 'destruction_list', 'delete from destruction_list where executed_at < $1'),
  ('destruction-report', 3, 'destroyed_record', 'delete from destroyed_record where destroyed_at < $1'),
  ('destruction-report', 4, 'sweep_report', 'delete from sweep_report where swept_at < $1');
