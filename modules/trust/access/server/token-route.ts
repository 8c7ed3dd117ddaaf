import { z } from 'zod';
import { newId } from '#platform/kit/index.ts';
import {
  hashToken,
  operationOf,
  publicRoute,
  type Reply,
  type RouteDefinition,
  reply,
  withScope,
  withSystemScope,
} from '#platform/server/index.ts';
import type { LoginParts } from './login-parts.ts';
import { auditRefusal, isLimited, keepFailure } from './login-queries.ts';
import { openSession, SESSION_LIMITS } from './open-session.ts';
import { hashSecret, isSecret } from './secret-hash.ts';
import { findServiceLogin } from './service-client-queries.ts';
import { findAppointment } from './session-queries.ts';

/** Names and values as in RFC 6749, sections 2.3.1, 4.4 and 5.2. Unknown fields are ignored there, so here. */
const tokenBody = z.object({
  grant_type: z.string().max(100).optional(),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(200).optional(),
  scope: z.string().max(200).optional(),
});

/** A problem (RFC 9457) that carries the error of RFC 6749 as an extension, so that both kinds of clients understand it. */
const errorSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  error: z.string(),
  error_description: z.string().optional(),
});

type Credentials = { readonly id: string; readonly secret: string };

const formDecode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** From the Authorization header (basic), else from the form. */
function credentialsOf(
  header: string | undefined,
  body: z.output<typeof tokenBody>,
): Credentials | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (basic === undefined) {
    return body.client_id === undefined || body.client_secret === undefined
      ? undefined
      : { id: body.client_id, secret: body.client_secret };
  }
  const [id = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  try {
    return { id: formDecode(id), secret: formDecode(rest.join(':')) };
  } catch {
    return undefined;
  }
}

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

const failure = (status: 400 | 401 | 429, error: string): Reply =>
  reply(
    status,
    { type: '/problems/login-failed', title: error, status, detail: error, error },
    { ...noStore, ...(status === 401 ? { 'www-authenticate': 'Basic realm="schakel"' } : {}) },
  );

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

/** A wrong secret takes as long as an unknown client: there is always something to compare with. */
let nobody: Promise<string> | undefined;

type Granted = { readonly token: string; readonly purpose: string } | 'limited' | 'invalid-scope' | undefined;

async function grant(
  parts: LoginParts,
  credentials: Credentials,
  address: string,
  wanted: string | undefined,
): Promise<Granted> {
  const { system } = parts.pools;
  const login = await withSystemScope(system, 'find a service client', async (scope) => {
    if (await isLimited(scope, `token ${address}`)) return 'limited' as const;
    return isUuid(credentials.id) ? findServiceLogin(scope, credentials.id) : undefined;
  });
  if (login === 'limited') return login;
  nobody ??= hashSecret('');
  const good = await isSecret(credentials.secret, login?.secretHash ?? (await nobody));
  return withSystemScope(system, 'open a session for a service client', async (scope) => {
    const appointment =
      login === undefined || !good ? undefined : await findAppointment(scope, login.appointmentId);
    if (login === undefined || appointment === undefined) {
      await keepFailure(scope, `token ${address}`);
      await auditRefusal(scope, operationOf('issueToken', undefined), 'invalid-client', null);
      return undefined;
    }
    if (wanted !== undefined && wanted !== login.purposeCode) return 'invalid-scope';
    const session = await openSession(scope, parts.content, appointment, {
      kind: 'service',
      now: parts.clock.now(),
      onlyPurpose: login.purposeCode,
    });
    return { token: session.token, purpose: login.purposeCode };
  });
}

async function auditIssued(parts: LoginParts, token: string): Promise<void> {
  const claim = {
    tokenHash: hashToken(token),
    operation: operationOf('issueToken', undefined),
    requestId: newId(),
  };
  await withScope(parts.pools.app, claim, async (scope) => {
    scope.audit({
      action: 'session.opened',
      kind: 'session',
      records: [{ id: scope.session.id, organisationId: scope.organisation.id }],
    });
  });
}

/** OAuth 2.0 client credentials: a program gets a token for its one organisation and purpose, good for an hour. */
export const tokenRoute = (parts: LoginParts): RouteDefinition =>
  publicRoute({
    method: 'POST',
    path: '/tokens',
    operationId: 'issueToken',
    tag: 'service-clients',
    summary: 'Een token voor een programma (OAuth 2.0 client credentials)',
    description:
      'application/x-www-form-urlencoded; the client authenticates with HTTP Basic or with client_id and client_secret.',
    enter: 'public',
    body: tokenBody,
    replies: {
      200: z.object({
        access_token: z.string(),
        token_type: z.literal('Bearer'),
        expires_in: z.int(),
        scope: z.string(),
      }),
      400: errorSchema,
      401: errorSchema,
      429: errorSchema,
    },
    handle: async ({ body, request }) => {
      if (body.grant_type === undefined) return failure(400, 'invalid_request');
      if (body.grant_type !== 'client_credentials') return failure(400, 'unsupported_grant_type');
      const credentials = credentialsOf(request.headers.authorization, body);
      if (credentials === undefined) return failure(401, 'invalid_client');
      const granted = await grant(parts, credentials, request.ip, body.scope);
      if (granted === 'limited') return failure(429, 'slow_down');
      if (granted === undefined) return failure(401, 'invalid_client');
      if (granted === 'invalid-scope') return failure(400, 'invalid_scope');
      await auditIssued(parts, granted.token);
      return reply(
        200,
        {
          access_token: granted.token,
          token_type: 'Bearer',
          expires_in: SESSION_LIMITS.service.absolute,
          scope: granted.purpose,
        },
        noStore,
      );
    },
  });
