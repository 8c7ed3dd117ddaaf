export { type AppointmentRow, findAppointment, type OpenedSession, openSession, SESSION_LIMITS } from './open-session-queries.ts';
