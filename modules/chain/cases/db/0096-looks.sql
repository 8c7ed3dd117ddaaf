/* What looks of the log are held against, for the job that finds unusual ones: answered to the system role and to nobody else. */

/* Persons and addresses in records of an organisation: a signal, a mention, a subject, or a piece that was contributed to a case. */
create function people_in_records(p_organisation uuid, p_records uuid[])
returns table (record_id uuid, name text, birth_date text, address text, street text, house_number integer, house_addition text, postcode text, town text)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select r as record_id from unnest(p_records) as r
  ), named as (
    select a.record_id, m.id as mention_id from asked a join mention m on m.id = a.record_id
    union select a.record_id, m.id from asked a join mention m on m.signal_id = a.record_id
    union select a.record_id, m.id from asked a join mention m on m.subject_id = a.record_id
  )
  select n.record_id, case when m.kind = 'person' then coalesce(nullif(concat_ws(' ', coalesce(m.given_names, m.initials), m.family_name_prefix, m.family_name), ''), m.name_as_written) end,
         m.birth_date::text, null, m.street, m.house_number, m.house_addition, m.postcode, m.town
    from named n join mention m on m.id = n.mention_id and m.organisation_id = p_organisation and m.removed_at is null
  union all
  select a.record_id, null, null, null, s.street, s.house_number, s.house_addition, s.postcode, s.town
    from asked a join signal s on s.id = a.record_id and s.organisation_id = p_organisation
  union all
  select a.record_id, f.name, f.birth_date, f.address, null, null, null, null, null
    from asked a join contribution c on c.id = a.record_id and p_organisation in (c.organisation_id, c.recipient_organisation_id, c.origin_organisation_id)
     and c.item_kind = 'person' and c.withdrawn_at is null
    cross join lateral (
      select max(v ->> 'value') filter (where v ->> 'key' = 'name') as name, max(v ->> 'value') filter (where v ->> 'key' = 'birthDate') as birth_date,
             max(v ->> 'value') filter (where v ->> 'key' = 'address') as address
        from jsonb_array_elements(c.fields) as v where jsonb_typeof(v -> 'value') = 'string') f
$$;

/* Of these looks the ones at a case, or at what was contributed to it, by somebody who had left it and is in it no more.
   p_looks: [{event, person, record, at}]; p_days: for how long after leaving. */
create function looks_after_leaving(p_looks jsonb, p_days integer)
returns table (event_id uuid, record_id uuid, case_id uuid, reference text, left_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (l.event, l.record) l.event, l.record, f.id, f.reference, p.left_at
    from jsonb_to_recordset(p_looks) as l(event uuid, person uuid, record uuid, at timestamptz)
    join case_participant p on p.person_id = l.person and p.left_at < l.at and p.left_at > l.at - make_interval(days => p_days)
    join case_file f on f.id = p.case_id
   where not exists (select 1 from case_participant q where q.case_id = p.case_id and q.person_id = p.person_id and q.named_at <= l.at
           and (q.left_at is null or q.left_at >= l.at))
     and (p.case_id = l.record or exists (select 1 from contribution c where c.case_id = p.case_id
           and (c.id = l.record or c.item_id = l.record or c.item_id in (select m.id from mention m where l.record in (m.signal_id, m.subject_id)))))
   order by l.event, l.record, p.left_at desc
$$;
create index case_participant_left on case_participant (person_id, left_at) where left_at is not null;
revoke execute on function people_in_records(uuid, uuid[]), looks_after_leaving(jsonb, integer) from public;
grant execute on function people_in_records(uuid, uuid[]), looks_after_leaving(jsonb, integer) to schakel_system;
