export { type CleanedUp, cleanUp, SHORT_TERMS } from './clean-up-queries.ts';
export { type ExtraTask, type JobParts, type Jobs, startJobs } from './jobs.ts';
export { markReadAbout, type Notice, notify } from './notification-queries.ts';
export { notificationRoutes } from './routes.ts';
export { type MailRound, sendDueMail } from './send-mail.ts';
