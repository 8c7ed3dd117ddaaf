import type { ConstraintProblems } from '#platform/server/index.ts';

export { registersRecordKinds } from './record-kinds.ts';
export { registerRoutes } from './routes.ts';

/** Names of constraints of this module that speak to users. */
export const registerConstraints: ConstraintProblems = { processor_named_once: 'already-exists' };
