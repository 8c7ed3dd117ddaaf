import type { Model } from '#packages/linkage/index.ts';
import type { PersonCells } from '#packages/linkage/synthetic/index.ts';
import { linkingKeys } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { factsOf } from './planted.ts';
import { columnsOf } from './sample-model.ts';

/** A key that more mentions share says nothing, as in `propose_links`. */
const MOST_SHARING = 40;
const BEST = 5;

type Candidate = { readonly id: string; readonly cells: Record<string, string | null> };

/** Mentions that share a key, with the facts that are compared, as far as this scope reads them. */
async function findCandidates(scope: Scope, purpose: string, cells: PersonCells): Promise<Candidate[]> {
  const keys = linkingKeys(factsOf(cells));
  const { rows } = await sql<Candidate>`
    with sharing as (
      select distinct o.mention_id
        from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ key }) => key)}::bigint[]) as k (kind, key)
       cross join lateral (
         select x.mention_id, count(*) over () as sharing from (
           select c.mention_id from mention_key c
            where c.organisation_id = ${scope.organisation.id} and c.purpose_code = ${purpose} and c.kind = k.kind and c.key = k.key
            limit ${MOST_SHARING + 1}) x) o
       where o.sharing <= ${MOST_SHARING}
    )
    select m.id, json_build_object('Naam betrokkene', m.name_as_written, 'Geboortedatum', m.birth_date, 'Telefoon', m.phone, 'Straat', m.street,
             'Huisnummer', m.house_number::text, 'Toevoeging', m.house_addition, 'Postcode', m.postcode, 'Plaats', m.town) as cells
      from sharing s cross join lateral (select * from mention x where x.id = s.mention_id and x.removed_at is null offset 0) m`.execute(
    scope.db,
  );
  return rows;
}

export type Found = { readonly candidates: readonly string[]; readonly best: readonly string[] };

/** What a new mention meets: all candidates, and the five that are most likely the same. */
export async function lookUp(
  scope: Scope,
  model: Model,
  purpose: string,
  cells: PersonCells,
): Promise<Found> {
  const candidates = await findCandidates(scope, purpose, cells);
  const here = model.record(columnsOf(cells));
  const weighed = candidates.map((candidate) => ({
    id: candidate.id,
    points: model.compare(here, model.record(candidate.cells)).points,
  }));
  return {
    candidates: candidates.map(({ id }) => id),
    best: weighed
      .sort((one, other) => other.points - one.points)
      .slice(0, BEST)
      .map(({ id }) => id),
  };
}
