/* A view of the queue under a name: filters, order and columns, of one person in one appointment. Search text is never kept in
   it: it can be anybody's name or address, and a view outlives the question for which it was typed. What stays are codes, days,
   and at most a colleague as holder. */
create table signal_view (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  appointment_id uuid not null references appointment,
  name text not null check (length(name) between 1 and 60),
  settings jsonb not null check (jsonb_typeof(settings) = 'object' and not settings ? 'q'),
  starts boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint signal_view_named_once unique (person_id, appointment_id, name)
);
comment on table signal_view is 'retention: until its person removes it; with the appointment';
comment on column signal_view.name is 'category: medewerker; words of its person, without data about others';
comment on column signal_view.settings is 'category: medewerker; codes of filters and columns, and at most the id of a colleague; never search text';
comment on column signal_view.starts is 'with this view the queue opens';
create unique index signal_view_starts_once on signal_view (person_id, appointment_id) where starts;
call secure_table('signal_view');
create policy own_views on signal_view to schakel_app
  using (person_id = (select scope_person()) and appointment_id = (select scope_appointment()) and organisation_id = (select scope_organisation()))
  with check (person_id = (select scope_person()) and appointment_id = (select scope_appointment()) and organisation_id = (select scope_organisation()));
grant select, insert, delete on signal_view to schakel_app;
grant update (name, settings, starts, version, updated_at) on signal_view to schakel_app;
