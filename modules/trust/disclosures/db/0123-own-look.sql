/* Why somebody sees a record is said by the look at it. What the same person gave of it on a rule is no look: with it, an own signal that was brought in
   somewhere was explained by the rule of the giving. */
create or replace function looks_beside_mine(p_record uuid)
returns table (occurred_at timestamptz, actor_name text, actor_organisation_name text, action text, rule_code text, purpose_code text, mine boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with look as (
    select distinct on (ev.id) en.occurred_at, ev.actor_name, ev.actor_organisation_name, ev.action, ev.rule_code, en.purpose_code,
           ev.actor_person_id is not distinct from scope_person() as mine
      from audit_entry en join audit_event ev on ev.id = en.event_id
     where en.record_ids @> array[p_record] and en.organisation_id = scope_organisation() and ev.status = 'OK' and ev.record_kind <> 'why'
       and (en.purpose_code = any (scope_purposes()) or ev.actor_person_id = scope_person())
     order by ev.id
  ), own as (
    select * from look where mine and occurred_at > now() - interval '12 hours'
     order by purpose_code is null, action not like '%.read', coalesce(rule_code, '') = '', occurred_at desc limit 1
  )
  select * from own
  union all
  (select look.* from look where not mine and exists (select 1 from own) order by occurred_at desc limit 200)
$$;
