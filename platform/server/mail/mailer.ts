import { err, ok, type Result } from '#platform/kit/index.ts';

/** One mail to one person, plain text. It says what it is given and nothing more: no names, no content of records. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type MailFailure =
  /** An address or subject that is empty, malformed, or carries line breaks: sending it again will not help. */
  | { readonly code: 'mail-malformed'; readonly field: 'to' | 'subject' | 'text' }
  /** The server took the connection and refused the mail. */
  | { readonly code: 'mail-refused'; readonly responseCode: number }
  /** No answer, or "try again later": the sender keeps the mail and tries again. */
  | { readonly code: 'mail-server-not-reachable' };

interface SentMail {
  readonly messageId: string;
}

export interface Mailer {
  send(mail: Mail): Promise<Result<SentMail, MailFailure>>;
  close(): Promise<void>;
}

// One address, no display name, no list: `a@b, c@d` would send to two.
const addressShape = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;
const control = /\p{Cc}|\p{Zl}|\p{Zp}/u;
const longestSubject = 200;
const longestText = 100_000;

/** Refuses what could add a header or a second receiver. Line breaks are allowed in the text only. */
export function checkMail(mail: Mail): Result<Mail, MailFailure> {
  if (mail.to.length > 254 || !addressShape.test(mail.to))
    return err({ code: 'mail-malformed', field: 'to' });
  if (mail.subject.trim() === '' || mail.subject.length > longestSubject || control.test(mail.subject)) {
    return err({ code: 'mail-malformed', field: 'subject' });
  }
  if (mail.text.length > longestText || mail.text.includes('\u0000')) {
    return err({ code: 'mail-malformed', field: 'text' });
  }
  return ok(mail);
}

/** What every mail of ours has in common, for nodemailer. */
export function messageOf(mail: Mail, from: string) {
  return {
    from,
    // As an object: the address is then never parsed as a list.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    // Out-of-office replies would tell a mailbox of ours who is away.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
