export { feedbackOf } from './feedback-queries.ts';

export { feedbackConstraints, feedbackRoutes } from './routes.ts';
export { feedbackRecordKinds } from './record-kinds.ts';
