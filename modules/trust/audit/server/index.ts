export { looksAtRecord } from './audit-queries.ts';
export { auditRoutes } from './routes.ts';
