import { type Scope, sql } from '#platform/server/index.ts';
import type { DecisionEffect } from './decision-queries.ts';

const SUBJECT_KINDS = ['same-person', 'same-company', 'same-vehicle'];

export type TickedProposal = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly mentionIds: readonly string[];
};

const columns = sql`p.id, p.kind, p.state, array[p.mention_id, p.other_mention_id] as "mentionIds"`;

/** These proposals, as far as they are of mentions that would become one subject. */
export async function tickedProposals(scope: Scope, ids: readonly string[]): Promise<TickedProposal[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TickedProposal>`
    select ${columns} from proposal p
     where p.id = any (${ids}::uuid[]) and p.kind = any (${SUBJECT_KINDS}::text[]) and p.mention_id is not null and p.other_mention_id is not null`.execute(
    scope.db,
  );
  return rows;
}

/** Proposals between two of these mentions. Found by their signals, which have the index. */
export async function proposalsWithin(
  scope: Scope,
  mentions: readonly { readonly id: string; readonly signalId: string }[],
): Promise<TickedProposal[]> {
  const ids = mentions.map((mention) => mention.id);
  const { rows } = await sql<TickedProposal>`
    select ${columns} from proposal p
     where p.signal_id = any (${mentions.map((mention) => mention.signalId)}::uuid[]) and p.kind = any (${SUBJECT_KINDS}::text[])
       and p.mention_id = any (${ids}::uuid[]) and p.other_mention_id = any (${ids}::uuid[])`.execute(
    scope.db,
  );
  return rows;
}

/** The decision answers these proposals with "the same". */
export async function settleProposals(
  scope: Scope,
  ids: readonly string[],
  decision: { readonly id: string; readonly subjectId: string; readonly reason: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  const effect = { decisionId: decision.id, subjectId: decision.subjectId };
  await sql`
    update proposal set state = 'accepted', decided_by_person_id = ${scope.person.id}, decided_at = ${scope.now}, decision_reason = ${decision.reason},
      effect = ${JSON.stringify(effect)}, version = version + 1
     where id = any (${ids}::uuid[])`.execute(scope.db);
}

/** Each proposal waits again as it did before. */
export async function reopenProposals(
  scope: Scope,
  proposals: NonNullable<DecisionEffect['proposals']>,
): Promise<void> {
  if (proposals.length === 0) return;
  await sql`
    update proposal set state = v.state, decided_by_person_id = null, decided_at = null, decision_reason = null, effect = null, version = version + 1
      from unnest(${proposals.map((one) => one.id)}::uuid[], ${proposals.map((one) => one.state)}::text[]) v (proposal_id, state)
     where proposal.id = v.proposal_id and proposal.state = 'accepted'`.execute(scope.db);
}
