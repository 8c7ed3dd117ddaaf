-- The database as the migrations make it, in one place to read and to compare. Generated: npm run schema.
-- Bodies of functions stand in the migrations. Every table has row-level security enabled and forced, and a
-- policy owner_all for the functions of the owner.

create table agenda_item (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  table_id uuid not null,
  meeting_id uuid, -- null: two persons weigh it outside a meeting
  signal_id uuid not null,
  round text not null,
  position integer not null default 1,
  state text not null default 'open'::text,
  urgent boolean not null default false,
  preparation jsonb not null default '{}'::jsonb, -- category: verhaal; the four questions and the decision as concept, until the decision replaces it
  prepared_by_person_id uuid,
  prepared_at timestamp with time zone,
  version integer not null default 1,
  added_by_person_id uuid not null,
  added_by_roles text[] not null, -- roles under which it was given to the table: what the rule on reading compares
  added_at timestamp with time zone not null default now(),
  constraint agenda_item_pkey PRIMARY KEY (id),
  constraint agenda_item_added_by_person_id_fkey FOREIGN KEY (added_by_person_id) REFERENCES person(id),
  constraint agenda_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES weighing_meeting(id),
  constraint agenda_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint agenda_item_prepared_by_person_id_fkey FOREIGN KEY (prepared_by_person_id) REFERENCES person(id),
  constraint agenda_item_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint agenda_item_table_id_fkey FOREIGN KEY (table_id) REFERENCES weighing_table(id),
  constraint agenda_item_in_meeting_or_urgent CHECK (urgent = (meeting_id IS NULL)),
  constraint agenda_item_round_check CHECK (round = ANY (ARRAY['first'::text, 'second'::text])),
  constraint agenda_item_state_check CHECK (state = ANY (ARRAY['open'::text, 'decided'::text, 'taken-off'::text]))
);
CREATE INDEX agenda_item_of_meeting ON public.agenda_item USING btree (meeting_id, "position");
CREATE INDEX agenda_item_of_table ON public.agenda_item USING btree (table_id, state);
CREATE UNIQUE INDEX agenda_item_open_once ON public.agenda_item USING btree (organisation_id, signal_id) WHERE (state = 'open'::text);
create policy of_my_table on agenda_item to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[]))));
grant insert on agenda_item to schakel_app;
grant select on agenda_item to schakel_app;
grant update (meeting_id, position, preparation, prepared_at, prepared_by_person_id, state, version) on agenda_item to schakel_app;

create table agreement (
  id uuid not null,
  region_id uuid not null,
  code text not null,
  title text not null,
  purpose_codes text[] not null,
  valid_from date not null,
  valid_until date,
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_code_known_once UNIQUE (region_id, code),
  constraint agreement_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(id)
);
create policy in_region on agreement to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on agreement to schakel_system using (true) with check (true);
grant select on agreement to schakel_app;
grant insert on agreement to schakel_system;
grant select on agreement to schakel_system;
grant update on agreement to schakel_system;

create table agreement_party (
  agreement_id uuid not null,
  organisation_id uuid not null,
  signed_on date not null,
  ended_on date,
  constraint agreement_party_pkey PRIMARY KEY (agreement_id, organisation_id),
  constraint agreement_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint agreement_party_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy in_region on agreement_party to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on agreement_party to schakel_system using (true) with check (true);
grant select on agreement_party to schakel_app;
grant insert on agreement_party to schakel_system;
grant select on agreement_party to schakel_system;
grant update on agreement_party to schakel_system;

create table appointment (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  title text not null, -- category: medewerker
  roles text[] not null,
  purposes text[], -- null: every purpose that the roles allow; otherwise only these
  department_ids uuid[] not null default '{}'::uuid[],
  valid_from date not null,
  valid_until date,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint appointment_ends_after_start CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE INDEX appointment_organisation ON public.appointment USING btree (organisation_id);
CREATE INDEX appointment_person ON public.appointment USING btree (person_id);
CREATE TRIGGER appointment_changed AFTER UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION end_sessions_of_changed_appointment();
create policy administrator_adds on appointment for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers) AND (person_id <> ( SELECT scope_person() AS scope_person))));
create policy administrator_changes on appointment for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers) AND (person_id <> ( SELECT scope_person() AS scope_person))));
create policy own_appointment on appointment for select to schakel_app using ((person_id = ( SELECT scope_person() AS scope_person)));
create policy own_organisation on appointment for select to schakel_app using ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy system_all on appointment to schakel_system using (true) with check (true);
grant insert on appointment to schakel_app;
grant select on appointment to schakel_app;
grant update (department_ids, purposes, roles, title, valid_until, version) on appointment to schakel_app;
grant insert on appointment to schakel_system;
grant select on appointment to schakel_system;
grant update on appointment to schakel_system;

create table audit_checkpoint (
  size bigint not null,
  root bytea not null,
  closed_at timestamp with time zone not null,
  complete_until timestamp with time zone not null,
  clock_behind integer not null, -- milliseconds that the clock stood behind an earlier checkpoint
  organisations integer not null,
  heads_root bytea not null,
  heads_salt bytea not null,
  key_id uuid not null,
  note text not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (size),
  constraint audit_checkpoint_key_id_fkey FOREIGN KEY (key_id) REFERENCES audit_log_key(id),
  constraint audit_checkpoint_clock_behind_check CHECK (clock_behind >= 0),
  constraint audit_checkpoint_size_check CHECK (size > 0)
);
CREATE INDEX audit_checkpoint_of_day ON public.audit_checkpoint USING btree (closed_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy supervisor on audit_checkpoint for select to schakel_app using (( SELECT scope_supervises() AS scope_supervises));
create policy system_sequences on audit_checkpoint to schakel_system using (true) with check (true);
grant select (clock_behind, closed_at, complete_until, heads_root, key_id, note, organisations, root, size) on audit_checkpoint to schakel_app;
grant insert on audit_checkpoint to schakel_system;
grant select on audit_checkpoint to schakel_system;

create table audit_cosignature (
  id uuid not null,
  organisation_id uuid not null,
  size bigint not null,
  witness_id uuid not null,
  line text not null,
  signed_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  constraint audit_cosignature_pkey PRIMARY KEY (id),
  constraint audit_cosignature_once UNIQUE (organisation_id, size, witness_id),
  constraint audit_cosignature_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint audit_cosignature_witness_id_fkey FOREIGN KEY (witness_id) REFERENCES audit_witness(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_cosignature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy in_region on audit_cosignature for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy own_supervisor on audit_cosignature for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises) AND (EXISTS ( SELECT 1 FROM audit_checkpoint c WHERE (c.size = audit_cosignature.size))) AND (EXISTS ( SELECT 1 FROM audit_witness w WHERE ((w.id = audit_cosignature.witness_id) AND (w.organisation_id = audit_cosignature.organisation_id))))));
create policy system_reads on audit_cosignature for select to schakel_system using (true);
create policy system_signs on audit_cosignature for insert to schakel_system with check (true);
grant insert on audit_cosignature to schakel_app;
grant select on audit_cosignature to schakel_app;
grant insert on audit_cosignature to schakel_system;
grant select on audit_cosignature to schakel_system;

create table audit_entry (
  event_id uuid not null,
  organisation_id uuid not null,
  entry_no smallint not null,
  occurred_at timestamp with time zone not null,
  purpose_code text,
  processing_activity_id text not null,
  record_ids uuid[] not null,
  data_subjects text[] not null, -- category: gepseudonimiseerd; keyed pseudonyms of the persons whose data were touched
  leaf_hash bytea, -- of before the tree: a salted hash that others can not make again; new entries have none
  constraint audit_entry_pkey PRIMARY KEY (event_id, organisation_id, entry_no),
  constraint audit_entry_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_event(id),
  constraint audit_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX audit_entry_of_organisation ON public.audit_entry USING btree (organisation_id, occurred_at DESC, event_id);
CREATE INDEX audit_entry_of_record ON public.audit_entry USING gin (record_ids);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waits_for_place AFTER INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_waits();
create policy own_supervisor on audit_entry to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_sequences on audit_entry for select to schakel_system using (true);
grant select on audit_entry to schakel_app;
grant select on audit_entry to schakel_system;

create table audit_event (
  id uuid not null,
  occurred_at timestamp with time zone not null,
  trace_id text not null,
  operation_id text not null,
  parent_operation_id text,
  operation_name text not null,
  start_time timestamp with time zone not null,
  end_time timestamp with time zone not null,
  status text not null,
  action text not null,
  record_kind text not null,
  actor_kind text not null,
  actor_person_id uuid,
  actor_appointment_id uuid,
  actor_organisation_id uuid,
  actor_name text not null, -- category: medewerker; as it was when it happened
  actor_organisation_name text not null,
  session_id uuid,
  rule_code text,
  constraint audit_event_pkey PRIMARY KEY (id),
  constraint audit_event_actor_kind_check CHECK (actor_kind = ANY (ARRAY['person'::text, 'service'::text, 'job'::text, 'processor'::text, 'system'::text])),
  constraint audit_event_status_check CHECK (status = ANY (ARRAY['OK'::text, 'REFUSED'::text, 'ERROR'::text]))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy entry_visible on audit_event to schakel_app using ((EXISTS ( SELECT 1 FROM audit_entry e WHERE (e.event_id = audit_event.id))));
create policy system_sequences on audit_event for select to schakel_system using (true);
grant select on audit_event to schakel_app;
grant select on audit_event to schakel_system;

create table audit_leaf (
  position bigint not null,
  organisation_id uuid not null,
  event_id uuid not null,
  entry_no smallint not null,
  sequence bigint not null,
  previous bytea,
  salt bytea not null,
  payload_hash bytea not null,
  sequenced_at timestamp with time zone not null,
  after timestamp with time zone not null,
  back_dated boolean not null,
  leaf_hash bytea not null,
  constraint audit_leaf_pkey PRIMARY KEY ("position"),
  constraint audit_leaf_in_order UNIQUE (organisation_id, sequence),
  constraint audit_leaf_once UNIQUE (organisation_id, event_id, entry_no),
  constraint audit_leaf_position_check CHECK ("position" >= 0),
  constraint audit_leaf_sequence_check CHECK (sequence > 0)
);
CREATE INDEX audit_leaf_back_dated ON public.audit_leaf USING btree (organisation_id, "position") WHERE back_dated;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy own_supervisor on audit_leaf for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_sequences on audit_leaf to schakel_system using (true) with check (true);
grant select on audit_leaf to schakel_app;
grant insert on audit_leaf to schakel_system;
grant select on audit_leaf to schakel_system;

create table audit_log_key (
  id uuid not null,
  verifier_key text not null,
  rotation_note text, -- signed by the key before and by this one; none for the first
  size bigint not null, -- the last tree size that the key before signed
  created_at timestamp with time zone not null,
  constraint audit_log_key_pkey PRIMARY KEY (id),
  constraint audit_log_key_size_check CHECK (size >= 0)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_log_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_log_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy supervisor on audit_log_key for select to schakel_app using (( SELECT scope_supervises() AS scope_supervises));
create policy system_sequences on audit_log_key to schakel_system using (true) with check (true);
grant select on audit_log_key to schakel_app;
grant insert on audit_log_key to schakel_system;
grant select on audit_log_key to schakel_system;

create table audit_payload (
  event_id uuid not null,
  organisation_id uuid not null,
  entry_no smallint not null,
  salt bytea not null,
  payload jsonb not null, -- category: logboek; fields shown and details, never the values of fields
  constraint audit_payload_pkey PRIMARY KEY (event_id, organisation_id, entry_no)
);
CREATE TRIGGER no_change BEFORE UPDATE ON public.audit_payload FOR EACH ROW EXECUTE FUNCTION refuse_change();
create policy own_supervisor on audit_payload to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_sequences on audit_payload for select to schakel_system using (true);
grant select on audit_payload to schakel_app;
grant select on audit_payload to schakel_system;

-- no personal data; purpose: audit-logging
create table audit_self_check (
  id uuid not null,
  organisation_id uuid not null,
  size bigint not null,
  entries bigint not null,
  proven boolean not null,
  broken text, -- category: logboek; code of the first thing that is not as it should be
  broken_at bigint, -- position in the tree, or size of a checkpoint
  checked_at timestamp with time zone not null,
  constraint audit_self_check_pkey PRIMARY KEY (id),
  constraint audit_self_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint audit_self_check_names_what_broke CHECK (proven = (broken IS NULL))
);
CREATE INDEX audit_self_check_newest ON public.audit_self_check USING btree (organisation_id, checked_at DESC);
CREATE TRIGGER no_change BEFORE UPDATE ON public.audit_self_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
create policy own_supervisor on audit_self_check for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_checks on audit_self_check to schakel_system using (true) with check (true);
grant select on audit_self_check to schakel_app;
grant insert on audit_self_check to schakel_system;
grant select on audit_self_check to schakel_system;

create table audit_tail (
  occurred_at timestamp with time zone not null,
  event_id uuid not null,
  organisation_id uuid not null,
  entry_no smallint not null,
  constraint audit_tail_pkey PRIMARY KEY (occurred_at, event_id, organisation_id, entry_no)
);
CREATE TRIGGER no_change BEFORE UPDATE ON public.audit_tail FOR EACH ROW EXECUTE FUNCTION refuse_change();
create policy own_supervisor on audit_tail for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_sequences on audit_tail to schakel_system using (true);
grant select on audit_tail to schakel_app;
grant delete on audit_tail to schakel_system;
grant select on audit_tail to schakel_system;

create table audit_witness (
  id uuid not null,
  organisation_id uuid not null,
  verifier_key text not null,
  registered_at timestamp with time zone not null default now(),
  constraint audit_witness_pkey PRIMARY KEY (id),
  constraint audit_witness_key_known_once UNIQUE (organisation_id, verifier_key),
  constraint audit_witness_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_witness FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_witness FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy in_region on audit_witness for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy own_supervisor on audit_witness for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_reads on audit_witness for select to schakel_system using (true);
grant insert on audit_witness to schakel_app;
grant select on audit_witness to schakel_app;
grant select on audit_witness to schakel_system;

-- setting of the organisation
create table auto_witness (
  organisation_id uuid not null,
  witness_id uuid not null,
  log_key text not null, -- category: logboek; first key of the log when the witness began
  seen_note text, -- category: logboek; the checkpoint that was signed last, with the own signature under it
  enabled boolean not null,
  refused text, -- category: logboek; code of why nothing is signed any more
  refused_size bigint,
  refused_at timestamp with time zone,
  changed_by_name text not null, -- category: medewerker
  changed_at timestamp with time zone not null default clock_timestamp(),
  version integer not null default 1,
  constraint auto_witness_pkey PRIMARY KEY (organisation_id),
  constraint auto_witness_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint auto_witness_witness_id_fkey FOREIGN KEY (witness_id) REFERENCES audit_witness(id),
  constraint auto_witness_refusal_whole CHECK ((refused IS NULL) = (refused_at IS NULL))
);
create policy own_supervisor on auto_witness for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
create policy system_witnesses on auto_witness to schakel_system using (true) with check (true);
grant select on auto_witness to schakel_app;
grant select on auto_witness to schakel_system;
grant update (refused, refused_at, refused_size, seen_note) on auto_witness to schakel_system;

-- purpose: purpose_code; retention: with its case or signal; figures without personal data
create table barrier_measure (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  case_id uuid,
  signal_id uuid,
  barrier_code text not null,
  measure text not null,
  unit text not null,
  direction text not null,
  moment text not null,
  value numeric not null,
  out_of numeric,
  measured_on date not null,
  note text not null default ''::text, -- category: advies; without personal data
  version integer not null default 1,
  measured_by_person_id uuid not null,
  measured_at timestamp with time zone not null default clock_timestamp(),
  constraint barrier_measure_pkey PRIMARY KEY (id),
  constraint measure_taken_once UNIQUE NULLS NOT DISTINCT (organisation_id, case_id, signal_id, barrier_code, measure, moment),
  constraint barrier_measure_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint barrier_measure_measured_by_person_id_fkey FOREIGN KEY (measured_by_person_id) REFERENCES person(id),
  constraint barrier_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint barrier_measure_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint barrier_measure_direction_check CHECK (direction = ANY (ARRAY['up'::text, 'down'::text])),
  constraint barrier_measure_measure_check CHECK (measure <> ''::text),
  constraint barrier_measure_moment_check CHECK (moment = ANY (ARRAY['before'::text, 'm0'::text, 'm3'::text, 'm12'::text])),
  constraint measure_belongs_to_one CHECK ((case_id IS NULL) <> (signal_id IS NULL))
);
CREATE INDEX barrier_measure_of_case ON public.barrier_measure USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX barrier_measure_of_signal ON public.barrier_measure USING btree (signal_id) WHERE (signal_id IS NOT NULL);
create policy of_case on barrier_measure to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy own_follow_up on barrier_measure to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = barrier_measure.signal_id))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = barrier_measure.signal_id)))));
create policy reads_in_case on barrier_measure for select to schakel_app using ((case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[])));
create policy shielded on barrier_measure for select to schakel_app using (((case_id IS NULL) OR (NOT (((case_id)::text || (organisation_id)::text) = ANY (( SELECT my_shielded_members() AS my_shielded_members)::text[])))));
grant insert on barrier_measure to schakel_app;
grant select on barrier_measure to schakel_app;
grant update (direction, measured_at, measured_by_person_id, measured_on, note, out_of, unit, value, version) on barrier_measure to schakel_app;

-- purpose: purpose_code; retention: with its record; that something in it was blanked, corrected or restricted and where, nothing of what stood there
create table blanked_record (
  record_id uuid not null,
  nth integer not null, -- how many times this record was blanked with this one; replayed in this order
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  marks jsonb not null, -- category: logboek; ids, places and lengths, names of fields, as the module of the kind reads them
  blanked_at timestamp with time zone not null default clock_timestamp(),
  constraint blanked_record_pkey PRIMARY KEY (organisation_id, record_id, nth),
  constraint blanked_record_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint blanked_record_nth_check CHECK (nth > 0)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.blanked_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.blanked_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy system_copies on blanked_record for select to schakel_system using (true);
grant select on blanked_record to schakel_system;

-- purpose: purpose_code; retention: not accepted 3 months, else with the case
create table bring_in (
  id uuid not null,
  organisation_id uuid not null,
  host_organisation_id uuid not null,
  purpose_code text not null,
  source_purpose_code text not null,
  signal_id uuid, -- the giver's own signal; null: it was destroyed at its own term, what was brought in stays with the case
  disclosure_id uuid not null,
  title text not null, -- category: advies; without personal data
  themes_version_id uuid not null,
  theme_code text,
  municipality_code text,
  neighbourhood_code text,
  portfolio_id uuid,
  department_code text,
  named_appointment_ids uuid[] not null default '{}'::uuid[],
  state text not null default 'offered'::text,
  version integer not null default 1,
  offered_by_person_id uuid not null,
  offered_by_name text not null, -- category: medewerker
  offered_at timestamp with time zone not null default clock_timestamp(),
  decided_by_person_id uuid,
  decided_by_name text, -- category: medewerker
  decided_at timestamp with time zone,
  refusal_reason text, -- category: verhaal
  case_id uuid,
  constraint bring_in_pkey PRIMARY KEY (id),
  constraint bring_in_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint bring_in_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint bring_in_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint bring_in_host_organisation_id_fkey FOREIGN KEY (host_organisation_id) REFERENCES organisation(id),
  constraint bring_in_offered_by_person_id_fkey FOREIGN KEY (offered_by_person_id) REFERENCES person(id),
  constraint bring_in_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint bring_in_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id),
  constraint bring_in_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint bring_in_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint bring_in_accepted_into_case CHECK ((state = 'accepted'::text) = (case_id IS NOT NULL)),
  constraint bring_in_of_two_organisations CHECK (organisation_id <> host_organisation_id),
  constraint bring_in_refused_with_reason CHECK (state <> 'refused'::text OR refusal_reason IS NOT NULL),
  constraint bring_in_state_check CHECK (state = ANY (ARRAY['offered'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text]))
);
CREATE INDEX bring_in_inbox ON public.bring_in USING btree (host_organisation_id, state, offered_at);
CREATE INDEX bring_in_of_case ON public.bring_in USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX bring_in_of_signal ON public.bring_in USING btree (signal_id) WHERE (state = 'accepted'::text);
CREATE UNIQUE INDEX bring_in_standing_once ON public.bring_in USING btree (organisation_id, signal_id, host_organisation_id) WHERE (state = ANY (ARRAY['offered'::text, 'accepted'::text]));
CREATE TRIGGER notes_earlier_referrals AFTER UPDATE OF state ON public.bring_in FOR EACH ROW WHEN (((old.state = 'offered'::text) AND (new.state = 'accepted'::text))) EXECUTE FUNCTION note_earlier_referrals();
CREATE TRIGGER settles_told AFTER UPDATE OF state ON public.bring_in FOR EACH ROW WHEN (((old.state = 'offered'::text) AND (new.state <> 'offered'::text))) EXECUTE FUNCTION settle_told('bring-in', 'host_organisation_id');
CREATE TRIGGER suggests_case AFTER UPDATE OF state ON public.bring_in FOR EACH ROW WHEN (((old.state = 'offered'::text) AND (new.state = 'accepted'::text))) EXECUTE FUNCTION suggest_case_of_bring_in();
create policy at_host on bring_in for select to schakel_app using ((id = ANY (( SELECT my_offered_bring_in_ids() AS my_offered_bring_in_ids)::uuid[])));
create policy of_case on bring_in for select to schakel_app using (((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) AND ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (host_organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
create policy offered_by_me on bring_in for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (offered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy offers on bring_in for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (offered_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'offered'::text) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE ((s.id = bring_in.signal_id) AND (s.organisation_id = bring_in.organisation_id))))));
grant insert on bring_in to schakel_app;
grant select on bring_in to schakel_app;

create table case_event (
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  type text not null,
  detail jsonb not null default '{}'::jsonb, -- category: advies; codes and names of organisations, no personal data
  audience text not null default 'case'::text,
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  occurred_at timestamp with time zone not null default clock_timestamp(),
  constraint case_event_pkey PRIMARY KEY (id),
  constraint case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint case_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint case_event_audience_check CHECK (audience = ANY (ARRAY['case'::text, 'host'::text]))
);
CREATE INDEX case_event_of_case ON public.case_event USING btree (case_id, occurred_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.case_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy named on case_event for select to schakel_app using (((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) AND ((audience = 'case'::text) OR (case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])))));
create policy shielded on case_event for select to schakel_app using ( CASE WHEN (cardinality(( SELECT my_shielded_members() AS my_shielded_members)) = 0) THEN true ELSE (NOT (case_event_keys(case_id, organisation_id, detail) && ( SELECT my_shielded_members() AS my_shielded_members))) END);
create policy tells on case_event for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND ((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) OR (case_id = ANY (( SELECT my_case_doors() AS my_case_doors)::uuid[])))));
grant insert on case_event to schakel_app;
grant select on case_event to schakel_app;

-- purpose: purpose_code; retention: terms of the purpose (legal-bases), from opening
create table case_file (
  id uuid not null,
  host_organisation_id uuid not null,
  purpose_code text not null,
  reference text not null,
  title text not null, -- category: advies; without personal data
  aim text not null, -- category: advies; why this case is there, without personal data
  legal_basis jsonb not null, -- articles of the purpose when it was opened
  legal_version_id uuid not null,
  themes_version_id uuid not null,
  theme_code text,
  municipality_code text,
  neighbourhood_code text,
  portfolio_id uuid,
  department_code text,
  state text not null,
  state_before text,
  version integer not null default 1,
  lead_appointment_id uuid not null,
  opened_by_person_id uuid not null,
  next_meeting_at timestamp with time zone,
  suspended_until date,
  suspended_reason text, -- category: verhaal
  closed_reason text, -- category: verhaal
  reopen_reason text, -- category: verhaal
  reopen_asked_by_person_id uuid,
  reopened_by_person_id uuid,
  opened_at timestamp with time zone not null default clock_timestamp(),
  closed_at timestamp with time zone,
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_reference_known_once UNIQUE (host_organisation_id, reference),
  constraint case_file_host_organisation_id_fkey FOREIGN KEY (host_organisation_id) REFERENCES organisation(id),
  constraint case_file_lead_appointment_id_fkey FOREIGN KEY (lead_appointment_id) REFERENCES appointment(id),
  constraint case_file_legal_version_id_fkey FOREIGN KEY (legal_version_id) REFERENCES content_version(id),
  constraint case_file_opened_by_person_id_fkey FOREIGN KEY (opened_by_person_id) REFERENCES person(id),
  constraint case_file_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id),
  constraint case_file_reopen_asked_by_person_id_fkey FOREIGN KEY (reopen_asked_by_person_id) REFERENCES person(id),
  constraint case_file_reopened_by_person_id_fkey FOREIGN KEY (reopened_by_person_id) REFERENCES person(id),
  constraint case_file_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint case_file_municipality_code_check CHECK (municipality_code ~ '^GM[0-9]{4}$'::text),
  constraint case_file_state_check CHECK (state = ANY (ARRAY['open'::text, 'planning'::text, 'executing'::text, 'evaluating'::text, 'suspended'::text, 'closed'::text])),
  constraint case_reopened_by_two CHECK (reopen_asked_by_person_id <> reopened_by_person_id),
  constraint case_suspended_with_reason CHECK (state <> 'suspended'::text OR suspended_reason IS NOT NULL AND state_before IS NOT NULL)
);
CREATE TRIGGER case_event_moves_term AFTER INSERT OR UPDATE OF state, closed_at, opened_at, purpose_code ON public.case_file FOR EACH ROW EXECUTE FUNCTION follow_record_event('case');
create policy hosts on case_file for update to schakel_app using ((id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[]))) with check ((id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])));
create policy named on case_file for select to schakel_app using ((id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])));
create policy opens on case_file for insert to schakel_app with check (((host_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (opened_by_person_id = ( SELECT scope_person() AS scope_person)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND ('case-lead'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
grant insert on case_file to schakel_app;
grant select on case_file to schakel_app;
grant update (aim, closed_at, closed_reason, lead_appointment_id, next_meeting_at, reopen_asked_by_person_id, reopen_reason, reopened_by_person_id, state, state_before, suspended_reason, suspended_until, title, updated_at, version) on case_file to schakel_app;

-- theme, host and asked categories; no personal data. purpose: purpose_code; retention: with the case
create table case_invitation (
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null, -- who is invited
  host_organisation_id uuid not null,
  purpose_code text not null,
  themes_version_id uuid not null,
  theme_code text,
  asked_categories text[] not null,
  state text not null default 'open'::text,
  version integer not null default 1,
  respond_before date,
  invited_by_person_id uuid not null,
  invited_by_name text not null, -- category: medewerker
  invited_at timestamp with time zone not null default clock_timestamp(),
  answered_by_person_id uuid,
  answered_by_name text, -- category: medewerker
  answered_at timestamp with time zone,
  refusal_reason text, -- category: verhaal
  constraint case_invitation_pkey PRIMARY KEY (id),
  constraint case_invitation_answered_by_person_id_fkey FOREIGN KEY (answered_by_person_id) REFERENCES person(id),
  constraint case_invitation_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_invitation_host_organisation_id_fkey FOREIGN KEY (host_organisation_id) REFERENCES organisation(id),
  constraint case_invitation_invited_by_person_id_fkey FOREIGN KEY (invited_by_person_id) REFERENCES person(id),
  constraint case_invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint case_invitation_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint case_invitation_asked_categories_check CHECK (cardinality(asked_categories) > 0),
  constraint case_invitation_state_check CHECK (state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])),
  constraint invitation_refused_with_reason CHECK (state <> 'refused'::text OR refusal_reason IS NOT NULL)
);
CREATE INDEX case_invitation_inbox ON public.case_invitation USING btree (organisation_id, state);
CREATE UNIQUE INDEX invitation_open_once ON public.case_invitation USING btree (case_id, organisation_id) WHERE (state = ANY (ARRAY['open'::text, 'accepted'::text]));
CREATE TRIGGER settles_told AFTER UPDATE OF state ON public.case_invitation FOR EACH ROW WHEN (((old.state = 'open'::text) AND (new.state <> 'open'::text))) EXECUTE FUNCTION settle_told('case-invitation', 'organisation_id');
create policy answers on case_invitation for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (state = 'open'::text) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND ('participant'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (answered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy invited on case_invitation for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND ('participant'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])) AND ((state = 'open'::text) OR (answered_by_person_id = ( SELECT scope_person() AS scope_person)) OR (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])))));
create policy of_hosted_case on case_invitation to schakel_app using ((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[]))) with check (((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])) AND (host_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (organisation_id <> ( SELECT scope_organisation() AS scope_organisation))));
grant insert on case_invitation to schakel_app;
grant select on case_invitation to schakel_app;
grant update (answered_at, answered_by_name, answered_by_person_id, refusal_reason, state, version) on case_invitation to schakel_app;

create table case_participant (
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  appointment_id uuid not null,
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  person_title text not null, -- category: medewerker
  role text not null,
  named_by_person_id uuid not null,
  named_at timestamp with time zone not null default clock_timestamp(),
  secrecy_confirmed_at timestamp with time zone,
  left_at timestamp with time zone,
  left_reason text, -- category: verhaal
  constraint case_participant_pkey PRIMARY KEY (id),
  constraint case_participant_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint case_participant_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_participant_named_by_person_id_fkey FOREIGN KEY (named_by_person_id) REFERENCES person(id),
  constraint case_participant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint case_participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint case_participant_role_check CHECK (role = ANY (ARRAY['lead'::text, 'participant'::text]))
);
CREATE INDEX case_participant_appointment ON public.case_participant USING btree (appointment_id) WHERE (left_at IS NULL);
CREATE INDEX case_participant_left ON public.case_participant USING btree (person_id, left_at) WHERE (left_at IS NOT NULL);
CREATE UNIQUE INDEX case_participant_named_once ON public.case_participant USING btree (case_id, appointment_id) WHERE (left_at IS NULL);
CREATE TRIGGER participant_of_appointment BEFORE INSERT ON public.case_participant FOR EACH ROW EXECUTE FUNCTION participant_of_appointment();
create policy changes_own_people on case_participant for update to schakel_app using (((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy named on case_participant for select to schakel_app using ((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])));
create policy names_own_people on case_participant for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (named_by_person_id = ( SELECT scope_person() AS scope_person)) AND (left_at IS NULL) AND ((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) OR (case_id = ANY (( SELECT my_case_doors() AS my_case_doors)::uuid[])))));
create policy shielded on case_participant for select to schakel_app using ((NOT (((case_id)::text || (organisation_id)::text) = ANY (( SELECT my_shielded_members() AS my_shielded_members)::text[]))));
grant insert on case_participant to schakel_app;
grant select on case_participant to schakel_app;
grant update (left_at, left_reason, secrecy_confirmed_at) on case_participant to schakel_app;

-- purpose: that of the case; retention: with the case. It has a number, never a name
create table case_subject (
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  subject_no integer not null,
  kind text not null,
  created_by_person_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint case_subject_pkey PRIMARY KEY (id),
  constraint case_subject_numbered_once UNIQUE (case_id, subject_no),
  constraint case_subject_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_subject_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint case_subject_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy hosts on case_subject to schakel_app using ((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[]))) with check (((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (created_by_person_id = ( SELECT scope_person() AS scope_person))));
grant insert on case_subject to schakel_app;
grant select on case_subject to schakel_app;

create table case_subject_item (
  case_subject_id uuid not null,
  case_id uuid not null,
  contribution_id uuid not null,
  placed_by_person_id uuid not null,
  placed_at timestamp with time zone not null default clock_timestamp(),
  constraint case_subject_item_pkey PRIMARY KEY (case_subject_id, contribution_id),
  constraint case_subject_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_subject_item_case_subject_id_fkey FOREIGN KEY (case_subject_id) REFERENCES case_subject(id),
  constraint case_subject_item_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution(id),
  constraint case_subject_item_placed_by_person_id_fkey FOREIGN KEY (placed_by_person_id) REFERENCES person(id)
);
CREATE INDEX case_subject_item_contribution ON public.case_subject_item USING btree (contribution_id);
create policy hosts on case_subject_item to schakel_app using ((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[]))) with check (((case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])) AND (placed_by_person_id = ( SELECT scope_person() AS scope_person))));
grant delete on case_subject_item to schakel_app;
grant insert on case_subject_item to schakel_app;
grant select on case_subject_item to schakel_app;

create table content_version (
  id uuid not null,
  kind text not null,
  organisation_id uuid, -- null: the starting content of the region; else the version an organisation adopted and edited
  base_version_id uuid,
  version text not null,
  sha256 text not null,
  document jsonb not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  created_by_person_id uuid,
  member_shields jsonb not null generated always as (jsonb_path_query_array(document, '$."sharingRules"[*]?(exists (@."shieldsMembersFrom"))'::jsonpath)) stored, -- rules of this version that shield who takes part, so that a policy need not open the whole document; no personal data
  constraint content_version_pkey PRIMARY KEY (id),
  constraint content_version_known_once UNIQUE NULLS NOT DISTINCT (kind, organisation_id, sha256),
  constraint content_version_base_version_id_fkey FOREIGN KEY (base_version_id) REFERENCES content_version(id),
  constraint content_version_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint content_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint content_version_kind_known CHECK (kind = ANY (ARRAY['themes'::text, 'legal-bases'::text, 'role-groups'::text, 'phase-states'::text, 'value-maps'::text, 'retention-rules'::text, 'rule-questions'::text]))
);
CREATE INDEX content_version_newest ON public.content_version USING btree (kind, organisation_id, created_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.content_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.content_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy adopts on content_version for insert to schakel_app with check (((kind = 'themes'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (created_by_person_id = ( SELECT scope_person() AS scope_person)) AND (base_version_id IS NOT NULL) AND ('administrator'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
create policy in_region on content_version for select to schakel_app using (((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL) AND ((organisation_id IS NULL) OR (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
create policy makes_rules on content_version for insert to schakel_app with check (((kind = 'legal-bases'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (created_by_person_id = ( SELECT scope_person() AS scope_person)) AND (base_version_id IS NOT NULL) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[]))));
create policy system_all on content_version to schakel_system using (true) with check (true);
grant insert on content_version to schakel_app;
grant select on content_version to schakel_app;
grant insert on content_version to schakel_system;
grant select on content_version to schakel_system;

-- purpose: purpose_code; retention: with the case; organisation_id gives, origin_organisation_id is whose data they are
create table contribution (
  id uuid not null,
  case_id uuid,
  bring_in_id uuid,
  organisation_id uuid not null,
  recipient_organisation_id uuid not null,
  origin_organisation_id uuid not null,
  purpose_code text not null,
  disclosure_id uuid not null,
  source_contribution_id uuid,
  item_id uuid not null, -- the item of the origin; the same in every copy
  item_kind text not null,
  case_subject_id uuid,
  subject_no integer,
  version integer not null,
  fields jsonb not null, -- category: verhaal; [{key, categories, value}], each field with its own categories
  categories text[] not null,
  regimes text[] not null default '{}'::text[],
  given_by_person_id uuid not null,
  given_by_name text not null, -- category: medewerker
  given_at timestamp with time zone not null default clock_timestamp(),
  withdrawn_at timestamp with time zone,
  withdrawn_reason text, -- category: verhaal
  file_id uuid, -- the file that a contribution of this kind refers to; of the origin, the same in every copy
  file_name text, -- category: beeld
  file_media_type text,
  file_size bigint,
  constraint contribution_pkey PRIMARY KEY (id),
  constraint contribution_versions_in_order UNIQUE (organisation_id, recipient_organisation_id, item_id, version),
  constraint contribution_bring_in_id_fkey FOREIGN KEY (bring_in_id) REFERENCES bring_in(id),
  constraint contribution_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint contribution_case_subject_id_fkey FOREIGN KEY (case_subject_id) REFERENCES case_subject(id),
  constraint contribution_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint contribution_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_object(id),
  constraint contribution_given_by_person_id_fkey FOREIGN KEY (given_by_person_id) REFERENCES person(id),
  constraint contribution_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint contribution_origin_organisation_id_fkey FOREIGN KEY (origin_organisation_id) REFERENCES organisation(id),
  constraint contribution_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint contribution_source_contribution_id_fkey FOREIGN KEY (source_contribution_id) REFERENCES contribution(id),
  constraint contribution_belongs_somewhere CHECK (case_id IS NOT NULL OR bring_in_id IS NOT NULL),
  constraint contribution_between_two CHECK (organisation_id <> recipient_organisation_id),
  constraint contribution_categories_check CHECK (cardinality(categories) > 0),
  constraint contribution_fields_check CHECK (jsonb_array_length(fields) > 0),
  constraint contribution_item_kind_known CHECK (item_kind = ANY (ARRAY['signal'::text, 'note'::text, 'person'::text, 'company'::text, 'vehicle'::text, 'address'::text, 'phone'::text, 'email'::text, 'account'::text, 'handle'::text, 'object'::text, 'file'::text])),
  constraint contribution_of_a_file_is_whole CHECK ((item_kind = 'file'::text) = (file_id IS NOT NULL) AND (num_nulls(file_id, file_name, file_media_type, file_size) = ANY (ARRAY[0, 4])) AND (file_id IS NULL OR file_id = item_id))
);
CREATE INDEX contribution_copies ON public.contribution USING btree (source_contribution_id) WHERE (source_contribution_id IS NOT NULL);
CREATE INDEX contribution_of_bring_in ON public.contribution USING btree (bring_in_id) WHERE (bring_in_id IS NOT NULL);
CREATE INDEX contribution_of_case ON public.contribution USING btree (case_id, recipient_organisation_id);
CREATE INDEX contribution_of_disclosure ON public.contribution USING btree (disclosure_id);
CREATE INDEX contribution_of_file ON public.contribution USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE TRIGGER conceal_shielded_origin BEFORE INSERT ON public.contribution FOR EACH ROW EXECUTE FUNCTION conceal_shielded_origin();
CREATE TRIGGER disclosure_forgets_contribution AFTER DELETE ON public.contribution FOR EACH ROW EXECUTE FUNCTION disclosure_forgets_contribution();
CREATE TRIGGER disclosure_lists_contribution AFTER INSERT ON public.contribution FOR EACH ROW EXECUTE FUNCTION disclosure_lists_contribution();
CREATE TRIGGER refuse_restricted_use BEFORE INSERT ON public.contribution FOR EACH ROW EXECUTE FUNCTION refuse_restricted_use();
create policy given_by_me on contribution for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (given_by_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy given_in_case on contribution for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy gives on contribution for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (given_by_person_id = ( SELECT scope_person() AS scope_person)) AND (withdrawn_at IS NULL) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = contribution.disclosure_id) AND (d.organisation_id = contribution.organisation_id) AND (d.recipient_organisation_id = contribution.recipient_organisation_id) AND (d.withdrawn_at IS NULL) AND (contribution.categories <@ d.categories)))) AND ((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) OR ((case_id IS NULL) AND (EXISTS ( SELECT 1 FROM bring_in b WHERE ((b.id = contribution.bring_in_id) AND (b.organisation_id = contribution.organisation_id) AND (b.state = 'offered'::text))))))));
create policy gives_a_file_it_has on contribution for insert to schakel_app with check (((file_id IS NULL) OR (EXISTS ( SELECT 1 FROM file_object f WHERE ((f.id = contribution.file_id) AND (f.organisation_id = contribution.organisation_id) AND (f.removed_at IS NULL)))) OR holds_file_in_case(source_contribution_id, file_id, case_id)));
create policy offered_to_host on contribution for select to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (withdrawn_at IS NULL) AND (case_id IS NULL) AND (bring_in_id = ANY (( SELECT my_offered_bring_in_ids() AS my_offered_bring_in_ids)::uuid[]))));
create policy received_in_case on contribution for select to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (withdrawn_at IS NULL) AND (case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[]))));
create policy shielded on contribution for select to schakel_app using (((case_id IS NULL) OR (NOT (((case_id)::text || (organisation_id)::text) = ANY (( SELECT my_shielded_members() AS my_shielded_members)::text[])))));
grant insert on contribution to schakel_app;
grant select on contribution to schakel_app;

-- purpose: purpose_code; retention: with its signal
create table declined_piece (
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  key bigint not null, -- category: identiteit; hash of a normalised value
  declined_by_person_id uuid not null,
  declined_at timestamp with time zone not null default clock_timestamp(),
  constraint declined_piece_pkey PRIMARY KEY (organisation_id, signal_id, key),
  constraint declined_piece_declined_by_person_id_fkey FOREIGN KEY (declined_by_person_id) REFERENCES person(id),
  constraint declined_piece_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint declined_piece_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.declined_piece FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.declined_piece FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy declines on declined_piece for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (declined_by_person_id = ( SELECT scope_person() AS scope_person)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE ((s.id = declined_piece.signal_id) AND (s.purpose_code = declined_piece.purpose_code))))));
create policy of_readable_signal on declined_piece for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM signal s WHERE ((s.id = declined_piece.signal_id) AND (s.purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))))));
grant insert on declined_piece to schakel_app;
grant select on declined_piece to schakel_app;

create table department (
  id uuid not null,
  organisation_id uuid not null,
  code text not null,
  title text not null,
  portfolio_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint department_pkey PRIMARY KEY (id),
  constraint department_code_known_once UNIQUE (organisation_id, code),
  constraint department_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint department_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id)
);
create policy administrator_adds on department for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy administrator_changes on department for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy same_region on department for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on department to schakel_system using (true) with check (true);
grant insert on department to schakel_app;
grant select on department to schakel_app;
grant update (portfolio_id, title) on department to schakel_app;
grant insert on department to schakel_system;
grant select on department to schakel_system;
grant update on department to schakel_system;

-- retention: rule destruction-report; an id and a number, nothing that the record said
create table destroyed_record (
  record_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null, -- category: logboek; who may hear that it was destroyed: as that of the term
  rule_id uuid,
  list_id uuid, -- null: destroyed again in a restored database, from the journal
  destroyed_at timestamp with time zone not null default clock_timestamp(),
  constraint destroyed_record_pkey PRIMARY KEY (organisation_id, record_id),
  constraint destroyed_record_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint destroyed_record_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES retention_rule(id)
);
CREATE INDEX destroyed_record_by_reference ON public.destroyed_record USING btree (organisation_id, reference);
CREATE INDEX destroyed_record_newest ON public.destroyed_record USING btree (destroyed_at, record_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.destroyed_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.destroyed_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy of_my_list on destroyed_record for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (list_id = ANY (( SELECT my_destruction_list_ids() AS my_destruction_list_ids)::uuid[]))));
create policy overseer on destroyed_record for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_oversees_records() AS scope_oversees_records)));
create policy system_copies on destroyed_record for select to schakel_system using (true);
create policy told_in_purpose on destroyed_record for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (shown_to = 'purpose'::text) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant select on destroyed_record to schakel_app;
grant select on destroyed_record to schakel_system;

-- retention: with its list
create table destruction_item (
  list_id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null, -- category: logboek; as that of the term
  rule_id uuid not null,
  outcome text not null, -- category: logboek; a code
  started_on date not null, -- category: logboek
  destroy_on date not null, -- category: logboek
  made_by_person_id uuid not null,
  decision text,
  keep_until date, -- category: logboek
  keep_reason text, -- a code
  decided_by_person_id uuid,
  decided_by_name text, -- category: medewerker
  decided_at timestamp with time zone,
  result text,
  left_because text, -- category: logboek; a code: why it was not destroyed after all
  counts jsonb, -- category: logboek; {table: rows that went}
  settled_at timestamp with time zone,
  keep_decided_by jsonb not null default '[]'::jsonb, -- category: medewerker; [{personId, name, role}]; empty where nothing is kept, and on what was decided before this was asked
  constraint destruction_item_pkey PRIMARY KEY (organisation_id, list_id, record_id),
  constraint destruction_item_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint destruction_item_list_id_fkey FOREIGN KEY (list_id) REFERENCES destruction_list(id),
  constraint destruction_item_made_by_person_id_fkey FOREIGN KEY (made_by_person_id) REFERENCES person(id),
  constraint destruction_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint destruction_item_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES retention_rule(id),
  constraint destruction_item_decided_by_another CHECK (decided_by_person_id <> made_by_person_id),
  constraint destruction_item_decided_by_somebody CHECK ((decision IS NULL) = (decided_by_person_id IS NULL)),
  constraint destruction_item_decision_check CHECK (decision = ANY (ARRAY['destroy'::text, 'keep'::text, 'transfer'::text])),
  constraint destruction_item_keep_reason_check CHECK (keep_reason = ANY (ARRAY['follow-up'::text, 'new-signal'::text, 'procedure'::text, 'supervision'::text, 'statistics'::text])),
  constraint destruction_item_kept_with_reason CHECK ((decision = 'keep'::text) IS NOT TRUE OR keep_until IS NOT NULL AND keep_reason IS NOT NULL),
  constraint destruction_item_result_check CHECK (result = ANY (ARRAY['destroyed'::text, 'kept'::text, 'to-transfer'::text, 'transferred'::text, 'left'::text])),
  constraint destruction_item_settled_after_decision CHECK (result IS NULL OR decision IS NOT NULL)
);
CREATE INDEX destruction_item_of_record ON public.destruction_item USING btree (record_id);
create policy maker_lists on destruction_item for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (made_by_person_id = ( SELECT scope_person() AS scope_person)) AND ( SELECT scope_keeps_records() AS scope_keeps_records) AND (EXISTS ( SELECT 1 FROM record_term t WHERE ((t.organisation_id = destruction_item.organisation_id) AND (t.record_id = destruction_item.record_id) AND (t.rule_id = destruction_item.rule_id) AND (t.destroy_on = destruction_item.destroy_on) AND (t.started_on = destruction_item.started_on)))) AND (EXISTS ( SELECT 1 FROM destruction_list l WHERE ((l.id = destruction_item.list_id) AND (l.state = 'proposed'::text) AND (l.made_by_person_id = ( SELECT scope_person() AS scope_person)))))));
create policy of_my_list on destruction_item for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (list_id = ANY (( SELECT my_destruction_list_ids() AS my_destruction_list_ids)::uuid[]))));
create policy reviewer_decides on destruction_item for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (result IS NULL) AND (EXISTS ( SELECT 1 FROM destruction_list l WHERE ((l.id = destruction_item.list_id) AND (l.state = 'proposed'::text) AND (l.reviewer_person_id = ( SELECT scope_person() AS scope_person))))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ((decided_by_person_id IS NULL) OR (decided_by_person_id = ( SELECT scope_person() AS scope_person)))));
grant insert (destroy_on, list_id, made_by_person_id, organisation_id, outcome, purpose_code, record_id, record_kind, reference, rule_id, shown_to, started_on) on destruction_item to schakel_app;
grant select on destruction_item to schakel_app;
grant update (decided_at, decided_by_name, decided_by_person_id, decision, keep_decided_by, keep_reason, keep_until) on destruction_item to schakel_app;

-- retention: rule destruction-report; with its items it is the declaration of destruction, without data about who was signalled
create table destruction_list (
  id uuid not null,
  organisation_id uuid not null,
  title text not null, -- category: logboek
  state text not null default 'proposed'::text,
  made_by_person_id uuid not null,
  made_by_name text not null, -- category: medewerker
  reviewer_person_id uuid not null,
  reviewer_name text not null, -- category: medewerker
  made_at timestamp with time zone not null default clock_timestamp(),
  decided_at timestamp with time zone,
  executed_at timestamp with time zone,
  executed_by_name text, -- category: medewerker
  version integer not null default 1,
  constraint destruction_list_pkey PRIMARY KEY (id),
  constraint destruction_list_made_by_person_id_fkey FOREIGN KEY (made_by_person_id) REFERENCES person(id),
  constraint destruction_list_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint destruction_list_reviewer_person_id_fkey FOREIGN KEY (reviewer_person_id) REFERENCES person(id),
  constraint destruction_list_state_check CHECK (state = ANY (ARRAY['proposed'::text, 'decided'::text, 'executed'::text, 'withdrawn'::text])),
  constraint destruction_list_title_check CHECK (title <> ''::text),
  constraint destruction_reviewed_by_another CHECK (reviewer_person_id <> made_by_person_id)
);
CREATE INDEX destruction_list_newest ON public.destruction_list USING btree (organisation_id, made_at DESC, id DESC);
create policy keeper_makes on destruction_list for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (made_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'proposed'::text) AND ( SELECT scope_keeps_records() AS scope_keeps_records)));
create policy maker_withdraws on destruction_list for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (made_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = ANY (ARRAY['proposed'::text, 'decided'::text])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (made_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'withdrawn'::text)));
create policy mine on destruction_list for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (((( SELECT scope_person() AS scope_person) = made_by_person_id) OR (( SELECT scope_person() AS scope_person) = reviewer_person_id)) OR ( SELECT scope_oversees_records() AS scope_oversees_records))));
create policy reviewer_finishes on destruction_list for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (reviewer_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'proposed'::text))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (reviewer_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'decided'::text)));
grant insert (id, made_by_name, made_by_person_id, organisation_id, reviewer_name, reviewer_person_id, title) on destruction_list to schakel_app;
grant select on destruction_list to schakel_app;
grant update (decided_at, state, version) on destruction_list to schakel_app;

-- no personal data; empty but for a transaction that is destroying
create table destruction_step (
  transaction_id text not null,
  counts jsonb not null default '{}'::jsonb, -- category: logboek; {table: rows}
  constraint destruction_step_pkey PRIMARY KEY (transaction_id)
);

-- purpose: purpose_code; retention: as long as the audit log
create table disclosure (
  id uuid not null,
  organisation_id uuid not null, -- the giver
  recipient_organisation_id uuid not null,
  recipient_person_id uuid,
  purpose_code text not null,
  source_purpose_code text,
  content_version_id uuid not null,
  rule_codes text[] not null,
  rules jsonb not null, -- as shown before giving: [{code, title, articles, explanation, confidence}]
  categories text[] not null,
  regimes text[] not null default '{}'::text[],
  conditions jsonb not null, -- category: verhaal; [{code, title, rule, facts: [{by, text, personId, recordId}]}]
  record_kind text not null,
  record_id uuid not null,
  case_id uuid,
  version integer not null default 1,
  given_by_person_id uuid,
  given_by_appointment_id uuid,
  given_by_name text, -- category: medewerker; null: the machine answered a hit inquiry
  approved_by_person_id uuid,
  given_at timestamp with time zone not null default date_trunc('milliseconds'::text, clock_timestamp()),
  received_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by_person_id uuid,
  withdrawn_reason text, -- category: verhaal
  signal_id uuid,
  records jsonb not null default '[]'::jsonb, -- [{kind, id, version, fields}]: which items with which fields, never what stands in them
  record_reference text, -- number of the record at the giver; the recipient does not see it
  case_reference text, -- number of the case, for both
  rules_version text, -- version of the rules that were weighed
  approved_by_name text, -- category: medewerker
  received_how text,
  received_by_name text, -- category: medewerker; for the recipient
  state text not null default 'given'::text,
  constraint disclosure_pkey PRIMARY KEY (id),
  constraint disclosure_approved_by_person_id_fkey FOREIGN KEY (approved_by_person_id) REFERENCES person(id),
  constraint disclosure_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint disclosure_given_by_appointment_id_fkey FOREIGN KEY (given_by_appointment_id) REFERENCES appointment(id),
  constraint disclosure_given_by_person_id_fkey FOREIGN KEY (given_by_person_id) REFERENCES person(id),
  constraint disclosure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint disclosure_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint disclosure_recipient_person_id_fkey FOREIGN KEY (recipient_person_id) REFERENCES person(id),
  constraint disclosure_withdrawn_by_person_id_fkey FOREIGN KEY (withdrawn_by_person_id) REFERENCES person(id),
  constraint disclosure_approved_by_another CHECK (approved_by_person_id <> given_by_person_id),
  constraint disclosure_categories_check CHECK (cardinality(categories) > 0),
  constraint disclosure_given_by_someone CHECK (num_nulls(given_by_person_id, given_by_appointment_id, given_by_name) = 0 OR record_kind = 'inquiry'::text AND num_nulls(given_by_person_id, given_by_appointment_id, given_by_name) = 3),
  constraint disclosure_received_how_check CHECK (received_how = ANY (ARRAY['looked'::text, 'acknowledged'::text])),
  constraint disclosure_rule_codes_check CHECK (cardinality(rule_codes) > 0),
  constraint disclosure_state_known CHECK (state = ANY (ARRAY['given'::text, 'received'::text, 'corrected'::text, 'correction-confirmed'::text, 'withdrawn'::text, 'withdrawal-confirmed'::text])),
  constraint disclosure_withdrawn_with_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX disclosure_of_case ON public.disclosure USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX disclosure_of_giver ON public.disclosure USING btree (organisation_id, given_at DESC, id DESC);
CREATE INDEX disclosure_of_recipient ON public.disclosure USING btree (recipient_organisation_id, given_at DESC, id DESC);
CREATE INDEX disclosure_of_record ON public.disclosure USING btree (record_id);
CREATE INDEX disclosure_of_signal ON public.disclosure USING btree (signal_id) WHERE (signal_id IS NOT NULL);
CREATE INDEX disclosure_records ON public.disclosure USING gin (records jsonb_path_ops);
CREATE INDEX disclosure_standing ON public.disclosure USING btree (organisation_id, state, given_at DESC, id DESC);
CREATE INDEX disclosure_standing_received ON public.disclosure USING btree (recipient_organisation_id, state, given_at DESC, id DESC);
CREATE TRIGGER disclosure_in_words BEFORE INSERT ON public.disclosure FOR EACH ROW EXECUTE FUNCTION disclosure_in_words();
CREATE TRIGGER disclosure_numbers BEFORE INSERT OR UPDATE OF case_id ON public.disclosure FOR EACH ROW EXECUTE FUNCTION disclosure_numbers();
CREATE TRIGGER disclosure_state BEFORE INSERT OR UPDATE ON public.disclosure FOR EACH ROW EXECUTE FUNCTION disclosure_state();
CREATE TRIGGER notice_of_withdrawal AFTER UPDATE OF withdrawn_at ON public.disclosure FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION notice_of_withdrawal();
CREATE TRIGGER only_giver_withdraws BEFORE UPDATE ON public.disclosure FOR EACH ROW EXECUTE FUNCTION only_giver_withdraws();
CREATE TRIGGER only_recipient_receives BEFORE UPDATE ON public.disclosure FOR EACH ROW EXECUTE FUNCTION only_recipient_receives();
CREATE TRIGGER plan_entry_follows_disclosure AFTER UPDATE OF withdrawn_at ON public.disclosure FOR EACH ROW EXECUTE FUNCTION plan_entry_follows_disclosure();
CREATE TRIGGER refuse_restricted_use BEFORE INSERT ON public.disclosure FOR EACH ROW EXECUTE FUNCTION refuse_restricted_use();
CREATE TRIGGER withdraw_answer AFTER UPDATE OF withdrawn_at ON public.disclosure FOR EACH ROW WHEN (((new.record_kind = 'inquiry'::text) AND (old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION withdraw_answer();
create policy changes on disclosure for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation))));
create policy given_by_me on disclosure for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (given_by_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy gives on disclosure for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (given_by_person_id = ( SELECT scope_person() AS scope_person)) AND (given_by_appointment_id = ( SELECT scope_appointment() AS scope_appointment)) AND (withdrawn_at IS NULL) AND ((purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) OR ((organisation_id = recipient_organisation_id) AND (source_purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))))));
create policy of_case on disclosure for select to schakel_app using (((case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) AND ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
create policy reads_purpose on disclosure for select to schakel_app using (((case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
create policy supervised on disclosure for select to schakel_app using ((( SELECT scope_supervises() AS scope_supervises) AND ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
grant insert on disclosure to schakel_app;
grant select on disclosure to schakel_app;
grant update (received_at, received_by_name, received_how, version, withdrawn_at, withdrawn_by_person_id, withdrawn_reason) on disclosure to schakel_app;

create table disclosure_approval (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  condition_code text not null,
  record_kind text not null,
  record_id uuid not null,
  case_id uuid,
  recipient_organisation_id uuid not null,
  categories text[] not null,
  reason text not null, -- category: verhaal
  version integer not null default 1,
  asked_by_person_id uuid not null,
  asked_by_name text not null, -- category: medewerker
  asked_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by_person_id uuid,
  decided_by_name text, -- category: medewerker
  decided_at timestamp with time zone,
  disclosure_id uuid,
  constraint disclosure_approval_pkey PRIMARY KEY (id),
  constraint disclosure_approval_asked_by_person_id_fkey FOREIGN KEY (asked_by_person_id) REFERENCES person(id),
  constraint disclosure_approval_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint disclosure_approval_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint disclosure_approval_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint disclosure_approval_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint approval_by_another_person CHECK (decided_by_person_id <> asked_by_person_id),
  constraint approval_decided_by_someone CHECK ((decision IS NULL) = (decided_by_person_id IS NULL)),
  constraint disclosure_approval_categories_check CHECK (cardinality(categories) > 0),
  constraint disclosure_approval_decision_check CHECK (decision = ANY (ARRAY['approved'::text, 'refused'::text]))
);
CREATE INDEX disclosure_approval_open ON public.disclosure_approval USING btree (organisation_id, asked_at) WHERE (decision IS NULL);
CREATE TRIGGER approval_is_decided_once BEFORE INSERT OR UPDATE ON public.disclosure_approval FOR EACH ROW EXECUTE FUNCTION approval_is_decided_once();
create policy of_case on disclosure_approval to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[]))));
create policy reads_purpose on disclosure_approval to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))));
grant insert on disclosure_approval to schakel_app;
grant select on disclosure_approval to schakel_app;
grant update (decided_at, decided_by_name, decided_by_person_id, decision, disclosure_id, version) on disclosure_approval to schakel_app;

-- purpose: purpose_code; retention: with the disclosure
create table disclosure_notice (
  id uuid not null,
  organisation_id uuid not null, -- giver of the disclosure; who began it gave the root disclosure
  recipient_organisation_id uuid not null,
  purpose_code text not null,
  disclosure_id uuid not null,
  root_disclosure_id uuid not null, -- the giving that was taken back or corrected; this disclosure gave a copy of it on
  kind text not null,
  reason text not null, -- category: verhaal
  categories text[] not null default '{}'::text[], -- of a correction: the data categories that were wrong
  replaced_by_disclosure_id uuid,
  version integer not null default 1,
  told_by_person_id uuid not null,
  told_by_name text not null, -- category: medewerker
  told_at timestamp with time zone not null default clock_timestamp(),
  confirmed_at timestamp with time zone,
  confirmed_by_person_id uuid,
  confirmed_by_name text, -- category: medewerker; for the recipient
  confirmed_text text, -- category: verhaal; what the recipient did with it
  constraint disclosure_notice_pkey PRIMARY KEY (id),
  constraint disclosure_notice_confirmed_by_person_id_fkey FOREIGN KEY (confirmed_by_person_id) REFERENCES person(id),
  constraint disclosure_notice_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id) ON DELETE CASCADE,
  constraint disclosure_notice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint disclosure_notice_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint disclosure_notice_replaced_by_disclosure_id_fkey FOREIGN KEY (replaced_by_disclosure_id) REFERENCES disclosure(id) ON DELETE SET NULL,
  constraint disclosure_notice_root_disclosure_id_fkey FOREIGN KEY (root_disclosure_id) REFERENCES disclosure(id) ON DELETE CASCADE,
  constraint disclosure_notice_told_by_person_id_fkey FOREIGN KEY (told_by_person_id) REFERENCES person(id),
  constraint disclosure_notice_kind_check CHECK (kind = ANY (ARRAY['withdrawal'::text, 'correction'::text])),
  constraint notice_confirmed_by_another CHECK (confirmed_by_person_id <> told_by_person_id),
  constraint notice_confirmed_by_someone CHECK ((confirmed_at IS NULL) = (confirmed_by_person_id IS NULL))
);
CREATE INDEX notice_of_disclosure ON public.disclosure_notice USING btree (disclosure_id, told_at);
CREATE INDEX notice_of_root ON public.disclosure_notice USING btree (root_disclosure_id);
CREATE INDEX notice_open_here ON public.disclosure_notice USING btree (recipient_organisation_id) WHERE (confirmed_at IS NULL);
CREATE INDEX notice_open_there ON public.disclosure_notice USING btree (organisation_id) WHERE (confirmed_at IS NULL);
CREATE UNIQUE INDEX notice_withdrawal_once ON public.disclosure_notice USING btree (disclosure_id) WHERE (kind = 'withdrawal'::text);
CREATE TRIGGER notice_moves_state AFTER INSERT OR UPDATE OF confirmed_at ON public.disclosure_notice FOR EACH ROW EXECUTE FUNCTION notice_moves_state();
create policy confirms on disclosure_notice for update to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (confirmed_at IS NULL) AND (('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[])) OR (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE (d.id = disclosure_notice.disclosure_id))))) with check (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (confirmed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy corrects on disclosure_notice for insert to schakel_app with check (((kind = 'correction'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (told_by_person_id = ( SELECT scope_person() AS scope_person)) AND (confirmed_at IS NULL) AND (root_disclosure_id = disclosure_id) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = disclosure_notice.disclosure_id) AND (d.organisation_id = disclosure_notice.organisation_id) AND (d.recipient_organisation_id = disclosure_notice.recipient_organisation_id) AND (d.purpose_code = disclosure_notice.purpose_code) AND (d.withdrawn_at IS NULL) AND (disclosure_notice.categories <@ d.categories))))));
create policy with_disclosure on disclosure_notice for select to schakel_app using ((EXISTS ( SELECT 1 FROM disclosure d WHERE (d.id = ANY (ARRAY[disclosure_notice.disclosure_id, disclosure_notice.root_disclosure_id])))));
grant insert on disclosure_notice to schakel_app;
grant select on disclosure_notice to schakel_app;
grant update (confirmed_at, confirmed_by_name, confirmed_by_person_id, confirmed_text, version) on disclosure_notice to schakel_app;

create table dpia (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  approved_on date not null,
  constraint dpia_pkey PRIMARY KEY (id),
  constraint dpia_known_once UNIQUE (organisation_id, purpose_code, approved_on),
  constraint dpia_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy in_region on dpia to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on dpia to schakel_system using (true) with check (true);
grant select on dpia to schakel_app;
grant insert on dpia to schakel_system;
grant select on dpia to schakel_system;
grant update on dpia to schakel_system;

-- purpose: purpose_code; retention: goes with its signal; the audit log keeps that it was opened
create table emergency_access (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  signal_reference text not null,
  reason text not null, -- category: verhaal; why it could not wait, read by who supervises
  opened_by_person_id uuid not null,
  opened_by_appointment_id uuid not null,
  opened_by_name text not null, -- category: medewerker
  opened_at timestamp with time zone not null default clock_timestamp(),
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  lawful boolean,
  review_word text, -- category: advies
  reviewed_by_person_id uuid,
  reviewed_by_name text, -- category: medewerker
  reviewed_at timestamp with time zone,
  version integer not null default 1,
  constraint emergency_access_pkey PRIMARY KEY (id),
  constraint emergency_access_opened_by_appointment_id_fkey FOREIGN KEY (opened_by_appointment_id) REFERENCES appointment(id),
  constraint emergency_access_opened_by_person_id_fkey FOREIGN KEY (opened_by_person_id) REFERENCES person(id),
  constraint emergency_access_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint emergency_access_reviewed_by_person_id_fkey FOREIGN KEY (reviewed_by_person_id) REFERENCES person(id),
  constraint emergency_access_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint emergency_access_is_short CHECK (ends_at > opened_at AND ends_at <= (opened_at + '08:00:00'::interval)),
  constraint emergency_access_reason_check CHECK (length(reason) >= 20),
  constraint emergency_access_reviewed_by_another CHECK (reviewed_by_person_id <> opened_by_person_id),
  constraint emergency_access_reviewed_whole CHECK ((reviewed_at IS NULL) = (lawful IS NULL) AND (reviewed_at IS NULL) = (review_word IS NULL) AND (reviewed_at IS NULL) = (reviewed_by_person_id IS NULL))
);
CREATE INDEX emergency_access_of_person ON public.emergency_access USING btree (opened_by_person_id, ends_at);
CREATE INDEX emergency_access_to_review ON public.emergency_access USING btree (organisation_id, opened_at) WHERE (reviewed_at IS NULL);
CREATE TRIGGER emergency_is_reviewed_once BEFORE UPDATE ON public.emergency_access FOR EACH ROW EXECUTE FUNCTION emergency_is_reviewed_once();
create policy ends_own on emergency_access for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (opened_by_person_id = ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (opened_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy officer_reviews on emergency_access for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[])) AND (opened_by_person_id <> ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (reviewed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy opened_by_me on emergency_access for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (opened_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy supervised on emergency_access for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['privacy-officer'::text, 'fg'::text])));
grant select on emergency_access to schakel_app;
grant update (ended_at, lawful, review_word, reviewed_at, reviewed_by_name, reviewed_by_person_id, version) on emergency_access to schakel_app;

-- retention: as long as the organisation links; lifted ones stay as history
create table excluded_value (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  key bigint not null,
  label text not null, -- category: contact
  reason text not null, -- category: verhaal
  added_by_person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  value text, -- category: contact; the value as it is compared, which the key is the hash of
  part_of_id uuid, -- the same address by street and town beside the one by postcode
  removed_at timestamp with time zone,
  removed_by_person_id uuid,
  removal_reason text, -- category: verhaal
  version integer not null default 1,
  constraint link_exclusion_pkey PRIMARY KEY (id),
  constraint excluded_value_part_of_id_fkey FOREIGN KEY (part_of_id) REFERENCES excluded_value(id),
  constraint excluded_value_removed_by_person_id_fkey FOREIGN KEY (removed_by_person_id) REFERENCES person(id),
  constraint link_exclusion_added_by_person_id_fkey FOREIGN KEY (added_by_person_id) REFERENCES person(id),
  constraint link_exclusion_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint excluded_value_kind_can_be_noise CHECK (kind = ANY (ARRAY['phone'::text, 'address'::text, 'street'::text, 'iban'::text, 'email'::text, 'plate'::text, 'kvk'::text, 'handle'::text])),
  constraint excluded_value_removed_by_somebody CHECK (removed_at IS NULL OR removed_by_person_id IS NOT NULL)
);
CREATE INDEX excluded_value_list ON public.excluded_value USING btree (organisation_id, id DESC);
CREATE INDEX excluded_value_parts ON public.excluded_value USING btree (part_of_id) WHERE (part_of_id IS NOT NULL);
CREATE UNIQUE INDEX excluded_value_once ON public.excluded_value USING btree (organisation_id, kind, key) WHERE (removed_at IS NULL);
create policy coordinators_add on excluded_value for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]) AND (added_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy coordinators_lift on excluded_value for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]) AND (removed_at IS NULL))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (removed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy coordinators_read on excluded_value for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text])));
grant insert on excluded_value to schakel_app;
grant select on excluded_value to schakel_app;
grant update (removal_reason, removed_at, removed_by_person_id, version) on excluded_value to schakel_app;

-- purpose: purpose_code; retention: with its signal
create table feedback (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  kind text not null,
  channel text not null,
  none_reason text,
  none_note text not null default ''::text, -- category: advies
  text text not null default ''::text, -- category: advies; checked to name nobody
  language text not null default 'nl'::text,
  rule_codes text[] not null default '{}'::text[],
  disclosure_id uuid,
  to_person_id uuid,
  given_by_person_id uuid not null,
  given_by_name text not null, -- category: medewerker
  given_at timestamp with time zone not null default clock_timestamp(),
  read_at timestamp with time zone,
  constraint feedback_pkey PRIMARY KEY (id),
  constraint feedback_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint feedback_given_by_person_id_fkey FOREIGN KEY (given_by_person_id) REFERENCES person(id),
  constraint feedback_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint feedback_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint feedback_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES person(id),
  constraint feedback_channel_check CHECK (channel = ANY (ARRAY['product'::text, 'outside'::text, 'none'::text])),
  constraint feedback_given_by_rule CHECK (channel = 'none'::text OR cardinality(rule_codes) > 0),
  constraint feedback_in_product_to_person CHECK ((channel = 'product'::text) = (to_person_id IS NOT NULL)),
  constraint feedback_kind_check CHECK (kind = ANY (ARRAY['update'::text, 'final'::text])),
  constraint feedback_language_check CHECK (language = ANY (ARRAY['nl'::text, 'en'::text])),
  constraint feedback_none_reason_check CHECK (none_reason = ANY (ARRAY['no-channel'::text, 'own-report'::text, 'reporter-left'::text, 'not-wanted'::text, 'not-safe'::text])),
  constraint feedback_says_something_or_why_not CHECK ((channel = 'none'::text) = (none_reason IS NOT NULL) AND (channel = 'none'::text) = (text = ''::text))
);
CREATE INDEX feedback_of_reporter ON public.feedback USING btree (to_person_id, given_at DESC) WHERE (to_person_id IS NOT NULL);
CREATE INDEX feedback_of_signal ON public.feedback USING btree (signal_id, given_at);
CREATE UNIQUE INDEX feedback_final_once ON public.feedback USING btree (organisation_id, signal_id) WHERE (kind = 'final'::text);
create policy gives on feedback for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (given_by_person_id = ( SELECT scope_person() AS scope_person)) AND (read_at IS NULL) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = feedback.signal_id)))));
create policy read_by_me on feedback for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (to_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (to_person_id = ( SELECT scope_person() AS scope_person))));
create policy reads_purpose on feedback for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = feedback.signal_id)))));
create policy to_me on feedback for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (to_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
grant insert on feedback to schakel_app;
grant select on feedback to schakel_app;
grant update (read_at) on feedback to schakel_app;

create table file_object (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  record_id uuid not null,
  name text not null, -- category: beeld
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  metadata_removed boolean not null,
  added_by_person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint file_object_pkey PRIMARY KEY (id),
  constraint file_object_added_by_person_id_fkey FOREIGN KEY (added_by_person_id) REFERENCES person(id),
  constraint file_object_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint file_object_size_check CHECK (size > 0)
);
CREATE INDEX file_object_of_record ON public.file_object USING btree (organisation_id, record_id);
create policy of_case on file_object for select to schakel_app using (((record_kind = 'case'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (record_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy of_case_draft on file_object to schakel_app using (((record_kind = 'case-draft'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (added_by_person_id = ( SELECT scope_person() AS scope_person)) AND (record_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])))) with check (((record_kind = ANY (ARRAY['case-draft'::text, 'case'::text])) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (added_by_person_id = ( SELECT scope_person() AS scope_person)) AND (record_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy of_signal on file_object to schakel_app using (((record_kind = 'signal'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = file_object.record_id))))) with check (((record_kind = 'signal'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = file_object.record_id)))));
create policy of_signal_draft on file_object to schakel_app using (((record_kind = 'signal-draft'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (added_by_person_id = ( SELECT scope_person() AS scope_person)))) with check (((record_kind = 'signal-draft'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (added_by_person_id = ( SELECT scope_person() AS scope_person))));
grant insert on file_object to schakel_app;
grant select on file_object to schakel_app;
grant update (purpose_code, record_id, record_kind, removed_at) on file_object to schakel_app;

-- no personal data; retention: until the content is off the disk
create table file_removal (
  file_id uuid not null,
  noted_at timestamp with time zone not null default clock_timestamp(),
  constraint file_removal_pkey PRIMARY KEY (file_id)
);
create policy system_removes on file_removal to schakel_system using (true);
grant delete on file_removal to schakel_system;
grant select on file_removal to schakel_system;

create table idempotency_key (
  person_id uuid not null,
  key uuid not null,
  request_hash bytea not null,
  status integer,
  reply text, -- category: verhaal; kept one day so that a repeat gets the same answer
  created_at timestamp with time zone not null default now(),
  constraint idempotency_key_pkey PRIMARY KEY (person_id, key),
  constraint idempotency_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
create policy system_cleans on idempotency_key to schakel_system using (true);
grant delete on idempotency_key to schakel_system;
grant select on idempotency_key to schakel_system;

-- purpose: of each of its rows; retention: 30 days, the file until the run has ended
create table import_batch (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  appointment_id uuid not null,
  file_id uuid, -- category: verhaal; the encrypted file, null once it has been destroyed
  file_name text not null, -- category: verhaal; as its maker named it
  file_size bigint not null,
  sha256 text not null,
  format text not null,
  encoding text,
  delimiter text,
  columns text[] not null,
  header_signature text not null,
  rows_total integer not null,
  column_proposals jsonb not null,
  column_mapping jsonb not null,
  column_words jsonb not null, -- category: verhaal; different words per column with few of them, emptied when the run has ended
  value_maps jsonb not null, -- category: verhaal; words of the file beside ours
  samples jsonb not null, -- category: verhaal; first rows, emptied when the run has ended
  themes_version_id uuid not null,
  state text not null,
  rows_read integer not null default 0,
  imported integer not null default 0,
  skipped_duplicates integer not null default 0,
  rejected integer not null default 0,
  per_municipality jsonb not null default '[]'::jsonb,
  failure jsonb,
  leased_until timestamp with time zone,
  leased_by uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint import_batch_pkey PRIMARY KEY (id),
  constraint import_batch_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint import_batch_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint import_batch_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint import_batch_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint import_batch_format_check CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text])),
  constraint import_batch_rows_total_check CHECK (rows_total >= 0),
  constraint import_batch_state_check CHECK (state = ANY (ARRAY['uploaded'::text, 'mapped'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])),
  constraint import_runs_once_at_a_time CHECK ((leased_until IS NULL) = (leased_by IS NULL))
);
CREATE INDEX import_batch_of_person ON public.import_batch USING btree (organisation_id, person_id, created_at DESC, id DESC);
CREATE INDEX import_batch_running ON public.import_batch USING btree (leased_until) WHERE (state = 'running'::text);
create policy own on import_batch to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person))));
create policy system_finds on import_batch to schakel_system using (true);
grant insert on import_batch to schakel_app;
grant select on import_batch to schakel_app;
grant update (column_mapping, column_words, failure, file_id, finished_at, imported, leased_by, leased_until, per_municipality, rejected, rows_read, samples, skipped_duplicates, started_at, state, value_maps, version) on import_batch to schakel_app;
grant delete on import_batch to schakel_system;
grant select (appointment_id, expires_at, file_id, id, leased_until, state) on import_batch to schakel_system;
grant update (file_id) on import_batch to schakel_system;

-- purpose: of its row; retention: with its batch
create table import_error (
  batch_id uuid not null,
  row_number integer not null,
  place smallint not null,
  organisation_id uuid not null,
  person_id uuid not null,
  column_name text not null,
  value text not null, -- category: verhaal; every category that a row may hold
  code text not null,
  params jsonb not null, -- category: verhaal; values of the row as they were written
  cells text[], -- category: verhaal; every category that a row may hold
  constraint import_error_pkey PRIMARY KEY (batch_id, row_number, place),
  constraint import_error_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE,
  constraint import_error_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint import_error_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
create policy own on import_error to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (EXISTS ( SELECT 1 FROM import_batch b WHERE (b.id = import_error.batch_id)))));
grant delete on import_error to schakel_app;
grant insert on import_error to schakel_app;
grant select on import_error to schakel_app;

-- retention: kept, so that nothing is imported twice; no person can be recognised in it
create table import_fingerprint (
  organisation_id uuid not null,
  content uuid not null, -- 128-bit hash of everything that the row says
  reference uuid, -- 128-bit hash of the number in the source system
  batch_id uuid not null,
  row_number integer not null,
  created_at timestamp with time zone not null default now(),
  constraint import_row_known_once PRIMARY KEY (organisation_id, content),
  constraint import_fingerprint_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE UNIQUE INDEX import_reference_known_once ON public.import_fingerprint USING btree (organisation_id, reference) WHERE (reference IS NOT NULL);

create table import_mapping (
  organisation_id uuid not null,
  header_signature text not null,
  column_mapping jsonb not null,
  value_maps jsonb not null, -- category: verhaal; words of earlier files beside ours
  updated_by_person_id uuid not null,
  updated_at timestamp with time zone not null default now(),
  constraint import_mapping_known_once PRIMARY KEY (organisation_id, header_signature),
  constraint import_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint import_mapping_updated_by_person_id_fkey FOREIGN KEY (updated_by_person_id) REFERENCES person(id)
);
create policy own_importers on import_mapping to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'intake-processor'::text]))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (updated_by_person_id = ( SELECT scope_person() AS scope_person)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'intake-processor'::text])));
grant insert on import_mapping to schakel_app;
grant select on import_mapping to schakel_app;
grant update on import_mapping to schakel_app;

-- purpose: purpose_code; retention: with its record
create table inquiry (
  id uuid not null,
  organisation_id uuid not null,
  asked_organisation_id uuid not null,
  purpose_code text not null,
  phase_code text,
  record_kind text not null,
  signal_id uuid,
  case_id uuid,
  subject_id uuid not null, -- the mention of a signal, or the contribution in a case, that the question is about
  subject_kind text not null,
  reason text not null, -- category: verhaal
  fields jsonb not null, -- category: identiteit; also bsn, onderneming, contact: [{key, category, value}], all that went over
  traits jsonb not null, -- category: identiteit; numbers and hashes by which a search for the unknown is seen
  question_hash text not null,
  disclosure_id uuid not null,
  answer_rules jsonb not null, -- category: logboek; rules of the answer as shown: [{code, title, articles, explanation, confidence}]
  asked_by_person_id uuid not null,
  asked_by_name text not null, -- category: medewerker
  asked_by_title text not null, -- category: medewerker
  asked_at timestamp with time zone not null default clock_timestamp(),
  answer text, -- category: treffer; withdrawn: the asked side took back what it answered
  contact_point text, -- category: medewerker; a function or department of who was asked
  answered_on date, -- category: logboek
  valid_until date,
  content_state text,
  content_categories text[] not null default '{}'::text[],
  content_reason text, -- category: verhaal
  decision_reason text, -- category: verhaal
  decision_rules jsonb, -- category: logboek; rules that the owner's decision rests on
  decided_at timestamp with time zone,
  version integer not null default 1,
  constraint inquiry_pkey PRIMARY KEY (id),
  constraint inquiry_asked_by_person_id_fkey FOREIGN KEY (asked_by_person_id) REFERENCES person(id),
  constraint inquiry_asked_organisation_id_fkey FOREIGN KEY (asked_organisation_id) REFERENCES organisation(id),
  constraint inquiry_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint inquiry_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint inquiry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint inquiry_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint inquiry_answer_is_whole CHECK ((answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (valid_until IS NULL)),
  constraint inquiry_answer_known CHECK (answer = ANY (ARRAY['hit'::text, 'no-hit'::text, 'withdrawn'::text])),
  constraint inquiry_content_after_hit CHECK (content_state IS NULL OR answer = 'hit'::text),
  constraint inquiry_content_state_check CHECK (content_state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])),
  constraint inquiry_decided_with_reason CHECK ((content_state = ANY (ARRAY['granted'::text, 'refused'::text])) IS NOT TRUE OR decision_reason IS NOT NULL),
  constraint inquiry_fields_check CHECK (jsonb_array_length(fields) > 0),
  constraint inquiry_of_one_record CHECK ((record_kind = 'signal'::text) = (signal_id IS NOT NULL) AND (record_kind = 'case'::text) = (case_id IS NOT NULL)),
  constraint inquiry_record_kind_check CHECK (record_kind = ANY (ARRAY['signal'::text, 'case'::text])),
  constraint inquiry_subject_kind_check CHECK (subject_kind = ANY (ARRAY['person'::text, 'company'::text])),
  constraint inquiry_to_another CHECK (organisation_id <> asked_organisation_id)
);
CREATE INDEX inquiry_of_account ON public.inquiry USING btree (asked_by_person_id, asked_at);
CREATE INDEX inquiry_of_case ON public.inquiry USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX inquiry_of_organisation ON public.inquiry USING btree (organisation_id, asked_at DESC, id DESC);
CREATE INDEX inquiry_of_signal ON public.inquiry USING btree (signal_id) WHERE (signal_id IS NOT NULL);
CREATE TRIGGER disclosure_forgets_inquiry AFTER DELETE ON public.inquiry FOR EACH ROW EXECUTE FUNCTION disclosure_forgets_inquiry();
CREATE TRIGGER disclosure_lists_inquiry AFTER INSERT ON public.inquiry FOR EACH ROW EXECUTE FUNCTION disclosure_lists_inquiry();
CREATE TRIGGER refuse_restricted_use BEFORE INSERT ON public.inquiry FOR EACH ROW EXECUTE FUNCTION refuse_restricted_use();
create policy asked_by_me on inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (asked_by_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy asks on inquiry for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (asked_by_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (answer IS NULL) AND (content_state IS NULL) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = inquiry.disclosure_id) AND (d.organisation_id = inquiry.organisation_id) AND (d.recipient_organisation_id = inquiry.asked_organisation_id) AND (d.record_id = inquiry.id)))) AND (((record_kind = 'signal'::text) AND (EXISTS ( SELECT 1 FROM mention m WHERE ((m.id = m.subject_id) AND (m.signal_id = inquiry.signal_id) AND (m.purpose_code = inquiry.purpose_code) AND (m.removed_at IS NULL))))) OR ((record_kind = 'case'::text) AND (EXISTS ( SELECT 1 FROM contribution k WHERE ((k.id = inquiry.subject_id) AND (k.case_id = inquiry.case_id) AND (k.purpose_code = inquiry.purpose_code) AND (k.withdrawn_at IS NULL))))))));
create policy of_case on inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy on_agenda on inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (signal_id = ANY (( SELECT my_agenda_signal_ids() AS my_agenda_signal_ids)::uuid[]))));
create policy reads_purpose on inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (signal_id IS NOT NULL) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = inquiry.signal_id)))));
create policy supervised on inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
grant insert on inquiry to schakel_app;
grant select on inquiry to schakel_app;

-- purpose: purpose_code; retention: as long as the audit log
create table inquiry_alarm (
  id uuid not null,
  organisation_id uuid not null,
  asking_organisation_id uuid not null,
  purpose_code text not null,
  side text not null,
  pattern text not null,
  reach text not null,
  questions integer not null,
  person_id uuid,
  person_name text, -- category: medewerker
  person_title text not null, -- category: medewerker
  raised_at timestamp with time zone not null default clock_timestamp(),
  lifted_at timestamp with time zone,
  lifted_by_person_id uuid,
  lifted_by_name text, -- category: medewerker
  lift_reason text, -- category: medewerker
  version integer not null default 1,
  constraint inquiry_alarm_pkey PRIMARY KEY (id),
  constraint inquiry_alarm_asking_organisation_id_fkey FOREIGN KEY (asking_organisation_id) REFERENCES organisation(id),
  constraint inquiry_alarm_lifted_by_person_id_fkey FOREIGN KEY (lifted_by_person_id) REFERENCES person(id),
  constraint inquiry_alarm_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint inquiry_alarm_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint inquiry_alarm_lifted_by_another CHECK (lifted_by_person_id <> person_id),
  constraint inquiry_alarm_lifted_with_reason CHECK ((lifted_at IS NULL) = (lift_reason IS NULL)),
  constraint inquiry_alarm_names_own_account CHECK ((side = 'asking'::text) = (person_id IS NOT NULL)),
  constraint inquiry_alarm_pattern_check CHECK (pattern = ANY (ARRAY['birth-dates'::text, 'names'::text, 'street'::text, 'numbers'::text, 'list'::text])),
  constraint inquiry_alarm_reach_check CHECK (reach = ANY (ARRAY['account'::text, 'organisation'::text])),
  constraint inquiry_alarm_side_check CHECK (side = ANY (ARRAY['asking'::text, 'asked'::text]))
);
CREATE INDEX inquiry_alarm_newest ON public.inquiry_alarm USING btree (organisation_id, raised_at DESC, id DESC);
CREATE INDEX inquiry_alarm_standing ON public.inquiry_alarm USING btree (person_id) WHERE (lifted_at IS NULL);
create policy about_me on inquiry_alarm for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person))));
create policy officer_lifts on inquiry_alarm for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (side = 'asking'::text) AND (lifted_at IS NULL) AND ('privacy-officer'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])) AND (person_id <> ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (lifted_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy supervised on inquiry_alarm for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_supervises() AS scope_supervises) OR ('ciso'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])))));
grant select on inquiry_alarm to schakel_app;
grant update (lift_reason, lifted_at, lifted_by_name, lifted_by_person_id, version) on inquiry_alarm to schakel_app;

-- purpose: that of the question; retention: as long as the audit log
create table inquiry_match (
  inquiry_id uuid not null,
  organisation_id uuid not null,
  mention_ids uuid[] not null,
  constraint inquiry_match_pkey PRIMARY KEY (organisation_id, inquiry_id),
  constraint inquiry_match_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES received_inquiry(id),
  constraint inquiry_match_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy decides on inquiry_match for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_decides_inquiries() AS scope_decides_inquiries) AND (EXISTS ( SELECT 1 FROM received_inquiry r WHERE (r.id = inquiry_match.inquiry_id)))));
grant select on inquiry_match to schakel_app;

create table inquiry_setting (
  organisation_id uuid not null,
  daily_questions integer not null default 20, -- per account of the own organisation
  daily_answers integer not null default 40, -- to each other organisation
  answer_days integer not null default 14,
  contact_point text, -- category: medewerker; a function or department, unless the organisation wants otherwise
  source_purpose_codes text[] not null default '{}'::text[], -- own purposes that a question under a joint purpose is also looked up in
  changed_by_name text not null, -- category: medewerker
  changed_at timestamp with time zone not null default clock_timestamp(),
  version integer not null default 1,
  constraint inquiry_setting_pkey PRIMARY KEY (organisation_id),
  constraint inquiry_setting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint inquiry_setting_answer_days_check CHECK (answer_days >= 1 AND answer_days <= 60),
  constraint inquiry_setting_daily_answers_check CHECK (daily_answers >= 0 AND daily_answers <= 1000),
  constraint inquiry_setting_daily_questions_check CHECK (daily_questions >= 1 AND daily_questions <= 100)
);
create policy officer_changes on inquiry_setting for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ('privacy-officer'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy officer_sets on inquiry_setting for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ('privacy-officer'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
create policy own on inquiry_setting for select to schakel_app using ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
grant insert on inquiry_setting to schakel_app;
grant select on inquiry_setting to schakel_app;
grant update (answer_days, changed_at, changed_by_name, contact_point, daily_answers, daily_questions, source_purpose_codes, version) on inquiry_setting to schakel_app;

-- purpose: purpose_code; retention: with its case or signal
create table intervention (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  case_id uuid,
  signal_id uuid,
  themes_version_id uuid not null,
  theme_code text,
  barrier_code text,
  track text not null,
  intervention_code text,
  title text not null, -- category: interventie; without personal data
  features text[] not null default '{}'::text[],
  legal_basis jsonb not null default '[]'::jsonb,
  term_name text,
  term_on date,
  responsible_appointment_id uuid not null,
  responsible_person_id uuid not null,
  responsible_name text not null, -- category: medewerker
  department_code text,
  instruction text not null default ''::text, -- category: advies
  place text not null default ''::text, -- category: vastgoed
  planned_from date,
  planned_until date,
  state text not null default 'proposed'::text,
  reason text, -- category: verhaal
  result text, -- category: verhaal
  disclosure_id uuid,
  portfolio_id uuid,
  municipality_code text,
  neighbourhood_code text,
  version integer not null default 1,
  created_by_person_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  started_on date,
  finished_on date,
  constraint intervention_pkey PRIMARY KEY (id),
  constraint intervention_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint intervention_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint intervention_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint intervention_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint intervention_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id),
  constraint intervention_responsible_appointment_id_fkey FOREIGN KEY (responsible_appointment_id) REFERENCES appointment(id),
  constraint intervention_responsible_person_id_fkey FOREIGN KEY (responsible_person_id) REFERENCES person(id),
  constraint intervention_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint intervention_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint intervention_belongs_to_one CHECK ((case_id IS NULL) <> (signal_id IS NULL)),
  constraint intervention_ends_after_start CHECK (planned_until IS NULL OR planned_from IS NULL OR planned_until >= planned_from),
  constraint intervention_features_check CHECK (features <@ ARRAY['ends-stay'::text, 'gives-stay'::text, 'gives-care'::text, 'punishes'::text]),
  constraint intervention_municipality_code_check CHECK (municipality_code ~ '^GM[0-9]{4}$'::text),
  constraint intervention_state_check CHECK (state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'running'::text, 'done'::text, 'failed'::text, 'dropped'::text])),
  constraint intervention_stopped_with_reason CHECK ((state <> ALL (ARRAY['failed'::text, 'dropped'::text])) OR reason IS NOT NULL),
  constraint intervention_title_check CHECK (title <> ''::text),
  constraint intervention_track_check CHECK (track = ANY (ARRAY['administrative'::text, 'criminal'::text, 'fiscal'::text, 'civil'::text, 'care'::text, 'housing'::text, 'preventive'::text, 'digital'::text]))
);
CREATE INDEX intervention_of_case ON public.intervention USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX intervention_of_responsible ON public.intervention USING btree (responsible_person_id, state, term_on);
CREATE INDEX intervention_of_signal ON public.intervention USING btree (signal_id) WHERE (signal_id IS NOT NULL);
CREATE TRIGGER responsible_of_appointment BEFORE INSERT OR UPDATE OF responsible_appointment_id ON public.intervention FOR EACH ROW EXECUTE FUNCTION responsible_of_appointment();
create policy assigned_to_me on intervention for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (responsible_person_id = ( SELECT scope_person() AS scope_person)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy carried_out_by_me on intervention for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (responsible_person_id = ( SELECT scope_person() AS scope_person)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL)));
create policy of_case on intervention to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy own_follow_up on intervention to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = intervention.signal_id))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = intervention.signal_id)))));
grant insert on intervention to schakel_app;
grant select on intervention to schakel_app;
grant update (barrier_code, department_code, disclosure_id, features, finished_on, instruction, intervention_code, legal_basis, place, planned_from, planned_until, reason, responsible_appointment_id, responsible_name, responsible_person_id, result, started_on, state, term_name, term_on, title, track, updated_at, version) on intervention to schakel_app;

create table intervention_dependency (
  id uuid not null,
  organisation_id uuid not null,
  intervention_id uuid not null,
  on_intervention_id uuid not null,
  kind text not null,
  created_by_person_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint intervention_dependency_pkey PRIMARY KEY (id),
  constraint dependency_known_once UNIQUE (organisation_id, intervention_id, on_intervention_id),
  constraint intervention_dependency_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint intervention_dependency_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES intervention(id),
  constraint intervention_dependency_on_intervention_id_fkey FOREIGN KEY (on_intervention_id) REFERENCES intervention(id),
  constraint intervention_dependency_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint dependency_on_another CHECK (intervention_id <> on_intervention_id),
  constraint intervention_dependency_kind_check CHECK (kind = ANY (ARRAY['finishes-before'::text, 'coincides'::text]))
);
CREATE INDEX intervention_dependency_on ON public.intervention_dependency USING btree (on_intervention_id);
create policy of_visible_intervention on intervention_dependency to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM intervention i WHERE (i.id = intervention_dependency.intervention_id))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (created_by_person_id = ( SELECT scope_person() AS scope_person)) AND (EXISTS ( SELECT 1 FROM intervention i WHERE (i.id = intervention_dependency.intervention_id))) AND ((EXISTS ( SELECT 1 FROM (intervention i JOIN intervention o ON ((o.id = intervention_dependency.on_intervention_id))) WHERE ((i.id = intervention_dependency.intervention_id) AND ((o.case_id = i.case_id) OR (o.signal_id = i.signal_id))))) OR (EXISTS ( SELECT 1 FROM (intervention i JOIN plan_entry e ON (((e.intervention_id = intervention_dependency.on_intervention_id) AND (e.case_id = i.case_id)))) WHERE (i.id = intervention_dependency.intervention_id))))));
grant delete on intervention_dependency to schakel_app;
grant insert on intervention_dependency to schakel_app;
grant select on intervention_dependency to schakel_app;

create table intervention_work (
  id uuid not null,
  organisation_id uuid not null,
  intervention_id uuid not null,
  worked_on date not null,
  minutes integer not null,
  what text not null, -- category: verhaal
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint intervention_work_pkey PRIMARY KEY (id),
  constraint intervention_work_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES intervention(id),
  constraint intervention_work_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint intervention_work_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint intervention_work_minutes_check CHECK (minutes >= 1 AND minutes <= 1440),
  constraint intervention_work_what_check CHECK (what <> ''::text)
);
CREATE INDEX intervention_work_of ON public.intervention_work USING btree (intervention_id, worked_on);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.intervention_work FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.intervention_work FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy of_visible_intervention on intervention_work for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM intervention i WHERE (i.id = intervention_work.intervention_id)))));
create policy writes on intervention_work for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (EXISTS ( SELECT 1 FROM intervention i WHERE (i.id = intervention_work.intervention_id)))));
grant insert on intervention_work to schakel_app;
grant select on intervention_work to schakel_app;

-- purpose: purpose_code; retention: with its request
create table keeper_item (
  id uuid not null,
  task_id uuid not null,
  part_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  person_id uuid not null,
  source_purpose_code text not null,
  mention_id uuid not null,
  signal_id uuid not null,
  outcome text not null, -- category: verzoek
  reasons text[] not null default '{}'::text[], -- category: verzoek
  decided_by_name text not null, -- category: medewerker
  decided_at timestamp with time zone not null default clock_timestamp(),
  constraint keeper_item_pkey PRIMARY KEY (id),
  constraint keeper_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint keeper_item_part_id_fkey FOREIGN KEY (part_id) REFERENCES rights_part(id),
  constraint keeper_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint keeper_item_task_id_fkey FOREIGN KEY (task_id) REFERENCES keeper_task(id),
  constraint keeper_item_outcome_check CHECK (outcome = ANY (ARRAY['someone-else'::text, 'shown'::text, 'withheld'::text])),
  constraint keeper_item_withheld_with_reason CHECK ((outcome = 'withheld'::text) = (cardinality(reasons) > 0))
);
CREATE INDEX keeper_item_of_part ON public.keeper_item USING btree (part_id, mention_id);
CREATE INDEX keeper_item_of_task ON public.keeper_item USING btree (task_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.keeper_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.keeper_item FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keeper_decides_once BEFORE INSERT ON public.keeper_item FOR EACH ROW EXECUTE FUNCTION keeper_decides_once();
create policy decides on keeper_item for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (source_purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[])) AND (task_id = ANY (( SELECT my_open_keeper_task_ids() AS my_open_keeper_task_ids)::uuid[])) AND (EXISTS ( SELECT 1 FROM keeper_task t WHERE ((t.id = keeper_item.task_id) AND (t.part_id = keeper_item.part_id))))));
create policy named on keeper_item for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (source_purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
grant insert on keeper_item to schakel_app;
grant select on keeper_item to schakel_app;

-- purpose: purpose_code; retention: with its request
create table keeper_look (
  id uuid not null,
  task_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  person_id uuid not null,
  source_purpose_code text not null,
  mention_id uuid not null,
  signal_id uuid not null,
  looked_at timestamp with time zone not null default clock_timestamp(),
  constraint keeper_look_pkey PRIMARY KEY (id),
  constraint keeper_look_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint keeper_look_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint keeper_look_task_id_fkey FOREIGN KEY (task_id) REFERENCES keeper_task(id)
);
CREATE INDEX keeper_look_of_task ON public.keeper_look USING btree (task_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.keeper_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.keeper_look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy looks on keeper_look for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[])) AND (task_id = ANY (( SELECT my_open_keeper_task_ids() AS my_open_keeper_task_ids)::uuid[]))));
create policy named on keeper_look for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (source_purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
grant insert on keeper_look to schakel_app;
grant select on keeper_look to schakel_app;

-- purpose: purpose_code; retention: with its request
create table keeper_task (
  id uuid not null,
  part_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  person_id uuid not null,
  state text not null default 'open'::text,
  due_on date not null, -- category: verzoek
  asked_at timestamp with time zone not null default clock_timestamp(),
  answered_at timestamp with time zone,
  answer jsonb, -- category: verzoek; what may be told: {records: [{purpose, receivedOn, decision, fields}], recipients}
  version integer not null default 1,
  constraint keeper_task_pkey PRIMARY KEY (id),
  constraint keeper_task_once UNIQUE (organisation_id, part_id, person_id),
  constraint keeper_task_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint keeper_task_part_id_fkey FOREIGN KEY (part_id) REFERENCES rights_part(id),
  constraint keeper_task_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint keeper_task_answered_whole CHECK ((state = 'answered'::text) = (answered_at IS NOT NULL) AND (state = 'answered'::text) = (answer IS NOT NULL)),
  constraint keeper_task_state_check CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'lapsed'::text]))
);
CREATE INDEX keeper_task_of_part ON public.keeper_task USING btree (part_id);
CREATE INDEX keeper_task_of_person ON public.keeper_task USING btree (person_id, due_on);
create policy answers on keeper_task for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (id = ANY (( SELECT my_open_keeper_task_ids() AS my_open_keeper_task_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'answered'::text)));
create policy keeper on keeper_task for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy officer on keeper_task for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
grant select on keeper_task to schakel_app;
grant update (answer, answered_at, state, version) on keeper_task to schakel_app;

-- purpose: purpose_code; retention: rule kept-decision; of a decision on a record that was destroyed: its date, kind and number, and nothing about whom
create table kept_decision (
  decision_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  record_reference text not null, -- category: logboek; the number of the record, which says nothing any more
  shown_to text not null, -- category: logboek; as that of the term
  decision_kind text not null,
  decided_on date not null, -- category: logboek
  number integer,
  legal_bases jsonb not null default '[]'::jsonb, -- category: logboek; [{law, article}]
  kept_at timestamp with time zone not null default clock_timestamp(),
  constraint kept_decision_pkey PRIMARY KEY (organisation_id, decision_id),
  constraint kept_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint kept_decision_shown_to_check CHECK (shown_to = ANY (ARRAY['purpose'::text, 'supervisors'::text]))
);
CREATE INDEX kept_decision_by_day ON public.kept_decision USING btree (decided_on);
CREATE INDEX kept_decision_of_record ON public.kept_decision USING btree (organisation_id, record_reference);
create policy overseer on kept_decision for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_oversees_records() AS scope_oversees_records)));
create policy told_in_purpose on kept_decision for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (shown_to = 'purpose'::text) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant select on kept_decision to schakel_app;

create table keystore.audit_log_key (
  id uuid not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint audit_log_key_pkey PRIMARY KEY (id)
);
CREATE TRIGGER no_change BEFORE UPDATE ON keystore.audit_log_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
create policy system_all on keystore.audit_log_key to schakel_system using (true) with check (true);
grant insert on keystore.audit_log_key to schakel_system;
grant select on keystore.audit_log_key to schakel_system;

create table keystore.audit_witness_key (
  id uuid not null,
  organisation_id uuid not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint audit_witness_key_pkey PRIMARY KEY (id)
);
CREATE TRIGGER no_change BEFORE UPDATE ON keystore.audit_witness_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
create policy system_all on keystore.audit_witness_key to schakel_system using (true) with check (true);
grant select on keystore.audit_witness_key to schakel_system;

create table keystore.file_key (
  file_id uuid not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint file_key_pkey PRIMARY KEY (file_id)
);
create policy system_all on keystore.file_key to schakel_system using (true) with check (true);
grant delete on keystore.file_key to schakel_system;
grant insert on keystore.file_key to schakel_system;
grant select on keystore.file_key to schakel_system;

create table link (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  relation text not null,
  signal_id uuid,
  other_signal_id uuid,
  subject_id uuid,
  other_subject_id uuid,
  proposal_id uuid,
  created_by_person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  source_signal_id uuid,
  constraint link_pkey PRIMARY KEY (id),
  constraint link_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint link_other_signal_id_fkey FOREIGN KEY (other_signal_id) REFERENCES signal(id),
  constraint link_other_subject_id_fkey FOREIGN KEY (other_subject_id) REFERENCES subject(id),
  constraint link_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id),
  constraint link_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint link_source_signal_id_fkey FOREIGN KEY (source_signal_id) REFERENCES signal(id),
  constraint link_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint link_joins_two CHECK (signal_id IS NOT NULL AND other_signal_id IS NOT NULL OR subject_id IS NOT NULL AND other_subject_id IS NOT NULL),
  constraint link_relation_check CHECK (relation = ANY (ARRAY['lives-at'::text, 'owns'::text, 'drives'::text, 'calls'::text, 'employs'::text, 'related-to'::text, 'seen-with'::text, 'same-matter'::text, 'same-address'::text, 'same-phone'::text, 'same-account'::text, 'same-object'::text]))
);
CREATE INDEX link_of_other_signal ON public.link USING btree (other_signal_id) WHERE ((other_signal_id IS NOT NULL) AND (undone_at IS NULL));
CREATE INDEX link_of_other_subject ON public.link USING btree (other_subject_id) WHERE ((other_subject_id IS NOT NULL) AND (undone_at IS NULL));
CREATE INDEX link_of_signal ON public.link USING btree (signal_id) WHERE ((signal_id IS NOT NULL) AND (undone_at IS NULL));
CREATE INDEX link_of_subject ON public.link USING btree (subject_id) WHERE ((subject_id IS NOT NULL) AND (undone_at IS NULL));
create policy reads_purpose on link to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on link to schakel_app;
grant select on link to schakel_app;
grant update (undone_at) on link to schakel_app;

create table login_attempt (
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  browser_hash bytea not null, -- of a cookie: the browser that comes back must be the one that left
  client_hash bytea not null, -- of the network address, to limit attempts; rows live ten minutes
  created_at timestamp with time zone not null default now(),
  constraint login_attempt_pkey PRIMARY KEY (state)
);
CREATE INDEX login_attempt_client ON public.login_attempt USING btree (client_hash, created_at);
create policy system_all on login_attempt to schakel_system using (true) with check (true);
grant delete on login_attempt to schakel_system;
grant insert on login_attempt to schakel_system;
grant select on login_attempt to schakel_system;

create table login_failure (
  id uuid not null,
  client_hash bytea not null, -- of a network address or a service client; rows live ten minutes
  created_at timestamp with time zone not null default now(),
  constraint login_failure_pkey PRIMARY KEY (id)
);
CREATE INDEX login_failure_client ON public.login_failure USING btree (client_hash, created_at);
create policy system_all on login_failure to schakel_system using (true) with check (true);
grant delete on login_failure to schakel_system;
grant insert on login_failure to schakel_system;
grant select on login_failure to schakel_system;

-- setting of the organisation; a line that is not there is a rule that is off
create table look_rule (
  organisation_id uuid not null,
  rule_code text not null,
  enabled boolean not null,
  minimum integer not null, -- different records in one hour from which many-records looks further
  factor integer not null, -- how many times the usual, the own and that of colleagues, is unusual
  days integer not null, -- after-leaving-case: for how long after leaving
  enabled_at timestamp with time zone, -- looks of before were not watched
  changed_by_name text not null, -- category: medewerker
  changed_at timestamp with time zone not null default clock_timestamp(),
  version integer not null default 1,
  constraint look_rule_pkey PRIMARY KEY (organisation_id, rule_code),
  constraint look_rule_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint look_rule_days_in_range CHECK (days >= 1 AND days <= 365),
  constraint look_rule_factor_in_range CHECK (factor >= 2 AND factor <= 20),
  constraint look_rule_minimum_in_range CHECK (minimum >= 5 AND minimum <= 1000),
  constraint look_rule_rule_code_check CHECK (rule_code = ANY (ARRAY['many-records'::text, 'own-family-name'::text, 'own-address'::text, 'after-leaving-case'::text, 'well-known-person'::text]))
);
create policy officer_changes on look_rule for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_settles_looks() AS scope_settles_looks))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy officer_sets on look_rule for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_settles_looks() AS scope_settles_looks)));
create policy own_reads on look_rule for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_watches_looks() AS scope_watches_looks)));
create policy system_reads on look_rule for select to schakel_system using (true);
grant insert on look_rule to schakel_app;
grant select on look_rule to schakel_app;
grant update (changed_at, changed_by_name, days, enabled, enabled_at, factor, minimum, version) on look_rule to schakel_app;
grant select on look_rule to schakel_system;

create table look_scan (
  organisation_id uuid not null,
  sequence bigint not null,
  constraint look_scan_pkey PRIMARY KEY (organisation_id),
  constraint look_scan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy system_finds on look_scan to schakel_system using (true) with check (true);
grant insert on look_scan to schakel_system;
grant select on look_scan to schakel_system;
grant update on look_scan to schakel_system;

create table mail_outbox (
  id uuid not null,
  organisation_id uuid not null,
  notification_id uuid not null,
  to_address text not null, -- category: medewerker
  language text not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  last_failure text,
  message_id text,
  created_at timestamp with time zone not null default clock_timestamp(),
  sent_at timestamp with time zone,
  constraint mail_outbox_pkey PRIMARY KEY (id),
  constraint mail_of_notification_once UNIQUE (organisation_id, notification_id),
  constraint mail_outbox_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification(id) ON DELETE CASCADE,
  constraint mail_outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mail_outbox_language_check CHECK (language = ANY (ARRAY['nl'::text, 'en'::text])),
  constraint mail_outbox_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text]))
);
CREATE INDEX mail_waiting ON public.mail_outbox USING btree (next_attempt_at) WHERE (state = 'waiting'::text);
create policy system_sends on mail_outbox to schakel_system using (true) with check (true);
grant delete on mail_outbox to schakel_system;
grant select on mail_outbox to schakel_system;
grant update (attempts, last_failure, message_id, next_attempt_at, sent_at, state) on mail_outbox to schakel_system;

create table mandate (
  id uuid not null,
  organisation_id uuid not null,
  processor_organisation_id uuid not null,
  role_code text not null,
  purpose_codes text[] not null,
  valid_from date not null,
  valid_until date,
  document_reference text not null,
  withdrawn_at timestamp with time zone,
  constraint mandate_pkey PRIMARY KEY (id),
  constraint mandate_known_once UNIQUE (organisation_id, processor_organisation_id, role_code, valid_from),
  constraint mandate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mandate_processor_organisation_id_fkey FOREIGN KEY (processor_organisation_id) REFERENCES organisation(id)
);
create policy party on mandate to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (processor_organisation_id = ( SELECT scope_organisation() AS scope_organisation))));
create policy system_all on mandate to schakel_system using (true) with check (true);
grant select on mandate to schakel_app;
grant insert on mandate to schakel_system;
grant select on mandate to schakel_system;
grant update on mandate to schakel_system;

-- purpose: purpose_code; retention: with its signal
create table mention (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  audience text not null default 'organisation'::text,
  entered_by_person_id uuid not null,
  kind text not null,
  roles text[] not null, -- category: waarneming; verdachte is strafrechtelijk; set of suspect, victim, witness, owner, tenant, landlord, involved, unknown, ...
  name_as_written text, -- category: identiteit
  family_name text, -- category: identiteit
  family_name_prefix text, -- category: identiteit
  given_names text, -- category: identiteit
  initials text, -- category: identiteit
  birth_date date, -- category: identiteit
  birth_date_as_written text, -- category: identiteit
  bsn text, -- category: bsn
  phone text, -- category: contact
  email text, -- category: online
  iban text, -- category: rekening
  company_name text, -- category: onderneming
  kvk text, -- category: onderneming
  plate text, -- category: voertuig
  handle text, -- category: online
  street text, -- category: contact; of a victim with address_shielded: slachtoffer
  house_number integer, -- category: contact
  house_addition text, -- category: contact
  postcode text, -- category: contact
  town text, -- category: contact
  address_shielded boolean not null default false,
  minor boolean not null default false, -- category: minderjarige; every field of a minor carries that category as well
  note text, -- category: verhaal
  subject_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  removed_at timestamp with time zone,
  constraint mention_pkey PRIMARY KEY (id),
  constraint mention_entered_by_person_id_fkey FOREIGN KEY (entered_by_person_id) REFERENCES person(id),
  constraint mention_of_known_subject FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint mention_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mention_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint mention_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'company'::text, 'vehicle'::text, 'address'::text, 'phone'::text, 'email'::text, 'account'::text, 'handle'::text, 'object'::text])),
  constraint mention_roles_check CHECK (cardinality(roles) > 0)
);
CREATE INDEX mention_company_name ON public.mention USING btree (organisation_id, lower(company_name) text_pattern_ops) WHERE (company_name IS NOT NULL);
CREATE INDEX mention_family_name ON public.mention USING btree (organisation_id, lower(family_name) text_pattern_ops) WHERE (family_name IS NOT NULL);
CREATE INDEX mention_of_signal ON public.mention USING btree (signal_id);
CREATE INDEX mention_of_subject ON public.mention USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE TRIGGER returns_proposals AFTER UPDATE OF name_as_written, family_name, family_name_prefix, given_names, initials, birth_date, bsn, phone, email, iban, company_name, kvk, plate, handle, street, house_number, house_addition, postcode, town, address_shielded ON public.mention FOR EACH ROW EXECUTE FUNCTION return_proposals_of_mention();
CREATE TRIGGER unweighs_proposals AFTER UPDATE OF name_as_written, family_name, family_name_prefix, given_names, initials, birth_date, bsn, phone, email, iban, street, house_number, house_addition, postcode, town, address_shielded ON public.mention FOR EACH ROW EXECUTE FUNCTION unweigh_proposals_of_mention();
create policy emergency on mention for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (signal_id = ANY (( SELECT my_emergency_signal_ids() AS my_emergency_signal_ids)::uuid[]))));
create policy entered_by_me on mention for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy enters on mention for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy named on mention to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
create policy on_agenda on mention for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])) AND (signal_id = ANY (( SELECT my_agenda_signal_ids() AS my_agenda_signal_ids)::uuid[]))));
create policy reads_purpose on mention to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on mention to schakel_app;
grant select on mention to schakel_app;
grant update (address_shielded, birth_date, birth_date_as_written, bsn, company_name, email, family_name, family_name_prefix, given_names, handle, house_addition, house_number, iban, initials, kvk, minor, name_as_written, note, phone, plate, postcode, purpose_code, removed_at, roles, street, subject_id, town, version) on mention to schakel_app;

create table mention_key (
  organisation_id uuid not null,
  purpose_code text not null,
  kind text not null,
  key bigint not null, -- category: identiteit; hash of a normalised value
  mention_id uuid not null,
  signal_id uuid not null,
  audience text not null default 'organisation'::text,
  constraint mention_key_pkey PRIMARY KEY (key, kind, organisation_id, purpose_code, mention_id) INCLUDE (audience),
  constraint mention_key_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mention(id),
  constraint mention_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mention_key_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
CREATE INDEX mention_key_of_mention ON public.mention_key USING btree (mention_id);
CREATE INDEX mention_key_of_signal ON public.mention_key USING btree (signal_id);
create policy enters on mention_key for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))));
create policy reads_purpose on mention_key to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))));
grant delete on mention_key to schakel_app;
grant insert on mention_key to schakel_app;
grant select on mention_key to schakel_app;

-- purpose: purpose_code; retention: with its signals
create table noise_effect (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  excluded_value_id uuid not null,
  proposal_id uuid,
  effect text not null,
  kind text not null,
  alone boolean not null, -- the proposal had no other reason than what is excluded
  signal_id uuid not null,
  other_signal_id uuid not null,
  subject_id uuid,
  created_at timestamp with time zone not null default clock_timestamp(),
  undone_at timestamp with time zone,
  undone_by_person_id uuid,
  constraint noise_effect_pkey PRIMARY KEY (id),
  constraint noise_effect_once UNIQUE (organisation_id, excluded_value_id, proposal_id),
  constraint noise_effect_excluded_value_id_fkey FOREIGN KEY (excluded_value_id) REFERENCES excluded_value(id),
  constraint noise_effect_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint noise_effect_other_signal_id_fkey FOREIGN KEY (other_signal_id) REFERENCES signal(id),
  constraint noise_effect_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE SET NULL,
  constraint noise_effect_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint noise_effect_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint noise_effect_undone_by_person_id_fkey FOREIGN KEY (undone_by_person_id) REFERENCES person(id),
  constraint noise_effect_effect_check CHECK (effect = ANY (ARRAY['withdrawn'::text, 'weakened'::text, 'link'::text, 'subject'::text]))
);
CREATE INDEX noise_effect_list ON public.noise_effect USING btree (excluded_value_id, effect, id);
CREATE INDEX noise_effect_of_proposal ON public.noise_effect USING btree (proposal_id);
create policy reads_purpose on noise_effect to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (undone_by_person_id = ( SELECT scope_person() AS scope_person))));
grant select on noise_effect to schakel_app;
grant update (undone_at, undone_by_person_id) on noise_effect to schakel_app;

create table noise_setting (
  organisation_id uuid not null,
  names_limit integer not null default 10, -- a value with more different names than this is suggested as noise
  changed_by_person_id uuid,
  changed_at timestamp with time zone,
  counted_at timestamp with time zone,
  version integer not null default 1,
  constraint noise_setting_pkey PRIMARY KEY (organisation_id),
  constraint noise_setting_changed_by_person_id_fkey FOREIGN KEY (changed_by_person_id) REFERENCES person(id),
  constraint noise_setting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint noise_setting_limit_in_range CHECK (names_limit >= 2 AND names_limit <= 40)
);
create policy coordinators_add on noise_setting for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]) AND (changed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy coordinators_change on noise_setting for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (changed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy coordinators_read on noise_setting for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text])));
grant insert (changed_at, changed_by_person_id, names_limit, organisation_id) on noise_setting to schakel_app;
grant select on noise_setting to schakel_app;
grant update (changed_at, changed_by_person_id, names_limit, version) on noise_setting to schakel_app;

-- purpose: that of the record it points at; retention: 90 days after reading
create table notification (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  record_kind text not null,
  record_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  read_at timestamp with time zone,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint notification_kind_check CHECK (kind ~ '^[a-z][a-z-]{1,60}$'::text),
  constraint notification_record_kind_check CHECK (record_kind ~ '^[a-z][a-z-]{1,40}$'::text)
);
CREATE INDEX notification_of_person ON public.notification USING btree (person_id, organisation_id, id DESC);
CREATE INDEX notification_unread_about ON public.notification USING btree (record_id) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX notification_unread_once ON public.notification USING btree (organisation_id, person_id, kind, record_id) WHERE (read_at IS NULL);
create policy own on notification to schakel_app using (((person_id = ( SELECT scope_person() AS scope_person)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))) with check (((person_id = ( SELECT scope_person() AS scope_person)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation))));
create policy system_cleans on notification to schakel_system using (true);
grant select on notification to schakel_app;
grant update (read_at) on notification to schakel_app;
grant delete on notification to schakel_system;
grant select on notification to schakel_system;

create table organisation (
  id uuid not null,
  region_id uuid not null,
  code text not null,
  type text not null,
  name text not null,
  reference_prefix text not null,
  cbs_code text,
  inhabitants integer,
  theme jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_code_known_once UNIQUE (region_id, code),
  constraint organisation_prefix_known_once UNIQUE (region_id, reference_prefix),
  constraint organisation_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(id),
  constraint organisation_cbs_code_check CHECK (cbs_code ~ '^GM[0-9]{4}$'::text),
  constraint organisation_inhabitants_check CHECK (inhabitants > 0),
  constraint organisation_reference_prefix_check CHECK (reference_prefix ~ '^[A-Z]{3}$'::text)
);
create policy same_region on organisation for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on organisation to schakel_system using (true) with check (true);
grant select on organisation to schakel_app;
grant insert on organisation to schakel_system;
grant select on organisation to schakel_system;
grant update on organisation to schakel_system;

-- purpose: purpose_code; retention: with its case or signal; figures and lessons without personal data
create table outcome (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  case_id uuid,
  signal_id uuid,
  themes_version_id uuid not null,
  theme_code text,
  barriers_raised jsonb not null default '[]'::jsonb,
  closures integer not null default 0,
  recovered_cents bigint not null default 0,
  goods text not null default ''::text, -- category: advies; without personal data
  care_given integer not null default 0,
  housing_found integer not null default 0,
  out_of_circuit integer not null default 0,
  health_effects jsonb not null default '[]'::jsonb,
  lessons text not null default ''::text, -- category: advies; without personal data
  portfolio_id uuid,
  municipality_code text,
  neighbourhood_code text,
  version integer not null default 1,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null, -- category: medewerker
  recorded_at timestamp with time zone not null default clock_timestamp(),
  changed_at timestamp with time zone,
  constraint outcome_pkey PRIMARY KEY (id),
  constraint outcome_of_case_once UNIQUE (organisation_id, case_id),
  constraint outcome_of_signal_once UNIQUE (organisation_id, signal_id),
  constraint outcome_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint outcome_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id),
  constraint outcome_recorded_by_person_id_fkey FOREIGN KEY (recorded_by_person_id) REFERENCES person(id),
  constraint outcome_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint outcome_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint outcome_belongs_to_one CHECK ((case_id IS NULL) <> (signal_id IS NULL)),
  constraint outcome_care_given_check CHECK (care_given >= 0),
  constraint outcome_closures_check CHECK (closures >= 0),
  constraint outcome_housing_found_check CHECK (housing_found >= 0),
  constraint outcome_municipality_code_check CHECK (municipality_code ~ '^GM[0-9]{4}$'::text),
  constraint outcome_out_of_circuit_check CHECK (out_of_circuit >= 0),
  constraint outcome_recovered_cents_check CHECK (recovered_cents >= 0)
);
CREATE INDEX outcome_recorded ON public.outcome USING btree (organisation_id, recorded_at);
create policy of_hosted_case on outcome to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_hosted_case_ids() AS my_hosted_case_ids)::uuid[])) AND (recorded_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy own_follow_up on outcome to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = outcome.signal_id))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id IS NULL) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = outcome.signal_id)))));
create policy reads_in_case on outcome for select to schakel_app using ((case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[])));
create policy shielded on outcome for select to schakel_app using (((case_id IS NULL) OR (NOT (((case_id)::text || (organisation_id)::text) = ANY (( SELECT my_shielded_members() AS my_shielded_members)::text[])))));
grant insert on outcome to schakel_app;
grant select on outcome to schakel_app;
grant update (barriers_raised, care_given, changed_at, closures, goods, health_effects, housing_found, lessons, out_of_circuit, recovered_cents, version) on outcome to schakel_app;

create table participation (
  id uuid not null,
  organisation_id uuid not null,
  partnership_organisation_id uuid not null,
  purpose_code text not null,
  valid_from date not null,
  valid_until date,
  constraint participation_pkey PRIMARY KEY (id),
  constraint participation_known_once UNIQUE (organisation_id, partnership_organisation_id, purpose_code, valid_from),
  constraint participation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint participation_partnership_organisation_id_fkey FOREIGN KEY (partnership_organisation_id) REFERENCES organisation(id)
);
create policy in_region on participation to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on participation to schakel_system using (true) with check (true);
grant select on participation to schakel_app;
grant insert on participation to schakel_system;
grant select on participation to schakel_system;
grant update on participation to schakel_system;

-- no personal data but who set it; retention: as the disclosures it limited
create table partner_ceiling (
  id uuid not null,
  organisation_id uuid not null,
  partner_organisation_id uuid not null,
  categories text[] not null, -- data categories that may go; none: nothing goes to this partner
  reason text not null, -- category: advies; without personal data
  set_by_person_id uuid not null,
  set_by_name text not null, -- category: medewerker
  set_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone,
  ended_by_person_id uuid,
  constraint partner_ceiling_pkey PRIMARY KEY (id),
  constraint partner_ceiling_ended_by_person_id_fkey FOREIGN KEY (ended_by_person_id) REFERENCES person(id),
  constraint partner_ceiling_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint partner_ceiling_partner_organisation_id_fkey FOREIGN KEY (partner_organisation_id) REFERENCES organisation(id),
  constraint partner_ceiling_set_by_person_id_fkey FOREIGN KEY (set_by_person_id) REFERENCES person(id),
  constraint partner_ceiling_ended_by_someone CHECK ((ended_at IS NULL) = (ended_by_person_id IS NULL)),
  constraint partner_ceiling_of_another CHECK (organisation_id <> partner_organisation_id),
  constraint partner_ceiling_reason_check CHECK (reason <> ''::text)
);
CREATE UNIQUE INDEX partner_ceiling_stands_once ON public.partner_ceiling USING btree (organisation_id, partner_organisation_id) WHERE (ended_at IS NULL);
create policy administrator_ends on partner_ceiling for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers) AND (ended_at IS NULL))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (ended_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy administrator_sets on partner_ceiling for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers) AND (set_by_person_id = ( SELECT scope_person() AS scope_person)) AND (ended_at IS NULL)));
create policy own on partner_ceiling for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['administrator'::text, 'privacy-officer'::text, 'fg'::text])));
grant insert on partner_ceiling to schakel_app;
grant select on partner_ceiling to schakel_app;
grant update (ended_at, ended_by_person_id) on partner_ceiling to schakel_app;

create table person (
  id uuid not null,
  name text not null, -- category: medewerker
  email text, -- category: medewerker
  issuer text not null,
  subject text not null, -- category: medewerker
  language text not null default 'nl'::text,
  created_at timestamp with time zone not null default now(),
  blocked_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_login_known_once UNIQUE (issuer, subject),
  constraint person_language_check CHECK (language = ANY (ARRAY['nl'::text, 'en'::text]))
);
create policy colleague on person for select to schakel_app using (((id = ( SELECT scope_person() AS scope_person)) OR (id = ANY (( SELECT my_colleague_ids() AS my_colleague_ids)::uuid[]))));
create policy system_all on person to schakel_system using (true) with check (true);
grant select on person to schakel_app;
grant insert on person to schakel_system;
grant select on person to schakel_system;
grant update on person to schakel_system;

-- purpose: purpose_code; retention: with the case; organisation_id gives, origin_organisation_id carries it out
create table plan_entry (
  id uuid not null,
  case_id uuid not null,
  intervention_id uuid not null,
  organisation_id uuid not null,
  recipient_organisation_id uuid not null,
  origin_organisation_id uuid not null,
  purpose_code text not null,
  disclosure_id uuid not null,
  version integer not null,
  document jsonb not null, -- category: interventie; {title, track, barrierCode, interventionCode, features, state, plannedFrom, plannedUntil, termOn, dependsOn}
  given_at timestamp with time zone not null default clock_timestamp(),
  withdrawn_at timestamp with time zone,
  constraint plan_entry_pkey PRIMARY KEY (id),
  constraint plan_entry_versions_in_order UNIQUE (recipient_organisation_id, intervention_id, version),
  constraint plan_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint plan_entry_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint plan_entry_intervention_id_fkey FOREIGN KEY (intervention_id) REFERENCES intervention(id),
  constraint plan_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint plan_entry_origin_organisation_id_fkey FOREIGN KEY (origin_organisation_id) REFERENCES organisation(id),
  constraint plan_entry_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint plan_entry_between_two CHECK (organisation_id <> recipient_organisation_id)
);
CREATE INDEX plan_entry_of_case ON public.plan_entry USING btree (case_id, recipient_organisation_id);
CREATE INDEX plan_entry_of_disclosure ON public.plan_entry USING btree (disclosure_id);
CREATE TRIGGER plan_entry_of_intervention BEFORE INSERT ON public.plan_entry FOR EACH ROW EXECUTE FUNCTION plan_entry_of_intervention();
create policy given_in_case on plan_entry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy gives on plan_entry for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])) AND (withdrawn_at IS NULL) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = plan_entry.disclosure_id) AND (d.organisation_id = plan_entry.organisation_id) AND (d.recipient_organisation_id = plan_entry.recipient_organisation_id) AND (d.case_id = plan_entry.case_id) AND (d.withdrawn_at IS NULL) AND ('interventie'::text = ANY (d.categories))))) AND ((origin_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (intervention_id = ANY (( SELECT my_received_intervention_ids() AS my_received_intervention_ids)::uuid[])))));
create policy received_in_case on plan_entry for select to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (withdrawn_at IS NULL) AND (case_id = ANY (( SELECT my_confirmed_case_ids() AS my_confirmed_case_ids)::uuid[]))));
create policy shielded on plan_entry for select to schakel_app using ((NOT (ARRAY[((case_id)::text || (organisation_id)::text), ((case_id)::text || (origin_organisation_id)::text)] && ( SELECT my_shielded_members() AS my_shielded_members))));
grant insert on plan_entry to schakel_app;
grant select on plan_entry to schakel_app;

create table portfolio (
  id uuid not null,
  organisation_id uuid not null,
  code text not null,
  title text not null,
  holder_name text, -- category: medewerker
  created_at timestamp with time zone not null default now(),
  constraint portfolio_pkey PRIMARY KEY (id),
  constraint portfolio_code_known_once UNIQUE (organisation_id, code),
  constraint portfolio_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy administrator_adds on portfolio for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy administrator_changes on portfolio for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy same_region on portfolio for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on portfolio to schakel_system using (true) with check (true);
grant insert on portfolio to schakel_app;
grant select on portfolio to schakel_app;
grant update (holder_name, title) on portfolio to schakel_app;
grant insert on portfolio to schakel_system;
grant select on portfolio to schakel_system;
grant update on portfolio to schakel_system;

-- organisations, no persons; retention: as long as the register of processing
create table processor (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  task text not null,
  country text not null,
  purpose_codes text[] not null default '{}'::text[], -- empty: every purpose of the organisation
  agreed_on date not null, -- day of the processing agreement (AVG 28)
  review_on date,
  agreement_reference text,
  version integer not null default 1,
  changed_by_person_id uuid not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  ended_on date,
  constraint processor_pkey PRIMARY KEY (id),
  constraint processor_changed_by_person_id_fkey FOREIGN KEY (changed_by_person_id) REFERENCES person(id),
  constraint processor_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint processor_ends_after_agreement CHECK (ended_on IS NULL OR ended_on >= agreed_on),
  constraint processor_reviewed_after_agreement CHECK (review_on IS NULL OR review_on >= agreed_on)
);
CREATE INDEX processor_of_organisation ON public.processor USING btree (organisation_id, name);
CREATE UNIQUE INDEX processor_named_once ON public.processor USING btree (organisation_id, lower(name), lower(task)) WHERE (ended_on IS NULL);
create policy officer_adds on processor for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (changed_by_person_id = ( SELECT scope_person() AS scope_person)) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[]))));
create policy officer_changes on processor for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (changed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy supervisors_read on processor for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
grant insert on processor to schakel_app;
grant select on processor to schakel_app;
grant update (agreed_on, agreement_reference, changed_at, changed_by_person_id, country, ended_on, name, purpose_codes, review_on, task, version) on processor to schakel_app;

create table proposal (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  kind text not null,
  signal_id uuid not null,
  mention_id uuid,
  other_signal_id uuid not null,
  other_mention_id uuid,
  strength text not null,
  reasons jsonb not null, -- category: identiteit; [{code, params}] for a sentence per reason
  audience text not null default 'organisation'::text,
  state text not null default 'open'::text,
  decided_by_person_id uuid,
  decided_at timestamp with time zone,
  decision_reason text, -- category: verhaal
  effect jsonb, -- what accepting changed, so that it can be undone: {subjectId, moved: [{mentionId, from}], linkId}
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  state_before text,
  kind_before text, -- what it was before a value was excluded; null: nothing changed
  strength_before text,
  later_until date, -- category: advies; the day on which it comes back by itself
  compared jsonb, -- category: identiteit; hashes of what both sides said when it was decided: {here: {field: hash}, there: {field: hash}}
  returned jsonb, -- category: advies; why it came back: [{side, field, change}], codes only
  returned_at timestamp with time zone,
  case_id uuid, -- seen only by who is named in it
  probability real, -- category: advies; how likely the two are one, by the engine; about the pair, never about a person
  weighed_strength text, -- category: advies; the same in a word
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_made_once UNIQUE NULLS NOT DISTINCT (organisation_id, kind, signal_id, mention_id, other_signal_id, other_mention_id, case_id),
  constraint proposal_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint proposal_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint proposal_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mention(id),
  constraint proposal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_other_mention_id_fkey FOREIGN KEY (other_mention_id) REFERENCES mention(id),
  constraint proposal_other_signal_id_fkey FOREIGN KEY (other_signal_id) REFERENCES signal(id),
  constraint proposal_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint proposal_kind_before_check CHECK (kind_before = ANY (ARRAY['same-person'::text, 'same-company'::text, 'same-vehicle'::text, 'same-phone'::text, 'same-account'::text, 'same-address'::text, 'same-object'::text, 'duplicate-signal'::text])),
  constraint proposal_kind_known CHECK (kind = ANY (ARRAY['same-person'::text, 'same-company'::text, 'same-vehicle'::text, 'same-phone'::text, 'same-account'::text, 'same-address'::text, 'same-object'::text, 'duplicate-signal'::text, 'signal-of-case'::text])),
  constraint proposal_of_case CHECK ((kind = 'signal-of-case'::text) = (case_id IS NOT NULL)),
  constraint proposal_of_two_signals CHECK (signal_id <> other_signal_id),
  constraint proposal_state_before_check CHECK (state_before = ANY (ARRAY['open'::text, 'later'::text])),
  constraint proposal_state_check CHECK (state = ANY (ARRAY['open'::text, 'accepted'::text, 'rejected'::text, 'later'::text, 'withdrawn'::text])),
  constraint proposal_strength_before_check CHECK (strength_before = ANY (ARRAY['near-certain'::text, 'strong'::text, 'likely'::text, 'possible'::text])),
  constraint proposal_strength_check CHECK (strength = ANY (ARRAY['near-certain'::text, 'strong'::text, 'likely'::text, 'possible'::text])),
  constraint proposal_weighed_strength_known CHECK (weighed_strength = ANY (ARRAY['near-certain'::text, 'strong'::text, 'likely'::text, 'possible'::text])),
  constraint proposal_withdrawn_from_a_state CHECK (state <> 'withdrawn'::text OR state_before IS NOT NULL)
);
CREATE INDEX proposal_of_case ON public.proposal USING btree (case_id, signal_id) WHERE (case_id IS NOT NULL);
CREATE INDEX proposal_of_other_signal ON public.proposal USING btree (other_signal_id, state);
CREATE INDEX proposal_of_signal ON public.proposal USING btree (signal_id, state);
CREATE INDEX proposal_queue ON public.proposal USING btree (organisation_id, purpose_code, state, created_at DESC);
CREATE INDEX proposal_to_weigh ON public.proposal USING btree (organisation_id, purpose_code) WHERE ((probability IS NULL) AND (kind = 'same-person'::text) AND (state = ANY (ARRAY['open'::text, 'later'::text])));
CREATE TRIGGER proposal_minds_noise AFTER INSERT ON public.proposal REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION mind_noise_when_proposed();
CREATE TRIGGER proposal_undone_minds_noise AFTER UPDATE OF state ON public.proposal FOR EACH ROW WHEN (((new.state = 'open'::text) AND (old.state = ANY (ARRAY['accepted'::text, 'rejected'::text])))) EXECUTE FUNCTION mind_noise_when_undone();
CREATE TRIGGER proposed_from_one_side BEFORE INSERT ON public.proposal FOR EACH ROW EXECUTE FUNCTION refuse_reversed_proposal();
CREATE TRIGGER suggests_cases AFTER INSERT ON public.proposal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION suggest_cases_of_new();
create policy reads_purpose on proposal to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])) AND ((case_id IS NULL) OR (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND ((case_id IS NULL) OR (case_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[])))));
grant select on proposal to schakel_app;
grant update (compared, decided_at, decided_by_person_id, decision_reason, effect, later_until, probability, returned, returned_at, state, version, weighed_strength) on proposal to schakel_app;

-- purpose: purpose_code; retention: with its proposal
create table proposal_decision (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  purpose_code text not null,
  proposal_id uuid not null,
  decision text not null,
  reason text, -- category: verhaal
  later_until date, -- category: advies; the day on which it comes back by itself
  returned jsonb, -- category: advies; which facts brought it back: [{side, field, change}], codes only
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  decided_at timestamp with time zone not null default clock_timestamp(),
  constraint proposal_decision_pkey PRIMARY KEY (id),
  constraint proposal_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint proposal_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint proposal_decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id),
  constraint proposal_decision_decision_check CHECK (decision = ANY (ARRAY['same'::text, 'not-the-same'::text, 'later'::text, 'undone'::text, 'returned'::text]))
);
CREATE INDEX proposal_decision_of_proposal ON public.proposal_decision USING btree (proposal_id, decided_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.proposal_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.proposal_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy decides on proposal_decision for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (decision <> 'returned'::text) AND (EXISTS ( SELECT 1 FROM proposal p WHERE (p.id = proposal_decision.proposal_id)))));
create policy reads_purpose on proposal_decision for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM proposal p WHERE (p.id = proposal_decision.proposal_id)))));
grant insert on proposal_decision to schakel_app;
grant select on proposal_decision to schakel_app;

create table pseudonym_key (
  organisation_id uuid not null,
  key bytea not null,
  constraint pseudonym_key_pkey PRIMARY KEY (organisation_id),
  constraint pseudonym_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

-- purpose: purpose_code; retention: as long as the audit log
create table received_inquiry (
  id uuid not null,
  organisation_id uuid not null,
  asking_organisation_id uuid not null,
  purpose_code text not null,
  phase_code text,
  record_kind text not null,
  subject_kind text not null,
  asked_by_name text not null, -- category: medewerker
  asked_by_title text not null, -- category: medewerker
  rules jsonb not null, -- category: logboek; rules of question and answer
  answer text not null, -- category: treffer
  asked_at timestamp with time zone not null default clock_timestamp(),
  answered_on date not null, -- category: logboek
  content_state text,
  content_categories text[] not null default '{}'::text[],
  content_asked_at timestamp with time zone,
  decision_reason text, -- category: verhaal
  decision_rules jsonb, -- category: logboek
  decided_by_person_id uuid,
  decided_by_name text, -- category: medewerker
  decided_at timestamp with time zone,
  version integer not null default 1,
  constraint received_inquiry_pkey PRIMARY KEY (id),
  constraint received_inquiry_asking_organisation_id_fkey FOREIGN KEY (asking_organisation_id) REFERENCES organisation(id),
  constraint received_inquiry_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint received_inquiry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint received_inquiry_answer_check CHECK (answer = ANY (ARRAY['hit'::text, 'no-hit'::text])),
  constraint received_inquiry_content_state_check CHECK (content_state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])),
  constraint received_inquiry_from_another CHECK (organisation_id <> asking_organisation_id)
);
CREATE INDEX received_inquiry_from ON public.received_inquiry USING btree (organisation_id, asking_organisation_id, answered_on);
CREATE INDEX received_inquiry_newest ON public.received_inquiry USING btree (organisation_id, asked_at DESC, id DESC);
create policy decides on received_inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND ( SELECT scope_decides_inquiries() AS scope_decides_inquiries) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy supervised on received_inquiry for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises() AS scope_supervises)));
grant select on received_inquiry to schakel_app;

-- no personal data; written by migrations of the modules only
create table record_kind (
  kind text not null,
  facts_function text not null,
  ids_function text not null,
  content_function text, -- function(uuid) returns jsonb: {title, from, documents: [{name, content}], files: [{id, name, mediaType, size, sha256}]}; null: cannot be transferred
  decisions_function text, -- function(uuid) returns setof record_decision; null: no decisions are made on it
  restricted_function text, -- function(uuid) returns boolean: a restriction stands on the record or on something in it; null: none can
  blank_function text, -- function(uuid, jsonb): blanks again what these marks say; null: nothing of it is ever blanked
  constraint record_kind_pkey PRIMARY KEY (kind)
);

-- no personal data; written by migrations of the modules only
create table record_part (
  record_kind text not null,
  step integer not null,
  destroy_function text not null,
  constraint record_part_pkey PRIMARY KEY (record_kind, step),
  constraint record_part_record_kind_fkey FOREIGN KEY (record_kind) REFERENCES record_kind(kind)
);

-- purpose: purpose_code; retention: with its record
create table record_restriction (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null default 'mention'::text,
  record_id uuid not null,
  signal_id uuid not null,
  ground text not null, -- correction-lost: a restored backup was from before a correction (AVG 18 lid 1 onder a)
  measure_id uuid,
  since timestamp with time zone not null default clock_timestamp(),
  lifted_at timestamp with time zone,
  lifted_by_name text, -- category: medewerker
  lift_reason text, -- category: verzoek
  version integer not null default 1,
  constraint record_restriction_pkey PRIMARY KEY (id),
  constraint record_restriction_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES rights_measure(id),
  constraint record_restriction_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint record_restriction_ground_known CHECK (ground = ANY (ARRAY['restriction'::text, 'objection'::text, 'correction-lost'::text])),
  constraint record_restriction_lifted_with_reason CHECK ((lifted_at IS NULL) = (lift_reason IS NULL) AND (lifted_at IS NULL) = (lifted_by_name IS NULL)),
  constraint record_restriction_record_kind_check CHECK (record_kind = 'mention'::text)
);
CREATE INDEX record_restriction_of_signal ON public.record_restriction USING btree (signal_id);
CREATE UNIQUE INDEX record_restriction_stands_once ON public.record_restriction USING btree (organisation_id, record_id) WHERE (lifted_at IS NULL);
CREATE TRIGGER note_lifting AFTER UPDATE OF lifted_at ON public.record_restriction FOR EACH ROW WHEN (((old.lifted_at IS NULL) AND (new.lifted_at IS NOT NULL))) EXECUTE FUNCTION note_restriction();
CREATE TRIGGER note_restriction AFTER INSERT ON public.record_restriction FOR EACH ROW EXECUTE FUNCTION note_restriction();
CREATE TRIGGER silence_restricted AFTER INSERT OR UPDATE ON public.record_restriction FOR EACH ROW EXECUTE FUNCTION silence_restricted();
create policy lifts on record_restriction for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (lifted_at IS NULL))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy officer on record_restriction for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy restricts on record_restriction for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (lifted_at IS NULL)));
create policy sees_record on record_restriction for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = record_restriction.signal_id)))));
grant insert on record_restriction to schakel_app;
grant select on record_restriction to schakel_app;
grant update (lift_reason, lifted_at, lifted_by_name, version) on record_restriction to schakel_app;

-- no personal data; written by migrations of the modules only
create table record_sweep (
  record_kind text not null,
  step integer not null,
  table_name text not null,
  statement text not null, -- takes the moment as $1, and where by_organisation the organisations whose rows go as $2 (uuid[])
  by_organisation boolean not null default false, -- an organisation may have a term of its own for this kind
  constraint record_sweep_pkey PRIMARY KEY (record_kind, step)
);

-- purpose: purpose_code; retention: goes with its record
create table record_term (
  record_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null,
  outcome text not null, -- a code of the module
  start_event text, -- a code of the module
  started_on date, -- category: logboek
  rule_id uuid,
  destroy_on date, -- category: logboek; last day of keeping by the rule
  state text not null,
  kept_until date, -- category: logboek; a decision to keep it longer
  kept_reason text, -- category: logboek; a code
  kept_list_id uuid,
  to_transfer boolean not null default false,
  computed_at timestamp with time zone not null default clock_timestamp(),
  constraint record_term_pkey PRIMARY KEY (organisation_id, record_id),
  constraint record_term_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint record_term_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES retention_rule(id),
  constraint record_term_known_or_not CHECK ((state = 'running'::text) = (destroy_on IS NOT NULL) AND (state = 'running'::text) = (rule_id IS NOT NULL)),
  constraint record_term_shown_to_check CHECK (shown_to = ANY (ARRAY['purpose'::text, 'supervisors'::text])),
  constraint record_term_state_check CHECK (state = ANY (ARRAY['running'::text, 'unknown'::text]))
);
CREATE INDEX record_term_coming ON public.record_term USING btree (organisation_id, destroy_on, record_id);
CREATE INDEX record_term_of_record ON public.record_term USING btree (record_id);
create policy named_in_case on record_term for select to schakel_app using (((record_kind = 'case'::text) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (record_id = ANY (( SELECT my_case_ids() AS my_case_ids)::uuid[]))));
create policy named_signal on record_term for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (record_kind = 'signal'::text) AND (record_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
create policy overseer on record_term for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_oversees_records() AS scope_oversees_records)));
create policy reads_purpose on record_term for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (shown_to = 'purpose'::text) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant select on record_term to schakel_app;

-- purpose: purpose_code; retention: terms of the purpose
create table referral (
  id uuid not null,
  organisation_id uuid not null,
  recipient_organisation_id uuid not null,
  purpose_code text not null,
  source_purpose_code text,
  signal_id uuid, -- null: not from a signal, or that was destroyed at its own term
  parent_referral_id uuid,
  disclosure_id uuid not null,
  recipient_group text not null,
  reason text not null, -- category: verhaal
  items jsonb not null, -- category: slachtoffer; [{itemKind, fields: [{key, categories, value}]}], each field with its own categories
  categories text[] not null,
  state text not null default 'sent'::text,
  version integer not null default 1,
  sent_by_person_id uuid not null,
  sent_by_name text not null, -- category: medewerker
  sent_at timestamp with time zone not null default clock_timestamp(),
  answered_by_person_id uuid,
  answered_by_name text, -- category: medewerker
  answered_at timestamp with time zone,
  answer text, -- category: hulpgebruik
  withdrawn_at timestamp with time zone,
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_answered_by_person_id_fkey FOREIGN KEY (answered_by_person_id) REFERENCES person(id),
  constraint referral_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint referral_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint referral_parent_referral_id_fkey FOREIGN KEY (parent_referral_id) REFERENCES referral(id),
  constraint referral_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint referral_sent_by_person_id_fkey FOREIGN KEY (sent_by_person_id) REFERENCES person(id),
  constraint referral_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint referral_state_check CHECK (state = ANY (ARRAY['sent'::text, 'accepted'::text, 'returned'::text, 'closed'::text]))
);
CREATE INDEX referral_inbox ON public.referral USING btree (recipient_organisation_id, state, sent_at);
CREATE INDEX referral_sent ON public.referral USING btree (organisation_id, sent_at);
CREATE TRIGGER disclosure_lists_referral AFTER INSERT ON public.referral FOR EACH ROW EXECUTE FUNCTION disclosure_lists_referral();
CREATE TRIGGER settles_told AFTER UPDATE OF state, withdrawn_at ON public.referral FOR EACH ROW WHEN (((old.state = 'sent'::text) AND (old.withdrawn_at IS NULL) AND ((new.state <> 'sent'::text) OR (new.withdrawn_at IS NOT NULL)))) EXECUTE FUNCTION settle_told('referral', 'recipient_organisation_id');
create policy answers on referral for update to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (recipient_group = ANY (( SELECT scope_groups() AS scope_groups)::text[])) AND (withdrawn_at IS NULL))) with check (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (answered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy care_people on referral for select to schakel_app using ((((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation))) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (recipient_group = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
create policy sends on referral for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (sent_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = 'sent'::text) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = referral.disclosure_id) AND (d.organisation_id = referral.organisation_id) AND (d.recipient_organisation_id = referral.recipient_organisation_id) AND (referral.categories <@ d.categories))))));
create policy sent_by_me on referral for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (sent_by_person_id = ( SELECT scope_person() AS scope_person))));
grant insert on referral to schakel_app;
grant select on referral to schakel_app;
grant update (answer, answered_at, answered_by_name, answered_by_person_id, state, version) on referral to schakel_app;

create table region (
  id uuid not null,
  code text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint region_pkey PRIMARY KEY (id),
  constraint region_code_known_once UNIQUE (code)
);
create policy same_region on region for select to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy system_all on region to schakel_system using (true) with check (true);
grant select on region to schakel_app;
grant insert on region to schakel_system;
grant select on region to schakel_system;
grant update on region to schakel_system;

-- purpose: purpose_code; retention: with its signal
create table research_question (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  weighing_id uuid not null,
  department_id uuid not null,
  question text not null, -- category: verhaal
  motivation text not null, -- category: verhaal
  search jsonb not null, -- category: identiteit; also contact, bsn, onderneming, vastgoed, voertuig: [{category, field, value, mentionId}]
  state text not null default 'open'::text,
  answer text, -- category: treffer
  content_state text,
  content_question text, -- category: verhaal
  content_categories text[] not null default '{}'::text[],
  content_motivation text, -- category: verhaal
  refused_reason text, -- category: verhaal
  version integer not null default 1,
  asked_by_person_id uuid not null,
  asked_by_name text not null, -- category: medewerker
  asked_by_roles text[] not null,
  asked_at timestamp with time zone not null default clock_timestamp(),
  disclosure_id uuid not null,
  answered_by_person_id uuid,
  answered_by_name text, -- category: medewerker
  answered_at timestamp with time zone,
  hit_disclosure_id uuid,
  content_asked_at timestamp with time zone,
  content_decided_by_person_id uuid,
  content_decided_by_name text, -- category: medewerker
  content_decided_at timestamp with time zone,
  constraint research_question_pkey PRIMARY KEY (id),
  constraint research_question_answered_by_person_id_fkey FOREIGN KEY (answered_by_person_id) REFERENCES person(id),
  constraint research_question_asked_by_person_id_fkey FOREIGN KEY (asked_by_person_id) REFERENCES person(id),
  constraint research_question_content_decided_by_person_id_fkey FOREIGN KEY (content_decided_by_person_id) REFERENCES person(id),
  constraint research_question_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id),
  constraint research_question_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint research_question_hit_disclosure_id_fkey FOREIGN KEY (hit_disclosure_id) REFERENCES disclosure(id),
  constraint research_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint research_question_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint research_question_weighing_id_fkey FOREIGN KEY (weighing_id) REFERENCES weighing(id),
  constraint research_answer_is_whole CHECK ((answer IS NULL) = (answered_at IS NULL) AND (state = 'answered'::text) = (answer IS NOT NULL)),
  constraint research_content_after_hit CHECK (content_state IS NULL OR answer = 'hit'::text),
  constraint research_question_answer_check CHECK (answer = ANY (ARRAY['hit'::text, 'no-hit'::text])),
  constraint research_question_content_state_check CHECK (content_state = ANY (ARRAY['asked'::text, 'released'::text, 'refused'::text])),
  constraint research_question_state_check CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'withdrawn'::text])),
  constraint research_refusal_has_reason CHECK ((NOT content_state IS DISTINCT FROM 'refused'::text) = (refused_reason IS NOT NULL))
);
CREATE INDEX research_question_of_department ON public.research_question USING btree (department_id, state, content_state);
CREATE INDEX research_question_of_signal ON public.research_question USING btree (signal_id, asked_at);
CREATE UNIQUE INDEX research_question_open_once ON public.research_question USING btree (organisation_id, signal_id, department_id) WHERE (state = 'open'::text);
create policy on_agenda on research_question for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (signal_id = ANY (( SELECT my_agenda_signal_ids() AS my_agenda_signal_ids)::uuid[]))));
create policy open_to_my_department on research_question for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND ('source-holder'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])) AND (department_id = ANY (( SELECT scope_departments() AS scope_departments)::uuid[])) AND ((state = 'open'::text) OR (content_state = 'asked'::text)) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy reads_purpose on research_question to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on research_question to schakel_app;
grant select on research_question to schakel_app;
grant update (content_asked_at, content_categories, content_motivation, content_question, content_state, state, version) on research_question to schakel_app;

create table research_release (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  question_id uuid not null,
  category text not null,
  label text not null, -- category: verhaal
  value text not null, -- category: verhaal; of the category that the row names
  checked_on date not null, -- the day on which a person checked that it is right and current
  released_by_person_id uuid not null,
  released_by_name text not null, -- category: medewerker
  released_at timestamp with time zone not null default clock_timestamp(),
  disclosure_id uuid not null,
  constraint research_release_pkey PRIMARY KEY (id),
  constraint research_release_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint research_release_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint research_release_question_id_fkey FOREIGN KEY (question_id) REFERENCES research_question(id),
  constraint research_release_released_by_person_id_fkey FOREIGN KEY (released_by_person_id) REFERENCES person(id),
  constraint research_release_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
CREATE INDEX research_release_of_question ON public.research_release USING btree (question_id);
CREATE INDEX research_release_of_signal ON public.research_release USING btree (signal_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.research_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.research_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy on_agenda on research_release for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (signal_id = ANY (( SELECT my_agenda_signal_ids() AS my_agenda_signal_ids)::uuid[]))));
create policy reads_purpose on research_release for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
create policy releases on research_release for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (released_by_person_id = ( SELECT scope_person() AS scope_person)) AND (question_id = ANY (( SELECT my_content_question_ids() AS my_content_question_ids)::uuid[]))));
grant insert on research_release to schakel_app;
grant select on research_release to schakel_app;

-- purpose: purpose_code; retention: goes with its record
create table retention_hold (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  record_id uuid not null,
  reason_code text not null,
  note text not null default ''::text, -- category: verhaal
  placed_by_person_id uuid not null,
  placed_by_name text not null, -- category: medewerker
  placed_at timestamp with time zone not null default clock_timestamp(),
  lifted_by_person_id uuid,
  lifted_by_name text, -- category: medewerker
  lifted_at timestamp with time zone,
  version integer not null default 1,
  constraint retention_hold_pkey PRIMARY KEY (id),
  constraint retention_hold_lifted_by_person_id_fkey FOREIGN KEY (lifted_by_person_id) REFERENCES person(id),
  constraint retention_hold_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_hold_placed_by_person_id_fkey FOREIGN KEY (placed_by_person_id) REFERENCES person(id),
  constraint retention_hold_lifted_by_somebody CHECK ((lifted_at IS NULL) = (lifted_by_person_id IS NULL)),
  constraint retention_hold_reason_code_check CHECK (reason_code = ANY (ARRAY['objection'::text, 'appeal'::text, 'rights-request'::text, 'woo-request'::text, 'criminal-case'::text, 'complaint'::text, 'transfer'::text]))
);
CREATE INDEX retention_hold_of_organisation ON public.retention_hold USING btree (organisation_id, placed_at DESC);
CREATE INDEX retention_hold_standing ON public.retention_hold USING btree (record_id) WHERE (lifted_at IS NULL);
CREATE TRIGGER transfer_hold_lifted AFTER UPDATE OF lifted_at ON public.retention_hold FOR EACH ROW WHEN (((new.reason_code = 'transfer'::text) AND (old.lifted_at IS NULL) AND (new.lifted_at IS NOT NULL))) EXECUTE FUNCTION transfer_is_off();
create policy of_visible_term on retention_hold for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
create policy overseer on retention_hold for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_oversees_records() AS scope_oversees_records)));
create policy placed_by_me on retention_hold for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (placed_by_person_id = ( SELECT scope_person() AS scope_person))));
grant select on retention_hold to schakel_app;

-- no personal data; retention: kept, since reports of destruction refer to it
create table retention_rule (
  id uuid not null,
  organisation_id uuid, -- null: the rule of the region; else that of one organisation, decided in retention_rule_decision
  record_kind text not null,
  purpose_code text not null, -- or * for every purpose
  outcome text not null, -- how the record ended, as its module tells; or *
  start_event text not null, -- the event of the record at which the term starts
  months integer,
  days integer,
  extension jsonb, -- {maxMonths, by, condition}; null: it cannot be extended
  archive_value text not null,
  phase_words jsonb, -- phase and outcome of the purpose that this term was taken from
  source text not null, -- where the term comes from
  confidence text not null, -- how sure the reading is: verified | unconfirmed | design
  content_version_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone,
  shortest_months integer, -- bounds within which an organisation may decide otherwise; null: it may not
  longest_months integer,
  constraint retention_rule_pkey PRIMARY KEY (id),
  constraint retention_rule_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint retention_rule_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_rule_archive_value_check CHECK (archive_value = ANY (ARRAY['none'::text, 'to-select'::text, 'permanent'::text])),
  constraint retention_rule_bounds_around_it CHECK (num_nonnulls(shortest_months, longest_months) <> 1 AND (months >= shortest_months AND months <= longest_months) IS NOT FALSE),
  constraint retention_rule_confidence_check CHECK (confidence = ANY (ARRAY['verified'::text, 'unconfirmed'::text, 'design'::text])),
  constraint retention_rule_days_check CHECK (days >= 0),
  constraint retention_rule_has_one_term CHECK (num_nonnulls(months, days) = 1),
  constraint retention_rule_months_check CHECK (months >= 0),
  constraint retention_rule_shortest_months_check CHECK (shortest_months > 0)
);
CREATE UNIQUE INDEX retention_rule_in_force_once ON public.retention_rule USING btree (organisation_id, record_kind, purpose_code, outcome) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
create policy in_region on retention_rule for select to schakel_app using (((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL) AND ((organisation_id IS NULL) OR (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))));
create policy system_reads on retention_rule for select to schakel_system using (true);
grant select on retention_rule to schakel_app;
grant select on retention_rule to schakel_system;

-- purpose: purpose_code; retention: kept with the rules that it made, no data about who was signalled
create table retention_rule_decision (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  record_kind text not null,
  outcome text not null, -- category: logboek; a code of the module
  version integer not null,
  rule_id uuid,
  months integer, -- null: back to the rule of the region
  region_months integer not null, -- what the rule of the region said then
  reason text not null, -- category: advies; why, without data about persons
  decision_title text not null, -- category: advies; name or number of the decision that it rests on
  decided_on date not null, -- category: advies
  recorded_by_person_id uuid not null,
  recorded_by_name text not null, -- category: medewerker
  recorded_at timestamp with time zone not null default clock_timestamp(),
  ended_because text, -- rule-gone: the region no longer has such a rule; out-of-bounds: it now allows less
  ended_at timestamp with time zone,
  constraint retention_rule_decision_pkey PRIMARY KEY (id),
  constraint retention_decision_versions_in_order UNIQUE (organisation_id, record_kind, purpose_code, outcome, version),
  constraint retention_rule_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint retention_rule_decision_recorded_by_person_id_fkey FOREIGN KEY (recorded_by_person_id) REFERENCES person(id),
  constraint retention_rule_decision_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES retention_rule(id),
  constraint retention_decision_ended_with_reason CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  constraint retention_decision_makes_a_rule CHECK ((months IS NULL) = (rule_id IS NULL)),
  constraint retention_rule_decision_decision_title_check CHECK (decision_title <> ''::text),
  constraint retention_rule_decision_ended_because_check CHECK (ended_because = ANY (ARRAY['replaced'::text, 'rule-gone'::text, 'out-of-bounds'::text])),
  constraint retention_rule_decision_months_check CHECK (months > 0),
  constraint retention_rule_decision_reason_check CHECK (reason <> ''::text),
  constraint retention_rule_decision_version_check CHECK (version > 0)
);
CREATE INDEX retention_decision_newest ON public.retention_rule_decision USING btree (organisation_id, recorded_at DESC, id DESC);
create policy keeper_of_purpose on retention_rule_decision for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_keeps_records() AS scope_keeps_records) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[]))));
create policy overseer on retention_rule_decision for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_oversees_records() AS scope_oversees_records)));
grant select on retention_rule_decision to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_event (
  id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  type text not null,
  detail jsonb not null default '{}'::jsonb, -- category: verzoek; codes and dates of the step
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  occurred_at timestamp with time zone not null default clock_timestamp(),
  constraint rights_event_pkey PRIMARY KEY (id),
  constraint rights_event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rights_event_request_id_fkey FOREIGN KEY (request_id) REFERENCES rights_request(id)
);
CREATE INDEX rights_event_of_request ON public.rights_event USING btree (request_id, occurred_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rights_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rights_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy reads on rights_event for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy writes on rights_event for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (person_id = ( SELECT scope_person() AS scope_person))));
grant insert on rights_event to schakel_app;
grant select on rights_event to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_item (
  id uuid not null,
  part_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  source_purpose_code text not null,
  record_kind text not null default 'mention'::text,
  record_id uuid not null,
  signal_id uuid not null, -- the signal of a mention, the case of a copy
  is_requester boolean not null,
  confirmed_by_person_id uuid not null,
  confirmed_by_name text not null, -- category: medewerker
  confirmed_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  reasons text[] not null default '{}'::text[], -- category: verzoek
  withheld_fields text[] not null default '{}'::text[], -- category: verzoek
  reviewed_by_name text, -- category: medewerker
  reviewed_at timestamp with time zone,
  version integer not null default 1,
  given_by_requester boolean not null default false, -- category: verzoek; the requester gave this record with consent or for a contract
  constraint rights_item_pkey PRIMARY KEY (id),
  constraint rights_item_once UNIQUE (organisation_id, part_id, record_id),
  constraint rights_item_confirmed_by_person_id_fkey FOREIGN KEY (confirmed_by_person_id) REFERENCES person(id),
  constraint rights_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_item_part_id_fkey FOREIGN KEY (part_id) REFERENCES rights_part(id),
  constraint rights_item_decision_check CHECK (decision = ANY (ARRAY['shown'::text, 'partly'::text, 'withheld'::text])),
  constraint rights_item_record_kind_known CHECK (record_kind = ANY (ARRAY['mention'::text, 'contribution'::text])),
  constraint rights_item_reviewed_when_requester CHECK (decision IS NULL OR is_requester),
  constraint rights_item_withheld_with_reason CHECK (decision IS NULL OR decision = 'shown'::text OR cardinality(reasons) > 0)
);
CREATE INDEX rights_item_of_part ON public.rights_item USING btree (part_id, record_id);
create policy confirms on rights_item for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (confirmed_by_person_id = ( SELECT scope_person() AS scope_person)) AND (part_id = ANY (( SELECT my_open_rights_part_ids() AS my_open_rights_part_ids)::uuid[]))));
create policy reads on rights_item for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy reviews on rights_item for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (part_id = ANY (( SELECT my_open_rights_part_ids() AS my_open_rights_part_ids)::uuid[])))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
grant insert on rights_item to schakel_app;
grant select on rights_item to schakel_app;
grant update (confirmed_at, confirmed_by_name, confirmed_by_person_id, decision, given_by_requester, is_requester, reasons, reviewed_at, reviewed_by_name, version, withheld_fields) on rights_item to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_letter (
  id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  language text not null,
  blocks jsonb not null, -- category: verzoek; the letter as headings, paragraphs and lists
  rules jsonb not null, -- category: verzoek
  made_by_person_id uuid not null,
  made_by_name text not null, -- category: medewerker
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint rights_letter_pkey PRIMARY KEY (id),
  constraint rights_letter_made_by_person_id_fkey FOREIGN KEY (made_by_person_id) REFERENCES person(id),
  constraint rights_letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_letter_request_id_fkey FOREIGN KEY (request_id) REFERENCES rights_request(id),
  constraint rights_letter_language_check CHECK (language = ANY (ARRAY['nl'::text, 'en'::text]))
);
CREATE INDEX rights_letter_of_request ON public.rights_letter USING btree (request_id, made_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rights_letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rights_letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy makes on rights_letter for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (made_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy reads on rights_letter for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
grant insert on rights_letter to schakel_app;
grant select on rights_letter to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_measure (
  id uuid not null,
  part_id uuid not null,
  item_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  kind text not null,
  outcome text not null,
  correction jsonb, -- category: identiteit; also contact, online, rekening, voertuig: {field: value}
  weighing jsonb, -- category: verzoek; {interestOfRequester, interestOfTask}
  reason text not null, -- category: verzoek
  decided_by_person_id uuid not null,
  decided_by_name text not null, -- category: medewerker
  decided_at timestamp with time zone not null default clock_timestamp(),
  blanked integer not null default 0,
  source_files jsonb not null default '[]'::jsonb, -- category: verhaal; imported files that still held it when this was decided: [{fileName, organisation, holds, until}]
  constraint rights_measure_pkey PRIMARY KEY (id),
  constraint rights_measure_once UNIQUE (organisation_id, item_id, kind),
  constraint rights_measure_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint rights_measure_item_id_fkey FOREIGN KEY (item_id) REFERENCES rights_item(id),
  constraint rights_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_measure_part_id_fkey FOREIGN KEY (part_id) REFERENCES rights_part(id),
  constraint rights_blanked_with_erasure CHECK (blanked = 0 OR kind = 'erasure'::text AND outcome = 'granted'::text),
  constraint rights_correction_says_what CHECK ((kind = 'correction'::text AND outcome = 'granted'::text) = (correction IS NOT NULL)),
  constraint rights_measure_blanked_check CHECK (blanked >= 0),
  constraint rights_measure_kind_check CHECK (kind = ANY (ARRAY['correction'::text, 'erasure'::text, 'restriction'::text, 'objection'::text])),
  constraint rights_measure_outcome_check CHECK (outcome = ANY (ARRAY['granted'::text, 'refused'::text])),
  constraint rights_objection_is_weighed CHECK ((kind = 'objection'::text) = (weighing IS NOT NULL)),
  constraint rights_source_files_with_erasure CHECK (source_files = '[]'::jsonb OR kind = 'erasure'::text AND outcome = 'granted'::text)
);
CREATE INDEX rights_measure_of_part ON public.rights_measure USING btree (part_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rights_measure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rights_measure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy decides on rights_measure for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (decided_by_person_id = ( SELECT scope_person() AS scope_person)) AND (part_id = ANY (( SELECT my_open_rights_part_ids() AS my_open_rights_part_ids)::uuid[]))));
create policy reads on rights_measure for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
grant insert on rights_measure to schakel_app;
grant select on rights_measure to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_notice (
  id uuid not null,
  measure_id uuid not null,
  organisation_id uuid not null,
  recipient_organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  disclosure_id uuid not null,
  kind text not null,
  correction jsonb, -- category: identiteit; only fields whose category that disclosure gave
  told_at timestamp with time zone not null default clock_timestamp(),
  confirmed_at timestamp with time zone,
  confirmed_by_person_id uuid,
  confirmed_by_name text, -- category: medewerker
  remark text, -- category: verzoek
  version integer not null default 1,
  constraint rights_notice_pkey PRIMARY KEY (id),
  constraint rights_notice_once UNIQUE (organisation_id, measure_id, disclosure_id),
  constraint rights_notice_confirmed_by_person_id_fkey FOREIGN KEY (confirmed_by_person_id) REFERENCES person(id),
  constraint rights_notice_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint rights_notice_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES rights_measure(id),
  constraint rights_notice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_notice_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint rights_notice_confirmed_by_someone CHECK ((confirmed_at IS NULL) = (confirmed_by_name IS NULL))
);
CREATE INDEX rights_notice_of_recipient ON public.rights_notice USING btree (recipient_organisation_id, told_at DESC, id DESC);
create policy confirms on rights_notice for update to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises_rights() AS scope_supervises_rights) AND (confirmed_at IS NULL))) with check (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (confirmed_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy gave on rights_notice for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy received on rights_notice for select to schakel_app using (((recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_supervises_rights() AS scope_supervises_rights)));
create policy tells on rights_notice for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (confirmed_at IS NULL) AND (EXISTS ( SELECT 1 FROM disclosure d WHERE ((d.id = rights_notice.disclosure_id) AND (d.organisation_id = rights_notice.organisation_id) AND (d.recipient_organisation_id = rights_notice.recipient_organisation_id))))));
grant insert on rights_notice to schakel_app;
grant select on rights_notice to schakel_app;
grant update (confirmed_at, confirmed_by_name, confirmed_by_person_id, remark, version) on rights_notice to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_part (
  id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  coordinator_organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  reference text not null,
  right_code text not null,
  requester jsonb not null, -- category: identiteit; as in the request
  question text not null, -- category: verzoek
  keys jsonb not null, -- category: identiteit; hashes by which own records are found: [{kind, key}]
  rules jsonb not null, -- category: verzoek; rules by which the request went to this controller: [{code, title, articles, explanation, confidence}]
  state text not null default 'open'::text,
  due_on date not null, -- category: verzoek
  received_at timestamp with time zone not null default clock_timestamp(),
  finished_at timestamp with time zone,
  finished_by_person_id uuid,
  finished_by_name text, -- category: medewerker
  version integer not null default 1,
  constraint rights_part_pkey PRIMARY KEY (id),
  constraint rights_part_once UNIQUE (organisation_id, request_id),
  constraint rights_part_coordinator_organisation_id_fkey FOREIGN KEY (coordinator_organisation_id) REFERENCES organisation(id),
  constraint rights_part_finished_by_person_id_fkey FOREIGN KEY (finished_by_person_id) REFERENCES person(id),
  constraint rights_part_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_part_request_id_fkey FOREIGN KEY (request_id) REFERENCES rights_request(id),
  constraint rights_part_finished_by_someone CHECK ((state = 'finished'::text) = (finished_at IS NOT NULL)),
  constraint rights_part_state_check CHECK (state = ANY (ARRAY['open'::text, 'finished'::text, 'lapsed'::text]))
);
CREATE INDEX rights_part_by_due ON public.rights_part USING btree (organisation_id, due_on, id);
CREATE INDEX rights_part_of_request ON public.rights_part USING btree (request_id);
CREATE TRIGGER new_facts_ask_keepers AFTER UPDATE OF keys ON public.rights_part FOR EACH ROW WHEN (((new.state = 'open'::text) AND (new.keys IS DISTINCT FROM old.keys))) EXECUTE FUNCTION part_asks_keepers();
CREATE TRIGGER part_asks_keepers AFTER INSERT ON public.rights_part FOR EACH ROW EXECUTE FUNCTION part_asks_keepers();
CREATE TRIGGER part_waits_for_keepers BEFORE UPDATE OF state ON public.rights_part FOR EACH ROW WHEN (((old.state = 'open'::text) AND (new.state <> 'open'::text))) EXECUTE FUNCTION part_waits_for_keepers();
create policy coordinates on rights_part for select to schakel_app using (((coordinator_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy keeper on rights_part for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (id = ANY (( SELECT my_keeper_part_ids() AS my_keeper_part_ids)::uuid[]))));
create policy lets_lapse on rights_part for update to schakel_app using (((coordinator_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (state = 'open'::text) AND (due_on < CURRENT_DATE))) with check (((coordinator_organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (state = ANY (ARRAY['open'::text, 'lapsed'::text]))));
create policy reads_own on rights_part for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy works on rights_part for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (state = 'open'::text))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
grant select on rights_part to schakel_app;
grant update (finished_at, finished_by_name, finished_by_person_id, state, version) on rights_part to schakel_app;

-- purpose: purpose_code; retention: with its request
create table rights_release (
  id uuid not null,
  part_id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  recipient_organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  disclosure_id uuid,
  content jsonb not null, -- category: verzoek; {records: [{purpose, receivedOn, decision, fields}], reasons, directly, recipients, remark}
  given_by_name text not null, -- category: medewerker
  given_at timestamp with time zone not null default clock_timestamp(),
  constraint rights_release_pkey PRIMARY KEY (id),
  constraint rights_release_once UNIQUE (organisation_id, part_id),
  constraint rights_release_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint rights_release_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_release_part_id_fkey FOREIGN KEY (part_id) REFERENCES rights_part(id),
  constraint rights_release_recipient_organisation_id_fkey FOREIGN KEY (recipient_organisation_id) REFERENCES organisation(id),
  constraint rights_release_request_id_fkey FOREIGN KEY (request_id) REFERENCES rights_request(id)
);
CREATE INDEX rights_release_of_request ON public.rights_release USING btree (request_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rights_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rights_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy hands_over on rights_release for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (EXISTS ( SELECT 1 FROM rights_part p WHERE ((p.id = rights_release.part_id) AND (p.organisation_id = rights_release.organisation_id) AND (p.coordinator_organisation_id = rights_release.recipient_organisation_id) AND (p.request_id = rights_release.request_id))))));
create policy reads on rights_release for select to schakel_app using ((((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) OR (recipient_organisation_id = ( SELECT scope_organisation() AS scope_organisation))) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
grant insert on rights_release to schakel_app;
grant select on rights_release to schakel_app;

-- purpose: purpose_code; retention: 36 months after the answer (purpose betrokkene-verzoek), start event: answered_on, or closed_on when not treated
create table rights_request (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null default 'betrokkene-verzoek'::text,
  reference text not null,
  right_code text not null,
  channel text not null,
  received_on date not null, -- category: verzoek
  requester jsonb not null, -- category: identiteit; also contact, online: {name, birthDate, street, houseNumber, houseAddition, postcode, town, phone, email}; no BSN, no copy or number of a document
  question text not null, -- category: verzoek
  language text not null default 'nl'::text,
  state text not null default 'received'::text,
  identity_asked_on date, -- category: verzoek
  identity_supplied_on date, -- category: verzoek
  identity_method text,
  identity_checked text[] not null default '{}'::text[], -- category: verzoek; what was looked at (name, birth date, photo, ...), never its value
  identity_by_person_id uuid,
  identity_by_name text, -- category: medewerker
  identity_on date, -- category: verzoek
  term_on date not null,
  extended_on date, -- category: verzoek
  extension_reason text, -- category: verzoek
  passed_on_at timestamp with time zone,
  answered_on date, -- category: verzoek
  closed_on date, -- category: verzoek
  close_reason text, -- category: verzoek
  version integer not null default 1,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null, -- category: medewerker
  recorded_at timestamp with time zone not null default clock_timestamp(),
  constraint rights_request_pkey PRIMARY KEY (id),
  constraint rights_request_reference_known_once UNIQUE (organisation_id, reference),
  constraint rights_request_identity_by_person_id_fkey FOREIGN KEY (identity_by_person_id) REFERENCES person(id),
  constraint rights_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rights_request_recorded_by_person_id_fkey FOREIGN KEY (recorded_by_person_id) REFERENCES person(id),
  constraint rights_ended_with_reason CHECK (state <> 'not-treated'::text OR close_reason IS NOT NULL),
  constraint rights_extended_with_reason CHECK ((extended_on IS NULL) = (extension_reason IS NULL)),
  constraint rights_identity_is_whole CHECK ((identity_on IS NULL) = (identity_method IS NULL) AND (identity_on IS NULL) = (identity_by_name IS NULL) AND (identity_on IS NULL) = (cardinality(identity_checked) = 0)),
  constraint rights_request_channel_check CHECK (channel = ANY (ARRAY['letter'::text, 'desk'::text, 'email'::text])),
  constraint rights_request_identity_method_check CHECK (identity_method = ANY (ARRAY['document-at-desk'::text, 'login'::text, 'letter-to-known-address'::text, 'called-back'::text, 'known-to-us'::text])),
  constraint rights_request_language_check CHECK (language = ANY (ARRAY['nl'::text, 'en'::text])),
  constraint rights_request_purpose_code_check CHECK (purpose_code = 'betrokkene-verzoek'::text),
  constraint rights_request_right_code_check CHECK (right_code = ANY (ARRAY['access'::text, 'rectification'::text, 'erasure'::text, 'restriction'::text, 'objection'::text, 'portability'::text])),
  constraint rights_request_state_check CHECK (state = ANY (ARRAY['received'::text, 'identity-asked'::text, 'identified'::text, 'collecting'::text, 'answered'::text, 'closed'::text, 'not-treated'::text]))
);
CREATE INDEX rights_request_by_term ON public.rights_request USING btree (organisation_id, term_on, id);
create policy handles on rights_request for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy reads on rights_request for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rights() AS scope_reads_rights)));
create policy records on rights_request for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_handles_rights() AS scope_handles_rights) AND (recorded_by_person_id = ( SELECT scope_person() AS scope_person))));
grant insert on rights_request to schakel_app;
grant select on rights_request to schakel_app;
grant update (answered_on, close_reason, closed_on, extended_on, extension_reason, identity_asked_on, identity_by_name, identity_by_person_id, identity_checked, identity_method, identity_on, identity_supplied_on, passed_on_at, requester, state, term_on, version) on rights_request to schakel_app;

-- no personal data but who wrote; retention: as the editions of its rule
create table rule_advice (
  id uuid not null,
  organisation_id uuid not null,
  rule_code text not null,
  rule_edition_id uuid, -- the edition that was read; null: the text of the region
  advice text not null, -- category: advies; without personal data
  written_by_person_id uuid not null,
  written_by_name text not null, -- category: medewerker
  written_at timestamp with time zone not null default clock_timestamp(),
  constraint rule_advice_pkey PRIMARY KEY (id),
  constraint rule_advice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rule_advice_rule_edition_id_fkey FOREIGN KEY (rule_edition_id) REFERENCES rule_edition(id),
  constraint rule_advice_written_by_person_id_fkey FOREIGN KEY (written_by_person_id) REFERENCES person(id),
  constraint rule_advice_advice_check CHECK (advice <> ''::text),
  constraint rule_advice_rule_code_check CHECK (rule_code ~ '^[A-Z][A-Za-z0-9]+$'::text)
);
CREATE INDEX rule_advice_of_rule ON public.rule_advice USING btree (organisation_id, rule_code, written_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rule_advice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rule_advice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy fg_advises on rule_advice for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (written_by_person_id = ( SELECT scope_person() AS scope_person)) AND ('fg'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
create policy own on rule_advice for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rules() AS scope_reads_rules)));
grant insert on rule_advice to schakel_app;
grant select on rule_advice to schakel_app;

create table rule_confirmation (
  id uuid not null,
  organisation_id uuid not null,
  rule_code text not null,
  content_version_id uuid not null,
  confirmed_by_person_id uuid not null,
  confirmed_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint rule_confirmation_pkey PRIMARY KEY (id),
  constraint rule_confirmation_confirmed_by_person_id_fkey FOREIGN KEY (confirmed_by_person_id) REFERENCES person(id),
  constraint rule_confirmation_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint rule_confirmation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE UNIQUE INDEX rule_confirmation_once ON public.rule_confirmation USING btree (organisation_id, rule_code, content_version_id) WHERE (withdrawn_at IS NULL);
create policy in_region on rule_confirmation to schakel_app using ((( SELECT scope_organisation() AS scope_organisation) IS NOT NULL));
create policy officer_confirms on rule_confirmation for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (confirmed_by_person_id = ( SELECT scope_person() AS scope_person)) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[]))));
create policy officer_withdraws on rule_confirmation for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ('privacyofficer'::text = ANY (( SELECT scope_roles() AS scope_roles)::text[])))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy system_all on rule_confirmation to schakel_system using (true) with check (true);
grant insert on rule_confirmation to schakel_app;
grant select on rule_confirmation to schakel_app;
grant update (withdrawn_at) on rule_confirmation to schakel_app;
grant insert on rule_confirmation to schakel_system;
grant select on rule_confirmation to schakel_system;
grant update on rule_confirmation to schakel_system;

-- no personal data but who saved; retention: as long as disclosures point at its content version
create table rule_edition (
  id uuid not null,
  organisation_id uuid not null,
  rule_code text not null,
  number integer not null,
  kind text not null,
  base_version_id uuid not null, -- the version of the region that it was written against
  rule jsonb, -- category: advies; as in legal-bases; null: the rule no longer holds at this organisation
  reason text not null, -- category: advies; without personal data
  saved_by_person_id uuid not null,
  saved_by_name text not null, -- category: medewerker
  saved_at timestamp with time zone not null default clock_timestamp(),
  constraint rule_edition_pkey PRIMARY KEY (id),
  constraint rule_edition_number_once UNIQUE (organisation_id, rule_code, number),
  constraint rule_edition_base_version_id_fkey FOREIGN KEY (base_version_id) REFERENCES content_version(id),
  constraint rule_edition_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rule_edition_saved_by_person_id_fkey FOREIGN KEY (saved_by_person_id) REFERENCES person(id),
  constraint rule_edition_has_text CHECK ((kind = 'retired'::text) = (rule IS NULL)),
  constraint rule_edition_kind_check CHECK (kind = ANY (ARRAY['adapted'::text, 'own'::text, 'retired'::text])),
  constraint rule_edition_number_check CHECK (number > 0),
  constraint rule_edition_reason_check CHECK (reason <> ''::text),
  constraint rule_edition_rule_code_check CHECK (rule_code ~ '^[A-Z][A-Za-z0-9]+$'::text)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rule_edition FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rule_edition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy officer_saves on rule_edition for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (saved_by_person_id = ( SELECT scope_person() AS scope_person)) AND ( SELECT scope_confirms_rules() AS scope_confirms_rules)));
create policy own on rule_edition for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rules() AS scope_reads_rules)));
create policy system_reads on rule_edition for select to schakel_system using (true);
grant insert on rule_edition to schakel_app;
grant select on rule_edition to schakel_app;
grant select on rule_edition to schakel_system;

-- no personal data but who confirmed; retention: as its edition
create table rule_enactment (
  id uuid not null,
  organisation_id uuid not null,
  rule_edition_id uuid not null,
  content_version_id uuid not null,
  changed_questions text[] not null default '{}'::text[], -- category: advies; codes of test cases, no personal data
  enacted_by_person_id uuid not null,
  enacted_by_name text not null, -- category: medewerker
  enacted_at timestamp with time zone not null default clock_timestamp(),
  constraint rule_enactment_pkey PRIMARY KEY (id),
  constraint rule_enactment_once UNIQUE (organisation_id, rule_edition_id),
  constraint rule_enactment_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint rule_enactment_enacted_by_person_id_fkey FOREIGN KEY (enacted_by_person_id) REFERENCES person(id),
  constraint rule_enactment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rule_enactment_rule_edition_id_fkey FOREIGN KEY (rule_edition_id) REFERENCES rule_edition(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.rule_enactment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.rule_enactment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy officer_confirms on rule_enactment for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (enacted_by_person_id = ( SELECT scope_person() AS scope_person)) AND ( SELECT scope_confirms_rules() AS scope_confirms_rules)));
create policy own on rule_enactment for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rules() AS scope_reads_rules)));
create policy system_reads on rule_enactment for select to schakel_system using (true);
grant insert on rule_enactment to schakel_app;
grant select on rule_enactment to schakel_app;
grant select on rule_enactment to schakel_system;

-- an invented situation, no personal data but who saved; retention: until removed
create table rule_question (
  id uuid not null,
  organisation_id uuid not null,
  question jsonb not null, -- category: advies; without personal data
  saved_by_person_id uuid not null,
  saved_by_name text not null, -- category: medewerker
  saved_at timestamp with time zone not null default clock_timestamp(),
  removed_at timestamp with time zone,
  constraint rule_question_pkey PRIMARY KEY (id),
  constraint rule_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint rule_question_saved_by_person_id_fkey FOREIGN KEY (saved_by_person_id) REFERENCES person(id)
);
CREATE INDEX rule_question_of_organisation ON public.rule_question USING btree (organisation_id, saved_at) WHERE (removed_at IS NULL);
create policy officer_removes on rule_question for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_confirms_rules() AS scope_confirms_rules))) with check ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy officer_saves on rule_question for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (saved_by_person_id = ( SELECT scope_person() AS scope_person)) AND ( SELECT scope_confirms_rules() AS scope_confirms_rules)));
create policy own on rule_question for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_reads_rules() AS scope_reads_rules)));
grant insert on rule_question to schakel_app;
grant select on rule_question to schakel_app;
grant update (removed_at) on rule_question to schakel_app;

create table schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table scope_key (
  only_one boolean not null default true,
  key bytea not null,
  constraint scope_key_pkey PRIMARY KEY (only_one),
  constraint scope_key_only_one_check CHECK (only_one)
);

-- A program that acts for one organisation and one purpose, under an appointment of its own
create table service_client (
  id uuid not null,
  organisation_id uuid not null,
  appointment_id uuid not null,
  purpose_code text not null,
  secret_hash text not null,
  title text not null,
  created_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  constraint service_client_pkey PRIMARY KEY (id),
  constraint service_client_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint service_client_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE TRIGGER service_client_revoked AFTER UPDATE ON public.service_client FOR EACH ROW EXECUTE FUNCTION end_sessions_of_revoked_client();
create policy administrator_adds on service_client for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy administrator_revokes on service_client for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy administrator_sees on service_client for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy system_all on service_client to schakel_system using (true) with check (true);
grant insert on service_client to schakel_app;
grant select (appointment_id, created_at, id, organisation_id, purpose_code, revoked_at, title) on service_client to schakel_app;
grant update (revoked_at) on service_client to schakel_app;
grant insert on service_client to schakel_system;
grant select on service_client to schakel_system;
grant update on service_client to schakel_system;

create table session (
  id uuid not null,
  token_hash bytea not null,
  kind text not null,
  person_id uuid not null,
  appointment_id uuid not null,
  organisation_id uuid not null,
  roles text[] not null,
  groups text[] not null,
  purposes text[] not null,
  wide_purposes text[] not null, -- purposes in which the roles read every record of the organisation
  current_purpose text,
  authenticated_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  idle_seconds integer not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  login_hint text, -- id token of the login provider, for logging out there
  previous_token_hash bytea, -- good for ten seconds after a rotation, for requests that were under way
  rotated_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_known_once UNIQUE (token_hash),
  constraint session_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint session_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'service'::text, 'job'::text])),
  constraint session_purpose_is_held CHECK (current_purpose IS NULL OR (current_purpose = ANY (purposes)))
);
CREATE INDEX session_appointment ON public.session USING btree (appointment_id) WHERE (revoked_at IS NULL);
CREATE INDEX session_person ON public.session USING btree (person_id) WHERE (revoked_at IS NULL);
CREATE INDEX session_previous_token ON public.session USING btree (previous_token_hash) WHERE (previous_token_hash IS NOT NULL);
create policy own_session on session for select to schakel_app using ((person_id = ( SELECT scope_person() AS scope_person)));
create policy system_all on session to schakel_system using (true) with check (true);
grant select (appointment_id, authenticated_at, created_at, expires_at, id, idle_seconds, kind, last_seen_at, organisation_id, person_id, revoked_at) on session to schakel_app;
grant delete on session to schakel_system;
grant insert on session to schakel_system;
grant select on session to schakel_system;
grant update on session to schakel_system;

create table setup_token (
  only_one boolean not null default true,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint setup_token_pkey PRIMARY KEY (only_one),
  constraint setup_token_only_one_check CHECK (only_one)
);
create policy system_all on setup_token to schakel_system using (true) with check (true);
grant delete on setup_token to schakel_system;
grant insert on setup_token to schakel_system;
grant select on setup_token to schakel_system;
grant update on setup_token to schakel_system;

-- purpose: purpose_code; counted again every night; retention: until its value is shared less
create table shared_value (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  kind text not null,
  key bigint not null, -- category: contact; hash of a normalised value
  mentions integer not null,
  signals integer not null,
  names integer not null,
  mention_id uuid not null, -- one of the mentions: shows how the value is written
  counted_at timestamp with time zone not null,
  cleared_at timestamp with time zone,
  cleared_by_person_id uuid,
  cleared_mentions integer, -- how many there were when a coordinator said that it is no noise
  version integer not null default 1,
  constraint shared_value_pkey PRIMARY KEY (id),
  constraint shared_value_counted_once UNIQUE (organisation_id, purpose_code, kind, key),
  constraint shared_value_cleared_by_person_id_fkey FOREIGN KEY (cleared_by_person_id) REFERENCES person(id),
  constraint shared_value_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mention(id) ON DELETE CASCADE,
  constraint shared_value_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint shared_value_kind_check CHECK (kind = ANY (ARRAY['phone'::text, 'address'::text, 'street'::text, 'iban'::text, 'email'::text, 'plate'::text, 'kvk'::text, 'handle'::text]))
);
create policy reads_purpose on shared_value to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (( SELECT scope_groups() AS scope_groups) && ARRAY['coordinator'::text, 'care-coordinator'::text]))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND ((cleared_by_person_id IS NULL) OR (cleared_by_person_id = ( SELECT scope_person() AS scope_person)))));
grant select on shared_value to schakel_app;
grant update (cleared_at, cleared_by_person_id, cleared_mentions, version) on shared_value to schakel_app;

-- purpose: purpose_code; retention: terms of the purpose per phase (legal-bases)
create table signal (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  reference text not null,
  state text not null,
  version integer not null default 1,
  controller text not null default 'college'::text,
  audience text not null default 'organisation'::text,
  origin text not null,
  themes_version_id uuid not null,
  theme_code text,
  other_theme_codes text[] not null default '{}'::text[],
  indicator_codes text[] not null default '{}'::text[],
  process_code text,
  department_code text,
  portfolio_id uuid,
  municipality_code text,
  neighbourhood_code text,
  title text not null, -- category: verhaal
  narrative text not null, -- category: verhaal
  occurred_on date, -- category: waarneming
  occurred_at_about text, -- category: waarneming
  street text, -- category: waarneming
  house_number integer, -- category: waarneming
  house_addition text, -- category: waarneming
  postcode text, -- category: waarneming
  town text, -- category: waarneming
  place_note text, -- category: verhaal
  latitude double precision,
  longitude double precision,
  address_state text not null default 'as-written'::text,
  urgency text not null default 'normal'::text,
  confidence text,
  source_kind text,
  source_reliability text,
  source_name text, -- category: melder-identiteit
  source_contact text, -- category: melder-identiteit
  source_protected boolean not null default false,
  to_complete jsonb not null default '[]'::jsonb, -- fields that are missing or odd: [{field, reason}]
  incomplete boolean not null generated always as ((to_complete <> '[]'::jsonb)) stored,
  as_written jsonb, -- category: verhaal; values of an imported row that were changed or did not fit, as they were
  import_batch_id uuid,
  source_reference text,
  entered_by_person_id uuid not null,
  entered_by_appointment_id uuid not null,
  holder_person_id uuid,
  term_on date,
  sort_on date not null generated always as (COALESCE(term_on, '9999-12-31'::date)) stored, -- term_on, with what has no term at the end: an index can serve the order and the cursor
  monitor_until date,
  referred_to text, -- category: verhaal
  closed_reason text, -- category: verhaal
  received_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint signal_pkey PRIMARY KEY (id),
  constraint signal_reference_known_once UNIQUE (organisation_id, reference),
  constraint signal_entered_by_appointment_id_fkey FOREIGN KEY (entered_by_appointment_id) REFERENCES appointment(id),
  constraint signal_entered_by_person_id_fkey FOREIGN KEY (entered_by_person_id) REFERENCES person(id),
  constraint signal_holder_person_id_fkey FOREIGN KEY (holder_person_id) REFERENCES person(id),
  constraint signal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id),
  constraint signal_themes_version_id_fkey FOREIGN KEY (themes_version_id) REFERENCES content_version(id),
  constraint signal_address_state_check CHECK (address_state = ANY (ARRAY['none'::text, 'as-written'::text, 'found'::text, 'not-found'::text, 'point'::text])),
  constraint signal_audience_check CHECK (audience = ANY (ARRAY['organisation'::text, 'department'::text, 'named'::text, 'restricted'::text])),
  constraint signal_confidence_check CHECK (confidence = ANY (ARRAY['seen'::text, 'heard'::text, 'suspected'::text])),
  constraint signal_controller_check CHECK (controller = ANY (ARRAY['college'::text, 'burgemeester'::text])),
  constraint signal_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  constraint signal_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  constraint signal_municipality_code_check CHECK (municipality_code ~ '^GM[0-9]{4}$'::text),
  constraint signal_origin_check CHECK (origin = ANY (ARRAY['desk'::text, 'import'::text, 'api'::text, 'public'::text])),
  constraint signal_source_kind_check CHECK (source_kind = ANY (ARRAY['employee'::text, 'resident'::text, 'business'::text, 'partner'::text, 'anonymous'::text])),
  constraint signal_source_reliability_check CHECK (source_reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text])),
  constraint signal_state_check CHECK (state = ANY (ARRAY['received'::text, 'returned'::text, 'withdrawn'::text, 'checked'::text, 'weighing'::text, 'monitored'::text, 'dismissed'::text, 'referred'::text, 'taken-up'::text, 'research'::text, 'second-weighing'::text, 'own-follow-up'::text, 'in-case'::text, 'outcome-recorded'::text, 'closed'::text])),
  constraint signal_urgency_check CHECK (urgency = ANY (ARRAY['normal'::text, 'urgent'::text])),
  constraint signal_arrives_ended TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint signal_ends_or_returns TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX signal_address ON public.signal USING btree (organisation_id, postcode, house_number);
CREATE INDEX signal_batch ON public.signal USING btree (import_batch_id) WHERE (import_batch_id IS NOT NULL);
CREATE INDEX signal_newest ON public.signal USING btree (organisation_id, received_at DESC, id DESC) INCLUDE (purpose_code, audience, state, theme_code, department_code, holder_person_id, urgency, incomplete, entered_by_person_id, origin);
CREATE INDEX signal_of_reporter ON public.signal USING btree (entered_by_person_id, received_at DESC);
CREATE INDEX signal_queue ON public.signal USING btree (organisation_id, sort_on, id) INCLUDE (purpose_code, audience, state, theme_code, department_code, holder_person_id, urgency, incomplete, entered_by_person_id, origin);
CREATE INDEX signal_words ON public.signal USING gin (to_tsvector('simple'::regconfig, ((((((title || ' '::text) || narrative) || ' '::text) || COALESCE(street, ''::text)) || ' '::text) || COALESCE(town, ''::text))));
CREATE TRIGGER returns_proposals AFTER UPDATE OF street, house_number, house_addition, postcode, town, theme_code, narrative ON public.signal FOR EACH ROW WHEN (((old.street IS DISTINCT FROM new.street) OR (old.house_number IS DISTINCT FROM new.house_number) OR (old.house_addition IS DISTINCT FROM new.house_addition) OR (old.postcode IS DISTINCT FROM new.postcode) OR (old.town IS DISTINCT FROM new.town) OR (old.theme_code IS DISTINCT FROM new.theme_code) OR (old.narrative IS DISTINCT FROM new.narrative))) EXECUTE FUNCTION return_proposals_of_signal();
CREATE TRIGGER shielding_asks_keepers AFTER UPDATE OF audience ON public.signal FOR EACH ROW WHEN (((new.audience = ANY (ARRAY['named'::text, 'restricted'::text])) AND (old.audience <> ALL (ARRAY['named'::text, 'restricted'::text])))) EXECUTE FUNCTION shielding_asks_keepers();
CREATE CONSTRAINT TRIGGER signal_arrives_ended AFTER INSERT ON public.signal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = ANY (ARRAY['withdrawn'::text, 'dismissed'::text, 'closed'::text]))) EXECUTE FUNCTION follow_record_event('signal');
CREATE CONSTRAINT TRIGGER signal_ends_or_returns AFTER UPDATE OF state, closed_at, purpose_code, audience ON public.signal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.state IS DISTINCT FROM new.state) OR (old.closed_at IS DISTINCT FROM new.closed_at)) OR (old.purpose_code IS DISTINCT FROM new.purpose_code)) OR (old.audience IS DISTINCT FROM new.audience)) AND ((old.state = ANY (ARRAY['withdrawn'::text, 'dismissed'::text, 'closed'::text])) OR (new.state = ANY (ARRAY['withdrawn'::text, 'dismissed'::text, 'closed'::text]))))) EXECUTE FUNCTION follow_record_event('signal');
create policy answers on signal for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person)) AND (state = ANY (ARRAY['received'::text, 'returned'::text])) AND (origin <> 'import'::text))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy emergency on signal for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (id = ANY (( SELECT my_emergency_signal_ids() AS my_emergency_signal_ids)::uuid[]))));
create policy entered_by_me on signal for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person)) AND (origin <> 'import'::text) AND (NOT ( SELECT scope_is_processor() AS scope_is_processor))));
create policy enters on signal for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (entered_by_person_id = ( SELECT scope_person() AS scope_person))));
create policy named on signal to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
create policy on_agenda on signal for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])) AND (id = ANY (( SELECT my_agenda_signal_ids() AS my_agenda_signal_ids)::uuid[]))));
create policy reads_purpose on signal to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (audience = ANY (ARRAY['organisation'::text, 'department'::text])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on signal to schakel_app;
grant select on signal to schakel_app;
grant update (address_state, closed_at, closed_reason, confidence, controller, department_code, holder_person_id, house_addition, house_number, indicator_codes, latitude, longitude, monitor_until, neighbourhood_code, occurred_at_about, occurred_on, other_theme_codes, place_note, portfolio_id, postcode, process_code, purpose_code, referred_to, source_contact, source_kind, source_name, source_protected, source_reliability, state, street, term_on, theme_code, themes_version_id, title, to_complete, town, updated_at, urgency, version) on signal to schakel_app;

create table signal_addition (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  text text not null, -- category: verhaal
  kind text not null,
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint signal_addition_pkey PRIMARY KEY (id),
  constraint signal_addition_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_addition_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint signal_addition_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint signal_addition_kind_check CHECK (kind = ANY (ARRAY['addition'::text, 'question'::text, 'answer'::text]))
);
CREATE INDEX signal_addition_of_signal ON public.signal_addition USING btree (signal_id, created_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.signal_addition FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.signal_addition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy of_visible_signal on signal_addition for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = signal_addition.signal_id)))));
create policy writes on signal_addition for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = signal_addition.signal_id)))));
grant insert on signal_addition to schakel_app;
grant select on signal_addition to schakel_app;

create table signal_draft (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  content jsonb not null, -- category: verhaal; every category a signal may hold
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint signal_draft_pkey PRIMARY KEY (id),
  constraint signal_draft_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX signal_draft_of_person ON public.signal_draft USING btree (person_id, updated_at DESC);
create policy own_drafts on signal_draft to schakel_app using (((person_id = ( SELECT scope_person() AS scope_person)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))) with check (((person_id = ( SELECT scope_person() AS scope_person)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation))));
create policy system_cleans on signal_draft to schakel_system using (true);
grant delete on signal_draft to schakel_app;
grant insert on signal_draft to schakel_app;
grant select on signal_draft to schakel_app;
grant update on signal_draft to schakel_app;
grant delete on signal_draft to schakel_system;
grant select (id, updated_at) on signal_draft to schakel_system;

create table signal_event (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  type text not null,
  detail jsonb not null default '{}'::jsonb, -- category: verhaal
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  occurred_at timestamp with time zone not null default clock_timestamp(),
  constraint signal_event_pkey PRIMARY KEY (id),
  constraint signal_event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint signal_event_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
CREATE INDEX signal_event_newest ON public.signal_event USING btree (organisation_id, occurred_at DESC);
CREATE INDEX signal_event_of_signal ON public.signal_event USING btree (signal_id, occurred_at);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.signal_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.signal_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy of_visible_signal on signal_event for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = signal_event.signal_id)))));
create policy writes on signal_event for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (person_id = ( SELECT scope_person() AS scope_person))));
grant insert on signal_event to schakel_app;
grant select on signal_event to schakel_app;

create table signal_named_reader (
  signal_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  added_by_person_id uuid not null,
  added_at timestamp with time zone not null default now(),
  constraint signal_named_reader_pkey PRIMARY KEY (signal_id, person_id),
  constraint signal_named_reader_added_by_person_id_fkey FOREIGN KEY (added_by_person_id) REFERENCES person(id),
  constraint signal_named_reader_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_named_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint signal_named_reader_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
CREATE TRIGGER named_reader_is_asked AFTER INSERT ON public.signal_named_reader FOR EACH ROW EXECUTE FUNCTION named_reader_is_asked();
create policy named on signal_named_reader for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (signal_id = ANY (( SELECT my_named_signal_ids() AS my_named_signal_ids)::uuid[]))));
grant select on signal_named_reader to schakel_app;

create table signal_result (
  id uuid not null,
  organisation_id uuid not null,
  signal_id uuid not null,
  purpose_code text not null,
  disclosure_id uuid not null,
  results text[] not null, -- category: advies; codes of kinds of result
  given_at timestamp with time zone not null default clock_timestamp(),
  constraint signal_result_pkey PRIMARY KEY (id),
  constraint result_of_signal_once UNIQUE (organisation_id, signal_id),
  constraint signal_result_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES disclosure(id),
  constraint signal_result_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_result_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id)
);
create policy of_visible_signal on signal_result for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) AND (EXISTS ( SELECT 1 FROM signal s WHERE (s.id = signal_result.signal_id)))));
grant select on signal_result to schakel_app;

-- retention: until its person removes it; with the appointment
create table signal_view (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  appointment_id uuid not null,
  name text not null, -- category: medewerker; words of its person, without data about others
  settings jsonb not null, -- category: medewerker; codes of filters and columns, and at most the id of a colleague; never search text
  starts boolean not null default false, -- with this view the queue opens
  version integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint signal_view_pkey PRIMARY KEY (id),
  constraint signal_view_named_once UNIQUE (person_id, appointment_id, name),
  constraint signal_view_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint signal_view_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint signal_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint signal_view_name_check CHECK (length(name) >= 1 AND length(name) <= 60),
  constraint signal_view_settings_check CHECK (jsonb_typeof(settings) = 'object'::text AND NOT settings ? 'q'::text)
);
CREATE UNIQUE INDEX signal_view_starts_once ON public.signal_view USING btree (person_id, appointment_id) WHERE starts;
create policy own_views on signal_view to schakel_app using (((person_id = ( SELECT scope_person() AS scope_person)) AND (appointment_id = ( SELECT scope_appointment() AS scope_appointment)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation)))) with check (((person_id = ( SELECT scope_person() AS scope_person)) AND (appointment_id = ( SELECT scope_appointment() AS scope_appointment)) AND (organisation_id = ( SELECT scope_organisation() AS scope_organisation))));
grant delete on signal_view to schakel_app;
grant insert on signal_view to schakel_app;
grant select on signal_view to schakel_app;
grant update (name, settings, starts, updated_at, version) on signal_view to schakel_app;

create table subject (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  kind text not null,
  label text not null, -- category: identiteit
  created_by_person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  merged_into_id uuid,
  version integer not null default 1,
  constraint subject_pkey PRIMARY KEY (id),
  constraint subject_created_by_person_id_fkey FOREIGN KEY (created_by_person_id) REFERENCES person(id),
  constraint subject_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES subject(id),
  constraint subject_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX subject_merged_into ON public.subject USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX subject_newest ON public.subject USING btree (organisation_id, purpose_code, created_at DESC, id DESC) WHERE (merged_into_id IS NULL);
create policy reads_purpose on subject to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on subject to schakel_app;
grant select on subject to schakel_app;
grant update (label, merged_into_id, version) on subject to schakel_app;

-- purpose: purpose_code; retention: with its subject
create table subject_decision (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  kind text not null,
  subject_id uuid not null,
  proposal_id uuid,
  link_id uuid,
  mention_id uuid,
  field text, -- category: identiteit; name of the field a note is about
  value_key bigint, -- category: identiteit; hash of the value a note is about, so that it lapses when the source is corrected
  verdict text,
  effect jsonb not null default '{}'::jsonb, -- category: identiteit; what it changed beside the mentions, as references: {made: [subjectId], merged: [subjectId], proposals: [{id, state}], overruled: [code]}
  reason text, -- category: verhaal
  decided_by_person_id uuid not null,
  decided_at timestamp with time zone not null default clock_timestamp(),
  undone_by_person_id uuid,
  undone_at timestamp with time zone,
  undo_reason text, -- category: verhaal
  version integer not null default 1,
  constraint subject_decision_pkey PRIMARY KEY (id),
  constraint subject_decision_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint subject_decision_link_id_fkey FOREIGN KEY (link_id) REFERENCES link(id),
  constraint subject_decision_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mention(id),
  constraint subject_decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint subject_decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id),
  constraint subject_decision_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint subject_decision_undone_by_person_id_fkey FOREIGN KEY (undone_by_person_id) REFERENCES person(id),
  constraint subject_decision_kind_check CHECK (kind = ANY (ARRAY['made'::text, 'joined'::text, 'merged'::text, 'split'::text, 'linked'::text, 'value-noted'::text])),
  constraint subject_decision_note_is_whole CHECK ((kind = 'value-noted'::text) = (mention_id IS NOT NULL AND field IS NOT NULL AND verdict IS NOT NULL AND value_key IS NOT NULL)),
  constraint subject_decision_undone_by_somebody CHECK ((undone_at IS NULL) = (undone_by_person_id IS NULL)),
  constraint subject_decision_verdict_check CHECK (verdict = ANY (ARRAY['right'::text, 'wrong'::text]))
);
CREATE INDEX subject_decision_of_link ON public.subject_decision USING btree (link_id) WHERE (link_id IS NOT NULL);
CREATE INDEX subject_decision_of_proposal ON public.subject_decision USING btree (proposal_id) WHERE (proposal_id IS NOT NULL);
create policy reads_purpose on subject_decision to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on subject_decision to schakel_app;
grant select on subject_decision to schakel_app;
grant update (undo_reason, undone_at, undone_by_person_id, version) on subject_decision to schakel_app;

create table subject_decision_part (
  decision_id uuid not null,
  subject_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  constraint subject_decision_part_pkey PRIMARY KEY (organisation_id, decision_id, subject_id),
  constraint subject_decision_part_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES subject_decision(id),
  constraint subject_decision_part_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint subject_decision_part_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);
CREATE INDEX subject_decision_part_of_decision ON public.subject_decision_part USING btree (decision_id);
CREATE INDEX subject_decision_part_of_subject ON public.subject_decision_part USING btree (subject_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.subject_decision_part FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.subject_decision_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy reads_purpose on subject_decision_part to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on subject_decision_part to schakel_app;
grant select on subject_decision_part to schakel_app;

create table subject_move (
  decision_id uuid not null,
  mention_id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  from_subject_id uuid,
  to_subject_id uuid,
  constraint subject_move_pkey PRIMARY KEY (organisation_id, decision_id, mention_id),
  constraint subject_move_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES subject_decision(id),
  constraint subject_move_from_subject_id_fkey FOREIGN KEY (from_subject_id) REFERENCES subject(id),
  constraint subject_move_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES mention(id),
  constraint subject_move_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint subject_move_to_subject_id_fkey FOREIGN KEY (to_subject_id) REFERENCES subject(id)
);
CREATE INDEX subject_move_of_decision ON public.subject_move USING btree (decision_id);
CREATE INDEX subject_move_of_mention ON public.subject_move USING btree (mention_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.subject_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.subject_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy reads_purpose on subject_move to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on subject_move to schakel_app;
grant select on subject_move to schakel_app;

-- no personal data; retention: rule destruction-report; counts of what went by itself. No rule: nothing went, and that is told here
create table sweep_report (
  id uuid not null default gen_random_uuid(),
  record_kind text not null,
  rule_id uuid,
  before_moment timestamp with time zone,
  counts jsonb not null, -- category: logboek; {table: rows}
  swept_at timestamp with time zone not null default clock_timestamp(),
  organisation_id uuid, -- whose term it was; null: that of the region, for all who have none of their own
  constraint sweep_report_pkey PRIMARY KEY (id),
  constraint sweep_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint sweep_report_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES retention_rule(id)
);
CREATE INDEX sweep_report_newest ON public.sweep_report USING btree (swept_at DESC, id DESC);
CREATE INDEX sweep_report_of_organisation ON public.sweep_report USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
create policy supervisors on sweep_report for select to schakel_app using ((((organisation_id IS NULL) OR (organisation_id = ( SELECT scope_organisation() AS scope_organisation))) AND (( SELECT scope_supervises() AS scope_supervises) OR ('records-manager'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[])))));
grant select on sweep_report to schakel_app;

-- no personal data but who saved; retention: as long as records point at its content version
create table theme_edition (
  id uuid not null,
  organisation_id uuid not null,
  theme_code text not null,
  number integer not null,
  kind text not null,
  content_version_id uuid not null, -- the content of the organisation from this edition on
  base_version_id uuid not null, -- the version of the region that it stands on
  switched_off jsonb not null default '[]'::jsonb, -- category: advies; indicators that are kept and not shown, with their words
  reason text not null, -- category: advies; without personal data
  saved_by_person_id uuid not null,
  saved_by_name text not null, -- category: medewerker
  saved_at timestamp with time zone not null default clock_timestamp(),
  constraint theme_edition_pkey PRIMARY KEY (id),
  constraint theme_edition_number_once UNIQUE (organisation_id, theme_code, number),
  constraint theme_edition_base_version_id_fkey FOREIGN KEY (base_version_id) REFERENCES content_version(id),
  constraint theme_edition_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint theme_edition_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint theme_edition_saved_by_person_id_fkey FOREIGN KEY (saved_by_person_id) REFERENCES person(id),
  constraint theme_edition_kind_check CHECK (kind = ANY (ARRAY['adopted'::text, 'edited'::text, 'updated'::text, 'returned'::text])),
  constraint theme_edition_number_check CHECK (number > 0),
  constraint theme_edition_reason_check CHECK (reason <> ''::text)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.theme_edition FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.theme_edition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy edits on theme_edition for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (saved_by_person_id = ( SELECT scope_person() AS scope_person)) AND ('administrator'::text = ANY (( SELECT scope_groups() AS scope_groups)::text[]))));
create policy own on theme_edition for select to schakel_app using ((organisation_id = ( SELECT scope_organisation() AS scope_organisation)));
create policy system_reads on theme_edition for select to schakel_system using (true);
grant insert on theme_edition to schakel_app;
grant select on theme_edition to schakel_app;
grant select on theme_edition to schakel_system;

-- purpose: purpose_code; retention: with its list; the content goes when the archive confirmed it, what stays is a checksum and the number of the archive
create table transfer_package (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  list_id uuid not null,
  record_id uuid not null,
  record_kind text not null,
  reference text not null,
  shown_to text not null, -- category: logboek; as that of the term
  state text not null default 'made'::text,
  file_id uuid, -- null: the content and its key are gone
  size bigint not null,
  sha256 text not null, -- category: logboek; of the package as it left
  content_hash text not null, -- of the rows and files that were packed: another one means that the record changed since
  files integer not null,
  made_by_person_id uuid not null,
  made_by_name text not null, -- category: medewerker
  made_at timestamp with time zone not null default clock_timestamp(),
  archive_name text, -- category: logboek; the archive that took it over
  archive_reference text, -- category: logboek; the number under which the archive keeps it
  received_on date, -- category: logboek
  confirmed_by_person_id uuid,
  confirmed_by_name text, -- category: medewerker
  confirmed_at timestamp with time zone,
  version integer not null default 1,
  constraint transfer_package_pkey PRIMARY KEY (id),
  constraint transfer_package_confirmed_by_person_id_fkey FOREIGN KEY (confirmed_by_person_id) REFERENCES person(id),
  constraint transfer_package_list_id_fkey FOREIGN KEY (list_id) REFERENCES destruction_list(id),
  constraint transfer_package_made_by_person_id_fkey FOREIGN KEY (made_by_person_id) REFERENCES person(id),
  constraint transfer_package_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint transfer_package_kept_while_made CHECK (state <> 'made'::text OR file_id IS NOT NULL),
  constraint transfer_package_received_whole CHECK ((state = 'received'::text) = (num_nonnulls(archive_name, archive_reference, received_on, confirmed_by_person_id) = 4)),
  constraint transfer_package_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint transfer_package_size_check CHECK (size > 0),
  constraint transfer_package_state_check CHECK (state = ANY (ARRAY['made'::text, 'replaced'::text, 'withdrawn'::text, 'received'::text]))
);
CREATE INDEX transfer_package_of_list ON public.transfer_package USING btree (list_id);
CREATE INDEX transfer_package_of_record ON public.transfer_package USING btree (record_id);
CREATE UNIQUE INDEX transfer_package_made_once ON public.transfer_package USING btree (organisation_id, list_id, record_id) WHERE (state = ANY (ARRAY['made'::text, 'received'::text]));
create policy of_my_list on transfer_package for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (list_id = ANY (( SELECT my_destruction_list_ids() AS my_destruction_list_ids)::uuid[]))));
grant select on transfer_package to schakel_app;

create table tree_head (
  organisation_id uuid not null,
  sequence bigint not null,
  leaf_hash bytea not null,
  constraint tree_head_pkey PRIMARY KEY (organisation_id),
  constraint tree_head_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create policy system_sequences on tree_head to schakel_system using (true) with check (true);
grant insert on tree_head to schakel_system;
grant select on tree_head to schakel_system;
grant update on tree_head to schakel_system;

create table tree_tile (
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  constraint tree_tile_pkey PRIMARY KEY (level, index)
);
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.tree_tile FOR EACH ROW EXECUTE FUNCTION tile_grows();
CREATE TRIGGER only_grows_truncate BEFORE TRUNCATE ON public.tree_tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
create policy supervisor on tree_tile for select to schakel_app using (( SELECT scope_supervises() AS scope_supervises));
create policy system_sequences on tree_tile to schakel_system using (true) with check (true);
grant select on tree_tile to schakel_app;
grant insert on tree_tile to schakel_system;
grant select on tree_tile to schakel_system;
grant update on tree_tile to schakel_system;

-- purpose: purpose_code; found in the log afterwards, for the privacy officer
create table unusual_look (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  rule_code text not null,
  look_key text not null, -- category: gepseudonimiseerd; rule, person, and hour or record and day: what is one signal
  actor_person_id uuid not null,
  actor_name text not null, -- category: medewerker
  actor_organisation_name text not null, -- category: medewerker
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  looks integer not null,
  event_ids uuid[] not null,
  record_kind text not null,
  record_ids uuid[] not null,
  compared jsonb not null, -- category: logboek; numbers and moments that the sentence is made of
  hidden_from uuid[] not null, -- who looked, and officers who bear the name of who was looked at
  found_at timestamp with time zone not null default clock_timestamp(),
  asked_by_name text, -- category: medewerker
  asked_at timestamp with time zone,
  asked_reason text, -- category: verhaal
  finding text,
  finding_by_person_id uuid,
  finding_by_name text, -- category: medewerker
  finding_at timestamp with time zone,
  finding_reason text, -- category: verhaal
  version integer not null default 1,
  constraint unusual_look_pkey PRIMARY KEY (id),
  constraint unusual_look_found_once UNIQUE (organisation_id, look_key),
  constraint unusual_look_actor_person_id_fkey FOREIGN KEY (actor_person_id) REFERENCES person(id),
  constraint unusual_look_finding_by_person_id_fkey FOREIGN KEY (finding_by_person_id) REFERENCES person(id),
  constraint unusual_look_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint unusual_look_asked_whole CHECK (num_nulls(asked_by_name, asked_at, asked_reason) = ANY (ARRAY[0, 3])),
  constraint unusual_look_finding_check CHECK (finding = ANY (ARRAY['fine'::text, 'breach'::text])),
  constraint unusual_look_finding_whole CHECK (num_nulls(finding, finding_by_person_id, finding_by_name, finding_at, finding_reason) = ANY (ARRAY[0, 5])),
  constraint unusual_look_for_oversight CHECK (purpose_code = 'audit-logging'::text),
  constraint unusual_look_rule_code_check CHECK (rule_code = ANY (ARRAY['many-records'::text, 'own-family-name'::text, 'own-address'::text, 'after-leaving-case'::text, 'well-known-person'::text]))
);
CREATE INDEX unusual_look_newest ON public.unusual_look USING btree (organisation_id, found_at DESC, id);
create policy officer_finds on unusual_look for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_settles_looks() AS scope_settles_looks) AND (NOT (( SELECT scope_person() AS scope_person) = ANY (hidden_from))) AND (finding IS NULL))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ((finding IS NULL) OR (finding_by_person_id = ( SELECT scope_person() AS scope_person)))));
create policy officer_reads on unusual_look for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_watches_looks() AS scope_watches_looks) AND (NOT (( SELECT scope_person() AS scope_person) = ANY (hidden_from)))));
create policy system_finds on unusual_look to schakel_system using (true) with check (true);
grant select on unusual_look to schakel_app;
grant update (asked_at, asked_by_name, asked_reason, finding, finding_at, finding_by_name, finding_by_person_id, finding_reason, version) on unusual_look to schakel_app;
grant insert on unusual_look to schakel_system;
grant select on unusual_look to schakel_system;
grant update (compared, event_ids, last_at, looks, record_ids) on unusual_look to schakel_system;

-- purpose: audit-logging
create table watched_value (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  person_id uuid,
  hashes text[] not null, -- category: gepseudonimiseerd; keyed hashes of a normalised name with birth date, or of an address
  reason text not null, -- category: verhaal; why it is on the list, without the name
  added_by_person_id uuid not null,
  added_by_name text not null, -- category: medewerker
  added_at timestamp with time zone not null default clock_timestamp(),
  constraint watched_value_pkey PRIMARY KEY (id),
  constraint watched_value_known_once UNIQUE NULLS NOT DISTINCT (organisation_id, kind, person_id, hashes),
  constraint watched_value_added_by_person_id_fkey FOREIGN KEY (added_by_person_id) REFERENCES person(id),
  constraint watched_value_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint watched_value_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint watched_value_address_of_somebody CHECK ((kind = 'own-address'::text) = (person_id IS NOT NULL)),
  constraint watched_value_hashes_check CHECK (cardinality(hashes) >= 1 AND cardinality(hashes) <= 4),
  constraint watched_value_kind_check CHECK (kind = ANY (ARRAY['well-known-person'::text, 'own-address'::text]))
);
CREATE INDEX watched_value_by_hash ON public.watched_value USING gin (hashes);
create policy officer_reads on watched_value for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_settles_looks() AS scope_settles_looks)));
create policy officer_takes_off on watched_value for delete to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_settles_looks() AS scope_settles_looks)));
grant delete on watched_value to schakel_app;
grant select (added_at, added_by_name, added_by_person_id, id, kind, organisation_id, person_id, reason) on watched_value to schakel_app;

-- purpose: purpose_code; retention: with its signal; never changed: another decision is another weighing
create table weighing (
  id uuid not null,
  organisation_id uuid not null,
  purpose_code text not null,
  signal_id uuid not null,
  way text not null,
  table_id uuid,
  meeting_id uuid,
  agenda_item_id uuid,
  number integer,
  round text not null,
  signal_reference text not null,
  signal_title text not null, -- category: verhaal; as it stood when it was weighed
  necessity text not null, -- category: verhaal
  proportionality text not null, -- category: verhaal
  subsidiarity text not null, -- category: verhaal
  legal_bases jsonb not null, -- picked from the purpose in that content version: [{law, article}]
  content_version_id uuid not null,
  decision text not null,
  monitor_until date,
  referred_to text, -- category: verhaal
  referred_organisation_id uuid,
  sources jsonb not null default '[]'::jsonb, -- category: verhaal; privacy check 1: [{departmentId, title, necessary, proportionate, noLighterWay, rule}]
  internal_sharing jsonb not null default '[]'::jsonb, -- category: verhaal; privacy check 2A: [{category, reason}]
  executing jsonb not null default '[]'::jsonb, -- category: verhaal; privacy check 2B: [{departmentId, title, categories, reason}]
  reason text not null, -- category: verhaal
  ruling text, -- category: verhaal; why the chair chose when votes were equal
  present jsonb not null default '[]'::jsonb, -- category: medewerker; [{personId, name, role}]
  decided_by_person_id uuid not null,
  decided_by_name text not null, -- category: medewerker
  decided_at timestamp with time zone not null default clock_timestamp(),
  constraint weighing_pkey PRIMARY KEY (id),
  constraint weighing_of_item_once UNIQUE (agenda_item_id),
  constraint weighing_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES agenda_item(id),
  constraint weighing_content_version_id_fkey FOREIGN KEY (content_version_id) REFERENCES content_version(id),
  constraint weighing_decided_by_person_id_fkey FOREIGN KEY (decided_by_person_id) REFERENCES person(id),
  constraint weighing_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES weighing_meeting(id),
  constraint weighing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint weighing_referred_organisation_id_fkey FOREIGN KEY (referred_organisation_id) REFERENCES organisation(id),
  constraint weighing_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id),
  constraint weighing_table_id_fkey FOREIGN KEY (table_id) REFERENCES weighing_table(id),
  constraint weighing_at_a_table CHECK ((way = 'direct'::text) = (agenda_item_id IS NULL) AND (way = 'direct'::text) = (table_id IS NULL) AND (way = 'meeting'::text) = (meeting_id IS NOT NULL)),
  constraint weighing_decision_check CHECK (decision = ANY (ARRAY['dismiss'::text, 'monitor'::text, 'refer'::text, 'take-up'::text, 'own-follow-up'::text, 'case'::text])),
  constraint weighing_legal_bases_check CHECK (jsonb_array_length(legal_bases) > 0),
  constraint weighing_monitor_has_date CHECK ((decision = 'monitor'::text) = (monitor_until IS NOT NULL)),
  constraint weighing_refer_has_recipient CHECK ((decision = 'refer'::text) = (referred_to IS NOT NULL)),
  constraint weighing_round_check CHECK (round = ANY (ARRAY['first'::text, 'second'::text])),
  constraint weighing_round_fits CHECK ( CASE round WHEN 'first'::text THEN decision = ANY (ARRAY['dismiss'::text, 'monitor'::text, 'refer'::text, 'take-up'::text]) ELSE decision <> 'take-up'::text END),
  constraint weighing_way_check CHECK (way = ANY (ARRAY['meeting'::text, 'urgent'::text, 'direct'::text])),
  constraint weighing_is_valid TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX weighing_of_meeting ON public.weighing USING btree (meeting_id, number);
CREATE INDEX weighing_of_signal ON public.weighing USING btree (signal_id, decided_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.weighing FOR EACH ROW EXECUTE FUNCTION refuse_change('signal_title', 'necessity', 'proportionality', 'subsidiarity', 'reason', 'ruling');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.weighing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER weighing_is_valid AFTER INSERT ON public.weighing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION weighing_is_valid();
create policy decides on weighing for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (decided_by_person_id = ( SELECT scope_person() AS scope_person)) AND CASE WHEN (way = 'direct'::text) THEN (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[])) ELSE (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[])) END));
create policy of_my_table on weighing for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_purposes() AS scope_purposes)::text[])) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[]))));
create policy reads_purpose on weighing for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (purpose_code = ANY (( SELECT scope_wide_purposes() AS scope_wide_purposes)::text[]))));
grant insert on weighing to schakel_app;
grant select on weighing to schakel_app;

create table weighing_meeting (
  id uuid not null,
  organisation_id uuid not null,
  table_id uuid not null,
  state text not null default 'planned'::text,
  planned_at timestamp with time zone not null,
  place text,
  present_person_ids uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  planned_by_person_id uuid not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint weighing_meeting_pkey PRIMARY KEY (id),
  constraint weighing_meeting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint weighing_meeting_planned_by_person_id_fkey FOREIGN KEY (planned_by_person_id) REFERENCES person(id),
  constraint weighing_meeting_table_id_fkey FOREIGN KEY (table_id) REFERENCES weighing_table(id),
  constraint weighing_meeting_state_check CHECK (state = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text]))
);
CREATE INDEX weighing_meeting_of_table ON public.weighing_meeting USING btree (organisation_id, table_id, planned_at DESC);
create policy of_my_table on weighing_meeting to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[])))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[]))));
grant insert on weighing_meeting to schakel_app;
grant select on weighing_meeting to schakel_app;
grant update (closed_at, opened_at, place, planned_at, present_person_ids, state, version) on weighing_meeting to schakel_app;

-- Four eyes counts persons, so a person sits at a table once, under one appointment
create table weighing_member (
  id uuid not null,
  organisation_id uuid not null,
  table_id uuid not null,
  appointment_id uuid not null,
  person_id uuid not null,
  role text not null,
  added_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint weighing_member_pkey PRIMARY KEY (id),
  constraint weighing_member_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id),
  constraint weighing_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint weighing_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint weighing_member_table_id_fkey FOREIGN KEY (table_id) REFERENCES weighing_table(id),
  constraint weighing_member_role_check CHECK (role = ANY (ARRAY['member'::text, 'chair'::text]))
);
CREATE INDEX weighing_member_appointment ON public.weighing_member USING btree (appointment_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX weighing_member_sits_once ON public.weighing_member USING btree (organisation_id, table_id, person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX weighing_table_has_one_chair ON public.weighing_member USING btree (organisation_id, table_id) WHERE ((ended_at IS NULL) AND (role = 'chair'::text));
create policy administrator_sees on weighing_member for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy arranges on weighing_member for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_arranges_tables() AS scope_arranges_tables)));
create policy changes on weighing_member for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_arranges_tables() AS scope_arranges_tables)));
create policy of_my_table on weighing_member for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (table_id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[]))));
create policy system_all on weighing_member to schakel_system using (true) with check (true);
grant insert on weighing_member to schakel_app;
grant select on weighing_member to schakel_app;
grant update (ended_at, role) on weighing_member to schakel_app;
grant insert on weighing_member to schakel_system;
grant select on weighing_member to schakel_system;

create table weighing_table (
  id uuid not null,
  organisation_id uuid not null,
  purpose_codes text[] not null,
  name text not null,
  rhythm text not null,
  quorum integer not null, -- fewest members that must be present and vote
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint weighing_table_pkey PRIMARY KEY (id),
  constraint weighing_table_name_known_once UNIQUE (organisation_id, name),
  constraint weighing_table_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint weighing_table_purpose_codes_check CHECK (cardinality(purpose_codes) > 0),
  constraint weighing_table_quorum_check CHECK (quorum >= 2 AND quorum <= 30),
  constraint weighing_table_rhythm_check CHECK (rhythm = ANY (ARRAY['weekly'::text, 'fortnightly'::text, 'monthly'::text, 'when-needed'::text]))
);
create policy administrator_sees on weighing_table for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_administers() AS scope_administers)));
create policy arranges on weighing_table for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_arranges_tables() AS scope_arranges_tables)));
create policy changes on weighing_table for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND ( SELECT scope_arranges_tables() AS scope_arranges_tables)));
create policy of_my_table on weighing_table for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (id = ANY (( SELECT my_weighing_table_ids() AS my_weighing_table_ids)::uuid[]))));
create policy system_all on weighing_table to schakel_system using (true) with check (true);
grant insert on weighing_table to schakel_app;
grant select on weighing_table to schakel_app;
grant update (ended_at, name, purpose_codes, quorum, rhythm, version) on weighing_table to schakel_app;
grant insert on weighing_table to schakel_system;
grant select on weighing_table to schakel_system;

create table weighing_vote (
  id uuid not null,
  organisation_id uuid not null,
  agenda_item_id uuid not null,
  person_id uuid not null,
  person_name text not null, -- category: medewerker
  role text not null,
  vote text not null,
  decision text,
  remark text, -- category: verhaal
  version integer not null default 1,
  voted_at timestamp with time zone not null default clock_timestamp(),
  constraint weighing_vote_pkey PRIMARY KEY (id),
  constraint weighing_vote_cast_once UNIQUE (organisation_id, agenda_item_id, person_id),
  constraint weighing_vote_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES agenda_item(id),
  constraint weighing_vote_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint weighing_vote_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint weighing_vote_decision_check CHECK (decision = ANY (ARRAY['dismiss'::text, 'monitor'::text, 'refer'::text, 'take-up'::text, 'own-follow-up'::text, 'case'::text])),
  constraint weighing_vote_for_something CHECK (vote <> 'for'::text OR decision IS NOT NULL),
  constraint weighing_vote_role_check CHECK (role = ANY (ARRAY['member'::text, 'chair'::text, 'coordinator'::text])),
  constraint weighing_vote_vote_check CHECK (vote = ANY (ARRAY['for'::text, 'against'::text, 'advises'::text, 'abstains'::text]))
);
CREATE TRIGGER vote_counts BEFORE INSERT OR UPDATE ON public.weighing_vote FOR EACH ROW EXECUTE FUNCTION vote_counts();
create policy changes_own on weighing_vote for update to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)))) with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person))));
create policy of_my_table on weighing_vote for select to schakel_app using (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (agenda_item_id = ANY (( SELECT my_agenda_item_ids() AS my_agenda_item_ids)::uuid[]))));
create policy votes on weighing_vote for insert to schakel_app with check (((organisation_id = ( SELECT scope_organisation() AS scope_organisation)) AND (person_id = ( SELECT scope_person() AS scope_person)) AND (agenda_item_id = ANY (( SELECT my_agenda_item_ids() AS my_agenda_item_ids)::uuid[]))));
grant insert on weighing_vote to schakel_app;
grant select on weighing_vote to schakel_app;
grant update (decision, remark, version, vote, voted_at) on weighing_vote to schakel_app;

create function agenda_context(p_item uuid) returns jsonb stable security definer set search_path=public, pg_temp; -- for schakel_app
create function answer_inquiry(p_inquiry uuid, p_look jsonb) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function answer_research_question(p_question uuid, p_answer text, p_version integer, p_disclosure uuid) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create procedure append_only(IN table_name text); -- for everyone
create function approval_is_decided_once() returns trigger; -- for everyone
create function ask_keepers(p_organisation uuid, p_part uuid, p_person uuid) returns void set search_path=public, pg_temp;
create function audit_entry_waits() returns trigger set search_path=public, pg_temp; -- for everyone
create function begin_mandate_scope(p_organisation uuid) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function begin_scope(p_token_hash bytea, p_purposes text[] DEFAULT NULL::text[]) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function blank_additions(p_signal uuid, p_pieces text[], p_note text) returns void set search_path=public, pg_temp;
create function blank_narrative(p_measure uuid, p_pieces text[], p_note text) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function blank_pieces(p_signal uuid, p_pieces text[], p_note text) returns void set search_path=public, pg_temp;
create function blank_questions_about(p_mention uuid, p_note text) returns void set search_path=public, pg_temp;
create function blank_signal_again(p_signal uuid, p_marks jsonb) returns void set search_path=public, pg_temp;
create function blank_weighings(p_signal uuid, p_pieces text[], p_note text) returns void set search_path=public, pg_temp;
create function blanked(p_text text, p_pieces text[], p_note text) returns text immutable set search_path=public, pg_temp;
create function blanked_json(p_json jsonb, p_pieces text[], p_note text) returns jsonb immutable set search_path=public, pg_temp;
create function blanked_title(p_title text, p_pieces text[], p_note text) returns text immutable set search_path=public, pg_temp;
create function board_cell(p_count numeric, p_mark text) returns jsonb immutable; -- for everyone
create function board_dimension(p_groups board_group[], p_keys text[], p_dimension text, p_theme text, OUT key text, OUT amount integer, OUT mark text) returns SETOF record stable security definer set search_path=public, pg_temp;
create function board_figures(p_year integer, p_theme text) returns jsonb stable security definer set search_path=public, pg_temp; -- for schakel_app
create function board_list_is_safe(p_counts integer[], p_marks text[]) returns boolean immutable; -- for everyone
create function board_list_marks(p_counts integer[]) returns text[] immutable; -- for everyone
create function board_organisations(p_rule text) returns uuid[] stable security definer set search_path=public, pg_temp;
create function board_own_outcomes(p_year integer, p_theme text) returns TABLE(id uuid, reference text, theme_code text, recorded_on date, barriers_raised integer, households integer, people integer, recovered_cents bigint) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function board_own_signals(p_year integer, p_theme text, p_taken_up boolean, p_portfolio text, p_after uuid, p_limit integer) returns TABLE(id uuid, reference text, theme_code text, state text, received_on date, portfolio_title text) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function board_result_mark(p_own uuid, p_year integer, p_kind text, p_theme text) returns text stable security definer set search_path=public, pg_temp;
create function board_results(p_year integer) returns TABLE(organisation_id uuid, theme_code text, kind text, amount bigint, behind integer) stable security definer set search_path=public, pg_temp;
create function board_signals(p_year integer) returns TABLE(organisation_id uuid, theme_code text, month integer, portfolio_code text, taken_up boolean) stable security definer set search_path=public, pg_temp;
create function board_table_marks(p_counts integer[], p_columns integer) returns text[] immutable; -- for everyone
create function board_theme_marks(p_groups board_group[], OUT theme_code text, OUT domain text, OUT place integer, OUT amount integer, OUT mark text, OUT domain_amount integer, OUT domain_mark text) returns SETOF record stable security definer set search_path=public, pg_temp;
create function board_themes() returns TABLE(theme_code text, domain text, place integer) stable security definer set search_path=public, pg_temp;
create function candidates_of_requester(p_part uuid, p_purposes text[], p_sure boolean, p_after uuid, p_limit integer) returns TABLE(mention_id uuid, signal_id uuid, purpose_code text, reference text, received_on date, kinds text[], facts jsonb) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function carry_notice(p_notice uuid) returns uuid[] security definer set search_path=public, pg_temp; -- for schakel_app
create function carry_out_measure(p_measure uuid, p_keys jsonb) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function carry_own_confirmations(p_from uuid, p_to uuid) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function carry_rule_confirmations(p_organisation uuid, p_from uuid, p_to uuid) returns integer security definer set search_path=public, pg_temp; -- for schakel_system
create function case_bringers(p_case uuid) returns TABLE(organisation_id uuid, organisation_type text) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function case_event_keys(p_case uuid, p_organisation uuid, p_detail jsonb) returns text[] immutable set search_path=public, pg_temp; -- for schakel_app
create function case_is_restricted(p_case uuid) returns boolean stable set search_path=public, pg_temp;
create function case_party(p_case uuid, p_organisation uuid) returns TABLE(roles text[], people integer, secrecy_confirmed integer) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function ceiling_for(p_giver uuid, p_recipient uuid) returns text[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function claim_import_rows(p_batch uuid, p_rows jsonb) returns TABLE(place integer, status text) security definer set search_path=public, pg_temp; -- for schakel_app
create function claim_request(p_key uuid, p_hash bytea) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function compute_record_term(p_kind text, p_record uuid) returns void set search_path=public, pg_temp;
create function conceal_shielded_origin() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function confirm_transfer(p_package uuid, p_version integer, p_sha256 text, p_archive text, p_reference text, p_received_on date) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function content_of_case(p_case uuid) returns jsonb stable set search_path=public, pg_temp;
create function content_of_signal(p_signal uuid) returns jsonb stable set search_path=public, pg_temp;
create function content_to_transfer(p_list uuid, p_record uuid) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function copies_near_requester(p_part uuid, p_purposes text[], p_most integer) returns TABLE(copy_id uuid, case_id uuid, purpose_code text, reference text, received_on date, state text, fields jsonb, others text[], known boolean, requester jsonb) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function count_destroyed(p_table text, p_rows integer) returns void set search_path=public, pg_temp;
create function count_mentions_of_requester(p_part uuid, p_purposes text[], p_most integer) returns TABLE(sure bigint, by_name bigint, people bigint) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function count_shared_values() returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function count_shared_values_of_all() returns integer security definer set search_path=public, pg_temp; -- for schakel_system
create function count_values_of(p_organisation uuid) returns void set search_path=public, pg_temp;
create function data_subject_pseudonym(p_organisation uuid, p_subject text) returns text security definer set search_path=public, pg_temp;
create function decide_bring_in(p_bring_in uuid, p_version integer, p_case uuid, p_reason text) returns boolean security definer set search_path=public, pg_temp; -- for schakel_app
create function decide_inquiry_content(p_inquiry uuid, p_state text, p_reason text, p_rules jsonb, p_version integer) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function decide_research_content(p_question uuid, p_refused_reason text, p_version integer) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function decide_retention_rule(p_id uuid, p_kind text, p_purpose text, p_outcome text, p_months integer, p_reason text, p_decision text, p_decided_on date, p_expected integer) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function decided_by_keepers(p_part uuid) returns SETOF uuid stable set search_path=public, pg_temp;
create function decisions_on_interventions(p_record uuid) returns SETOF record_decision stable set search_path=public, pg_temp;
create function decisions_on_signal(p_signal uuid) returns SETOF record_decision stable set search_path=public, pg_temp;
create function destroy_blankings(p_record uuid) returns void set search_path=public, pg_temp;
create function destroy_case_itself(p_case uuid) returns void set search_path=public, pg_temp;
create function destroy_decisions_of_signal(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_emergency_access(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_files(p_files uuid[]) returns void set search_path=public, pg_temp;
create function destroy_givings_of_signal(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_inquiries(p_record uuid) returns void set search_path=public, pg_temp;
create function destroy_interventions(p_record uuid) returns void set search_path=public, pg_temp;
create function destroy_kept_replies(p_ids uuid[]) returns void set search_path=public, pg_temp;
create function destroy_links_of_signal(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_proposals_of_case(p_case uuid) returns void set search_path=public, pg_temp;
create function destroy_record(p_kind text, p_record uuid, f record_facts, p_rule uuid, p_list uuid) returns jsonb set search_path=public, pg_temp;
create function destroy_restrictions_of_signal(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_rows(p_table text, p_condition text, p_id uuid, p_ids uuid[] DEFAULT '{}'::uuid[]) returns void set search_path=public, pg_temp;
create function destroy_signal_itself(p_signal uuid) returns void set search_path=public, pg_temp;
create function destroy_traces(p_ids uuid[]) returns void set search_path=public, pg_temp;
create function destroy_transfer_packages(p_record uuid) returns void set search_path=public, pg_temp;
create function destruction_reviewers(p_roles text[]) returns TABLE(person_id uuid, name text, title text) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function disclose_answer(q inquiry, p_given jsonb) returns void set search_path=public, pg_temp;
create function disclosure_forgets_contribution() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_forgets_inquiry() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_in_words() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_lists_contribution() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_lists_inquiry() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_lists_referral() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_numbers() returns trigger security definer set search_path=public, pg_temp;
create function disclosure_state() returns trigger security definer set search_path=public, pg_temp;
create function disclosures_of_keeper(p_task uuid) returns TABLE(disclosure_id uuid, recipient_name text, categories text[], given_on date) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function disclosures_of_requester(p_part uuid) returns TABLE(disclosure_id uuid, record_id uuid, recipient_organisation_id uuid, recipient_name text, categories text[], given_on date) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function drop_copies_of_blanked(p_record uuid) returns void set search_path=public, pg_temp;
create function drop_transfer_packages(p_record uuid, p_state text) returns void set search_path=public, pg_temp;
create function emergency_is_reviewed_once() returns trigger; -- for everyone
create function end_own_sessions(p_session uuid) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function end_sessions_of_changed_appointment() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function end_sessions_of_revoked_client() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function enqueue_job(p_task text, p_payload json DEFAULT '{}'::json) returns void security definer set search_path=public, pg_temp; -- for schakel_app, schakel_system
create function erase_mention(p_mention uuid) returns void set search_path=public, pg_temp;
create function execute_destruction_item(p_list uuid, p_record uuid) returns jsonb security definer set search_path=public, pg_temp; -- for schakel_app
create function extension_deciders(p_roles text[]) returns TABLE(person_id uuid, name text, roles text[]) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function fact_hash(p_value text) returns text stable; -- for everyone
create function facts_changed(p_before jsonb, p_now jsonb) returns jsonb stable; -- for everyone
create function facts_of(p_kind text, p_record uuid) returns record_facts set search_path=public, pg_temp;
create function facts_of_case(p_case uuid) returns record_facts set search_path=public, pg_temp;
create function facts_of_signal(p_signal uuid) returns record_facts set search_path=public, pg_temp;
create function files_to_archive(p_kinds text[], p_record uuid, p_organisation uuid, p_more uuid[]) returns jsonb stable set search_path=public, pg_temp;
create function follow_record_event() returns trigger security definer set search_path=public, pg_temp;
create function follow_region_rules() returns void set search_path=public, pg_temp;
create function forget_corrected(p_mention uuid, p_signal uuid, p_fields text[]) returns void set search_path=public, pg_temp;
create function free_references(p_candidates text[]) returns text[] stable security definer set search_path=public, pg_temp set enable_seqscan=off; -- for schakel_app
create function gave_before(p_recipient uuid, p_purpose text) returns boolean stable security definer set search_path=public, pg_temp; -- for schakel_app
create function give_results(p_case uuid, p_disclosure uuid, p_results text[]) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function held_record_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function hold_case(p_id uuid, p_case uuid, p_reason text, p_note text) returns uuid security definer set search_path=public, pg_temp; -- for schakel_app
create function hold_inquiries() returns void set search_path=public, pg_temp;
create function holds_file_in_case(p_source uuid, p_file uuid, p_case uuid) returns boolean stable security definer set search_path=public, pg_temp; -- for schakel_app
create function ids_of_cases() returns SETOF uuid stable set search_path=public, pg_temp;
create function ids_of_signals() returns SETOF uuid stable set search_path=public, pg_temp;
create function intervention_to_archive(p_record uuid, p_organisation uuid) returns TABLE(id uuid, at timestamp with time zone, told jsonb) stable set search_path=public, pg_temp;
create function interventions_with_near_term(p_until date) returns TABLE(id uuid, organisation_id uuid, person_id uuid) stable security definer set search_path=public, pg_temp; -- for schakel_system
create function is_restricted(p_kind text, p_record uuid) returns boolean stable set search_path=public, pg_temp;
create function item_to_transfer(p_list uuid, p_record uuid) returns destruction_item set search_path=public, pg_temp;
create function keep_person(p_id uuid, p_name text, p_email text, p_issuer text, p_subject text) returns uuid security definer set search_path=public, pg_temp; -- for schakel_app
create function keep_reply(p_key uuid, p_status integer, p_reply text) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function keep_transfer_package(p_id uuid, p_list uuid, p_record uuid, p_file uuid, p_size bigint, p_sha256 text, p_content_hash text, p_files integer) returns uuid security definer set search_path=public, pg_temp; -- for schakel_app
create function keep_watched_value(p_id uuid, p_kind text, p_person uuid, p_texts text[], p_reason text) returns boolean security definer set search_path=public, pg_temp; -- for schakel_app
create function keeper_decides_once() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function keeper_due_on(p_part_due_on date) returns date stable; -- for everyone
create function keepers_of(p_organisation uuid) returns SETOF uuid stable set search_path=public, pg_temp;
create function lift_retention_hold(p_id uuid, p_version integer) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function looks_after_leaving(p_looks jsonb, p_days integer) returns TABLE(event_id uuid, record_id uuid, case_id uuid, reference text, left_at timestamp with time zone) stable security definer set search_path=public, pg_temp; -- for schakel_system
create function looks_at_record(p_record uuid) returns TABLE(occurred_at timestamp with time zone, actor_name text, actor_organisation_name text, action text, rule_code text) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function looks_beside_mine(p_record uuid) returns TABLE(occurred_at timestamp with time zone, actor_name text, actor_organisation_name text, action text, rule_code text, purpose_code text, mine boolean) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function make_own_retention_rule(p_organisation uuid, region retention_rule, p_months integer) returns uuid set search_path=public, pg_temp;
create function marks_of_restriction(r record_restriction) returns jsonb immutable set search_path=public, pg_temp;
create function may_see_board() returns boolean stable; -- for everyone
create function mention_facts(m mention) returns jsonb stable; -- for everyone
create function mentioned_kind(kind text, other_kind text, kinds text[], different_bsn boolean) returns text immutable; -- for everyone
create function mentions_known(p_asked uuid, p_purposes text[], p_kind text, p_look jsonb) returns uuid[] stable set search_path=public, pg_temp;
create function mentions_of_keeper(p_task uuid) returns TABLE(mention_id uuid, signal_id uuid, sure boolean, decided boolean) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function mentions_of_requester(p_part uuid, p_purposes text[]) returns TABLE(mention_id uuid, signal_id uuid, kinds text[], sure boolean) stable;
create function mind_noise_when_proposed() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function mind_noise_when_undone() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function my_agenda_item_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_agenda_signal_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_case_doors() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_case_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_colleague_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_confirmed_case_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_content_question_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_destruction_list_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_emergency_signal_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_hosted_case_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_keeper_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_keeper_part_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_member_table_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_named_signal_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_offered_bring_in_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_open_keeper_task_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_open_rights_part_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_received_intervention_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_shielded_members() returns text[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function my_weighing_table_ids() returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function named_reader_is_asked() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function next_contribution_version(p_recipient uuid, p_item uuid) returns integer stable security definer set search_path=public, pg_temp; -- for schakel_app
create function noise_verdict(p_ids uuid[], p_without uuid DEFAULT NULL::uuid, p_with jsonb DEFAULT '[]'::jsonb) returns TABLE(proposal_id uuid, noise text[], stands boolean, kind text, strength text) stable set search_path=public, pg_temp; -- for everyone
create function note_blanked(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_marks jsonb) returns void set search_path=public, pg_temp;
create function note_earlier_referrals() returns trigger security definer set search_path=public, pg_temp;
create function note_mark(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_marks jsonb) returns void set search_path=public, pg_temp;
create function note_referral(p_signal uuid) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function note_restriction() returns trigger security definer set search_path=public, pg_temp;
create function notice_moves_state() returns trigger security definer set search_path=public, pg_temp;
create function notice_of_withdrawal() returns trigger security definer set search_path=public, pg_temp;
create function notify_person(p_id uuid, p_organisation uuid, p_person uuid, p_kind text, p_record_kind text, p_record uuid, p_mail boolean) returns boolean security definer set search_path=public, pg_temp; -- for schakel_app
create function one_slip_apart(one date, other date) returns boolean immutable; -- for everyone
create function only_giver_withdraws() returns trigger; -- for everyone
create function only_recipient_receives() returns trigger; -- for everyone
create function onward_disclosures(p_disclosure uuid) returns uuid[] stable security definer set search_path=public, pg_temp;
create function open_emergency_access(p_id uuid, p_reference text, p_reason text, p_minutes integer) returns uuid security definer set search_path=public, pg_temp; -- for schakel_app
create function own_candidates(p_part uuid, p_purposes text[], p_mentions uuid[]) returns TABLE(mention_id uuid, signal_id uuid, purpose_code text) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function own_login_hint() returns text stable security definer set search_path=public, pg_temp; -- for schakel_app
create function package_is_restricted(p_package uuid) returns boolean stable security definer set search_path=public, pg_temp; -- for schakel_app
create function part_asks_keepers() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function part_waits_for_keepers() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function participant_of_appointment() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function pass_on_plan_entry(p_intervention uuid) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function pass_on_rights_request(p_request uuid, p_keys jsonb, p_due_on date, p_parts jsonb) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function pass_signal_to_purpose(p_signal uuid, p_purpose text, p_version integer) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function people_in_records(p_organisation uuid, p_records uuid[]) returns TABLE(record_id uuid, name text, birth_date text, address text, street text, house_number integer, house_addition text, postcode text, town text) stable security definer set search_path=public, pg_temp; -- for schakel_system
create function people_of_inquiry(p_inquiry uuid, p_roles text[]) returns TABLE(organisation_id uuid, person_id uuid) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function people_of_notices(p_root uuid) returns TABLE(organisation_id uuid, person_id uuid, disclosure_id uuid) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function people_of_rights_request(p_request uuid, p_roles text[]) returns TABLE(organisation_id uuid, person_id uuid) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function people_to_invite(p_organisation uuid, p_roles text[]) returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function people_to_tell(p_record_kind text, p_record uuid, p_roles text[]) returns uuid[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function place_retention_hold(p_id uuid, p_kind text, p_record uuid, p_reason text, p_note text) returns uuid security definer set search_path=public, pg_temp; -- for schakel_app
create function place_value(postcode text, house_number integer, house_addition text) returns text immutable; -- for everyone
create function plan_entry_follows_disclosure() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function plan_entry_of_intervention() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function proposal_facts(p proposal) returns jsonb stable; -- for everyone
create function proposals_of_value(p_organisation uuid, p_kind text, p_key bigint, p_value text) returns SETOF uuid stable set search_path=public, pg_temp; -- for everyone
create function propose_links(p_signal_ids uuid[]) returns integer security definer set search_path=public, pg_temp set enable_seqscan=off set enable_hashjoin=off set enable_mergejoin=off set plan_cache_mode=force_generic_plan; -- for schakel_app
create function put_retention_rules(p_version uuid, p_rules jsonb) returns integer security definer set search_path=public, pg_temp; -- for schakel_system
create function raise_inquiry_alarm(p_alarm jsonb) returns TABLE(alarm_id uuid, organisation_id uuid, person_id uuid) security definer set search_path=public, pg_temp; -- for schakel_app
create function receive_inquiries(p_ids uuid[]) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function recent_inquiries(p_days integer) returns TABLE(own boolean, record_id uuid, question_hash text, asked_at timestamp with time zone, traits jsonb) security definer set search_path=public, pg_temp; -- for schakel_app
create function records_of_requester(p_part uuid, p_mentions uuid[]) returns TABLE(mention_id uuid, signal_id uuid, purpose_code text, reference text, received_on date, state text, controller text, source_kind text, narrative text, roles text[], minor boolean, mention jsonb, others text[]) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function refuse_change() returns trigger security definer set search_path=public, pg_temp;
create function refuse_restricted_use() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function refuse_reversed_proposal() returns trigger; -- for everyone
create function renew_rights_facts(p_request uuid, p_keys jsonb) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function replay_blanked_record(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_nth integer, p_marks jsonb, p_at timestamp with time zone) returns boolean set search_path=public, pg_temp;
create function replay_destroyed_record(p_kind text, p_record uuid, p_organisation uuid, p_purpose text, p_reference text, p_shown_to text, p_at timestamp with time zone) returns boolean set search_path=public, pg_temp;
create function request_inquiry_content(p_inquiry uuid, p_categories text[], p_reason text, p_version integer) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function responsible_of_appointment() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function return_monitored_signals(p_today date, p_term date) returns integer security definer set search_path=public, pg_temp; -- for schakel_system
create function return_proposal(p_proposal uuid) returns void security definer set search_path=public, pg_temp;
create function return_proposals_of_mention() returns trigger security definer set search_path=public, pg_temp;
create function return_proposals_of_signal() returns trigger security definer set search_path=public, pg_temp;
create function rights_request_ended_before(p_request uuid, p_day timestamp with time zone) returns boolean stable set search_path=public, pg_temp;
create function roles_held_in(p_organisation uuid) returns text[] stable security definer set search_path=public, pg_temp; -- for schakel_app
create function rule_for(p_kind text, p_organisation uuid, p_purpose text, p_outcome text) returns retention_rule stable set search_path=public, pg_temp;
create function same_person_strength(kinds text[], birth_date date, other_birth_date date, same_name boolean) returns text immutable; -- for everyone
create function scope_administers() returns boolean stable; -- for everyone
create function scope_appointment() returns uuid stable; -- for everyone
create function scope_arranges_tables() returns boolean stable; -- for everyone
create function scope_array(field text) returns text[] stable; -- for everyone
create function scope_claim() returns jsonb stable security definer set search_path=public, pg_temp; -- for schakel_app, schakel_system
create function scope_confirms_rules() returns boolean stable; -- for everyone
create function scope_decides_inquiries() returns boolean stable; -- for everyone
create function scope_departments() returns uuid[] stable; -- for everyone
create function scope_field(place integer) returns text stable security definer set search_path=public, pg_temp; -- for schakel_app, schakel_system
create function scope_groups() returns text[] stable; -- for everyone
create function scope_handles_rights() returns boolean stable; -- for everyone
create function scope_is_processor() returns boolean stable; -- for everyone
create function scope_keeps_records() returns boolean stable; -- for everyone
create function scope_mac(claim text) returns text stable security definer set search_path=public, pg_temp;
create function scope_organisation() returns uuid stable; -- for everyone
create function scope_oversees_records() returns boolean stable; -- for everyone
create function scope_person() returns uuid stable; -- for everyone
create function scope_purposes() returns text[] stable; -- for everyone
create function scope_reads_rights() returns boolean stable; -- for everyone
create function scope_reads_rules() returns boolean stable; -- for everyone
create function scope_roles() returns text[] stable; -- for everyone
create function scope_session() returns uuid stable; -- for everyone
create function scope_settles_looks() returns boolean stable; -- for everyone
create function scope_supervises() returns boolean stable; -- for everyone
create function scope_supervises_rights() returns boolean stable; -- for everyone
create function scope_watches_looks() returns boolean stable; -- for everyone
create function scope_wide_purposes() returns text[] stable; -- for everyone
create function search_signals(p_reference text, p_keys jsonb, p_postcode text, p_house_number integer, p_family_name text, p_company_name text, p_words text, p_limit integer) returns TABLE(matched text, signal_id uuid, mention_id uuid, total bigint) stable security definer set search_path=public, pg_temp; -- for schakel_app
create procedure secure_table(IN table_name text); -- for everyone
create function set_auto_witness(p_witness uuid, p_key text, p_wrapped bytea, p_enabled boolean, p_expected integer) returns boolean security definer set search_path=public, pg_temp; -- for schakel_app
create function set_own_language(p_language text) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function set_scope_claim(claim text) returns void security definer set search_path=public, pg_temp;
create function set_session_purpose(p_purpose text, p_new_token_hash bytea) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function set_signal_audience(p_signal uuid, p_version integer, p_audience text, p_readers uuid[]) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function settle_excluded_value(p_id uuid) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function settle_keeper_tasks(p_part uuid) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function settle_noise(p_ids uuid[]) returns void set search_path=public, pg_temp;
create function settle_signal(p_weighing uuid, p_from text, p_term date) returns integer security definer set search_path=public, pg_temp; -- for schakel_app
create function settle_told() returns trigger security definer set search_path=public, pg_temp;
create function shielding_asks_keepers() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function shields_member(p_member uuid, p_member_type text, p_purpose text, p_from_type text) returns boolean stable security definer set search_path=public, pg_temp;
create function shorten_import_sources(p_item uuid, p_pieces text[]) returns TABLE(file_name text, organisation text, holds text, until date) security definer set search_path=public, pg_temp; -- for schakel_app
create function signal_facts(s signal) returns jsonb stable; -- for everyone
create function signal_is_restricted(p_signal uuid) returns boolean stable set search_path=public, pg_temp;
create function silence_restricted() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function source_departments() returns TABLE(department_id uuid, code text, title text, roles text[], holders integer) stable security definer set search_path=public, pg_temp; -- for schakel_app
create function standing_in_the_way(p_kind text, p_record uuid, f record_facts) returns text stable set search_path=public, pg_temp;
create function suggest_case_of_bring_in() returns trigger security definer set search_path=public, pg_temp;
create function suggest_cases(p_proposals uuid[]) returns void security definer set search_path=public, pg_temp;
create function suggest_cases_of_new() returns trigger security definer set search_path=public, pg_temp;
create function sweep_short_lived(p_kinds text[] DEFAULT NULL::text[]) returns SETOF sweep_report security definer set search_path=public, pg_temp; -- for schakel_system
create function tell_signal(p_signal uuid, p_state text, p_from text[]) returns void security definer set search_path=public, pg_temp;
create function tell_signals_of_case(p_case uuid) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function tile_grows() returns trigger set search_path=public, pg_temp; -- for everyone
create function transfer_is_off() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function unweigh_proposals_of_mention() returns trigger security definer set search_path=public, pg_temp;
create function vote_counts() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function watched_matches(p_organisation uuid, p_texts text[]) returns TABLE(value text, id uuid, kind text, person_id uuid, reason text) stable security definer set search_path=public, pg_temp; -- for schakel_system
create function weighing_is_valid() returns trigger security definer set search_path=public, pg_temp; -- for everyone
create function weight_of_record(p_record uuid) returns jsonb stable security definer set search_path=public, pg_temp; -- for schakel_app
create function withdraw_answer() returns trigger security definer set search_path=public, pg_temp;
create function withdraw_copies(p_disclosure uuid, p_reason text) returns TABLE(contribution_id uuid, recipient_organisation_id uuid) security definer set search_path=public, pg_temp; -- for schakel_app
create function write_audit(p_events jsonb) returns void security definer set search_path=public, pg_temp; -- for schakel_app
create function write_notification(p_id uuid, p_organisation uuid, p_person uuid, p_kind text, p_record_kind text, p_record uuid, p_mail boolean) returns boolean security definer set search_path=public, pg_temp; -- for schakel_system
create function write_system_audit(p_id uuid, p_trace text, p_operation text, p_name text, p_action text, p_kind text, p_status text, p_detail jsonb, p_person uuid, p_organisations uuid[]) returns void security definer set search_path=public, pg_temp; -- for schakel_system
