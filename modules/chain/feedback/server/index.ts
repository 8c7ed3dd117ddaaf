export { feedbackOf } from './feedback-queries.ts';

export { feedbackConstraints, feedbackRoutes } from './routes.ts';
