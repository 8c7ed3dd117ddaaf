import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useStaleConflict } from '#platform/web/index.ts';
import type { Proposal } from '../../model/index.ts';
import { type DecisionGiven, decide, type ProposalReply, proposalQuery, undo } from '../linking-api.ts';

const STATE = { same: 'accepted', 'not-the-same': 'rejected', later: 'later' } as const;
const DECISION = {
  accepted: 'same',
  rejected: 'not-the-same',
  later: 'later',
  open: 'later',
  withdrawn: 'later',
} as const;

/** Deciding and taking back; when somebody else decided meanwhile, both decisions are kept for the reader to choose. */
export function useDecide(reply: ProposalReply | undefined) {
  const client = useQueryClient();
  const conflict = useStaleConflict<Proposal>();
  const proposal = reply?.data;
  const id = proposal?.id ?? '';
  const version = proposal?.version ?? 0;
  const kept = (next: ProposalReply) => {
    client.setQueryData(proposalQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['proposal-place'] });
    void client.invalidateQueries({ queryKey: ['proposals', 'queue'] });
    void client.invalidateQueries({ queryKey: ['proposals', 'signal'] });
    void client.invalidateQueries({ queryKey: ['signals'] });
    void client.invalidateQueries({ queryKey: ['session', 'counts'] });
  };
  const deciding = useMutation({
    mutationFn: (given: DecisionGiven) => decide(id, given, version),
    onSuccess: kept,
    onError: (cause, given) => {
      if (proposal === undefined) return;
      conflict.caught(cause, {
        ...proposal,
        state: STATE[given.decision],
        decisionReason: given.reason,
        laterUntil: given.laterUntil === '' ? null : given.laterUntil,
        decidedBy: null,
        decidedAt: null,
      });
    },
  });
  const undoing = useMutation({ mutationFn: () => undo(id, version), onSuccess: kept });
  /** Mine instead of theirs: what they decided is taken back first, so that it stays readable. */
  const overruling = useMutation({
    mutationFn: async ({ mine, current }: { mine: Proposal; current: Proposal }) => {
      const decided = current.state === 'accepted' || current.state === 'rejected';
      const from = decided ? (await undo(id, current.version)).data.version : current.version;
      return decide(
        id,
        {
          decision: DECISION[mine.state],
          reason: mine.decisionReason ?? '',
          laterUntil: mine.laterUntil ?? '',
        },
        from,
      );
    },
    onSuccess: kept,
  });
  const takeTheirs = () => {
    deciding.reset();
    void client.invalidateQueries({ queryKey: proposalQuery(id).queryKey });
  };
  const problem = conflict.open === null ? (overruling.error ?? deciding.error ?? undoing.error) : null;
  return { deciding, undoing, overruling, conflict, takeTheirs, problem };
}
