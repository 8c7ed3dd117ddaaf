import { newId, newReference, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type BringInRow, decideBringIn, findBringIn } from './bring-in-queries.ts';
import { addCaseEvent, insertCase } from './case-queries.ts';
import { caseOf } from './case-view.ts';
import { insertParticipant } from './participant-queries.ts';
import { mayDecideBringIn, mayInvite } from './policy.ts';
import type { CaseParts } from './ports.ts';
import { tellAbout } from './tell-people.ts';

export type Acceptance = {
  readonly expectedVersion: number;
  /** An existing case; without it a new one opens. */
  readonly caseId?: string | undefined;
  readonly title?: string | undefined;
  readonly aim?: string | undefined;
  readonly nextMeetingAt?: string | undefined;
};

async function offeredOf(scope: Scope, id: string): Promise<BringInRow> {
  const offered = await findBringIn(scope, id);
  if (offered === undefined) return refuse('not-found');
  if (offered.state !== 'offered')
    refuse('transition-not-allowed', { current: { state: offered.state, version: offered.version } });
  if (!mayDecideBringIn(scope, offered)) refuse('not-allowed');
  return offered;
}

/** Accepts what was offered into a case, opening one when none is named. The acceptor leads it. Returns the case. */
export async function acceptBringIn(
  scope: Scope,
  parts: CaseParts,
  id: string,
  body: Acceptance,
): Promise<string> {
  const offered = await offeredOf(scope, id);
  if (body.caseId !== undefined && !mayInvite(scope, await caseOf(scope, body.caseId))) refuse('not-allowed');
  const caseId = body.caseId ?? (await openCase(scope, parts, offered, body));
  if (!(await decideBringIn(scope, id, body.expectedVersion, { caseId })))
    refuse('stale-version', { current: await findBringIn(scope, id) });
  await addCaseEvent(scope, caseId, 'case.bring-in-accepted', { organisation: offered.organisation.name });
  audit(scope, 'bring-in.accepted', offered, caseId);
  await tellOfferer(scope, offered);
  return caseId;
}

const tellOfferer = (scope: Scope, offered: BringInRow): Promise<void> =>
  tellAbout(scope, {
    organisationId: offered.organisation.id,
    personIds: [offered.offeredByPersonId],
    kind: 'bring-in-decided',
    recordKind: 'bring-in',
    recordId: offered.id,
  });

/** Refuses what was offered; the copies are no longer there for the host. */
export async function refuseBringIn(
  scope: Scope,
  id: string,
  body: { readonly expectedVersion: number; readonly reason: string },
): Promise<void> {
  const offered = await offeredOf(scope, id);
  if (!(await decideBringIn(scope, id, body.expectedVersion, { reason: body.reason })))
    refuse('stale-version', { current: await findBringIn(scope, id) });
  audit(scope, 'bring-in.refused', offered, undefined);
  await tellOfferer(scope, offered);
}

async function openCase(
  scope: Scope,
  parts: CaseParts,
  offered: BringInRow,
  body: Acceptance,
): Promise<string> {
  const { title, aim } = body;
  if (title === undefined || aim === undefined) {
    return refuse('invalid-body', {
      errors: [{ pointer: title === undefined ? '/title' : '/aim', code: 'required' }],
    });
  }
  const legal = parts.content.legal(scope.organisation.id);
  const purpose = legal.document.purposes.get(offered.purposeCode);
  if (purpose === undefined) return refuse('not-found');
  const id = newId();
  await insertCase(scope, {
    id,
    purposeCode: offered.purposeCode,
    reference: `C-${newReference(scope.organisation.prefix)}`,
    title,
    aim,
    legalBasis: purpose.legalBasis.map(({ law, article }) => ({ law, article })),
    legalVersionId: legal.id,
    bringInId: offered.id,
    nextMeetingAt: body.nextMeetingAt,
  });
  // Who opens a case knows what it holds: the acknowledgement is part of opening it.
  await insertParticipant(scope, {
    caseId: id,
    appointmentId: scope.appointment.id,
    role: 'lead',
    secrecyConfirmed: true,
  });
  await addCaseEvent(scope, id, 'case.opened', {});
  return id;
}

function audit(scope: Scope, action: string, offered: BringInRow, caseId: string | undefined): void {
  scope.audit({
    action,
    kind: 'bring-in',
    records: [
      { id: offered.id, organisationId: offered.organisation.id, purpose: offered.purposeCode },
      { id: offered.id, organisationId: offered.host.id, purpose: offered.purposeCode },
      ...(caseId === undefined
        ? []
        : [{ id: caseId, organisationId: offered.host.id, purpose: offered.purposeCode }]),
    ],
  });
}
