import type { Clock } from '#platform/kit/index.ts';
import { type Pool, type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { type CheckResult, findLogged, findOfficers, saveCheck } from './check-queries.ts';
import { checkLog } from './self-check.ts';

/** Tells somebody that something is wrong with the log, without what. */
export type TellOfLog = (
  system: SystemScope,
  word: {
    readonly organisationId: string;
    readonly personId: string;
    readonly kind: 'audit-log-broken' | 'audit-witness-refused';
    readonly recordId: string;
  },
) => Promise<void>;

export type LogWatchParts = {
  readonly pools: { readonly system: Pool };
  readonly clock: Clock;
  readonly officerRoles: () => readonly string[];
  readonly tellOfLog: TellOfLog;
};

/** Tells the officers of an organisation. */
export async function tellOfficers(
  parts: LogWatchParts,
  system: SystemScope,
  word: Omit<Parameters<TellOfLog>[1], 'personId'>,
): Promise<void> {
  for (const personId of await findOfficers(system, word.organisationId, parts.officerRoles()))
    await parts.tellOfLog(system, { ...word, personId });
}

/** Verifies the log of every organisation, keeps what came of it, and tells the officers where something is broken. */
export async function checkLogs(parts: LogWatchParts): Promise<Map<string, CheckResult>> {
  const { system: pool } = parts.pools;
  const results = new Map<string, CheckResult>();
  for (const organisationId of await withSystemScope(pool, 'find whose log to check', findLogged)) {
    await withSystemScope(pool, 'check the audit log', async (system) => {
      const result = await checkLog(system, organisationId);
      if (result === undefined) return;
      const id = await saveCheck(system, organisationId, result, parts.clock.now());
      results.set(organisationId, result);
      if (result.broken !== undefined)
        await tellOfficers(parts, system, { organisationId, kind: 'audit-log-broken', recordId: id });
    });
  }
  return results;
}

/** The nightly task for the background worker. */
export const checkLogsNightly = (parts: LogWatchParts) => ({
  name: 'check-audit-log',
  schedule: '50 1 * * *',
  run: () => checkLogs(parts),
});
