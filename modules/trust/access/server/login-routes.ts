import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  hashToken,
  html,
  isDatabaseUnavailable,
  NoSessionError,
  operationOf,
  refuseOtherOrigin,
  SESSION_COOKIE,
  withScope,
  withSystemScope,
} from '#platform/server/index.ts';
import { finishLogin, LoginRefusedError } from './finish-login.ts';
import { type LoginClient, openLoginClient, ProviderUnreachableError } from './login-client.ts';
import type { LoginParts } from './login-parts.ts';
import { isLimited, keepAttempt } from './login-queries.ts';
import { STYLE_PATH, sendPage } from './pages/layout.ts';
import { noAppointmentPage } from './pages/no-appointment-page.ts';
import { languageOf, type PageTexts, textsOf } from './pages/texts.ts';
import {
  EMBEDDED_CLIENT,
  forgetProviderSession,
  openEmbeddedProvider,
} from './provider/embedded-provider.ts';
import { keepProviderKeys } from './provider/provider-keys.ts';
import { mountProvider } from './provider/provider-routes.ts';
import { safeReturnTo } from './return-to.ts';
import { clearSessionCookie, isSecure, setSessionCookie } from './session-cookie.ts';
import { endOwnSessions, findOwnLoginHint } from './session-queries.ts';

/** Ties the way back from the provider to the browser that began. */
const BROWSER_COOKIE = 'schakel_login';

type Sentence = keyof PageTexts['problem'];

const statusOf: Partial<Record<Sentence, number>> = {
  failed: 401,
  expired: 400,
  provider: 503,
  noProvider: 503,
  limited: 429,
  database: 503,
  internal: 500,
};

function sentenceOf(error: unknown): Sentence {
  if (error instanceof LoginRefusedError) return error.reason === 'no-appointment' ? 'failed' : error.reason;
  if (error instanceof ProviderUnreachableError) return 'provider';
  if (isDatabaseUnavailable(error)) return 'database';
  // The library names what a provider may answer wrong; an interaction of another browser or time is one of them.
  const name = error instanceof Error ? `${error.name} ${error.constructor.name}` : '';
  if (/SessionNotFound/.test(name)) return 'expired';
  return /ClientError|OperationProcessingError|AuthorizationResponseError|ResponseBodyError|WWWAuthenticate/.test(
    name,
  )
    ? 'failed'
    : 'internal';
}

async function problemPage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageOf(request.query);
  if (error instanceof LoginRefusedError && error.reason === 'no-appointment') {
    return sendPage(reply, 403, noAppointmentPage(language, error.identity));
  }
  const sentence = sentenceOf(error);
  if (sentence === 'internal') request.log.error({ err: error, requestId: request.id }, 'login failed');
  const texts = textsOf(language).problem;
  const body = html`<h1>${texts.title}</h1><p class="note note--bad">${texts[sentence]}</p><p><a class="button" href="/login">${texts.again}</a></p>`;
  return sendPage(reply, statusOf[sentence] ?? 500, { language, title: texts.title, body });
}

async function beginLogin(
  parts: LoginParts,
  login: LoginClient,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!parts.demo && parts.oidc === undefined) throw new LoginRefusedError('noProvider');
  const begun = await login.begin();
  const known = request.cookies[BROWSER_COOKIE];
  const browser =
    known !== undefined && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url');
  const returnTo = safeReturnTo((request.query as { returnTo?: unknown }).returnTo);
  await withSystemScope(parts.pools.system, 'begin a login', async (system) => {
    if (await isLimited(system, request.ip)) throw new LoginRefusedError('limited');
    await keepAttempt(system, { ...begun, returnTo }, browser, request.ip);
  });
  if (parts.demo) forgetProviderSession(reply);
  reply.setCookie(BROWSER_COOKIE, browser, {
    path: '/login',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(parts),
    maxAge: 600,
  });
  return reply.header('cache-control', 'no-store').redirect(begun.url.href, 303);
}

async function callback(
  parts: LoginParts,
  login: LoginClient,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const current = new URL(request.url, parts.baseUrl());
  const { returnTo, token } = await finishLogin(parts, login, {
    current,
    browser: request.cookies[BROWSER_COOKIE] ?? '',
    address: request.ip,
    earlierToken: request.cookies[SESSION_COOKIE],
  });
  setSessionCookie(parts, reply, token);
  return reply.header('cache-control', 'no-store').redirect(returnTo, 303);
}

/** Ends the session here and says where to end it at the provider; without a valid session there is nothing to end. */
async function logOut(
  parts: LoginParts,
  login: LoginClient,
  request: FastifyRequest,
): Promise<string | null> {
  const token = request.cookies[SESSION_COOKIE];
  if (token === undefined) return null;
  const claim = {
    tokenHash: hashToken(token),
    operation: operationOf('logOut', request.headers.traceparent),
    requestId: request.id,
  };
  const hint = await withScope(parts.pools.app, claim, async (scope) => {
    const found = await findOwnLoginHint(scope);
    await endOwnSessions(scope, scope.session.id);
    scope.audit({
      action: 'session.ended',
      kind: 'session',
      records: [{ id: scope.session.id, organisationId: scope.organisation.id }],
    });
    return found;
  }).catch((error: unknown) => {
    if (error instanceof NoSessionError) return null;
    throw error;
  });
  return login.endSession(hint).catch(() => null);
}

async function logOutAndTell(
  parts: LoginParts,
  login: LoginClient,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  refuseOtherOrigin(request);
  const provider = await logOut(parts, login, request);
  clearSessionCookie(parts, reply);
  const language = languageOf(request.query);
  const texts = textsOf(language).loggedOut;
  const onward =
    provider === null
      ? null
      : html`<p>${texts.provider}</p><p><a class="button" href="${provider}">${texts.continue}</a></p>`;
  const body = html`<h1>${texts.title}</h1><p>${texts.lead}</p>${onward}<p><a href="/login">${texts.again}</a></p>`;
  return sendPage(reply, 200, {
    language,
    title: texts.title,
    body,
    ...(provider === null ? {} : { continueTo: provider }),
  });
}

const styleFiles = [
  new URL('../../../../platform/ui/theme/tokens.css', import.meta.url),
  new URL('./pages/pages.css', import.meta.url),
];

/** /login, /login/callback, /logout, and with demo the embedded provider below /oidc. */
export async function addLoginRoutes(app: FastifyInstance, parts: LoginParts): Promise<LoginClient> {
  const embedded = parts.demo && parts.oidc === undefined;
  const keys = embedded ? await keepProviderKeys(parts.dataDirectory) : undefined;
  const login = openLoginClient(
    parts,
    keys === undefined ? undefined : { clientId: EMBEDDED_CLIENT, clientSecret: keys.clientSecret },
  );
  const page =
    (
      run: (
        parts: LoginParts,
        login: LoginClient,
        request: FastifyRequest,
        reply: FastifyReply,
      ) => Promise<FastifyReply>,
    ) =>
    (request: FastifyRequest, reply: FastifyReply) =>
      run(parts, login, request, reply).catch((error: unknown) => problemPage(error, request, reply));
  app.get('/login', page(beginLogin));
  app.get('/login/callback', page(callback));
  app.post('/logout', page(logOutAndTell));
  const style = (await Promise.all(styleFiles.map((file) => readFile(file, 'utf8')))).join('\n');
  app.get(STYLE_PATH, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(style),
  );
  if (keys !== undefined) {
    let provider: ReturnType<typeof openEmbeddedProvider> | undefined;
    const open = async () => {
      provider ??= openEmbeddedProvider(parts, keys);
      return provider;
    };
    await mountProvider(app, parts, open, problemPage);
  }
  return login;
}
