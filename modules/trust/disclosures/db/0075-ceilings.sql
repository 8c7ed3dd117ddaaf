-- What at most may go to one partner, whatever the rules: set by the administrator of the giver. The evaluator intersects; it never widens.
create table partner_ceiling (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  partner_organisation_id uuid not null references organisation,
  categories text[] not null,
  reason text not null check (reason <> ''),
  set_by_person_id uuid not null references person,
  set_by_name text not null,
  set_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_by_person_id uuid references person,
  constraint partner_ceiling_of_another check (organisation_id <> partner_organisation_id),
  constraint partner_ceiling_ended_by_someone check ((ended_at is null) = (ended_by_person_id is null))
);
comment on table partner_ceiling is 'no personal data but who set it; retention: as the disclosures it limited';
comment on column partner_ceiling.categories is 'data categories that may go; none: nothing goes to this partner';
comment on column partner_ceiling.reason is 'category: advies; without personal data';
comment on column partner_ceiling.set_by_name is 'category: medewerker';
create unique index partner_ceiling_stands_once on partner_ceiling (organisation_id, partner_organisation_id) where ended_at is null;
call secure_table('partner_ceiling');

create policy own on partner_ceiling for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_groups()) && array['administrator', 'privacy-officer', 'fg']);
create policy administrator_sets on partner_ceiling for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_administers()) and set_by_person_id = (select scope_person())
    and ended_at is null);
create policy administrator_ends on partner_ceiling for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()) and ended_at is null)
  with check (organisation_id = (select scope_organisation()) and ended_by_person_id = (select scope_person()));
grant select, insert on partner_ceiling to schakel_app;
grant update (ended_at, ended_by_person_id) on partner_ceiling to schakel_app;

/* The ceiling of a giver for a recipient, for whoever acts on one of the two sides; null: there is none. */
create function ceiling_for(p_giver uuid, p_recipient uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select categories from partner_ceiling
   where organisation_id = p_giver and partner_organisation_id = p_recipient and ended_at is null
     and scope_organisation() in (p_giver, p_recipient)
$$;
revoke execute on function ceiling_for(uuid, uuid) from public;
grant execute on function ceiling_for(uuid, uuid) to schakel_app;

/* Whether the own organisation ever gave this recipient anything under a purpose; not what, and of no other organisation. */
create function gave_before(p_recipient uuid, p_purpose text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from disclosure where organisation_id = scope_organisation() and recipient_organisation_id = p_recipient
                    and purpose_code = p_purpose)
$$;
revoke execute on function gave_before(uuid, text) from public;
grant execute on function gave_before(uuid, text) to schakel_app;
