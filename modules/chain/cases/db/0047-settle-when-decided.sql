/* What waited for an answer and got one, or was taken back, waits for nobody any more: who was told of it at the side that
   answers need not look. No door of its own: it follows a change that the rules of the record itself let through. */
create function settle_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare receiver uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
begin
  update notification set read_at = clock_timestamp()
   where organisation_id = receiver and record_kind = tg_argv[0] and record_id = new.id and read_at is null;
  return null;
end $$;
revoke execute on function settle_told() from public;
create index notification_unread_about on notification (record_id) where read_at is null;

create trigger settles_told after update of state on bring_in for each row
  when (old.state = 'offered' and new.state <> 'offered') execute function settle_told('bring-in', 'host_organisation_id');
create trigger settles_told after update of state on case_invitation for each row
  when (old.state = 'open' and new.state <> 'open') execute function settle_told('case-invitation', 'organisation_id');
create trigger settles_told after update of state, withdrawn_at on referral for each row
  when (old.state = 'sent' and old.withdrawn_at is null and (new.state <> 'sent' or new.withdrawn_at is not null))
  execute function settle_told('referral', 'recipient_organisation_id');
