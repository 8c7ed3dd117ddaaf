export { compareMentions, type FieldComparison, type Likeness } from './compare.ts';
export { type MentionFacts, nameOf } from './mention-facts.ts';
export {
  comparisonSchema,
  decideProposalBody,
  makesSubject,
  type Proposal,
  type ProposalKind,
  proposalKinds,
  proposalSchema,
  reasonsSchema,
  strengths,
} from './proposal.ts';
export { tellingReasons } from './telling-reasons.ts';
