export { folderMailer } from './folder-mailer.ts';
export type { Mail, Mailer, MailFailure, SentMail } from './mailer.ts';
export { type SmtpSettings, smtpMailer } from './smtp-mailer.ts';
