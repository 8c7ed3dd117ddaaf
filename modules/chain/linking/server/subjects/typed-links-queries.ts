import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { Relation } from '../../model/index.ts';

export type TypedLinkRow = {
  readonly id: string;
  readonly decisionId: string | null;
  readonly version: number;
  readonly relation: Relation;
  readonly subjectId: string;
  readonly otherSubjectId: string;
  readonly signalId: string | null;
  readonly reference: string | null;
  readonly on: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
};

/** Standing links between subjects at these ends. One whose source cannot be read is not there. */
export async function typedLinksOf(scope: Scope, subjectIds: readonly string[]): Promise<TypedLinkRow[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<TypedLinkRow>`
    select l.id, d.id as "decisionId", coalesce(d.version, 1) as version, l.relation, l.subject_id as "subjectId", l.other_subject_id as "otherSubjectId",
           s.id as "signalId", s.reference, coalesce(s.occurred_on, (coalesce(s.received_at, l.created_at) at time zone 'Europe/Amsterdam')::date) as "on",
           d.reason, p.name as by, l.created_at as at
      from (select id from link where subject_id = any (${subjectIds}::uuid[]) and undone_at is null
            union select id from link where other_subject_id = any (${subjectIds}::uuid[]) and undone_at is null) found
      join link l on l.id = found.id join person p on p.id = l.created_by_person_id
      left join signal s on s.id = l.source_signal_id left join subject_decision d on d.link_id = l.id
     where l.subject_id is not null and (l.source_signal_id is null or s.id is not null) order by l.created_at, l.id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertTypedLink(
  scope: Scope,
  link: {
    readonly purpose: string;
    readonly relation: Relation;
    readonly subjectId: string;
    readonly otherSubjectId: string;
    readonly sourceSignalId: string;
  },
): Promise<string> {
  const id = newId();
  await sql`
    insert into link (id, organisation_id, purpose_code, relation, subject_id, other_subject_id, source_signal_id, created_by_person_id)
    values (${id}, ${scope.organisation.id}, ${link.purpose}, ${link.relation}, ${link.subjectId}, ${link.otherSubjectId}, ${link.sourceSignalId}, ${scope.person.id})`.execute(
    scope.db,
  );
  return id;
}

/** A signal that every coordinator of the purpose may read. */
export async function openSignal(
  scope: Scope,
  id: string,
  purpose: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from signal where id = ${id} and purpose_code = ${purpose} and organisation_id = ${scope.organisation.id} and audience in ('organisation', 'department')`.execute(
    scope.db,
  );
  return rows[0];
}
