export { checkDecision } from './check-decision.ts';
export { missingMembers, obstacleTo, type Setting, type Tally, tallyOf } from './tally.ts';
export * from './weighing-schemas.ts';
