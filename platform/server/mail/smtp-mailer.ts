import { createTransport } from 'nodemailer';
import { err, ok } from '#platform/kit/index.ts';
import { checkMail, type Mailer, type MailFailure, messageOf } from './mailer.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Sender of all mail, such as "Schakel <no-reply@gemeente.example>". */
  readonly from: string;
  /** 'tls': from the first byte (port 465). 'starttls': required after greeting. 'none': a relay on the same machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Of connecting, greeting and silence each. */
  readonly timeoutMilliseconds?: number | undefined;
}

/** Mail through a server. Failures are told apart into "try again" and "will never go". */
export function smtpMailer(settings: SmtpSettings): Mailer {
  const timeout = settings.timeoutMilliseconds ?? 10_000;
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    ...(settings.user === undefined ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
  });
  return {
    async send(mail) {
      const checked = checkMail(mail);
      if (!checked.ok) return checked;
      try {
        const sent = await transport.sendMail(messageOf(checked.value, settings.from));
        return ok({ messageId: sent.messageId });
      } catch (error) {
        return err(failureOf(error));
      }
    },
    async close() {
      transport.close();
    },
  };
}

function failureOf(error: unknown): MailFailure {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  // 5xx is final (RFC 5321 §4.2.1), except a refused login: that is ours to mend, and the mail then still goes.
  const aboutLogin = code === 530 || code === 534 || code === 535;
  return code >= 500 && !aboutLogin
    ? { code: 'mail-refused', responseCode: code }
    : { code: 'mail-server-not-reachable' };
}
