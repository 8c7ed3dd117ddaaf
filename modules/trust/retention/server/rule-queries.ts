import { type SystemScope, sql } from '#platform/server/index.ts';
import type { RetentionLine } from '../model/index.ts';

/** Puts the lines in force; terms that rested on lines that changed are computed again. Answers how many lines changed. */
export async function putRules(
  system: SystemScope,
  versionId: string,
  lines: readonly RetentionLine[],
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select put_retention_rules(${versionId}, ${JSON.stringify(lines)}::jsonb) as changed`.execute(system.db);
  return rows[0]?.changed ?? 0;
}
