-- Who may read a signal is set by who coordinates it, through one door: the signal and everything that repeats its audience change together.
revoke update (audience) on signal, mention from schakel_app;
revoke insert, update, delete on signal_named_reader from schakel_app;
-- Who is named sees who else is.
drop policy own on signal_named_reader;
create policy named on signal_named_reader for select to schakel_app
  using (organisation_id = (select scope_organisation()) and signal_id = any ((select my_named_signal_ids())::uuid[]));

/* Sets who reads a signal: everyone who reads its purpose widely ('organisation'), or only the persons named. For who coordinates it now:
   by the purpose while it is open, by being named once it is not. The one who does it stays named.
   Errors: P0002 when it cannot be seen or changed meanwhile; a person without a valid appointment here breaks a check. */
create function set_signal_audience(p_signal uuid, p_version integer, p_audience text, p_readers uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare readers uuid[] := case when p_audience = 'organisation' then '{}' else p_readers || scope_person() end;
begin
  if scope_person() is null or scope_claim() ->> 'k' <> 'person' or not scope_groups() && array['coordinator', 'care-coordinator'] then
    raise exception 'only a coordinator sets who reads' using errcode = 'insufficient_privilege';
  end if;
  if p_audience not in ('organisation', 'named', 'restricted') then
    raise exception 'no such audience' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from signal s
      where s.id = p_signal and s.organisation_id = scope_organisation() and s.version = p_version and s.purpose_code = any (scope_wide_purposes())
        and (s.audience in ('organisation', 'department') or s.id = any (my_named_signal_ids()))) then
    raise exception 'no such signal to set the readers of' using errcode = 'no_data_found';
  end if;
  if exists (select 1 from unnest(readers) r where not exists (select 1 from appointment a
      where a.person_id = r and a.organisation_id = scope_organisation()
        and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date))) then
    raise exception 'a reader does not work here' using errcode = 'check_violation';
  end if;
  delete from signal_named_reader where signal_id = p_signal and not person_id = any (readers);
  insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
    select distinct p_signal, scope_organisation(), r, scope_person() from unnest(readers) r on conflict do nothing;
  update mention set audience = p_audience where signal_id = p_signal;
  update mention_key set audience = p_audience where signal_id = p_signal;
  update signal set audience = p_audience, version = version + 1, updated_at = clock_timestamp(),
         holder_person_id = case when p_audience = 'organisation' or holder_person_id = any (readers) then holder_person_id end
   where id = p_signal;
  -- A proposal tells of both its signals: it is open as long as both are.
  update proposal p set audience = case when exists (select 1 from signal s
      where s.id in (p.signal_id, p.other_signal_id) and s.audience in ('named', 'restricted')) then 'named' else 'organisation' end
   where p.signal_id = p_signal or p.other_signal_id = p_signal;
end $$;
revoke execute on function set_signal_audience(uuid, integer, text, uuid[]) from public;
grant execute on function set_signal_audience(uuid, integer, text, uuid[]) to schakel_app;
