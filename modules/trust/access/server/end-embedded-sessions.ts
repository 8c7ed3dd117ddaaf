import { withSystemScope } from '#platform/server/index.ts';
import { EMBEDDED_ISSUER } from '../../organisations/server/index.ts';
import type { LoginParts } from './login-parts.ts';
import { endSessionsOfIssuer } from './session-queries.ts';

/** Without demo no session of a demo person lives on, also when the same data served a demo before. */
export const endEmbeddedSessions = (parts: Pick<LoginParts, 'pools'>): Promise<void> =>
  withSystemScope(parts.pools.system, 'end the sessions of the demo', (system) =>
    endSessionsOfIssuer(system, EMBEDDED_ISSUER),
  );
