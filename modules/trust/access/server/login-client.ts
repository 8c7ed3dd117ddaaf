import * as client from 'openid-client';
import { EMBEDDED_ISSUER } from '../../organisations/server/index.ts';
import type { LoginParts, ProviderSettings } from './login-parts.ts';

/** Who signed in, as the login provider says. `issuer` is how people of that provider are kept in `person`. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly idToken: string | null;
};

type Begun = {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/** The product as client of one login provider: authorization code flow with PKCE. */
export type LoginClient = {
  begin(): Promise<Begun>;
  finish(current: URL, attempt: { state: string; nonce: string; codeVerifier: string }): Promise<Identity>;
  /** Where to sign out at the provider; null when it has no such place. */
  endSession(idToken: string | null): Promise<string | null>;
};

/** The provider does not answer, or not as OpenID Connect asks. */
export class ProviderUnreachableError extends Error {}

const CALLBACK = '/login/callback';

export const callbackUrl = (parts: Pick<LoginParts, 'baseUrl'>): string => `${parts.baseUrl()}${CALLBACK}`;

const isLoopback = (address: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);

/** Asks the provider what it can. Plain HTTP only on this machine itself. */
export async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const insecure = issuer.protocol === 'http:' && isLoopback(issuer);
  try {
    return await client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      execute: insecure ? [client.allowInsecureRequests] : [],
    });
  } catch (error) {
    throw new ProviderUnreachableError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

/** The embedded provider is in this process: known without asking, and reached on our own port whatever the public address is. */
function embedded(parts: LoginParts, clientId: string, clientSecret: string): client.Configuration {
  const issuer = `${parts.baseUrl()}/oidc`;
  const local = `${parts.localUrl()}/oidc`;
  const configuration = new client.Configuration(
    {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${local}/token`,
      jwks_uri: `${local}/jwks`,
    },
    clientId,
    clientSecret,
  );
  client.allowInsecureRequests(configuration);
  return configuration;
}

const redirectUri = callbackUrl;

export function openLoginClient(
  parts: LoginParts,
  own: { clientId: string; clientSecret: string } | undefined,
): LoginClient {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    if (own !== undefined) return Promise.resolve(embedded(parts, own.clientId, own.clientSecret));
    const { oidc } = parts;
    if (oidc === undefined) return Promise.reject(new ProviderUnreachableError('no login provider'));
    discovered ??= discover(oidc);
    // The next attempt asks again.
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };
  return {
    begin: async () => {
      const codeVerifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri(parts),
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        // The demo always asks who is there; a real provider keeps its own single sign-on.
        ...(own === undefined ? {} : { prompt: 'login' }),
      });
      return { url, state, nonce, codeVerifier };
    },
    finish: async (current, attempt) => {
      const tokens = await client.authorizationCodeGrant(await configuration(), current, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider gave no id token');
      const { email } = claims;
      return {
        issuer: own === undefined ? claims.iss : EMBEDDED_ISSUER,
        subject: claims.sub,
        email: typeof email === 'string' && claims.email_verified !== false ? email : null,
        idToken: own === undefined ? (tokens.id_token ?? null) : null,
      };
    },
    endSession: async (idToken) => {
      if (own !== undefined || parts.oidc === undefined) return null;
      const known = await configuration();
      if (known.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(known, {
        post_logout_redirect_uri: `${parts.baseUrl()}/`,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
}
