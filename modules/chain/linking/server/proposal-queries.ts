import { calendarDateAt } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { Proposal } from '../model/index.ts';

const side = (alias: string, mention: string, label: string) => sql`json_build_object(
  'signalId', ${sql.ref(`${alias}.id`)}, 'reference', ${sql.ref(`${alias}.reference`)}, 'title', ${sql.ref(`${alias}.title`)},
  'receivedAt', ${sql.ref(`${alias}.received_at`)}, 'state', ${sql.ref(`${alias}.state`)}, 'mentionId', ${sql.ref(`p.${mention}`)}, 'label', p.reasons ->> ${label},
  'sourceKind', case when ${sql.ref(`${alias}.source_protected`)} then null else ${sql.ref(`${alias}.source_kind`)} end, 'origin', ${sql.ref(`${alias}.origin`)})`;

/** Waits for a decision: open, or put off until a day that has come. */
export const waits = (scope: Scope) =>
  sql`(p.state = 'open' or (p.state = 'later' and p.later_until <= ${calendarDateAt(scope.now)}))`;

/** As the engine weighed it; by the shared keys alone until then, and where a value of it is noise. */
export const strengthOfProposal = sql`case when p.reasons ? 'noise' then p.strength else coalesce(p.weighed_strength, p.strength) end`;

export const proposalColumns = (scope: Scope) => sql`
  p.id, p.kind, ${strengthOfProposal} as strength, case when ${waits(scope)} then 'open' else p.state end as state, p.reasons, ${side('s', 'mention_id', 'label')} as here, ${side('o', 'other_mention_id', 'otherLabel')} as there,
  d.name as "decidedBy", p.decided_at as "decidedAt", p.decision_reason as "decisionReason", p.version,
  p.created_at as "createdAt", p.later_until as "laterUntil", p.returned, p.returned_at as "returnedAt",
  case when c.id is null then null else json_build_object('id', c.id, 'reference', c.reference, 'title', c.title) end as "case"`;

export const proposalTables = sql`
  proposal p join signal s on s.id = p.signal_id join signal o on o.id = p.other_signal_id left join person d on d.id = p.decided_by_person_id
  left join case_file c on c.id = p.case_id`;

const byStrength = sql`array_position(array['near-certain', 'strong', 'likely', 'possible'], ${strengthOfProposal})`;

/** Seen from the given signal: `here` is its own side, whichever side it had when the proposal was made. */
function seenFrom(signalId: string, proposal: Proposal): Proposal {
  return proposal.here.signalId === signalId
    ? proposal
    : { ...proposal, here: proposal.there, there: proposal.here };
}

export async function proposalsOfSignal(scope: Scope, signalId: string): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${proposalColumns(scope)} from ${proposalTables} where p.signal_id = ${signalId} or p.other_signal_id = ${signalId}
     order by p.state <> 'open', ${byStrength}, p.created_at desc, p.id`.execute(scope.db);
  return rows.map((row) => seenFrom(signalId, row));
}

export async function findProposal(
  scope: Scope,
  id: string,
): Promise<(Proposal & { purpose: string }) | undefined> {
  const { rows } = await sql<Proposal & { purpose: string }>`
    select ${proposalColumns(scope)}, p.purpose_code as purpose from ${proposalTables} where p.id = ${id}`.execute(
    scope.db,
  );
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
  decision: {
    readonly state: string;
    readonly reason: string | null;
    readonly effect: Effect | null;
    readonly laterUntil?: string | undefined;
  },
): Promise<boolean> {
  const result = await sql`
    update proposal p set state = ${decision.state}, decision_reason = ${decision.reason}, effect = ${decision.effect === null ? null : JSON.stringify(decision.effect)},
      decided_by_person_id = ${decision.state === 'open' ? null : scope.person.id}, decided_at = ${decision.state === 'open' ? null : scope.now}, version = version + 1,
      later_until = ${decision.laterUntil ?? null}::date, returned = null, returned_at = null,
      compared = ${decision.state === 'rejected' || decision.state === 'later' ? sql`proposal_facts(p)` : null}
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
    select count(*) as count from proposal p
     where p.organisation_id = ${scope.organisation.id} and p.purpose_code = any (${scope.widePurposes}::text[]) and ${waits(scope)}`.execute(
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
      from (select p.signal_id as id, p.id as proposal_id from proposal p where p.signal_id = any (${signalIds}::uuid[]) and ${waits(scope)}
            union all
            select p.other_signal_id, p.id from proposal p where p.other_signal_id = any (${signalIds}::uuid[]) and ${waits(scope)}) found
     group by id`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.count]));
}
