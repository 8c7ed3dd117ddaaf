-- What was asked, found, weighed and told about a signal goes with it: research, the table, word back.
create function destroy_decisions_of_signal(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select id from research_question where signal_id = p_signal union all select id from agenda_item where signal_id = p_signal
    union all select id from weighing where signal_id = p_signal union all select id from feedback where signal_id = p_signal);
  perform destroy_traces(gone);
  perform destroy_rows('research_release', 'signal_id = $1', p_signal);
  perform destroy_rows('research_question', 'signal_id = $1', p_signal);
  perform destroy_rows('weighing_vote', 'agenda_item_id in (select id from agenda_item where signal_id = $1)', p_signal);
  perform destroy_rows('weighing', 'signal_id = $1', p_signal);
  perform destroy_rows('agenda_item', 'signal_id = $1', p_signal);
  perform destroy_rows('feedback', 'signal_id = $1', p_signal);
end $$;
revoke execute on function destroy_decisions_of_signal(uuid) from public;
insert into record_part values ('signal', 20, 'destroy_decisions_of_signal');

-- A meeting of which nothing is left but who was there.
insert into record_sweep values
  ('weighing-meeting', 1, 'weighing_meeting', 'delete from weighing_meeting m where m.planned_at < $1
     and not exists (select 1 from agenda_item i where i.meeting_id = m.id) and not exists (select 1 from weighing w where w.meeting_id = m.id)');
