import { newId } from '#platform/kit/index.ts';
import {
  hashToken,
  operationOf,
  type SystemScope,
  withScope,
  withSystemScope,
} from '#platform/server/index.ts';
import type { Identity, LoginClient } from './login-client.ts';
import type { LoginParts } from './login-parts.ts';
import {
  auditRefusal,
  bindPersonByEmail,
  findPerson,
  isLimited,
  keepFailure,
  type LoginPerson,
  takeAttempt,
} from './login-queries.ts';
import { openSession } from './open-session.ts';
import { endSessionOfToken, findStartingAppointment } from './session-queries.ts';

export type LoginRefusal = 'failed' | 'expired' | 'limited' | 'noProvider' | 'no-appointment';

/** A login that did not become a session; `identity` when the provider did say who it was. */
export class LoginRefusedError extends Error {
  readonly reason: LoginRefusal;
  readonly identity: Identity | undefined;
  constructor(reason: LoginRefusal, identity?: Identity) {
    super(reason);
    this.reason = reason;
    this.identity = identity;
  }
}

type Callback = {
  readonly current: URL;
  readonly browser: string;
  readonly address: string;
  readonly earlierToken: string | undefined;
};

const operation = () => operationOf('logIn', undefined);

async function personOf(system: SystemScope, identity: Identity): Promise<LoginPerson | undefined> {
  const known = await findPerson(system, identity.issuer, identity.subject);
  if (known !== undefined || identity.email === null) return known;
  return bindPersonByEmail(system, identity.issuer, identity.email, identity.subject);
}

/** Opens the session, or undefined when this person may not work here; what happened is audited either way. */
async function openFor(
  parts: LoginParts,
  system: SystemScope,
  identity: Identity,
  earlierToken: string | undefined,
): Promise<string | undefined> {
  const person = await personOf(system, identity);
  const appointment =
    person === undefined || person.blocked ? undefined : await findStartingAppointment(system, person.id);
  if (appointment === undefined) {
    await auditRefusal(
      system,
      operation(),
      person?.blocked === true ? 'blocked' : 'no-appointment',
      person?.id ?? null,
    );
    return undefined;
  }
  if (earlierToken !== undefined) await endSessionOfToken(system, earlierToken);
  const session = await openSession(system, parts.content, appointment, {
    kind: 'person',
    now: parts.clock.now(),
    loginHint: identity.idToken,
  });
  return session.token;
}

async function auditOpened(parts: LoginParts, token: string): Promise<void> {
  await withScope(
    parts.pools.app,
    { tokenHash: hashToken(token), operation: operation(), requestId: newId() },
    async (scope) => {
      scope.audit({
        action: 'session.opened',
        kind: 'session',
        records: [{ id: scope.session.id, organisationId: scope.organisation.id }],
      });
    },
  );
}

/** From the provider's answer to a session. Errors: LoginRefusedError, ProviderUnreachableError, those of the protocol. */
export async function finishLogin(
  parts: LoginParts,
  login: LoginClient,
  callback: Callback,
): Promise<{ token: string; returnTo: string }> {
  const state = callback.current.searchParams.get('state') ?? '';
  const attempt = await withSystemScope(parts.pools.system, 'finish a login', async (system) => {
    if (await isLimited(system, callback.address)) throw new LoginRefusedError('limited');
    return takeAttempt(system, state, callback.browser);
  });
  if (attempt === undefined) {
    await countFailure(parts, callback.address, 'expired');
    throw new LoginRefusedError('expired');
  }
  const identity = await login.finish(callback.current, attempt).catch(async (error: unknown) => {
    await countFailure(parts, callback.address, 'failed');
    throw error;
  });
  const token = await withSystemScope(parts.pools.system, 'open a session', (system) =>
    openFor(parts, system, identity, callback.earlierToken),
  );
  if (token === undefined) throw new LoginRefusedError('no-appointment', identity);
  await auditOpened(parts, token);
  return { token, returnTo: attempt.returnTo };
}

async function countFailure(parts: LoginParts, address: string, reason: string): Promise<void> {
  await withSystemScope(parts.pools.system, 'count a failed login', async (system) => {
    await keepFailure(system, address);
    await auditRefusal(system, operation(), reason, null);
  });
}
