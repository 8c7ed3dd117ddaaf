import { type Scope, sql } from '#platform/server/index.ts';
import type { Proposal, ProposalDecision } from '../../model/index.ts';

type Kept = { readonly reason?: string | undefined; readonly laterUntil?: string | undefined };

/** Adds to what was decided on a proposal; nothing of it is ever changed. */
export async function keepDecision(
  scope: Scope,
  proposal: Pick<Proposal, 'id'> & { readonly purpose: string },
  decision: 'same' | 'not-the-same' | 'later' | 'undone',
  { reason, laterUntil }: Kept,
): Promise<void> {
  await sql`
    insert into proposal_decision (organisation_id, purpose_code, proposal_id, decision, reason, later_until, person_id, person_name, decided_at)
    values (${scope.organisation.id}, ${proposal.purpose}, ${proposal.id}, ${decision}, ${reason ?? null}, ${laterUntil ?? null}::date, ${scope.person.id}, ${scope.person.name}, ${scope.now})`.execute(
    scope.db,
  );
}

type Row = Omit<ProposalDecision, 'about'> & {
  readonly hereIsOurs: boolean;
  readonly thereIsOurs: boolean;
  readonly here: string;
  readonly there: string;
};

/** Named are those who are not under review here; both when it is this very pair. */
const aboutOf = ({ hereIsOurs, thereIsOurs, here, there }: Row): string[] =>
  hereIsOurs === thereIsOurs ? [here, there] : [hereIsOurs ? there : here];

const MOST = 10;

/** What was decided on this proposal and on others about the same mentions, their subjects or, without mentions, the same signals; newest first. */
export async function decisionsAround(scope: Scope, proposal: Proposal): Promise<ProposalDecision[]> {
  const mentions = [proposal.here.mentionId, proposal.there.mentionId].filter((id) => id !== null);
  const signals = [proposal.here.signalId, proposal.there.signalId];
  const { rows } = await sql<Row>`
    with ours as materialized (
      select m.id, m.signal_id from mention m
       where m.id = any (${mentions}::uuid[])
          or m.subject_id in (select x.subject_id from mention x where x.id = any (${mentions}::uuid[]) and x.subject_id is not null)
    ), near as (
      select p.id from proposal p where p.signal_id = any (array(select signal_id from ours)) and p.mention_id = any (array(select id from ours))
      union
      select p.id from proposal p where p.other_signal_id = any (array(select signal_id from ours)) and p.other_mention_id = any (array(select id from ours))
      union
      select p.id from proposal p where ${mentions.length === 0} and p.mention_id is null
         and (p.signal_id = any (${signals}::uuid[]) or p.other_signal_id = any (${signals}::uuid[]))
      union select ${proposal.id}::uuid
    )
    select d.id, d.proposal_id as "proposalId", p.kind, d.decision, d.reason, d.returned, d.person_name as "personName", d.decided_at as "decidedAt",
           concat_ws(', ', p.reasons ->> 'label', s.reference) as here, concat_ws(', ', p.reasons ->> 'otherLabel', o.reference) as there,
           coalesce(p.mention_id in (select id from ours), p.signal_id = any (${signals}::uuid[])) as "hereIsOurs",
           coalesce(p.other_mention_id in (select id from ours), p.other_signal_id = any (${signals}::uuid[])) as "thereIsOurs"
      from near n join proposal p on p.id = n.id join proposal_decision d on d.proposal_id = p.id
      join signal s on s.id = p.signal_id join signal o on o.id = p.other_signal_id
     order by d.decided_at desc, d.id desc limit ${MOST}`.execute(scope.db);
  return rows.map((row) => {
    const { hereIsOurs: _here, thereIsOurs: _there, here: _one, there: _other, ...decision } = row;
    return { ...decision, about: aboutOf(row) };
  });
}
