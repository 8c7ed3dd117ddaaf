/* Which mentions share an equality key with the requester of a keeper's open task: only in signals that the asking person is named for, under
   the purposes of the scope. Gives ids only; what they say is read under the policies of that person. `sure` as in `mentions_of_requester`;
   `decided`: by this keeper or another one. */
create function mentions_of_keeper(p_task uuid) returns table (mention_id uuid, signal_id uuid, sure boolean, decided boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with part as (
    select p.* from keeper_task t join rights_part p on p.id = t.part_id
     where t.id = p_task and t.id = any (my_open_keeper_task_ids()) and t.organisation_id = scope_organisation()
  ), near as (
    select k.mention_id, k.signal_id, array_agg(distinct k.kind) as kinds
      from part p cross join lateral jsonb_to_recordset(p.keys) as w(kind text, key text)
      join mention_key k on k.organisation_id = p.organisation_id and k.purpose_code = any (scope_purposes()) and k.kind = w.kind and k.key = w.key::bigint
     where k.signal_id = any (my_named_signal_ids())
     group by k.mention_id, k.signal_id
  )
  select n.mention_id, n.signal_id,
         'name-birth-date' = any (n.kinds) or ('name-initial' = any (n.kinds) and n.kinds && array['phone', 'email', 'address', 'street']),
         n.mention_id in (select decided_by_keepers(p.id))
    from near n cross join part p join signal s on s.id = n.signal_id and s.audience in ('named', 'restricted')
    join mention m on m.id = n.mention_id and m.kind = 'person' and m.removed_at is null
   where n.kinds && array['name-birth-date', 'name-initial', 'name-skeleton', 'name-letters', 'initial-birth-date']
     and (m.birth_date is null or p.requester ->> 'birthDate' is null or m.birth_date = (p.requester ->> 'birthDate')::date)
$$;
revoke execute on function mentions_of_keeper(uuid) from public;
grant execute on function mentions_of_keeper(uuid) to schakel_app;

/* Disclosures by which something of what the keeper of a task shows went to others. */
create function disclosures_of_keeper(p_task uuid)
returns table (disclosure_id uuid, recipient_name text, categories text[], given_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  with item as (
    select i.mention_id, i.signal_id from keeper_item i join keeper_task t on t.id = i.task_id and i.decided_at >= t.asked_at
     where i.task_id = p_task and i.task_id = any (my_open_keeper_task_ids()) and i.outcome = 'shown' and i.signal_id = any (my_named_signal_ids())
  ), used as (
    select d.id from item join disclosure d on d.record_id = item.signal_id and d.record_kind = 'signal' and d.organisation_id = scope_organisation()
    union
    select k.disclosure_id from item join contribution k on k.item_id = item.mention_id and k.organisation_id = scope_organisation()
  )
  select d.id, o.name, d.categories, (d.given_at at time zone 'Europe/Amsterdam')::date
    from used u join disclosure d on d.id = u.id join organisation o on o.id = d.recipient_organisation_id
   where d.recipient_organisation_id <> scope_organisation() and d.withdrawn_at is null
   order by d.id
$$;
revoke execute on function disclosures_of_keeper(uuid) from public;
grant execute on function disclosures_of_keeper(uuid) to schakel_app;
