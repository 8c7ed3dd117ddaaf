export { compareMentions, type FieldComparison } from './compare.ts';
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
  comparisonSchema,
  decideProposalBody,
  makesSubject,
  type Proposal,
  type ProposalKind,
  proposalKinds,
  proposalSchema,
  strengths,
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
