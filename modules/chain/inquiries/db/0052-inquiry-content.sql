-- What follows a hit: the asker requests content by category, the owner grants or refuses. Content itself goes by the doors that are there.

/* Requests content on a hit, at both sides. Only categories cross: the reason stays with who asks. Gives back the new version. */
create function request_inquiry_content(p_inquiry uuid, p_categories text[], p_reason text, p_version integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  update inquiry q set content_state = 'asked', content_categories = p_categories, content_reason = p_reason, version = q.version + 1
   where q.id = p_inquiry and q.version = p_version and q.organisation_id = scope_organisation() and q.answer = 'hit' and q.content_state is null
     and q.purpose_code = any (scope_purposes()) and not scope_is_processor()
     and (q.asked_by_person_id = scope_person() or q.case_id = any (my_case_ids()) or (q.signal_id is not null and q.purpose_code = any (scope_wide_purposes())))
  returning q.version into made;
  if made is null then return null; end if;
  update received_inquiry r set content_state = 'asked', content_categories = p_categories, content_asked_at = clock_timestamp(), version = r.version + 1
   where r.id = p_inquiry;
  return made;
end $$;

/* The owner's decision, at both sides. p_rules: the rules it rests on, as shown. Gives back the new version. */
create function decide_inquiry_content(p_inquiry uuid, p_state text, p_reason text, p_rules jsonb, p_version integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  if p_state not in ('granted', 'refused') then return null; end if;
  update received_inquiry r
     set content_state = p_state, decision_reason = p_reason, decision_rules = p_rules, decided_by_person_id = scope_person(),
         decided_by_name = (select name from person where id = scope_person()), decided_at = clock_timestamp(), version = r.version + 1
   where r.id = p_inquiry and r.version = p_version and r.content_state = 'asked' and r.organisation_id = scope_organisation()
     and r.purpose_code = any (scope_purposes()) and scope_decides_inquiries() and not scope_is_processor()
  returning r.version into made;
  if made is null then return null; end if;
  update inquiry q set content_state = p_state, decision_reason = p_reason, decision_rules = p_rules, decided_at = clock_timestamp(), version = q.version + 1
   where q.id = p_inquiry;
  return made;
end $$;

/* Who at the other side hears that there is something: who may decide there (by roles), or who asked. Ids only. */
create function people_of_inquiry(p_inquiry uuid, p_roles text[]) returns table (organisation_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.organisation_id, a.person_id from inquiry q join appointment a on a.organisation_id = q.asked_organisation_id
   where q.id = p_inquiry and q.organisation_id = scope_organisation() and q.content_state = 'asked' and a.roles && p_roles
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
  union
  select q.organisation_id, q.asked_by_person_id from inquiry q
   where q.id = p_inquiry and q.asked_organisation_id = scope_organisation() and q.content_state in ('granted', 'refused')
$$;
revoke execute on function request_inquiry_content(uuid, text[], text, integer), decide_inquiry_content(uuid, text, text, jsonb, integer),
  people_of_inquiry(uuid, text[]) from public;
grant execute on function request_inquiry_content(uuid, text[], text, integer), decide_inquiry_content(uuid, text, text, jsonb, integer),
  people_of_inquiry(uuid, text[]) to schakel_app;
