export { BENEFIT } from './benefit.ts';
export {
  type ConflictField,
  fieldsOf,
  type MergeConflict,
  mergeConflicts,
  type SourcedMention,
  type ValueNote,
  valueIn,
  valueKeyOf,
} from './conflicts.ts';
export { SURE_FROM, strengthOf, strengths } from './how-sure.ts';
export {
  type KnownPersonView,
  knownPersonsBody,
  knownPersonViewSchema,
  MOST_SHOWN,
  saysEnough,
} from './known-persons.ts';
export { LIKELY_FROM, likelihoodOf } from './likelihood.ts';
export { type MentionFacts, nameOf } from './mention-facts.ts';
export {
  hangTogether,
  MERGE_LIMIT,
  type MergePreview,
  mergeBody,
  mergePreviewQuery,
  mergePreviewSchema,
} from './merge.ts';
export {
  type EdgeSource,
  NETWORK_LIMIT,
  type Network,
  type NetworkEdge,
  type NetworkNode,
  type NetworkPath,
  networkQuery,
  networkSchema,
  PATH_LIMIT,
  pathSchema,
  within,
} from './network.ts';
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
  weighedProposalSchema,
} from './proposal.ts';
export {
  type DecisionKind,
  noteBody,
  type Relation,
  relations,
  type ShownDecision,
  type ShownField,
  type SubjectListRow,
  type SubjectMention,
  type SubjectPageData,
  splitBody,
  subjectPageSchema,
  subjectRowSchema,
  type TypedLink,
  typedLinkBody,
  undoDecisionBody,
} from './subject.ts';
export { type Change, type Move, planJoin, planSplit, standsInTheWay } from './subject-moves.ts';
export { type WeighedMention, weighMentions } from './weigh-mentions.ts';
export { type SignalFacts, weighSignals } from './weigh-signals.ts';
export { type Weighed, type WeighedField, weighedOf } from './weighed.ts';
