import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { Change, DecisionKind, Move } from '../../model/index.ts';

export type DecisionEffect = {
  /** Subjects that this decision made. */
  readonly made?: readonly string[];
  readonly merged?: readonly string[];
  /** Proposals that it settled, with the state they had. */
  readonly proposals?: readonly { readonly id: string; readonly state: string }[];
  /** Conflicts that were there and gave way to the reason. */
  readonly overruled?: readonly string[];
};

export type DecisionRow = {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly subjectId: string;
  readonly purpose: string;
  readonly proposalId: string | null;
  readonly linkId: string | null;
  readonly mentionId: string | null;
  readonly field: string | null;
  readonly valueKey: string | null;
  readonly verdict: 'right' | 'wrong' | null;
  readonly effect: DecisionEffect;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
  readonly undoReason: string | null;
  readonly version: number;
  readonly moves: readonly Move[];
  readonly parts: readonly string[];
};

const decisions = sql`
  select d.id, d.kind, d.subject_id as "subjectId", d.purpose_code as purpose, d.proposal_id as "proposalId", d.link_id as "linkId", d.mention_id as "mentionId",
         d.field, d.value_key::text as "valueKey", d.verdict, d.effect, d.reason, p.name as by, d.decided_at as at, u.name as "undoneBy", d.undone_at as "undoneAt",
         d.undo_reason as "undoReason", d.version,
         coalesce((select json_agg(json_build_object('mentionId', v.mention_id, 'from', v.from_subject_id, 'to', v.to_subject_id) order by v.mention_id)
                     from subject_move v where v.decision_id = d.id), '[]') as moves,
         array(select t.subject_id from subject_decision_part t where t.decision_id = d.id) as parts
    from subject_decision d join person p on p.id = d.decided_by_person_id left join person u on u.id = d.undone_by_person_id`;

/** The decisions that touched any of these subjects, newest first. */
export async function decisionsOf(scope: Scope, subjectIds: readonly string[]): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    ${decisions} where d.id in (select decision_id from subject_decision_part where subject_id = any (${subjectIds}::uuid[]))
     order by d.decided_at desc, d.id desc`.execute(scope.db);
  return rows;
}

export async function findDecision(scope: Scope, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`${decisions} where d.id = ${id}`.execute(scope.db);
  return rows[0];
}

/** The standing decision that came of this proposal. */
export async function decisionOfProposal(scope: Scope, proposalId: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    ${decisions} where d.proposal_id = ${proposalId} and d.undone_at is null`.execute(scope.db);
  return rows[0];
}

/** Standing decisions that came after this one and touched one of its subjects or mentions, newest first. */
export async function laterDecisions(scope: Scope, decision: DecisionRow): Promise<DecisionRow[]> {
  const mentions = decision.moves.map((move) => move.mentionId);
  const { rows } = await sql<DecisionRow>`
    ${decisions} where d.undone_at is null and (d.decided_at, d.id) > (select x.decided_at, x.id from subject_decision x where x.id = ${decision.id})
       and d.id in (select decision_id from subject_decision_part where subject_id = any (${decision.parts}::uuid[])
                    union select decision_id from subject_move where mention_id = any (${mentions}::uuid[]))
     order by d.decided_at desc, d.id desc`.execute(scope.db);
  return rows;
}

export type NewDecision = {
  readonly kind: DecisionKind;
  readonly purpose: string;
  readonly subjectId: string;
  readonly parts: readonly string[];
  readonly moves: readonly Move[];
  readonly effect: DecisionEffect;
  readonly reason: string | null;
  readonly proposalId?: string;
  readonly linkId?: string;
  readonly note?: {
    readonly mentionId: string;
    readonly field: string;
    readonly valueKey: string;
    readonly verdict: 'right' | 'wrong';
  };
};

export async function insertDecision(scope: Scope, made: NewDecision): Promise<string> {
  const id = newId();
  const place = sql`${scope.organisation.id}::uuid, ${made.purpose}::text`;
  await sql`
    insert into subject_decision (id, organisation_id, purpose_code, kind, subject_id, proposal_id, link_id, mention_id, field, value_key, verdict, effect, reason, decided_by_person_id)
    values (${id}, ${place}, ${made.kind}, ${made.subjectId}, ${made.proposalId ?? null}, ${made.linkId ?? null}, ${made.note?.mentionId ?? null},
      ${made.note?.field ?? null}, ${made.note?.valueKey ?? null}, ${made.note?.verdict ?? null}, ${JSON.stringify(made.effect)}, ${made.reason}, ${scope.person.id})`.execute(
    scope.db,
  );
  await sql`
    insert into subject_decision_part (decision_id, subject_id, organisation_id, purpose_code)
    select ${id}::uuid, s, ${place} from unnest(${made.parts}::uuid[]) s`.execute(scope.db);
  if (made.moves.length > 0) {
    await sql`
      insert into subject_move (decision_id, mention_id, organisation_id, purpose_code, from_subject_id, to_subject_id)
      select ${id}::uuid, m, ${place}, f, t from ${unnested(made.moves)}`.execute(scope.db);
  }
  return id;
}

const unnested = (moves: readonly Move[]) => sql`
  unnest(${moves.map((move) => move.mentionId)}::uuid[], ${moves.map((move) => move.from)}::uuid[], ${moves.map((move) => move.to)}::uuid[]) v (m, f, t)`;

/** Moves each mention from the one subject to the other; a mention that is elsewhere by now stays. Answers how many moved. */
export async function moveMentions(scope: Scope, moves: readonly Move[]): Promise<number> {
  if (moves.length === 0) return 0;
  const result = await sql`
    update mention set subject_id = v.t, version = version + 1 from ${unnested(moves)}
     where id = v.m and subject_id is not distinct from v.f and audience in ('organisation', 'department')`.execute(
    scope.db,
  );
  return Number(result.numAffectedRows ?? 0n);
}

/** `into` null: they stand by themselves again. Every subject touched gets its next version. */
export async function leadSubjects(
  scope: Scope,
  change: Pick<Change, 'merged' | 'parts'>,
  into: string | null,
): Promise<void> {
  await sql`update subject set merged_into_id = case when id = any (${change.merged}::uuid[]) then ${into}::uuid else merged_into_id end, version = version + 1
     where id = any (${change.parts}::uuid[])`.execute(scope.db);
}

export async function markUndone(
  scope: Scope,
  id: string,
  expectedVersion: number,
  reason: string | null,
): Promise<boolean> {
  const result = await sql`
    update subject_decision set undone_by_person_id = ${scope.person.id}, undone_at = ${scope.now}, undo_reason = ${reason}, version = version + 1
     where id = ${id} and version = ${expectedVersion} and undone_at is null`.execute(scope.db);
  return result.numAffectedRows === 1n;
}
