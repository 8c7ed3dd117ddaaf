import { type SystemScope, sql } from '#platform/server/index.ts';

export type CleanedUp = {
  readonly repeats: number;
  readonly logins: number;
  readonly drafts: number;
  readonly notifications: number;
};

/** How long what is only a means is kept. Days, except the login attempts: minutes. */
const SHORT_TERMS = { repeatDays: 1, loginMinutes: 60, draftDays: 30, readNoticeDays: 90 } as const;

/** Removes what is only a means: answers kept for repeats, half-done logins, left drafts, read notifications. */
export async function cleanUp(system: SystemScope): Promise<CleanedUp> {
  const gone = async (statement: ReturnType<typeof sql>): Promise<number> =>
    Number((await statement.execute(system.db)).numAffectedRows ?? 0);
  return {
    repeats: await gone(
      sql`delete from idempotency_key where created_at < now() - make_interval(days => ${SHORT_TERMS.repeatDays})`,
    ),
    logins: await gone(
      sql`delete from login_attempt where created_at < now() - make_interval(mins => ${SHORT_TERMS.loginMinutes})`,
    ),
    drafts: await gone(
      sql`delete from signal_draft where updated_at < now() - make_interval(days => ${SHORT_TERMS.draftDays})`,
    ),
    notifications: await gone(sql`
      delete from notification where read_at < now() - make_interval(days => ${SHORT_TERMS.readNoticeDays})`),
  };
}
