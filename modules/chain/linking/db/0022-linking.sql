-- Equality keys first: row-level security keeps trigram and text operators from their indexes, a bigint key is found in under 1 ms.
create table mention_key (
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null,
  key bigint not null,
  mention_id uuid not null references mention,
  signal_id uuid not null references signal,
  audience text not null default 'organisation',
  primary key (organisation_id, purpose_code, kind, key, mention_id)
);
comment on column mention_key.key is 'category: identiteit; hash of a normalised value';
create index mention_key_of_mention on mention_key (mention_id);
call secure_table('mention_key');
create policy reads_purpose on mention_key to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]));
create policy enters on mention_key for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]));
grant select, insert, delete on mention_key to schakel_app;

-- What the program suggests. Never a fact: it counts nowhere until a person decides.
create table proposal (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null check (kind in ('same-person', 'same-company', 'same-vehicle', 'same-phone', 'same-account', 'same-address', 'same-object', 'duplicate-signal')),
  signal_id uuid not null references signal,
  mention_id uuid references mention,
  other_signal_id uuid not null references signal,
  other_mention_id uuid references mention,
  strength text not null check (strength in ('near-certain', 'strong', 'likely', 'possible')),
  reasons jsonb not null,
  audience text not null default 'organisation',
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'later')),
  decided_by_person_id uuid references person,
  decided_at timestamptz,
  decision_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint proposal_made_once unique nulls not distinct (organisation_id, kind, signal_id, mention_id, other_signal_id, other_mention_id),
  constraint proposal_of_two_signals check (signal_id <> other_signal_id)
);
comment on column proposal.reasons is 'category: identiteit; [{code, params}] for a sentence per reason';
create index proposal_of_signal on proposal (signal_id, state);
create index proposal_of_other_signal on proposal (other_signal_id, state);
create index proposal_queue on proposal (organisation_id, purpose_code, state, created_at desc);
call secure_table('proposal');
create policy reads_purpose on proposal to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]) and audience in ('organisation', 'department'))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select on proposal to schakel_app;
grant update (state, decided_by_person_id, decided_at, decision_reason, version) on proposal to schakel_app;

-- Mentions that a person has confirmed to be the same; of one organisation and purpose.
create table subject (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null,
  label text not null,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  merged_into_id uuid references subject,
  version integer not null default 1
);
comment on column subject.label is 'category: identiteit';
call secure_table('subject');
create policy reads_purpose on subject to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on subject to schakel_app;
grant update (label, merged_into_id, version) on subject to schakel_app;
alter table mention add constraint mention_of_known_subject foreign key (subject_id) references subject;

-- A typed relation between two subjects or two signals, made by a decision.
create table link (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  relation text not null check (relation in ('lives-at', 'owns', 'drives', 'calls', 'employs', 'related-to', 'seen-with', 'same-matter')),
  signal_id uuid references signal,
  other_signal_id uuid references signal,
  subject_id uuid references subject,
  other_subject_id uuid references subject,
  proposal_id uuid references proposal,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  constraint link_joins_two check ((signal_id is not null and other_signal_id is not null) or (subject_id is not null and other_subject_id is not null))
);
call secure_table('link');
create policy reads_purpose on link to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on link to schakel_app;
grant update (undone_at) on link to schakel_app;
