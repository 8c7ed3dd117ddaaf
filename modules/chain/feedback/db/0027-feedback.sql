-- Word back: what a reporter was told, or why nobody could be told. Never what a case holds, never who it is about.
create table feedback (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  kind text not null check (kind in ('update', 'final')),
  channel text not null check (channel in ('product', 'outside', 'none')),
  none_reason text check (none_reason in ('no-channel', 'own-report', 'reporter-left', 'not-wanted', 'not-safe')),
  none_note text not null default '',
  text text not null default '',
  language text not null default 'nl' check (language in ('nl', 'en')),
  rule_codes text[] not null default '{}',
  disclosure_id uuid references disclosure,
  to_person_id uuid references person,
  given_by_person_id uuid not null references person,
  given_by_name text not null,
  given_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  constraint feedback_says_something_or_why_not check ((channel = 'none') = (none_reason is not null) and (channel = 'none') = (text = '')),
  constraint feedback_in_product_to_person check ((channel = 'product') = (to_person_id is not null)),
  constraint feedback_given_by_rule check (channel = 'none' or cardinality(rule_codes) > 0)
);
comment on table feedback is 'purpose: purpose_code; retention: with its signal';
comment on column feedback.text is 'category: advies; checked to name nobody';
comment on column feedback.none_note is 'category: advies';
comment on column feedback.given_by_name is 'category: medewerker';
create unique index feedback_final_once on feedback (organisation_id, signal_id) where kind = 'final';
create index feedback_of_signal on feedback (signal_id, given_at);
create index feedback_of_reporter on feedback (to_person_id, given_at desc) where to_person_id is not null;
call secure_table('feedback');
create policy reads_purpose on feedback for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
create policy gives on feedback for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and given_by_person_id = (select scope_person()) and read_at is null and exists (select 1 from signal s where s.id = signal_id));
-- The reporter reads what was written to the reporter, also when the signal is out of sight by now.
create policy to_me on feedback for select to schakel_app
  using (organisation_id = (select scope_organisation()) and to_person_id = (select scope_person()) and not (select scope_is_processor()));
create policy read_by_me on feedback for update to schakel_app
  using (organisation_id = (select scope_organisation()) and to_person_id = (select scope_person()) and not (select scope_is_processor()))
  with check (organisation_id = (select scope_organisation()) and to_person_id = (select scope_person()));
grant select, insert on feedback to schakel_app;
grant update (read_at) on feedback to schakel_app;
