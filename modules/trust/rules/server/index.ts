export { renewOwnRules } from './renew-rules.ts';
export { ruleRoutes } from './routes.ts';
