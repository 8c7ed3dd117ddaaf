import type { FastifyReply } from 'fastify';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { html, withSystemScope } from '#platform/server/index.ts';
import { EMBEDDED_ISSUER } from '../../../organisations/server/index.ts';
import { callbackUrl } from '../login-client.ts';
import type { LoginParts } from '../login-parts.ts';
import { findPerson } from '../login-queries.ts';
import { pageOf } from '../pages/layout.ts';
import { textsOf } from '../pages/texts.ts';
import { memoryAdapter } from './memory-adapter.ts';
import type { ProviderKeys } from './provider-keys.ts';

export const EMBEDDED_CLIENT = 'schakel';

/** The provider's own session. Each login forgets it: who comes next may be somebody else. */
const PROVIDER_COOKIE = 'schakel_demo_login';

export function forgetProviderSession(reply: FastifyReply): void {
  for (const name of [PROVIDER_COOKIE, `${PROVIDER_COOKIE}.sig`]) reply.clearCookie(name, { path: '/' });
}

const TEN_MINUTES = 600;

/** The demo's people may sign in everywhere, so nobody is asked to consent. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

function errorPage(ctx: KoaContextWithOIDC): void {
  const texts = textsOf('nl');
  ctx.type = 'html';
  ctx.body = pageOf({
    language: 'nl',
    title: texts.problem.title,
    body: html`<h1>${texts.problem.title}</h1><p>${texts.problem.expired}</p><p><a class="button" href="/login">${texts.problem.again}</a></p>`,
  });
}

function configurationOf(parts: LoginParts, keys: ProviderKeys): Configuration {
  return {
    adapter: memoryAdapter(parts.clock),
    clients: [
      {
        client_id: EMBEDDED_CLIENT,
        client_secret: keys.clientSecret,
        redirect_uris: [callbackUrl(parts)],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: [keys.cookie], names: { session: PROVIDER_COOKIE } },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: TEN_MINUTES,
      AuthorizationCode: 60,
      Grant: TEN_MINUTES,
      IdToken: TEN_MINUTES,
      Interaction: TEN_MINUTES,
      Session: TEN_MINUTES,
    },
    loadExistingGrant: grantAll,
    renderError: errorPage,
    clientBasedCORS: () => false,
    findAccount: async (_ctx, subject) => {
      const person = await withSystemScope(
        parts.pools.system,
        'embedded provider: find a demo person',
        (system) => findPerson(system, EMBEDDED_ISSUER, subject),
      );
      if (person === undefined || person.blocked) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
    },
  };
}

/**
 * The login provider of the demonstration. It keeps what it hands out in memory: a restart only ends logins that are
 * under way. It never runs beside an external provider.
 */
export function openEmbeddedProvider(parts: LoginParts, keys: ProviderKeys): Provider {
  if (!parts.demo || parts.oidc !== undefined)
    throw new Error('the embedded login provider is for the demo only');
  const provider = new Provider(`${parts.baseUrl()}/oidc`, configurationOf(parts, keys));
  provider.proxy = true;
  return provider;
}
