/* Rules of an organisation's own: a term lengthened or shortened within what the content allows, by a named decision with its reason. Each
   decision is a version; the line in force is a row of retention_rule with that organisation, which goes before the region's. */
alter table retention_rule
  add column shortest_months integer check (shortest_months > 0),
  add column longest_months integer,
  add constraint retention_rule_bounds_around_it check (num_nonnulls(shortest_months, longest_months) <> 1 and months between shortest_months and longest_months is not false);
comment on column retention_rule.organisation_id is 'null: the rule of the region; else that of one organisation, decided in retention_rule_decision';
comment on column retention_rule.shortest_months is 'bounds within which an organisation may decide otherwise; null: it may not';

create table retention_rule_decision (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  record_kind text not null,
  outcome text not null,
  version integer not null check (version > 0),
  rule_id uuid references retention_rule,
  months integer check (months > 0),
  region_months integer not null,
  reason text not null check (reason <> ''),
  decision_title text not null check (decision_title <> ''),
  decided_on date not null,
  recorded_by_person_id uuid not null references person,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  ended_because text check (ended_because in ('replaced', 'rule-gone', 'out-of-bounds')),
  ended_at timestamptz,
  constraint retention_decision_versions_in_order unique (organisation_id, record_kind, purpose_code, outcome, version),
  constraint retention_decision_ended_with_reason check ((ended_at is null) = (ended_because is null)),
  constraint retention_decision_makes_a_rule check ((months is null) = (rule_id is null))
);
comment on table retention_rule_decision is 'purpose: purpose_code; retention: kept with the rules that it made, no data about who was signalled';
comment on column retention_rule_decision.outcome is 'category: logboek; a code of the module';
comment on column retention_rule_decision.months is 'null: back to the rule of the region';
comment on column retention_rule_decision.region_months is 'what the rule of the region said then';
comment on column retention_rule_decision.reason is 'category: advies; why, without data about persons';
comment on column retention_rule_decision.decision_title is 'category: advies; name or number of the decision that it rests on';
comment on column retention_rule_decision.decided_on is 'category: advies';
comment on column retention_rule_decision.recorded_by_name is 'category: medewerker';
comment on column retention_rule_decision.ended_because is 'rule-gone: the region no longer has such a rule; out-of-bounds: it now allows less';
create index retention_decision_newest on retention_rule_decision (organisation_id, recorded_at desc, id desc);
call secure_table('retention_rule_decision');
create policy overseer on retention_rule_decision for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_oversees_records()));
create policy keeper_of_purpose on retention_rule_decision for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_keeps_records()) and purpose_code = any ((select scope_purposes())::text[]));
grant select on retention_rule_decision to schakel_app;

/* The line of one organisation's own, made from that of the region with another term. */
create function make_own_retention_rule(p_organisation uuid, region retention_rule, p_months integer) returns uuid
language sql set search_path = public, pg_temp as $$
  insert into retention_rule (id, organisation_id, record_kind, purpose_code, outcome, start_event, months, extension, archive_value, phase_words, source,
      confidence, content_version_id, shortest_months, longest_months)
  values (gen_random_uuid(), p_organisation, region.record_kind, region.purpose_code, region.outcome, region.start_event, p_months, region.extension,
    region.archive_value, region.phase_words, region.source, region.confidence, region.content_version_id, region.shortest_months, region.longest_months)
  returning id
$$;
revoke execute on function make_own_retention_rule(uuid, retention_rule, integer) from public;

/* After the region's lines changed: a line of an organisation's own follows the one it was made from, and ends with it or when it lies
   outside what that allows now. */
create function follow_region_rules() returns void language plpgsql set search_path = public, pg_temp as $$
declare own retention_rule; region retention_rule; why text;
begin
  for own in select * from retention_rule where organisation_id is not null and ended_at is null loop
    select * into region from retention_rule r where r.organisation_id is null and r.ended_at is null
       and (r.record_kind, r.purpose_code, r.outcome) = (own.record_kind, own.purpose_code, own.outcome);
    why := case when region.id is null then 'rule-gone'
                when own.months between region.shortest_months and region.longest_months is not true then 'out-of-bounds' end;
    continue when why is null and (own.start_event, own.extension, own.archive_value, own.phase_words, own.source, own.confidence, own.shortest_months, own.longest_months)
      is not distinct from (region.start_event, region.extension, region.archive_value, region.phase_words, region.source, region.confidence, region.shortest_months, region.longest_months);
    update retention_rule set ended_at = clock_timestamp() where id = own.id;
    if why is null then
      update retention_rule_decision set rule_id = make_own_retention_rule(own.organisation_id, region, own.months) where rule_id = own.id;
    else
      update retention_rule_decision set ended_at = clock_timestamp(), ended_because = why where rule_id = own.id;
    end if;
  end loop;
end $$;
revoke execute on function follow_region_rules() from public;

/* As before, with the bounds of each line, and with the lines of organisations that follow. p_rules may say shortestMonths and longestMonths. */
create or replace function put_retention_rules(p_version uuid, p_rules jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer := 0; n integer; kinds text[]; k record; id uuid;
begin
  create temporary table if not exists given_rule (like retention_rule) on commit drop;
  delete from given_rule;
  insert into given_rule (id, record_kind, purpose_code, outcome, start_event, months, days, extension, archive_value, phase_words, source, confidence, content_version_id,
      created_at, shortest_months, longest_months)
  select gen_random_uuid(), g."recordKind", g.purpose, g.outcome, g."startEvent", g.months, g.days, g.extension, g."archiveValue", g."phaseWords", g.source, g.confidence, p_version,
         clock_timestamp(), g."shortestMonths", g."longestMonths"
    from jsonb_to_recordset(p_rules) as g ("recordKind" text, purpose text, outcome text, "startEvent" text, months integer, days integer,
      extension jsonb, "archiveValue" text, "phaseWords" jsonb, source text, confidence text, "shortestMonths" integer, "longestMonths" integer);
  with over as (
    update retention_rule r set ended_at = clock_timestamp()
     where r.ended_at is null and r.organisation_id is null and not exists (
       select 1 from given_rule g where (g.record_kind, g.purpose_code, g.outcome, g.start_event, g.archive_value, g.source, g.confidence)
           = (r.record_kind, r.purpose_code, r.outcome, r.start_event, r.archive_value, r.source, r.confidence)
         and (g.months, g.days, g.extension, g.phase_words, g.shortest_months, g.longest_months)
           is not distinct from (r.months, r.days, r.extension, r.phase_words, r.shortest_months, r.longest_months))
    returning r.record_kind
  ) select count(*), array_agg(distinct record_kind) into changed, kinds from over;
  with fresh as (
    insert into retention_rule (id, record_kind, purpose_code, outcome, start_event, months, days, extension, archive_value, phase_words, source, confidence, content_version_id,
        shortest_months, longest_months)
    select g.id, g.record_kind, g.purpose_code, g.outcome, g.start_event, g.months, g.days, g.extension, g.archive_value, g.phase_words, g.source, g.confidence, g.content_version_id,
           g.shortest_months, g.longest_months
      from given_rule g where not exists (select 1 from retention_rule r where r.ended_at is null and r.organisation_id is null
        and (r.record_kind, r.purpose_code, r.outcome) = (g.record_kind, g.purpose_code, g.outcome))
    returning record_kind
  ) select count(*), coalesce(kinds, '{}') || coalesce(array_agg(distinct record_kind), '{}') into n, kinds from fresh;
  perform follow_region_rules();
  for k in select * from record_kind rk where rk.kind = any (kinds) loop
    for id in execute format('select * from %I()', k.ids_function) loop
      perform compute_record_term(k.kind, id);
    end loop;
  end loop;
  return changed + n;
end $$;

/* Records a decision of the own organisation on one of its rules, and computes the terms again that rest on it. p_months null: back to the rule
   of the region. Null: no such rule, or not for the caller. Answers {version, terms}, or {refused: stale | out-of-bounds | nothing-to-end, ...}. */
create function decide_retention_rule(p_id uuid, p_kind text, p_purpose text, p_outcome text, p_months integer, p_reason text, p_decision text, p_decided_on date,
  p_expected integer) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare region retention_rule; last integer; made uuid; t record; n integer := 0;
begin
  if scope_person() is null or scope_is_processor() or not (scope_oversees_records() and scope_keeps_records()) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('retention-rule:' || scope_organisation(), 0));
  select * into region from retention_rule r where r.organisation_id is null and r.ended_at is null
     and (r.record_kind, r.purpose_code, r.outcome) = (p_kind, p_purpose, p_outcome);
  if not found then return null; end if;
  select coalesce(max(version), 0) into last from retention_rule_decision d where d.organisation_id = scope_organisation()
     and (d.record_kind, d.purpose_code, d.outcome) = (p_kind, p_purpose, p_outcome);
  if last <> p_expected then return jsonb_build_object('refused', 'stale'); end if;
  if p_months is not null and p_months between region.shortest_months and region.longest_months is not true then
    return jsonb_build_object('refused', 'out-of-bounds', 'shortest', region.shortest_months, 'longest', region.longest_months);
  end if;
  update retention_rule r set ended_at = clock_timestamp() where r.ended_at is null and r.organisation_id = scope_organisation()
     and (r.record_kind, r.purpose_code, r.outcome) = (p_kind, p_purpose, p_outcome);
  if not found and p_months is null then return jsonb_build_object('refused', 'nothing-to-end'); end if;
  update retention_rule_decision d set ended_at = clock_timestamp(), ended_because = 'replaced' where d.ended_at is null and d.organisation_id = scope_organisation()
     and (d.record_kind, d.purpose_code, d.outcome) = (p_kind, p_purpose, p_outcome);
  if p_months is not null then made := make_own_retention_rule(scope_organisation(), region, p_months); end if;
  insert into retention_rule_decision (id, organisation_id, purpose_code, record_kind, outcome, version, rule_id, months, region_months, reason, decision_title, decided_on,
    recorded_by_person_id, recorded_by_name)
  select p_id, scope_organisation(), p_purpose, p_kind, p_outcome, last + 1, made, p_months, region.months, p_reason, p_decision, p_decided_on, scope_person(), name
    from person where id = scope_person();
  for t in select record_id from record_term where organisation_id = scope_organisation() and record_kind = p_kind and purpose_code = p_purpose and outcome = p_outcome loop
    perform compute_record_term(p_kind, t.record_id);
    n := n + 1;
  end loop;
  return jsonb_build_object('version', last + 1, 'terms', n);
end $$;
revoke execute on function decide_retention_rule(uuid, text, text, text, integer, text, text, date, integer) from public;
grant execute on function decide_retention_rule(uuid, text, text, text, integer, text, text, date, integer) to schakel_app;
