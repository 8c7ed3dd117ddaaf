-- That the glass was broken goes with the signal; the audit log keeps that it happened.
create function destroy_emergency_access(p_signal uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform destroy_traces(array(select id from emergency_access where signal_id = p_signal));
  perform destroy_rows('emergency_access', 'signal_id = $1', p_signal);
end $$;
revoke execute on function destroy_emergency_access(uuid) from public;
insert into record_part values ('signal', 25, 'destroy_emergency_access');
comment on table emergency_access is 'purpose: purpose_code; retention: goes with its signal; the audit log keeps that it was opened';
