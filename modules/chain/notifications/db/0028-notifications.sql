-- A word that something is there. It names a record and never tells what the record says.
create table notification (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  kind text not null check (kind ~ '^[a-z][a-z-]{1,60}$'),
  record_kind text not null check (record_kind ~ '^[a-z][a-z-]{1,40}$'),
  record_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  read_at timestamptz
);
comment on table notification is 'purpose: that of the record it points at; retention: 90 days after reading';
create index notification_of_person on notification (person_id, organisation_id, id desc);
-- Unread and about the same is said once.
create unique index notification_unread_once on notification (organisation_id, person_id, kind, record_id) where read_at is null;
call secure_table('notification');
create policy own on notification to schakel_app
  using (person_id = (select scope_person()) and organisation_id = (select scope_organisation()))
  with check (person_id = (select scope_person()) and organisation_id = (select scope_organisation()));
grant select on notification to schakel_app;
grant update (read_at) on notification to schakel_app;
create policy system_cleans on notification to schakel_system using (true);
grant select, delete on notification to schakel_system;

-- Mail that must go: written in the transaction of what it tells about, sent by a job, kept until it went.
create table mail_outbox (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  notification_id uuid not null references notification on delete cascade,
  to_address text not null,
  language text not null check (language in ('nl', 'en')),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_failure text,
  message_id text,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  constraint mail_of_notification_once unique (organisation_id, notification_id)
);
comment on column mail_outbox.to_address is 'category: medewerker';
create index mail_waiting on mail_outbox (next_attempt_at) where state = 'waiting';
call secure_table('mail_outbox');
create policy system_sends on mail_outbox to schakel_system using (true) with check (true);
grant select, delete on mail_outbox to schakel_system;
grant update (state, attempts, next_attempt_at, last_failure, message_id, sent_at) on mail_outbox to schakel_system;

/* Wakes a background worker when this transaction commits. What must be done stands in tables of our own, so a product
   that runs without a worker loses nothing: the worker looks there when it starts. */
create function enqueue_job(p_task text, p_payload json default '{}') returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regprocedure('graphile_worker.add_job(text,json,text,timestamptz,integer,text,integer,text[],text)') is null then return; end if;
  execute 'select graphile_worker.add_job($1, $2, job_key => $3)' using p_task, p_payload, p_task || md5(p_payload::text);
end $$;
revoke execute on function enqueue_job(text, json) from public;
grant execute on function enqueue_job(text, json) to schakel_app, schakel_system;

/* Tells one person of any organisation that there is something; with mail when that person has an address.
   Returns whether it was new: an unread word about the same is not repeated. */
create function write_notification(p_id uuid, p_organisation uuid, p_person uuid, p_kind text, p_record_kind text, p_record uuid, p_mail boolean)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare who record;
begin
  if not exists (select 1 from appointment where person_id = p_person and organisation_id = p_organisation
      and valid_from <= current_date and (valid_until is null or valid_until >= current_date)) then return false; end if;
  insert into notification (id, organisation_id, person_id, kind, record_kind, record_id)
  values (p_id, p_organisation, p_person, p_kind, p_record_kind, p_record) on conflict do nothing;
  if not found then return false; end if;
  select email, language into who from person where id = p_person and blocked_at is null;
  if p_mail and who.email is not null then
    insert into mail_outbox (id, organisation_id, notification_id, to_address, language)
    values (gen_random_uuid(), p_organisation, p_id, who.email, who.language);
    perform enqueue_job('send-mail');
  end if;
  return true;
end $$;
revoke execute on function write_notification(uuid, uuid, uuid, text, text, uuid, boolean) from public;

/* The door of a request: only inside a scope. */
create function notify_person(p_id uuid, p_organisation uuid, p_person uuid, p_kind text, p_record_kind text, p_record uuid, p_mail boolean)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_person() is null then raise exception 'a notification needs a scope' using errcode = 'insufficient_privilege'; end if;
  return write_notification(p_id, p_organisation, p_person, p_kind, p_record_kind, p_record, p_mail);
end $$;
revoke execute on function notify_person(uuid, uuid, uuid, text, text, uuid, boolean) from public;
grant execute on function notify_person(uuid, uuid, uuid, text, text, uuid, boolean) to schakel_app;
-- Jobs tell people about terms; they see nothing else of the records.
grant execute on function write_notification(uuid, uuid, uuid, text, text, uuid, boolean) to schakel_system;

-- What is kept only for a short time, removed by the daily clean-up.
create policy system_cleans on signal_draft to schakel_system using (true);
grant select (id, updated_at), delete on signal_draft to schakel_system;
