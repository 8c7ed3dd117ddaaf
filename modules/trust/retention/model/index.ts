export { kindProblems, type RecordKind } from './record-kinds.ts';
export {
  parseRetentionRules,
  type RetentionLine,
  retentionLines,
} from './retention-rules.ts';
export * from './retention-schemas.ts';
