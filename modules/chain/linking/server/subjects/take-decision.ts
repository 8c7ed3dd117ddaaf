import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { Change } from '../../model/index.ts';
import { tellBothSignals } from '../subject-queries.ts';
import {
  type DecisionRow,
  insertDecision,
  leadSubjects,
  moveMentions,
  type NewDecision,
} from './decision-queries.ts';
import type { SubjectMentionRow } from './subject-lookup-queries.ts';

type Taken = Omit<NewDecision, 'moves' | 'parts'> & {
  readonly change: Change;
  /** The mentions it is about: their signals tell of it. */
  readonly mentions: readonly Pick<SubjectMentionRow, 'id' | 'signalId'>[];
};

/** Writes a decision, does what it says, and tells it to the time lines and the audit. Errors: stale-version. */
export async function takeDecision(scope: Scope, taken: Taken): Promise<string> {
  const { change, mentions, ...decision } = taken;
  const id = await insertDecision(scope, { ...decision, moves: change.moves, parts: change.parts });
  if ((await moveMentions(scope, change.moves)) !== change.moves.length) refuse('stale-version');
  const moves = change.moves.length > 0 || change.merged.length > 0;
  if (moves) await leadSubjects(scope, change, taken.subjectId);
  // Whoever decides on a proposal tells its two signals.
  const told = taken.proposalId === undefined ? mentions : [];
  await tellDecision(scope, { ...decision, id }, change.parts, told, 'taken');
  return id;
}

const TOLD = { taken: 'link.accepted', undone: 'link.undone' } as const;

/** The time line of every signal concerned, and one audit event that names every subject and signal. */
export async function tellDecision(
  scope: Scope,
  decision: Pick<DecisionRow, 'id' | 'kind' | 'purpose'>,
  parts: readonly string[],
  mentions: readonly Pick<SubjectMentionRow, 'id' | 'signalId'>[],
  what: keyof typeof TOLD,
): Promise<void> {
  const signalIds = [...new Set(mentions.map((mention) => mention.signalId))];
  await tellBothSignals(scope, decision.purpose, signalIds, TOLD[what], {
    kind: decision.kind,
    decisionId: decision.id,
  });
  const subjects = [...parts, ...mentions.map((mention) => mention.id)];
  scope.audit({
    action: what === 'taken' ? `subject.${decision.kind}` : `subject.${decision.kind}-undone`,
    kind: 'subject',
    records: [...parts, ...signalIds].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: decision.purpose,
      subjects,
    })),
    detail: { decisionId: decision.id },
  });
}
