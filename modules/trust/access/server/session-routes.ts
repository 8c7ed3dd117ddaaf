import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import {
  hashToken,
  type Reply,
  type RouteDefinition,
  reply,
  route,
  type Scope,
  withScope,
  withSystemScope,
} from '#platform/server/index.ts';
import { type LoginClient, openLoginClient } from './login-client.ts';
import type { LoginParts } from './login-parts.ts';
import { newToken, openSession } from './open-session.ts';
import { clearedCookieHeader, sessionCookieHeader } from './session-cookie.ts';
import {
  endOwnSessions,
  findAppointment,
  findLoginOfSession,
  findOwnLoginHint,
  findOwnSessions,
  findShellFacts,
  setOwnLanguage,
  setSessionPurpose,
} from './session-queries.ts';

/** Numbers for the menu, by key; each module counts its own. */
export type SessionCounter = (scope: Scope) => Promise<Record<string, number>>;

export type SessionRouteParts = LoginParts & {
  readonly counters: readonly SessionCounter[];
};

const purposeSchema = z.object({ code: z.string(), title: z.string(), titleEn: z.string() });

const sessionSchema = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), language: z.enum(['nl', 'en']) }),
  appointment: z.object({ id: z.uuid(), title: z.string() }),
  organisation: z.object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    type: z.string(),
    theme: z.record(z.string(), z.unknown()).nullable(),
  }),
  groups: z.array(z.string()),
  roles: z.array(z.string()),
  purposes: z.array(purposeSchema),
  currentPurpose: z.string().nullable(),
  appointments: z.array(z.object({ id: z.uuid(), title: z.string(), organisationName: z.string() })),
  demo: z.boolean(),
});

type Session = z.output<typeof sessionSchema>;

async function describe(
  parts: SessionRouteParts,
  scope: Scope,
  changed: { currentPurpose?: string | null; language?: 'nl' | 'en' } = {},
): Promise<Session> {
  const { theme, appointments } = await findShellFacts(scope);
  const known = parts.content.legal().document.purposes;
  const purposes = scope.allPurposes.flatMap((code) => {
    const purpose = known.get(code);
    return purpose === undefined
      ? []
      : [{ code, title: purpose.title, titleEn: purpose.titleEn ?? purpose.title }];
  });
  const { id, code, name, type } = scope.organisation;
  return {
    person: {
      id: scope.person.id,
      name: scope.person.name,
      language: changed.language ?? scope.person.language,
    },
    appointment: { id: scope.appointment.id, title: scope.appointment.title },
    organisation: {
      id,
      code,
      name,
      type,
      theme: theme !== null && Object.keys(theme).length > 0 ? theme : null,
    },
    groups: [...scope.groups],
    roles: [...scope.roles],
    purposes,
    currentPurpose: changed.currentPurpose === undefined ? scope.currentPurpose : changed.currentPurpose,
    appointments,
    demo: parts.demo,
  };
}

const ownRecord = (scope: Scope, id = scope.session.id) => [{ id, organisationId: scope.organisation.id }];

/** Ends this session and begins one under another appointment of the same person; the signing-in stays as old as it was. */
async function switchAppointment(
  parts: SessionRouteParts,
  scope: Scope,
  appointmentId: string,
  status: 200 | 201,
): Promise<Reply> {
  if (appointmentId === scope.appointment.id) return reply(status, await describe(parts, scope));
  if (scope.kind !== 'person') return refuse('not-allowed');
  const opened = await withSystemScope(
    parts.pools.system,
    'switch to another appointment',
    async (system) => {
      const appointment = await findAppointment(system, appointmentId);
      const login = await findLoginOfSession(system, scope.session.id);
      if (appointment === undefined || login === undefined || appointment.personId !== scope.person.id)
        return refuse('not-found');
      return openSession(system, parts.content, appointment, {
        kind: 'person',
        now: scope.now,
        authenticatedAt: new Date(login.authenticatedAt),
        loginHint: login.loginHint,
      });
    },
  );
  await endOwnSessions(scope, scope.session.id);
  scope.audit({
    action: 'session.switched',
    kind: 'session',
    records: ownRecord(scope),
    detail: { to: opened.id },
  });
  const claim = {
    tokenHash: hashToken(opened.token),
    operation: scope.operation,
    requestId: scope.requestId,
  };
  const described = await withScope(parts.pools.app, claim, (next) => describe(parts, next));
  return reply(status, described, sessionCookieHeader(parts, opened.token));
}

const changeBody = z.strictObject({
  currentPurpose: z.string().max(60).nullable().optional(),
  language: z.enum(['nl', 'en']).optional(),
  appointmentId: z.uuid().optional(),
});

async function changeSession(
  parts: SessionRouteParts,
  scope: Scope,
  change: z.output<typeof changeBody>,
): Promise<Reply> {
  const { currentPurpose, language, appointmentId } = change;
  if (appointmentId !== undefined) return switchAppointment(parts, scope, appointmentId, 200);
  if (language !== undefined) await setOwnLanguage(scope, language);
  const records = ownRecord(scope);
  if (language !== undefined) scope.audit({ action: 'session.language-chosen', kind: 'session', records });
  if (currentPurpose === undefined || currentPurpose === scope.currentPurpose) {
    return reply(200, await describe(parts, scope, language === undefined ? {} : { language }));
  }
  if (currentPurpose !== null && !scope.allPurposes.includes(currentPurpose)) refuse('purpose-not-allowed');
  const token = newToken();
  await setSessionPurpose(scope, currentPurpose, token);
  scope.audit({
    action: 'session.purpose-chosen',
    kind: 'session',
    records: records.map((record) => ({ ...record, purpose: currentPurpose })),
    detail: { from: scope.currentPurpose, to: currentPurpose },
  });
  return reply(
    200,
    await describe(parts, scope, change as { currentPurpose: string | null }),
    sessionCookieHeader(parts, token),
  );
}

const base = { tag: 'session', enter: 'signed-in', personalData: false } as const;

const endedSchema = z.object({ ended: z.int(), endSessionUrl: z.string().nullable() });

async function end(
  parts: SessionRouteParts,
  login: LoginClient,
  scope: Scope,
  everywhere: boolean,
): Promise<Reply> {
  const hint = await findOwnLoginHint(scope);
  const endSessionUrl = await login.endSession(hint).catch(() => null);
  const ended = await endOwnSessions(scope, everywhere ? null : scope.session.id);
  scope.audit({
    action: everywhere ? 'session.ended-everywhere' : 'session.ended',
    kind: 'session',
    records: ownRecord(scope),
    detail: { ended },
  });
  return reply(200, { ended, endSessionUrl }, clearedCookieHeader(parts));
}

/** The own session: who, as whom, for what. */
export function sessionRoutes(parts: SessionRouteParts): RouteDefinition[] {
  const login = openLoginClient(parts, undefined);
  return [
    route({
      ...base,
      method: 'GET',
      path: '/session',
      operationId: 'getSession',
      summary: 'Wie er werkt, onder welke aanstelling en voor welke doelen',
      replies: { 200: sessionSchema },
      handle: async ({ scope }) => reply(200, await describe(parts, scope)),
    }),
    route({
      ...base,
      method: 'PATCH',
      path: '/session',
      operationId: 'changeSession',
      summary:
        'Een doel, taal of aanstelling kiezen; een ander doel of een andere aanstelling geeft de sessie een nieuw token',
      body: changeBody,
      replies: { 200: sessionSchema },
      handle: ({ scope, body }) => changeSession(parts, scope, body),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/session/appointment-switches',
      operationId: 'switchAppointment',
      summary: 'Verder werken onder een andere eigen aanstelling; de sessie krijgt een nieuw token',
      body: z.strictObject({ appointmentId: z.uuid() }),
      replies: { 201: sessionSchema },
      handle: ({ scope, body }) => switchAppointment(parts, scope, body.appointmentId, 201),
    }),
    route({
      ...base,
      method: 'DELETE',
      path: '/session',
      operationId: 'endSession',
      summary: 'Uitloggen',
      replies: { 200: endedSchema },
      handle: ({ scope }) => end(parts, login, scope, false),
    }),
    route({
      ...base,
      method: 'DELETE',
      path: '/sessions',
      operationId: 'endAllSessions',
      summary: 'Overal uitloggen',
      replies: { 200: endedSchema },
      handle: ({ scope }) => end(parts, login, scope, true),
    }),
    route({
      ...base,
      method: 'GET',
      path: '/sessions',
      operationId: 'listSessions',
      summary: 'De eigen lopende sessies',
      replies: {
        200: z.object({
          data: z.array(
            z.object({
              id: z.uuid(),
              current: z.boolean(),
              title: z.string(),
              organisationName: z.string(),
              authenticatedAt: z.string(),
              lastSeenAt: z.string(),
              expiresAt: z.string(),
            }),
          ),
        }),
      },
      handle: async ({ scope }) => {
        const sessions = await findOwnSessions(scope);
        return reply(200, {
          data: sessions.map((session) => ({ ...session, current: session.id === scope.session.id })),
        });
      },
    }),
    route({
      ...base,
      method: 'GET',
      path: '/session/counts',
      operationId: 'getSessionCounts',
      summary: 'Aantallen voor het menu',
      replies: { 200: z.record(z.string(), z.int()) },
      handle: async ({ scope }) => {
        const counts: Record<string, number> = {};
        for (const counter of parts.counters) Object.assign(counts, await counter(scope));
        return reply(200, counts);
      },
    }),
  ];
}
