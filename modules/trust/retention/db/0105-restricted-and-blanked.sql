/* A record that a person concerned asked to leave alone (AVG 18) is stored and nothing else: it is neither given to an archive nor destroyed while that
   lasts. And a record of which a part was blanked: where that was, in ids and numbers, so that a restored database can blank it again. */
alter table record_kind
  add column restricted_function text,
  add column blank_function text;
comment on column record_kind.restricted_function is 'function(uuid) returns boolean: a restriction stands on the record or on something in it; null: none can';
comment on column record_kind.blank_function is 'function(uuid, jsonb): blanks again what these marks say; null: nothing of it is ever blanked';

create function is_restricted(p_kind text, p_record uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare named text; told boolean;
begin
  select restricted_function into named from record_kind where kind = p_kind;
  if named is null then return false; end if;
  execute format('select %I($1)', named) into told using p_record;
  return told;
end $$;
revoke execute on function is_restricted(text, uuid) from public;

/* As before, and a restriction keeps the record. */
create or replace function standing_in_the_way(p_kind text, p_record uuid, f record_facts) returns text language sql stable set search_path = public, pg_temp as $$
  select case
    when exists (select 1 from retention_hold h where h.record_id = p_record and h.lifted_at is null) then 'on-hold'
    when is_restricted(p_kind, p_record) then 'restricted'
    when f.blocked_by is not null then f.blocked_by
    when f.outcome is null then 'in-progress'
    when t.record_id is null then 'term-not-running'
    when t.state = 'unknown' then 'term-unknown'
    when greatest(t.destroy_on, t.kept_until) >= (clock_timestamp() at time zone 'Europe/Amsterdam')::date then 'term-not-over'
  end
  from (select 1) one left join record_term t on t.record_id = p_record and t.record_kind = p_kind
$$;

/* As before; a restricted record answers {refused: restricted} and nothing that it says. */
create or replace function content_to_transfer(p_list uuid, p_record uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare i destruction_item; named text; f record_facts; r retention_rule; content jsonb;
begin
  i := item_to_transfer(p_list, p_record);
  select content_function into named from record_kind where kind = i.record_kind;
  if named is null then return null; end if;
  f := facts_of(i.record_kind, p_record);
  if f.organisation_id is distinct from i.organisation_id then return null; end if;
  if is_restricted(i.record_kind, p_record) then return jsonb_build_object('refused', 'restricted'); end if;
  execute format('select %I($1)', named) into content using p_record;
  select * into r from retention_rule where id = i.rule_id;
  return content || jsonb_build_object('recordKind', i.record_kind, 'reference', i.reference, 'purpose', i.purpose_code, 'startedOn', i.started_on, 'endsOn', i.destroy_on,
    'startEvent', r.start_event, 'months', r.months, 'decidedOn', (i.decided_at at time zone 'Europe/Amsterdam')::date, 'contentHash', md5(content::text));
end $$;

/* Whether what a package holds was restricted since it was made; for who sees its list. */
create function package_is_restricted(p_package uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select is_restricted(p.record_kind, p.record_id) from transfer_package p
    where p.id = p_package and p.organisation_id = scope_organisation() and p.list_id = any (my_destruction_list_ids())), false)
$$;
revoke execute on function package_is_restricted(uuid) from public;
grant execute on function package_is_restricted(uuid) to schakel_app;

-- Written in the transaction that blanks. A database without the row is one from before: its text is as it was then.
create table blanked_record (
  record_id uuid not null,
  nth integer not null check (nth > 0),
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  marks jsonb not null,
  blanked_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, record_id, nth)
);
comment on table blanked_record is 'purpose: purpose_code; retention: with its record; that something in it was blanked and where, nothing of what stood there';
comment on column blanked_record.nth is 'how many times this record was blanked with this one; replayed in this order';
comment on column blanked_record.marks is 'category: logboek; ids, places and lengths, as the module of the kind reads them';
call secure_table('blanked_record');
call append_only('blanked_record');
-- For the journal, which lies outside the database.
create policy system_copies on blanked_record for select to schakel_system using (true);
grant select on blanked_record to schakel_system;

create function destroy_blankings(p_record uuid) returns void language sql set search_path = public, pg_temp as $$
  select destroy_rows('blanked_record', 'record_id = $1', p_record)
$$;
revoke execute on function destroy_blankings(uuid) from public;
insert into record_part values ('signal', 28, 'destroy_blankings');

/* Writes down that something in a record is blanked now, and takes what may still say it elsewhere: answers kept for a repeat, a package for an archive. Who
   calls holds the lock on the record. */
create function note_blanked(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_marks jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  insert into blanked_record (record_id, nth, organisation_id, purpose_code, record_kind, marks)
  select p_record, coalesce(max(nth), 0) + 1, p_organisation, p_purpose, p_kind, p_marks from blanked_record where organisation_id = p_organisation and record_id = p_record;
  perform drop_copies_of_blanked(p_record);
end $$;
create function drop_copies_of_blanked(p_record uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  delete from idempotency_key where reply like '%' || p_record || '%';
  perform drop_transfer_packages(p_record, 'replaced');
end $$;

/* Blanks again what the journal says was blanked, in a database that was restored from before. Only the owner, before the product opens, in the order of `nth`.
   Answers whether there was anything to blank: not when it was done, and not when the record is gone. */
create function replay_blanked_record(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_nth integer, p_marks jsonb, p_at timestamptz) returns boolean
language plpgsql set search_path = public, pg_temp as $$
declare f record_facts; named text;
begin
  if exists (select 1 from blanked_record where organisation_id = p_organisation and record_id = p_record and nth = p_nth) then return false; end if;
  select blank_function into named from record_kind where kind = p_kind;
  if named is null then raise exception 'nothing of a % can be blanked', p_kind; end if;
  f := facts_of(p_kind, p_record);
  if f.organisation_id is null then return false; end if;
  execute format('select %I($1, $2)', named) using p_record, p_marks;
  insert into blanked_record (record_id, nth, organisation_id, purpose_code, record_kind, marks, blanked_at)
  values (p_record, p_nth, p_organisation, p_purpose, p_kind, p_marks, p_at);
  perform drop_copies_of_blanked(p_record);
  return true;
end $$;
revoke execute on function note_blanked(text, uuid, uuid, text, jsonb), drop_copies_of_blanked(uuid),
  replay_blanked_record(text, uuid, uuid, text, integer, jsonb, timestamptz) from public;
