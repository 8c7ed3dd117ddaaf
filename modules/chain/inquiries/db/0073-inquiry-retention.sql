-- Questions to partners go with the record they were asked in; the answers kept by who was asked have a term of their own.
create function destroy_inquiries(p_record uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select id from inquiry where p_record in (signal_id, case_id));
  perform destroy_traces(gone);
  perform destroy_rows('inquiry', 'id = any ($2)', null, gone);
end $$;
revoke execute on function destroy_inquiries(uuid) from public;
insert into record_part values ('signal', 10, 'destroy_inquiries'), ('case', 10, 'destroy_inquiries');

-- Without a hit: at both sides, shortly. With one, at who was asked, as long as the log.
insert into record_sweep values
  ('inquiry-without-hit', 1, 'inquiry', 'delete from inquiry q where q.answer = ''no-hit'' and q.asked_at < $1'),
  ('inquiry-without-hit', 2, 'inquiry_match', 'delete from inquiry_match m using received_inquiry r where r.id = m.inquiry_id and r.organisation_id = m.organisation_id
     and r.answer = ''no-hit'' and r.asked_at < $1'),
  ('inquiry-without-hit', 3, 'received_inquiry', 'delete from received_inquiry where answer = ''no-hit'' and asked_at < $1'),
  ('received-inquiry', 1, 'inquiry_match', 'delete from inquiry_match m using received_inquiry r where r.id = m.inquiry_id and r.organisation_id = m.organisation_id and r.asked_at < $1'),
  ('received-inquiry', 2, 'received_inquiry', 'delete from received_inquiry where asked_at < $1'),
  ('inquiry-alarm', 1, 'inquiry_alarm', 'delete from inquiry_alarm where lifted_at < $1 or (side = ''asked'' and raised_at < $1)');
