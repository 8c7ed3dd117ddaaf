-- What an organisation does itself: in a case, or as own follow-up of a signal. It is seen by its own people; what others
-- in the case may know of it crosses as a copy (plan_entry).
create table intervention (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  case_id uuid references case_file,
  signal_id uuid references signal,
  themes_version_id uuid not null references content_version,
  theme_code text,
  barrier_code text,
  track text not null check (track in ('administrative', 'criminal', 'fiscal', 'civil', 'care', 'housing', 'preventive', 'digital')),
  intervention_code text,
  title text not null check (title <> ''),
  features text[] not null default '{}' check (features <@ array['ends-stay', 'gives-stay', 'gives-care', 'punishes']),
  legal_basis jsonb not null default '[]',
  term_name text,
  term_on date,
  responsible_appointment_id uuid not null references appointment,
  responsible_person_id uuid not null references person,
  responsible_name text not null,
  department_code text,
  instruction text not null default '',
  place text not null default '',
  planned_from date,
  planned_until date,
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'running', 'done', 'failed', 'dropped')),
  reason text,
  result text,
  disclosure_id uuid references disclosure,
  portfolio_id uuid references portfolio,
  municipality_code text check (municipality_code ~ '^GM[0-9]{4}$'),
  neighbourhood_code text,
  version integer not null default 1,
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  started_on date,
  finished_on date,
  constraint intervention_belongs_to_one check ((case_id is null) <> (signal_id is null)),
  constraint intervention_ends_after_start check (planned_until is null or planned_from is null or planned_until >= planned_from),
  constraint intervention_stopped_with_reason check (state not in ('failed', 'dropped') or reason is not null)
);
comment on table intervention is 'purpose: purpose_code; retention: with its case or signal';
comment on column intervention.title is 'category: interventie; without personal data';
comment on column intervention.responsible_name is 'category: medewerker';
comment on column intervention.instruction is 'category: advies';
comment on column intervention.place is 'category: vastgoed';
comment on column intervention.reason is 'category: verhaal';
comment on column intervention.result is 'category: verhaal';
create index intervention_of_case on intervention (case_id) where case_id is not null;
create index intervention_of_signal on intervention (signal_id) where signal_id is not null;
create index intervention_of_responsible on intervention (responsible_person_id, state, term_on);
call secure_table('intervention');

-- Named in the case, of the own organisation.
create policy of_case on intervention to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));
create policy own_follow_up on intervention to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id))
  with check (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
-- Who must do it sees the order, and not the signal behind it.
create policy assigned_to_me on intervention for select to schakel_app
  using (organisation_id = (select scope_organisation()) and responsible_person_id = (select scope_person()) and case_id is null
    and purpose_code = any ((select scope_purposes())::text[]) and not (select scope_is_processor()));
create policy carried_out_by_me on intervention for update to schakel_app
  using (organisation_id = (select scope_organisation()) and responsible_person_id = (select scope_person()) and case_id is null
    and purpose_code = any ((select scope_purposes())::text[]) and not (select scope_is_processor()))
  with check (organisation_id = (select scope_organisation()) and case_id is null);
grant select, insert on intervention to schakel_app;
grant update (barrier_code, track, intervention_code, title, features, legal_basis, term_name, term_on, responsible_appointment_id, responsible_person_id,
  responsible_name, department_code, instruction, place, planned_from, planned_until, state, reason, result, disclosure_id, version, updated_at, started_on, finished_on)
  on intervention to schakel_app;

-- Name and person of the responsible come from the appointment; in a case it must be a named participant.
create function responsible_of_appointment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare a record;
begin
  select ap.person_id, p.name into a from appointment ap join person p on p.id = ap.person_id
   where ap.id = new.responsible_appointment_id and ap.organisation_id = new.organisation_id
     and ap.valid_from <= current_date and (ap.valid_until is null or ap.valid_until >= current_date);
  if not found then
    raise exception 'the responsible holds no appointment here' using errcode = 'check_violation', constraint = 'responsible_holds_appointment';
  end if;
  if new.case_id is not null and not exists (select 1 from case_participant c where c.case_id = new.case_id
      and c.appointment_id = new.responsible_appointment_id and c.left_at is null) then
    raise exception 'the responsible is not named in the case' using errcode = 'check_violation', constraint = 'responsible_is_named';
  end if;
  new.responsible_person_id := a.person_id; new.responsible_name := a.name;
  return new;
end $$;
create trigger responsible_of_appointment before insert or update of responsible_appointment_id on intervention
  for each row execute function responsible_of_appointment();

create table intervention_dependency (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  intervention_id uuid not null references intervention,
  on_intervention_id uuid not null references intervention,
  kind text not null check (kind in ('finishes-before', 'coincides')),
  created_by_person_id uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  constraint dependency_on_another check (intervention_id <> on_intervention_id),
  constraint dependency_known_once unique (organisation_id, intervention_id, on_intervention_id)
);
create index intervention_dependency_on on intervention_dependency (on_intervention_id);
call secure_table('intervention_dependency');

-- Work done on it, with its time: about the work, never a measure of the person.
create table intervention_work (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  intervention_id uuid not null references intervention,
  worked_on date not null,
  minutes integer not null check (minutes between 1 and 1440),
  what text not null check (what <> ''),
  person_id uuid not null references person,
  person_name text not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on column intervention_work.what is 'category: verhaal';
comment on column intervention_work.person_name is 'category: medewerker';
create index intervention_work_of on intervention_work (intervention_id, worked_on);
call secure_table('intervention_work');
call append_only('intervention_work');
create policy of_visible_intervention on intervention_work for select to schakel_app
  using (organisation_id = (select scope_organisation()) and exists (select 1 from intervention i where i.id = intervention_id));
create policy writes on intervention_work for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person())
    and exists (select 1 from intervention i where i.id = intervention_id));
grant select, insert on intervention_work to schakel_app;

-- What one recipient in the case may know of an intervention: an immutable copy, newest version counts.
create table plan_entry (
  id uuid primary key,
  case_id uuid not null references case_file,
  intervention_id uuid not null references intervention,
  organisation_id uuid not null references organisation,
  recipient_organisation_id uuid not null references organisation,
  origin_organisation_id uuid not null references organisation,
  purpose_code text not null,
  disclosure_id uuid not null references disclosure,
  version integer not null,
  document jsonb not null,
  given_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  constraint plan_entry_versions_in_order unique (recipient_organisation_id, intervention_id, version),
  constraint plan_entry_between_two check (organisation_id <> recipient_organisation_id)
);
comment on table plan_entry is 'purpose: purpose_code; retention: with the case; organisation_id gives, origin_organisation_id carries it out';
comment on column plan_entry.document is 'category: interventie; {title, track, barrierCode, interventionCode, features, state, plannedFrom, plannedUntil, termOn, dependsOn}';
create index plan_entry_of_case on plan_entry (case_id, recipient_organisation_id);
create index plan_entry_of_disclosure on plan_entry (disclosure_id);
call secure_table('plan_entry');
create function my_received_intervention_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct intervention_id), '{}') from plan_entry
   where recipient_organisation_id = scope_organisation() and withdrawn_at is null and case_id = any (my_confirmed_case_ids())
$$;
revoke execute on function my_received_intervention_ids() from public;
grant execute on function my_received_intervention_ids() to schakel_app;
-- Whose intervention it is, and in which case, is no claim of the giver.
create function plan_entry_of_intervention() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select organisation_id, case_id into new.origin_organisation_id, new.case_id from intervention where id = new.intervention_id;
  return new;
end $$;
create trigger plan_entry_of_intervention before insert on plan_entry for each row execute function plan_entry_of_intervention();
create policy received_in_case on plan_entry for select to schakel_app
  using (recipient_organisation_id = (select scope_organisation()) and withdrawn_at is null and case_id = any ((select my_confirmed_case_ids())::uuid[]));
create policy given_in_case on plan_entry for select to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));
create policy gives on plan_entry for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]) and withdrawn_at is null
    and exists (select 1 from disclosure d where d.id = disclosure_id and d.organisation_id = plan_entry.organisation_id
          and d.recipient_organisation_id = plan_entry.recipient_organisation_id and d.case_id = plan_entry.case_id
          and d.withdrawn_at is null and 'interventie' = any (d.categories))
    and (origin_organisation_id = (select scope_organisation()) or intervention_id = any ((select my_received_intervention_ids())::uuid[])));
grant select, insert on plan_entry to schakel_app;

-- A dependency may point at whatever stands in the plan that its maker sees.
create policy of_visible_intervention on intervention_dependency to schakel_app
  using (organisation_id = (select scope_organisation()) and exists (select 1 from intervention i where i.id = intervention_id))
  with check (organisation_id = (select scope_organisation()) and created_by_person_id = (select scope_person())
    and exists (select 1 from intervention i where i.id = intervention_id)
    and (exists (select 1 from intervention i join intervention o on o.id = on_intervention_id
                  where i.id = intervention_id and (o.case_id = i.case_id or o.signal_id = i.signal_id))
      or exists (select 1 from intervention i join plan_entry e on e.intervention_id = on_intervention_id and e.case_id = i.case_id
                  where i.id = intervention_dependency.intervention_id)));
grant select, insert, delete on intervention_dependency to schakel_app;

/* A host that shared an intervention of another keeps its copies current: the newest copy that the host received goes on,
   under the disclosures that already stand. Called by the organisation that carries it out, after a change. */
create function pass_on_plan_entry(p_intervention uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare i record; made integer;
begin
  select n.id, n.case_id, n.organisation_id, c.host_organisation_id into i
    from intervention n join case_file c on c.id = n.case_id
   where n.id = p_intervention and n.organisation_id = scope_organisation() and n.case_id = any (my_case_ids());
  if not found or i.organisation_id = i.host_organisation_id then return 0; end if;
  insert into plan_entry (id, case_id, intervention_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, version, document)
  select gen_random_uuid(), i.case_id, i.id, i.host_organisation_id, t.recipient_organisation_id, i.organisation_id, newest.purpose_code, t.disclosure_id,
         t.version + 1, newest.document
    from (select * from plan_entry e where e.intervention_id = i.id and e.recipient_organisation_id = i.host_organisation_id
            and e.organisation_id = i.organisation_id and e.withdrawn_at is null order by e.version desc limit 1) newest
    join lateral (select distinct on (e.recipient_organisation_id) e.* from plan_entry e
                   where e.intervention_id = i.id and e.organisation_id = i.host_organisation_id
                   order by e.recipient_organisation_id, e.version desc) t on t.withdrawn_at is null and t.document <> newest.document
    join disclosure d on d.id = t.disclosure_id and d.withdrawn_at is null
   where exists (select 1 from case_participant p where p.case_id = i.case_id and p.organisation_id = t.recipient_organisation_id and p.left_at is null);
  get diagnostics made = row_count;
  return made;
end $$;
revoke execute on function pass_on_plan_entry(uuid) from public;
grant execute on function pass_on_plan_entry(uuid) to schakel_app;

-- Taking a disclosure back takes the copies back, and those that a host made of them.
create function plan_entry_follows_disclosure() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.withdrawn_at is null or old.withdrawn_at is not null then return new; end if;
  update plan_entry e set withdrawn_at = new.withdrawn_at
   where e.withdrawn_at is null and (e.disclosure_id = new.id
      or exists (select 1 from plan_entry f where f.disclosure_id = new.id and f.intervention_id = e.intervention_id and f.recipient_organisation_id = e.organisation_id));
  return new;
end $$;
create trigger plan_entry_follows_disclosure after update of withdrawn_at on disclosure for each row execute function plan_entry_follows_disclosure();

-- The effect on a barrier, as a number on a named measure. No personal data.
create table barrier_measure (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  case_id uuid references case_file,
  signal_id uuid references signal,
  barrier_code text not null,
  measure text not null check (measure <> ''),
  unit text not null,
  direction text not null check (direction in ('up', 'down')),
  moment text not null check (moment in ('before', 'm0', 'm3', 'm12')),
  value numeric not null,
  out_of numeric,
  measured_on date not null,
  note text not null default '',
  version integer not null default 1,
  measured_by_person_id uuid not null references person,
  measured_at timestamptz not null default clock_timestamp(),
  constraint measure_belongs_to_one check ((case_id is null) <> (signal_id is null)),
  constraint measure_taken_once unique nulls not distinct (organisation_id, case_id, signal_id, barrier_code, measure, moment)
);
comment on table barrier_measure is 'purpose: purpose_code; retention: with its case or signal; figures without personal data';
comment on column barrier_measure.note is 'category: advies; without personal data';
create index barrier_measure_of_case on barrier_measure (case_id) where case_id is not null;
create index barrier_measure_of_signal on barrier_measure (signal_id) where signal_id is not null;
call secure_table('barrier_measure');
create policy reads_in_case on barrier_measure for select to schakel_app using (case_id = any ((select my_confirmed_case_ids())::uuid[]));
create policy of_case on barrier_measure to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_case_ids())::uuid[]));
create policy own_follow_up on barrier_measure to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id))
  with check (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
grant select, insert on barrier_measure to schakel_app;
grant update (unit, direction, value, out_of, measured_on, note, version, measured_by_person_id, measured_at) on barrier_measure to schakel_app;

-- What it brought, once for each case or own follow-up.
create table outcome (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  case_id uuid references case_file,
  signal_id uuid references signal,
  themes_version_id uuid not null references content_version,
  theme_code text,
  barriers_raised jsonb not null default '[]',
  closures integer not null default 0 check (closures >= 0),
  recovered_cents bigint not null default 0 check (recovered_cents >= 0),
  goods text not null default '',
  care_given integer not null default 0 check (care_given >= 0),
  housing_found integer not null default 0 check (housing_found >= 0),
  out_of_circuit integer not null default 0 check (out_of_circuit >= 0),
  health_effects jsonb not null default '[]',
  lessons text not null default '',
  portfolio_id uuid references portfolio,
  municipality_code text check (municipality_code ~ '^GM[0-9]{4}$'),
  neighbourhood_code text,
  version integer not null default 1,
  recorded_by_person_id uuid not null references person,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz,
  constraint outcome_belongs_to_one check ((case_id is null) <> (signal_id is null)),
  constraint outcome_of_case_once unique (organisation_id, case_id),
  constraint outcome_of_signal_once unique (organisation_id, signal_id)
);
comment on table outcome is 'purpose: purpose_code; retention: with its case or signal; figures and lessons without personal data';
comment on column outcome.goods is 'category: advies; without personal data';
comment on column outcome.lessons is 'category: advies; without personal data';
comment on column outcome.recorded_by_name is 'category: medewerker';
create index outcome_recorded on outcome (organisation_id, recorded_at);
call secure_table('outcome');
create policy reads_in_case on outcome for select to schakel_app using (case_id = any ((select my_confirmed_case_ids())::uuid[]));
create policy of_hosted_case on outcome to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id = any ((select my_hosted_case_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and case_id = any ((select my_hosted_case_ids())::uuid[]) and recorded_by_person_id = (select scope_person()));
create policy own_follow_up on outcome to schakel_app
  using (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id))
  with check (organisation_id = (select scope_organisation()) and case_id is null and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
grant select, insert on outcome to schakel_app;
grant update (barriers_raised, closures, recovered_cents, goods, care_given, housing_found, out_of_circuit, health_effects, lessons, version, changed_at) on outcome to schakel_app;

-- What the organisation that brought a signal in may know of the end of the case, for its word back: kinds of result, no figure,
-- no reference. Under a disclosure of its own; read by who reads the signal.
create table signal_result (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  signal_id uuid not null references signal,
  purpose_code text not null,
  disclosure_id uuid not null references disclosure,
  results text[] not null,
  given_at timestamptz not null default clock_timestamp(),
  constraint result_of_signal_once unique (organisation_id, signal_id)
);
comment on column signal_result.results is 'category: advies; codes of kinds of result';
call secure_table('signal_result');
create policy of_visible_signal on signal_result for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[])
    and exists (select 1 from signal s where s.id = signal_id));
grant select on signal_result to schakel_app;

/* Organisations that brought a signal into a hosted case: to whom its result may go. */
create function case_bringers(p_case uuid) returns table (organisation_id uuid, organisation_type text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct b.organisation_id, o.type from bring_in b join organisation o on o.id = b.organisation_id
   where b.case_id = p_case and b.state = 'accepted' and p_case = any (my_hosted_case_ids())
$$;

/* Lays the results with every signal that the recipient of the disclosure brought in; newest counts. */
create function give_results(p_case uuid, p_disclosure uuid, p_results text[]) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  if not (p_case = any (my_hosted_case_ids())) then return 0; end if;
  insert into signal_result (id, organisation_id, signal_id, purpose_code, disclosure_id, results)
  select gen_random_uuid(), s.organisation_id, s.id, s.purpose_code, d.id, p_results
    from disclosure d join bring_in b on b.organisation_id = d.recipient_organisation_id and b.case_id = p_case and b.state = 'accepted'
    join signal s on s.id = b.signal_id
   where d.id = p_disclosure and d.organisation_id = scope_organisation() and d.case_id = p_case and d.withdrawn_at is null
     and 'advies' = any (d.categories)
  on conflict on constraint result_of_signal_once do update set results = excluded.results, disclosure_id = excluded.disclosure_id, given_at = clock_timestamp();
  get diagnostics made = row_count;
  return made;
end $$;
revoke execute on function case_bringers(uuid), give_results(uuid, uuid, text[]) from public;
grant execute on function case_bringers(uuid), give_results(uuid, uuid, text[]) to schakel_app;

/* For the daily job: who must be told that a term is near or passed. Ids only. */
create function interventions_with_near_term(p_until date) returns table (id uuid, organisation_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.organisation_id, i.responsible_person_id from intervention i
   where i.state in ('proposed', 'agreed', 'running') and i.term_on <= p_until
$$;
revoke execute on function interventions_with_near_term(date) from public;
grant execute on function interventions_with_near_term(date) to schakel_system;
