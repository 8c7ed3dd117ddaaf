export { endEmbeddedSessions } from './end-embedded-sessions.ts';

export type { ProviderSettings } from './login-parts.ts';
export { addLoginRoutes } from './login-routes.ts';
export { type JobSession, openJobSession, UnknownPersonError } from './open-job-session.ts';
export { openSession, SESSION_LIMITS } from './open-session.ts';
export { accessRecordKinds } from './record-kinds.ts';
export { serviceClientRoutes } from './service-client-routes.ts';
export { findAppointment } from './session-queries.ts';
export { type SessionCounter, sessionRoutes } from './session-routes.ts';
export { addSetupRoutes, openSetup } from './setup/setup-routes.ts';
export { tokenRoute } from './token-route.ts';
