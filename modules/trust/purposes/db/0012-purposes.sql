-- Knowledge that people edit, in versions; rules in force by confirmation; the agreements that conditions ask for.
create table content_version (
  id uuid primary key,
  kind text not null check (kind in ('themes', 'legal-bases', 'role-groups', 'phase-states', 'value-maps')),
  organisation_id uuid references organisation,
  base_version_id uuid references content_version,
  version text not null,
  sha256 text not null,
  document jsonb not null,
  created_at timestamptz not null default now(),
  created_by_person_id uuid references person,
  constraint content_version_known_once unique nulls not distinct (kind, organisation_id, sha256)
);
comment on column content_version.organisation_id is 'null: the starting content of the region; else the version an organisation adopted and edited';
create index content_version_newest on content_version (kind, organisation_id, created_at desc);
call secure_table('content_version');

create table rule_confirmation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  rule_code text not null,
  content_version_id uuid not null references content_version,
  confirmed_by_person_id uuid not null references person,
  confirmed_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create unique index rule_confirmation_once on rule_confirmation (organisation_id, rule_code, content_version_id) where withdrawn_at is null;
call secure_table('rule_confirmation');

-- A convenant or protocol, signed by organisations, with dates.
create table agreement (
  id uuid primary key,
  region_id uuid not null references region,
  code text not null,
  title text not null,
  purpose_codes text[] not null,
  valid_from date not null,
  valid_until date,
  constraint agreement_code_known_once unique (region_id, code)
);
call secure_table('agreement');

create table agreement_party (
  agreement_id uuid not null references agreement,
  organisation_id uuid not null references organisation,
  signed_on date not null,
  ended_on date,
  primary key (agreement_id, organisation_id)
);
call secure_table('agreement_party');

-- An organisation stands on the list of a partnership (law, decision or connection).
create table participation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  partnership_organisation_id uuid not null references organisation,
  purpose_code text not null,
  valid_from date not null,
  valid_until date,
  constraint participation_known_once unique (organisation_id, partnership_organisation_id, purpose_code, valid_from)
);
call secure_table('participation');

create table dpia (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  approved_on date not null,
  constraint dpia_known_once unique (organisation_id, purpose_code, approved_on)
);
call secure_table('dpia');

-- The written assignment under which a processor records for a municipality.
create table mandate (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  processor_organisation_id uuid not null references organisation,
  role_code text not null,
  purpose_codes text[] not null,
  valid_from date not null,
  valid_until date,
  document_reference text not null,
  withdrawn_at timestamptz,
  constraint mandate_known_once unique (organisation_id, processor_organisation_id, role_code, valid_from)
);
call secure_table('mandate');

grant select on content_version, rule_confirmation, agreement, agreement_party, participation, dpia, mandate to schakel_app, schakel_system;
grant insert, update on content_version, rule_confirmation, agreement, agreement_party, participation, dpia, mandate to schakel_system;
create policy system_all on content_version to schakel_system using (true) with check (true);
create policy system_all on rule_confirmation to schakel_system using (true) with check (true);
create policy system_all on agreement to schakel_system using (true) with check (true);
create policy system_all on agreement_party to schakel_system using (true) with check (true);
create policy system_all on participation to schakel_system using (true) with check (true);
create policy system_all on dpia to schakel_system using (true) with check (true);
create policy system_all on mandate to schakel_system using (true) with check (true);

-- None of these holds personal data; a rule asks about both sides of a disclosure, so the region reads them.
create policy in_region on content_version to schakel_app
  using ((select scope_organisation()) is not null and (organisation_id is null or organisation_id = (select scope_organisation())));
create policy in_region on rule_confirmation to schakel_app using ((select scope_organisation()) is not null);
create policy in_region on agreement to schakel_app using ((select scope_organisation()) is not null);
create policy in_region on agreement_party to schakel_app using ((select scope_organisation()) is not null);
create policy in_region on participation to schakel_app using ((select scope_organisation()) is not null);
create policy in_region on dpia to schakel_app using ((select scope_organisation()) is not null);
create policy party on mandate to schakel_app
  using (organisation_id = (select scope_organisation()) or processor_organisation_id = (select scope_organisation()));

-- The privacy officer of the giving organisation confirms, for that organisation alone; the FG never does.
grant insert on rule_confirmation to schakel_app;
grant update (withdrawn_at) on rule_confirmation to schakel_app;
create policy officer_confirms on rule_confirmation for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and confirmed_by_person_id = (select scope_person())
    and 'privacyofficer' = any ((select scope_roles())::text[]));
create policy officer_withdraws on rule_confirmation for update to schakel_app
  using (organisation_id = (select scope_organisation()) and 'privacyofficer' = any ((select scope_roles())::text[]))
  with check (organisation_id = (select scope_organisation()));

/* The scope of a processor in one municipality: everything written lands there, nothing of it can be read back.
   Errors: no valid mandate for this session's organisation, role and date gives null. */
create function begin_mandate_scope(p_organisation uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare c jsonb := scope_claim(); m record; claim jsonb;
begin
  if c is null or c ->> 'k' = 'system' then raise exception 'a mandate needs a scope' using errcode = 'insufficient_privilege'; end if;
  select * into m from mandate
   where organisation_id = p_organisation and processor_organisation_id = coalesce(c ->> 'ao', c ->> 'o')::uuid
     and role_code = any (array(select jsonb_array_elements_text(c -> 'r')))
     and withdrawn_at is null and valid_from <= current_date and (valid_until is null or valid_until >= current_date);
  if not found then return null; end if;
  claim := c || jsonb_build_object('k', 'processor', 'ao', coalesce(c ->> 'ao', c ->> 'o'), 'o', p_organisation, 't', 'gemeente',
    'm', m.id, 'g', '[]'::jsonb, 'u', to_jsonb(m.purpose_codes), 'w', '[]'::jsonb, 'd', '[]'::jsonb);
  perform set_scope_claim(claim::text);
  return claim;
end $$;
revoke execute on function begin_mandate_scope(uuid) from public;
grant execute on function begin_mandate_scope(uuid) to schakel_app;
