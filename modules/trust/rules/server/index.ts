export { rulesRecordKinds } from './record-kinds.ts';
export { renewOwnRules } from './renew-rules.ts';
export { ruleRoutes } from './routes.ts';
