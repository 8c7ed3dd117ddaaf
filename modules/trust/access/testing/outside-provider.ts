import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { systemClock } from '#platform/kit/index.ts';
import { memoryAdapter } from '../server/provider/memory-adapter.ts';
import { newProviderKeys } from '../server/provider/provider-keys.ts';

export type OutsideProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next; the provider asks nothing. */
  next: { subject: string; email?: string; emailVerified?: boolean };
  close(): Promise<void>;
};

/** A login provider as an organisation has it: another address, its own people. For tests of the way there and back. */
export async function openOutsideProvider(callbackUrl: string): Promise<OutsideProvider> {
  const clientId = 'schakel-at-outside';
  const clientSecret = 'outside-secret-outside-secret-outside';
  const keys = await newProviderKeys();
  let provider: Provider;
  const server: Server = createServer((request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (uid === undefined) return void provider.callback()(request, response);
    return void provider.interactionFinished(request, response, {
      login: { accountId: outside.next.subject, remember: false },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outside: OutsideProvider = {
    issuer,
    clientId,
    clientSecret,
    next: { subject: 'nobody' },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  provider = new Provider(issuer, {
    adapter: memoryAdapter(systemClock),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callbackUrl],
        post_logout_redirect_uris: [new URL('/', callbackUrl).href],
      },
    ],
    cookies: { keys: ['outside'] },
    jwks: { keys: [keys.signing as never] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    findAccount: async (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        email: outside.next.email,
        email_verified: outside.next.emailVerified ?? true,
      }),
    }),
  });
  return outside;
}
