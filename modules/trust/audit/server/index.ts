export { looksAtRecord } from './audit-queries.ts';
export { auditRoutes } from './routes.ts';
export { auditRecordKinds } from './record-kinds.ts';
