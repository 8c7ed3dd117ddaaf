export { interventionCounter } from './intervention-queries.ts';
export { outcomeExists, resultsOfSignal } from './outcome-queries.ts';
export { countOpenInterventions } from './plan.ts';
export { interventionsRecordKinds } from './record-kinds.ts';
export { interventionConstraints, interventionRoutes } from './routes.ts';
export { termNotices } from './term-notices-queries.ts';
