import { mentionKinds } from '#modules/chain/signals/model/index.ts';
import type { ThemesContent } from '#modules/chain/themes/model/index.ts';
import { SESSION_LIMITS } from '#modules/trust/access/server/index.ts';
import type { Parts } from './parts.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What the registers are made of besides the database: content of the chain, and how the product was started. */
export const registerSources = (parts: Parts) => ({
  content: parts.content,
  mentionKinds,
  themesOf: (organisationId: string) =>
    (parts.content.newest('themes', organisationId).document as ThemesContent).themes,
  startedWith: {
    ...parts.setUp,
    loginIssuer: parts.oidc?.issuer ?? null,
    session: {
      idleMinutes: SESSION_LIMITS.person.idle / MINUTE,
      longestHours: SESSION_LIMITS.person.absolute / HOUR,
    },
    encryptedTraffic: parts.baseUrl().startsWith('https:'),
  },
});
