import { type SystemScope, sql } from '#platform/server/index.ts';
import type { Head } from '../sequencer/sequencer-queries.ts';

/** How far each organisation had come in the tree of `size`, in the order of their ids as text. */
export async function findHeadsAt(system: SystemScope, size: number): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select h.organisation_id as organisation, l.sequence, l.leaf_hash as "leafHash"
      from tree_head h cross join lateral (
        select sequence, leaf_hash from audit_leaf a
         where a.organisation_id = h.organisation_id and a.position < ${size} order by a.sequence desc limit 1) as l
     order by h.organisation_id::text collate "C"`.execute(system.db);
  return rows;
}

/** The secret salt of the heads of one checkpoint. */
export async function findHeadsSalt(system: SystemScope, size: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ salt: Buffer }>`
    select heads_salt as salt from audit_checkpoint where size = ${size}`.execute(system.db);
  return rows[0]?.salt;
}

export async function findOrganisationToExport(
  system: SystemScope,
  code: string,
): Promise<{ id: string; code: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select id, code, name from organisation where code = ${code}`.execute(system.db);
  return rows[0];
}

/** Writes that the log was exported, by the product itself, for the organisation to see. */
export async function noteExport(
  system: SystemScope,
  event: {
    readonly id: string;
    readonly traceId: string;
    readonly operationId: string;
    readonly detail: Readonly<Record<string, unknown>>;
  },
  organisationId: string,
): Promise<void> {
  await sql`
    select write_system_audit(${event.id}, ${event.traceId}, ${event.operationId}, 'exportAudit', 'audit.exported', 'audit-event', 'OK',
      ${JSON.stringify(event.detail)}::jsonb, null, array[${organisationId}::uuid])`.execute(system.db);
}
