export { BENEFIT } from './benefit.ts';
export { LIKELY_FROM, likelihoodOf } from './likelihood.ts';
export { type MentionFacts, nameOf } from './mention-facts.ts';
export {
  decideProposalBody,
  makesSubject,
  type Proposal,
  type ProposalDecision,
  type ProposalKind,
  placeInQueueSchema,
  proposalDecisionSchema,
  proposalKinds,
  proposalSchema,
  type QueuedProposal,
  queuedProposalSchema,
  queueQuery,
  strengths,
  weighedProposalSchema,
} from './proposal.ts';
export { weighMentions } from './weigh-mentions.ts';
export { type SignalFacts, weighSignals } from './weigh-signals.ts';
export type { Weighed, WeighedField } from './weighed.ts';
