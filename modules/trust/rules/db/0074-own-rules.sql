-- An organisation's own rules, in versions: drafted, tried, advised on, and in force only by its privacy officer.
alter table content_version drop constraint content_version_kind_known;
alter table content_version add constraint content_version_kind_known
  check (kind in ('themes', 'legal-bases', 'role-groups', 'phase-states', 'value-maps', 'retention-rules', 'rule-questions'));

-- Beside the themes of the administrator stand the rules of the privacy officer.
create policy makes_rules on content_version for insert to schakel_app
  with check (kind = 'legal-bases' and organisation_id = (select scope_organisation()) and created_by_person_id = (select scope_person())
    and base_version_id is not null and 'privacyofficer' = any ((select scope_roles())::text[]));

-- One saved text of a rule: an own rule, an own text of a rule of the region, or that the rule no longer holds here.
create table rule_edition (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  rule_code text not null check (rule_code ~ '^[A-Z][A-Za-z0-9]+$'),
  number integer not null check (number > 0),
  kind text not null check (kind in ('adapted', 'own', 'retired')),
  base_version_id uuid not null references content_version,
  rule jsonb,
  reason text not null check (reason <> ''),
  saved_by_person_id uuid not null references person,
  saved_by_name text not null,
  saved_at timestamptz not null default clock_timestamp(),
  constraint rule_edition_number_once unique (organisation_id, rule_code, number),
  constraint rule_edition_has_text check ((kind = 'retired') = (rule is null))
);
comment on table rule_edition is 'no personal data but who saved; retention: as long as disclosures point at its content version';
comment on column rule_edition.base_version_id is 'the version of the region that it was written against';
comment on column rule_edition.rule is 'category: advies; as in legal-bases; null: the rule no longer holds at this organisation';
comment on column rule_edition.reason is 'category: advies; without personal data';
comment on column rule_edition.saved_by_name is 'category: medewerker';
call secure_table('rule_edition');
call append_only('rule_edition');

-- An edition came in force: by whom, in which version of the organisation's rules, and which test cases then had another answer.
create table rule_enactment (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  rule_edition_id uuid not null references rule_edition,
  content_version_id uuid not null references content_version,
  changed_questions text[] not null default '{}',
  enacted_by_person_id uuid not null references person,
  enacted_by_name text not null,
  enacted_at timestamptz not null default clock_timestamp(),
  constraint rule_enactment_once unique (organisation_id, rule_edition_id)
);
comment on table rule_enactment is 'no personal data but who confirmed; retention: as its edition';
comment on column rule_enactment.changed_questions is 'category: advies; codes of test cases, no personal data';
comment on column rule_enactment.enacted_by_name is 'category: medewerker';
call secure_table('rule_enactment');
call append_only('rule_enactment');

-- What the FG thinks of a rule. Advice: it confirms and stops nothing.
create table rule_advice (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  rule_code text not null check (rule_code ~ '^[A-Z][A-Za-z0-9]+$'),
  rule_edition_id uuid references rule_edition,
  advice text not null check (advice <> ''),
  written_by_person_id uuid not null references person,
  written_by_name text not null,
  written_at timestamptz not null default clock_timestamp()
);
comment on table rule_advice is 'no personal data but who wrote; retention: as the editions of its rule';
comment on column rule_advice.rule_edition_id is 'the edition that was read; null: the text of the region';
comment on column rule_advice.advice is 'category: advies; without personal data';
comment on column rule_advice.written_by_name is 'category: medewerker';
create index rule_advice_of_rule on rule_advice (organisation_id, rule_code, written_at desc);
call secure_table('rule_advice');
call append_only('rule_advice');

-- A test case of the organisation itself, beside those that are delivered.
create table rule_question (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  question jsonb not null,
  saved_by_person_id uuid not null references person,
  saved_by_name text not null,
  saved_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);
comment on table rule_question is 'an invented situation, no personal data but who saved; retention: until removed';
comment on column rule_question.question is 'category: advies; without personal data';
comment on column rule_question.saved_by_name is 'category: medewerker';
create index rule_question_of_organisation on rule_question (organisation_id, saved_at) where removed_at is null;
call secure_table('rule_question');

create function scope_confirms_rules() returns boolean language sql stable as $$ select 'privacyofficer' = any (scope_roles()) $$;
create function scope_reads_rules() returns boolean language sql stable as $$ select scope_groups() && array['privacy-officer', 'fg'] $$;

grant select, insert on rule_edition, rule_enactment, rule_advice, rule_question to schakel_app;
grant update (removed_at) on rule_question to schakel_app;
create policy own on rule_edition for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rules()));
create policy officer_saves on rule_edition for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and saved_by_person_id = (select scope_person()) and (select scope_confirms_rules()));
create policy own on rule_enactment for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rules()));
create policy officer_confirms on rule_enactment for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and enacted_by_person_id = (select scope_person()) and (select scope_confirms_rules()));
create policy own on rule_advice for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rules()));
create policy fg_advises on rule_advice for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and written_by_person_id = (select scope_person()) and 'fg' = any ((select scope_groups())::text[]));
create policy own on rule_question for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rules()));
create policy officer_saves on rule_question for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and saved_by_person_id = (select scope_person()) and (select scope_confirms_rules()));
create policy officer_removes on rule_question for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_confirms_rules()))
  with check (organisation_id = (select scope_organisation()));

-- The product itself puts the region's newer rules under the own ones.
grant select on rule_edition, rule_enactment to schakel_system;
create policy system_reads on rule_edition for select to schakel_system using (true);
create policy system_reads on rule_enactment for select to schakel_system using (true);

/* A new version of an organisation's rules asks no new yes to a rule whose text is the same as before: such confirmations stand in the new
   version too, with who gave them and when. Only for versions of the own organisation, and of the region that they stand on. */
create function carry_rule_confirmations(p_organisation uuid, p_from uuid, p_to uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare carried integer;
begin
  if not exists (select 1 from content_version where id = p_to and kind = 'legal-bases' and organisation_id = p_organisation)
     or not exists (select 1 from content_version where id = p_from and kind = 'legal-bases' and (organisation_id is null or organisation_id = p_organisation)) then
    raise exception 'not versions of this organisation' using errcode = 'insufficient_privilege';
  end if;
  insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id, confirmed_at)
  select gen_random_uuid(), c.organisation_id, c.rule_code, p_to, c.confirmed_by_person_id, c.confirmed_at
    from rule_confirmation c
    join content_version f on f.id = p_from
    join content_version t on t.id = p_to
    join lateral (select one.value as rule from jsonb_array_elements(f.document -> 'sharingRules') one where one.value ->> 'code' = c.rule_code) was on true
    join lateral (select one.value as rule from jsonb_array_elements(t.document -> 'sharingRules') one where one.value ->> 'code' = c.rule_code) becomes on true
   where c.organisation_id = p_organisation and c.content_version_id = p_from and c.withdrawn_at is null and was.rule = becomes.rule
  on conflict do nothing;
  get diagnostics carried = row_count;
  return carried;
end $$;
revoke execute on function carry_rule_confirmations(uuid, uuid, uuid) from public;
grant execute on function carry_rule_confirmations(uuid, uuid, uuid) to schakel_system;

/* The door of a request: the privacy officer, for the own organisation. */
create function carry_own_confirmations(p_from uuid, p_to uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(scope_confirms_rules(), false) then
    raise exception 'only the privacy officer confirms' using errcode = 'insufficient_privilege';
  end if;
  return carry_rule_confirmations(scope_organisation(), p_from, p_to);
end $$;
revoke execute on function carry_own_confirmations(uuid, uuid) from public;
grant execute on function carry_own_confirmations(uuid, uuid) to schakel_app;
