import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { withSystemScope } from '#platform/server/index.ts';
import { EMBEDDED_ISSUER } from '../../../organisations/server/index.ts';
import type { LoginParts } from '../login-parts.ts';
import { findDemoPeople } from '../login-queries.ts';
import { sendPage } from '../pages/layout.ts';
import { languageOf, textsOf } from '../pages/texts.ts';
import { choosePage } from './choose-page.ts';
import { forgetProviderSession } from './embedded-provider.ts';

type WithOriginal = IncomingMessage & { originalUrl?: string };

/** The provider answers by itself, below /oidc: it must see addresses without that, and read bodies itself. */
function handOver(provider: Provider, request: FastifyRequest, reply: FastifyReply): void {
  const raw: WithOriginal = request.raw;
  raw.originalUrl = raw.url ?? '/';
  raw.url = raw.originalUrl.slice('/oidc'.length) || '/';
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  // The provider runs behind the same address as the product; it believes what the product was told.
  raw.headers['x-forwarded-proto'] = request.protocol;
  raw.headers['x-forwarded-host'] = request.host;
  reply.hijack();
  void provider.callback()(raw, reply.raw);
}

async function showPeople(
  parts: LoginParts,
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { uid } = await provider.interactionDetails(request.raw, reply.raw);
  const people = await withSystemScope(
    parts.pools.system,
    'embedded provider: show the demo people',
    (system) => findDemoPeople(system, EMBEDDED_ISSUER),
  );
  const language = languageOf(request.query);
  const { zoek } = request.query as { zoek?: unknown };
  const search = typeof zoek === 'string' ? zoek.slice(0, 100) : '';
  return sendPage(reply, 200, {
    language,
    title: textsOf(language).choose.title,
    body: choosePage(language, uid, people, search),
  });
}

async function choosePerson(provider: Provider, request: FastifyRequest, reply: FastifyReply) {
  const { username } = (request.body ?? {}) as { username?: unknown };
  const accountId = typeof username === 'string' ? username : '';
  const next = await provider.interactionResult(request.raw, reply.raw, {
    login: { accountId, remember: false, amr: ['demo'] },
  });
  forgetProviderSession(reply);
  return reply.redirect(next, 303);
}

/** Mounts the embedded provider. `open` makes it at the first login, so that a start does not wait for it. */
export async function mountProvider(
  app: FastifyInstance,
  parts: LoginParts,
  open: () => Promise<Provider>,
  failed: (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): Promise<void> {
  const guarded =
    (run: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    (request: FastifyRequest, reply: FastifyReply) =>
      run(request, reply).catch((error: unknown) => failed(error, request, reply));
  app.get(
    '/oidc/interaction/:uid',
    guarded(async (request, reply) => showPeople(parts, await open(), request, reply)),
  );
  app.post(
    '/oidc/interaction/:uid',
    guarded(async (request, reply) => choosePerson(await open(), request, reply)),
  );
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null));
    inner.all('/oidc/*', async (request, reply) => {
      handOver(await open(), request, reply);
      return reply;
    });
  });
}
