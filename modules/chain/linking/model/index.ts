export { compareMentions, type FieldComparison } from './compare.ts';
export { type MentionFacts, nameOf } from './mention-facts.ts';
export {
  comparisonSchema,
  decideProposalBody,
  makesSubject,
  type Proposal,
  type ProposalKind,
  proposalKinds,
  proposalSchema,
  strengths,
} from './proposal.ts';
