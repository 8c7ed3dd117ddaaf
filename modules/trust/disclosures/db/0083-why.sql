/* Why somebody sees a record, as its look says it: purpose and rule of the own last look, and who else of whatever organisation looked
   at what the own organisation holds of it, in the purposes in scope. Only who looked in the last twelve hours gets an answer, so that
   guessing an id tells nothing. The first row is the own look. */
create function looks_beside_mine(p_record uuid)
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
     order by purpose_code is null, coalesce(rule_code, '') = '', occurred_at desc limit 1
  )
  select * from own
  union all
  (select look.* from look where not mine and exists (select 1 from own) order by occurred_at desc limit 200)
$$;
revoke execute on function looks_beside_mine(uuid) from public;
grant execute on function looks_beside_mine(uuid) to schakel_app;
