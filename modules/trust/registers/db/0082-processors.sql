-- Who works with data on the organisation's behalf: named by its privacy officer, with what and since when was agreed.
create table processor (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  task text not null,
  country text not null,
  purpose_codes text[] not null default '{}',
  agreed_on date not null,
  review_on date,
  agreement_reference text,
  version integer not null default 1,
  changed_by_person_id uuid not null references person,
  changed_at timestamptz not null default clock_timestamp(),
  ended_on date,
  constraint processor_ends_after_agreement check (ended_on is null or ended_on >= agreed_on),
  constraint processor_reviewed_after_agreement check (review_on is null or review_on >= agreed_on)
);
comment on table processor is 'organisations, no persons; retention: as long as the register of processing';
comment on column processor.purpose_codes is 'empty: every purpose of the organisation';
comment on column processor.agreed_on is 'day of the processing agreement (AVG 28)';
create index processor_of_organisation on processor (organisation_id, name);
create unique index processor_named_once on processor (organisation_id, lower(name), lower(task)) where ended_on is null;
call secure_table('processor');
create policy supervisors_read on processor for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy officer_adds on processor for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and changed_by_person_id = (select scope_person())
    and 'privacyofficer' = any ((select scope_roles())::text[]));
create policy officer_changes on processor for update to schakel_app
  using (organisation_id = (select scope_organisation()) and 'privacyofficer' = any ((select scope_roles())::text[]))
  with check (organisation_id = (select scope_organisation()) and changed_by_person_id = (select scope_person()));
grant select, insert on processor to schakel_app;
grant update (name, task, country, purpose_codes, agreed_on, review_on, agreement_reference, version, changed_by_person_id, changed_at, ended_on)
  on processor to schakel_app;
