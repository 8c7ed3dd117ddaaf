import type { QueuedProposal } from '../../model/index.ts';

export type QueueGroup = {
  readonly key: string;
  /** How many there are in all; the rest may stand on the next page. */
  readonly size: number;
  readonly proposals: readonly QueuedProposal[];
};

/** Proposals about the same stand after one another: each run becomes one row. */
export function groupsOf(proposals: readonly QueuedProposal[]): QueueGroup[] {
  const groups: { key: string; size: number; proposals: QueuedProposal[] }[] = [];
  for (const proposal of proposals) {
    const last = groups.at(-1);
    if (last?.key === proposal.group.key) last.proposals.push(proposal);
    else groups.push({ key: proposal.group.key, size: proposal.group.size, proposals: [proposal] });
  }
  return groups;
}
