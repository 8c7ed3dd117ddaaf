export { checkDecision } from './check-decision.ts';
export { stepOfDecision } from './signal-steps.ts';
export { obstacleTo } from './tally.ts';
export * from './weighing-schemas.ts';
