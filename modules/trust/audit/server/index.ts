export { looksAtRecord } from './audit-queries.ts';
export { auditRecordKinds } from './record-kinds.ts';
export { auditRoutes } from './routes.ts';
