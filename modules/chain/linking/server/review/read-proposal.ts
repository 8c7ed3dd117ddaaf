import type { Scope } from '#platform/server/index.ts';
import {
  type Proposal,
  type ProposalDecision,
  type Weighed,
  weighedOf,
  weighMentions,
  weighSignals,
} from '../../model/index.ts';
import { weighPersons } from '../engine/weigh-persons.ts';
import { findMentions } from '../subject-queries.ts';
import { decisionsAround } from './decision-queries.ts';
import { factsOfSignals } from './signal-facts-queries.ts';

type Found = Proposal & { readonly purpose: string };

export type ProposalInReview = {
  readonly data: Proposal;
  readonly weighed: Weighed | null;
  readonly earlier: ProposalDecision[];
  /** The subject that both mentions are in since they were accepted as the same. */
  readonly subjectId: string | null;
  readonly abilities: { readonly decide: boolean; readonly undo: boolean };
};

const abilitiesOf = (proposal: Proposal) => ({
  decide: proposal.state === 'open' || proposal.state === 'later',
  undo: proposal.state === 'accepted' || proposal.state === 'rejected',
});

/** Whether the names of two mentions met by sound or letters, which is what made the proposal. */
const namesMet = (proposal: Proposal): boolean =>
  proposal.reasons.because.some((key) => key.startsWith('name-') || key === 'initial-birth-date');

/** Which row of the review a kind of key speaks in. */
const FIELD_OF_KEY: Readonly<Record<string, string>> = { street: 'address' };

/** A value that links too much says nothing, however equal. */
function withoutNoise(weighed: Weighed | null, { reasons: { noise = [] } }: Proposal): Weighed | null {
  if (weighed === null || noise.length === 0) return weighed;
  const silent = new Set(noise.map((kind) => FIELD_OF_KEY[kind] ?? kind));
  return weighedOf(
    weighed.prior,
    weighed.fields.map((field) => (silent.has(field.field) ? { ...field, points: 0 } : field)),
  );
}

async function weigh(scope: Scope, proposal: Found): Promise<Weighed | null> {
  const ids = [proposal.here.mentionId, proposal.there.mentionId].filter((id) => id !== null);
  if (ids.length === 2) {
    const mentions = await findMentions(scope, ids);
    const [here, there] = ids.map((id) => mentions.find((mention) => mention.id === id));
    if (here === undefined || there === undefined) return null;
    if (proposal.kind === 'same-person') return weighPersons(here, there);
    return weighMentions(here, there, proposal.kind, namesMet(proposal));
  }
  const signals = await factsOfSignals(scope, [proposal.here.signalId, proposal.there.signalId]);
  const [here, there] = [signals.get(proposal.here.signalId), signals.get(proposal.there.signalId)];
  return here === undefined || there === undefined ? null : weighSignals(here, there);
}

async function subjectOf(scope: Scope, { state, here, there }: Found): Promise<string | null> {
  const ids = [here.mentionId, there.mentionId].filter((id) => id !== null);
  if (state !== 'accepted' || ids.length < 2) return null;
  const [one, other] = await findMentions(scope, ids);
  return one?.subjectId === other?.subjectId ? (one?.subjectId ?? null) : null;
}

/** What stands as the decision is shown as such; earlier is what came before it. */
const withoutStanding = (proposal: Proposal, decisions: ProposalDecision[]): ProposalDecision[] => {
  if (proposal.decidedAt === null || proposal.state === 'open') return decisions;
  const standing = decisions.find((decision) => decision.proposalId === proposal.id);
  return decisions.filter((decision) => decision !== standing);
};

/** A proposal as it is reviewed: both sides, what speaks for and against, what was decided before. Audited. */
export async function readProposal(scope: Scope, proposal: Found): Promise<ProposalInReview> {
  const weighed = withoutNoise(await weigh(scope, proposal), proposal);
  const earlier = withoutStanding(proposal, await decisionsAround(scope, proposal));
  const subjects = [proposal.here.mentionId, proposal.there.mentionId].filter((id) => id !== null);
  const read = [proposal.id, proposal.here.signalId, proposal.there.signalId];
  scope.audit({
    action: 'proposal.read',
    kind: 'proposal',
    records: [...new Set([...read, ...earlier.map((decision) => decision.proposalId)])].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: proposal.purpose,
      subjects,
    })),
    fields: [...(weighed?.fields ?? []).map((item) => item.field), 'earlier'],
  });
  const subjectId = await subjectOf(scope, proposal);
  return { data: proposal, weighed, earlier, subjectId, abilities: abilitiesOf(proposal) };
}
