import { proposeLinks } from '#modules/chain/linking/server/index.ts';
import { freeReferences, insertSignals } from '#modules/chain/signals/server/index.ts';
import { newReference } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { PlacedRow } from './place-row.ts';

/** What became of each offered row, in the order in which they were offered. */
export type RowClaim = 'new' | 'mine' | 'same' | 'changed';

type Claims = {
  readonly claims: readonly { readonly place: number; readonly status: RowClaim }[];
  readonly free: readonly string[];
};

/** Rows of one number in one order, whoever offers them: then two imports at once cannot wait for each other in a circle. */
async function claimRows(
  scope: Scope,
  batchId: string,
  rows: readonly PlacedRow[],
  prefix: string,
): Promise<Claims> {
  const offered = rows.map(({ row, fingerprint }, place) => ({
    place,
    row_number: row,
    reference: fingerprint.reference,
    content: fingerprint.content,
  }));
  const candidates = rows.map(() => newReference(prefix));
  const answer = await sql<Claims>`
    select (select jsonb_agg(c) from claim_import_rows(${batchId}, ${JSON.stringify(offered)}::jsonb) c) as claims,
           free_references(${candidates}) as free`.execute(scope.db);
  return answer.rows[0] ?? { claims: [], free: [] };
}

const auditStored = (scope: Scope, batchId: string, rows: readonly PlacedRow[]): void => {
  const rules = [...new Set(rows.flatMap((row) => row.rules))].sort();
  scope.audit({
    action: 'signal.imported',
    kind: 'signal',
    records: rows.map(({ target, signal }) => ({
      id: signal.id,
      organisationId: target.organisationId,
      purpose: signal.purposeCode,
      subjects: signal.mentions.map((mention) => mention.id),
    })),
    fields: ['narrative', 'place', 'mentions'],
    ...(rules.length === 0 ? {} : { rule: rules.join(' ') }),
    detail: { batch: batchId, signals: rows.length },
  });
};

/**
 * Records rows of one municipality in its scope, with their fingerprints, links and audit event, in this transaction. A row that was
 * recorded before is left alone. Round trips: claim, insert, propose.
 */
export async function storeRows(
  scope: Scope,
  batchId: string,
  rows: readonly PlacedRow[],
): Promise<readonly RowClaim[]> {
  const prefix = rows[0]?.target.prefix;
  if (prefix === undefined) return [];
  const { claims, free } = await claimRows(scope, batchId, rows, prefix);
  const statuses: RowClaim[] = rows.map(() => 'same');
  for (const { place, status } of claims) statuses[place] = status;
  const fresh = rows.filter((_, place) => statuses[place] === 'new');
  if (fresh.length === 0) return statuses;
  const references = free.length >= fresh.length ? free : await freeReferences(scope, prefix, fresh.length);
  const signals = fresh.map(({ signal }, index) => ({
    ...signal,
    reference: references[index] ?? newReference(prefix),
  }));
  await insertSignals(scope, signals);
  await proposeLinks(
    scope,
    signals.map(({ id }) => id),
  );
  auditStored(scope, batchId, fresh);
  return statuses;
}
