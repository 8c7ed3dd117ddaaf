export { KEEPERS, OVERSEERS, RULE_MAKERS, VIEWERS } from './groups.ts';
export { kindProblems, type RecordKind } from './record-kinds.ts';
export {
  parseRetentionRules,
  type RetentionLine,
  retentionLines,
} from './retention-rules.ts';
export * from './retention-schemas.ts';
export * from './rule-decisions.ts';
export * from './transfer-schemas.ts';
