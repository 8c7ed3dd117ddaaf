export type { ContentProblem, ContentResult } from './content-problems.ts';
export { checkContent, type Problems } from './content-problems.ts';
export type * from './disclosure.ts';
export { REFUSAL_REASONS } from './disclosure.ts';
export { evaluateDisclosure } from './evaluate-disclosure.ts';
export {
  type DisclosureExplanation,
  type DisclosureOutlook,
  type ExplainedRule,
  explainDisclosure,
  type NeverGiven,
} from './explain-disclosure.ts';
export {
  type LegalBases,
  openLegalBases,
  type RuleReference,
  referToPurpose,
  referToRule,
} from './legal-bases.ts';
export {
  type AllowRule,
  type Condition,
  type Confidence,
  type LegalArticle,
  type LegalBasesContent,
  legalBasesSchema,
  type ProhibitRule,
  type Purpose,
  type SharingRule,
} from './legal-bases-schema.ts';
export { parseLegalBases } from './parse-legal-bases.ts';
export {
  type PhaseStatesContent,
  parsePhaseStates,
  phaseOfState,
  phaseStatesSchema,
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
export { parseRegion, type RegionContent, type RegionPerson, regionSchema } from './region-schema.ts';
export {
  groupsOfRoles,
  parseRoleGroups,
  ROLE_GROUPS,
  type RoleGroup,
  type RoleGroupsContent,
  roleGroupsSchema,
} from './role-groups-schema.ts';
