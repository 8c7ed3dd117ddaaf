export { loadRetentionRules } from './load-rules.ts';
export { retentionRecordKinds } from './record-kinds.ts';
