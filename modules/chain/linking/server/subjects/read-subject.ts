import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { fieldsOf, nameOf, type SubjectPageData } from '../../model/index.ts';
import { type DecisionRow, decisionsOf } from './decision-queries.ts';
import {
  familiesOf,
  rootsOf,
  type SubjectHead,
  type SubjectMentionRow,
  sourcedMentions,
} from './subject-lookup-queries.ts';
import { typedLinksOf } from './typed-links-queries.ts';
import { blockerOf } from './undo-decision.ts';
import { notesOf } from './value-notes.ts';

export type FoundSubject = {
  readonly head: SubjectHead;
  /** Itself and every earlier subject that leads to it. */
  readonly family: readonly string[];
  readonly mentions: readonly SubjectMentionRow[];
};

/**
 * A subject by its own or an old number. Who may read none of its mentions finds nothing: its name is theirs.
 * Errors: not-found.
 */
export async function findSubject(scope: Scope, id: string): Promise<FoundSubject> {
  const head = (await rootsOf(scope, [id])).get(id) ?? refuse('not-found');
  const family = [...(await familiesOf(scope, [head.id])).keys()];
  const mentions = await sourcedMentions(scope, { subjectIds: family });
  if (mentions.length === 0) refuse('not-found');
  return { head, family, mentions };
}

const shownMention = (mention: SubjectMentionRow): SubjectPageData['mentions'][number] => {
  const { bsn, ...shown } = mention;
  return { ...shown, name: nameOf(mention), hasBsn: bsn !== null };
};

function shownDecision(
  decision: DecisionRow,
  newer: readonly DecisionRow[],
): SubjectPageData['decisions'][number] {
  const blocker = decision.undoneAt === null ? blockerOf(decision, newer) : undefined;
  return {
    ...decision,
    moved: decision.moves.length,
    overruled: [...(decision.effect.overruled ?? [])],
    blockedBy: blocker === undefined ? null : { kind: blocker.kind, at: blocker.at, by: blocker.by },
  };
}

async function linksOf(scope: Scope, family: readonly string[]): Promise<SubjectPageData['links']> {
  const rows = await typedLinksOf(scope, family);
  const own = new Set(family);
  const others = rows.map((row) => (own.has(row.subjectId) ? row.otherSubjectId : row.subjectId));
  const heads = await rootsOf(scope, others);
  const families = await familiesOf(scope, [...new Set([...heads.values()].map(({ id }) => id))]);
  const seen = await sourcedMentions(scope, { subjectIds: [...families.keys()] });
  const visible = new Set(seen.map(({ subjectId }) => families.get(subjectId ?? '')));
  return rows.flatMap((row, at) => {
    const other = heads.get(others[at] ?? '');
    if (other === undefined || !visible.has(other.id)) return [];
    const { signalId, reference } = row;
    return {
      ...row,
      outward: own.has(row.subjectId),
      otherId: other.id,
      otherLabel: other.label,
      otherKind: other.kind,
      source: signalId === null || reference === null ? null : { signalId, reference },
    };
  });
}

/** Everything about one subject: what its sources say, where they differ, its links and every decision about it. */
export async function readSubject(scope: Scope, id: string): Promise<SubjectPageData> {
  const { head, family, mentions } = await findSubject(scope, id);
  const decisions = await decisionsOf(scope, family);
  const links = await linksOf(scope, family);
  const standing = decisions.filter(({ undoneAt }) => undoneAt === null);
  scope.audit({
    action: 'subject.read',
    kind: 'subject',
    records: [head.id, ...links.map(({ otherId }) => otherId)].map((recordId) => ({
      id: recordId,
      organisationId: scope.organisation.id,
      purpose: head.purpose,
      subjects: [recordId],
    })),
    fields: ['name', 'birthDate', 'phone', 'email', 'iban', 'company', 'kvk', 'plate', 'handle', 'address'],
  });
  return {
    ...head,
    askedId: id,
    mentions: mentions.map(shownMention),
    fields: fieldsOf(mentions, notesOf(decisions)) as SubjectPageData['fields'],
    links,
    decisions: decisions.map((decision) =>
      shownDecision(decision, standing.slice(0, Math.max(0, standing.indexOf(decision)))),
    ),
  };
}
