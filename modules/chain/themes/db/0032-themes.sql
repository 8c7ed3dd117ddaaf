-- What an organisation made of a theme: one row for each time it was adopted, edited, brought up to date or given back to the region.
create table theme_edition (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  theme_code text not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('adopted', 'edited', 'updated', 'returned')),
  content_version_id uuid not null references content_version,
  base_version_id uuid not null references content_version,
  switched_off jsonb not null default '[]',
  reason text not null check (reason <> ''),
  saved_by_person_id uuid not null references person,
  saved_by_name text not null,
  saved_at timestamptz not null default clock_timestamp(),
  constraint theme_edition_number_once unique (organisation_id, theme_code, number)
);
comment on table theme_edition is 'no personal data but who saved; retention: as long as records point at its content version';
comment on column theme_edition.content_version_id is 'the content of the organisation from this edition on';
comment on column theme_edition.base_version_id is 'the version of the region that it stands on';
comment on column theme_edition.switched_off is 'category: advies; indicators that are kept and not shown, with their words';
comment on column theme_edition.reason is 'category: advies; without personal data';
comment on column theme_edition.saved_by_name is 'category: medewerker';
call secure_table('theme_edition');
call append_only('theme_edition');

grant select, insert on theme_edition to schakel_app;
grant select on theme_edition to schakel_system;
create policy own on theme_edition for select to schakel_app using (organisation_id = (select scope_organisation()));
create policy edits on theme_edition for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and saved_by_person_id = (select scope_person())
    and 'administrator' = any ((select scope_groups())::text[]));
create policy system_reads on theme_edition for select to schakel_system using (true);
