/* Notes that the asked side looked at questions that it received: the giving of each counts as received from then on. Who is asked is in no
   case of the asker and reads no line of its register, so this door does it, for own questions only. */
create function receive_inquiries(p_ids uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  update disclosure d set received_at = clock_timestamp(), received_how = 'looked', received_by_name = (select name from person where id = scope_person())
   where d.record_kind = 'inquiry' and d.record_id = any (p_ids) and d.recipient_organisation_id = scope_organisation() and d.received_at is null
     and scope_groups() && array['coordinator', 'care-coordinator', 'process-lead', 'case-lead', 'participant']
     and exists (select 1 from received_inquiry r where r.id = d.record_id and r.organisation_id = scope_organisation()
       and r.purpose_code = any (scope_purposes()))
$$;
revoke execute on function receive_inquiries(uuid[]) from public;
grant execute on function receive_inquiries(uuid[]) to schakel_app;
