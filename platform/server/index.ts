export type { AuditEvent, TouchedRecord } from './audit-event.ts';
export {
  constraintOf,
  type Database,
  isDatabaseUnavailable,
  kyselyOf,
  openPool,
  type Pool,
  type RawBuilder,
  sql,
} from './database.ts';
export { type Html, html } from './html.ts';
export { API_PREFIX, API_VERSION } from './http/api.ts';
export { type AppOptions, buildApp, routesOf } from './http/app.ts';
export { AuditedRefusal, refuseWithAudit } from './http/audited-refusal.ts';
export { PURPOSE_HEADER, SESSION_COOKIE, tokenOf } from './http/execute.ts';
export { schemaOf } from './http/json-schema.ts';
export { openApiDocument } from './http/openapi.ts';
export { refuseOtherOrigin } from './http/origin.ts';
export { type ConstraintProblems, problemOf } from './http/problems.ts';
export { publicRoute, type Reply, type RouteDefinition, reply, replyStream, route } from './http/route.ts';
export { operationOf } from './http/trace.ts';
export { type Migration, MigrationMismatchError, migrate, readMigrations } from './migrations.ts';
export { cursorOf, type Page, pageOf, pageQuery, pageSchema, readCursor } from './page.ts';
export { type DatabaseConnections, prepareGivenServer, prepareOwnServer, serverVersion } from './roles.ts';
export {
  type Actor,
  AuditMissingError,
  hashToken,
  NoMandateError,
  NoSessionError,
  type Operation,
  type Scope,
  type ScopeRequest,
  withScope,
} from './scope.ts';
export { type SystemScope, withSystemScope } from './system-scope.ts';
