import { type Pool, withSystemScope } from '#platform/server/index.ts';
import type { Mailer } from '#platform/server/mail/index.ts';
import { mailOf } from './mail-text.ts';
import { markLater, markRefused, markSent, takeDueMail } from './outbox-queries.ts';

export type MailRound = { readonly sent: number; readonly refused: number; readonly later: number };

export type SendMailOptions = {
  readonly pool: Pool;
  readonly mailer: Mailer;
  /** Where to sign in. */
  readonly link: () => string;
};

/**
 * Sends all mail that is due, each in a transaction of its own, so that a stop between two loses none and repeats at
 * most the one under way. A server that cannot be reached ends the round: the rest waits for the next.
 */
export async function sendDueMail({ pool, mailer, link }: SendMailOptions): Promise<MailRound> {
  const round = { sent: 0, refused: 0, later: 0 };
  for (;;) {
    const done = await withSystemScope(pool, 'send mail', async (system) => {
      const mail = await takeDueMail(system);
      if (mail === undefined) return 'none' as const;
      const result = await mailer.send(mailOf(mail.toAddress, mail.language, link()));
      if (result.ok) {
        await markSent(system, mail.id, result.value.messageId);
        return 'sent' as const;
      }
      if (result.error.code === 'mail-server-not-reachable') {
        await markLater(system, mail, result.error.code);
        return 'later' as const;
      }
      await markRefused(system, mail.id, result.error.code);
      return 'refused' as const;
    });
    if (done === 'none') return round;
    round[done] += 1;
    if (done === 'later') return round;
  }
}
