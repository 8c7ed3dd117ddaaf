-- A joint case: a host, named participants, and copies of what each organisation chose to bring. No policy here
-- opens a signal or a mention of anybody to another organisation.
create table case_file (
  id uuid primary key,
  host_organisation_id uuid not null references organisation,
  purpose_code text not null,
  reference text not null,
  title text not null,
  aim text not null,
  legal_basis jsonb not null,
  legal_version_id uuid not null references content_version,
  themes_version_id uuid not null references content_version,
  theme_code text,
  municipality_code text check (municipality_code ~ '^GM[0-9]{4}$'),
  neighbourhood_code text,
  portfolio_id uuid references portfolio,
  department_code text,
  state text not null check (state in ('open', 'planning', 'executing', 'evaluating', 'suspended', 'closed')),
  state_before text,
  version integer not null default 1,
  lead_appointment_id uuid not null references appointment,
  opened_by_person_id uuid not null references person,
  next_meeting_at timestamptz,
  suspended_until date,
  suspended_reason text,
  closed_reason text,
  reopen_reason text,
  reopen_asked_by_person_id uuid references person,
  reopened_by_person_id uuid references person,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  constraint case_reference_known_once unique (host_organisation_id, reference),
  constraint case_reopened_by_two check (reopen_asked_by_person_id <> reopened_by_person_id),
  constraint case_suspended_with_reason check (state <> 'suspended' or (suspended_reason is not null and state_before is not null))
);
comment on table case_file is 'purpose: purpose_code; retention: terms of the purpose (legal-bases), from opening';
comment on column case_file.title is 'category: advies; without personal data';
comment on column case_file.aim is 'category: advies; why this case is there, without personal data';
comment on column case_file.legal_basis is 'articles of the purpose when it was opened';
call secure_table('case_file');

create table case_participant (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  appointment_id uuid not null references appointment,
  person_id uuid not null references person,
  person_name text not null,
  person_title text not null,
  role text not null check (role in ('lead', 'participant')),
  named_by_person_id uuid not null references person,
  named_at timestamptz not null default clock_timestamp(),
  secrecy_confirmed_at timestamptz,
  left_at timestamptz,
  left_reason text
);
comment on column case_participant.person_name is 'category: medewerker';
comment on column case_participant.person_title is 'category: medewerker';
create unique index case_participant_named_once on case_participant (case_id, appointment_id) where left_at is null;
create index case_participant_appointment on case_participant (appointment_id) where left_at is null;
call secure_table('case_participant');

create table case_invitation (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  host_organisation_id uuid not null references organisation,
  purpose_code text not null,
  themes_version_id uuid not null references content_version,
  theme_code text,
  asked_categories text[] not null check (cardinality(asked_categories) > 0),
  state text not null default 'open' check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  version integer not null default 1,
  respond_before date,
  invited_by_person_id uuid not null references person,
  invited_by_name text not null,
  invited_at timestamptz not null default clock_timestamp(),
  answered_by_person_id uuid references person,
  answered_by_name text,
  answered_at timestamptz,
  refusal_reason text,
  constraint invitation_refused_with_reason check (state <> 'refused' or refusal_reason is not null)
);
comment on table case_invitation is 'theme, host and asked categories; no personal data. purpose: purpose_code; retention: with the case';
comment on column case_invitation.organisation_id is 'who is invited';
comment on column case_invitation.invited_by_name is 'category: medewerker';
comment on column case_invitation.answered_by_name is 'category: medewerker';
create unique index invitation_open_once on case_invitation (case_id, organisation_id) where state in ('open', 'accepted');
create index case_invitation_inbox on case_invitation (organisation_id, state);
call secure_table('case_invitation');

create table bring_in (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  host_organisation_id uuid not null references organisation,
  purpose_code text not null,
  source_purpose_code text not null,
  signal_id uuid not null references signal,
  disclosure_id uuid not null references disclosure,
  title text not null,
  themes_version_id uuid not null references content_version,
  theme_code text,
  municipality_code text,
  neighbourhood_code text,
  portfolio_id uuid references portfolio,
  department_code text,
  named_appointment_ids uuid[] not null default '{}',
  state text not null default 'offered' check (state in ('offered', 'accepted', 'refused', 'withdrawn')),
  version integer not null default 1,
  offered_by_person_id uuid not null references person,
  offered_by_name text not null,
  offered_at timestamptz not null default clock_timestamp(),
  decided_by_person_id uuid references person,
  decided_by_name text,
  decided_at timestamptz,
  refusal_reason text,
  case_id uuid references case_file,
  constraint bring_in_of_two_organisations check (organisation_id <> host_organisation_id),
  constraint bring_in_refused_with_reason check (state <> 'refused' or refusal_reason is not null),
  constraint bring_in_accepted_into_case check ((state = 'accepted') = (case_id is not null))
);
comment on table bring_in is 'purpose: purpose_code; retention: not accepted 3 months, else with the case';
comment on column bring_in.title is 'category: advies; without personal data';
comment on column bring_in.offered_by_name is 'category: medewerker';
comment on column bring_in.decided_by_name is 'category: medewerker';
create unique index bring_in_standing_once on bring_in (organisation_id, signal_id, host_organisation_id) where state in ('offered', 'accepted');
create index bring_in_inbox on bring_in (host_organisation_id, state, offered_at);
create index bring_in_of_case on bring_in (case_id) where case_id is not null;
call secure_table('bring_in');

-- A person or object within a case: which contributed items are about the same, by a person's decision.
create table case_subject (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  subject_no integer not null,
  kind text not null,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  constraint case_subject_numbered_once unique (case_id, subject_no)
);
comment on table case_subject is 'purpose: that of the case; retention: with the case. It has a number, never a name';
call secure_table('case_subject');

-- An immutable copy of the ticked fields of one item (a signal, a person in it, a company ...), one row per recipient.
create table contribution (
  id uuid primary key,
  case_id uuid references case_file,
  bring_in_id uuid references bring_in,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  origin_organisation_id uuid not null references organisation,
  purpose_code text not null,
  disclosure_id uuid not null references disclosure,
  source_contribution_id uuid references contribution,
  item_id uuid not null,
  item_kind text not null check (item_kind in ('signal', 'note', 'person', 'company', 'vehicle', 'address', 'phone', 'email', 'account', 'handle', 'object')),
  case_subject_id uuid references case_subject,
  subject_no integer,
  version integer not null,
  fields jsonb not null check (jsonb_array_length(fields) > 0),
  categories text[] not null check (cardinality(categories) > 0),
  regimes text[] not null default '{}',
  given_by_person_id uuid not null references person,
  given_by_name text not null,
  given_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint contribution_versions_in_order unique (organisation_id, recipient_organisation_id, item_id, version),
  constraint contribution_between_two check (organisation_id <> recipient_organisation_id),
  constraint contribution_belongs_somewhere check (case_id is not null or bring_in_id is not null)
);
comment on table contribution is 'purpose: purpose_code; retention: with the case; organisation_id gives, origin_organisation_id is whose data they are';
comment on column contribution.item_id is 'the item of the origin; the same in every copy';
comment on column contribution.fields is 'category: verhaal; [{key, categories, value}], each field with its own categories';
comment on column contribution.given_by_name is 'category: medewerker';
comment on column contribution.withdrawn_reason is 'category: verhaal';
create index contribution_of_case on contribution (case_id, recipient_organisation_id);
create index contribution_of_bring_in on contribution (bring_in_id) where bring_in_id is not null;
create index contribution_of_disclosure on contribution (disclosure_id);
create index contribution_copies on contribution (source_contribution_id) where source_contribution_id is not null;
call secure_table('contribution');

create table case_subject_item (
  case_subject_id uuid not null references case_subject,
  case_id uuid not null references case_file,
  contribution_id uuid not null references contribution,
  placed_by_person_id uuid not null references person,
  placed_at timestamptz not null default clock_timestamp(),
  primary key (case_subject_id, contribution_id)
);
create index case_subject_item_contribution on case_subject_item (contribution_id);
call secure_table('case_subject_item');

create table case_event (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  type text not null,
  detail jsonb not null default '{}',
  audience text not null default 'case' check (audience in ('case', 'host')),
  person_id uuid not null references person,
  person_name text not null,
  occurred_at timestamptz not null default clock_timestamp()
);
comment on column case_event.detail is 'category: advies; codes and names of organisations, no personal data';
comment on column case_event.person_name is 'category: medewerker';
create index case_event_of_case on case_event (case_id, occurred_at);
call secure_table('case_event');
call append_only('case_event');

-- To help, not to enforce: under its own purpose, and only care people on both sides read it.
create table referral (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  purpose_code text not null,
  source_purpose_code text,
  signal_id uuid references signal,
  parent_referral_id uuid references referral,
  disclosure_id uuid not null references disclosure,
  recipient_group text not null,
  reason text not null,
  items jsonb not null,
  categories text[] not null,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'returned', 'closed')),
  version integer not null default 1,
  sent_by_person_id uuid not null references person,
  sent_by_name text not null,
  sent_at timestamptz not null default clock_timestamp(),
  answered_by_person_id uuid references person,
  answered_by_name text,
  answered_at timestamptz,
  answer text,
  withdrawn_at timestamptz
);
comment on table referral is 'purpose: purpose_code; retention: terms of the purpose';
comment on column referral.reason is 'category: verhaal';
comment on column referral.items is 'category: slachtoffer; [{itemKind, fields: [{key, categories, value}]}], each field with its own categories';
comment on column referral.answer is 'category: hulpgebruik';
comment on column referral.sent_by_name is 'category: medewerker';
comment on column referral.answered_by_name is 'category: medewerker';
create index referral_inbox on referral (recipient_organisation_id, state, sent_at);
create index referral_sent on referral (organisation_id, sent_at);
call secure_table('referral');

/* The sets that policies compare with, computed once per statement. A processor acts for another and is in no case. */
create function my_case_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.case_id), '{}') from case_participant p join case_file c on c.id = p.case_id
   where p.appointment_id = scope_appointment() and p.organisation_id = scope_organisation() and p.left_at is null
     and c.purpose_code = any (scope_purposes()) and not scope_is_processor()
$$;
-- Cases whose secrecy the reader acknowledged: before that nothing of others is shown.
create function my_confirmed_case_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.case_id), '{}') from case_participant p join case_file c on c.id = p.case_id
   where p.appointment_id = scope_appointment() and p.organisation_id = scope_organisation() and p.left_at is null
     and p.secrecy_confirmed_at is not null and c.purpose_code = any (scope_purposes()) and not scope_is_processor()
$$;
create function my_hosted_case_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.case_id), '{}') from case_participant p join case_file c on c.id = p.case_id
   where p.appointment_id = scope_appointment() and p.organisation_id = scope_organisation() and p.left_at is null
     and c.host_organisation_id = scope_organisation() and c.purpose_code = any (scope_purposes()) and not scope_is_processor()
$$;
-- Cases to which someone outside may do one thing: the one who just opened it, and an invited organisation.
create function my_case_doors() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select c.id from case_file c
     where c.host_organisation_id = scope_organisation() and c.opened_by_person_id = scope_person()
       and not exists (select 1 from case_participant p where p.case_id = c.id)
    union
    select i.case_id from case_invitation i
     where i.organisation_id = scope_organisation() and i.purpose_code = any (scope_purposes()) and 'participant' = any (scope_groups())
       and (i.state = 'open' or (i.answered_by_person_id = scope_person() and i.answered_at > now() - interval '1 minute'))) door
$$;
-- Where a host looks at what was offered and not yet decided.
create function my_offered_bring_in_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from bring_in
   where host_organisation_id = scope_organisation() and state = 'offered' and purpose_code = any (scope_purposes())
     and 'case-lead' = any (scope_groups()) and not scope_is_processor()
$$;

-- Name and organisation of a participant come from the appointment, whoever names it.
create function participant_of_appointment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare a record;
begin
  select ap.person_id, ap.organisation_id, ap.title, p.name into a
    from appointment ap join person p on p.id = ap.person_id
   where ap.id = new.appointment_id and ap.valid_from <= current_date and (ap.valid_until is null or ap.valid_until >= current_date);
  if not found or a.organisation_id <> new.organisation_id then
    raise exception 'participant holds no appointment there' using errcode = 'check_violation', constraint = 'participant_holds_appointment';
  end if;
  new.person_id := a.person_id; new.person_name := a.name; new.person_title := a.title;
  return new;
end $$;
create trigger participant_of_appointment before insert on case_participant for each row execute function participant_of_appointment();

create policy named on case_file for select to schakel_app using (id = any ((select my_case_ids())::uuid[]));
create policy opens on case_file for insert to schakel_app
  with check (host_organisation_id = (select scope_organisation()) and opened_by_person_id = (select scope_person())
    and purpose_code = any ((select scope_purposes())::text[]) and 'case-lead' = any ((select scope_groups())::text[]));
create policy hosts on case_file for update to schakel_app
  using (id = any ((select my_hosted_case_ids())::uuid[])) with check (id = any ((select my_hosted_case_ids())::uuid[]));

create policy named on case_participant for select to schakel_app using (case_id = any ((select my_case_ids())::uuid[]));
create policy names_own_people on case_participant for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and named_by_person_id = (select scope_person()) and left_at is null
    and (case_id = any ((select my_case_ids())::uuid[]) or case_id = any ((select my_case_doors())::uuid[])));
create policy changes_own_people on case_participant for update to schakel_app
  using (case_id = any ((select my_case_ids())::uuid[]) and organisation_id = (select scope_organisation()))
  with check (organisation_id = (select scope_organisation()));

create policy of_hosted_case on case_invitation to schakel_app
  using (case_id = any ((select my_hosted_case_ids())::uuid[]))
  with check (case_id = any ((select my_hosted_case_ids())::uuid[]) and host_organisation_id = (select scope_organisation()) and organisation_id <> (select scope_organisation()));
create policy invited on case_invitation for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and 'participant' = any ((select scope_groups())::text[])
    and (state = 'open' or answered_by_person_id = (select scope_person()) or case_id = any ((select my_case_ids())::uuid[])));
create policy answers on case_invitation for update to schakel_app
  using (organisation_id = (select scope_organisation()) and state = 'open' and purpose_code = any ((select scope_purposes())::text[]) and 'participant' = any ((select scope_groups())::text[]))
  with check (organisation_id = (select scope_organisation()) and answered_by_person_id = (select scope_person()));

create policy offered_by_me on bring_in for select to schakel_app
  using (organisation_id = (select scope_organisation()) and offered_by_person_id = (select scope_person()));
create policy of_case on bring_in for select to schakel_app using (case_id = any ((select my_case_ids())::uuid[])
  and (organisation_id = (select scope_organisation()) or host_organisation_id = (select scope_organisation())));
create policy at_host on bring_in for select to schakel_app using (id = any ((select my_offered_bring_in_ids())::uuid[]));
create policy offers on bring_in for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and offered_by_person_id = (select scope_person()) and state = 'offered'
    and purpose_code = any ((select scope_purposes())::text[]) and exists (select 1 from signal s where s.id = signal_id and s.organisation_id = bring_in.organisation_id));
-- Changes go through decide_bring_in and withdraw_copies; a host could otherwise rewrite what was offered.

create policy hosts on case_subject to schakel_app
  using (case_id = any ((select my_hosted_case_ids())::uuid[]))
  with check (case_id = any ((select my_hosted_case_ids())::uuid[]) and organisation_id = (select scope_organisation()) and created_by_person_id = (select scope_person()));
create policy hosts on case_subject_item to schakel_app
  using (case_id = any ((select my_hosted_case_ids())::uuid[]))
  with check (case_id = any ((select my_hosted_case_ids())::uuid[]) and placed_by_person_id = (select scope_person()));

create policy given_in_case on contribution for select to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));
create policy given_by_me on contribution for select to schakel_app
  using (organisation_id = (select scope_organisation()) and given_by_person_id = (select scope_person()) and not (select scope_is_processor()));
create policy received_in_case on contribution for select to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and withdrawn_at is null and case_id = any ((select my_confirmed_case_ids())::uuid[]));
create policy offered_to_host on contribution for select to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and withdrawn_at is null and case_id is null and bring_in_id = any ((select my_offered_bring_in_ids())::uuid[]));
create policy gives on contribution for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and given_by_person_id = (select scope_person()) and withdrawn_at is null
    and purpose_code = any ((select scope_purposes())::text[])
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = contribution.organisation_id
          and d.recipient_organisation_id = contribution.recipient_organisation_id and d.withdrawn_at is null
          and contribution.categories <@ d.categories)
    and (case_id = any ((select my_case_ids())::uuid[])
      or (case_id is null and exists (select 1 from bring_in b where b.id = bring_in_id and b.organisation_id = contribution.organisation_id and b.state = 'offered'))));

create policy named on case_event for select to schakel_app
  using (case_id = any ((select my_case_ids())::uuid[]) and (audience = 'case' or case_id = any ((select my_hosted_case_ids())::uuid[])));
create policy tells on case_event for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person())
    and (case_id = any ((select my_case_ids())::uuid[]) or case_id = any ((select my_case_doors())::uuid[])));

create policy sent_by_me on referral for select to schakel_app
  using (organisation_id = (select scope_organisation()) and sent_by_person_id = (select scope_person()));
create policy care_people on referral for select to schakel_app
  using ((organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation()))
    and purpose_code = any ((select scope_purposes())::text[]) and recipient_group = any ((select scope_groups())::text[]));
create policy sends on referral for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and sent_by_person_id = (select scope_person()) and state = 'sent'
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = referral.organisation_id
          and d.recipient_organisation_id = referral.recipient_organisation_id and referral.categories <@ d.categories));
create policy answers on referral for update to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and recipient_group = any ((select scope_groups())::text[]) and withdrawn_at is null)
  with check (recipient_organisation_id = (select scope_organisation()) and answered_by_person_id = (select scope_person()));

grant select, insert on case_file, case_participant, case_invitation, bring_in, case_subject, case_subject_item, contribution, case_event, referral to schakel_app;
grant delete on case_subject_item to schakel_app;
grant update (title, aim, state, state_before, version, lead_appointment_id, next_meeting_at, suspended_until, suspended_reason, closed_reason, reopen_reason,
  reopen_asked_by_person_id, reopened_by_person_id, closed_at, updated_at) on case_file to schakel_app;
grant update (secrecy_confirmed_at, left_at, left_reason) on case_participant to schakel_app;
grant update (state, version, answered_by_person_id, answered_by_name, answered_at, refusal_reason) on case_invitation to schakel_app;
grant update (state, version, answered_by_person_id, answered_by_name, answered_at, answer) on referral to schakel_app;

-- Disclosures and approvals of a case are read by who is named in it, of the two organisations that they are between.
create policy of_case on disclosure for select to schakel_app
  using (case_id = any ((select my_case_ids())::uuid[])
    and (organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation())));
create policy of_case on disclosure_approval to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));

/* Takes an offered bring-in into a case that the caller hosts: the copies and their disclosures come to lie in the case,
   the people whom the giver named take part, and the giver's signal is told that it is in a case. Or refuses it.
   Errors: returns false when it is not offered any more or was changed. */
create function decide_bring_in(p_bring_in uuid, p_version integer, p_case uuid, p_reason text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare b bring_in; who text;
begin
  select name into who from person where id = scope_person();
  select * into b from bring_in where id = p_bring_in and id = any (my_offered_bring_in_ids()) and version = p_version for update;
  if not found then return false; end if;
  if p_case is null then
    update bring_in set state = 'refused', refusal_reason = p_reason, version = version + 1, decided_by_person_id = scope_person(),
           decided_by_name = who, decided_at = clock_timestamp() where id = b.id;
    return true;
  end if;
  if not (p_case = any (my_hosted_case_ids())) then return false; end if;
  update bring_in set state = 'accepted', case_id = p_case, version = version + 1, decided_by_person_id = scope_person(),
         decided_by_name = who, decided_at = clock_timestamp() where id = b.id;
  update contribution set case_id = p_case where bring_in_id = b.id;
  update disclosure set case_id = p_case, received_at = coalesce(received_at, clock_timestamp()) where id = b.disclosure_id;
  insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id)
  select gen_random_uuid(), p_case, b.organisation_id, a.id, a.person_id, '', '', 'participant', b.offered_by_person_id
    from appointment a where a.id = any (b.named_appointment_ids) and a.organisation_id = b.organisation_id
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
  on conflict do nothing;
  perform tell_signal(b.signal_id, 'in-case', array['taken-up', 'research', 'second-weighing', 'in-case']);
  return true;
end $$;

-- The giver's own signal hears in which state its matter is, and nothing else.
create function tell_signal(p_signal uuid, p_state text, p_from text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare s record;
begin
  select id, organisation_id, purpose_code, state into s from signal where id = p_signal and state = any (p_from);
  if not found or s.state = p_state then return; end if;
  update signal set state = p_state, version = version + 1, updated_at = clock_timestamp() where id = s.id;
  insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name)
  select gen_random_uuid(), s.organisation_id, s.purpose_code, s.id, p_state, '{}', scope_person(), o.name
    from organisation o where o.id = scope_organisation();
end $$;
revoke execute on function tell_signal(uuid, text, text[]) from public;

-- A closed case tells the signals that were brought into it that its outcome is recorded.
create function tell_signals_of_case(p_case uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare b record;
begin
  if not (p_case = any (my_hosted_case_ids())) then return; end if;
  for b in select br.signal_id from bring_in br join case_file c on c.id = br.case_id where br.case_id = p_case and br.state = 'accepted' and c.state = 'closed' loop
    perform tell_signal(b.signal_id, 'outcome-recorded', array['in-case']);
  end loop;
end $$;

/* Marks the copies that were given under a withdrawn disclosure, and every copy made of them, with their disclosures.
   The caller must be the giver; returns who got a copy. */
create function withdraw_copies(p_disclosure uuid, p_reason text) returns table (contribution_id uuid, recipient_organisation_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from disclosure d where d.id = p_disclosure and d.organisation_id = scope_organisation() and d.withdrawn_at is not null) then return; end if;
  return query
    with recursive copy as (
      select c.id, c.disclosure_id from contribution c where c.disclosure_id = p_disclosure
      union
      select n.id, n.disclosure_id from contribution n join copy on n.source_contribution_id = copy.id
    ), marked as (
      update contribution c set withdrawn_at = clock_timestamp(), withdrawn_reason = p_reason
        from copy where c.id = copy.id and c.withdrawn_at is null returning c.id, c.recipient_organisation_id, c.disclosure_id
    ), taken as (
      update disclosure d set withdrawn_at = clock_timestamp(), withdrawn_by_person_id = scope_person(), withdrawn_reason = p_reason, version = d.version + 1
       where d.id in (select m.disclosure_id from marked m) and d.withdrawn_at is null
         and not exists (select 1 from contribution o where o.disclosure_id = d.id and o.withdrawn_at is null and o.id not in (select m.id from marked m))
      returning d.id
    )
    select m.id, m.recipient_organisation_id from marked m where (select count(*) from taken) >= 0;
  update bring_in b set state = 'withdrawn', version = version + 1 where b.disclosure_id = p_disclosure and b.state = 'offered';
  update referral r set withdrawn_at = clock_timestamp() where r.disclosure_id = p_disclosure and r.withdrawn_at is null;
end $$;

/* The case learns that someone was referred, nothing more: not who, not where to. */
create function note_referral(p_signal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into case_event (id, case_id, organisation_id, type, detail, person_id, person_name)
  select gen_random_uuid(), b.case_id, b.organisation_id, 'case.referred', '{}', scope_person(), o.name
    from bring_in b join organisation o on o.id = b.organisation_id
   where b.signal_id = p_signal and b.organisation_id = scope_organisation() and b.state = 'accepted'
     and exists (select 1 from referral r where r.signal_id = p_signal and r.sent_by_person_id = scope_person() and r.sent_at > now() - interval '1 minute');
end $$;

/* What the rules need to know of an organisation's participants, whose appointments another organisation does not see. */
create function case_party(p_case uuid, p_organisation uuid) returns table (roles text[], people integer, secrecy_confirmed integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct held.role) filter (where held.role is not null), '{}'), count(distinct p.id)::integer,
         count(distinct p.id) filter (where p.secrecy_confirmed_at is not null)::integer
    from case_participant p join appointment a on a.id = p.appointment_id left join lateral unnest(a.roles) held(role) on true
   where p.case_id = p_case and p.organisation_id = p_organisation and p.left_at is null and p_case = any (my_case_ids())
$$;

-- Who at an invited organisation can answer: ids only, so that they can be told there is something.
create function people_to_invite(p_organisation uuid, p_roles text[]) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct a.person_id), '{}') from appointment a
   where a.organisation_id = p_organisation and a.roles && p_roles and 'case-lead' = any (scope_groups())
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
$$;

-- The next version of an own item for a recipient, also when a colleague gave the one before.
create function next_contribution_version(p_recipient uuid, p_item uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(version), 0) + 1 from contribution
   where recipient_organisation_id = p_recipient and item_id = p_item and organisation_id = scope_organisation()
$$;

do $$
declare f text;
begin
  foreach f in array array['my_case_ids()', 'my_confirmed_case_ids()', 'my_hosted_case_ids()', 'my_case_doors()', 'my_offered_bring_in_ids()',
    'decide_bring_in(uuid, integer, uuid, text)', 'tell_signals_of_case(uuid)', 'withdraw_copies(uuid, text)', 'note_referral(uuid)', 'case_party(uuid, uuid)', 'next_contribution_version(uuid, uuid)', 'people_to_invite(uuid, text[])'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to schakel_app', f);
  end loop;
end $$;

comment on column bring_in.refusal_reason is 'category: verhaal';
comment on column case_file.closed_reason is 'category: verhaal';
comment on column case_file.reopen_reason is 'category: verhaal';
comment on column case_file.suspended_reason is 'category: verhaal';
comment on column case_invitation.refusal_reason is 'category: verhaal';
comment on column case_participant.left_reason is 'category: verhaal';
