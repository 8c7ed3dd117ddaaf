import type { QueuedProposal } from '../../model/index.ts';

export type QueueRow = QueuedProposal & {
  /** The first of its group on this page carries the words about the whole group. */
  readonly leads: boolean;
};

/** Proposals about the same stand after one another; the first of each run leads it. */
export const rowsOf = (proposals: readonly QueuedProposal[]): QueueRow[] =>
  proposals.map((proposal, index) => ({
    ...proposal,
    leads: proposal.group.size > 1 && proposals[index - 1]?.group.key !== proposal.group.key,
  }));
