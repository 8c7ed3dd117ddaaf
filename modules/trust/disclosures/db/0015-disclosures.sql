-- What went from one party to another, under which rule, and what proved each condition.
create table disclosure (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  recipient_person_id uuid references person,
  purpose_code text not null,
  source_purpose_code text,
  content_version_id uuid not null references content_version,
  rule_codes text[] not null check (cardinality(rule_codes) > 0),
  rules jsonb not null,
  categories text[] not null check (cardinality(categories) > 0),
  regimes text[] not null default '{}',
  conditions jsonb not null,
  record_kind text not null,
  record_id uuid not null,
  case_id uuid,
  version integer not null default 1,
  given_by_person_id uuid not null references person,
  given_by_appointment_id uuid not null references appointment,
  given_by_name text not null,
  approved_by_person_id uuid references person,
  given_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  received_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by_person_id uuid references person,
  withdrawn_reason text,
  constraint disclosure_approved_by_another check (approved_by_person_id <> given_by_person_id),
  constraint disclosure_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table disclosure is 'purpose: purpose_code; retention: as long as the audit log';
comment on column disclosure.organisation_id is 'the giver';
comment on column disclosure.rules is 'as shown before giving: [{code, title, articles, explanation, confidence}]';
comment on column disclosure.conditions is 'category: verhaal; [{code, title, rule, facts: [{by, text, personId, recordId}]}]';
comment on column disclosure.given_by_name is 'category: medewerker';
comment on column disclosure.withdrawn_reason is 'category: verhaal';
create index disclosure_of_giver on disclosure (organisation_id, given_at desc, id desc);
create index disclosure_of_recipient on disclosure (recipient_organisation_id, given_at desc, id desc);
create index disclosure_of_record on disclosure (record_id);
create index disclosure_of_case on disclosure (case_id) where case_id is not null;
call secure_table('disclosure');

create policy supervised on disclosure for select to schakel_app
  using ((select scope_supervises()) and (organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation())));
create policy given_by_me on disclosure for select to schakel_app
  using (organisation_id = (select scope_organisation()) and given_by_person_id = (select scope_person()) and not (select scope_is_processor()));
-- Of a case only who is named in it reads (its module adds that policy); outside a case, who reads the purpose.
create policy reads_purpose on disclosure for select to schakel_app
  using (case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and (organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation())));
create policy gives on disclosure for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and given_by_person_id = (select scope_person())
    and given_by_appointment_id = (select scope_appointment()) and withdrawn_at is null
    and (purpose_code = any ((select scope_purposes())::text[])
      or (organisation_id = recipient_organisation_id and source_purpose_code = any ((select scope_purposes())::text[]))));
-- The giver takes back, the recipient notes that it arrived; which columns is in the grant, which of them in the trigger.
create policy changes on disclosure for update to schakel_app
  using (organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation()))
  with check (organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation()));
grant select, insert on disclosure to schakel_app;
grant update (version, received_at, withdrawn_at, withdrawn_by_person_id, withdrawn_reason) on disclosure to schakel_app;

create function only_giver_withdraws() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'a withdrawal stays' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'schakel_app' and new.withdrawn_at is distinct from old.withdrawn_at and old.organisation_id <> scope_organisation() then
    raise exception 'only the giver withdraws' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_giver_withdraws before update on disclosure for each row execute function only_giver_withdraws();

-- Four eyes: asked by one person, decided by another of the same organisation, used once.
create table disclosure_approval (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  condition_code text not null,
  record_kind text not null,
  record_id uuid not null,
  case_id uuid,
  recipient_organisation_id uuid not null references organisation,
  categories text[] not null check (cardinality(categories) > 0),
  reason text not null,
  version integer not null default 1,
  asked_by_person_id uuid not null references person,
  asked_by_name text not null,
  asked_at timestamptz not null default clock_timestamp(),
  decision text check (decision in ('approved', 'refused')),
  decided_by_person_id uuid references person,
  decided_by_name text,
  decided_at timestamptz,
  disclosure_id uuid references disclosure,
  constraint approval_by_another_person check (decided_by_person_id <> asked_by_person_id),
  constraint approval_decided_by_someone check ((decision is null) = (decided_by_person_id is null))
);
comment on column disclosure_approval.reason is 'category: verhaal';
comment on column disclosure_approval.asked_by_name is 'category: medewerker';
comment on column disclosure_approval.decided_by_name is 'category: medewerker';
create index disclosure_approval_open on disclosure_approval (organisation_id, asked_at) where decision is null;
call secure_table('disclosure_approval');
create policy reads_purpose on disclosure_approval to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_purposes())::text[]));
grant select, insert on disclosure_approval to schakel_app;
grant update (version, decision, decided_by_person_id, decided_by_name, decided_at, disclosure_id) on disclosure_approval to schakel_app;

create function approval_is_decided_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and (new.asked_by_person_id <> scope_person() or new.decision is not null) then
    raise exception 'who asks does so under the own name and decides nothing' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and new.decision is distinct from old.decision
     and (old.decision is not null or new.decided_by_person_id is distinct from scope_person()) then
    raise exception 'who decides does so once, under the own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger approval_is_decided_once before insert or update on disclosure_approval for each row execute function approval_is_decided_once();

/* Roles that people of an organisation hold today: what a rule may narrow its receiver by. No persons, so no secret. */
create function roles_held_in(p_organisation uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct role), '{}') from appointment a, unnest(a.roles) role
   where a.organisation_id = p_organisation and scope_organisation() is not null
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
$$;
revoke execute on function roles_held_in(uuid) from public;
grant execute on function roles_held_in(uuid) to schakel_app;
