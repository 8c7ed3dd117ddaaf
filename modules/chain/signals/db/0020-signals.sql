-- What someone noticed. A signal and all that hangs on it belong to one organisation and one purpose.
create table signal (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  reference text not null,
  state text not null check (state in ('received', 'returned', 'withdrawn', 'checked', 'weighing', 'monitored', 'dismissed', 'referred',
    'taken-up', 'research', 'second-weighing', 'own-follow-up', 'in-case', 'outcome-recorded', 'closed')),
  version integer not null default 1,
  controller text not null default 'college' check (controller in ('college', 'burgemeester')),
  audience text not null default 'organisation' check (audience in ('organisation', 'department', 'named', 'restricted')),
  origin text not null check (origin in ('desk', 'import', 'api', 'public')),
  themes_version_id uuid not null references content_version,
  theme_code text,
  other_theme_codes text[] not null default '{}',
  indicator_codes text[] not null default '{}',
  process_code text,
  department_code text,
  portfolio_id uuid references portfolio,
  municipality_code text check (municipality_code ~ '^GM[0-9]{4}$'),
  neighbourhood_code text,
  title text not null,
  narrative text not null,
  occurred_on date,
  occurred_at_about text,
  street text,
  house_number integer,
  house_addition text,
  postcode text,
  town text,
  place_note text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  address_state text not null default 'as-written' check (address_state in ('none', 'as-written', 'found', 'not-found', 'point')),
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent')),
  confidence text check (confidence in ('seen', 'heard', 'suspected')),
  source_kind text check (source_kind in ('employee', 'resident', 'business', 'partner', 'anonymous')),
  source_reliability text check (source_reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  source_name text,
  source_contact text,
  source_protected boolean not null default false,
  to_complete jsonb not null default '[]',
  incomplete boolean not null generated always as (to_complete <> '[]'::jsonb) stored,
  as_written jsonb,
  import_batch_id uuid,
  source_reference text,
  entered_by_person_id uuid not null references person,
  entered_by_appointment_id uuid not null references appointment,
  holder_person_id uuid references person,
  term_on date,
  sort_on date not null generated always as (coalesce(term_on, '9999-12-31'::date)) stored,
  monitor_until date,
  referred_to text,
  closed_reason text,
  received_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint signal_reference_known_once unique (organisation_id, reference)
);
comment on table signal is 'purpose: purpose_code; retention: terms of the purpose per phase (legal-bases)';
comment on column signal.title is 'category: verhaal';
comment on column signal.narrative is 'category: verhaal';
comment on column signal.street is 'category: waarneming';
comment on column signal.house_number is 'category: waarneming';
comment on column signal.house_addition is 'category: waarneming';
comment on column signal.postcode is 'category: waarneming';
comment on column signal.town is 'category: waarneming';
comment on column signal.place_note is 'category: verhaal';
comment on column signal.source_name is 'category: melder-identiteit';
comment on column signal.source_contact is 'category: melder-identiteit';
comment on column signal.as_written is 'category: verhaal; values of an imported row that were changed or did not fit, as they were';
comment on column signal.to_complete is 'fields that are missing or odd: [{field, reason}]';
comment on column signal.sort_on is 'term_on, with what has no term at the end: an index can serve the order and the cursor';
-- The queue filters and counts on these two without touching the table: every column that a filter or a policy reads is in them.
create index signal_queue on signal (organisation_id, sort_on, id)
  include (purpose_code, audience, state, theme_code, department_code, holder_person_id, urgency, incomplete, entered_by_person_id, origin);
create index signal_newest on signal (organisation_id, received_at desc, id desc)
  include (purpose_code, audience, state, theme_code, department_code, holder_person_id, urgency, incomplete, entered_by_person_id, origin);
create index signal_of_reporter on signal (entered_by_person_id, received_at desc);
create index signal_address on signal (organisation_id, postcode, house_number);
create index signal_batch on signal (import_batch_id) where import_batch_id is not null;
call secure_table('signal');

-- Somebody in a role group that reads widely in this purpose; restricted and named signals are opened by no role.
create policy reads_purpose on signal to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
         and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
-- Who entered it sees what became of it, and nobody else's.
create policy entered_by_me on signal for select to schakel_app
  using (organisation_id = (select scope_organisation()) and entered_by_person_id = (select scope_person())
         and origin <> 'import' and not (select scope_is_processor()));
-- Anyone may report in a purpose that the appointment holds, or records under a mandate; always under the own name.
create policy enters on signal for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[])
         and entered_by_person_id = (select scope_person()));
-- The reporter may withdraw or answer a question; the columns that can change are in the grant.
create policy answers on signal for update to schakel_app
  using (organisation_id = (select scope_organisation()) and entered_by_person_id = (select scope_person()) and state in ('received', 'returned') and origin <> 'import')
  with check (organisation_id = (select scope_organisation()) and entered_by_person_id = (select scope_person()));

create table signal_named_reader (
  signal_id uuid not null references signal,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  added_by_person_id uuid not null references person,
  added_at timestamptz not null default now(),
  primary key (signal_id, person_id)
);
call secure_table('signal_named_reader');
create policy own on signal_named_reader to schakel_app
  using (organisation_id = (select scope_organisation()) and (person_id = (select scope_person()) or added_by_person_id = (select scope_person())))
  with check (organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person()));
create function my_named_signal_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(signal_id), '{}') from signal_named_reader
   where person_id = scope_person() and organisation_id = scope_organisation()
$$;
create policy named on signal to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and id = any ((select my_named_signal_ids())::uuid[]));

-- A person, company, vehicle or other thing as this one signal names it.
create table mention (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  audience text not null default 'organisation',
  entered_by_person_id uuid not null references person,
  kind text not null check (kind in ('person', 'company', 'vehicle', 'address', 'phone', 'email', 'account', 'handle', 'object')),
  roles text[] not null check (cardinality(roles) > 0),
  name_as_written text,
  family_name text,
  family_name_prefix text,
  given_names text,
  initials text,
  birth_date date,
  birth_date_as_written text,
  bsn text,
  phone text,
  email text,
  iban text,
  company_name text,
  kvk text,
  plate text,
  handle text,
  street text,
  house_number integer,
  house_addition text,
  postcode text,
  town text,
  address_shielded boolean not null default false,
  minor boolean not null default false,
  note text,
  subject_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);
comment on table mention is 'purpose: purpose_code; retention: with its signal';
comment on column mention.roles is 'category: waarneming; verdachte is strafrechtelijk; set of suspect, victim, witness, owner, tenant, landlord, involved, unknown, ...';
comment on column mention.name_as_written is 'category: identiteit';
comment on column mention.family_name is 'category: identiteit';
comment on column mention.family_name_prefix is 'category: identiteit';
comment on column mention.given_names is 'category: identiteit';
comment on column mention.initials is 'category: identiteit';
comment on column mention.birth_date is 'category: identiteit';
comment on column mention.birth_date_as_written is 'category: identiteit';
comment on column mention.bsn is 'category: bsn';
comment on column mention.phone is 'category: contact';
comment on column mention.email is 'category: online';
comment on column mention.iban is 'category: rekening';
comment on column mention.company_name is 'category: onderneming';
comment on column mention.kvk is 'category: onderneming';
comment on column mention.plate is 'category: voertuig';
comment on column mention.handle is 'category: online';
comment on column mention.street is 'category: contact; of a victim with address_shielded: slachtoffer';
comment on column mention.house_number is 'category: contact';
comment on column mention.house_addition is 'category: contact';
comment on column mention.postcode is 'category: contact';
comment on column mention.town is 'category: contact';
comment on column mention.note is 'category: verhaal';
comment on column mention.minor is 'category: minderjarige; every field of a minor carries that category as well';
create index mention_of_signal on mention (signal_id);
create index mention_family_name on mention (organisation_id, lower(family_name) text_pattern_ops) where family_name is not null;
create index mention_company_name on mention (organisation_id, lower(company_name) text_pattern_ops) where company_name is not null;
create index mention_of_subject on mention (subject_id) where subject_id is not null;
call secure_table('mention');
create policy reads_purpose on mention to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy entered_by_me on mention for select to schakel_app
  using (organisation_id = (select scope_organisation()) and entered_by_person_id = (select scope_person()) and not (select scope_is_processor()));
create policy enters on mention for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and entered_by_person_id = (select scope_person()));
create policy named on mention to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and signal_id = any ((select my_named_signal_ids())::uuid[]));

-- A concept while someone types: only for who types.
create table signal_draft (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  content jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column signal_draft.content is 'category: verhaal; every category a signal may hold';
create index signal_draft_of_person on signal_draft (person_id, updated_at desc);
call secure_table('signal_draft');
create policy own_drafts on signal_draft to schakel_app
  using (person_id = (select scope_person()) and organisation_id = (select scope_organisation()))
  with check (person_id = (select scope_person()) and organisation_id = (select scope_organisation()));

-- What happened to a signal: the time line. Written with the change it tells of, never changed afterwards.
create table signal_event (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  type text not null,
  detail jsonb not null default '{}',
  person_id uuid not null references person,
  person_name text not null,
  occurred_at timestamptz not null default clock_timestamp()
);
comment on column signal_event.detail is 'category: verhaal';
comment on column signal_event.person_name is 'category: medewerker';
create index signal_event_of_signal on signal_event (signal_id, occurred_at);
create index signal_event_newest on signal_event (organisation_id, occurred_at desc);
call secure_table('signal_event');
call append_only('signal_event');
create policy of_visible_signal on signal_event for select to schakel_app
  using (organisation_id = (select scope_organisation()) and exists (select 1 from signal s where s.id = signal_id));
create policy writes on signal_event for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and person_id = (select scope_person()));

-- Added later by the reporter, shown as an addition; the story itself is never rewritten.
create table signal_addition (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  text text not null,
  kind text not null check (kind in ('addition', 'question', 'answer')),
  person_id uuid not null references person,
  person_name text not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on column signal_addition.text is 'category: verhaal';
comment on column signal_addition.person_name is 'category: medewerker';
create index signal_addition_of_signal on signal_addition (signal_id, created_at);
call secure_table('signal_addition');
call append_only('signal_addition');
create policy of_visible_signal on signal_addition for select to schakel_app
  using (organisation_id = (select scope_organisation()) and exists (select 1 from signal s where s.id = signal_id));
create policy writes on signal_addition for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person()) and exists (select 1 from signal s where s.id = signal_id));

create policy of_signal on file_object to schakel_app
  using (record_kind = 'signal' and organisation_id = (select scope_organisation()) and exists (select 1 from signal s where s.id = record_id))
  with check (record_kind = 'signal' and organisation_id = (select scope_organisation()) and exists (select 1 from signal s where s.id = record_id));

-- A photo added while the signal is still a draft: seen by who added it, moved to the signal when that is sent.
create policy of_signal_draft on file_object to schakel_app
  using (record_kind = 'signal-draft' and organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person()))
  with check (record_kind = 'signal-draft' and organisation_id = (select scope_organisation()) and added_by_person_id = (select scope_person()));
grant update (record_kind, record_id, purpose_code) on file_object to schakel_app;

grant select, insert on signal, mention, signal_event, signal_addition, signal_named_reader to schakel_app;
grant select, insert, update, delete on signal_draft to schakel_app;
grant update (state, version, purpose_code, controller, audience, theme_code, other_theme_codes, indicator_codes, themes_version_id, process_code, department_code,
  portfolio_id, neighbourhood_code, title, narrative, occurred_on, occurred_at_about, street, house_number, house_addition, postcode, town, place_note,
  latitude, longitude, address_state, urgency, confidence, source_kind, source_reliability, source_name, source_contact, source_protected, to_complete,
  holder_person_id, term_on, monitor_until, referred_to, closed_reason, updated_at, closed_at) on signal to schakel_app;
grant update (purpose_code, audience, roles, name_as_written, family_name, family_name_prefix, given_names, initials, birth_date, birth_date_as_written, bsn, phone, email,
  iban, company_name, kvk, plate, handle, street, house_number, house_addition, postcode, town, address_shielded, minor, note, subject_id, version, removed_at)
  on mention to schakel_app;

/* Which of the candidates are still free as a reference in the own organisation (p_organisation: of a mandate's municipality it is the scope's own). */
create function free_references(p_candidates text[]) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(candidate order by place), '{}')
    from unnest(p_candidates) with ordinality as c(candidate, place)
   where not exists (select 1 from signal s where s.organisation_id = scope_organisation() and s.reference = candidate)
$$;

/* Hands a signal with all that hangs on it to another purpose of the same organisation: a theme turned out to be another one.
   Only who reads widely in the present purpose may; what the old purpose proposed or joined is let go.
   Errors: P0002 when it cannot be seen or changed meanwhile. */
create function pass_signal_to_purpose(p_signal uuid, p_purpose text, p_version integer) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from signal s
      where s.id = p_signal and s.organisation_id = scope_organisation() and s.version = p_version
        and s.purpose_code = any (scope_wide_purposes()) and s.audience in ('organisation', 'department')
        and s.state in ('received', 'returned', 'checked')) then
    raise exception 'no such signal to pass on' using errcode = 'no_data_found';
  end if;
  delete from proposal where (signal_id = p_signal or other_signal_id = p_signal) and state in ('open', 'later');
  update link set undone_at = clock_timestamp() where (signal_id = p_signal or other_signal_id = p_signal) and undone_at is null;
  update mention_key set purpose_code = p_purpose where signal_id = p_signal;
  update mention set purpose_code = p_purpose, subject_id = null where signal_id = p_signal;
  update file_object set purpose_code = p_purpose where record_kind = 'signal' and record_id = p_signal;
  update signal set purpose_code = p_purpose, version = version + 1, updated_at = clock_timestamp() where id = p_signal;
end $$;

create index signal_words on signal using gin (to_tsvector('simple', title || ' ' || narrative || ' ' || coalesce(street, '') || ' ' || coalesce(town, '')));

/* The one door for searching. Text operators are not leakproof, so under row-level security they would read every row: in here, as
   owner, they have their index, and the same three ways in as the policies of signal are applied to every row that leaves.
   p_keys: [{kind, key}] of linking keys. Answers one row per signal and way of matching, with the number of signals found that way. */
create function search_signals(p_reference text, p_keys jsonb, p_postcode text, p_house_number integer, p_family_name text, p_company_name text, p_words text, p_limit integer)
returns table (matched text, signal_id uuid, mention_id uuid, total bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  org uuid := scope_organisation(); me uuid := scope_person(); purposes text[] := scope_purposes(); wide text[] := scope_wide_purposes();
  named uuid[] := my_named_signal_ids(); personal boolean := not scope_is_processor();
begin
  return query
  with hit as (
    select 'reference' as way, s.id as sid, null::uuid as mid from signal s where s.organisation_id = org and s.reference = p_reference
    union all
    select k.kind, k.signal_id, k.mention_id
      from jsonb_to_recordset(p_keys) as w(kind text, key text)
      join mention_key k on k.organisation_id = org and k.purpose_code = any (purposes) and k.kind = w.kind and k.key = w.key::bigint
    union all
    select 'place', s.id, null from signal s
     where p_postcode is not null and s.organisation_id = org and s.postcode = p_postcode and (p_house_number is null or s.house_number = p_house_number)
    union all
    select 'name', m.signal_id, m.id from mention m
     where p_family_name <> '' and m.organisation_id = org and m.family_name is not null and lower(m.family_name) like p_family_name || '%' and m.removed_at is null
    union all
    select 'company', m.signal_id, m.id from mention m
     where p_company_name <> '' and m.organisation_id = org and m.company_name is not null and lower(m.company_name) like p_company_name || '%' and m.removed_at is null
    union all
    select 'words', s.id, null from signal s
     where p_words <> '' and s.organisation_id = org
       and to_tsvector('simple', s.title || ' ' || s.narrative || ' ' || coalesce(s.street, '') || ' ' || coalesce(s.town, '')) @@ to_tsquery('simple', p_words)
  ), seen as (
    select distinct on (h.way, h.sid) h.way, h.sid, h.mid, s.received_at
      from hit h join signal s on s.id = h.sid
      left join mention m on m.id = h.mid
     where s.organisation_id = org and (h.mid is null or m.removed_at is null)
       and ((s.purpose_code = any (wide) and s.audience in ('organisation', 'department'))
         or (s.entered_by_person_id = me and s.origin <> 'import' and personal)
         or (s.purpose_code = any (purposes) and s.id = any (named)))
     order by h.way, h.sid
  ), ranked as (
    select seen.*, count(*) over (partition by way) as in_all, row_number() over (partition by way order by received_at desc, sid) as place from seen
  )
  select ranked.way, ranked.sid, ranked.mid, ranked.in_all from ranked where ranked.place <= p_limit order by ranked.way, ranked.place;
end $$;

revoke execute on function free_references(text[]), pass_signal_to_purpose(uuid, text, integer),
  search_signals(text, jsonb, text, integer, text, text, text, integer) from public;
grant execute on function free_references(text[]), pass_signal_to_purpose(uuid, text, integer),
  search_signals(text, jsonb, text, integer, text, text, text, integer) to schakel_app;
revoke execute on function my_named_signal_ids() from public;
grant execute on function my_named_signal_ids() to schakel_app;

comment on column signal.occurred_on is 'category: waarneming';
comment on column signal.occurred_at_about is 'category: waarneming';
comment on column signal.closed_reason is 'category: verhaal';
comment on column signal.referred_to is 'category: verhaal';
