/* What only named people open, only they search: a keeper is who is named for such a record. Every part asks every keeper of its organisation,
   whether there is anything or not, so that a task tells nothing. What a keeper finds stays with who is named for it; the officer gets what may
   be told, and nothing found reads as nothing to be told (UAVG 41). */
create table keeper_task (
  id uuid primary key,
  part_id uuid not null references rights_part,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  person_id uuid not null references person,
  state text not null default 'open' check (state in ('open', 'answered', 'lapsed')),
  due_on date not null,
  asked_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  answer jsonb,
  version integer not null default 1,
  constraint keeper_task_once unique (organisation_id, part_id, person_id),
  constraint keeper_task_answered_whole check ((state = 'answered') = (answered_at is not null) and (state = 'answered') = (answer is not null))
);
comment on table keeper_task is 'purpose: purpose_code; retention: with its request';
comment on column keeper_task.due_on is 'category: verzoek';
comment on column keeper_task.answer is 'category: verzoek; what may be told: {records: [{purpose, receivedOn, decision, fields}], recipients}';
create index keeper_task_of_part on keeper_task (part_id);
create index keeper_task_of_person on keeper_task (person_id, due_on);
call secure_table('keeper_task');

-- Of each record that was found: somebody else, to be shown, or not and why. Read by who is named for the record, and by nobody else.
create table keeper_item (
  id uuid primary key,
  task_id uuid not null references keeper_task,
  part_id uuid not null references rights_part,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  person_id uuid not null references person,
  source_purpose_code text not null,
  mention_id uuid not null,
  signal_id uuid not null,
  outcome text not null check (outcome in ('someone-else', 'shown', 'withheld')),
  reasons text[] not null default '{}',
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  constraint keeper_item_withheld_with_reason check ((outcome = 'withheld') = (cardinality(reasons) > 0))
);
comment on table keeper_item is 'purpose: purpose_code; retention: with its request';
comment on column keeper_item.outcome is 'category: verzoek';
comment on column keeper_item.reasons is 'category: verzoek';
comment on column keeper_item.decided_by_name is 'category: medewerker';
create index keeper_item_of_task on keeper_item (task_id);
create index keeper_item_of_part on keeper_item (part_id, mention_id);
call secure_table('keeper_item');
call append_only('keeper_item');

/* Records of a part that a keeper decided on who still stands for it. What somebody decided whose task was let go is for the others. */
create function decided_by_keepers(p_part uuid) returns setof uuid language sql stable set search_path = public, pg_temp as $$
  select i.mention_id from keeper_item i join keeper_task t on t.id = i.task_id where i.part_id = p_part and t.state <> 'lapsed' and i.decided_at >= t.asked_at
$$;
revoke execute on function decided_by_keepers(uuid) from public;

-- The first keeper of a record decides on it; two at once wait for each other.
create function keeper_decides_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from rights_part where id = new.part_id for no key update;
  if new.mention_id in (select decided_by_keepers(new.part_id)) then
    raise exception 'another keeper decided on this' using errcode = 'check_violation', constraint = 'keeper_item_once';
  end if;
  return new;
end $$;
create trigger keeper_decides_once before insert on keeper_item for each row execute function keeper_decides_once();

/* Which records a keeper saw in a search. Apart from the audit log, for supervisors read that: there a look names the task and looks the same
   whether anything was found or not. */
create table keeper_look (
  id uuid primary key,
  task_id uuid not null references keeper_task,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  person_id uuid not null references person,
  source_purpose_code text not null,
  mention_id uuid not null,
  signal_id uuid not null,
  looked_at timestamptz not null default clock_timestamp()
);
comment on table keeper_look is 'purpose: purpose_code; retention: with its request';
create index keeper_look_of_task on keeper_look (task_id);
call secure_table('keeper_look');
call append_only('keeper_look');

/* Parts for which this person is asked to look, as long as the part is worked on. */
create function my_keeper_part_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.part_id), '{}') from keeper_task t join rights_part p on p.id = t.part_id
   where t.person_id = scope_person() and t.organisation_id = scope_organisation() and t.state <> 'lapsed' and p.state = 'open'
     and not scope_is_processor()
$$;
create function my_open_keeper_task_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.id), '{}') from keeper_task t join rights_part p on p.id = t.part_id
   where t.person_id = scope_person() and t.organisation_id = scope_organisation() and t.state = 'open' and p.state = 'open'
     and not scope_is_processor()
$$;
revoke execute on function my_keeper_part_ids(), my_open_keeper_task_ids() from public;
grant execute on function my_keeper_part_ids(), my_open_keeper_task_ids() to schakel_app;

create policy keeper on keeper_task for select to schakel_app
  using (organisation_id = (select scope_organisation()) and person_id = (select scope_person()) and not (select scope_is_processor()));
create policy officer on keeper_task for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy answers on keeper_task for update to schakel_app
  using (organisation_id = (select scope_organisation()) and id = any ((select my_open_keeper_task_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person()) and state = 'answered');
grant select on keeper_task to schakel_app;
grant update (state, answered_at, answer, version) on keeper_task to schakel_app;

-- The keeper sees who asks, what, and the keys to search by.
create policy keeper on rights_part for select to schakel_app
  using (organisation_id = (select scope_organisation()) and id = any ((select my_keeper_part_ids())::uuid[]));

create policy named on keeper_item for select to schakel_app
  using (organisation_id = (select scope_organisation()) and source_purpose_code = any ((select scope_purposes())::text[])
    and signal_id = any ((select my_named_signal_ids())::uuid[]));
create policy decides on keeper_item for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person())
    and source_purpose_code = any ((select scope_purposes())::text[]) and signal_id = any ((select my_named_signal_ids())::uuid[])
    and task_id = any ((select my_open_keeper_task_ids())::uuid[])
    and exists (select 1 from keeper_task t where t.id = task_id and t.part_id = keeper_item.part_id));
grant select, insert on keeper_item to schakel_app;

create policy named on keeper_look for select to schakel_app
  using (organisation_id = (select scope_organisation()) and source_purpose_code = any ((select scope_purposes())::text[])
    and signal_id = any ((select my_named_signal_ids())::uuid[]));
create policy looks on keeper_look for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person())
    and signal_id = any ((select my_named_signal_ids())::uuid[]) and task_id = any ((select my_open_keeper_task_ids())::uuid[]));
grant select, insert on keeper_look to schakel_app;

/* Who is named for a record that only named people open, and still works there. */
create function keepers_of(p_organisation uuid) returns setof uuid language sql stable set search_path = public, pg_temp as $$
  select distinct r.person_id from signal_named_reader r join signal s on s.id = r.signal_id and s.audience in ('named', 'restricted')
    join person p on p.id = r.person_id and p.blocked_at is null
   where r.organisation_id = p_organisation
     and exists (select 1 from appointment a where a.person_id = r.person_id and a.organisation_id = r.organisation_id
           and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date))
$$;
revoke execute on function keepers_of(uuid) from public;

/* Keepers of the own organisation, for who reads requests: whose tasks still stand. That somebody is one says nothing of a requester. */
create function my_keeper_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when scope_reads_rights() then array(select keepers_of(scope_organisation())) else '{}' end
$$;
revoke execute on function my_keeper_ids() from public;
grant execute on function my_keeper_ids() to schakel_app;

/* Days that the officer keeps after the keepers for the own part. */
create function keeper_due_on(p_part_due_on date) returns date language sql stable as $$ select greatest(current_date, p_part_due_on - 3) $$;

/* Asks the keepers of an organisation in its open parts, or in one of them, each once and with word that there is something to do. A person who
   has just been named is asked again: what was answered before was about less. */
create function ask_keepers(p_organisation uuid, p_part uuid, p_person uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
declare t record;
begin
  for t in
    insert into keeper_task (id, part_id, organisation_id, person_id, due_on)
    select uuidv7(), p.id, p.organisation_id, k, keeper_due_on(p.due_on)
      from rights_part p cross join lateral keepers_of(p.organisation_id) k
     where p.organisation_id = p_organisation and p.state = 'open' and (p_part is null or p.id = p_part) and (p_person is null or k = p_person)
    on conflict on constraint keeper_task_once do update
       set state = 'open', asked_at = case when keeper_task.state = 'lapsed' then clock_timestamp() else keeper_task.asked_at end, answered_at = null, answer = null, due_on = excluded.due_on, version = keeper_task.version + 1
     where keeper_task.state <> 'open'
    returning id, organisation_id, person_id
  loop
    perform write_notification(uuidv7(), t.organisation_id, t.person_id, 'keeper-asked', 'keeper-task', t.id, true);
  end loop;
end $$;
revoke execute on function ask_keepers(uuid, uuid, uuid) from public;

create function part_asks_keepers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform ask_keepers(new.organisation_id, new.id, null);
  return null;
end $$;
create trigger part_asks_keepers after insert on rights_part for each row execute function part_asks_keepers();

-- Another fact about the requester may find what was not found before.
create trigger new_facts_ask_keepers after update of keys on rights_part for each row
  when (new.state = 'open' and new.keys is distinct from old.keys) execute function part_asks_keepers();

create function named_reader_is_asked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform ask_keepers(new.organisation_id, null, new.person_id);
  return null;
end $$;
create trigger named_reader_is_asked after insert on signal_named_reader for each row execute function named_reader_is_asked();

create function shielding_asks_keepers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform ask_keepers(r.organisation_id, null, r.person_id) from signal_named_reader r where r.signal_id = new.id;
  return null;
end $$;
create trigger shielding_asks_keepers after update of audience on signal for each row
  when (new.audience in ('named', 'restricted') and old.audience not in ('named', 'restricted')) execute function shielding_asks_keepers();

-- No part is finished while a keeper has not answered; what is not worked on any more asks nothing.
create function part_waits_for_keepers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'finished' and exists (select 1 from keeper_task t where t.part_id = new.id and t.state = 'open') then
    raise exception 'a keeper has not answered' using errcode = 'check_violation', constraint = 'keepers_answered';
  end if;
  update keeper_task set state = 'lapsed', version = version + 1 where part_id = new.id and state = 'open';
  return new;
end $$;
create trigger part_waits_for_keepers before update of state on rights_part for each row
  when (old.state = 'open' and new.state <> 'open') execute function part_waits_for_keepers();

/* Lets tasks go of who cannot answer any more: not named, or not working there. What they decided is for the other keepers. */
create function settle_keeper_tasks(p_part uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(scope_handles_rights(), false) then raise exception 'only who handles requests settles them' using errcode = 'insufficient_privilege'; end if;
  update keeper_task set state = 'lapsed', version = version + 1
   where part_id = p_part and organisation_id = scope_organisation() and state = 'open' and not person_id = any (my_keeper_ids());
end $$;
revoke execute on function settle_keeper_tasks(uuid) from public;
grant execute on function settle_keeper_tasks(uuid) to schakel_app;

-- Parts that are open now ask as well.
select ask_keepers(o.id, null, null) from organisation o;

update record_sweep set step = step + 3 where record_kind = 'rights-request' and step >= 8;
insert into record_sweep values
  ('rights-request', 8, 'keeper_look', 'delete from keeper_look l using keeper_task t, rights_part p
     where t.id = l.task_id and p.id = t.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 9, 'keeper_item', 'delete from keeper_item i using rights_part p where p.id = i.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 10, 'keeper_task', 'delete from keeper_task t using rights_part p where p.id = t.part_id and rights_request_ended_before(p.request_id, $1)');
