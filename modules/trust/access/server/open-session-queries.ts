import { randomBytes } from 'node:crypto';
import { newId } from '#platform/kit/index.ts';
import { hashToken, type SystemScope, sql } from '#platform/server/index.ts';
import { type AppointmentRights, rightsOf } from '../../purposes/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';

/** Limits of a session in seconds. Idle: since the last request; absolute: since signing in. */
export const SESSION_LIMITS = {
  person: { idle: 60 * 60, absolute: 10 * 60 * 60 },
  service: { idle: 60 * 60, absolute: 60 * 60 },
  job: { idle: 6 * 60 * 60, absolute: 6 * 60 * 60 },
} as const;

export type SessionKind = keyof typeof SESSION_LIMITS;

export type OpenedSession = { readonly id: string; readonly token: string; readonly expiresAt: Date };

export type AppointmentRow = {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationType: string;
  readonly roles: string[];
  readonly purposes: string[] | null;
};

export async function findAppointment(system: SystemScope, appointmentId: string): Promise<AppointmentRow | undefined> {
  const { rows } = await sql<AppointmentRow>`
    select a.id, a.person_id as "personId", a.organisation_id as "organisationId", o.type as "organisationType", a.roles, a.purposes
      from appointment a join organisation o on o.id = a.organisation_id join person p on p.id = a.person_id
     where a.id = ${appointmentId} and p.blocked_at is null
       and a.valid_from <= current_date and (a.valid_until is null or a.valid_until >= current_date)`.execute(system.db);
  return rows[0];
}

/**
 * Opens a session under one appointment. What it may do (groups, purposes) is computed here, once; a change of the
 * appointment ends it. Returns the token, which exists nowhere else: the database holds its hash.
 */
export async function openSession(
  system: SystemScope,
  content: ContentStore,
  appointment: AppointmentRow,
  options: {
    readonly kind: SessionKind;
    readonly now: Date;
    /** Keep the moment of signing in when a session is renewed or switches appointment. */
    readonly authenticatedAt?: Date;
    readonly onlyPurpose?: string;
    readonly loginHint?: string;
  },
): Promise<OpenedSession> {
  const limits = SESSION_LIMITS[options.kind];
  const rights = narrowed(rightsOf(content, appointment), options.onlyPurpose);
  const token = randomBytes(32).toString('base64url');
  const since = options.authenticatedAt ?? options.now;
  const expiresAt = new Date(since.getTime() + limits.absolute * 1000);
  const id = newId();
  await sql`
    insert into session (id, token_hash, kind, person_id, appointment_id, organisation_id, roles, groups, purposes, wide_purposes,
      authenticated_at, last_seen_at, idle_seconds, expires_at, login_hint)
    values (${id}, ${hashToken(token)}, ${options.kind}, ${appointment.personId}, ${appointment.id}, ${appointment.organisationId},
      ${appointment.roles}, ${rights.groups}, ${rights.purposes}, ${rights.widePurposes},
      ${since}, ${options.now}, ${limits.idle}, ${expiresAt}, ${options.loginHint ?? null})`.execute(system.db);
  return { id, token, expiresAt };
}

function narrowed(rights: AppointmentRights, purpose: string | undefined): AppointmentRights {
  if (purpose === undefined) return rights;
  const only = (codes: readonly string[]): string[] => codes.filter((code) => code === purpose);
  return { ...rights, purposes: only(rights.purposes), widePurposes: only(rights.widePurposes) };
}
