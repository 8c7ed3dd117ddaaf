export { feedbackOf } from './feedback-queries.ts';
export { feedbackRecordKinds } from './record-kinds.ts';
export { feedbackConstraints, feedbackRoutes } from './routes.ts';
