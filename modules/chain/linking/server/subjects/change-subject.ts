import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type ConflictField, planSplit, type Relation, valueIn, valueKeyOf } from '../../model/index.ts';
import { gatherParts } from './gather-parts.ts';
import { joinParts } from './join-parts.ts';
import { type FoundSubject, findSubject } from './read-subject.ts';
import { holdSubjects, type SubjectMentionRow } from './subject-lookup-queries.ts';
import { takeDecision } from './take-decision.ts';
import { insertTypedLink, openSignal } from './typed-links-queries.ts';

const mentionIn = ({ mentions }: FoundSubject, id: string): SubjectMentionRow =>
  mentions.find((mention) => mention.id === id) ?? refuse('not-found');

/** Makes a subject of one mention, so that links can be made with it. A mention that has one gives that. */
export async function makeSubject(scope: Scope, mentionId: string, reason: string): Promise<string> {
  const chosen = { proposalIds: [], subjectIds: [], mentionIds: [mentionId] };
  const parts = await gatherParts(scope, chosen, true);
  const [existing] = parts.subjects;
  if (existing !== undefined) return existing.id;
  return (await joinParts(scope, parts, { kind: 'made', reason })).subjectId;
}

/** A mention that was wrongly joined stands by itself again. Errors: not-found, rule-refuses. */
export async function splitMention(
  scope: Scope,
  subjectId: string,
  split: { readonly mentionId: string; readonly reason: string },
): Promise<void> {
  const before = await findSubject(scope, subjectId);
  await holdSubjects(scope, before.family, [split.mentionId]);
  const subject = await findSubject(scope, subjectId);
  const mention = mentionIn(subject, split.mentionId);
  if (mention.subjectId === null || mention.audience === 'named' || mention.audience === 'restricted')
    return refuse('rule-refuses');
  const change = planSplit(mention.id, mention.subjectId);
  await takeDecision(scope, {
    kind: 'split',
    purpose: subject.head.purpose,
    subjectId: subject.head.id,
    reason: split.reason,
    change: { ...change, parts: [...new Set([subject.head.id, ...change.parts])] },
    mentions: [mention],
    effect: {},
  });
}

/** A person notes of one value whether it is right. The source stays as it is. Errors: not-found. */
export async function noteValue(
  scope: Scope,
  subjectId: string,
  note: {
    readonly mentionId: string;
    readonly field: ConflictField;
    readonly verdict: 'right' | 'wrong';
    readonly reason: string;
  },
): Promise<void> {
  const subject = await findSubject(scope, subjectId);
  const mention = mentionIn(subject, note.mentionId);
  const value = valueIn(note.field, mention) ?? refuse('not-found');
  await takeDecision(scope, {
    kind: 'value-noted',
    purpose: subject.head.purpose,
    subjectId: subject.head.id,
    reason: note.reason,
    change: { moves: [], merged: [], parts: [subject.head.id] },
    mentions: [mention],
    effect: {},
    note: {
      mentionId: mention.id,
      field: note.field,
      verdict: note.verdict,
      valueKey: valueKeyOf(note.field, value),
    },
  });
}

type NewLink = {
  readonly relation: Relation;
  readonly otherSubjectId?: string | undefined;
  readonly otherMentionId?: string | undefined;
  readonly sourceSignalId: string;
  readonly reason: string;
};

/** A typed link by hand, with the signal it follows from. Errors: not-found, required, nothing-changed. */
export async function linkSubjects(scope: Scope, subjectId: string, link: NewLink): Promise<void> {
  const { head, mentions } = await findSubject(scope, subjectId);
  const other = await otherEnd(scope, link);
  if (other.head.id === head.id) refuse('nothing-changed');
  if (other.head.purpose !== head.purpose) refuse('not-found');
  const source = (await openSignal(scope, link.sourceSignalId, head.purpose)) ?? refuse('not-found');
  const linkId = await insertTypedLink(scope, {
    purpose: head.purpose,
    relation: link.relation,
    subjectId: head.id,
    otherSubjectId: other.head.id,
    sourceSignalId: source.id,
  });
  const told = [...mentions, ...other.mentions].filter(({ signalId }) => signalId === source.id);
  await takeDecision(scope, {
    kind: 'linked',
    purpose: head.purpose,
    subjectId: head.id,
    linkId,
    reason: link.reason,
    change: { moves: [], merged: [], parts: [head.id, other.head.id] },
    mentions: told,
    effect: {},
  });
}

async function otherEnd(scope: Scope, link: NewLink): Promise<FoundSubject> {
  const { otherSubjectId, otherMentionId, reason } = link;
  if (otherSubjectId !== undefined) return findSubject(scope, otherSubjectId);
  if (otherMentionId !== undefined)
    return findSubject(scope, await makeSubject(scope, otherMentionId, reason));
  return refuse('required', { errors: [{ pointer: '/otherSubjectId', code: 'required' }] });
}
