-- That an organisation takes part in a case may itself be shielded from some partners: its own rules say from which kinds of organisations.
-- The host invited it and always knows.
alter table content_version add column member_shields jsonb not null
  generated always as (jsonb_path_query_array(document, '$.sharingRules[*] ? (exists (@.shieldsMembersFrom))')) stored;
comment on column content_version.member_shields is 'rules of this version that shield who takes part, so that a policy need not open the whole document; no personal data';

/* Whether the rules of a member keep from an organisation of another type that it takes part in a case of this purpose. It closes, so it
   counts before it is confirmed too, as a prohibition does. The same as membersShieldedFrom of the module purposes. */
create function shields_member(p_member uuid, p_member_type text, p_purpose text, p_from_type text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from jsonb_array_elements((
      select v.member_shields from content_version v
       where v.kind = 'legal-bases' and (v.organisation_id = p_member or v.organisation_id is null)
       order by v.organisation_id is null, v.created_at desc, v.id desc limit 1)) r
     where r -> 'from' ?| array['*', p_member_type] and r ->> 'purpose' in ('*', p_purpose) and r -> 'shieldsMembersFrom' ? p_from_type
       and coalesce((r ->> 'validFrom')::date <= current_date, true) and coalesce(current_date <= (r ->> 'validUntil')::date, true))
$$;
revoke execute on function shields_member(uuid, text, text, text) from public;

/* Case and organisation, and case and name of it, of every member of my cases that I may not know of: computed once per statement. */
create function my_shielded_members() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(k.key), '{}')
    from (select c.id as case_id, c.purpose_code, c.host_organisation_id from case_file c
           where c.id = any (my_case_ids()) and c.host_organisation_id <> scope_organisation()) f
   cross join lateral (select organisation_id as id from case_participant where case_id = f.case_id
      union select organisation_id from contribution where case_id = f.case_id
      union select origin_organisation_id from contribution where case_id = f.case_id) party
    join organisation o on o.id = party.id and o.id not in (scope_organisation(), f.host_organisation_id)
   cross join lateral (values (f.case_id::text || o.id::text), (f.case_id::text || o.name)) k(key)
   where shields_member(o.id, o.type, f.purpose_code, scope_claim() ->> 't')
$$;
revoke execute on function my_shielded_members() from public;
grant execute on function my_shielded_members() to schakel_app;

/* Case with the organisation that an event is of, and with every word of its detail: a host's event names organisations at any depth. */
create function case_event_keys(p_case uuid, p_organisation uuid, p_detail jsonb) returns text[] language sql immutable set search_path = public, pg_temp as $$
  select array_agg(p_case::text || word) from (
    select p_organisation::text as word
    union all select v #>> '{}' from jsonb_path_query(p_detail, '$.**') v where jsonb_typeof(v) = 'string') said
$$;
revoke execute on function case_event_keys(uuid, uuid, jsonb) from public;
grant execute on function case_event_keys(uuid, uuid, jsonb) to schakel_app;

-- On top of every other policy: what of a case tells of a shielded member is not there for who may not know.
create policy shielded on case_participant as restrictive for select to schakel_app
  using (not (case_id::text || organisation_id::text) = any ((select my_shielded_members())::text[]));
create policy shielded on case_event as restrictive for select to schakel_app
  using (not case_event_keys(case_id, organisation_id, detail) && (select my_shielded_members())::text[]);
create policy shielded on contribution as restrictive for select to schakel_app
  using (case_id is null or not (case_id::text || organisation_id::text) = any ((select my_shielded_members())::text[]));

/* A copy that a host makes of what a shielded member brought says no more than that it comes from the host. Where it came from stands in
   source_contribution_id, which leads to a row that only the host and the member read. */
create function conceal_shielded_origin() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.case_id is not null and new.origin_organisation_id not in (new.organisation_id, new.recipient_organisation_id)
     and exists (select 1 from case_file c join organisation o on o.id = new.origin_organisation_id join organisation r on r.id = new.recipient_organisation_id
       where c.id = new.case_id and c.host_organisation_id not in (o.id, r.id) and shields_member(o.id, o.type, c.purpose_code, r.type)) then
    new.origin_organisation_id := new.organisation_id;
  end if;
  return new;
end $$;
create trigger conceal_shielded_origin before insert on contribution for each row execute function conceal_shielded_origin();

-- A shielded member does not take part, for who asks on behalf of an organisation that may not know.
create or replace function case_party(p_case uuid, p_organisation uuid) returns table (roles text[], people integer, secrecy_confirmed integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct held.role) filter (where held.role is not null), '{}'), count(distinct p.id)::integer,
         count(distinct p.id) filter (where p.secrecy_confirmed_at is not null)::integer
    from case_participant p join appointment a on a.id = p.appointment_id left join lateral unnest(a.roles) held(role) on true
   where p.case_id = p_case and p.organisation_id = p_organisation and p.left_at is null and p_case = any (my_case_ids())
     and not (p_case::text || p_organisation::text) = any (my_shielded_members())
$$;
