-- What follows from a request besides an answer: a correction, erasure or restriction of a record, a decision on an objection; and each
-- recipient of that record that must do the same.
create table rights_measure (
  id uuid primary key,
  part_id uuid not null references rights_part,
  item_id uuid not null references rights_item,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  kind text not null check (kind in ('correction', 'erasure', 'restriction', 'objection')),
  outcome text not null check (outcome in ('granted', 'refused')),
  correction jsonb,
  weighing jsonb,
  reason text not null,
  decided_by_person_id uuid not null references person,
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  constraint rights_measure_once unique (organisation_id, item_id, kind),
  constraint rights_correction_says_what check ((kind = 'correction' and outcome = 'granted') = (correction is not null)),
  constraint rights_objection_is_weighed check ((kind = 'objection') = (weighing is not null))
);
comment on table rights_measure is 'purpose: purpose_code; retention: with its request';
comment on column rights_measure.correction is 'category: identiteit; also contact, online, rekening, voertuig: {field: value}';
comment on column rights_measure.weighing is 'category: verzoek; {interestOfRequester, interestOfTask}';
comment on column rights_measure.reason is 'category: verzoek';
comment on column rights_measure.decided_by_name is 'category: medewerker';
create index rights_measure_of_part on rights_measure (part_id);
call secure_table('rights_measure');
call append_only('rights_measure');
create policy reads on rights_measure for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy decides on rights_measure for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and decided_by_person_id = (select scope_person())
    and part_id = any ((select my_open_rights_part_ids())::uuid[]));
grant select, insert on rights_measure to schakel_app;

-- A recipient of the record is told (AVG 19); open until somebody there confirms.
create table rights_notice (
  id uuid primary key,
  measure_id uuid not null references rights_measure,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  disclosure_id uuid not null references disclosure,
  kind text not null,
  correction jsonb,
  told_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  confirmed_by_person_id uuid references person,
  confirmed_by_name text,
  remark text,
  version integer not null default 1,
  constraint rights_notice_once unique (organisation_id, measure_id, disclosure_id),
  constraint rights_notice_confirmed_by_someone check ((confirmed_at is null) = (confirmed_by_name is null))
);
comment on table rights_notice is 'purpose: purpose_code; retention: with its request';
comment on column rights_notice.correction is 'category: identiteit; only fields whose category that disclosure gave';
comment on column rights_notice.confirmed_by_name is 'category: medewerker';
comment on column rights_notice.remark is 'category: verzoek';
create index rights_notice_of_recipient on rights_notice (recipient_organisation_id, told_at desc, id desc);
call secure_table('rights_notice');
create function scope_supervises_rights() returns boolean language sql stable as $$
  select scope_groups() && array['privacy-officer', 'request-handler']
$$;
-- A recipient need not work under the purpose of requests to confirm what it must do with what it got.
create policy gave on rights_notice for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy received on rights_notice for select to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and (select scope_supervises_rights()));
create policy tells on rights_notice for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and confirmed_at is null
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = rights_notice.organisation_id
          and d.recipient_organisation_id = rights_notice.recipient_organisation_id));
create policy confirms on rights_notice for update to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and (select scope_supervises_rights()) and confirmed_at is null)
  with check (recipient_organisation_id = (select scope_organisation()) and confirmed_by_person_id = (select scope_person()));
grant select, insert on rights_notice to schakel_app;
grant update (confirmed_at, confirmed_by_person_id, confirmed_by_name, remark, version) on rights_notice to schakel_app;

-- A record that stays visible and may not be used or shared (AVG 18). Whoever sees the record sees this.
create table record_restriction (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null default 'mention' check (record_kind = 'mention'),
  record_id uuid not null,
  signal_id uuid not null,
  ground text not null check (ground in ('restriction', 'objection')),
  measure_id uuid references rights_measure,
  since timestamptz not null default clock_timestamp(),
  lifted_at timestamptz,
  lifted_by_name text,
  lift_reason text,
  version integer not null default 1,
  constraint record_restriction_lifted_with_reason check ((lifted_at is null) = (lift_reason is null) and (lifted_at is null) = (lifted_by_name is null))
);
comment on table record_restriction is 'purpose: purpose_code; retention: with its record';
comment on column record_restriction.lifted_by_name is 'category: medewerker';
comment on column record_restriction.lift_reason is 'category: verzoek';
create unique index record_restriction_stands_once on record_restriction (organisation_id, record_id) where lifted_at is null;
create index record_restriction_of_signal on record_restriction (signal_id);
call secure_table('record_restriction');
create policy sees_record on record_restriction for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
create policy officer on record_restriction for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy restricts on record_restriction for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and lifted_at is null);
create policy lifts on record_restriction for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and lifted_at is null)
  with check (organisation_id = (select scope_organisation()));
grant select, insert on record_restriction to schakel_app;
grant update (lifted_at, lifted_by_name, lift_reason, version) on record_restriction to schakel_app;

/* Refuses what would use or share a restricted record, whichever way it goes: the disclosure of its signal, a copy of it, a question about it. */
create function refuse_restricted_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare used uuid;
begin
  used := case tg_table_name when 'disclosure' then (to_jsonb(new) ->> 'record_id')::uuid
                             when 'inquiry' then (to_jsonb(new) ->> 'subject_id')::uuid
                             else (to_jsonb(new) ->> 'item_id')::uuid end;
  if exists (select 1 from record_restriction r where r.lifted_at is null and (r.record_id = used or r.signal_id = used)) then
    raise exception 'this record is restricted' using errcode = 'check_violation', constraint = 'record_may_be_used';
  end if;
  return new;
end $$;
create trigger refuse_restricted_use before insert on disclosure for each row execute function refuse_restricted_use();
create trigger refuse_restricted_use before insert on contribution for each row execute function refuse_restricted_use();
create trigger refuse_restricted_use before insert on inquiry for each row execute function refuse_restricted_use();

-- Matching looks only at the audiences `organisation` and `department`: a restricted mention keeps its keys and takes no part.
create function silence_restricted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update mention_key set audience = 'not-used' where mention_id = new.record_id and audience in ('organisation', 'department');
  elsif old.lifted_at is null and new.lifted_at is not null then
    update mention_key k set audience = m.audience from mention m where m.id = new.record_id and k.mention_id = m.id and k.audience = 'not-used';
  end if;
  return null;
end $$;
create trigger silence_restricted after insert or update on record_restriction for each row execute function silence_restricted();

/* Carries a granted correction or erasure out on the own mention: the fields that are named, or all that says who it is. Its old keys go;
   new ones come in the same transaction from who calls. Only for an item of an open part that has such a measure. */
create function carry_out_measure(p_measure uuid, p_keys jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d rights_measure; i rights_item; m mention;
begin
  select * into d from rights_measure where id = p_measure and organisation_id = scope_organisation() and outcome = 'granted';
  if not found or not coalesce(scope_handles_rights(), false) then
    raise exception 'no such measure to carry out' using errcode = 'insufficient_privilege';
  end if;
  select * into i from rights_item where id = d.item_id and part_id = d.part_id and is_requester;
  select * into m from mention where id = i.record_id and organisation_id = d.organisation_id for update;
  if not found then raise exception 'the record is gone' using errcode = 'no_data_found'; end if;
  delete from mention_key where mention_id = m.id;
  if d.kind = 'erasure' then
    delete from proposal where state in ('open', 'later') and (mention_id = m.id or other_mention_id = m.id);
    update mention set name_as_written = null, family_name = null, family_name_prefix = null, given_names = null, initials = null, birth_date = null,
           birth_date_as_written = null, bsn = null, phone = null, email = null, iban = null, plate = null, handle = null, street = null, house_number = null,
           house_addition = null, postcode = null, town = null, note = null, subject_id = null, removed_at = clock_timestamp(), version = version + 1
     where id = m.id;
  elsif d.kind = 'correction' then
    update mention set
      name_as_written = coalesce(d.correction ->> 'name', name_as_written),
      family_name = case when d.correction ? 'name' then d.correction ->> 'familyName' else family_name end,
      family_name_prefix = case when d.correction ? 'name' then d.correction ->> 'familyNamePrefix' else family_name_prefix end,
      given_names = case when d.correction ? 'name' then d.correction ->> 'givenNames' else given_names end,
      initials = case when d.correction ? 'name' then d.correction ->> 'initials' else initials end,
      birth_date = coalesce((d.correction ->> 'birthDate')::date, birth_date),
      birth_date_as_written = case when d.correction ? 'birthDate' then null else birth_date_as_written end,
      phone = coalesce(d.correction ->> 'phone', phone), email = coalesce(d.correction ->> 'email', email),
      version = version + 1
     where id = m.id;
    insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience)
    select m.organisation_id, m.purpose_code, k.kind, k.key::bigint, m.id, m.signal_id, m.audience from jsonb_to_recordset(p_keys) as k(kind text, key text)
    on conflict do nothing;
  end if;
end $$;
revoke execute on function carry_out_measure(uuid, jsonb) from public;
grant execute on function carry_out_measure(uuid, jsonb) to schakel_app;
