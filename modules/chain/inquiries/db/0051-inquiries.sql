-- Treffer / geen treffer between organisations: a question about someone who stands in a record, and its answer by the machine.
-- The question belongs to who asks; who is asked has a row of its own that says who asked, why it was allowed and what was answered.
create table inquiry (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  asked_organisation_id uuid not null references organisation,
  purpose_code text not null,
  phase_code text,
  record_kind text not null check (record_kind in ('signal', 'case')),
  signal_id uuid references signal,
  case_id uuid references case_file,
  subject_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'company')),
  reason text not null,
  fields jsonb not null check (jsonb_array_length(fields) > 0),
  traits jsonb not null,
  question_hash text not null,
  disclosure_id uuid not null references disclosure,
  answer_rules jsonb not null,
  asked_by_person_id uuid not null references person,
  asked_by_name text not null,
  asked_by_title text not null,
  asked_at timestamptz not null default clock_timestamp(),
  answer text check (answer in ('hit', 'no-hit')),
  contact_point text,
  answered_on date,
  valid_until date,
  content_state text check (content_state in ('asked', 'granted', 'refused')),
  content_categories text[] not null default '{}',
  content_reason text,
  decision_reason text,
  decision_rules jsonb,
  decided_at timestamptz,
  version integer not null default 1,
  constraint inquiry_to_another check (organisation_id <> asked_organisation_id),
  constraint inquiry_of_one_record check ((record_kind = 'signal') = (signal_id is not null) and (record_kind = 'case') = (case_id is not null)),
  constraint inquiry_answer_is_whole check ((answer is null) = (answered_on is null) and (answer is null) = (valid_until is null)),
  constraint inquiry_content_after_hit check (content_state is null or answer = 'hit'),
  constraint inquiry_decided_with_reason check ((content_state in ('granted', 'refused')) is not true or decision_reason is not null)
);
comment on table inquiry is 'purpose: purpose_code; retention: with its record';
comment on column inquiry.subject_id is 'the mention of a signal, or the contribution in a case, that the question is about';
comment on column inquiry.reason is 'category: verhaal';
comment on column inquiry.fields is 'category: identiteit; also bsn, onderneming, contact: [{key, category, value}], all that went over';
comment on column inquiry.traits is 'category: identiteit; numbers and hashes by which a search for the unknown is seen';
comment on column inquiry.answer_rules is 'category: logboek; rules of the answer as shown: [{code, title, articles, explanation, confidence}]';
comment on column inquiry.asked_by_name is 'category: medewerker';
comment on column inquiry.asked_by_title is 'category: medewerker';
comment on column inquiry.answer is 'category: treffer';
comment on column inquiry.contact_point is 'category: medewerker; a function or department of who was asked';
comment on column inquiry.answered_on is 'category: logboek';
comment on column inquiry.content_reason is 'category: verhaal';
comment on column inquiry.decision_reason is 'category: verhaal';
comment on column inquiry.decision_rules is 'category: logboek; rules that the owner''s decision rests on';
create index inquiry_of_account on inquiry (asked_by_person_id, asked_at);
create index inquiry_of_organisation on inquiry (organisation_id, asked_at desc, id desc);
create index inquiry_of_signal on inquiry (signal_id) where signal_id is not null;
create index inquiry_of_case on inquiry (case_id) where case_id is not null;
call secure_table('inquiry');

-- The same question at who was asked: for its log and for the decision on what follows. Nothing of the asker's record stands in it.
create table received_inquiry (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  asking_organisation_id uuid not null references organisation,
  purpose_code text not null,
  phase_code text,
  record_kind text not null,
  subject_kind text not null,
  asked_by_name text not null,
  asked_by_title text not null,
  rules jsonb not null,
  answer text not null check (answer in ('hit', 'no-hit')),
  asked_at timestamptz not null default clock_timestamp(),
  answered_on date not null,
  content_state text check (content_state in ('asked', 'granted', 'refused')),
  content_categories text[] not null default '{}',
  content_asked_at timestamptz,
  decision_reason text,
  decision_rules jsonb,
  decided_by_person_id uuid references person,
  decided_by_name text,
  decided_at timestamptz,
  version integer not null default 1,
  constraint received_inquiry_from_another check (organisation_id <> asking_organisation_id)
);
comment on table received_inquiry is 'purpose: purpose_code; retention: as long as the audit log';
comment on column received_inquiry.asked_by_name is 'category: medewerker';
comment on column received_inquiry.asked_by_title is 'category: medewerker';
comment on column received_inquiry.rules is 'category: logboek; rules of question and answer';
comment on column received_inquiry.answer is 'category: treffer';
comment on column received_inquiry.answered_on is 'category: logboek';
comment on column received_inquiry.decision_reason is 'category: verhaal';
comment on column received_inquiry.decision_rules is 'category: logboek';
comment on column received_inquiry.decided_by_name is 'category: medewerker';
create index received_inquiry_newest on received_inquiry (organisation_id, asked_at desc, id desc);
create index received_inquiry_from on received_inquiry (organisation_id, asking_organisation_id, answered_on);
call secure_table('received_inquiry');

-- Which own mentions a hit rests on; a row for every answer, so that hit and no hit do the same work. Empty without a hit.
create table inquiry_match (
  inquiry_id uuid not null references received_inquiry,
  organisation_id uuid not null references organisation,
  mention_ids uuid[] not null,
  primary key (organisation_id, inquiry_id)
);
comment on table inquiry_match is 'purpose: that of the question; retention: as long as the audit log';
call secure_table('inquiry_match');

-- A search for the unknown: at who asks it stops the account until the privacy officer lifts it, at who was asked it is reported.
create table inquiry_alarm (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  asking_organisation_id uuid not null references organisation,
  purpose_code text not null,
  side text not null check (side in ('asking', 'asked')),
  pattern text not null check (pattern in ('birth-dates', 'names', 'street', 'numbers', 'list')),
  reach text not null check (reach in ('account', 'organisation')),
  questions integer not null,
  person_id uuid references person,
  person_name text,
  person_title text not null,
  raised_at timestamptz not null default clock_timestamp(),
  lifted_at timestamptz,
  lifted_by_person_id uuid references person,
  lifted_by_name text,
  lift_reason text,
  version integer not null default 1,
  constraint inquiry_alarm_names_own_account check ((side = 'asking') = (person_id is not null)),
  constraint inquiry_alarm_lifted_with_reason check ((lifted_at is null) = (lift_reason is null)),
  constraint inquiry_alarm_lifted_by_another check (lifted_by_person_id <> person_id)
);
comment on table inquiry_alarm is 'purpose: purpose_code; retention: as long as the audit log';
comment on column inquiry_alarm.person_name is 'category: medewerker';
comment on column inquiry_alarm.person_title is 'category: medewerker';
comment on column inquiry_alarm.lifted_by_name is 'category: medewerker';
comment on column inquiry_alarm.lift_reason is 'category: medewerker';
create index inquiry_alarm_standing on inquiry_alarm (person_id) where lifted_at is null;
create index inquiry_alarm_newest on inquiry_alarm (organisation_id, raised_at desc, id desc);
call secure_table('inquiry_alarm');

-- How often may be asked, and how the organisation answers. Without a row the column defaults hold.
create table inquiry_setting (
  organisation_id uuid primary key references organisation,
  daily_questions integer not null default 20 check (daily_questions between 1 and 100),
  daily_answers integer not null default 40 check (daily_answers between 0 and 1000),
  answer_days integer not null default 14 check (answer_days between 1 and 60),
  contact_point text,
  source_purpose_codes text[] not null default '{}',
  changed_by_name text not null,
  changed_at timestamptz not null default clock_timestamp(),
  version integer not null default 1
);
comment on column inquiry_setting.daily_questions is 'per account of the own organisation';
comment on column inquiry_setting.daily_answers is 'to each other organisation';
comment on column inquiry_setting.contact_point is 'category: medewerker; a function or department, unless the organisation wants otherwise';
comment on column inquiry_setting.source_purpose_codes is 'own purposes that a question under a joint purpose is also looked up in';
comment on column inquiry_setting.changed_by_name is 'category: medewerker';
call secure_table('inquiry_setting');

create policy asked_by_me on inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and asked_by_person_id = (select scope_person()) and not (select scope_is_processor()));
create policy of_case on inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));
create policy reads_purpose on inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and signal_id is not null and exists (select 1 from signal s where s.id = signal_id));
create policy on_agenda on inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and signal_id = any ((select my_agenda_signal_ids())::uuid[]));
create policy supervised on inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
-- Only about what the asker sees now, and only what a disclosure let go.
create policy asks on inquiry for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and asked_by_person_id = (select scope_person()) and not (select scope_is_processor())
    and purpose_code = any ((select scope_purposes())::text[]) and answer is null and content_state is null
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = inquiry.organisation_id
          and d.recipient_organisation_id = inquiry.asked_organisation_id and d.record_id = inquiry.id)
    and ((record_kind = 'signal' and exists (select 1 from mention m where m.id = subject_id and m.signal_id = inquiry.signal_id
              and m.purpose_code = inquiry.purpose_code and m.removed_at is null))
      or (record_kind = 'case' and exists (select 1 from contribution k where k.id = subject_id and k.case_id = inquiry.case_id
              and k.purpose_code = inquiry.purpose_code and k.withdrawn_at is null))));
grant select, insert on inquiry to schakel_app;

create function scope_decides_inquiries() returns boolean language sql stable as $$
  select scope_groups() && array['coordinator', 'care-coordinator', 'process-lead', 'case-lead', 'participant']
$$;
create policy supervised on received_inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_supervises()));
create policy decides on received_inquiry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[])
    and (select scope_decides_inquiries()) and not (select scope_is_processor()));
grant select on received_inquiry to schakel_app;
-- Ids of own mentions; each is seen only by who sees its signal.
create policy decides on inquiry_match for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_decides_inquiries())
    and exists (select 1 from received_inquiry r where r.id = inquiry_id));
grant select on inquiry_match to schakel_app;

create policy supervised on inquiry_alarm for select to schakel_app
  using (organisation_id = (select scope_organisation()) and ((select scope_supervises()) or 'ciso' = any ((select scope_groups())::text[])));
create policy about_me on inquiry_alarm for select to schakel_app
  using (organisation_id = (select scope_organisation()) and person_id = (select scope_person()));
create policy officer_lifts on inquiry_alarm for update to schakel_app
  using (organisation_id = (select scope_organisation()) and side = 'asking' and lifted_at is null
    and 'privacy-officer' = any ((select scope_groups())::text[]) and person_id <> (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and lifted_by_person_id = (select scope_person()));
grant select on inquiry_alarm to schakel_app;
grant update (lifted_at, lifted_by_person_id, lifted_by_name, lift_reason, version) on inquiry_alarm to schakel_app;

create policy own on inquiry_setting for select to schakel_app using (organisation_id = (select scope_organisation()));
create policy officer_sets on inquiry_setting for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and 'privacy-officer' = any ((select scope_groups())::text[]));
create policy officer_changes on inquiry_setting for update to schakel_app
  using (organisation_id = (select scope_organisation()) and 'privacy-officer' = any ((select scope_groups())::text[]))
  with check (organisation_id = (select scope_organisation()));
grant select, insert on inquiry_setting to schakel_app;
grant update (daily_questions, daily_answers, answer_days, contact_point, source_purpose_codes, changed_by_name, changed_at, version) on inquiry_setting to schakel_app;

/* One question at a time of an organisation and of an account: what is counted or compared stands still until the commit. */
create function hold_inquiries() returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('inquiry of organisation ' || scope_organisation(), 0));
  perform pg_advisory_xact_lock(hashtextextended('inquiry of account ' || scope_person(), 0));
end $$;

/* Numbers and hashes of what this account asked anywhere and the own organisation asked, newest first, for finding patterns. A pattern
   that the privacy officer lifted does not count again. No name, no record's content, nothing of another organisation's people. */
create function recent_inquiries(p_days integer)
returns table (own boolean, record_id uuid, question_hash text, asked_at timestamptz, traits jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare since timestamptz;
begin
  if scope_person() is null then return; end if;
  perform hold_inquiries();
  select greatest(clock_timestamp() - make_interval(days => p_days), max(a.lifted_at)) into since from inquiry_alarm a where a.person_id = scope_person();
  return query
    select q.asked_by_person_id = scope_person(), coalesce(q.signal_id, q.case_id), q.question_hash, q.asked_at, q.traits
      from inquiry q
     where q.asked_at > since and (q.asked_by_person_id = scope_person() or q.organisation_id = scope_organisation())
     order by q.asked_at desc limit 3000;
end $$;

/* What the asked organisation holds that is surely the same: a BSN, or sound of the name with initial and birth date; a KvK number, or the
   full name with a telephone number. Not what only named persons read, not who is shielded, a child, on the list of exclusions, withdrawn
   or past its term, and never when two known numbers differ. Not for requests: only answer_inquiry calls it. */
create function mentions_known(p_asked uuid, p_purposes text[], p_kind text, p_look jsonb) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  with near as (
    select k.mention_id, array_agg(k.kind) as kinds
      from jsonb_to_recordset(p_look -> 'keys') as w(kind text, key text)
      join mention_key k on k.organisation_id = p_asked and k.purpose_code = any (p_purposes) and k.kind = w.kind and k.key = w.key::bigint
     where k.audience in ('organisation', 'department')
       and not exists (select 1 from link_exclusion e where e.organisation_id = p_asked and e.kind = k.kind and e.key = k.key)
     group by k.mention_id
  )
  select coalesce(array_agg(m.id order by m.id), '{}')
    from near n
    join mention m on m.id = n.mention_id and m.kind = p_kind and m.removed_at is null and not m.address_shielded and not m.minor
     and m.audience in ('organisation', 'department')
    join signal s on s.id = m.signal_id and s.audience in ('organisation', 'department') and s.state <> 'withdrawn'
     and s.received_at > clock_timestamp() - make_interval(months => coalesce((p_look -> 'months' ->> s.purpose_code)::integer, 0))
   where case when p_kind = 'person'
      then 'bsn' = any (n.kinds) or n.kinds @> array['name-birth-date', 'name-initial']
      else 'kvk' = any (n.kinds) or n.kinds @> array['company-name', 'phone'] end
     and (m.bsn is null or p_look ->> 'bsn' is null or m.bsn = p_look ->> 'bsn')
     and (m.kvk is null or p_look ->> 'kvk' is null or m.kvk = p_look ->> 'kvk')
$$;
revoke execute on function hold_inquiries(), mentions_known(uuid, text[], text, jsonb) from public;

/* Answers one question of this scope that has no answer yet, writes it down at both sides and counts it. What is looked for are the keys
   of the fields that the question itself holds. Answers {answer, left}, {refused: stopped | daily-questions | daily-answers, limit}, or
   null when there is no such question. p_look: {keys: [{kind, key}], bsn, kvk, sources, months: {purpose: term}, rules} */
create function answer_inquiry(p_inquiry uuid, p_look jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare q inquiry; own inquiry_setting; their inquiry_setting; used integer; given integer; today date; known uuid[]; said text;
begin
  if scope_person() is null then raise exception 'a question needs a scope' using errcode = 'insufficient_privilege'; end if;
  perform hold_inquiries();
  select * into q from inquiry where id = p_inquiry and organisation_id = scope_organisation() and asked_by_person_id = scope_person()
     and answer is null for update;
  if not found then return null; end if;
  -- About someone in a signal nothing is looked up but what stands there.
  if q.signal_id is not null and exists (select 1 from jsonb_to_recordset(p_look -> 'keys') as w(kind text, key text)
      where not exists (select 1 from mention_key k where k.mention_id = q.subject_id and k.kind = w.kind and k.key = w.key::bigint)) then return null; end if;
  if exists (select 1 from inquiry_alarm where person_id = scope_person() and lifted_at is null) then
    return jsonb_build_object('refused', 'stopped');
  end if;
  today := (clock_timestamp() at time zone 'Europe/Amsterdam')::date;
  select * into own from inquiry_setting where organisation_id = q.organisation_id;
  select * into their from inquiry_setting where organisation_id = q.asked_organisation_id;
  select count(*) into used from inquiry where asked_by_person_id = scope_person() and answered_on = today;
  if used >= coalesce(own.daily_questions, 20) then
    return jsonb_build_object('refused', 'daily-questions', 'limit', coalesce(own.daily_questions, 20));
  end if;
  select count(*) into given from received_inquiry
   where organisation_id = q.asked_organisation_id and asking_organisation_id = q.organisation_id and answered_on = today;
  if given >= coalesce(their.daily_answers, 40) then
    return jsonb_build_object('refused', 'daily-answers', 'limit', coalesce(their.daily_answers, 40));
  end if;
  -- What the asked side chose, as far as its own prohibitions let this asker have it.
  known := mentions_known(q.asked_organisation_id, q.purpose_code || array(
      select unnest(their.source_purpose_codes) intersect select jsonb_array_elements_text(p_look -> 'sources')), q.subject_kind, p_look);
  said := case when cardinality(known) > 0 then 'hit' else 'no-hit' end;
  update inquiry set answer = said, answered_on = today, valid_until = today + coalesce(their.answer_days, 14),
         contact_point = case when said = 'hit' then their.contact_point end where id = q.id;
  insert into received_inquiry (id, organisation_id, asking_organisation_id, purpose_code, phase_code, record_kind, subject_kind, asked_by_name,
    asked_by_title, rules, answer, answered_on)
  values (q.id, q.asked_organisation_id, q.organisation_id, q.purpose_code, q.phase_code, q.record_kind, q.subject_kind, q.asked_by_name,
    q.asked_by_title, p_look -> 'rules', said, today);
  insert into inquiry_match (inquiry_id, organisation_id, mention_ids) values (q.id, q.asked_organisation_id, known);
  return jsonb_build_object('answer', said, 'left', coalesce(own.daily_questions, 20) - used - 1);
end $$;

/* Stops the own account and reports it at every organisation that it asked lately. Gives back who is to be told: privacy officers and
   security of those organisations, by roles. p_alarm: {purpose, pattern, reach, questions, title, asked, roles} */
create function raise_inquiry_alarm(p_alarm jsonb) returns table (alarm_id uuid, organisation_id uuid, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare who text;
begin
  if scope_person() is null then raise exception 'an alarm needs a scope' using errcode = 'insufficient_privilege'; end if;
  select name into who from person where id = scope_person();
  return query
    with concerned as (
      select scope_organisation() as id
      union select o.id from organisation o where o.id = (p_alarm ->> 'asked')::uuid
      union select q.asked_organisation_id from inquiry q where q.asked_by_person_id = scope_person() and q.asked_at > clock_timestamp() - interval '30 days'
    ), made as (
      insert into inquiry_alarm (id, organisation_id, asking_organisation_id, purpose_code, side, pattern, reach, questions, person_id, person_name, person_title)
      select gen_random_uuid(), c.id, scope_organisation(), p_alarm ->> 'purpose', case when c.id = scope_organisation() then 'asking' else 'asked' end,
             p_alarm ->> 'pattern', p_alarm ->> 'reach', (p_alarm ->> 'questions')::integer,
             case when c.id = scope_organisation() then scope_person() end, case when c.id = scope_organisation() then who end, p_alarm ->> 'title'
        from concerned c
      returning inquiry_alarm.id, inquiry_alarm.organisation_id
    )
    select distinct m.id, m.organisation_id, a.person_id
      from made m left join appointment a on a.organisation_id = m.organisation_id
        and a.roles && array(select jsonb_array_elements_text(p_alarm -> 'roles'))
        and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date);
end $$;

revoke execute on function recent_inquiries(integer), answer_inquiry(uuid, jsonb), raise_inquiry_alarm(jsonb) from public;
grant execute on function recent_inquiries(integer), answer_inquiry(uuid, jsonb), raise_inquiry_alarm(jsonb) to schakel_app;
