import { hashToken, type Scope, type SystemScope, sql } from '#platform/server/index.ts';

export type AppointmentRow = {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationType: string;
  readonly roles: string[];
  readonly purposes: string[] | null;
};

const appointmentColumns = sql`
  a.id, a.person_id as "personId", a.organisation_id as "organisationId", o.type as "organisationType", a.roles, a.purposes`;

const validToday = sql`a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)`;

/** An appointment that is valid today, of a person who is not blocked. */
export async function findAppointment(
  system: SystemScope,
  appointmentId: string,
): Promise<AppointmentRow | undefined> {
  const { rows } = await sql<AppointmentRow>`
    select ${appointmentColumns}
      from appointment a join organisation o on o.id = a.organisation_id join person p on p.id = a.person_id
     where a.id = ${appointmentId} and p.blocked_at is null and ${validToday}`.execute(system.db);
  return rows[0];
}

/** The appointment under which someone worked last, else the first; undefined without a valid one. */
export async function findStartingAppointment(
  system: SystemScope,
  personId: string,
): Promise<AppointmentRow | undefined> {
  const { rows } = await sql<AppointmentRow>`
    select ${appointmentColumns}
      from appointment a join organisation o on o.id = a.organisation_id join person p on p.id = a.person_id
      left join lateral (
        select max(created_at) as used_at from session s where s.appointment_id = a.id and s.kind = 'person') last on true
     where a.person_id = ${personId} and p.blocked_at is null and ${validToday}
     order by last.used_at desc nulls last, a.created_at, a.id limit 1`.execute(system.db);
  return rows[0];
}

export type NewSession = {
  readonly id: string;
  readonly token: string;
  readonly kind: string;
  readonly appointment: AppointmentRow;
  readonly groups: readonly string[];
  readonly purposes: readonly string[];
  readonly widePurposes: readonly string[];
  readonly authenticatedAt: Date;
  readonly now: Date;
  readonly idleSeconds: number;
  readonly expiresAt: Date;
  readonly loginHint: string | null;
};

export async function insertSession(system: SystemScope, session: NewSession): Promise<void> {
  const { appointment } = session;
  await sql`
    insert into session (id, token_hash, kind, person_id, appointment_id, organisation_id, roles, groups, purposes, wide_purposes,
      authenticated_at, last_seen_at, idle_seconds, expires_at, login_hint)
    values (${session.id}, ${hashToken(session.token)}, ${session.kind}, ${appointment.personId}, ${appointment.id}, ${appointment.organisationId},
      ${appointment.roles}, ${session.groups}, ${session.purposes}, ${session.widePurposes},
      ${session.authenticatedAt}, ${session.now}, ${session.idleSeconds}, ${session.expiresAt}, ${session.loginHint})`.execute(
    system.db,
  );
}

/** Ends the session of a token, for a browser that signs in anew. */
export async function endSessionOfToken(system: SystemScope, token: string): Promise<void> {
  await sql`update session set revoked_at = now(), login_hint = null where token_hash = ${hashToken(token)} and revoked_at is null`.execute(
    system.db,
  );
}

/** What a session needs to go on under another appointment: when and how its person signed in. */
export async function findLoginOfSession(
  system: SystemScope,
  sessionId: string,
): Promise<{ authenticatedAt: string; loginHint: string | null } | undefined> {
  const { rows } = await sql<{ authenticatedAt: string; loginHint: string | null }>`
    select authenticated_at as "authenticatedAt", login_hint as "loginHint" from session where id = ${sessionId} and revoked_at is null`.execute(
    system.db,
  );
  return rows[0];
}

export type OrganisationFacts = {
  readonly theme: Record<string, unknown> | null;
  readonly appointments: { id: string; title: string; organisationName: string }[];
};

/** What the shell shows beside the actor: the organisation's look, and the person's appointments valid today. */
export async function findShellFacts(scope: Scope): Promise<OrganisationFacts> {
  const { rows } = await sql<OrganisationFacts>`
    select (select theme from organisation where id = ${scope.organisation.id}) as theme,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'organisationName', o.name) order by a.created_at, a.id)
        from appointment a join organisation o on o.id = a.organisation_id
       where a.person_id = ${scope.person.id} and ${validToday}), '[]') as appointments`.execute(scope.db);
  return rows[0] ?? { theme: null, appointments: [] };
}

export type OwnSession = {
  readonly id: string;
  readonly organisationName: string;
  readonly title: string;
  readonly authenticatedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
};

export async function findOwnSessions(scope: Scope): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select s.id, o.name as "organisationName", a.title, s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
      from session s join organisation o on o.id = s.organisation_id join appointment a on a.id = s.appointment_id
     where s.person_id = ${scope.person.id} and s.revoked_at is null and s.expires_at > now()
       and s.last_seen_at + make_interval(secs => s.idle_seconds) > now()
     order by s.last_seen_at desc, s.id limit 100`.execute(scope.db);
  return rows;
}

export async function setSessionPurpose(
  scope: Scope,
  purpose: string | null,
  newToken: string,
): Promise<void> {
  await sql`select set_session_purpose(${purpose}::text, ${hashToken(newToken)})`.execute(scope.db);
}

export async function setOwnLanguage(scope: Scope, language: 'nl' | 'en'): Promise<void> {
  await sql`select set_own_language(${language})`.execute(scope.db);
}

/** Ends one of the person's own sessions, or all of them (null). Returns how many ended. */
export async function endOwnSessions(scope: Scope, sessionId: string | null): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select end_own_sessions(${sessionId}::uuid) as ended`.execute(
    scope.db,
  );
  return rows[0]?.ended ?? 0;
}

export async function findOwnLoginHint(scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ hint: string | null }>`select own_login_hint() as hint`.execute(scope.db);
  return rows[0]?.hint ?? null;
}

/** Ends every session of people of one login provider, for instance of the demo's when the demo is over. */
export async function endSessionsOfIssuer(system: SystemScope, issuer: string): Promise<void> {
  await sql`
    update session set revoked_at = now(), login_hint = null
     where revoked_at is null and person_id in (select id from person where issuer = ${issuer})`.execute(
    system.db,
  );
}
