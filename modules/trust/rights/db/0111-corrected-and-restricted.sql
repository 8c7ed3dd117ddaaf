/* A correction and a restriction that were made after a backup hold again when it is restored. Written down is that it was so, in ids, names of fields and numbers: the
   corrected value is personal data and stands in no journal. So a corrected field of then is emptied, and the record stands still until an officer fills it in again. */
alter table record_restriction drop constraint record_restriction_ground_check,
  add constraint record_restriction_ground_known check (ground in ('restriction', 'objection', 'correction-lost'));
comment on column record_restriction.ground is 'correction-lost: a restored backup was from before a correction (AVG 18 lid 1 onder a)';
comment on table blanked_record is 'purpose: purpose_code; retention: with its record; that something in it was blanked, corrected or restricted and where, nothing of what stood there';
comment on column blanked_record.marks is 'category: logboek; ids, places and lengths, names of fields, as the module of the kind reads them';

/* Writes down what must hold again after a restore. Who calls holds the lock on the record. */
create function note_mark(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_marks jsonb) returns void language sql set search_path = public, pg_temp as $$
  insert into blanked_record (record_id, nth, organisation_id, purpose_code, record_kind, marks)
  select p_record, coalesce(max(nth), 0) + 1, p_organisation, p_purpose, p_kind, p_marks from blanked_record where organisation_id = p_organisation and record_id = p_record
$$;
/* As before (0105). */
create or replace function note_blanked(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_marks jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform note_mark(p_kind, p_record, p_organisation, p_purpose, p_marks);
  perform drop_copies_of_blanked(p_record);
end $$;

create function marks_of_restriction(r record_restriction) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select jsonb_build_object('restriction', r.id, 'mention', r.record_id, 'ground', r.ground, 'since', extract(epoch from r.since)::bigint)
$$;
/* What a person restricts or lifts. A replay of the journal has no person, and what it does is written there already. */
create function note_restriction() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_person() is null then return null; end if;
  perform 1 from signal where id = new.signal_id for update;
  perform note_mark('signal', new.signal_id, new.organisation_id, new.purpose_code,
    case when new.lifted_at is null then marks_of_restriction(new) else jsonb_build_object('lifted', new.id) end);
  return null;
end $$;
create trigger note_restriction after insert on record_restriction for each row execute function note_restriction();
create trigger note_lifting after update of lifted_at on record_restriction for each row
  when (old.lifted_at is null and new.lifted_at is not null) execute function note_restriction();

/* As before (0106); a correction is written down for the journal as well: that it was made and of which fields. */
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
    perform 1 from signal where id = m.signal_id for update;
    perform note_blanked('signal', m.signal_id, m.organisation_id, m.purpose_code, jsonb_build_object('mention', m.id,
      'corrected', (select jsonb_agg(field) from unnest(array['name', 'birthDate', 'phone', 'email']) field where d.correction ? field)));
    insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience)
    select m.organisation_id, m.purpose_code, k.kind, k.key::bigint, m.id, m.signal_id, m.audience from jsonb_to_recordset(p_keys) as k(kind text, key text)
    on conflict do nothing;
  end if;
end $$;

/* Of a mention in a database from before its correction: the old values go, with the keys that are made of them, and the record may not be used until an officer put the
   right ones in. Officers of its organisation are told. */
create function forget_corrected(p_mention uuid, p_signal uuid, p_fields text[]) returns void language plpgsql set search_path = public, pg_temp as $$
declare m mention; named constant boolean := 'name' = any (p_fields); dated constant boolean := 'birthDate' = any (p_fields);
begin
  select * into m from mention where id = p_mention and signal_id = p_signal and removed_at is null for update;
  if not found then return; end if;
  delete from mention_key where mention_id = m.id and (kind not in ('bsn', 'kvk', 'plate', 'phone', 'iban', 'email', 'handle', 'address', 'street') or kind = any (p_fields));
  delete from proposal where state in ('open', 'later') and (mention_id = m.id or other_mention_id = m.id);
  update mention set
    name_as_written = case when not named then name_as_written end, family_name = case when not named then family_name end,
    family_name_prefix = case when not named then family_name_prefix end, given_names = case when not named then given_names end,
    initials = case when not named then initials end, birth_date = case when not dated then birth_date end,
    birth_date_as_written = case when not dated then birth_date_as_written end, phone = case when not 'phone' = any (p_fields) then phone end,
    email = case when not 'email' = any (p_fields) then email end, version = version + 1
   where id = m.id;
  insert into record_restriction (id, organisation_id, purpose_code, record_id, signal_id, ground)
  values (gen_random_uuid(), m.organisation_id, m.purpose_code, m.id, m.signal_id, 'correction-lost') on conflict do nothing;
  insert into notification (id, organisation_id, person_id, kind, record_kind, record_id)
  select gen_random_uuid(), m.organisation_id, a.person_id, 'correction-lost', 'signal', m.signal_id from appointment a
   where a.organisation_id = m.organisation_id and 'privacyofficer' = any (a.roles) and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
   group by a.person_id
  on conflict do nothing;
end $$;

/* As before (0109); also by the marks {restriction, mention, ground, since}, {lifted} and {mention, corrected: [field]}. */
create or replace function blank_signal_again(p_signal uuid, p_marks jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
declare s signal; note constant text := '[op verzoek gewist]';
begin
  if p_marks ? 'restriction' then
    insert into record_restriction (id, organisation_id, purpose_code, record_id, signal_id, ground, since)
    select (p_marks ->> 'restriction')::uuid, m.organisation_id, m.purpose_code, m.id, m.signal_id, p_marks ->> 'ground', to_timestamp((p_marks ->> 'since')::bigint)
      from mention m where m.id = (p_marks ->> 'mention')::uuid and m.signal_id = p_signal
    on conflict do nothing;
    return;
  elsif p_marks ? 'lifted' then
    update record_restriction set lifted_at = clock_timestamp(), lifted_by_name = 'onbekend', lift_reason = 'Opgeheven voordat een reservekopie werd teruggezet.', version = version + 1
     where id = (p_marks ->> 'lifted')::uuid and signal_id = p_signal and lifted_at is null;
    return;
  elsif p_marks ? 'corrected' then
    perform forget_corrected((p_marks ->> 'mention')::uuid, p_signal, array(select jsonb_array_elements_text(p_marks -> 'corrected')));
    return;
  elsif p_marks ? 'mention' then
    delete from record_restriction where record_id = (p_marks ->> 'mention')::uuid and ground = 'correction-lost';
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
    perform blank_weighings(p_signal, array(select signal_title from weighing where signal_id = p_signal), note);
  end if;
end $$;
revoke execute on function note_mark(text, uuid, uuid, text, jsonb), marks_of_restriction(record_restriction), note_restriction(), forget_corrected(uuid, uuid, text[]) from public;

-- What holds today holds after a restore too.
insert into blanked_record (record_id, nth, organisation_id, purpose_code, record_kind, marks)
select e.signal_id, coalesce((select max(nth) from blanked_record b where b.organisation_id = e.organisation_id and b.record_id = e.signal_id), 0)
         + row_number() over (partition by e.organisation_id, e.signal_id order by e.at), e.organisation_id, e.purpose_code, 'signal', e.marks
  from (select r.signal_id, r.organisation_id, r.purpose_code, r.since as at, marks_of_restriction(r) as marks from record_restriction r where r.lifted_at is null
        union all
        select m.signal_id, m.organisation_id, m.purpose_code, d.decided_at, jsonb_build_object('mention', m.id,
            'corrected', (select jsonb_agg(field) from unnest(array['name', 'birthDate', 'phone', 'email']) field where d.correction ? field))
          from rights_measure d join rights_item i on i.id = d.item_id join mention m on m.id = i.record_id
         where d.kind = 'correction' and d.outcome = 'granted' and m.removed_at is null) e;
