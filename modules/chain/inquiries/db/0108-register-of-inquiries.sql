/* A question and its answer are two givings: the name that was asked with, and the word treffer or geen treffer that came back. The register holds both, says
   which fields went and never what was answered. An answer of before has no line: which version of the rules was weighed for it was not kept. */
alter table inquiry drop constraint inquiry_answer_check,
  add constraint inquiry_answer_known check (answer in ('hit', 'no-hit', 'withdrawn'));
comment on column inquiry.answer is 'category: treffer; withdrawn: the asked side took back what it answered';

create function disclosure_lists_inquiry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update disclosure set records = jsonb_build_array(jsonb_build_object('kind', new.subject_kind, 'id', new.id, 'version', 1,
      'fields', (select coalesce(jsonb_agg(field ->> 'key' order by field ->> 'key'), '[]') from jsonb_array_elements(new.fields) field)))
   where id = new.disclosure_id;
  return null;
end $$;
create trigger disclosure_lists_inquiry after insert on inquiry for each row execute function disclosure_lists_inquiry();

-- When a question is destroyed both lines keep what kind of giving it was, and not which.
create function disclosure_forgets_inquiry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update disclosure set records = (select coalesce(jsonb_agg(jsonb_set(item, '{id}', 'null')), '[]') from jsonb_array_elements(records) item)
   where record_kind = 'inquiry' and record_id = old.id;
  return null;
end $$;
create trigger disclosure_forgets_inquiry after delete on inquiry for each row execute function disclosure_forgets_inquiry();

/* Writes the giving of an answer: from who was asked, to who asked, who has it at once. Hit and no hit write the same.
   p_given: {contentVersionId, conditions}, what was weighed for the asked side. Only answer_inquiry calls it. */
create function disclose_answer(q inquiry, p_given jsonb) returns void language sql set search_path = public, pg_temp as $$
  insert into disclosure (id, organisation_id, recipient_organisation_id, recipient_person_id, purpose_code, content_version_id, rule_codes, rules, categories,
    conditions, record_kind, record_id, case_id, records, received_at, received_how, received_by_name)
  values (gen_random_uuid(), q.asked_organisation_id, q.organisation_id, q.asked_by_person_id, q.purpose_code, (p_given ->> 'contentVersionId')::uuid,
    array(select rule ->> 'code' from jsonb_array_elements(q.answer_rules) rule), q.answer_rules, array['treffer'], p_given -> 'conditions', 'inquiry', q.id, q.case_id,
    jsonb_build_array(jsonb_build_object('kind', 'inquiry', 'id', q.id, 'version', 1, 'fields', jsonb_build_array('answer'))),
    date_trunc('milliseconds', clock_timestamp()), 'looked', q.asked_by_name)
$$;

/* What the asked side takes back is not read any more at who asked, nor used for the same question. */
create function withdraw_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update inquiry set answer = 'withdrawn', contact_point = null, content_state = null, content_categories = '{}', content_reason = null, decision_reason = null,
         decision_rules = null, decided_at = null, valid_until = least(valid_until, (clock_timestamp() at time zone 'Europe/Amsterdam')::date - 1), version = version + 1
   where id = new.record_id and asked_organisation_id = new.organisation_id and answer is not null;
  return null;
end $$;
create trigger withdraw_answer after update of withdrawn_at on disclosure for each row
  when (new.record_kind = 'inquiry' and old.withdrawn_at is null and new.withdrawn_at is not null) execute function withdraw_answer();
revoke execute on function disclosure_lists_inquiry(), disclosure_forgets_inquiry(), disclose_answer(inquiry, jsonb), withdraw_answer() from public;

/* As before; the answer is a giving as well and stands in the register. p_look: also answer: {contentVersionId, conditions}. */
create or replace function answer_inquiry(p_inquiry uuid, p_look jsonb) returns jsonb
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
  perform disclose_answer(q, p_look -> 'answer');
  return jsonb_build_object('answer', said, 'left', coalesce(own.daily_questions, 20) - used - 1);
end $$;

update disclosure d set records = jsonb_build_array(jsonb_build_object('kind', q.subject_kind, 'id', q.id, 'version', 1,
      'fields', (select coalesce(jsonb_agg(field ->> 'key' order by field ->> 'key'), '[]') from jsonb_array_elements(q.fields) field)))
  from inquiry q where q.disclosure_id = d.id;

-- Whom something about a person went to: also who was asked about that person, and who was told that the person is known here.
create or replace function disclosures_of_requester(p_part uuid)
returns table (disclosure_id uuid, record_id uuid, recipient_organisation_id uuid, recipient_name text, categories text[], given_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  with item as (
    select i.record_id, i.signal_id from rights_part p join rights_item i on i.part_id = p.id and i.is_requester
     where p.id = p_part and p.organisation_id = scope_organisation() and scope_reads_rights()
  ), used as (
    select d.id, item.record_id from item join disclosure d on d.record_id = item.signal_id and d.record_kind = 'signal' and d.organisation_id = scope_organisation()
    union
    select k.disclosure_id, item.record_id from item
      join contribution k on k.item_id = any (array[item.record_id, item.signal_id]) and k.organisation_id = scope_organisation()
    union
    select q.disclosure_id, item.record_id from item join inquiry q on q.subject_id = item.record_id and q.organisation_id = scope_organisation()
    union
    select d.id, item.record_id from item join inquiry_match x on item.record_id = any (x.mention_ids) and x.organisation_id = scope_organisation()
      join disclosure d on d.record_id = x.inquiry_id and d.record_kind = 'inquiry' and d.organisation_id = scope_organisation()
  )
  select distinct on (d.id, u.record_id) d.id, u.record_id, d.recipient_organisation_id, o.name, d.categories, (d.given_at at time zone 'Europe/Amsterdam')::date
    from used u join disclosure d on d.id = u.id join organisation o on o.id = d.recipient_organisation_id
   where d.recipient_organisation_id <> scope_organisation() and d.withdrawn_at is null
   order by d.id, u.record_id
$$;
