export { countMyInterventions, interventionCounter } from './intervention-queries.ts';
export { outcomeExists, resultsOfSignal } from './outcome-queries.ts';
export { countOpenInterventions } from './plan.ts';
export type { InterventionParts } from './ports.ts';
export { interventionConstraints, interventionRoutes } from './routes.ts';
export { tellNearTerms, termNotices } from './term-notices-queries.ts';
