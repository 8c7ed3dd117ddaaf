/* Who at the other side decides on what was sent there: ids only, so that they can be told there is something. Only for
   what the own organisation sent and the reader may see; with the purpose of that record and a role for it. */
create function people_to_tell(p_record_kind text, p_record uuid, p_roles text[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with addressed as (
    select b.host_organisation_id as organisation_id from bring_in b
     where p_record_kind = 'bring-in' and b.id = p_record and b.organisation_id = scope_organisation() and b.offered_by_person_id = scope_person()
    union all
    select r.recipient_organisation_id from referral r
     where p_record_kind = 'referral' and r.id = p_record and r.organisation_id = scope_organisation() and r.sent_by_person_id = scope_person()
  )
  select coalesce(array_agg(distinct a.person_id), '{}') from appointment a join addressed t on t.organisation_id = a.organisation_id
   where a.roles && p_roles and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)
$$;
revoke execute on function people_to_tell(text, uuid, text[]) from public;
grant execute on function people_to_tell(text, uuid, text[]) to schakel_app;

/* What was referred before the case took the signal in, is noted in it as well: that it happened, and nothing more. The
   moment is that of the acceptance; when it happened before a case, a case has no business with. */
create function note_earlier_referrals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into case_event (id, case_id, organisation_id, type, detail, person_id, person_name)
  select gen_random_uuid(), new.case_id, new.organisation_id, 'case.referred', '{}', r.sent_by_person_id, o.name
    from referral r join organisation o on o.id = r.organisation_id
   where r.signal_id = new.signal_id and r.organisation_id = new.organisation_id and r.recipient_organisation_id <> r.organisation_id
     and r.withdrawn_at is null;
  return null;
end $$;
revoke execute on function note_earlier_referrals() from public;
create trigger notes_earlier_referrals after update of state on bring_in
  for each row when (old.state = 'offered' and new.state = 'accepted') execute function note_earlier_referrals();
