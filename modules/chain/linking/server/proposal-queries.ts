import { type Scope, sql } from '#platform/server/index.ts';
import type { Proposal, ProposalKind } from '../model/index.ts';

const side = (alias: string, mention: string, label: string) => sql`json_build_object(
  'signalId', ${sql.ref(`${alias}.id`)}, 'reference', ${sql.ref(`${alias}.reference`)}, 'title', ${sql.ref(`${alias}.title`)},
  'receivedAt', ${sql.ref(`${alias}.received_at`)}, 'state', ${sql.ref(`${alias}.state`)}, 'mentionId', ${sql.ref(`p.${mention}`)}, 'label', p.reasons ->> ${label})`;

const columns = sql`
  p.id, p.kind, p.strength, p.state, p.reasons, ${side('s', 'mention_id', 'label')} as here, ${side('o', 'other_mention_id', 'otherLabel')} as there,
  d.name as "decidedBy", p.decided_at as "decidedAt", p.decision_reason as "decisionReason", p.version`;

const tables = sql`
  proposal p join signal s on s.id = p.signal_id join signal o on o.id = p.other_signal_id left join person d on d.id = p.decided_by_person_id`;

const byStrength = sql`array_position(array['near-certain', 'strong', 'likely', 'possible'], p.strength)`;

/** Seen from the given signal: `here` is its own side, whichever side it had when the proposal was made. */
function seenFrom(signalId: string, proposal: Proposal): Proposal {
  return proposal.here.signalId === signalId
    ? proposal
    : { ...proposal, here: proposal.there, there: proposal.here };
}

export async function proposalsOfSignal(scope: Scope, signalId: string): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from ${tables} where p.signal_id = ${signalId} or p.other_signal_id = ${signalId}
     order by p.state <> 'open', ${byStrength}, p.created_at desc, p.id`.execute(scope.db);
  return rows.map((row) => seenFrom(signalId, row));
}

export type QueueFilter = {
  readonly state: 'open' | 'accepted' | 'rejected' | 'later';
  readonly kind?: ProposalKind | undefined;
};

export async function proposalQueue(
  scope: Scope,
  filter: QueueFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ rows: Proposal[]; count: number }> {
  const where = sql`p.organisation_id = ${scope.organisation.id} and p.purpose_code = any (${scope.widePurposes}::text[]) and p.state = ${filter.state}
    ${filter.kind === undefined ? sql`` : sql`and p.kind = ${filter.kind}`}`;
  const { rows } = await sql<Proposal>`
    select ${columns} from ${tables} where ${where}
      ${after === undefined ? sql`` : sql`and (${byStrength}, p.id) > (${after[0]}::int, ${after[1]}::uuid)`}
     order by ${byStrength}, p.id limit ${limit + 1}`.execute(scope.db);
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from proposal p where ${where}`.execute(scope.db);
  return { rows, count: counted.rows[0]?.count ?? 0 };
}

export async function findProposal(
  scope: Scope,
  id: string,
): Promise<(Proposal & { purpose: string }) | undefined> {
  const { rows } = await sql<Proposal & { purpose: string }>`
    select ${columns}, p.purpose_code as purpose from ${tables} where p.id = ${id}`.execute(scope.db);
  return rows[0];
}

export type Effect = {
  /** With the decision that made or joined it, which knows what it changed. */
  readonly subjectId?: string;
  readonly decisionId?: string;
  readonly linkId?: string;
};

/** Writes a decision when the version is still the expected one; returns whether it was. */
export async function saveDecision(
  scope: Scope,
  id: string,
  expectedVersion: number,
  decision: { readonly state: string; readonly reason: string | null; readonly effect: Effect | null },
): Promise<boolean> {
  const result = await sql`
    update proposal set state = ${decision.state}, decision_reason = ${decision.reason}, effect = ${decision.effect === null ? null : JSON.stringify(decision.effect)},
      decided_by_person_id = ${decision.state === 'open' ? null : scope.person.id}, decided_at = ${decision.state === 'open' ? null : scope.now}, version = version + 1
     where id = ${id} and version = ${expectedVersion}`.execute(scope.db);
  return result.numAffectedRows === 1n;
}

export async function effectOf(scope: Scope, id: string): Promise<Effect> {
  const { rows } = await sql<{ effect: Effect | null }>`select effect from proposal where id = ${id}`.execute(
    scope.db,
  );
  return rows[0]?.effect ?? {};
}

/** For the menu: proposals that wait for a decision of somebody who reads widely. */
export async function proposalCounter(scope: Scope): Promise<Record<string, number>> {
  if (scope.widePurposes.length === 0) return {};
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from proposal
     where organisation_id = ${scope.organisation.id} and purpose_code = any (${scope.widePurposes}::text[]) and state = 'open'`.execute(
    scope.db,
  );
  return { proposals: rows[0]?.count ?? 0 };
}

/** Open proposals per signal, for a page of a list; signals without any are left out. */
export async function countProposalsOf(
  scope: Scope,
  signalIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (signalIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(distinct proposal_id) as count
      from (select signal_id as id, id as proposal_id from proposal where signal_id = any (${signalIds}::uuid[]) and state = 'open'
            union all
            select other_signal_id, id from proposal where other_signal_id = any (${signalIds}::uuid[]) and state = 'open') p
     group by id`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.count]));
}
