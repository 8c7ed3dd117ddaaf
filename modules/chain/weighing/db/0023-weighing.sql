-- Who decides on signals, at which table, in which meeting; what was asked, weighed and decided, and by whom.
create table weighing_table (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_codes text[] not null check (cardinality(purpose_codes) > 0),
  name text not null,
  rhythm text not null check (rhythm in ('weekly', 'fortnightly', 'monthly', 'when-needed')),
  quorum integer not null check (quorum between 2 and 30),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint weighing_table_name_known_once unique (organisation_id, name)
);
comment on column weighing_table.quorum is 'fewest members that must be present and vote';
call secure_table('weighing_table');

create table weighing_member (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  table_id uuid not null references weighing_table,
  appointment_id uuid not null references appointment,
  person_id uuid not null references person,
  role text not null check (role in ('member', 'chair')),
  added_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table weighing_member is 'Four eyes counts persons, so a person sits at a table once, under one appointment';
create unique index weighing_member_sits_once on weighing_member (organisation_id, table_id, person_id) where ended_at is null;
create unique index weighing_table_has_one_chair on weighing_member (organisation_id, table_id) where ended_at is null and role = 'chair';
create index weighing_member_appointment on weighing_member (appointment_id) where ended_at is null;
call secure_table('weighing_member');

create table weighing_meeting (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  table_id uuid not null references weighing_table,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed')),
  planned_at timestamptz not null,
  place text,
  present_person_ids uuid[] not null default '{}',
  version integer not null default 1,
  planned_by_person_id uuid not null references person,
  opened_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now()
);
create index weighing_meeting_of_table on weighing_meeting (organisation_id, table_id, planned_at desc);
call secure_table('weighing_meeting');

create table agenda_item (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  table_id uuid not null references weighing_table,
  meeting_id uuid references weighing_meeting,
  signal_id uuid not null references signal,
  round text not null check (round in ('first', 'second')),
  position integer not null default 1,
  state text not null default 'open' check (state in ('open', 'decided', 'taken-off')),
  urgent boolean not null default false,
  preparation jsonb not null default '{}',
  prepared_by_person_id uuid references person,
  prepared_at timestamptz,
  version integer not null default 1,
  added_by_person_id uuid not null references person,
  added_by_roles text[] not null,
  added_at timestamptz not null default now(),
  constraint agenda_item_in_meeting_or_urgent check (urgent = (meeting_id is null))
);
comment on column agenda_item.preparation is 'category: verhaal; the four questions and the decision as concept, until the decision replaces it';
comment on column agenda_item.meeting_id is 'null: two persons weigh it outside a meeting';
comment on column agenda_item.added_by_roles is 'roles under which it was given to the table: what the rule on reading compares';
create unique index agenda_item_open_once on agenda_item (organisation_id, signal_id) where state = 'open';
create index agenda_item_of_meeting on agenda_item (meeting_id, position);
create index agenda_item_of_table on agenda_item (table_id, state);
call secure_table('agenda_item');

create table weighing (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  purpose_code text not null,
  signal_id uuid not null references signal,
  way text not null check (way in ('meeting', 'urgent', 'direct')),
  table_id uuid references weighing_table,
  meeting_id uuid references weighing_meeting,
  agenda_item_id uuid constraint weighing_of_item_once unique references agenda_item,
  number integer,
  round text not null check (round in ('first', 'second')),
  signal_reference text not null,
  signal_title text not null,
  necessity text not null,
  proportionality text not null,
  subsidiarity text not null,
  legal_bases jsonb not null check (jsonb_array_length(legal_bases) > 0),
  content_version_id uuid not null references content_version,
  decision text not null check (decision in ('dismiss', 'monitor', 'refer', 'take-up', 'own-follow-up', 'case')),
  monitor_until date,
  referred_to text,
  referred_organisation_id uuid references organisation,
  sources jsonb not null default '[]',
  internal_sharing jsonb not null default '[]',
  executing jsonb not null default '[]',
  reason text not null,
  ruling text,
  present jsonb not null default '[]',
  decided_by_person_id uuid not null references person,
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  constraint weighing_at_a_table check ((way = 'direct') = (agenda_item_id is null) and (way = 'direct') = (table_id is null) and (way = 'meeting') = (meeting_id is not null)),
  constraint weighing_round_fits check (case round when 'first' then decision in ('dismiss', 'monitor', 'refer', 'take-up') else decision <> 'take-up' end),
  constraint weighing_monitor_has_date check ((decision = 'monitor') = (monitor_until is not null)),
  constraint weighing_refer_has_recipient check ((decision = 'refer') = (referred_to is not null))
);
comment on table weighing is 'purpose: purpose_code; retention: with its signal; never changed: another decision is another weighing';
comment on column weighing.signal_title is 'category: verhaal; as it stood when it was weighed';
comment on column weighing.necessity is 'category: verhaal';
comment on column weighing.proportionality is 'category: verhaal';
comment on column weighing.subsidiarity is 'category: verhaal';
comment on column weighing.legal_bases is 'picked from the purpose in that content version: [{law, article}]';
comment on column weighing.sources is 'category: verhaal; privacy check 1: [{departmentId, title, necessary, proportionate, noLighterWay, rule}]';
comment on column weighing.internal_sharing is 'category: verhaal; privacy check 2A: [{category, reason}]';
comment on column weighing.executing is 'category: verhaal; privacy check 2B: [{departmentId, title, categories, reason}]';
comment on column weighing.reason is 'category: verhaal';
comment on column weighing.ruling is 'category: verhaal; why the chair chose when votes were equal';
comment on column weighing.present is 'category: medewerker; [{personId, name, role}]';
comment on column weighing.decided_by_name is 'category: medewerker';
create index weighing_of_signal on weighing (signal_id, decided_at desc);
create index weighing_of_meeting on weighing (meeting_id, number);
call secure_table('weighing');
call append_only('weighing');

create table weighing_vote (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  agenda_item_id uuid not null references agenda_item,
  person_id uuid not null references person,
  person_name text not null,
  role text not null check (role in ('member', 'chair', 'coordinator')),
  vote text not null check (vote in ('for', 'against', 'advises', 'abstains')),
  decision text check (decision in ('dismiss', 'monitor', 'refer', 'take-up', 'own-follow-up', 'case')),
  remark text,
  version integer not null default 1,
  voted_at timestamptz not null default clock_timestamp(),
  constraint weighing_vote_cast_once unique (organisation_id, agenda_item_id, person_id),
  constraint weighing_vote_for_something check (vote <> 'for' or decision is not null)
);
comment on column weighing_vote.person_name is 'category: medewerker';
comment on column weighing_vote.remark is 'category: verhaal';
call secure_table('weighing_vote');

/* Tables at which this appointment sits. */
create function my_member_table_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(m.table_id), '{}') from weighing_member m
   where m.appointment_id = scope_appointment() and m.organisation_id = scope_organisation() and m.ended_at is null
     and scope_groups() && array['weigher', 'coordinator'] and not scope_is_processor()
$$;
/* Those, and for a coordinator the ones that weigh in a purpose he or she reads. */
create function my_weighing_table_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.id), '{}') from weighing_table t
   where t.organisation_id = scope_organisation() and not scope_is_processor()
     and (t.id = any (my_member_table_ids()) or ('coordinator' = any (scope_groups()) and t.purpose_codes && scope_wide_purposes()))
$$;
/* Signals that a member may read because they are on the agenda: until the meeting closes, or until two persons have decided. */
create function my_agenda_signal_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(i.signal_id), '{}')
    from agenda_item i left join weighing_meeting w on w.id = i.meeting_id
   where i.table_id = any (my_member_table_ids()) and i.organisation_id = scope_organisation() and i.purpose_code = any (scope_purposes())
     and ((i.meeting_id is null and i.state = 'open') or (i.state <> 'taken-off' and w.state <> 'closed'))
$$;
revoke execute on function my_member_table_ids(), my_weighing_table_ids(), my_agenda_signal_ids() from public;
grant execute on function my_member_table_ids(), my_weighing_table_ids(), my_agenda_signal_ids() to schakel_app;

create policy on_agenda on signal for select to schakel_app
  using (organisation_id = (select scope_organisation()) and audience in ('organisation', 'department') and id = any ((select my_agenda_signal_ids())::uuid[]));
create policy on_agenda on mention for select to schakel_app
  using (organisation_id = (select scope_organisation()) and audience in ('organisation', 'department') and signal_id = any ((select my_agenda_signal_ids())::uuid[]));

create function scope_arranges_tables() returns boolean language sql stable as $$ select scope_groups() && array['coordinator', 'administrator'] $$;
create policy of_my_table on weighing_table for select to schakel_app
  using (organisation_id = (select scope_organisation()) and id = any ((select my_weighing_table_ids())::uuid[]));
create policy administrator_sees on weighing_table for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy arranges on weighing_table for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_arranges_tables()));
create policy changes on weighing_table for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_arranges_tables()));
create policy of_my_table on weighing_member for select to schakel_app
  using (organisation_id = (select scope_organisation()) and table_id = any ((select my_weighing_table_ids())::uuid[]));
create policy administrator_sees on weighing_member for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy arranges on weighing_member for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_arranges_tables()));
create policy changes on weighing_member for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_arranges_tables()));
create policy of_my_table on weighing_meeting to schakel_app
  using (organisation_id = (select scope_organisation()) and table_id = any ((select my_weighing_table_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and table_id = any ((select my_weighing_table_ids())::uuid[]));
create policy of_my_table on agenda_item to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and table_id = any ((select my_weighing_table_ids())::uuid[]))
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and table_id = any ((select my_weighing_table_ids())::uuid[]));
create policy of_my_table on weighing for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and table_id = any ((select my_weighing_table_ids())::uuid[]));
create policy reads_purpose on weighing for select to schakel_app
  using (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_wide_purposes())::text[]));
create policy decides on weighing for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and purpose_code = any ((select scope_purposes())::text[]) and decided_by_person_id = (select scope_person())
    and case when way = 'direct' then purpose_code = any ((select scope_wide_purposes())::text[]) else table_id = any ((select my_weighing_table_ids())::uuid[]) end);
create function my_agenda_item_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(i.id), '{}') from agenda_item i
   where i.organisation_id = scope_organisation() and i.purpose_code = any (scope_purposes()) and i.table_id = any (my_weighing_table_ids())
$$;
revoke execute on function my_agenda_item_ids() from public;
grant execute on function my_agenda_item_ids() to schakel_app;
create policy of_my_table on weighing_vote for select to schakel_app
  using (organisation_id = (select scope_organisation()) and agenda_item_id = any ((select my_agenda_item_ids())::uuid[]));
-- A vote is cast under the own name, by nobody for another.
create policy votes on weighing_vote for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person()) and agenda_item_id = any ((select my_agenda_item_ids())::uuid[]));
create policy changes_own on weighing_vote for update to schakel_app
  using (organisation_id = (select scope_organisation()) and person_id = (select scope_person()))
  with check (organisation_id = (select scope_organisation()) and person_id = (select scope_person()));

grant select, insert on weighing_table, weighing_member, weighing_meeting, agenda_item, weighing, weighing_vote to schakel_app;
grant update (purpose_codes, name, rhythm, quorum, version, ended_at) on weighing_table to schakel_app;
grant update (role, ended_at) on weighing_member to schakel_app;
grant update (state, planned_at, place, present_person_ids, version, opened_at, closed_at) on weighing_meeting to schakel_app;
grant update (meeting_id, position, state, preparation, prepared_by_person_id, prepared_at, version) on agenda_item to schakel_app;
grant update (vote, decision, remark, version, voted_at) on weighing_vote to schakel_app;

-- The demo and the first set-up lay a table; they see no signal and no decision.
create policy system_all on weighing_table to schakel_system using (true) with check (true);
create policy system_all on weighing_member to schakel_system using (true) with check (true);
grant select, insert on weighing_table, weighing_member to schakel_system;

/* A vote is only there while the item is open, and who entered the signal advises. */
create function vote_counts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare item record;
begin
  select i.state, s.entered_by_person_id into item from agenda_item i join signal s on s.id = i.signal_id where i.id = new.agenda_item_id for share of i;
  if item.state is distinct from 'open' then
    raise exception 'this has been decided' using errcode = 'check_violation', constraint = 'weighing_vote_while_open';
  end if;
  if new.person_id = item.entered_by_person_id and new.vote in ('for', 'against') then
    raise exception 'who entered a signal advises' using errcode = 'check_violation', constraint = 'weighing_vote_reporter_advises';
  end if;
  return new;
end $$;
create trigger vote_counts before insert or update on weighing_vote for each row execute function vote_counts();

/* Checked at commit: nobody decides alone on what he or she entered, whatever the program above it did. */
create function weighing_is_valid() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare reporter uuid; asked record; votes record;
begin
  select entered_by_person_id into reporter from signal where id = new.signal_id and organisation_id = new.organisation_id;
  if new.way = 'direct' then
    if new.decided_by_person_id = reporter then
      raise exception 'who entered a signal does not decide on it alone' using errcode = 'check_violation', constraint = 'weighing_decided_by_another';
    end if;
    if not exists (select 1 from content_version c where c.kind = 'phase-states' and c.document -> 'skipsTable' ? new.purpose_code) then
      raise exception 'signals of this purpose are weighed at a table' using errcode = 'check_violation', constraint = 'weighing_needs_a_table';
    end if;
    return null;
  end if;
  select i.signal_id, i.state, t.quorum into asked from agenda_item i join weighing_table t on t.id = i.table_id where i.id = new.agenda_item_id;
  if asked.signal_id is distinct from new.signal_id or asked.state <> 'decided' then
    raise exception 'the decision does not fit its agenda item' using errcode = 'check_violation', constraint = 'weighing_fits_its_item';
  end if;
  -- Only who sits at the table makes a quorum or carries a decision; a coordinator may propose an urgent one.
  select count(*) filter (where v.seated) as cast_votes, count(*) filter (where v.vote in ('for', 'advises')) as agreeing,
         count(*) filter (where v.seated and v.vote = 'for' and v.decision = new.decision and v.person_id <> reporter) as in_favour
    into votes
    from (select w.*, exists (select 1 from weighing_member m where m.table_id = new.table_id and m.person_id = w.person_id and m.ended_at is null) as seated
            from weighing_vote w where w.agenda_item_id = new.agenda_item_id) v;
  if votes.in_favour = 0 then
    raise exception 'nobody but who entered the signal decided' using errcode = 'check_violation', constraint = 'weighing_decided_by_another';
  end if;
  if new.way = 'urgent' and votes.agreeing < 2 then
    raise exception 'an urgent weighing takes two persons' using errcode = 'check_violation', constraint = 'weighing_of_two_persons';
  end if;
  if new.way = 'meeting' and votes.cast_votes < asked.quorum then
    raise exception 'too few members voted' using errcode = 'check_violation', constraint = 'weighing_of_a_quorum';
  end if;
  return null;
end $$;
create constraint trigger weighing_is_valid after insert on weighing deferrable initially deferred for each row execute function weighing_is_valid();

/* Moves a signal as a weighing of this very transaction decided. Answers its new version; null when it stood elsewhere meanwhile. */
create function settle_signal(p_weighing uuid, p_from text, p_term date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  update signal s
     set state = case w.decision when 'dismiss' then 'dismissed' when 'monitor' then 'monitored' when 'refer' then 'referred'
                   when 'take-up' then 'taken-up' when 'case' then 'in-case' else w.decision end,
         monitor_until = w.monitor_until, referred_to = w.referred_to, term_on = p_term, version = s.version + 1, updated_at = clock_timestamp()
    from weighing w
   where w.id = p_weighing and w.organisation_id = scope_organisation() and w.decided_by_person_id = scope_person()
     and w.decided_at >= transaction_timestamp() and w.signal_id = s.id and s.state = p_from
  returning s.version into made;
  return made;
end $$;
revoke execute on function settle_signal(uuid, text, date) from public;
grant execute on function settle_signal(uuid, text, date) to schakel_app;

/* Beside a signal under discussion: open proposals and what was decided before, here and on linked signals of the same
   organisation and purpose. Of another signal only reference and decision leave. Null when the item is not on an agenda of the reader. */
create function agenda_context(p_item uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare item record;
begin
  select i.* into item from agenda_item i
   where i.id = p_item and i.organisation_id = scope_organisation() and i.purpose_code = any (scope_purposes()) and i.table_id = any (my_weighing_table_ids());
  if not found then return null; end if;
  return jsonb_build_object(
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'strength', p.strength, 'label', p.reasons ->> 'label',
          'because', p.reasons -> 'because', 'otherReference', o.reference) order by p.created_at), '[]')
        from proposal p join signal o on o.id = case when p.signal_id = item.signal_id then p.other_signal_id else p.signal_id end
       where item.signal_id in (p.signal_id, p.other_signal_id) and p.state in ('open', 'later') and p.audience in ('organisation', 'department')
         and o.audience in ('organisation', 'department')),
    'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'signalId', w.signal_id, 'reference', w.signal_reference, 'own', w.signal_id = item.signal_id,
          'round', w.round, 'decision', w.decision, 'monitorUntil', w.monitor_until, 'referredTo', w.referred_to,
          'reason', case when w.signal_id = item.signal_id then w.reason end, 'decidedAt', w.decided_at) order by w.decided_at desc), '[]')
        from weighing w join signal s on s.id = w.signal_id
       where w.organisation_id = item.organisation_id and w.purpose_code = item.purpose_code and s.audience in ('organisation', 'department')
         and w.agenda_item_id is distinct from item.id
         and (w.signal_id = item.signal_id
           or w.signal_id in (select case when l.signal_id = item.signal_id then l.other_signal_id else l.signal_id end from link l
                where item.signal_id in (l.signal_id, l.other_signal_id) and l.undone_at is null)
           or w.signal_id in (select m.signal_id from mention m where m.removed_at is null and m.subject_id in
                (select x.subject_id from mention x where x.signal_id = item.signal_id and x.removed_at is null and x.subject_id is not null)))));
end $$;
revoke execute on function agenda_context(uuid) from public;
grant execute on function agenda_context(uuid) to schakel_app;

/* Signals whose time of watching has passed come back to the queue as checked. For the daily job; answers how many. */
create function return_monitored_signals(p_today date, p_term date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare s record; w record; moment timestamptz := clock_timestamp(); event uuid; salt bytea; returned integer := 0;
begin
  for s in select * from signal where state = 'monitored' and monitor_until <= p_today order by id for update skip locked loop
    select * into w from weighing where signal_id = s.id order by decided_at desc limit 1;
    update signal set state = 'checked', monitor_until = null, term_on = p_term, version = version + 1, updated_at = moment where id = s.id;
    insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name)
      values (gen_random_uuid(), s.organisation_id, s.purpose_code, s.id, 'monitoring-ended', jsonb_build_object('until', s.monitor_until),
        coalesce(w.decided_by_person_id, s.entered_by_person_id), coalesce(w.decided_by_name, '-'));
    event := gen_random_uuid(); salt := gen_random_bytes(16);
    insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind, actor_kind, actor_name, actor_organisation_name)
      values (event, moment, encode(gen_random_bytes(16), 'hex'), encode(gen_random_bytes(8), 'hex'), 'returnMonitoredSignals', moment, moment, 'OK', 'signal.monitoring-ended', 'signal', 'system', '-', '-');
    insert into audit_payload values (event, s.organisation_id, 0, salt, '{"fields": ["state"], "detail": {}}');
    insert into audit_entry values (event, s.organisation_id, 0, moment, s.purpose_code, 'urn:schakel:verwerking:' || s.purpose_code, array[s.id], '{}',
      sha256('\x00'::bytea || salt || convert_to(event::text || s.id::text || moment::text, 'UTF8')));
    returned := returned + 1;
  end loop;
  return returned;
end $$;
revoke execute on function return_monitored_signals(date, date) from public;
grant execute on function return_monitored_signals(date, date) to schakel_system;

comment on column weighing.referred_to is 'category: verhaal';
