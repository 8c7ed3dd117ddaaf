import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { decisionOfProposal } from './decision-queries.ts';
import { gatherParts } from './gather-parts.ts';
import { joinParts } from './join-parts.ts';
import { mindConflicts } from './merge-parts.ts';
import { undoTaken } from './undo-decision.ts';

/**
 * "The same" on one proposal: its two mentions, with all of the subjects they are in. What differs stood beside each other
 * on the screen where this was decided, so only what no reason overrules is refused.
 */
export async function joinProposal(
  scope: Scope,
  proposalId: string,
  reason: string | null,
): Promise<{ subjectId: string; decisionId: string }> {
  const chosen = { proposalIds: [proposalId], subjectIds: [], mentionIds: [] };
  const parts = await gatherParts(scope, chosen, true);
  mindConflicts(
    parts.conflicts.filter((conflict) => !conflict.overrulable),
    [],
  );
  const overruled = parts.conflicts.map(({ code }) => code);
  return joinParts(scope, parts, { kind: 'joined', reason, overruled, proposalId });
}

/** Takes "the same" on a proposal back. Errors: decided-by-merge, undo-blocked. */
export async function undoJoin(scope: Scope, proposalId: string): Promise<void> {
  const decision = (await decisionOfProposal(scope, proposalId)) ?? refuse('decided-by-merge');
  await undoTaken(scope, decision, { expectedVersion: decision.version, reason: null });
}
