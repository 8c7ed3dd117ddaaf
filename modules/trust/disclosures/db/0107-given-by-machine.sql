-- An answer that the machine gave on a rule has no person who gave it: the register says so, and names nobody.
alter table disclosure
  alter column given_by_person_id drop not null,
  alter column given_by_appointment_id drop not null,
  alter column given_by_name drop not null,
  add constraint disclosure_given_by_someone check (num_nulls(given_by_person_id, given_by_appointment_id, given_by_name) = 0
    or (record_kind = 'inquiry' and num_nulls(given_by_person_id, given_by_appointment_id, given_by_name) = 3));
comment on column disclosure.given_by_name is 'category: medewerker; null: the machine answered a hit inquiry';

/* As before; what the machine answered makes nobody a usual recipient: no person here ever chose to give it something. */
create or replace function gave_before(p_recipient uuid, p_purpose text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from disclosure where organisation_id = scope_organisation() and recipient_organisation_id = p_recipient
                    and purpose_code = p_purpose and given_by_person_id is not null)
$$;
