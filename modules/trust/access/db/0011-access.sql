-- Sessions, and the one door through which a request gets its scope.
create table session (
  id uuid primary key,
  token_hash bytea not null constraint session_token_known_once unique,
  kind text not null check (kind in ('person', 'service', 'job')),
  person_id uuid not null references person,
  appointment_id uuid not null references appointment,
  organisation_id uuid not null references organisation,
  roles text[] not null,
  groups text[] not null,
  purposes text[] not null,
  wide_purposes text[] not null,
  current_purpose text,
  authenticated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_seconds integer not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  login_hint text,
  previous_token_hash bytea,
  rotated_at timestamptz,
  constraint session_purpose_is_held check (current_purpose is null or current_purpose = any(purposes))
);
comment on column session.wide_purposes is 'purposes in which the roles read every record of the organisation';
comment on column session.login_hint is 'id token of the login provider, for logging out there';
comment on column session.previous_token_hash is 'good for ten seconds after a rotation, for requests that were under way';
create index session_previous_token on session (previous_token_hash) where previous_token_hash is not null;
create index session_person on session (person_id) where revoked_at is null;
create index session_appointment on session (appointment_id) where revoked_at is null;
call secure_table('session');
grant select, insert, update, delete on session to schakel_system;
create policy system_all on session to schakel_system using (true) with check (true);

-- What a session may do was computed when it began; a changed appointment ends it.
create function end_sessions_of_changed_appointment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session set revoked_at = now()
   where appointment_id = new.id and revoked_at is null
     and (old.roles, old.purposes, old.department_ids, old.valid_until) is distinct from (new.roles, new.purposes, new.department_ids, new.valid_until);
  return new;
end $$;
create trigger appointment_changed after update on appointment for each row execute function end_sessions_of_changed_appointment();

create table service_client (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  appointment_id uuid not null references appointment,
  purpose_code text not null,
  secret_hash text not null,
  title text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
comment on table service_client is 'A program that acts for one organisation and one purpose, under an appointment of its own';
call secure_table('service_client');
grant select, insert, update on service_client to schakel_system;
create policy system_all on service_client to schakel_system using (true) with check (true);

create table login_attempt (
  state text primary key,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  browser_hash bytea not null,
  client_hash bytea not null,
  created_at timestamptz not null default now()
);
comment on column login_attempt.browser_hash is 'of a cookie: the browser that comes back must be the one that left';
comment on column login_attempt.client_hash is 'of the network address, to limit attempts; rows live ten minutes';
create index login_attempt_client on login_attempt (client_hash, created_at);
call secure_table('login_attempt');
grant select, insert, delete on login_attempt to schakel_system;
create policy system_all on login_attempt to schakel_system using (true) with check (true);

create table login_failure (
  id uuid primary key,
  client_hash bytea not null,
  created_at timestamptz not null default now()
);
comment on column login_failure.client_hash is 'of a network address or a service client; rows live ten minutes';
create index login_failure_client on login_failure (client_hash, created_at);
call secure_table('login_failure');
grant select, insert, delete on login_failure to schakel_system;
create policy system_all on login_failure to schakel_system using (true) with check (true);

-- The key that makes a scope claim genuine. Only functions of the owner can read it.
create table scope_key (only_one boolean primary key default true check (only_one), key bytea not null);
insert into scope_key (key) values (gen_random_bytes(32));
call secure_table('scope_key');

-- A claim is bound to this backend and this transaction: a setting copied from elsewhere does not verify.
create function scope_mac(claim text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select encode(hmac(convert_to(claim || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'),
                     (select key from scope_key), 'sha256'), 'hex')
$$;
revoke execute on function scope_mac(text) from public;

create function set_scope_claim(claim text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('schakel.claim', claim, true);
  perform set_config('schakel.mac', scope_mac(claim), true);
end $$;
revoke execute on function set_scope_claim(text) from public;

/* Starts the scope of one request: everything is derived from the session row, nothing from the caller
   except which of the session's purposes it wants (null: the one it works for now, else all).
   Returns null when the session is not valid. */
create function begin_scope(p_token_hash bytea, p_purposes text[] default null) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare s record; claim jsonb; wanted text[]; wide text[]; token bytea := p_token_hash;
begin
  for attempt in 1..2 loop
  select se.*, p.name as person_name, p.language, a.title, o.code as organisation_code, o.type as organisation_type,
         o.name as organisation_name, o.reference_prefix, o.cbs_code, a.department_ids
    into s
    from session se
    join person p on p.id = se.person_id and p.blocked_at is null
    join appointment a on a.id = se.appointment_id
    join organisation o on o.id = se.organisation_id
   where se.token_hash = token and se.revoked_at is null
     and se.expires_at > now() and se.last_seen_at + make_interval(secs => se.idle_seconds) > now()
     and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date);
  exit when found or attempt = 2;
  -- A request that was under way while its session got another token.
  select token_hash into token from session where previous_token_hash = p_token_hash and rotated_at > now() - interval '10 seconds';
  exit when token is null;
  end loop;
  if s.id is null then return null; end if;
  if s.last_seen_at < now() - interval '60 seconds' then
    update session set last_seen_at = now() where id = s.id;
  end if;
  wanted := case when p_purposes is null and s.current_purpose is null then s.purposes
                 when p_purposes is null then array[s.current_purpose]
                 else array(select unnest(s.purposes) intersect select unnest(p_purposes)) end;
  wide := array(select unnest(s.wide_purposes) intersect select unnest(wanted));
  claim := jsonb_build_object('k', s.kind, 's', s.id, 'p', s.person_id, 'a', s.appointment_id, 'o', s.organisation_id,
    't', s.organisation_type, 'r', s.roles, 'g', s.groups, 'u', wanted, 'w', wide, 'd', s.department_ids);
  perform set_scope_claim(claim::text);
  return claim || jsonb_build_object('personName', s.person_name, 'language', s.language, 'title', s.title,
    'organisationCode', s.organisation_code, 'organisationName', s.organisation_name, 'prefix', s.reference_prefix,
    'cbsCode', s.cbs_code, 'allPurposes', s.purposes, 'currentPurpose', s.current_purpose,
    'now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
end $$;
revoke execute on function begin_scope(bytea, text[]) from public;
grant execute on function begin_scope(bytea, text[]) to schakel_app;

/* The claim of this transaction, or null. Every policy asks it several times per statement, so it computes the code by
   itself, as scope_mac does: a call of another function would cost more than the code. */
create function scope_claim() returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare claim text := nullif(current_setting('schakel.claim', true), ''); secret bytea;
begin
  if claim is null then return null; end if;
  select key into secret from scope_key;
  if current_setting('schakel.mac', true) is distinct from
     encode(hmac(convert_to(claim || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), secret, 'sha256'), 'hex') then
    raise exception 'the scope claim is not genuine' using errcode = 'insufficient_privilege';
  end if;
  return claim::jsonb;
end $$;
revoke execute on function scope_claim() from public;
grant execute on function scope_claim() to schakel_app, schakel_system;

create function scope_person() returns uuid language sql stable as $$ select (scope_claim() ->> 'p')::uuid $$;
create function scope_appointment() returns uuid language sql stable as $$ select (scope_claim() ->> 'a')::uuid $$;
create function scope_organisation() returns uuid language sql stable as $$ select (scope_claim() ->> 'o')::uuid $$;
create function scope_session() returns uuid language sql stable as $$ select (scope_claim() ->> 's')::uuid $$;
create function scope_array(field text) returns text[] language sql stable as $$
  select coalesce((select array_agg(value) from jsonb_array_elements_text(scope_claim() -> field)), '{}')
$$;
create function scope_purposes() returns text[] language sql stable as $$ select scope_array('u') $$;
create function scope_wide_purposes() returns text[] language sql stable as $$ select scope_array('w') $$;
create function scope_groups() returns text[] language sql stable as $$ select scope_array('g') $$;
create function scope_roles() returns text[] language sql stable as $$ select scope_array('r') $$;
create function scope_departments() returns uuid[] language sql stable as $$ select scope_array('d')::uuid[] $$;
create function scope_is_processor() returns boolean language sql stable as $$ select scope_claim() ->> 'k' = 'processor' $$;

-- Organisations and departments are no personal data: everyone signed in in the region sees them.
create policy same_region on region for select to schakel_app using ((select scope_organisation()) is not null);
create policy same_region on organisation for select to schakel_app using ((select scope_organisation()) is not null);
create policy same_region on portfolio for select to schakel_app using ((select scope_organisation()) is not null);
create policy same_region on department for select to schakel_app using ((select scope_organisation()) is not null);

-- Colleagues: people with an appointment in the own organisation.
create policy own_organisation on appointment for select to schakel_app using (organisation_id = (select scope_organisation()));
create function my_colleague_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct person_id), '{}') from appointment where organisation_id = scope_organisation()
$$;
revoke execute on function my_colleague_ids() from public;
grant execute on function my_colleague_ids() to schakel_app;
create policy colleague on person for select to schakel_app using (id = (select scope_person()) or id = any ((select my_colleague_ids())::uuid[]));

create policy own_appointment on appointment for select to schakel_app using (person_id = (select scope_person()));

-- Someone's own sessions: what they see of them, and the few changes they may make.
grant select (id, kind, person_id, appointment_id, organisation_id, authenticated_at, created_at, last_seen_at, idle_seconds, expires_at, revoked_at)
  on session to schakel_app;
create policy own_session on session for select to schakel_app using (person_id = (select scope_person()));

/* Works for one purpose from now on (null: all); the session gets another token. */
create function set_session_purpose(p_purpose text, p_new_token_hash bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update session set current_purpose = p_purpose, previous_token_hash = token_hash, token_hash = p_new_token_hash, rotated_at = now()
   where id = scope_session()
$$;
revoke execute on function set_session_purpose(text, bytea) from public;
grant execute on function set_session_purpose(text, bytea) to schakel_app;

/* Ends one of the person's own sessions, or all of them (null). Returns how many ended. */
create function end_own_sessions(p_session uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended integer;
begin
  update session set revoked_at = now(), login_hint = null
   where person_id = scope_person() and revoked_at is null and (p_session is null or id = p_session);
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function end_own_sessions(uuid) from public;
grant execute on function end_own_sessions(uuid) to schakel_app;

/* What the login provider wants to hear when this session ends there too. */
create function own_login_hint() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select login_hint from session where id = scope_session()
$$;
revoke execute on function own_login_hint() from public;
grant execute on function own_login_hint() to schakel_app;

create function set_own_language(p_language text) returns void language sql security definer set search_path = public, pg_temp as $$
  update person set language = p_language where id = scope_person()
$$;
revoke execute on function set_own_language(text) from public;
grant execute on function set_own_language(text) to schakel_app;

-- Administrators keep the people and programs of their own organisation, and never their own place in it.
create function scope_administers() returns boolean language sql stable as $$ select 'administrator' = any (scope_groups()) $$;
create policy administrator_adds on appointment for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_administers()) and person_id <> (select scope_person()));
create policy administrator_changes on appointment for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()) and person_id <> (select scope_person()));
grant insert, update (title, roles, purposes, department_ids, valid_until, version) on appointment to schakel_app;
create policy administrator_adds on department for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy administrator_changes on department for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));
grant insert, update (title, portfolio_id) on department to schakel_app;
create policy administrator_adds on portfolio for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy administrator_changes on portfolio for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));
grant insert, update (title, holder_name) on portfolio to schakel_app;

/* The person of a login, made when unknown. An existing person is not changed: another organisation may know them too. */
create function keep_person(p_id uuid, p_name text, p_email text, p_issuer text, p_subject text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_id uuid;
begin
  if not scope_administers() then raise exception 'only an administrator adds people' using errcode = 'insufficient_privilege'; end if;
  insert into person (id, name, email, issuer, subject) values (p_id, p_name, p_email, p_issuer, p_subject) on conflict do nothing;
  select id into found_id from person where issuer = p_issuer and subject = p_subject;
  return found_id;
end $$;
revoke execute on function keep_person(uuid, text, text, text, text) from public;
grant execute on function keep_person(uuid, text, text, text, text) to schakel_app;

grant select (id, organisation_id, appointment_id, purpose_code, title, created_at, revoked_at), insert, update (revoked_at) on service_client to schakel_app;
create policy administrator_sees on service_client for select to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy administrator_adds on service_client for insert to schakel_app
  with check (organisation_id = (select scope_organisation()) and (select scope_administers()));
create policy administrator_revokes on service_client for update to schakel_app
  using (organisation_id = (select scope_organisation()) and (select scope_administers()));

-- A revoked program loses its sessions at once.
create function end_sessions_of_revoked_client() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session set revoked_at = now() where appointment_id = new.appointment_id and revoked_at is null and new.revoked_at is not null;
  return new;
end $$;
create trigger service_client_revoked after update on service_client for each row execute function end_sessions_of_revoked_client();

-- Who sets the product up for the first time: one token, known once, until an administrator is there.
create table setup_token (
  only_one boolean primary key default true check (only_one),
  token_hash bytea not null,
  created_at timestamptz not null default now()
);
call secure_table('setup_token');
grant select, insert, update, delete on setup_token to schakel_system;
create policy system_all on setup_token to schakel_system using (true) with check (true);

/* An event of the product itself, before anybody has a session: a refused login, the first set-up. Entries go to
   the given organisations, else to those of the person; without either only the event is kept. */
create function write_system_audit(p_id uuid, p_trace text, p_operation text, p_name text, p_action text, p_kind text, p_status text,
  p_detail jsonb, p_person uuid, p_organisations uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare moment timestamptz := clock_timestamp(); org uuid; n smallint := 0; salt bytea; who text;
begin
  select name into who from person where id = p_person;
  insert into audit_event (id, occurred_at, trace_id, operation_id, operation_name, start_time, end_time, status, action, record_kind,
      actor_kind, actor_person_id, actor_name, actor_organisation_name)
    values (p_id, moment, p_trace, p_operation, p_name, moment, moment, p_status, p_action, p_kind, 'system', p_person, coalesce(who, '-'), '-');
  for org in select distinct o from unnest(coalesce(p_organisations, array(select organisation_id from appointment where person_id = p_person))) o loop
    salt := gen_random_bytes(16);
    insert into audit_payload values (p_id, org, n, salt, jsonb_build_object('fields', '[]'::jsonb, 'detail', p_detail));
    insert into audit_entry values (p_id, org, n, moment, null, 'urn:schakel:verwerking:algemeen', '{}', '{}',
      sha256('\x00'::bytea || salt || convert_to(jsonb_build_object('event', p_id, 'action', p_action, 'detail', p_detail, 'at', moment)::text, 'UTF8')));
    n := n + 1;
  end loop;
end $$;
revoke execute on function write_system_audit(uuid, text, text, text, text, text, text, jsonb, uuid, uuid[]) from public;
grant execute on function write_system_audit(uuid, text, text, text, text, text, text, jsonb, uuid, uuid[]) to schakel_system;

-- A repeated write gives the first answer again.
create table idempotency_key (
  person_id uuid not null references person,
  key uuid not null,
  request_hash bytea not null,
  status integer,
  reply text,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
comment on column idempotency_key.reply is 'category: verhaal; kept one day so that a repeat gets the same answer';
call secure_table('idempotency_key');
-- Requests reach it through the two functions below only.
create policy system_cleans on idempotency_key to schakel_system using (true);
grant select, delete on idempotency_key to schakel_system;

/* Claims a key for the person of this scope. A second request with the same key waits here for the first one's commit.
   {first: true}, or what the first was: {first: false, same, status, reply}; null without a scope. */
create function claim_request(p_key uuid, p_hash bytea) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare me uuid := scope_person(); known record;
begin
  if me is null then return null; end if;
  insert into idempotency_key (person_id, key, request_hash) values (me, p_key, p_hash) on conflict do nothing;
  if found then return jsonb_build_object('first', true); end if;
  select * into known from idempotency_key where person_id = me and key = p_key;
  return jsonb_build_object('first', false, 'same', known.request_hash = p_hash, 'status', known.status, 'reply', known.reply);
end $$;
revoke execute on function claim_request(uuid, bytea) from public;
grant execute on function claim_request(uuid, bytea) to schakel_app;

/* Keeps the answer under a key that this transaction claimed; another's answer is never replaced. */
create function keep_reply(p_key uuid, p_status integer, p_reply text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update idempotency_key set status = p_status, reply = p_reply where person_id = scope_person() and key = p_key and status is null
$$;
revoke execute on function keep_reply(uuid, integer, text) from public;
grant execute on function keep_reply(uuid, integer, text) to schakel_app;
