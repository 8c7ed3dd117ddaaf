-- What retention asks of a record: whether a restriction stands on it, and to blank again what was blanked.

create function signal_is_restricted(p_signal uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from record_restriction where signal_id = p_signal and lifted_at is null)
$$;
/* A case holds copies: it is restricted when a record that one of them was taken from is, whoever gave it. */
create function case_is_restricted(p_case uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from contribution k join record_restriction r on k.item_id in (r.record_id, r.signal_id) and r.lifted_at is null
    where k.case_id = p_case and k.withdrawn_at is null)
$$;

/* All that says who a mention is, with its search keys and what was proposed by it. */
create function erase_mention(p_mention uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  delete from mention_key where mention_id = p_mention;
  delete from proposal where state in ('open', 'later') and (mention_id = p_mention or other_mention_id = p_mention);
  update mention set name_as_written = null, family_name = null, family_name_prefix = null, given_names = null, initials = null, birth_date = null,
         birth_date_as_written = null, bsn = null, phone = null, email = null, iban = null, plate = null, handle = null, street = null, house_number = null,
         house_addition = null, postcode = null, town = null, note = null, subject_id = null, removed_at = clock_timestamp(), version = version + 1
   where id = p_mention;
end $$;

/* As before; an erasure is written down for the journal of what is gone. */
create or replace function carry_out_measure(p_measure uuid, p_keys jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d rights_measure; i rights_item; m mention;
begin
  select * into d from rights_measure where id = p_measure and organisation_id = scope_organisation() and outcome = 'granted';
  if not found or not coalesce(scope_handles_rights(), false) then
    raise exception 'no such measure to carry out' using errcode = 'insufficient_privilege';
  end if;
  select * into i from rights_item where id = d.item_id and part_id = d.part_id and is_requester;
  select * into m from mention where id = i.record_id and organisation_id = d.organisation_id for update;
  if not found then raise exception 'the record is gone' using errcode = 'no_data_found'; end if;
  if d.kind = 'erasure' then
    perform 1 from signal where id = m.signal_id for update;
    perform erase_mention(m.id);
    perform note_blanked('signal', m.signal_id, m.organisation_id, m.purpose_code, jsonb_build_object('mention', m.id));
  elsif d.kind = 'correction' then
    delete from mention_key where mention_id = m.id;
    update mention set
      name_as_written = coalesce(d.correction ->> 'name', name_as_written),
      family_name = case when d.correction ? 'name' then d.correction ->> 'familyName' else family_name end,
      family_name_prefix = case when d.correction ? 'name' then d.correction ->> 'familyNamePrefix' else family_name_prefix end,
      given_names = case when d.correction ? 'name' then d.correction ->> 'givenNames' else given_names end,
      initials = case when d.correction ? 'name' then d.correction ->> 'initials' else initials end,
      birth_date = coalesce((d.correction ->> 'birthDate')::date, birth_date),
      birth_date_as_written = case when d.correction ? 'birthDate' then null else birth_date_as_written end,
      phone = coalesce(d.correction ->> 'phone', phone), email = coalesce(d.correction ->> 'email', email),
      version = version + 1
     where id = m.id;
    insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience)
    select m.organisation_id, m.purpose_code, k.kind, k.key::bigint, m.id, m.signal_id, m.audience from jsonb_to_recordset(p_keys) as k(kind text, key text)
    on conflict do nothing;
  end if;
end $$;

/* An addition is never rewritten: the row goes, as in destroying, and comes back with what is left of its text. */
create function blank_additions(p_signal uuid, p_pieces text[], p_note text) returns void language plpgsql set search_path = public, pg_temp as $$
declare a signal_addition;
begin
  insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
  for a in delete from signal_addition where signal_id = p_signal and text <> blanked(text, p_pieces, p_note) returning * loop
    a.text := blanked(a.text, p_pieces, p_note);
    insert into signal_addition values (a.*);
  end loop;
  delete from destruction_step where transaction_id = pg_current_xact_id()::text;
end $$;

/* Blanks pieces of the story wherever the signal holds them: title, remark on the place, additions and the row it was imported from follow. */
create function blank_pieces(p_signal uuid, p_pieces text[], p_note text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  update signal set narrative = blanked(narrative, p_pieces, p_note), title = blanked(title, p_pieces, p_note), place_note = blanked(place_note, p_pieces, p_note),
         as_written = blanked(as_written::text, array(select substr(e, 2, length(e) - 2) from unnest(p_pieces) as p, lateral (select to_json(p)::text as e) q), p_note)::jsonb,
         version = version + 1, updated_at = clock_timestamp()
   where id = p_signal;
  perform blank_additions(p_signal, p_pieces, p_note);
end $$;

/* As before; where the pieces stood is written down for the journal of what is gone. */
create or replace function blank_narrative(p_measure uuid, p_pieces text[], p_note text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d rights_measure; s signal;
begin
  select * into d from rights_measure where id = p_measure and organisation_id = scope_organisation() and kind = 'erasure' and outcome = 'granted';
  if not found or not coalesce(scope_handles_rights(), false) or not d.part_id = any (my_open_rights_part_ids()) then
    raise exception 'no such erasure to carry out' using errcode = 'insufficient_privilege';
  end if;
  select g.* into s from rights_item i join signal g on g.id = i.signal_id where i.id = d.item_id and i.is_requester and g.organisation_id = d.organisation_id for update of g;
  if not found then raise exception 'the record is gone' using errcode = 'no_data_found'; end if;
  if exists (select 1 from unnest(p_pieces) as p where length(p) < 2 or position(p in s.narrative) = 0) then
    raise exception 'a piece is not in the story' using errcode = 'check_violation', constraint = 'piece_stands_in_story';
  end if;
  perform blank_pieces(s.id, p_pieces, p_note);
  perform note_blanked('signal', s.id, s.organisation_id, s.purpose_code, jsonb_build_object('length', char_length(s.narrative),
    'pieces', (select jsonb_agg(jsonb_build_array(position(p in s.narrative), char_length(p))) from unnest(p_pieces) as p)));
end $$;

-- Places in the story say what was blanked only as long as nobody rewrites it: the one who can is the function that blanks.
revoke update (narrative) on signal from schakel_app;

/* Again in a database from before, by the marks: {mention} or {length, pieces: [[place, length]]}. The pieces are read from the story as it stands there. A story
   that is not as long as it was then is not trusted: all words of the signal go. */
create function blank_signal_again(p_signal uuid, p_marks jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
declare s signal; note constant text := '[op verzoek gewist]';
begin
  if p_marks ? 'mention' then
    perform erase_mention(m.id) from mention m where m.id = (p_marks ->> 'mention')::uuid and m.signal_id = p_signal;
    return;
  end if;
  select * into s from signal where id = p_signal for update;
  if char_length(s.narrative) = (p_marks ->> 'length')::integer then
    perform blank_pieces(p_signal, array(select substr(s.narrative, (m ->> 0)::integer, (m ->> 1)::integer) from jsonb_array_elements(p_marks -> 'pieces') as m), note);
  else
    update signal set narrative = note, title = note, place_note = case when place_note is not null then note end, as_written = null,
           version = version + 1, updated_at = clock_timestamp()
     where id = p_signal;
    perform blank_additions(p_signal, array(select text from signal_addition where signal_id = p_signal), note);
  end if;
end $$;
revoke execute on function signal_is_restricted(uuid), case_is_restricted(uuid), erase_mention(uuid), blank_additions(uuid, text[], text), blank_pieces(uuid, text[], text), blank_signal_again(uuid, jsonb) from public;
update record_kind set restricted_function = 'signal_is_restricted', blank_function = 'blank_signal_again' where kind = 'signal';
update record_kind set restricted_function = 'case_is_restricted' where kind = 'case';

/* As before; a copy that the host made of what a shielded member brought names the host as its origin (0099) and is still not the host's own. */
create or replace function content_of_case(p_case uuid) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'title', c.title,
    'from', (c.opened_at at time zone 'Europe/Amsterdam')::date,
    'documents', jsonb_build_array(jsonb_build_object('name', 'casus.json', 'content', jsonb_build_object(
      'case', jsonb_strip_nulls(to_jsonb(c) - array['id', 'host_organisation_id', 'version', 'legal_version_id', 'themes_version_id', 'portfolio_id', 'lead_appointment_id', 'opened_by_person_id',
        'next_meeting_at', 'reopen_asked_by_person_id', 'reopened_by_person_id', 'state_before']),
      'participants', (select coalesce(jsonb_agg(distinct o.name order by o.name), '[]') from case_participant p join organisation o on o.id = p.organisation_id where p.case_id = c.id),
      'contributions', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.item_kind, 'fields', k.fields, 'at', k.given_at, 'version', k.version) order by k.given_at, k.id), '[]')
        from contribution k where k.case_id = c.id and k.organisation_id = c.host_organisation_id and k.origin_organisation_id = c.host_organisation_id and k.source_contribution_id is null and k.withdrawn_at is null),
      'contributedByOthers', (select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'kind', k.item_kind, 'at', k.given_at) order by k.given_at, k.id), '[]')
        from contribution k join organisation o on o.id = k.origin_organisation_id where k.case_id = c.id and k.origin_organisation_id <> c.host_organisation_id),
      'interventions', (select coalesce(jsonb_agg(i.told order by i.at, i.id), '[]') from intervention_to_archive(p_case, c.host_organisation_id) i),
      'outcome', (select jsonb_strip_nulls(to_jsonb(o) - array['id', 'organisation_id', 'case_id', 'signal_id', 'themes_version_id', 'portfolio_id', 'version', 'recorded_by_person_id'])
        from outcome o where o.case_id = c.id and o.organisation_id = c.host_organisation_id),
      'timeline', (select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'at', e.occurred_at) order by e.occurred_at, e.id), '[]')
        from case_event e where e.case_id = c.id and e.audience = 'case')))),
    'files', files_to_archive(array['case'], c.id, c.host_organisation_id, array(select k.file_id from contribution k where k.case_id = c.id
      and k.organisation_id = c.host_organisation_id and k.origin_organisation_id = c.host_organisation_id and k.source_contribution_id is null and k.file_id is not null and k.withdrawn_at is null)))
    from case_file c where c.id = p_case
$$;
