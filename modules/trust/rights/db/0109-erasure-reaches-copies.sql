/* An erasure reaches what was copied from the record: the title that a weighing keeps, what a department or a partner was asked about the person, the name that a
   subject goes by, and the title that the program cut from the story itself. */

-- Of a table that is only added to, the columns that its trigger names may be blanked, by the functions that erase and by nobody else.
create or replace function refuse_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare may_be_blanked text[] := coalesce(tg_argv::text[], '{}');
begin
  if exists (select 1 from destruction_step where transaction_id = pg_current_xact_id()::text) then
    if tg_op = 'DELETE' then return old; end if;
    if tg_op = 'UPDATE' and cardinality(may_be_blanked) > 0 and to_jsonb(new) - may_be_blanked = to_jsonb(old) - may_be_blanked then return new; end if;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger append_only on weighing;
create trigger append_only before update or delete on weighing for each row
  execute function refuse_change('signal_title', 'necessity', 'proportionality', 'subsidiarity', 'reason', 'ruling');

/* Of a title, which the program makes of the first sentence: without its full stop, its line breaks, and what was too long. So a piece is sought without those too, and
   a title that ends where a piece begins loses that end. */
create function blanked_title(p_title text, p_pieces text[], p_note text) returns text language plpgsql immutable set search_path = public, pg_temp as $$
declare piece text; stem text; made text := blanked(p_title, p_pieces, p_note);
begin
  for piece in select distinct_piece from (select distinct btrim(regexp_replace(regexp_replace(btrim(p), '\s+', ' ', 'g'), '[.!?…]+$', '')) as distinct_piece
      from unnest(p_pieces) as p) pieces where length(distinct_piece) > 1 order by length(distinct_piece) desc loop
    made := replace(made, piece, p_note);
    stem := regexp_replace(made, '…$', '');
    for size in reverse least(length(stem), length(piece)) .. 4 loop
      if right(stem, size) = left(piece, size) and (size = length(stem) or substr(stem, length(stem) - size, 1) ~ '\W') then
        made := left(stem, length(stem) - size) || p_note;
        exit;
      end if;
    end loop;
  end loop;
  return made;
end $$;

/* The weighings of a signal quote it: title, what was written down about the decision, and what was prepared for the table. */
create function blank_weighings(p_signal uuid, p_pieces text[], p_note text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
  update weighing set signal_title = blanked_title(signal_title, p_pieces, p_note), necessity = blanked(necessity, p_pieces, p_note),
         proportionality = blanked(proportionality, p_pieces, p_note), subsidiarity = blanked(subsidiarity, p_pieces, p_note), reason = blanked(reason, p_pieces, p_note),
         ruling = blanked(ruling, p_pieces, p_note)
   where signal_id = p_signal;
  delete from destruction_step where transaction_id = pg_current_xact_id()::text;
  update agenda_item set preparation = blanked_json(preparation, p_pieces, p_note), version = version + 1
   where signal_id = p_signal and preparation is distinct from blanked_json(preparation, p_pieces, p_note);
end $$;

-- A piece stands in JSON with its quotes and line breaks written otherwise.
create function blanked_json(p_json jsonb, p_pieces text[], p_note text) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select blanked(p_json::text, array(select substr(e, 2, length(e) - 2) from unnest(p_pieces) as p, lateral (select to_json(p)::text as e) q), p_note)::jsonb
$$;

/* As before (0106); titles in the way that they are made, and the weighings follow. */
create or replace function blank_pieces(p_signal uuid, p_pieces text[], p_note text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  update signal set narrative = blanked(narrative, p_pieces, p_note), title = blanked_title(title, p_pieces, p_note), place_note = blanked(place_note, p_pieces, p_note),
         as_written = blanked_json(as_written, p_pieces, p_note), version = version + 1, updated_at = clock_timestamp()
   where id = p_signal;
  perform blank_additions(p_signal, p_pieces, p_note);
  perform blank_weighings(p_signal, p_pieces, p_note);
end $$;

/* As before (0106); of a story that is not trusted the titles at weighings go as well. */
create or replace function blank_signal_again(p_signal uuid, p_marks jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
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
    perform blank_weighings(p_signal, array(select signal_title from weighing where signal_id = p_signal), note);
  end if;
end $$;

/* What was asked about an erased mention keeps that it was asked, of whom and by which rule, and not about whom. */
create function blank_questions_about(p_mention uuid, p_note text) returns void language sql set search_path = public, pg_temp as $$
  update inquiry set fields = (select jsonb_agg(field || jsonb_build_object('value', p_note)) from jsonb_array_elements(fields) field),
         traits = (select jsonb_object_agg(key, null::text) from jsonb_object_keys(traits) key), version = version + 1
   where subject_id = p_mention and signal_id = (select m.signal_id from mention m where m.id = p_mention);
  update research_question set version = version + 1,
         search = (select jsonb_agg(case when item ->> 'mentionId' = p_mention::text then item || jsonb_build_object('value', p_note) else item end)
           from jsonb_array_elements(search) item)
   where signal_id = (select m.signal_id from mention m where m.id = p_mention) and search @> jsonb_build_array(jsonb_build_object('mentionId', p_mention))
$$;

/* As before (0106); also what was copied from it: questions about it, its name in a decided proposal, and the name of the subject that it stood in. */
create or replace function erase_mention(p_mention uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare m mention; gone constant text := '[op verzoek gewist]';
begin
  select * into m from mention where id = p_mention for update;
  delete from mention_key where mention_id = p_mention;
  delete from proposal where state in ('open', 'later') and (mention_id = p_mention or other_mention_id = p_mention);
  update proposal set reasons = reasons || jsonb_build_object(case mention_id when p_mention then 'label' else 'otherLabel' end, gone)
   where mention_id = p_mention or other_mention_id = p_mention;
  perform blank_questions_about(p_mention, gone);
  update subject set version = version + 1, label = coalesce((select coalesce(o.name_as_written, o.company_name, o.plate) from mention o
      where o.subject_id = subject.id and o.id <> p_mention and o.removed_at is null and coalesce(o.name_as_written, o.company_name, o.plate) is not null
      order by o.id limit 1), gone)
   where id = m.subject_id;
  update mention set name_as_written = null, family_name = null, family_name_prefix = null, given_names = null, initials = null, birth_date = null,
         birth_date_as_written = null, bsn = null, phone = null, email = null, iban = null, plate = null, handle = null, street = null, house_number = null,
         house_addition = null, postcode = null, town = null, note = null, subject_id = null, removed_at = clock_timestamp(), version = version + 1
   where id = p_mention;
end $$;
revoke execute on function blanked_title(text, text[], text), blanked_json(jsonb, text[], text), blank_weighings(uuid, text[], text), blank_questions_about(uuid, text) from public;

-- What an erasure cannot reach by itself and the officer is told of: a file that was imported and waits, refused rows of it.
alter table rights_measure add column source_files jsonb not null default '[]',
  add constraint rights_source_files_with_erasure check (source_files = '[]' or (kind = 'erasure' and outcome = 'granted'));
comment on column rights_measure.source_files is 'category: verhaal; imported files that still held it when this was decided: [{fileName, organisation, holds, until}]';
