import type { Scope } from '#platform/server/index.ts';
import { nameOf, planJoin } from '../../model/index.ts';
import { createSubject } from '../subject-queries.ts';
import type { Parts } from './gather-parts.ts';
import { settleProposals } from './settled-proposals-queries.ts';
import type { SubjectMentionRow } from './subject-lookup-queries.ts';
import { takeDecision } from './take-decision.ts';

/** How a mention is called: by name, company, or the one thing it has. */
export const labelOf = (mention: SubjectMentionRow): string =>
  nameOf(mention) ??
  mention.companyName ??
  mention.plate ??
  mention.phone ??
  mention.iban ??
  mention.email ??
  mention.handle ??
  mention.address ??
  mention.reference;

type Joined = {
  readonly kind: 'made' | 'joined' | 'merged';
  readonly reason: string | null;
  readonly overruled?: readonly string[];
  /** The proposal that was decided on: whoever decides on it keeps its state; the others that it answers are settled here. */
  readonly proposalId?: string;
};

/** Makes one subject of the parts and answers every proposal between them. Gives the decision and the subject that stays. */
export async function joinParts(
  scope: Scope,
  parts: Parts,
  joined: Joined,
): Promise<{ decisionId: string; subjectId: string }> {
  const [first] = parts.mentions;
  const kept = parts.subjects[0]?.id;
  const subjectId =
    kept ??
    (await createSubject(scope, {
      purpose: parts.purpose,
      kind: first?.kind ?? '',
      label: first === undefined ? '' : labelOf(first),
    }));
  const change = planJoin(
    parts.mentions.map((mention) => ({ mentionId: mention.id, subjectId: mention.subjectId })),
    parts.subjects.map((subject) => subject.id),
    subjectId,
  );
  const answered = parts.proposals.filter(
    ({ id, state }) => id !== joined.proposalId && (state === 'open' || state === 'later'),
  );
  const decisionId = await takeDecision(scope, {
    kind: joined.kind,
    purpose: parts.purpose,
    subjectId,
    reason: joined.reason,
    change,
    mentions: parts.mentions,
    effect: {
      made: kept === undefined ? [subjectId] : [],
      merged: change.merged,
      proposals: answered.map(({ id, state }) => ({ id, state })),
      overruled: joined.overruled ?? [],
    },
    ...(joined.proposalId === undefined ? {} : { proposalId: joined.proposalId }),
  });
  await settleProposals(
    scope,
    answered.map(({ id }) => id),
    { id: decisionId, subjectId, reason: joined.reason },
  );
  return { decisionId, subjectId };
}
