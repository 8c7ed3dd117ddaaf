export { ProviderUnreachableError } from './login-client.ts';
export type { LoginParts, ProviderSettings } from './login-parts.ts';
export { addLoginRoutes } from './login-routes.ts';
export { type OpenedSession, openSession, SESSION_LIMITS } from './open-session.ts';
export { type SessionCounter, sessionRoutes } from './session-routes.ts';
export { type AppointmentRow, findAppointment } from './session-queries.ts';
