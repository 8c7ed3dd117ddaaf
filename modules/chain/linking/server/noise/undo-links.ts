import type { Scope } from '#platform/server/index.ts';
import { undoDecision } from '../decide-proposal.ts';
import { linksToUndo, markUndone } from './effect-queries.ts';
import { auditValue } from './exclude-value.ts';

/**
 * Undoes the chosen links as a person undoes one on its own page, so that both signals tell it; their proposals are then withdrawn, for they
 * rest on what is excluded. What was undone meanwhile is left alone. Returns how many were undone.
 */
export async function undoLinks(
  scope: Scope,
  valueId: string,
  effectIds: readonly string[],
): Promise<number> {
  const chosen = await linksToUndo(scope, valueId, effectIds);
  for (const { id, proposal, proposalVersion } of chosen) {
    if (proposal === null || proposalVersion === null) continue;
    await undoDecision(scope, proposal.id, proposalVersion);
    await markUndone(scope, id);
  }
  auditValue(scope, 'excluded-value.links-undone', valueId, { undone: chosen.length });
  return chosen.length;
}
