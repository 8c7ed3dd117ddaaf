-- Breaking the glass: who may coordinate opens a record that is read by name only, with a reason and for a short time. It is told at once
-- to who supervises, ends by itself, and stays open until a privacy officer said whether it was lawful.
create table emergency_access (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  signal_reference text not null,
  reason text not null check (length(reason) >= 20),
  opened_by_person_id uuid not null references person,
  opened_by_appointment_id uuid not null references appointment,
  opened_by_name text not null,
  opened_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  lawful boolean,
  review_word text,
  reviewed_by_person_id uuid references person,
  reviewed_by_name text,
  reviewed_at timestamptz,
  version integer not null default 1,
  constraint emergency_access_is_short check (ends_at > opened_at and ends_at <= opened_at + interval '8 hours'),
  constraint emergency_access_reviewed_whole check (
    (reviewed_at is null) = (lawful is null) and (reviewed_at is null) = (review_word is null) and (reviewed_at is null) = (reviewed_by_person_id is null)),
  constraint emergency_access_reviewed_by_another check (reviewed_by_person_id <> opened_by_person_id)
);
comment on table emergency_access is 'purpose: purpose_code; retention: as long as the audit log';
comment on column emergency_access.reason is 'category: verhaal; why it could not wait, read by who supervises';
comment on column emergency_access.opened_by_name is 'category: medewerker';
comment on column emergency_access.review_word is 'category: advies';
comment on column emergency_access.reviewed_by_name is 'category: medewerker';
create index emergency_access_of_person on emergency_access (opened_by_person_id, ends_at);
create index emergency_access_to_review on emergency_access (organisation_id, opened_at) where reviewed_at is null;
call secure_table('emergency_access');

create policy opened_by_me on emergency_access for select to schakel_app
  using (organisation_id = (select scope_organisation()) and opened_by_person_id = (select scope_person()));
create policy supervised on emergency_access for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['privacy-officer', 'fg']);
create policy ends_own on emergency_access for update to schakel_app
  using (organisation_id = (select scope_organisation()) and opened_by_person_id = (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and opened_by_person_id = (select scope_person()));
create policy officer_reviews on emergency_access for update to schakel_app
  using (organisation_id = (select scope_organisation()) and 'privacyofficer' = any ((select scope_roles())::text[]) and opened_by_person_id <> (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and reviewed_by_person_id = (select scope_person()));
grant select on emergency_access to schakel_app;
grant update (version, ended_at, lawful, review_word, reviewed_by_person_id, reviewed_by_name, reviewed_at) on emergency_access to schakel_app;

-- Who opened may only end it, once; a review is given once, by a privacy officer.
create function emergency_is_reviewed_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at
     or old.reviewed_at is not null and new.reviewed_at is distinct from old.reviewed_at then
    raise exception 'what was ended or reviewed stays so' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'schakel_app' and new.reviewed_at is distinct from old.reviewed_at
     and not ('privacyofficer' = any (scope_roles()) and old.opened_by_person_id <> scope_person()) then
    raise exception 'only a privacy officer reviews, and not the own look' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'schakel_app' and new.ended_at is distinct from old.ended_at and old.opened_by_person_id <> scope_person() then
    raise exception 'only who opened it ends it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger emergency_is_reviewed_once before update on emergency_access for each row execute function emergency_is_reviewed_once();

/* Opens a record that is read by name only: for a coordinator who reads widely in its purpose, with a reason, for 15 minutes to 8 hours.
   Gives the record, or null when there is none like that: not found and not allowed look the same. There is no other way to such a row. */
create function open_emergency_access(p_id uuid, p_reference text, p_reason text, p_minutes integer) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare s record; who text;
begin
  if scope_person() is null or scope_claim() ->> 'k' <> 'person' or not scope_groups() && array['coordinator', 'care-coordinator'] then
    raise exception 'only a coordinator breaks the glass' using errcode = 'insufficient_privilege';
  end if;
  if length(btrim(p_reason)) < 20 or p_minutes not between 15 and 480 then
    raise exception 'a reason and a short time' using errcode = 'check_violation';
  end if;
  select id, purpose_code, reference into s from signal
   where organisation_id = scope_organisation() and reference = p_reference and audience in ('named', 'restricted')
     and purpose_code = any (scope_wide_purposes()) and state <> 'withdrawn';
  if not found then return null; end if;
  select name into who from person where id = scope_person();
  insert into emergency_access (id, organisation_id, purpose_code, signal_id, signal_reference, reason, opened_by_person_id, opened_by_appointment_id,
      opened_by_name, opened_at, ends_at)
    values (p_id, scope_organisation(), s.purpose_code, s.id, s.reference, btrim(p_reason), scope_person(), scope_appointment(), who,
      clock_timestamp(), clock_timestamp() + make_interval(mins => p_minutes));
  return s.id;
end $$;
revoke execute on function open_emergency_access(uuid, text, text, integer) from public;
grant execute on function open_emergency_access(uuid, text, text, integer) to schakel_app;

/* Records that are open to this person by a broken glass, now. It ends by itself: nothing has to run for that. */
create function my_emergency_signal_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(signal_id), '{}') from emergency_access
   where opened_by_person_id = scope_person() and organisation_id = scope_organisation() and opened_by_appointment_id = scope_appointment()
     and clock_timestamp() < least(ends_at, ended_at)
$$;
revoke execute on function my_emergency_signal_ids() from public;
grant execute on function my_emergency_signal_ids() to schakel_app;

-- Reading only; what hangs on a signal follows it.
create policy emergency on signal for select to schakel_app
  using (organisation_id = (select scope_organisation()) and id = any ((select my_emergency_signal_ids())::uuid[]));
create policy emergency on mention for select to schakel_app
  using (organisation_id = (select scope_organisation()) and signal_id = any ((select my_emergency_signal_ids())::uuid[]));
