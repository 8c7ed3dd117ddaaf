import { sweepShortLived } from '#modules/trust/retention/server/index.ts';
import type { SystemScope } from '#platform/server/index.ts';

export type CleanedUp = {
  readonly repeats: number;
  readonly logins: number;
  readonly drafts: number;
  readonly notifications: number;
};

/** Removes what is only a means, and whatever else goes by itself at its short term; how long stands in the rules of retention. */
export async function cleanUp(system: SystemScope): Promise<CleanedUp> {
  const swept = await sweepShortLived(system);
  const rows = (...tables: readonly string[]): number =>
    swept.reduce((sum, { counts }) => sum + tables.reduce((all, table) => all + (counts[table] ?? 0), 0), 0);
  return {
    repeats: rows('idempotency_key'),
    logins: rows('login_attempt', 'login_failure'),
    drafts: rows('signal_draft'),
    notifications: rows('notification'),
  };
}
