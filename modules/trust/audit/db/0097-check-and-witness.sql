/* The log looks at itself every night, as somebody outside would: every own entry with its proof. What came of it is for who supervises. */
create table audit_self_check (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  size bigint not null,
  entries bigint not null,
  proven boolean not null,
  broken text,
  broken_at bigint,
  checked_at timestamptz not null,
  constraint audit_self_check_names_what_broke check (proven = (broken is null))
);
comment on table audit_self_check is 'no personal data; purpose: audit-logging';
comment on column audit_self_check.broken is 'category: logboek; code of the first thing that is not as it should be';
comment on column audit_self_check.broken_at is 'position in the tree, or size of a checkpoint';
create index audit_self_check_newest on audit_self_check (organisation_id, checked_at desc);
call secure_table('audit_self_check');
create trigger no_change before update on audit_self_check for each row execute function refuse_change();
create policy own_supervisor on audit_self_check for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy system_checks on audit_self_check to schakel_system using (true) with check (true);
grant select on audit_self_check to schakel_app;
grant select, insert on audit_self_check to schakel_system;

/* An organisation lets the product sign checkpoints as its witness, with a key of its own. What it saw last is kept as a note under its own
   signature: who changes the row can not make it say that another tree was seen. */
create table auto_witness (
  organisation_id uuid primary key references organisation,
  witness_id uuid not null references audit_witness,
  log_key text not null,
  seen_note text,
  enabled boolean not null,
  refused text,
  refused_size bigint,
  refused_at timestamptz,
  changed_by_name text not null,
  changed_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  constraint auto_witness_refusal_whole check ((refused is null) = (refused_at is null))
);
comment on table auto_witness is 'setting of the organisation';
comment on column auto_witness.log_key is 'category: logboek; first key of the log when the witness began';
comment on column auto_witness.seen_note is 'category: logboek; the checkpoint that was signed last, with the own signature under it';
comment on column auto_witness.refused is 'category: logboek; code of why nothing is signed any more';
comment on column auto_witness.changed_by_name is 'category: medewerker';
call secure_table('auto_witness');
create policy own_supervisor on auto_witness for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy system_witnesses on auto_witness to schakel_system using (true) with check (true);
grant select on auto_witness to schakel_app;
grant select, update (seen_note, refused, refused_size, refused_at) on auto_witness to schakel_system;

create table keystore.audit_witness_key (
  id uuid primary key,
  organisation_id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
alter table keystore.audit_witness_key enable row level security;
alter table keystore.audit_witness_key force row level security;
create policy owner_all on keystore.audit_witness_key to current_user using (true) with check (true);
create trigger no_change before update on keystore.audit_witness_key for each row execute function refuse_change();
create policy system_all on keystore.audit_witness_key to schakel_system using (true) with check (true);
grant select on keystore.audit_witness_key to schakel_system;

/* The privacy officer lets the product sign for the organisation, or ends that. The key comes wrapped by the application; an earlier one
   is used again. Answers false when somebody changed it meanwhile. */
create function set_auto_witness(p_witness uuid, p_key text, p_wrapped bytea, p_enabled boolean, p_expected integer) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare own uuid := scope_organisation(); who text;
begin
  if own is null or not 'privacy-officer' = any (scope_groups()) or not 'audit-logging' = any (scope_purposes()) then
    raise exception 'the witness is set by the privacy officer' using errcode = 'insufficient_privilege';
  end if;
  select name into who from person where id = scope_person();
  if p_expected > 0 then
    -- Put on again after a refusal it begins anew from what it saw: the refusal stays until the log is right.
    update auto_witness set enabled = p_enabled, changed_by_name = who, changed_at = clock_timestamp(), version = version + 1
     where organisation_id = own and version = p_expected;
    return found;
  end if;
  if exists (select 1 from auto_witness where organisation_id = own) then return false; end if;
  insert into audit_witness (id, organisation_id, verifier_key) values (p_witness, own, p_key);
  insert into keystore.audit_witness_key (id, organisation_id, wrapped) values (p_witness, own, p_wrapped);
  insert into auto_witness (organisation_id, witness_id, log_key, enabled, changed_by_name)
  values (own, p_witness, (select verifier_key from audit_log_key order by created_at, id limit 1), p_enabled, who);
  return true;
end $$;
revoke execute on function set_auto_witness(uuid, text, bytea, boolean, integer) from public;
grant execute on function set_auto_witness(uuid, text, bytea, boolean, integer) to schakel_app;

create policy system_signs on audit_cosignature for insert to schakel_system with check (true);
grant insert on audit_cosignature to schakel_system;

insert into record_sweep values ('audit-self-check', 1, 'audit_self_check', 'delete from audit_self_check where checked_at < $1');

-- Each leaf is made of an event that the same transaction read, and events are never removed: a check on each row is work for nothing.
alter table audit_leaf drop constraint audit_leaf_event_id_fkey;
