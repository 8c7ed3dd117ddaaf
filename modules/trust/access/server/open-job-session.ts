import { newId } from '#platform/kit/index.ts';
import { hashToken, operationOf, type Scope, withScope, withSystemScope } from '#platform/server/index.ts';
import type { LoginParts } from './login-parts.ts';
import { findPeopleByLoginName } from './login-queries.ts';
import { openSession } from './open-session.ts';
import { endOwnSessions, findStartingAppointment } from './session-queries.ts';

/** Nobody, or more than one person, answers to the name that a command was given. */
export class UnknownPersonError extends Error {
  readonly reason: 'unknown' | 'ambiguous' | 'no-appointment';
  constructor(reason: UnknownPersonError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export type JobSession = {
  /** As a bearer token, or hashed for withScope. */
  readonly token: string;
  readonly tokenHash: Buffer;
  inScope<Value>(operation: string, run: (scope: Scope) => Promise<Value>): Promise<Value>;
  end(): Promise<void>;
};

type Parts = Pick<LoginParts, 'pools' | 'content' | 'clock'>;

/**
 * A session for a command that someone with access to the machine gives in a person's name: by login name or e-mail
 * address. It is audited like a login. Errors: UnknownPersonError.
 */
export async function openJobSession(parts: Parts, loginName: string): Promise<JobSession> {
  const token = await withSystemScope(parts.pools.system, 'open a session for a command', async (system) => {
    const people = await findPeopleByLoginName(system, loginName);
    const [person] = people;
    if (person === undefined) throw new UnknownPersonError('unknown');
    if (people.length > 1) throw new UnknownPersonError('ambiguous');
    const appointment = await findStartingAppointment(system, person.id);
    if (appointment === undefined) throw new UnknownPersonError('no-appointment');
    return (await openSession(system, parts.content, appointment, { kind: 'job', now: parts.clock.now() }))
      .token;
  });
  const tokenHash = hashToken(token);
  const inScope: JobSession['inScope'] = (operation, run) =>
    withScope(
      parts.pools.app,
      { tokenHash, operation: operationOf(operation, undefined), requestId: newId() },
      run,
    );
  const note = (scope: Scope, action: string): void =>
    scope.audit({
      action,
      kind: 'session',
      records: [{ id: scope.session.id, organisationId: scope.organisation.id }],
    });
  await inScope('openJobSession', async (scope) => note(scope, 'session.opened'));
  return {
    token,
    tokenHash,
    inScope,
    end: () =>
      inScope('endJobSession', async (scope) => {
        await endOwnSessions(scope, scope.session.id);
        note(scope, 'session.ended');
      }),
  };
}
