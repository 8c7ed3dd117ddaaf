export type { AuditEvent, TouchedRecord } from './audit-event.ts';
export {
  isDatabaseUnavailable,
  openPool,
  type Pool,
  type RawBuilder,
  sql,
} from './database.ts';
export { type Html, html } from './html.ts';
export { API_PREFIX, API_VERSION } from './http/api.ts';
export { buildApp, routesOf } from './http/app.ts';
export { refuseWithAudit } from './http/audited-refusal.ts';
export { SESSION_COOKIE, tokenOf } from './http/execute.ts';
export { schemaOf } from './http/json-schema.ts';
export { refuseOtherOrigin } from './http/origin.ts';
export type { ProblemLanguage, ProblemSentences } from './http/problem-detail.ts';
export type { ConstraintProblems } from './http/problems.ts';
export { publicRoute, type Reply, type RouteDefinition, reply, replyStream, route } from './http/route.ts';
export { operationOf } from './http/trace.ts';
export { MigrationMismatchError, migrate, readMigrations } from './migrations.ts';
export { pageOf, pageQuery, pageSchema, readCursor } from './page.ts';
export { type DatabaseConnections, prepareGivenServer, prepareOwnServer, serverVersion } from './roles.ts';
export {
  type Actor,
  hashToken,
  NoSessionError,
  type Operation,
  type Scope,
  withScope,
} from './scope.ts';
export { type SystemScope, withSystemScope } from './system-scope.ts';
