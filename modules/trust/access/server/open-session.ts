import { randomBytes } from 'node:crypto';
import { newId } from '#platform/kit/index.ts';
import type { SystemScope } from '#platform/server/index.ts';
import { type AppointmentRights, type ContentStore, rightsOf } from '../../purposes/server/index.ts';
import { type AppointmentRow, insertSession } from './session-queries.ts';

/** Limits of a session in seconds. Idle: since the last request; absolute: since signing in. */
export const SESSION_LIMITS = {
  person: { idle: 60 * 60, absolute: 10 * 60 * 60 },
  service: { idle: 60 * 60, absolute: 60 * 60 },
  job: { idle: 6 * 60 * 60, absolute: 6 * 60 * 60 },
} as const;

export type SessionKind = keyof typeof SESSION_LIMITS;

export type OpenedSession = { readonly id: string; readonly token: string; readonly expiresAt: Date };

/** 256 bits by chance; it exists at its holder only, the database has its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Opens a session under one appointment. What it may do (groups, purposes) is computed here, once; a change of the
 * appointment ends it.
 */
export async function openSession(
  system: SystemScope,
  content: ContentStore,
  appointment: AppointmentRow,
  options: {
    readonly kind: SessionKind;
    readonly now: Date;
    /** Keep the moment of signing in when a session switches appointment: the absolute limit counts from there. */
    readonly authenticatedAt?: Date;
    readonly onlyPurpose?: string;
    readonly loginHint?: string | null;
  },
): Promise<OpenedSession> {
  const limits = SESSION_LIMITS[options.kind];
  const rights = narrowed(rightsOf(content, appointment), options.onlyPurpose);
  const authenticatedAt = options.authenticatedAt ?? options.now;
  const session = {
    id: newId(),
    token: newToken(),
    kind: options.kind,
    appointment,
    ...rights,
    authenticatedAt,
    now: options.now,
    idleSeconds: limits.idle,
    expiresAt: new Date(authenticatedAt.getTime() + limits.absolute * 1000),
    loginHint: options.loginHint ?? null,
  };
  await insertSession(system, session);
  return { id: session.id, token: session.token, expiresAt: session.expiresAt };
}

function narrowed(rights: AppointmentRights, purpose: string | undefined): AppointmentRights {
  if (purpose === undefined) return rights;
  const only = (codes: readonly string[]): string[] => codes.filter((code) => code === purpose);
  return { ...rights, purposes: only(rights.purposes), widePurposes: only(rights.widePurposes) };
}
