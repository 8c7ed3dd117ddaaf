export { cleanUp } from './clean-up-queries.ts';
export { type ExtraTask, startJobs } from './jobs.ts';
export { markReadAbout, notify, tellFromJob } from './notification-queries.ts';
export { notificationsRecordKinds } from './record-kinds.ts';
export { notificationRoutes } from './routes.ts';
export { sendDueMail } from './send-mail.ts';
