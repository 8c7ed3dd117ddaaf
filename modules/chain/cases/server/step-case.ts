import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type CaseState, type CaseStep, REOPENED_STATE, takeStep } from '../model/index.ts';
import {
  addCaseEvent,
  type CaseChange,
  type CaseDetails,
  type CaseRecord,
  findCase,
  saveDetails,
  saveState,
  tellSignals,
} from './case-queries.ts';
import { caseOf, touchedCase } from './case-view.ts';
import { mayLead, mayReopen } from './policy.ts';
import type { CaseParts } from './ports.ts';

export type StepBody = {
  readonly step: CaseStep;
  readonly expectedVersion: number;
  readonly reason?: string | undefined;
  readonly until?: string | undefined;
};

const changeTo = (
  file: CaseRecord,
  state: CaseState,
  body: Pick<StepBody, 'reason' | 'until'>,
): CaseChange => ({
  state,
  stateBefore: state === 'suspended' ? file.state : null,
  suspendedUntil: state === 'suspended' ? (body.until ?? null) : null,
  suspendedReason: state === 'suspended' ? (body.reason ?? null) : null,
  closedReason: state === 'closed' ? (body.reason ?? null) : null,
  closed: state === 'closed',
  reopenReason: null,
  reopenAskedByPersonId: null,
  reopenedByPersonId: null,
});

async function save(
  scope: Scope,
  file: CaseRecord,
  expectedVersion: number,
  change: CaseChange,
  action: string,
): Promise<void> {
  if (!(await saveState(scope, file.id, expectedVersion, change)))
    refuse('stale-version', { current: await findCase(scope, file.id) });
  await addCaseEvent(scope, file.id, action, { from: file.state, to: change.state });
  scope.audit({ action, kind: 'case', records: touchedCase(scope, file), fields: ['state'] });
}

async function checkClosing(scope: Scope, parts: CaseParts, caseId: string): Promise<void> {
  const required = await parts.closingRequirements?.(scope, caseId);
  if (required === undefined) return;
  if (!required.outcomeRecorded) refuse('outcome-missing');
  if (required.openInterventions > 0) refuse('dependency-not-done');
}

/** Takes a case one step on. Errors: `transition-not-allowed`, `reason-missing`, `outcome-missing`, `stale-version`. */
export async function stepCase(scope: Scope, parts: CaseParts, id: string, body: StepBody): Promise<void> {
  const file = await caseOf(scope, id);
  if (!mayLead(scope, file)) refuse('not-allowed');
  const next = takeStep(file, body.step);
  if (!next.ok)
    return refuse('transition-not-allowed', { current: { state: file.state, version: file.version } });
  if ((body.step === 'close' || body.step === 'suspend') && body.reason === undefined)
    return refuse('reason-missing', { errors: [{ pointer: '/reason', code: 'required' }] });
  if (body.step === 'close') await checkClosing(scope, parts, id);
  await save(scope, file, body.expectedVersion, changeTo(file, next.value, body), `case.${body.step}`);
  if (next.value === 'closed') await tellSignals(scope, id);
}

/** The first person asks with a reason, another one reopens. Returns whether it is open again. */
export async function reopenCase(
  scope: Scope,
  id: string,
  body: { readonly expectedVersion: number; readonly reason?: string | undefined },
): Promise<boolean> {
  const file = await caseOf(scope, id);
  if (!mayLead(scope, file)) refuse('not-allowed');
  if (file.state !== 'closed')
    refuse('transition-not-allowed', { current: { state: file.state, version: file.version } });
  if (!mayReopen(scope, file)) refuse('four-eyes');
  const asked = file.reopenAskedByPersonId;
  if (asked === null && body.reason === undefined)
    return refuse('reason-missing', { errors: [{ pointer: '/reason', code: 'required' }] });
  const kept = { ...changeTo(file, 'closed', {}), closedReason: file.closedReason };
  const change: CaseChange =
    asked === null
      ? { ...kept, reopenReason: body.reason ?? null, reopenAskedByPersonId: scope.person.id }
      : {
          ...changeTo(file, REOPENED_STATE, {}),
          reopenReason: file.reopenReason,
          reopenAskedByPersonId: asked,
          reopenedByPersonId: scope.person.id,
        };
  await save(
    scope,
    file,
    body.expectedVersion,
    change,
    asked === null ? 'case.reopening-asked' : 'case.reopened',
  );
  return asked !== null;
}

/** Title, aim and next meeting. */
export async function changeDetails(
  scope: Scope,
  id: string,
  expectedVersion: number,
  details: Partial<CaseDetails>,
): Promise<void> {
  const file = await caseOf(scope, id);
  if (!mayLead(scope, file)) refuse('not-allowed');
  const next = {
    title: details.title ?? file.title,
    aim: details.aim ?? file.aim,
    nextMeetingAt: details.nextMeetingAt === undefined ? file.nextMeetingAt : details.nextMeetingAt,
  };
  if (!(await saveDetails(scope, id, expectedVersion, next)))
    refuse('stale-version', { current: await findCase(scope, id) });
  scope.audit({
    action: 'case.changed',
    kind: 'case',
    records: touchedCase(scope, file),
    fields: Object.keys(details),
  });
}
