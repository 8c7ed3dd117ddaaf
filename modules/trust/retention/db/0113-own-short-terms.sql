/* An organisation may also decide on the term of some kinds that go by themselves: those of which all rows are its own alone. The sweep then
   takes them per organisation. What two organisations hold together (a disclosure, a referral, a hit inquiry, a request of a person) and what
   the log is proven by keeps one term for all. */
alter table record_sweep add column by_organisation boolean not null default false;
comment on column record_sweep.statement is 'takes the moment as $1, and where by_organisation the organisations whose rows go as $2 (uuid[])';
comment on column record_sweep.by_organisation is 'an organisation may have a term of its own for this kind';

update record_sweep set by_organisation = true,
       statement = statement || case table_name when 'noise_effect' then ' and e.organisation_id = any ($2)' when 'excluded_value' then ' and e.organisation_id = any ($2)'
         when 'weighing_meeting' then ' and m.organisation_id = any ($2)' else ' and organisation_id = any ($2)' end
 where record_kind in ('signal-view', 'weighing-meeting', 'lifted-exclusion', 'unusual-look', 'kept-decision');
update record_sweep set by_organisation = true, statement = 'delete from inquiry_alarm where (lifted_at < $1 or (side = ''asked'' and raised_at < $1)) and organisation_id = any ($2)'
 where record_kind = 'inquiry-alarm';
update record_sweep set by_organisation = true, statement = 'delete from watched_value w where w.organisation_id = any ($2) and (w.added_at < $1 or (w.kind = ''own-address''
     and not exists (select 1 from appointment a where a.person_id = w.person_id and a.organisation_id = w.organisation_id
       and (a.valid_until is null or a.valid_until >= current_date))))'
 where record_kind = 'watched-value';

alter table sweep_report add column organisation_id uuid references organisation;
comment on column sweep_report.organisation_id is 'whose term it was; null: that of the region, for all who have none of their own';
create index sweep_report_of_organisation on sweep_report (organisation_id) where organisation_id is not null;
drop policy supervisors on sweep_report;
create policy supervisors on sweep_report for select to schakel_app
  using ((organisation_id is null or organisation_id = (select scope_organisation()))
    and ((select scope_supervises()) or 'records-manager' = any ((select scope_groups())::text[])));

/* As before, and per organisation that has a term of its own. A kind for which no rule is in force is left alone and told of. */
create or replace function sweep_short_lived(p_kinds text[] default null) returns setof sweep_report
language plpgsql security definer set search_path = public, pg_temp as $$
declare k text; r retention_rule; s record; gone integer; told jsonb; moment timestamptz; whose uuid[]; made sweep_report; ruled boolean;
begin
  for k in select distinct record_kind from record_sweep where p_kinds is null or record_kind = any (p_kinds) order by 1 loop
    ruled := false;
    for r in select * from retention_rule x where x.ended_at is null and x.record_kind = k and x.purpose_code = '*' and x.outcome = '*'
        order by x.organisation_id nulls first loop
      ruled := true;
      told := '{}';
      moment := clock_timestamp() - make_interval(months => coalesce(r.months, 0), days => coalesce(r.days, 0));
      whose := case when r.organisation_id is not null then array[r.organisation_id] else array(select o.id from organisation o where not exists (select 1
        from retention_rule x where x.organisation_id = o.id and x.ended_at is null and x.record_kind = k and x.purpose_code = '*' and x.outcome = '*')) end;
      insert into destruction_step (transaction_id) values (pg_current_xact_id()::text) on conflict do nothing;
      for s in select * from record_sweep where record_kind = k and (by_organisation or r.organisation_id is null) order by step loop
        -- The tables of the background worker are made by it, at its first start.
        continue when s.table_name like '%.%' and to_regclass(s.table_name) is null;
        if s.by_organisation then execute s.statement using moment, whose; else execute s.statement using moment; end if;
        get diagnostics gone = row_count;
        if gone > 0 then told := told || jsonb_build_object(s.table_name, coalesce((told ->> s.table_name)::integer, 0) + gone); end if;
      end loop;
      delete from destruction_step where transaction_id = pg_current_xact_id()::text;
      if told <> '{}' then
        insert into sweep_report (record_kind, rule_id, organisation_id, before_moment, counts) values (k, r.id, r.organisation_id, moment, told) returning * into made;
        return next made;
      end if;
    end loop;
    if not ruled then
      insert into sweep_report (record_kind, counts) values (k, '{}') returning * into made;
      return next made;
    end if;
  end loop;
end $$;
