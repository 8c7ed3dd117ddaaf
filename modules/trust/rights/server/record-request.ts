import { calendarDateAt, newReference, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type NewRequest, termOn } from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { legalOf, termOfRight } from './law.ts';
import { mayHandle } from './policy.ts';
import type { RightsParts } from './ports.ts';
import { findRequest, insertEvent, insertRequest, type RequestRow } from './request-queries.ts';

/** Records a request that came by letter, at the desk or by e-mail. Errors: `future-date`, `invalid-date`, `already-exists`. */
export async function recordRequest(scope: Scope, parts: RightsParts, body: NewRequest): Promise<RequestRow> {
  if (!mayHandle(scope)) refuse('not-allowed');
  const today = calendarDateAt(scope.now);
  if (body.receivedOn > today)
    refuse('invalid-body', { errors: [{ pointer: '/receivedOn', code: 'future-date' }] });
  if (body.requester.birthDate !== null && body.requester.birthDate > today)
    refuse('invalid-body', { errors: [{ pointer: '/requester/birthDate', code: 'future-date' }] });
  const right = termOfRight(legalOf(scope, parts).document, body.right);
  const facts = {
    receivedOn: body.receivedOn,
    extended: false,
    identityAskedOn: null,
    identitySuppliedOn: null,
  };
  await insertRequest(scope, {
    ...body,
    reference: newReference(scope.organisation.prefix),
    termOn: termOn(facts, right),
  });
  await insertEvent(scope, body.id, 'recorded', { channel: body.channel, receivedOn: body.receivedOn });
  auditRights(scope, 'rights-request.recorded', 'rights-request', [body.id], {
    fields: Object.entries(body.requester)
      .filter(([, value]) => value !== null)
      .map(([key]) => key),
    detail: { right: body.right },
  });
  return (await findRequest(scope, body.id)) ?? refuse('not-found');
}
