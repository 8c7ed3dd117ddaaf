import { type SystemScope, sql } from '#platform/server/index.ts';
import { waitAfter } from '../model/index.ts';

export type WaitingMail = {
  readonly id: string;
  readonly toAddress: string;
  readonly language: 'nl' | 'en';
  readonly attempts: number;
};

/** The mail that waits longest and is due, held until the transaction ends; another sender passes it by. */
export async function takeDueMail(system: SystemScope): Promise<WaitingMail | undefined> {
  const { rows } = await sql<WaitingMail>`
    select id, to_address as "toAddress", language, attempts from mail_outbox
     where state = 'waiting' and next_attempt_at <= clock_timestamp()
     order by next_attempt_at, id limit 1 for update skip locked`.execute(system.db);
  return rows[0];
}

export async function markSent(system: SystemScope, id: string, messageId: string): Promise<void> {
  await sql`
    update mail_outbox set state = 'sent', sent_at = clock_timestamp(), message_id = ${messageId}, attempts = attempts + 1, last_failure = null
     where id = ${id}`.execute(system.db);
}

export async function markRefused(system: SystemScope, id: string, failure: string): Promise<void> {
  await sql`
    update mail_outbox set state = 'refused', attempts = attempts + 1, last_failure = ${failure} where id = ${id}`.execute(
    system.db,
  );
}

export async function markLater(system: SystemScope, mail: WaitingMail, failure: string): Promise<void> {
  const attempts = mail.attempts + 1;
  await sql`
    update mail_outbox set attempts = ${attempts}, last_failure = ${failure},
           next_attempt_at = clock_timestamp() + make_interval(secs => ${waitAfter(attempts) / 1000})
     where id = ${mail.id}`.execute(system.db);
}
