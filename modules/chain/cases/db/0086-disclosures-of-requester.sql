/* Disclosures of the own organisation by which something about the requester of a part went to others: of the signals and of the copies in
   cases. Only about records that a person confirmed in that part. Received copies as well: the answer names whom a host shared them with. */
create function disclosures_of_requester(p_part uuid)
returns table (disclosure_id uuid, record_id uuid, recipient_organisation_id uuid, recipient_name text, categories text[], given_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  with item as (
    select i.record_id, i.signal_id from rights_part p join rights_item i on i.part_id = p.id and i.is_requester
     where p.id = p_part and p.organisation_id = scope_organisation() and scope_reads_rights()
  ), used as (
    select d.id, item.record_id from item join disclosure d on d.record_id = item.signal_id and d.record_kind = 'signal' and d.organisation_id = scope_organisation()
    union
    select k.disclosure_id, item.record_id from item join contribution k on k.item_id = item.record_id and k.organisation_id = scope_organisation()
  )
  select distinct on (d.id) d.id, u.record_id, d.recipient_organisation_id, o.name, d.categories, (d.given_at at time zone 'Europe/Amsterdam')::date
    from used u join disclosure d on d.id = u.id join organisation o on o.id = d.recipient_organisation_id
   where d.recipient_organisation_id <> scope_organisation() and d.withdrawn_at is null
   order by d.id
$$;
revoke execute on function disclosures_of_requester(uuid) from public;
grant execute on function disclosures_of_requester(uuid) to schakel_app;
