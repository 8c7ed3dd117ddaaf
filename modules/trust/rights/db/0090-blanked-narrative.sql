-- An erasure also reaches what the story says of the person: the officer marks pieces, and they are blanked wherever the signal holds them.
-- The pieces themselves are kept nowhere; the measure keeps how many there were.
alter table rights_measure add column blanked integer not null default 0 check (blanked >= 0),
  add constraint rights_blanked_with_erasure check (blanked = 0 or (kind = 'erasure' and outcome = 'granted'));

create function blanked(p_text text, p_pieces text[], p_note text) returns text language plpgsql immutable set search_path = public, pg_temp as $$
declare piece text;
begin
  -- The longest first: a piece may lie within another.
  for piece in select p from unnest(p_pieces) as p order by length(p) desc loop
    p_text := replace(p_text, piece, p_note);
  end loop;
  return p_text;
end $$;
revoke execute on function blanked(text, text[], text) from public;

/* Blanks pieces of text in the signal of an erased record: story, title, remark on the place, additions and the row it was imported from. What
   is searched follows. Only for an item of an open part whose erasure was granted, and only pieces that the story has. */
create function blank_narrative(p_measure uuid, p_pieces text[], p_note text) returns void
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
  update signal set narrative = blanked(narrative, p_pieces, p_note), title = blanked(title, p_pieces, p_note), place_note = blanked(place_note, p_pieces, p_note),
         as_written = blanked(as_written::text, array(select substr(e, 2, length(e) - 2) from unnest(p_pieces) as p, lateral (select to_json(p)::text as e) q), p_note)::jsonb,
         version = version + 1, updated_at = clock_timestamp()
   where id = s.id;
  update signal_addition set text = blanked(text, p_pieces, p_note) where signal_id = s.id;
end $$;
revoke execute on function blank_narrative(uuid, text[], text) from public;
grant execute on function blank_narrative(uuid, text[], text) to schakel_app;

-- A copy of the story in a case is told as well: the story was about the person too.
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
  )
  select distinct on (d.id, u.record_id) d.id, u.record_id, d.recipient_organisation_id, o.name, d.categories, (d.given_at at time zone 'Europe/Amsterdam')::date
    from used u join disclosure d on d.id = u.id join organisation o on o.id = d.recipient_organisation_id
   where d.recipient_organisation_id <> scope_organisation() and d.withdrawn_at is null
   order by d.id, u.record_id
$$;
