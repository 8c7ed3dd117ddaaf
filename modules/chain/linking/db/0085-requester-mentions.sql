/* Own mentions that share an equality key with the requester of a part that this scope works on. Not for requests: the doors below call it.
   `sure`: name by sound with birth date, or name with initial and a telephone, e-mail or address; the rest meets by name only.
   Two known birth dates that differ are never one person. What only named persons may open is not looked at. */
create function mentions_of_requester(p_part uuid, p_purposes text[])
returns table (mention_id uuid, signal_id uuid, kinds text[], sure boolean)
language sql stable as $$
  with part as (
    select p.* from rights_part p where p.id = p_part and p.organisation_id = scope_organisation() and scope_reads_rights()
  ), near as (
    select k.mention_id, k.signal_id, array_agg(distinct k.kind) as kinds
      from part p cross join lateral jsonb_to_recordset(p.keys) as w(kind text, key text)
      join mention_key k on k.organisation_id = p.organisation_id and k.purpose_code = any (p_purposes) and k.kind = w.kind and k.key = w.key::bigint
     where k.audience in ('organisation', 'department', 'not-used')
     group by k.mention_id, k.signal_id
  )
  select n.mention_id, n.signal_id, n.kinds,
         'name-birth-date' = any (n.kinds) or ('name-initial' = any (n.kinds) and n.kinds && array['phone', 'email', 'address', 'street'])
    from near n cross join part p join mention m on m.id = n.mention_id and m.kind = 'person' and m.removed_at is null
     and m.audience in ('organisation', 'department')
   where n.kinds && array['name-birth-date', 'name-initial', 'name-skeleton', 'name-letters', 'initial-birth-date']
     and (m.birth_date is null or p.requester ->> 'birthDate' is null or m.birth_date = (p.requester ->> 'birthDate')::date)
$$;
revoke execute on function mentions_of_requester(uuid, text[]) from public;

/* How many there are, counted up to a limit: surely the same, by name only, and how many differently written people the latter are. */
create function count_mentions_of_requester(p_part uuid, p_purposes text[], p_most integer)
returns table (sure bigint, by_name bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with found as (select * from mentions_of_requester(p_part, p_purposes) limit p_most)
  select count(*) filter (where f.sure), count(*) filter (where not f.sure),
         count(distinct lower(coalesce(m.name_as_written, '')) || '|' || coalesce(m.birth_date::text, '') || '|' || coalesce(m.postcode, '') || '|' || coalesce(m.phone, ''))
           filter (where not f.sure)
    from found f join mention m on m.id = f.mention_id
$$;

/* One page of what was not decided yet, the sure ones or those that meet by name only, with what the engine compares. */
create function candidates_of_requester(p_part uuid, p_purposes text[], p_sure boolean, p_after uuid, p_limit integer)
returns table (mention_id uuid, signal_id uuid, purpose_code text, reference text, received_on date, kinds text[], facts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.mention_id, f.signal_id, m.purpose_code, s.reference, (s.received_at at time zone 'Europe/Amsterdam')::date, f.kinds,
         jsonb_build_object('nameAsWritten', m.name_as_written, 'familyName', m.family_name, 'familyNamePrefix', m.family_name_prefix,
           'givenNames', m.given_names, 'initials', m.initials, 'birthDate', m.birth_date, 'phone', m.phone, 'email', m.email,
           'street', m.street, 'houseNumber', m.house_number::text, 'postcode', m.postcode, 'town', m.town)
    from mentions_of_requester(p_part, p_purposes) f join mention m on m.id = f.mention_id join signal s on s.id = f.signal_id
   where f.sure = p_sure and (p_after is null or f.mention_id > p_after)
     and not exists (select 1 from rights_item i where i.part_id = p_part and i.record_id = f.mention_id)
   order by f.mention_id limit p_limit
$$;

/* What the records hold about the requester that a person confirmed in this part: the fields of the own mention, and of the signal around
   it only what is needed for the review. `others`: names in the same signal and of its source, against which texts are held. */
create function records_of_requester(p_part uuid, p_mentions uuid[])
returns table (mention_id uuid, signal_id uuid, purpose_code text, reference text, received_on date, state text, controller text, source_kind text,
  narrative text, roles text[], minor boolean, mention jsonb, others text[])
language sql stable security definer set search_path = public, pg_temp as $$
  with named as (
    select distinct m.signal_id from mention m where m.id = any (p_mentions)
  ), others as materialized (
    select g.signal_id, array_remove(array(select distinct coalesce(o.name_as_written, o.company_name) from mention o
        where o.signal_id = g.signal_id and o.removed_at is null
          and not exists (select 1 from rights_item j where j.part_id = p_part and j.record_id = o.id and j.is_requester))
        || s.source_name || s.source_contact, null) as names
      from named g join signal s on s.id = g.signal_id
  )
  select m.id, s.id, m.purpose_code, s.reference, (s.received_at at time zone 'Europe/Amsterdam')::date, s.state, s.controller, s.source_kind, s.narrative,
         m.roles, m.minor,
         jsonb_strip_nulls(jsonb_build_object('name', coalesce(m.name_as_written, nullif(concat_ws(' ', m.given_names, m.family_name_prefix, m.family_name), '')),
           'birthDate', m.birth_date, 'phone', m.phone, 'email', m.email, 'iban', m.iban, 'handle', m.handle, 'plate', m.plate,
           'address', nullif(concat_ws(' ', m.street, m.house_number::text || coalesce(m.house_addition, ''), m.postcode, m.town), ''), 'note', m.note)),
         others.names
    from rights_part p join rights_item i on i.part_id = p.id and i.is_requester
    join mention m on m.id = i.record_id join signal s on s.id = m.signal_id join others on others.signal_id = s.id
   where p.id = p_part and p.organisation_id = scope_organisation() and scope_reads_rights() and i.record_id = any (p_mentions)
     and m.organisation_id = p.organisation_id and m.audience in ('organisation', 'department') and m.removed_at is null
$$;

/* Of the given mentions those that a page of this part may decide on: whose key the requester shares. */
create function own_candidates(p_part uuid, p_purposes text[], p_mentions uuid[])
returns table (mention_id uuid, signal_id uuid, purpose_code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.mention_id, f.signal_id, m.purpose_code from mentions_of_requester(p_part, p_purposes) f join mention m on m.id = f.mention_id
   where f.mention_id = any (p_mentions)
$$;

revoke execute on function count_mentions_of_requester(uuid, text[], integer), candidates_of_requester(uuid, text[], boolean, uuid, integer),
  records_of_requester(uuid, uuid[]), own_candidates(uuid, text[], uuid[]) from public;
grant execute on function count_mentions_of_requester(uuid, text[], integer), candidates_of_requester(uuid, text[], boolean, uuid, integer),
  records_of_requester(uuid, uuid[]), own_candidates(uuid, text[], uuid[]) to schakel_app;
