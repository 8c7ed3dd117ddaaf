-- A restriction goes with its record. A request goes some time after it was answered, or closed without an answer, with all that belongs to it.
create function destroy_restrictions_of_signal(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform destroy_traces(array(select id from record_restriction where signal_id = p_signal));
  perform destroy_rows('record_restriction', 'signal_id = $1', p_signal);
end $$;
revoke execute on function destroy_restrictions_of_signal(uuid) from public;
insert into record_part values ('signal', 27, 'destroy_restrictions_of_signal');

create function rights_request_ended_before(p_request uuid, p_day timestamptz) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from rights_request r where r.id = p_request and coalesce(r.answered_on, r.closed_on) < p_day)
$$;
revoke execute on function rights_request_ended_before(uuid, timestamptz) from public;
-- A restriction outlives the request that asked for it.
insert into record_sweep values
  ('rights-request', 1, 'rights_notice', 'delete from rights_notice n using rights_measure m, rights_part p
     where m.id = n.measure_id and p.id = m.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 2, 'record_restriction', 'update record_restriction r set measure_id = null from rights_measure m, rights_part p
     where m.id = r.measure_id and p.id = m.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 3, 'rights_measure', 'delete from rights_measure m using rights_part p where p.id = m.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 4, 'rights_item', 'delete from rights_item i using rights_part p where p.id = i.part_id and rights_request_ended_before(p.request_id, $1)'),
  ('rights-request', 5, 'rights_release', 'delete from rights_release where rights_request_ended_before(request_id, $1)'),
  ('rights-request', 6, 'rights_letter', 'delete from rights_letter where rights_request_ended_before(request_id, $1)'),
  ('rights-request', 7, 'rights_event', 'delete from rights_event where rights_request_ended_before(request_id, $1)'),
  ('rights-request', 8, 'rights_part', 'delete from rights_part where rights_request_ended_before(request_id, $1)'),
  ('rights-request', 9, 'rights_request', 'delete from rights_request where rights_request_ended_before(id, $1)');
