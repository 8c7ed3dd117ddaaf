-- Keeping cases. The case is its host's; the copies in it keep the term of the case, whatever becomes of the records that they were taken from.
alter table bring_in alter column signal_id drop not null;
comment on column bring_in.signal_id is 'the giver''s own signal; null: it was destroyed at its own term, what was brought in stays with the case';
comment on column referral.signal_id is 'null: not from a signal, or that was destroyed at its own term';

create function facts_of_case(p_case uuid) returns record_facts language plpgsql set search_path = public, pg_temp as $$
declare c case_file; f record_facts;
begin
  select * into c from case_file where id = p_case for update;
  if not found then return null; end if;
  f.organisation_id := c.host_organisation_id;
  f.purpose_code := c.purpose_code;
  f.reference := c.reference;
  f.shown_to := 'supervisors';
  f.outcome := 'case';
  f.events := jsonb_strip_nulls(jsonb_build_object('opened', (c.opened_at at time zone 'Europe/Amsterdam')::date,
    'closed', case when c.state = 'closed' then (coalesce(c.closed_at, c.updated_at) at time zone 'Europe/Amsterdam')::date end));
  f.blocked_by := case
    when c.state <> 'closed' then 'in-progress'
    when exists (select 1 from intervention i where i.case_id = c.id and i.state in ('proposed', 'agreed', 'running')) then 'intervention-running' end;
  return f;
end $$;
create function ids_of_cases() returns setof uuid language sql stable set search_path = public, pg_temp as $$ select id from case_file $$;
revoke execute on function facts_of_case(uuid), ids_of_cases() from public;

/* Interventions of a case or of a signal: what was planned, done, measured and reached. */
create function destroy_interventions(p_record uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select id from intervention where p_record in (case_id, signal_id));
  perform destroy_traces(gone);
  perform destroy_rows('plan_entry', 'intervention_id = any ($2) or case_id = $1', p_record, gone);
  perform destroy_rows('intervention_dependency', 'intervention_id = any ($2) or on_intervention_id = any ($2)', null, gone);
  perform destroy_rows('intervention_work', 'intervention_id = any ($2)', null, gone);
  perform destroy_rows('barrier_measure', '$1 in (case_id, signal_id)', p_record);
  perform destroy_rows('outcome', '$1 in (case_id, signal_id)', p_record);
  perform destroy_rows('intervention', 'id = any ($2)', null, gone);
end $$;

/* What a partner took into a case, or a care organisation accepted, is theirs and stays; only the way back to the signal ends. What was
   never taken goes along. */
create function destroy_givings_of_signal(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare untaken uuid[]; unanswered uuid[];
begin
  untaken := array(select id from bring_in where signal_id = p_signal and case_id is null);
  perform destroy_traces(untaken);
  perform destroy_rows('contribution', 'bring_in_id = any ($2) and case_id is null', null, untaken);
  perform destroy_rows('bring_in', 'id = any ($2)', null, untaken);
  update bring_in set signal_id = null where signal_id = p_signal;
  unanswered := array(select r.id from referral r where r.signal_id = p_signal and r.state in ('sent', 'returned')
    and not exists (select 1 from referral k where k.parent_referral_id = r.id));
  perform destroy_traces(unanswered);
  perform destroy_rows('referral', 'id = any ($2)', null, unanswered);
  update referral set signal_id = null where signal_id = p_signal;
end $$;

create function destroy_case_itself(p_case uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare shared uuid[]; sent uuid[];
begin
  sent := array(select id from bring_in where case_id = p_case union all select id from case_invitation where case_id = p_case
    union all select id from contribution where case_id = p_case);
  perform destroy_traces(sent || p_case);
  perform destroy_rows('disclosure_approval', 'case_id = $1', p_case);
  shared := array(select distinct file_id from contribution where case_id = p_case and file_id is not null);
  perform destroy_rows('case_subject_item', 'case_id = $1', p_case);
  perform destroy_rows('contribution', 'case_id = $1', p_case);
  perform destroy_rows('case_subject', 'case_id = $1', p_case);
  perform destroy_rows('bring_in', 'case_id = $1', p_case);
  perform destroy_rows('case_event', 'case_id = $1', p_case);
  perform destroy_rows('case_invitation', 'case_id = $1', p_case);
  perform destroy_rows('case_participant', 'case_id = $1', p_case);
  perform destroy_rows('case_file', 'id = $1', p_case);
  -- A file that came with the case goes, unless the record it was taken from, or another case, still keeps it.
  perform destroy_files(array(select f.id from file_object f
    where (f.id = any (shared) or (f.record_kind in ('case', 'case-draft') and f.record_id = p_case))
      and not exists (select 1 from contribution k where k.file_id = f.id)
      and not exists (select 1 from signal s where f.record_kind = 'signal' and s.id = f.record_id)));
end $$;
revoke execute on function destroy_interventions(uuid), destroy_givings_of_signal(uuid), destroy_case_itself(uuid) from public;

insert into record_kind values ('case', 'facts_of_case', 'ids_of_cases');
insert into record_part values
  ('signal', 50, 'destroy_interventions'),
  ('signal', 60, 'destroy_givings_of_signal'),
  ('case', 50, 'destroy_interventions'),
  ('case', 70, 'destroy_proposals_of_case'),
  ('case', 90, 'destroy_case_itself');
create trigger case_event_moves_term after insert or update of state, closed_at, opened_at, purpose_code on case_file for each row
  execute function follow_record_event('case');
select compute_record_term('case', id) from case_file;

create policy named_in_case on record_term for select to schakel_app
  using (record_kind = 'case' and organisation_id = (select scope_organisation()) and record_id = any ((select my_case_ids())::uuid[]));

/* A participant of a case, of whatever organisation, who needs it kept: the case stays while one keeper remains. */
create function hold_case(p_id uuid, p_case uuid, p_reason text, p_note text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_person() is null or not (p_case = any (my_case_ids())) then return null; end if;
  insert into retention_hold (id, organisation_id, purpose_code, record_kind, record_id, reason_code, note, placed_by_person_id, placed_by_name)
  select p_id, scope_organisation(), c.purpose_code, 'case', c.id, p_reason, p_note, scope_person(), p.name
    from case_file c, person p where c.id = p_case and p.id = scope_person();
  return p_id;
end $$;
revoke execute on function hold_case(uuid, uuid, text, text) from public;
grant execute on function hold_case(uuid, uuid, text, text) to schakel_app;

-- The register of disclosures lives as long as the log; a disclosure that something still rests on waits for that.
insert into record_sweep values
  ('referral', 1, 'referral', 'delete from referral r where coalesce(r.answered_at, r.sent_at) < $1 and not exists (select 1 from referral k where k.parent_referral_id = r.id)'),
  ('disclosure', 1, 'disclosure_approval', 'delete from disclosure_approval where coalesce(decided_at, asked_at) < $1'),
  ('disclosure', 2, 'disclosure', 'delete from disclosure d where d.given_at < $1
     and not exists (select 1 from contribution k where k.disclosure_id = d.id) and not exists (select 1 from bring_in k where k.disclosure_id = d.id)
     and not exists (select 1 from referral k where k.disclosure_id = d.id) and not exists (select 1 from feedback k where k.disclosure_id = d.id)
     and not exists (select 1 from inquiry k where k.disclosure_id = d.id) and not exists (select 1 from intervention k where k.disclosure_id = d.id)
     and not exists (select 1 from plan_entry k where k.disclosure_id = d.id) and not exists (select 1 from signal_result k where k.disclosure_id = d.id)
     and not exists (select 1 from research_question k where d.id in (k.disclosure_id, k.hit_disclosure_id))
     and not exists (select 1 from research_release k where k.disclosure_id = d.id)
     and not exists (select 1 from disclosure_approval k where k.disclosure_id = d.id)');
