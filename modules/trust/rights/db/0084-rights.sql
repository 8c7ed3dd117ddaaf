-- Requests of the people concerned: recorded at one contact point, worked on by every joint controller in its own part.
create table rights_request (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek' check (purpose_code = 'betrokkene-verzoek'),
  reference text not null,
  right_code text not null check (right_code in ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability')),
  channel text not null check (channel in ('letter', 'desk', 'email')),
  received_on date not null,
  requester jsonb not null,
  question text not null,
  language text not null default 'nl' check (language in ('nl', 'en')),
  state text not null default 'received' check (state in ('received', 'identity-asked', 'identified', 'collecting', 'answered', 'closed', 'not-treated')),
  identity_asked_on date,
  identity_supplied_on date,
  identity_method text check (identity_method in ('document-at-desk', 'login', 'letter-to-known-address', 'called-back', 'known-to-us')),
  identity_checked text[] not null default '{}',
  identity_by_person_id uuid references person,
  identity_by_name text,
  identity_on date,
  term_on date not null,
  extended_on date,
  extension_reason text,
  passed_on_at timestamptz,
  answered_on date,
  closed_on date,
  close_reason text,
  version integer not null default 1,
  recorded_by_person_id uuid not null references person,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint rights_request_reference_known_once unique (organisation_id, reference),
  constraint rights_identity_is_whole check ((identity_on is null) = (identity_method is null) and (identity_on is null) = (identity_by_name is null)
    and (identity_on is null) = (cardinality(identity_checked) = 0)),
  constraint rights_extended_with_reason check ((extended_on is null) = (extension_reason is null)),
  constraint rights_ended_with_reason check (state <> 'not-treated' or close_reason is not null)
);
comment on table rights_request is 'purpose: purpose_code; retention: 36 months after the answer (purpose betrokkene-verzoek), start event: answered_on, or closed_on when not treated';
comment on column rights_request.requester is 'category: identiteit; also contact, online: {name, birthDate, street, houseNumber, houseAddition, postcode, town, phone, email}; no BSN, no copy or number of a document';
comment on column rights_request.question is 'category: verzoek';
comment on column rights_request.identity_checked is 'category: verzoek; what was looked at (name, birth date, photo, ...), never its value';
comment on column rights_request.identity_by_name is 'category: medewerker';
comment on column rights_request.extension_reason is 'category: verzoek';
comment on column rights_request.close_reason is 'category: verzoek';
comment on column rights_request.recorded_by_name is 'category: medewerker';
create index rights_request_by_term on rights_request (organisation_id, term_on, id);
call secure_table('rights_request');

-- The work of one controller. The contact point sees that it runs and when it must be ready, not what was found.
create table rights_part (
  id uuid primary key,
  request_id uuid not null references rights_request,
  organisation_id uuid not null references organisation,
  coordinator_organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  reference text not null,
  right_code text not null,
  requester jsonb not null,
  question text not null,
  keys jsonb not null,
  rules jsonb not null,
  state text not null default 'open' check (state in ('open', 'finished', 'lapsed')),
  due_on date not null,
  received_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  finished_by_person_id uuid references person,
  finished_by_name text,
  version integer not null default 1,
  constraint rights_part_once unique (organisation_id, request_id),
  constraint rights_part_finished_by_someone check ((state = 'finished') = (finished_at is not null))
);
comment on table rights_part is 'purpose: purpose_code; retention: with its request';
comment on column rights_part.requester is 'category: identiteit; as in the request';
comment on column rights_part.question is 'category: verzoek';
comment on column rights_part.keys is 'category: identiteit; hashes by which own records are found: [{kind, key}]';
comment on column rights_part.rules is 'category: verzoek; rules by which the request went to this controller: [{code, title, articles, explanation, confidence}]';
comment on column rights_part.finished_by_name is 'category: medewerker';
create index rights_part_of_request on rights_part (request_id);
create index rights_part_by_due on rights_part (organisation_id, due_on, id);
call secure_table('rights_part');

-- A record of this controller that a person said is, or is not, about the requester; and what the officer decided about showing it.
create table rights_item (
  id uuid primary key,
  part_id uuid not null references rights_part,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  source_purpose_code text not null,
  record_kind text not null default 'mention' check (record_kind = 'mention'),
  record_id uuid not null,
  signal_id uuid not null,
  is_requester boolean not null,
  confirmed_by_person_id uuid not null references person,
  confirmed_by_name text not null,
  confirmed_at timestamptz not null default clock_timestamp(),
  decision text check (decision in ('shown', 'partly', 'withheld')),
  reasons text[] not null default '{}',
  withheld_fields text[] not null default '{}',
  reviewed_by_name text,
  reviewed_at timestamptz,
  version integer not null default 1,
  constraint rights_item_once unique (organisation_id, part_id, record_id),
  constraint rights_item_withheld_with_reason check (decision is null or decision = 'shown' or cardinality(reasons) > 0),
  constraint rights_item_reviewed_when_requester check (decision is null or is_requester)
);
comment on table rights_item is 'purpose: purpose_code; retention: with its request';
comment on column rights_item.confirmed_by_name is 'category: medewerker';
comment on column rights_item.reviewed_by_name is 'category: medewerker';
create index rights_item_of_part on rights_item (part_id, record_id);
call secure_table('rights_item');

-- What a finished part hands to the contact point for the answer: an immutable copy of what may be shown, with the reasons for the rest.
create table rights_release (
  id uuid primary key,
  part_id uuid not null references rights_part,
  request_id uuid not null references rights_request,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  disclosure_id uuid references disclosure,
  content jsonb not null,
  given_by_name text not null,
  given_at timestamptz not null default clock_timestamp(),
  constraint rights_release_once unique (organisation_id, part_id)
);
comment on table rights_release is 'purpose: purpose_code; retention: with its request';
comment on column rights_release.content is 'category: verzoek; {records: [{purpose, receivedOn, decision, fields}], reasons, directly, recipients, remark}';
comment on column rights_release.given_by_name is 'category: medewerker';
create index rights_release_of_request on rights_release (request_id);
call secure_table('rights_release');
call append_only('rights_release');

create table rights_letter (
  id uuid primary key,
  request_id uuid not null references rights_request,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  language text not null check (language in ('nl', 'en')),
  blocks jsonb not null,
  rules jsonb not null,
  made_by_person_id uuid not null references person,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp()
);
comment on table rights_letter is 'purpose: purpose_code; retention: with its request';
comment on column rights_letter.blocks is 'category: verzoek; the letter as headings, paragraphs and lists';
comment on column rights_letter.made_by_name is 'category: medewerker';
create index rights_letter_of_request on rights_letter (request_id, made_at desc);
call secure_table('rights_letter');
call append_only('rights_letter');

create table rights_event (
  id uuid primary key,
  request_id uuid not null references rights_request,
  organisation_id uuid not null references organisation,
  purpose_code text not null default 'betrokkene-verzoek',
  type text not null,
  detail jsonb not null default '{}',
  person_id uuid not null references person,
  person_name text not null,
  occurred_at timestamptz not null default clock_timestamp()
);
comment on table rights_event is 'purpose: purpose_code; retention: with its request';
comment on column rights_event.detail is 'category: verzoek; codes and dates of the step';
comment on column rights_event.person_name is 'category: medewerker';
create index rights_event_of_request on rights_event (request_id, occurred_at);
call secure_table('rights_event');
call append_only('rights_event');

create function scope_handles_rights() returns boolean language sql stable as $$
  select scope_groups() && array['privacy-officer', 'request-handler'] and 'betrokkene-verzoek' = any (scope_purposes())
$$;
create function scope_reads_rights() returns boolean language sql stable as $$
  select scope_groups() && array['privacy-officer', 'request-handler', 'fg'] and 'betrokkene-verzoek' = any (scope_purposes())
$$;

create policy reads on rights_request for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy records on rights_request for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and recorded_by_person_id = (select scope_person()));
create policy handles on rights_request for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_handles_rights()))
  with check (organisation_id = (select scope_organisation()));
grant select, insert on rights_request to schakel_app;
grant update (requester, state, identity_asked_on, identity_supplied_on, identity_method, identity_checked, identity_by_person_id, identity_by_name, identity_on,
  term_on, extended_on, extension_reason, passed_on_at, answered_on, closed_on, close_reason, version) on rights_request to schakel_app;

create policy reads_own on rights_part for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy coordinates on rights_part for select to schakel_app
  using (coordinator_organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy works on rights_part for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and state = 'open')
  with check (organisation_id = (select scope_organisation()));
-- Past its day the contact point answers without it, and says so.
create policy lets_lapse on rights_part for update to schakel_app
  using (coordinator_organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and state = 'open' and due_on < current_date)
  with check (coordinator_organisation_id = (select scope_organisation()) and state in ('open', 'lapsed'));
grant select on rights_part to schakel_app;
grant update (state, finished_at, finished_by_person_id, finished_by_name, version) on rights_part to schakel_app;

/* Own parts that are still worked on: asked once per statement, where a look per row costs more than the rows. */
create function my_open_rights_part_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from rights_part where organisation_id = scope_organisation() and state = 'open' and scope_handles_rights()
$$;
revoke execute on function my_open_rights_part_ids() from public;
grant execute on function my_open_rights_part_ids() to schakel_app;

create policy reads on rights_item for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy confirms on rights_item for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and confirmed_by_person_id = (select scope_person())
    and part_id = any ((select my_open_rights_part_ids())::uuid[]));
create policy reviews on rights_item for update to schakel_app
  using (organisation_id = (select scope_organisation()) and part_id = any ((select my_open_rights_part_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()));
grant select, insert on rights_item to schakel_app;
grant update (is_requester, confirmed_by_person_id, confirmed_by_name, confirmed_at, decision, reasons, withheld_fields, reviewed_by_name, reviewed_at, version)
  on rights_item to schakel_app;

create policy reads on rights_release for select to schakel_app
  using ((organisation_id = (select scope_organisation()) or recipient_organisation_id = (select scope_organisation())) and (select scope_reads_rights()));
create policy hands_over on rights_release for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights())
    and exists (select 1 from rights_part p where p.id = part_id and p.organisation_id = rights_release.organisation_id
          and p.coordinator_organisation_id = rights_release.recipient_organisation_id and p.request_id = rights_release.request_id));
grant select, insert on rights_release to schakel_app;

create policy reads on rights_letter for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy makes on rights_letter for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and made_by_person_id = (select scope_person()));
grant select, insert on rights_letter to schakel_app;

create policy reads on rights_event for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_reads_rights()));
create policy writes on rights_event for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_handles_rights()) and person_id = (select scope_person()));
grant select, insert on rights_event to schakel_app;

/* Gives the request to each controller as work: one part each, with what it needs to search and no more. Only the contact point, once the
   identity is established. p_parts: [{id, organisationId, rules}]. */
create function pass_on_rights_request(p_request uuid, p_keys jsonb, p_due_on date, p_parts jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare r rights_request; made integer;
begin
  if not coalesce(scope_handles_rights(), false) then raise exception 'only who handles requests passes them on' using errcode = 'insufficient_privilege'; end if;
  select * into r from rights_request where id = p_request and organisation_id = scope_organisation() and identity_on is not null and state = 'identified' for update;
  if not found then return 0; end if;
  insert into rights_part (id, request_id, organisation_id, coordinator_organisation_id, reference, right_code, requester, question, keys, rules, due_on)
  select part.id, r.id, part."organisationId", r.organisation_id, r.reference, r.right_code, r.requester, r.question, p_keys, part.rules, p_due_on
    from jsonb_to_recordset(p_parts) as part(id uuid, "organisationId" uuid, rules jsonb);
  get diagnostics made = row_count;
  return made;
end $$;
revoke execute on function pass_on_rights_request(uuid, jsonb, date, jsonb) from public;
grant execute on function pass_on_rights_request(uuid, jsonb, date, jsonb) to schakel_app;

/* A fact that came later goes to the parts of the own request that still search. */
create function renew_rights_facts(p_request uuid, p_keys jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(scope_handles_rights(), false) then raise exception 'only who handles requests changes them' using errcode = 'insufficient_privilege'; end if;
  update rights_part p set requester = r.requester, keys = p_keys, version = p.version + 1
    from rights_request r where r.id = p_request and r.organisation_id = scope_organisation() and p.request_id = r.id and p.state = 'open';
end $$;
revoke execute on function renew_rights_facts(uuid, jsonb) from public;
grant execute on function renew_rights_facts(uuid, jsonb) to schakel_app;

/* People who handle requests at the controllers of a request, to tell them of it. */
create function people_of_rights_request(p_request uuid, p_roles text[]) returns table (organisation_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.organisation_id, a.person_id
    from rights_request r join rights_part p on p.request_id = r.id
    join appointment a on (a.organisation_id = p.organisation_id or a.organisation_id = r.organisation_id) and a.roles && p_roles
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
   where r.id = p_request and scope_handles_rights()
     and (r.organisation_id = scope_organisation() or exists (select 1 from rights_part q where q.request_id = r.id and q.organisation_id = scope_organisation()))
$$;
revoke execute on function people_of_rights_request(uuid, text[]) from public;
grant execute on function people_of_rights_request(uuid, text[]) to schakel_app;

comment on column rights_item.reasons is 'category: verzoek';
comment on column rights_item.withheld_fields is 'category: verzoek';
comment on column rights_letter.rules is 'category: verzoek';
comment on column rights_part.due_on is 'category: verzoek';
comment on column rights_request.answered_on is 'category: verzoek';
comment on column rights_request.closed_on is 'category: verzoek';
comment on column rights_request.extended_on is 'category: verzoek';
comment on column rights_request.identity_asked_on is 'category: verzoek';
comment on column rights_request.identity_on is 'category: verzoek';
comment on column rights_request.identity_supplied_on is 'category: verzoek';
comment on column rights_request.received_on is 'category: verzoek';
