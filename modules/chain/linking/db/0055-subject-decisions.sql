/* Every decision about subjects, so that each can be told and taken back: what was joined, merged, split, linked, or noted about a value.
   A subject never changes a source: only mention.subject_id and subject.merged_into_id follow from it. */
create table subject_decision (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  kind text not null check (kind in ('made', 'joined', 'merged', 'split', 'linked', 'value-noted')),
  subject_id uuid not null references subject,
  proposal_id uuid references proposal,
  link_id uuid references link,
  mention_id uuid references mention,
  field text,
  value_key bigint,
  verdict text check (verdict in ('right', 'wrong')),
  effect jsonb not null default '{}',
  reason text,
  decided_by_person_id uuid not null references person,
  decided_at timestamptz not null default clock_timestamp(),
  undone_by_person_id uuid references person,
  undone_at timestamptz,
  undo_reason text,
  version integer not null default 1,
  constraint subject_decision_note_is_whole check ((kind = 'value-noted') = (mention_id is not null and field is not null and verdict is not null and value_key is not null)),
  constraint subject_decision_undone_by_somebody check ((undone_at is null) = (undone_by_person_id is null))
);
comment on table subject_decision is 'purpose: purpose_code; retention: with its subject';
comment on column subject_decision.field is 'category: identiteit; name of the field a note is about';
comment on column subject_decision.value_key is 'category: identiteit; hash of the value a note is about, so that it lapses when the source is corrected';
comment on column subject_decision.effect is 'category: identiteit; what it changed beside the mentions, as references: {made: [subjectId], merged: [subjectId], proposals: [{id, state}], overruled: [code]}';
comment on column subject_decision.reason is 'category: verhaal';
comment on column subject_decision.undo_reason is 'category: verhaal';
create index subject_decision_of_proposal on subject_decision (proposal_id) where proposal_id is not null;
create index subject_decision_of_link on subject_decision (link_id) where link_id is not null;
call secure_table('subject_decision');
create policy reads_purpose on subject_decision to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on subject_decision to schakel_app;
grant update (undone_by_person_id, undone_at, undo_reason, version) on subject_decision to schakel_app;

-- The subjects a decision touched: its line in the time line of each.
create table subject_decision_part (
  decision_id uuid not null references subject_decision,
  subject_id uuid not null references subject,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  primary key (organisation_id, decision_id, subject_id)
);
create index subject_decision_part_of_subject on subject_decision_part (subject_id);
create index subject_decision_part_of_decision on subject_decision_part (decision_id);
call secure_table('subject_decision_part');
call append_only('subject_decision_part');
create policy reads_purpose on subject_decision_part to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on subject_decision_part to schakel_app;

-- Which mention went from which subject to which; null is no subject.
create table subject_move (
  decision_id uuid not null references subject_decision,
  mention_id uuid not null references mention,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  from_subject_id uuid references subject,
  to_subject_id uuid references subject,
  primary key (organisation_id, decision_id, mention_id)
);
create index subject_move_of_decision on subject_move (decision_id);
create index subject_move_of_mention on subject_move (mention_id);
call secure_table('subject_move');
call append_only('subject_move');
create policy reads_purpose on subject_move to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
grant select, insert on subject_move to schakel_app;

-- A link made by hand names the signal that it follows from.
alter table link add column source_signal_id uuid references signal;
create index link_of_subject on link (subject_id) where subject_id is not null and undone_at is null;
create index link_of_other_subject on link (other_subject_id) where other_subject_id is not null and undone_at is null;
create index link_of_signal on link (signal_id) where signal_id is not null and undone_at is null;
create index link_of_other_signal on link (other_signal_id) where other_signal_id is not null and undone_at is null;
create index subject_newest on subject (organisation_id, purpose_code, created_at desc, id desc) where merged_into_id is null;
create index subject_merged_into on subject (merged_into_id) where merged_into_id is not null;

-- Proposals that were accepted before: their effect becomes a decision with its moves.
insert into subject_decision (id, organisation_id, purpose_code, kind, subject_id, proposal_id, reason, decided_by_person_id, decided_at, effect)
  select p.id, p.organisation_id, p.purpose_code, 'joined', (p.effect ->> 'subjectId')::uuid, p.id, p.decision_reason, p.decided_by_person_id, p.decided_at,
         jsonb_build_object('merged', case when p.effect ? 'mergedSubjectId' then jsonb_build_array(p.effect ->> 'mergedSubjectId') else '[]'::jsonb end)
    from proposal p where p.state = 'accepted' and p.effect ? 'subjectId' and p.decided_by_person_id is not null;
insert into subject_move (decision_id, mention_id, organisation_id, purpose_code, from_subject_id, to_subject_id)
  select p.id, (m ->> 'mentionId')::uuid, p.organisation_id, p.purpose_code, (m ->> 'from')::uuid, (p.effect ->> 'subjectId')::uuid
    from proposal p cross join lateral jsonb_array_elements(p.effect -> 'moved') m
   where p.state = 'accepted' and p.effect ? 'subjectId' and p.decided_by_person_id is not null;
insert into subject_decision_part (decision_id, subject_id, organisation_id, purpose_code)
  select d.id, s.subject_id, d.organisation_id, d.purpose_code
    from subject_decision d cross join lateral (
      select d.subject_id union select v.from_subject_id from subject_move v where v.decision_id = d.id and v.from_subject_id is not null
      union select (x.value #>> '{}')::uuid from jsonb_array_elements(d.effect -> 'merged') x) s (subject_id);
