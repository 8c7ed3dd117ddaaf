-- After a weighing: departments are asked, treffer or not first, then content when its owner agrees.
create table research_question (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  weighing_id uuid not null references weighing,
  department_id uuid not null references department,
  question text not null,
  motivation text not null,
  search jsonb not null,
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  answer text check (answer in ('hit', 'no-hit')),
  content_state text check (content_state in ('asked', 'released', 'refused')),
  content_question text,
  content_categories text[] not null default '{}',
  content_motivation text,
  refused_reason text,
  version integer not null default 1,
  asked_by_person_id uuid not null references person,
  asked_by_name text not null,
  asked_by_roles text[] not null,
  asked_at timestamptz not null default clock_timestamp(),
  disclosure_id uuid not null references disclosure,
  answered_by_person_id uuid references person,
  answered_by_name text,
  answered_at timestamptz,
  hit_disclosure_id uuid references disclosure,
  content_asked_at timestamptz,
  content_decided_by_person_id uuid references person,
  content_decided_by_name text,
  content_decided_at timestamptz,
  constraint research_answer_is_whole check ((answer is null) = (answered_at is null) and (state = 'answered') = (answer is not null)),
  constraint research_content_after_hit check (content_state is null or answer = 'hit'),
  constraint research_refusal_has_reason check ((content_state is not distinct from 'refused') = (refused_reason is not null))
);
comment on table research_question is 'purpose: purpose_code; retention: with its signal';
comment on column research_question.question is 'category: verhaal';
comment on column research_question.motivation is 'category: verhaal';
comment on column research_question.search is 'category: identiteit; also contact, bsn, onderneming, vastgoed, voertuig: [{category, field, value, mentionId}]';
comment on column research_question.answer is 'category: treffer';
comment on column research_question.content_question is 'category: verhaal';
comment on column research_question.content_motivation is 'category: verhaal';
comment on column research_question.refused_reason is 'category: verhaal';
comment on column research_question.asked_by_name is 'category: medewerker';
comment on column research_question.answered_by_name is 'category: medewerker';
comment on column research_question.content_decided_by_name is 'category: medewerker';
create unique index research_question_open_once on research_question (organisation_id, signal_id, department_id) where state = 'open';
create index research_question_of_signal on research_question (signal_id, asked_at);
create index research_question_of_department on research_question (department_id, state, content_state);
call secure_table('research_question');

create table research_release (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  question_id uuid not null references research_question,
  category text not null,
  label text not null,
  value text not null,
  checked_on date not null,
  released_by_person_id uuid not null references person,
  released_by_name text not null,
  released_at timestamptz not null default clock_timestamp(),
  disclosure_id uuid not null references disclosure
);
comment on column research_release.value is 'category: verhaal; of the category that the row names';
comment on column research_release.label is 'category: verhaal';
comment on column research_release.checked_on is 'the day on which a person checked that it is right and current';
comment on column research_release.released_by_name is 'category: medewerker';
create index research_release_of_question on research_release (question_id);
create index research_release_of_signal on research_release (signal_id);
call secure_table('research_release');
call append_only('research_release');

-- Who reads the purpose, and whoever weighs the signal, sees questions, answers and what was released.
create policy reads_purpose on research_question to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy on_agenda on research_question for select to schakel_app
  using (organisation_id = (select scope_organisation()) and signal_id = any ((select my_agenda_signal_ids())::uuid[]));
-- A source holder sees what is open to the own departments, and only until it is answered.
create policy open_to_my_department on research_question for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[])
    and 'source-holder' = any ((select scope_groups())::text[]) and department_id = any ((select scope_departments())::uuid[])
    and (state = 'open' or content_state = 'asked') and not (select scope_is_processor()));
create policy reads_purpose on research_release for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy on_agenda on research_release for select to schakel_app
  using (organisation_id = (select scope_organisation()) and signal_id = any ((select my_agenda_signal_ids())::uuid[]));
-- Released by who decides for the source, while content is asked.
create function my_content_question_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(q.id), '{}') from research_question q
   where q.organisation_id = scope_organisation() and q.purpose_code = any (scope_purposes()) and q.department_id = any (scope_departments())
     and 'source-holder' = any (scope_groups()) and q.content_state = 'asked'
$$;
revoke execute on function my_content_question_ids() from public;
grant execute on function my_content_question_ids() to schakel_app;
create policy releases on research_release for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and released_by_person_id = (select scope_person())
    and question_id = any ((select my_content_question_ids())::uuid[]));

grant select, insert on research_question, research_release to schakel_app;
grant update (state, content_state, content_question, content_categories, content_motivation, content_asked_at, version) on research_question to schakel_app;

/* Treffer or not, by a source holder of the department asked. After it the question is out of sight for who answered, so this is
   the door. Answers the new version; null when it was answered or changed meanwhile. */
create function answer_research_question(p_question uuid, p_answer text, p_version integer, p_disclosure uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  update research_question q
     set state = 'answered', answer = p_answer, answered_by_person_id = scope_person(), answered_at = clock_timestamp(), hit_disclosure_id = p_disclosure,
         answered_by_name = (select name from person where id = scope_person()), version = version + 1
   where q.id = p_question and q.version = p_version and q.state = 'open' and q.organisation_id = scope_organisation()
     and q.purpose_code = any (scope_purposes()) and q.department_id = any (scope_departments()) and 'source-holder' = any (scope_groups())
  returning version into made;
  return made;
end $$;
/* The owner's decision on content: released (its rows written before, in this transaction) or refused with a reason. */
create function decide_research_content(p_question uuid, p_refused_reason text, p_version integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  update research_question q
     set content_state = case when p_refused_reason is null then 'released' else 'refused' end, refused_reason = p_refused_reason,
         content_decided_by_person_id = scope_person(), content_decided_by_name = (select name from person where id = scope_person()),
         content_decided_at = clock_timestamp(), version = version + 1
   where q.id = p_question and q.version = p_version and q.content_state = 'asked' and q.organisation_id = scope_organisation()
     and q.purpose_code = any (scope_purposes()) and q.department_id = any (scope_departments()) and 'source-holder' = any (scope_groups())
     and (p_refused_reason is not null or exists (select 1 from research_release r where r.question_id = q.id))
  returning version into made;
  return made;
end $$;
/* Departments of the own organisation with the roles that their source holders hold: who may be asked. No persons, so no secret. */
create function source_departments() returns table (department_id uuid, code text, title text, roles text[], holders integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.code, d.title, coalesce(array_agg(distinct r.role) filter (where r.role is not null), '{}'), count(distinct a.person_id)::integer
    from department d
    left join appointment a on a.organisation_id = d.organisation_id and d.id = any (a.department_ids)
         and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
    left join lateral unnest(a.roles) as r(role) on true
   where d.organisation_id = scope_organisation()
   group by d.id
$$;
revoke execute on function answer_research_question(uuid, text, integer, uuid), decide_research_content(uuid, text, integer), source_departments() from public;
grant execute on function answer_research_question(uuid, text, integer, uuid), decide_research_content(uuid, text, integer), source_departments() to schakel_app;
