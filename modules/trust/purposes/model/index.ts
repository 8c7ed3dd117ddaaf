export {
  changesBetweenRules,
  changesInRule,
  type RuleChange,
  type RuleField,
} from './compare-rules.ts';
export type { ContentProblem, ContentResult } from './content-problems.ts';
export { checkContent, type Problems } from './content-problems.ts';
export type * from './disclosure.ts';

export { evaluateDisclosure } from './evaluate-disclosure.ts';
export { explainDisclosure } from './explain-disclosure.ts';
export { type ExtenderGroup, extenderGroups, extendersOf } from './extenders.ts';
export {
  type LegalBases,
  openLegalBases,
  type RuleReference,
} from './legal-bases.ts';
export type {
  AllowRule,
  Condition,
  LegalBasesContent,
  SharingRule,
} from './legal-bases-schema.ts';
export { sharingRuleSchema } from './legal-bases-schema.ts';
export { composeOwnRules, type OwnRule } from './own-rules.ts';
export { parseLegalBases } from './parse-legal-bases.ts';
export { parseOwnRule } from './parse-own-rule.ts';
export {
  type PhaseStatesContent,
  parsePhaseStates,
  phaseOfState,
  skipsWeighingTable,
} from './phase-states-schema.ts';
export {
  type AppointmentInView,
  heldPurposes,
  isDisclosure,
  purposeOfTheme,
  widePurposes,
  wordBackRoute,
} from './purposes.ts';
export { parseRegion, type RegionContent } from './region-schema.ts';
export {
  groupsOfRoles,
  parseRoleGroups,
  type RoleGroup,
  type RoleGroupsContent,
} from './role-groups-schema.ts';
export {
  type AnsweredQuestion,
  answerSituation,
  compareAnswers,
  isAsExpected,
  openForTrial,
  parseRuleQuestion,
  parseRuleQuestions,
  parseSituation,
  type RuleQuestion,
  type RuleQuestionsContent,
  ruleQuestionSchema,
  rulesOfVerdict,
  type Situation,
  situationSchema,
} from './rule-questions.ts';
export { membersShieldedFrom } from './shielded-members.ts';
