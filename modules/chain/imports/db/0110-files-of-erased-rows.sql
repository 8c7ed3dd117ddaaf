/* Imported files that still hold what is about to be erased, and refused rows of them: a file that is encrypted as a whole, or a row that was never recorded, is not
   blanked piece by piece. Each gets a short term instead: seven days, so that its importer can end what is under way; a file goes when its run ends anyway. Answers what
   the officer is told. Found are: the file that the signal came from, another that is the same byte for byte, and refused rows with the whole name or a piece.
   Only for an item of an open part, before its erasure is carried out. Whoever imported, a regional intake too: its batches are seen by nobody else. */
create function shorten_import_sources(p_item uuid, p_pieces text[]) returns table (file_name text, organisation text, holds text, until date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare s signal; named text; days constant integer := 7;
begin
  select g.* into s from rights_item i join signal g on g.id = i.signal_id
   where i.id = p_item and i.is_requester and i.record_kind = 'mention' and g.organisation_id = scope_organisation() and i.part_id = any (my_open_rights_part_ids());
  if not found or not coalesce(scope_handles_rights(), false) then
    raise exception 'no such item to erase' using errcode = 'insufficient_privilege';
  end if;
  if s.origin <> 'import' then return; end if;
  select m.name_as_written into named from rights_item i join mention m on m.id = i.record_id where i.id = p_item;
  return query
    with source as (
      select b.id, b.sha256, b.organisation_id from import_batch b where b.id = s.import_batch_id
    ), holding as (
      select b.id, 'file' as holds from import_batch b, source o
       where b.file_id is not null and b.organisation_id = o.organisation_id and (b.id = o.id or b.sha256 = o.sha256)
      union
      select e.batch_id, 'refused-rows' from source o join import_error e on e.organisation_id = o.organisation_id
       where exists (select 1 from unnest(array_append(p_pieces, named)) as word
               where length(word) > 3 and (position(word in e.value) > 0 or position(word in array_to_string(e.cells, ' ')) > 0 or position(word in e.params::text) > 0))
    ), shortened as (
      update import_batch b set expires_at = least(b.expires_at, clock_timestamp() + make_interval(days => days)), version = b.version + 1
        from (select distinct id from holding) h where b.id = h.id
      returning b.id, b.file_name, b.organisation_id, b.expires_at
    )
    select t.file_name, o.name, h.holds, (t.expires_at at time zone 'Europe/Amsterdam')::date
      from shortened t join holding h on h.id = t.id join organisation o on o.id = t.organisation_id
     order by t.id, h.holds;
end $$;
revoke execute on function shorten_import_sources(uuid, text[]) from public;
grant execute on function shorten_import_sources(uuid, text[]) to schakel_app;
