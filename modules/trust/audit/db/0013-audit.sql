-- Every look and change at personal data. Fields follow Logboek Dataverwerkingen; users are our own audit part.
create table audit_event (
  id uuid primary key,
  occurred_at timestamptz not null,
  trace_id text not null,
  operation_id text not null,
  parent_operation_id text,
  operation_name text not null,
  start_time timestamptz not null,
  end_time timestamptz not null,
  status text not null check (status in ('OK', 'REFUSED', 'ERROR')),
  action text not null,
  record_kind text not null,
  actor_kind text not null check (actor_kind in ('person', 'service', 'job', 'processor', 'system')),
  actor_person_id uuid,
  actor_appointment_id uuid,
  actor_organisation_id uuid,
  actor_name text not null,
  actor_organisation_name text not null,
  session_id uuid,
  rule_code text
);
comment on column audit_event.actor_name is 'category: medewerker; as it was when it happened';
call secure_table('audit_event');
call append_only('audit_event');

-- One entry for each organisation whose data the event touched: what its privacy officer reads.
create table audit_entry (
  event_id uuid not null references audit_event,
  organisation_id uuid not null references organisation,
  entry_no smallint not null,
  occurred_at timestamptz not null,
  purpose_code text,
  processing_activity_id text not null,
  record_ids uuid[] not null,
  data_subjects text[] not null,
  leaf_hash bytea not null,
  primary key (event_id, organisation_id, entry_no)
);
comment on column audit_entry.data_subjects is 'category: gepseudonimiseerd; keyed pseudonyms of the persons whose data were touched';
create index audit_entry_of_organisation on audit_entry (organisation_id, occurred_at desc, event_id);
create index audit_entry_of_record on audit_entry using gin (record_ids);
call secure_table('audit_entry');
call append_only('audit_entry');

-- Payload and salt lie apart from header and leaf hash: retention can drop them and the log stays provable.
create table audit_payload (
  event_id uuid not null,
  organisation_id uuid not null,
  entry_no smallint not null,
  salt bytea not null,
  payload jsonb not null,
  primary key (event_id, organisation_id, entry_no)
);
comment on column audit_payload.payload is 'category: logboek; fields shown and details, never the values of fields';
call secure_table('audit_payload');
create trigger no_change before update on audit_payload for each row execute function refuse_change();

create table pseudonym_key (organisation_id uuid primary key references organisation, key bytea not null);
call secure_table('pseudonym_key');

create function data_subject_pseudonym(p_organisation uuid, p_subject text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare k bytea;
begin
  select key into k from pseudonym_key where organisation_id = p_organisation;
  if k is null then
    insert into pseudonym_key values (p_organisation, gen_random_bytes(32)) on conflict do nothing;
    select key into k from pseudonym_key where organisation_id = p_organisation;
  end if;
  return encode(hmac(convert_to(p_subject, 'UTF8'), k, 'sha256'), 'hex');
end $$;
revoke execute on function data_subject_pseudonym(uuid, text) from public;

/* Writes the events of one request; actor and session come from the scope claim, never from the caller.
   p_events: [{id, traceId, operationId, parentOperationId?, name, start, status, action, kind, rule?, fields?, detail?,
   entries: [{organisationId, purpose?, ids: [uuid], subjects?: [text]}]}] */
create function write_audit(p_events jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare c jsonb := scope_claim(); e jsonb; en jsonb; n smallint; salt bytea; body jsonb; who text; whose text; moment timestamptz := clock_timestamp();
begin
  if c is null then raise exception 'audit needs a scope' using errcode = 'insufficient_privilege'; end if;
  select name into who from person where id = (c ->> 'p')::uuid;
  select o.name into whose from organisation o where id = coalesce(c ->> 'ao', c ->> 'o')::uuid;
  for e in select * from jsonb_array_elements(p_events) loop
    insert into audit_event values ((e ->> 'id')::uuid, moment, e ->> 'traceId', e ->> 'operationId', e ->> 'parentOperationId', e ->> 'name',
      (e ->> 'start')::timestamptz, moment, e ->> 'status', e ->> 'action', e ->> 'kind', c ->> 'k', (c ->> 'p')::uuid, (c ->> 'a')::uuid,
      coalesce(c ->> 'ao', c ->> 'o')::uuid, who, whose, (c ->> 's')::uuid, e ->> 'rule');
    n := 0;
    -- A list that showed nothing was looked at all the same: the own organisation gets the entry.
    for en in select * from jsonb_array_elements(case when jsonb_array_length(e -> 'entries') > 0 then e -> 'entries'
        else jsonb_build_array(jsonb_build_object('organisationId', c ->> 'o')) end) loop
      salt := gen_random_bytes(16);
      body := jsonb_build_object('fields', coalesce(e -> 'fields', '[]'), 'detail', coalesce(e -> 'detail', '{}'));
      insert into audit_payload values ((e ->> 'id')::uuid, (en ->> 'organisationId')::uuid, n, salt, body);
      insert into audit_entry values ((e ->> 'id')::uuid, (en ->> 'organisationId')::uuid, n, moment, en ->> 'purpose',
        'urn:schakel:verwerking:' || coalesce(en ->> 'purpose', 'algemeen'),
        array(select value::uuid from jsonb_array_elements_text(coalesce(en -> 'ids', '[]'))),
        array(select data_subject_pseudonym((en ->> 'organisationId')::uuid, value) from jsonb_array_elements_text(coalesce(en -> 'subjects', '[]'))),
        sha256('\x00'::bytea || salt || convert_to(jsonb_build_object('event', e - 'entries', 'entry', en, 'actor', c - 'u' - 'w' - 'r' - 'g', 'at', moment)::text, 'UTF8')));
      n := n + 1;
    end loop;
  end loop;
end $$;
revoke execute on function write_audit(jsonb) from public;
grant execute on function write_audit(jsonb) to schakel_app;

-- Only who supervises the own organisation's data reads its entries; administrators and colleagues do not.
create function scope_supervises() returns boolean language sql stable as $$
  select scope_groups() && array['privacy-officer', 'fg', 'auditor']
$$;
create policy own_supervisor on audit_entry to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy own_supervisor on audit_payload to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy entry_visible on audit_event to schakel_app
  using (exists (select 1 from audit_entry e where e.event_id = audit_event.id));
grant select on audit_event, audit_entry, audit_payload to schakel_app;

/* Who else looked at this record of the own organisation and of a purpose in scope: for the line "Waarom mag ik dit zien?". */
create function looks_at_record(p_record uuid) returns table (occurred_at timestamptz, actor_name text, actor_organisation_name text, action text, rule_code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select en.occurred_at, ev.actor_name, ev.actor_organisation_name, ev.action, ev.rule_code
    from audit_entry en join audit_event ev on ev.id = en.event_id
   where en.record_ids @> array[p_record] and en.organisation_id = scope_organisation()
     and en.purpose_code = any (scope_purposes()) and ev.status = 'OK'
   order by en.occurred_at desc limit 200
$$;
revoke execute on function looks_at_record(uuid) from public;
grant execute on function looks_at_record(uuid) to schakel_app;
