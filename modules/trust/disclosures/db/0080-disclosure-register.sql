/* The register says of each giving which records, under which version of the rules, when and how it was received, and in which
   state it is. What is taken back or corrected afterwards reaches each recipient as a notice, which that recipient confirms. */
alter table disclosure
  add column signal_id uuid,
  add column records jsonb not null default '[]',
  add column record_reference text,
  add column case_reference text,
  add column rules_version text,
  add column approved_by_name text,
  add column received_how text check (received_how in ('looked', 'acknowledged')),
  add column received_by_name text,
  add column state text not null default 'given'
    constraint disclosure_state_known check (state in ('given', 'received', 'corrected', 'correction-confirmed', 'withdrawn', 'withdrawal-confirmed'));
comment on column disclosure.records is '[{kind, id, version, fields}]: which items with which fields, never what stands in them';
comment on column disclosure.record_reference is 'number of the record at the giver; the recipient does not see it';
comment on column disclosure.case_reference is 'number of the case, for both';
comment on column disclosure.rules_version is 'version of the rules that were weighed';
comment on column disclosure.approved_by_name is 'category: medewerker';
comment on column disclosure.received_by_name is 'category: medewerker; for the recipient';
create index disclosure_standing on disclosure (organisation_id, state, given_at desc, id desc);
create index disclosure_standing_received on disclosure (recipient_organisation_id, state, given_at desc, id desc);
create index disclosure_of_signal on disclosure (signal_id) where signal_id is not null;
create index disclosure_records on disclosure using gin (records jsonb_path_ops);
grant update (received_how, received_by_name) on disclosure to schakel_app;

create table disclosure_notice (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  purpose_code text not null,
  disclosure_id uuid not null references disclosure on delete cascade,
  root_disclosure_id uuid not null references disclosure on delete cascade,
  kind text not null check (kind in ('withdrawal', 'correction')),
  reason text not null,
  categories text[] not null default '{}',
  replaced_by_disclosure_id uuid references disclosure on delete set null,
  version integer not null default 1,
  told_by_person_id uuid not null references person,
  told_by_name text not null,
  told_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  confirmed_by_person_id uuid references person,
  confirmed_by_name text,
  confirmed_text text,
  constraint notice_confirmed_by_someone check ((confirmed_at is null) = (confirmed_by_person_id is null)),
  constraint notice_confirmed_by_another check (confirmed_by_person_id <> told_by_person_id)
);
comment on table disclosure_notice is 'purpose: purpose_code; retention: with the disclosure';
comment on column disclosure_notice.organisation_id is 'giver of the disclosure; who began it gave the root disclosure';
comment on column disclosure_notice.root_disclosure_id is 'the giving that was taken back or corrected; this disclosure gave a copy of it on';
comment on column disclosure_notice.reason is 'category: verhaal';
comment on column disclosure_notice.categories is 'of a correction: the data categories that were wrong';
comment on column disclosure_notice.told_by_name is 'category: medewerker';
comment on column disclosure_notice.confirmed_by_name is 'category: medewerker; for the recipient';
comment on column disclosure_notice.confirmed_text is 'category: verhaal; what the recipient did with it';
create unique index notice_withdrawal_once on disclosure_notice (disclosure_id) where kind = 'withdrawal';
create index notice_of_disclosure on disclosure_notice (disclosure_id, told_at);
create index notice_of_root on disclosure_notice (root_disclosure_id);
create index notice_open_here on disclosure_notice (recipient_organisation_id) where confirmed_at is null;
create index notice_open_there on disclosure_notice (organisation_id) where confirmed_at is null;
call secure_table('disclosure_notice');

-- Read by who reads the disclosure, and by who reads the giving it began with: that giver sees each confirmation.
create policy with_disclosure on disclosure_notice for select to schakel_app
  using (exists (select 1 from disclosure d where d.id in (disclosure_notice.disclosure_id, disclosure_notice.root_disclosure_id)));
create policy corrects on disclosure_notice for insert to schakel_app
  with check (kind = 'correction' and organisation_id = (select scope_organisation()) and told_by_person_id = (select scope_person())
    and confirmed_at is null and root_disclosure_id = disclosure_id
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = disclosure_notice.organisation_id
          and d.recipient_organisation_id = disclosure_notice.recipient_organisation_id and d.purpose_code = disclosure_notice.purpose_code
          and d.withdrawn_at is null and disclosure_notice.categories <@ d.categories));
-- Whoever only supervises confirms nothing.
create policy confirms on disclosure_notice for update to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and confirmed_at is null
    and ('privacyofficer' = any ((select scope_roles())::text[]) or purpose_code = any ((select scope_purposes())::text[]))
    and exists (select 1 from disclosure d where d.id = disclosure_notice.disclosure_id))
  with check (recipient_organisation_id = (select scope_organisation()) and confirmed_by_person_id = (select scope_person()));
grant select, insert on disclosure_notice to schakel_app;
grant update (version, confirmed_at, confirmed_by_person_id, confirmed_by_name, confirmed_text) on disclosure_notice to schakel_app;

/* What a giving says of itself beside its rules: numbers and names as they are when it is given. */
create function disclosure_in_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select v.version into new.rules_version from content_version v where v.id = new.content_version_id;
  select p.name into new.approved_by_name from person p where p.id = new.approved_by_person_id;
  return new;
end $$;
revoke execute on function disclosure_in_words() from public;
create trigger disclosure_in_words before insert on disclosure for each row execute function disclosure_in_words();

/* A withdrawal counts above a correction, a correction above that it arrived. */
create function disclosure_state() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare corrections integer; open integer;
begin
  if new.received_at is not null and new.received_how is null then new.received_how := 'looked'; end if;
  if new.withdrawn_at is not null then
    new.state := case when exists (select 1 from disclosure_notice n where n.disclosure_id = new.id and n.kind = 'withdrawal' and n.confirmed_at is not null)
      then 'withdrawal-confirmed' else 'withdrawn' end;
    return new;
  end if;
  select count(*), count(*) filter (where n.confirmed_at is null) into corrections, open
    from disclosure_notice n where n.disclosure_id = new.id and n.kind = 'correction';
  new.state := case when open > 0 then 'corrected' when corrections > 0 then 'correction-confirmed'
    when new.received_at is not null then 'received' else 'given' end;
  return new;
end $$;
revoke execute on function disclosure_state() from public;
create trigger disclosure_state before insert or update on disclosure for each row execute function disclosure_state();

create function notice_of_withdrawal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into disclosure_notice (id, organisation_id, recipient_organisation_id, purpose_code, disclosure_id, root_disclosure_id, kind, reason,
    told_by_person_id, told_by_name, told_at)
  select gen_random_uuid(), new.organisation_id, new.recipient_organisation_id, new.purpose_code, new.id, new.id, 'withdrawal', new.withdrawn_reason,
         p.id, p.name, new.withdrawn_at
    from person p where p.id = coalesce(new.withdrawn_by_person_id, new.given_by_person_id);
  return null;
end $$;
revoke execute on function notice_of_withdrawal() from public;
create trigger notice_of_withdrawal after update of withdrawn_at on disclosure
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function notice_of_withdrawal();

create function notice_moves_state() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- What was taken back needs no correction any more.
  if new.kind = 'withdrawal' and new.confirmed_at is not null then
    update disclosure_notice set confirmed_at = new.confirmed_at, confirmed_by_person_id = new.confirmed_by_person_id,
           confirmed_by_name = new.confirmed_by_name, version = version + 1
     where disclosure_id = new.disclosure_id and kind = 'correction' and confirmed_at is null;
  end if;
  update disclosure set version = version where id = new.disclosure_id;
  return null;
end $$;
revoke execute on function notice_moves_state() from public;
create trigger notice_moves_state after insert or update of confirmed_at on disclosure_notice for each row execute function notice_moves_state();

-- That something arrived is said once, by the side where it arrived.
create function only_recipient_receives() returns trigger language plpgsql as $$
begin
  if old.received_at is not null and new.received_at is distinct from old.received_at then
    raise exception 'the first time counts' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'schakel_app' and old.recipient_organisation_id <> scope_organisation()
     and (new.received_at, new.received_how, new.received_by_name) is distinct from (old.received_at, old.received_how, old.received_by_name) then
    raise exception 'only the recipient receives' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_recipient_receives before update on disclosure for each row execute function only_recipient_receives();

update disclosure d set rules_version = (select v.version from content_version v where v.id = d.content_version_id),
  approved_by_name = (select p.name from person p where p.id = d.approved_by_person_id),
  received_how = case when d.received_at is null then null else 'looked' end;
insert into disclosure_notice (id, organisation_id, recipient_organisation_id, purpose_code, disclosure_id, root_disclosure_id, kind, reason,
  told_by_person_id, told_by_name, told_at)
select gen_random_uuid(), d.organisation_id, d.recipient_organisation_id, d.purpose_code, d.id, d.id, 'withdrawal', d.withdrawn_reason, p.id, p.name, d.withdrawn_at
  from disclosure d join person p on p.id = coalesce(d.withdrawn_by_person_id, d.given_by_person_id) where d.withdrawn_at is not null;
