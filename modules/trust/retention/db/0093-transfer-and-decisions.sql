/* What a record leaves behind. A record that goes to an archive is packed, and stays until the archive confirmed what it received. Of decisions
   about a record the date, the kind and the number stay when the record goes: what was decided must be answered for longer than whom it was about. */
alter table record_kind
  add column content_function text,
  add column decisions_function text;
comment on column record_kind.content_function is 'function(uuid) returns jsonb: {title, from, documents: [{name, content}], files: [{id, name, mediaType, size, sha256}]}; null: cannot be transferred';
comment on column record_kind.decisions_function is 'function(uuid) returns setof record_decision; null: no decisions are made on it';

create type record_decision as (organisation_id uuid, decision_id uuid, kind text, decided_on date, number integer, legal_bases jsonb);

create table kept_decision (
  decision_id uuid not null,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  record_reference text not null,
  shown_to text not null check (shown_to in ('purpose', 'supervisors')),
  decision_kind text not null,
  decided_on date not null,
  number integer,
  legal_bases jsonb not null default '[]',
  kept_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, decision_id)
);
comment on table kept_decision is 'purpose: purpose_code; retention: rule kept-decision; of a decision on a record that was destroyed: its date, kind and number, and nothing about whom';
comment on column kept_decision.record_reference is 'category: logboek; the number of the record, which says nothing any more';
comment on column kept_decision.shown_to is 'category: logboek; as that of the term';
comment on column kept_decision.decided_on is 'category: logboek';
comment on column kept_decision.legal_bases is 'category: logboek; [{law, article}]';
create index kept_decision_of_record on kept_decision (organisation_id, record_reference);
create index kept_decision_by_day on kept_decision (decided_on);
call secure_table('kept_decision');
create policy told_in_purpose on kept_decision for select to schakel_app
  using (organisation_id = (select scope_organisation()) and shown_to = 'purpose' and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy overseer on kept_decision for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_oversees_records()));
grant select on kept_decision to schakel_app;
insert into record_sweep values ('kept-decision', 1, 'kept_decision', 'delete from kept_decision where decided_on < $1');

-- A colleague who was not named to a record hears nothing of it when it is gone either: who reads every record of the purpose does.
drop policy told_in_purpose on destroyed_record;
create policy told_in_purpose on destroyed_record for select to schakel_app
  using (organisation_id = (select scope_organisation()) and shown_to = 'purpose' and purpose_code = any ((select scope_wide_purposes())::text[]));

-- One package of one record on a list, encrypted with a key of its own until the archive has it.
create table transfer_package (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  list_id uuid not null references destruction_list,
  record_id uuid not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null,
  state text not null default 'made' check (state in ('made', 'replaced', 'withdrawn', 'received')),
  file_id uuid,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content_hash text not null,
  files integer not null,
  made_by_person_id uuid not null references person,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  archive_name text,
  archive_reference text,
  received_on date,
  confirmed_by_person_id uuid references person,
  confirmed_by_name text,
  confirmed_at timestamptz,
  version integer not null default 1,
  constraint transfer_package_received_whole check ((state = 'received') = (num_nonnulls(archive_name, archive_reference, received_on, confirmed_by_person_id) = 4)),
  constraint transfer_package_kept_while_made check (state <> 'made' or file_id is not null)
);
comment on table transfer_package is 'purpose: purpose_code; retention: with its list; the content goes when the archive confirmed it, what stays is a checksum and the number of the archive';
comment on column transfer_package.file_id is 'null: the content and its key are gone';
comment on column transfer_package.sha256 is 'category: logboek; of the package as it left';
comment on column transfer_package.shown_to is 'category: logboek; as that of the term';
comment on column transfer_package.content_hash is 'of the rows and files that were packed: another one means that the record changed since';
comment on column transfer_package.made_by_name is 'category: medewerker';
comment on column transfer_package.archive_name is 'category: logboek; the archive that took it over';
comment on column transfer_package.archive_reference is 'category: logboek; the number under which the archive keeps it';
comment on column transfer_package.received_on is 'category: logboek';
comment on column transfer_package.confirmed_by_name is 'category: medewerker';
create unique index transfer_package_made_once on transfer_package (organisation_id, list_id, record_id) where state in ('made', 'received');
create index transfer_package_of_list on transfer_package (list_id);
create index transfer_package_of_record on transfer_package (record_id);
call secure_table('transfer_package');
create policy of_my_list on transfer_package for select to schakel_app
  using (organisation_id = (select scope_organisation()) and list_id = any ((select my_destruction_list_ids())::uuid[]));
grant select on transfer_package to schakel_app;
insert into record_sweep values
  ('destruction-report', 0, 'transfer_package', 'delete from transfer_package p using destruction_list l where l.id = p.list_id and l.executed_at < $1 and p.file_id is null');

alter table destruction_item drop constraint destruction_item_result_check;
alter table destruction_item add constraint destruction_item_result_check check (result in ('destroyed', 'kept', 'to-transfer', 'transferred', 'left'));

/* The content of packages of a record goes: the key first, then what lies on disk. */
create function drop_transfer_packages(p_record uuid, p_state text) returns void language plpgsql set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select file_id from transfer_package where record_id = p_record and file_id is not null);
  delete from keystore.file_key where file_id = any (gone);
  insert into file_removal (file_id) select unnest(gone) on conflict do nothing;
  update transfer_package set file_id = null, state = case when state = 'made' then p_state else state end, version = version + 1
   where record_id = p_record and file_id is not null;
end $$;
create function destroy_transfer_packages(p_record uuid) returns void language sql set search_path = public, pg_temp as $$
  select drop_transfer_packages(p_record, 'withdrawn')
$$;
revoke execute on function drop_transfer_packages(uuid, text), destroy_transfer_packages(uuid) from public;

/* Who lifts the hold of a transfer takes the decision back: the record no longer waits, and its package goes. */
create function transfer_is_off() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform drop_transfer_packages(new.record_id, 'withdrawn');
  update record_term set to_transfer = false where record_id = new.record_id and organisation_id = new.organisation_id;
  return null;
end $$;
create trigger transfer_hold_lifted after update of lifted_at on retention_hold for each row
  when (new.reason_code = 'transfer' and old.lifted_at is null and new.lifted_at is not null) execute function transfer_is_off();

/* The item of a list that waits for the archive, for who may have it carried out; locks it. */
create function item_to_transfer(p_list uuid, p_record uuid) returns destruction_item
language plpgsql set search_path = public, pg_temp as $$
declare l destruction_list; i destruction_item;
begin
  if scope_person() is null or scope_is_processor() or not scope_keeps_records() then return null; end if;
  select * into l from destruction_list where id = p_list and organisation_id = scope_organisation();
  if not found or not (l.made_by_person_id = scope_person() or scope_oversees_records()) then return null; end if;
  select * into i from destruction_item where list_id = p_list and record_id = p_record and organisation_id = l.organisation_id and result = 'to-transfer' for update;
  return i;
end $$;
revoke execute on function item_to_transfer(uuid, uuid) from public;

/* What of a record goes to the archive, with what the rules say of it: for the maker of the list or who oversees records, once the list was carried out and
   as long as it waits. Null: no such record, or not for the caller. */
create function content_to_transfer(p_list uuid, p_record uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare i destruction_item; named text; f record_facts; r retention_rule; content jsonb;
begin
  i := item_to_transfer(p_list, p_record);
  select content_function into named from record_kind where kind = i.record_kind;
  if named is null then return null; end if;
  f := facts_of(i.record_kind, p_record);
  if f.organisation_id is distinct from i.organisation_id then return null; end if;
  execute format('select %I($1)', named) into content using p_record;
  select * into r from retention_rule where id = i.rule_id;
  return content || jsonb_build_object('recordKind', i.record_kind, 'reference', i.reference, 'purpose', i.purpose_code, 'startedOn', i.started_on, 'endsOn', i.destroy_on,
    'startEvent', r.start_event, 'months', r.months, 'decidedOn', (i.decided_at at time zone 'Europe/Amsterdam')::date, 'contentHash', md5(content::text));
end $$;

/* Writes down the package that was made of it; one that was made before is replaced and goes. Null: not for the caller. */
create function keep_transfer_package(p_id uuid, p_list uuid, p_record uuid, p_file uuid, p_size bigint, p_sha256 text, p_content_hash text, p_files integer) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare i destruction_item;
begin
  i := item_to_transfer(p_list, p_record);
  if i.record_id is null then return null; end if;
  perform drop_transfer_packages(p_record, 'replaced');
  insert into transfer_package (id, organisation_id, purpose_code, list_id, record_id, record_kind, reference, shown_to, file_id, size, sha256, content_hash, files, made_by_person_id, made_by_name)
  select p_id, i.organisation_id, i.purpose_code, p_list, p_record, i.record_kind, i.reference, i.shown_to, p_file, p_size, p_sha256, p_content_hash, p_files, scope_person(), name
    from person where id = scope_person();
  return p_id;
end $$;

/* The archive has it: writes that down and destroys the record, in the transaction of the caller. Null: no such package, or not for the caller. Answers
   {files}; or {refused: stale | checksum-differs | package-outdated | <what stands in the way>}. */
create function confirm_transfer(p_package uuid, p_version integer, p_sha256 text, p_archive text, p_reference text, p_received_on date) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare p transfer_package; i destruction_item; f record_facts; named text; content jsonb; why text; told jsonb;
begin
  select * into p from transfer_package where id = p_package and organisation_id = scope_organisation() for update;
  if not found then return null; end if;
  i := item_to_transfer(p.list_id, p.record_id);
  if i.record_id is null or p.state <> 'made' then return null; end if;
  if p.version <> p_version then return jsonb_build_object('refused', 'stale'); end if;
  if p.sha256 <> lower(p_sha256) then return jsonb_build_object('refused', 'checksum-differs'); end if;
  f := facts_of(p.record_kind, p.record_id);
  if f.organisation_id is distinct from p.organisation_id then return null; end if;
  perform compute_record_term(p.record_kind, p.record_id);
  -- The hold of the transfer itself has done its work; any other keeps the record.
  delete from retention_hold where record_id = p.record_id and organisation_id = p.organisation_id and reason_code = 'transfer';
  why := standing_in_the_way(p.record_kind, p.record_id, f);
  select content_function into named from record_kind where kind = p.record_kind;
  execute format('select %I($1)', named) into content using p.record_id;
  if why is null and md5(content::text) <> p.content_hash then why := 'package-outdated'; end if;
  if why is not null then return jsonb_build_object('refused', why); end if;
  update transfer_package set state = 'received', archive_name = p_archive, archive_reference = p_reference, received_on = p_received_on, confirmed_by_person_id = scope_person(),
         confirmed_by_name = (select name from person where id = scope_person()), confirmed_at = clock_timestamp() where id = p.id;
  told := destroy_record(p.record_kind, p.record_id, f, i.rule_id, p.list_id);
  update destruction_item set result = 'transferred', counts = told, settled_at = clock_timestamp()
   where list_id = p.list_id and record_id = p.record_id and organisation_id = p.organisation_id;
  return jsonb_build_object('recordId', p.record_id, 'purpose', p.purpose_code, 'recordKind', p.record_kind, 'listId', p.list_id, 'rows', told);
end $$;
revoke execute on function content_to_transfer(uuid, uuid), keep_transfer_package(uuid, uuid, uuid, uuid, bigint, text, text, integer),
  confirm_transfer(uuid, integer, text, text, text, date) from public;
grant execute on function content_to_transfer(uuid, uuid), keep_transfer_package(uuid, uuid, uuid, uuid, bigint, text, text, integer),
  confirm_transfer(uuid, integer, text, text, text, date) to schakel_app;

/* As before, and first of all what was decided on the record is put aside without whom it was about. */
create or replace function destroy_record(p_kind text, p_record uuid, f record_facts, p_rule uuid, p_list uuid) returns jsonb
language plpgsql set search_path = public, pg_temp as $$
declare named text; told jsonb;
begin
  insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
  select decisions_function into named from record_kind where kind = p_kind;
  if named is not null then
    execute format('insert into kept_decision (decision_id, organisation_id, purpose_code, record_kind, record_reference, shown_to, decision_kind, decided_on, number, legal_bases)
      select d.decision_id, d.organisation_id, $2, $3, $4, $5, d.kind, d.decided_on, d.number, coalesce(d.legal_bases, ''[]'') from %I($1) d on conflict do nothing', named)
      using p_record, f.purpose_code, p_kind, f.reference, f.shown_to;
  end if;
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
