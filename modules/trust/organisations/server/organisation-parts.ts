import type { ContentStore } from '../../purposes/server/index.ts';

export type OrganisationParts = {
  readonly content: ContentStore;
  /** How the logins of new people are known: the address of the login provider, or the embedded one. */
  readonly issuer: string;
};
