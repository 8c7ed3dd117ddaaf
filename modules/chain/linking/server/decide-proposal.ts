import { calendarDateAt, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { makesSubject, type Proposal } from '../model/index.ts';
import { type Effect, effectOf, findProposal, saveDecision } from './proposal-queries.ts';
import { keepDecision } from './review/decision-queries.ts';
import { createLink, tellBothSignals, undoLink } from './subject-queries.ts';
import { joinProposal, undoJoin } from './subjects/join-proposal.ts';

type Found = Proposal & { readonly purpose: string };

export type Decision = {
  readonly decision: 'same' | 'not-the-same' | 'later';
  readonly reason?: string | undefined;
  /** For "later": the day on which it comes back by itself; without one it waits for what is asked. */
  readonly laterUntil?: string | undefined;
  readonly expectedVersion: number;
};

/** Decided, or held back because all it rests on is noise: nothing to decide. */
const SETTLED: readonly string[] = ['accepted', 'rejected', 'withdrawn'];

const STATE = { same: 'accepted', 'not-the-same': 'rejected', later: 'later' } as const;

const RELATION: Readonly<Record<string, string>> = {
  'duplicate-signal': 'same-matter',
  'same-address': 'same-address',
  'same-phone': 'same-phone',
  'same-account': 'same-account',
  'same-object': 'same-object',
};

/** A person's decision on a proposal; only "same" changes facts. Errors: not-found, stale-version, transition-not-allowed. */
export async function decideProposal(scope: Scope, id: string, decision: Decision): Promise<Found> {
  const proposal = (await findProposal(scope, id)) ?? refuse('not-found');
  if (proposal.version !== decision.expectedVersion) refuse('stale-version', { current: proposal });
  if (SETTLED.includes(proposal.state))
    refuse('transition-not-allowed', { params: { state: proposal.state }, current: proposal });
  if (decision.laterUntil !== undefined && decision.laterUntil <= calendarDateAt(scope.now))
    refuse(problem('invalid-body', { errors: [{ pointer: '/laterUntil', code: 'invalid-date' }] }));
  const effect = decision.decision === 'same' ? await accept(scope, proposal, decision.reason ?? null) : null;
  const saved = await saveDecision(scope, id, decision.expectedVersion, {
    state: STATE[decision.decision],
    reason: decision.reason ?? null,
    effect,
    laterUntil: decision.laterUntil,
  });
  if (!saved) refuse('stale-version', { current: (await findProposal(scope, id)) ?? proposal });
  await keepDecision(scope, proposal, decision.decision, decision);
  await tell(scope, proposal, `link.${STATE[decision.decision]}`);
  return (await findProposal(scope, id)) ?? refuse('not-found');
}

/** Takes a decision back: what accepting joined comes apart again. */
export async function undoDecision(scope: Scope, id: string, expectedVersion: number): Promise<Found> {
  const proposal = (await findProposal(scope, id)) ?? refuse('not-found');
  if (proposal.version !== expectedVersion) refuse('stale-version', { current: proposal });
  if (proposal.state === 'open' || proposal.state === 'withdrawn')
    refuse('transition-not-allowed', { params: { state: proposal.state }, current: proposal });
  const effect = await effectOf(scope, id);
  if (effect.subjectId !== undefined) {
    await undoJoin(scope, id);
    return (await findProposal(scope, id)) ?? refuse('not-found');
  }
  if (effect.linkId !== undefined) await undoLink(scope, effect.linkId);
  const saved = await saveDecision(scope, id, expectedVersion, { state: 'open', reason: null, effect: null });
  if (!saved) refuse('stale-version', { current: proposal });
  await keepDecision(scope, proposal, 'undone', {});
  await tell(scope, proposal, 'link.undone');
  return (await findProposal(scope, id)) ?? refuse('not-found');
}

async function tell(scope: Scope, proposal: Found, action: string): Promise<void> {
  const signalIds = [proposal.here.signalId, proposal.there.signalId];
  // That a signal stands in a case is told to who is named in it: the time line has other readers.
  await tellBothSignals(scope, proposal.purpose, signalIds, action, {
    ...(proposal.kind === 'signal-of-case' ? {} : { kind: proposal.kind }),
    proposalId: proposal.id,
  });
  const subjects = [proposal.here.mentionId, proposal.there.mentionId].filter(
    (mentionId) => mentionId !== null,
  );
  scope.audit({
    action,
    kind: 'proposal',
    records: [proposal.id, ...signalIds].map((recordId) => ({
      id: recordId,
      organisationId: scope.organisation.id,
      purpose: proposal.purpose,
      subjects,
    })),
  });
}

async function accept(scope: Scope, proposal: Found, reason: string | null): Promise<Effect> {
  // It opens the way to the case; bringing in has its own rules, and joins nothing here.
  if (proposal.kind === 'signal-of-case') return {};
  if (!makesSubject(proposal.kind)) {
    const relation = RELATION[proposal.kind] ?? 'related-to';
    const linkId = await createLink(scope, {
      purpose: proposal.purpose,
      relation,
      signalId: proposal.here.signalId,
      otherSignalId: proposal.there.signalId,
      proposalId: proposal.id,
    });
    return { linkId };
  }
  return joinProposal(scope, proposal.id, reason);
}
