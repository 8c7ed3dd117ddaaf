import type { Clock } from '#platform/kit/index.ts';
import type { Pool } from '#platform/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';

/** An external login provider, as registered there. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What signing in needs of the outside world. */
export type LoginParts = {
  readonly pools: { readonly app: Pool; readonly system: Pool };
  readonly content: ContentStore;
  readonly clock: Clock;
  readonly dataDirectory: string;
  readonly baseUrl: () => string;
  readonly localUrl: () => string;
  readonly demo: boolean;
  readonly oidc: ProviderSettings | undefined;
};
