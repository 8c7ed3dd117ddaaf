export { feedbackOf } from './feedback-queries.ts';
export type { FeedbackParts } from './ports.ts';
export { feedbackConstraints, feedbackRoutes } from './routes.ts';
