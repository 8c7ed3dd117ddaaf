export { checkDecision, type DecisionGround } from './check-decision.ts';
export { stepOfDecision } from './signal-steps.ts';
export { missingMembers, obstacleTo, type Setting, type Tally, tallyOf } from './tally.ts';
export * from './weighing-schemas.ts';
