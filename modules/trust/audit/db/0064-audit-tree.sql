-- A Merkle tree over all entries (RFC 6962), with signed checkpoints: docs/adr/0017. The leaf of an entry is made when it
-- gets its place, from its stored columns; what older versions hashed while writing goes along in the leaf.
alter table audit_entry alter column leaf_hash drop not null;
comment on column audit_entry.leaf_hash is 'of before the tree: a salted hash that others can not make again; new entries have none';

-- Entries that have no place in the tree yet. Filled by whoever writes an entry, in the same transaction; oldest first.
-- What it points at was checked with the entry: recording pays for this row too.
create table audit_tail (
  occurred_at timestamptz not null,
  event_id uuid not null,
  organisation_id uuid not null,
  entry_no smallint not null,
  primary key (occurred_at, event_id, organisation_id, entry_no)
);
call secure_table('audit_tail');
create trigger no_change before update on audit_tail for each row execute function refuse_change();
create policy system_sequences on audit_tail to schakel_system using (true);
create policy own_supervisor on audit_tail for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
grant select, delete on audit_tail to schakel_system;
grant select on audit_tail to schakel_app;

create function audit_entry_waits() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into audit_tail values (new.occurred_at, new.event_id, new.organisation_id, new.entry_no);
  return null;
end $$;
create trigger waits_for_place after insert on audit_entry for each row execute function audit_entry_waits();
insert into audit_tail select occurred_at, event_id, organisation_id, entry_no from audit_entry;

-- The place of each entry: in the tree, and among those of its organisation.
create table audit_leaf (
  position bigint primary key check (position >= 0),
  organisation_id uuid not null,
  event_id uuid not null references audit_event,
  entry_no smallint not null,
  sequence bigint not null check (sequence > 0),
  previous bytea,
  salt bytea not null,
  payload_hash bytea not null,
  sequenced_at timestamptz not null,
  after timestamptz not null,
  back_dated boolean not null,
  leaf_hash bytea not null,
  constraint audit_leaf_once unique (organisation_id, event_id, entry_no),
  constraint audit_leaf_in_order unique (organisation_id, sequence)
);
create index audit_leaf_back_dated on audit_leaf (organisation_id, position) where back_dated;
call secure_table('audit_leaf');
call append_only('audit_leaf');
create policy system_sequences on audit_leaf to schakel_system using (true) with check (true);
create policy own_supervisor on audit_leaf for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
grant select, insert on audit_leaf to schakel_system;
grant select on audit_leaf to schakel_app;

-- Hashes of the tree by 256 (C2SP tlog-tiles). Nothing but hashes of salted leaves.
create table tree_tile (
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  primary key (level, index)
);
alter table tree_tile alter column hashes set storage external;
call secure_table('tree_tile');
create function tile_grows() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.level = old.level and new.index = old.index
    and substring(new.hashes from 1 for length(old.hashes)) = old.hashes then return new; end if;
  raise exception 'a tile of the tree only grows' using errcode = 'insufficient_privilege';
end $$;
create trigger only_grows before update or delete on tree_tile for each row execute function tile_grows();
create trigger only_grows_truncate before truncate on tree_tile for each statement execute function refuse_change();
create policy system_sequences on tree_tile to schakel_system using (true) with check (true);
create policy supervisor on tree_tile for select to schakel_app using ((select scope_supervises()));
grant select, insert, update on tree_tile to schakel_system;
grant select on tree_tile to schakel_app;

-- How far each organisation has come; what the next entry of it links to.
create table tree_head (
  organisation_id uuid primary key references organisation,
  sequence bigint not null,
  leaf_hash bytea not null
);
call secure_table('tree_head');
create policy system_sequences on tree_head to schakel_system using (true) with check (true);
grant select, insert, update on tree_head to schakel_system;

-- Keys of the log: the public halves, and how one handed over to the next. The secret ones stand with those of files.
create table audit_log_key (
  id uuid primary key,
  verifier_key text not null,
  rotation_note text,
  size bigint not null check (size >= 0),
  created_at timestamptz not null
);
comment on column audit_log_key.rotation_note is 'signed by the key before and by this one; none for the first';
comment on column audit_log_key.size is 'the last tree size that the key before signed';
call secure_table('audit_log_key');
call append_only('audit_log_key');
create policy system_sequences on audit_log_key to schakel_system using (true) with check (true);
create policy supervisor on audit_log_key for select to schakel_app using ((select scope_supervises()));
grant select, insert on audit_log_key to schakel_system;
grant select on audit_log_key to schakel_app;

create table keystore.audit_log_key (
  id uuid primary key,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
alter table keystore.audit_log_key enable row level security;
alter table keystore.audit_log_key force row level security;
create policy owner_all on keystore.audit_log_key to current_user using (true) with check (true);
create trigger no_change before update on keystore.audit_log_key for each row execute function refuse_change();
create policy system_all on keystore.audit_log_key to schakel_system using (true) with check (true);
grant select, insert on keystore.audit_log_key to schakel_system;

-- Signed states of the tree. The last leaf of each is its closing: time, and root over the heads of all organisations.
create table audit_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null,
  closed_at timestamptz not null,
  complete_until timestamptz not null,
  clock_behind integer not null check (clock_behind >= 0),
  organisations integer not null,
  heads_root bytea not null,
  heads_salt bytea not null,
  key_id uuid not null references audit_log_key,
  note text not null
);
comment on column audit_checkpoint.clock_behind is 'milliseconds that the clock stood behind an earlier checkpoint';
create index audit_checkpoint_of_day on audit_checkpoint (closed_at);
call secure_table('audit_checkpoint');
call append_only('audit_checkpoint');
create policy system_sequences on audit_checkpoint to schakel_system using (true) with check (true);
create policy supervisor on audit_checkpoint for select to schakel_app using ((select scope_supervises()));
grant select, insert on audit_checkpoint to schakel_system;
-- Not heads_salt: with it, counts of other organisations can be tried.
grant select (size, root, closed_at, complete_until, clock_behind, organisations, heads_root, key_id, note)
  on audit_checkpoint to schakel_app;

-- Witnesses: organisations that keep checkpoints and sign that the log only grew.
create table audit_witness (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  verifier_key text not null,
  registered_at timestamptz not null default now(),
  constraint audit_witness_key_known_once unique (organisation_id, verifier_key)
);
call secure_table('audit_witness');
call append_only('audit_witness');
create table audit_cosignature (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  size bigint not null,
  witness_id uuid not null references audit_witness,
  line text not null,
  signed_at timestamptz not null,
  received_at timestamptz not null default now(),
  constraint audit_cosignature_once unique (organisation_id, size, witness_id)
);
call secure_table('audit_cosignature');
call append_only('audit_cosignature');

-- Who keeps watch over the log is for the whole region to see; supervisors add for the own organisation.
create policy in_region on audit_witness for select to schakel_app using ((select scope_organisation()) is not null);
create policy own_supervisor on audit_witness for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy in_region on audit_cosignature for select to schakel_app using ((select scope_organisation()) is not null);
create policy own_supervisor on audit_cosignature for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_supervises())
    and exists (select 1 from audit_checkpoint c where c.size = audit_cosignature.size)
    and exists (select 1 from audit_witness w where w.id = witness_id and w.organisation_id = audit_cosignature.organisation_id));
create policy system_reads on audit_witness for select to schakel_system using (true);
create policy system_reads on audit_cosignature for select to schakel_system using (true);
grant select, insert on audit_witness, audit_cosignature to schakel_app;
grant select on audit_witness, audit_cosignature to schakel_system;

-- To give entries their place, and to export those of one organisation.
create policy system_sequences on audit_event for select to schakel_system using (true);
create policy system_sequences on audit_entry for select to schakel_system using (true);
create policy system_sequences on audit_payload for select to schakel_system using (true);
grant select on audit_event, audit_entry, audit_payload to schakel_system;

-- As before, without the hash: the leaf is made when the entry gets its place.
create or replace function write_audit(p_events jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare c jsonb := scope_claim(); e jsonb; en jsonb; n smallint; body jsonb; who text; whose text; moment timestamptz := clock_timestamp();
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
      body := jsonb_build_object('fields', coalesce(e -> 'fields', '[]'), 'detail', coalesce(e -> 'detail', '{}'));
      insert into audit_payload values ((e ->> 'id')::uuid, (en ->> 'organisationId')::uuid, n, gen_random_bytes(16), body);
      insert into audit_entry values ((e ->> 'id')::uuid, (en ->> 'organisationId')::uuid, n, moment, en ->> 'purpose',
        'urn:schakel:verwerking:' || coalesce(en ->> 'purpose', 'algemeen'),
        array(select value::uuid from jsonb_array_elements_text(coalesce(en -> 'ids', '[]'))),
        array(select data_subject_pseudonym((en ->> 'organisationId')::uuid, value) from jsonb_array_elements_text(coalesce(en -> 'subjects', '[]'))));
      n := n + 1;
    end loop;
  end loop;
end $$;

create or replace function write_system_audit(p_id uuid, p_trace text, p_operation text, p_name text, p_action text, p_kind text, p_status text,
  p_detail jsonb, p_person uuid, p_organisations uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare moment timestamptz := clock_timestamp(); org uuid; n smallint := 0; who text;
begin
  select name into who from person where id = p_person;
  insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind,
      actor_kind, actor_person_id, actor_name, actor_organisation_name)
    values (p_id, moment, p_trace, p_operation, p_name, moment, moment, p_status, p_action, p_kind, 'system', p_person, coalesce(who, '-'), '-');
  for org in select distinct o from unnest(coalesce(p_organisations, array(select organisation_id from appointment where person_id = p_person))) o loop
    insert into audit_payload values (p_id, org, n, gen_random_bytes(16), jsonb_build_object('fields', '[]'::jsonb, 'detail', p_detail));
    insert into audit_entry values (p_id, org, n, moment, null, 'urn:schakel:verwerking:algemeen', '{}', '{}');
    n := n + 1;
  end loop;
end $$;
