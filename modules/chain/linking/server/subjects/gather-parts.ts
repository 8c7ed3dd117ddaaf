import { hash64Text, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { fieldsOf, type MergeConflict, mergeConflicts } from '../../model/index.ts';
import { decisionsOf } from './decision-queries.ts';
import { proposalsWithin, type TickedProposal, tickedProposals } from './settled-proposals-queries.ts';
import {
  familiesOf,
  holdSubjects,
  rootsOf,
  type SubjectHead,
  type SubjectMentionRow,
  sourcedMentions,
} from './subject-lookup-queries.ts';
import { notesOf } from './value-notes.ts';

export type Chosen = {
  readonly proposalIds: readonly string[];
  readonly subjectIds: readonly string[];
  readonly mentionIds: readonly string[];
};

export type Parts = {
  readonly purpose: string;
  /** Oldest first: the first one stays. */
  readonly subjects: readonly SubjectHead[];
  readonly mentions: readonly SubjectMentionRow[];
  readonly rootOf: (mention: SubjectMentionRow) => string | null;
  /** Proposals between these mentions, ticked or not, whatever their state. */
  readonly proposals: readonly TickedProposal[];
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly conflicts: readonly MergeConflict[];
  readonly expectedState: string;
};

const isOpenToAll = (mention: SubjectMentionRow): boolean =>
  mention.audience === 'organisation' || mention.audience === 'department';

/** All that was chosen, or nothing: what cannot be seen and what is not there look the same. */
async function chosenMentions(scope: Scope, chosen: Chosen): Promise<string[]> {
  const ticked = await tickedProposals(scope, chosen.proposalIds);
  if (ticked.length !== new Set(chosen.proposalIds).size) refuse('not-found');
  return [...new Set([...chosen.mentionIds, ...ticked.flatMap((proposal) => proposal.mentionIds)])];
}

async function subjectsOf(
  scope: Scope,
  chosen: Chosen,
  seeds: readonly SubjectMentionRow[],
): Promise<SubjectHead[]> {
  const asked = [...chosen.subjectIds, ...seeds.flatMap((mention) => mention.subjectId ?? [])];
  const roots = await rootsOf(scope, asked);
  if (chosen.subjectIds.some((id) => !roots.has(id))) refuse('not-found');
  const heads = new Map([...roots.values()].map((head) => [head.id, head]));
  return [...heads.values()].toSorted(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id),
  );
}

type Read = {
  readonly seedIds: readonly string[];
  readonly seeds: readonly SubjectMentionRow[];
  readonly subjects: readonly SubjectHead[];
};

async function readChosen(scope: Scope, chosen: Chosen): Promise<Read> {
  const seedIds = await chosenMentions(scope, chosen);
  const seeds = await sourcedMentions(scope, { subjectIds: [], mentionIds: seedIds });
  if (seeds.length !== seedIds.length) refuse('not-found');
  if (!seeds.every(isOpenToAll)) refuse('rule-refuses');
  return { seedIds, seeds, subjects: await subjectsOf(scope, chosen, seeds) };
}

/** Read again once they are held: a colleague may have decided in the meantime. */
async function readHeld(scope: Scope, chosen: Chosen): Promise<Read> {
  const { subjects, seedIds } = await readChosen(scope, chosen);
  await holdSubjects(
    scope,
    subjects.map(({ id }) => id),
    seedIds,
  );
  return readChosen(scope, chosen);
}

/**
 * Everything that would come together, with what stands against it. Mentions of signals that only named people may read
 * take no part: a decision that not everybody sees could not be judged or turned back by a colleague.
 * Errors: not-found, rule-refuses.
 */
export async function gatherParts(scope: Scope, chosen: Chosen, hold: boolean): Promise<Parts> {
  const { seedIds, subjects } = await (hold ? readHeld(scope, chosen) : readChosen(scope, chosen));
  const families = await familiesOf(
    scope,
    subjects.map((subject) => subject.id),
  );
  const all = await sourcedMentions(scope, { subjectIds: [...families.keys()], mentionIds: seedIds });
  const mentions = all.filter(isOpenToAll);
  const rootOf: Parts['rootOf'] = ({ subjectId }) =>
    subjectId === null ? null : (families.get(subjectId) ?? null);
  if (subjects.some(({ id }) => !mentions.some((mention) => rootOf(mention) === id))) refuse('not-found');
  const purposes = new Set([...mentions, ...subjects].map(({ purpose }) => purpose));
  const [purpose] = purposes;
  if (purpose === undefined || purposes.size > 1) return refuse('not-found');
  const proposals = await proposalsWithin(scope, mentions);
  const fields = fieldsOf(mentions, notesOf(await decisionsOf(scope, [...families.keys()])));
  const rejected = proposals.some((proposal) => proposal.state === 'rejected');
  return {
    purpose,
    subjects,
    mentions,
    rootOf,
    proposals,
    fields,
    conflicts: mergeConflicts(
      fields,
      [...subjects, ...mentions].map(({ kind }) => kind),
      rejected,
    ),
    expectedState: stateOf(subjects, mentions, fields),
  };
}

function stateOf(
  subjects: readonly SubjectHead[],
  mentions: readonly SubjectMentionRow[],
  fields: Parts['fields'],
): string {
  const notes = fields.flatMap(({ values }) => values.map(({ note }) => note?.decisionId ?? ''));
  const parts = [
    ...subjects.map(({ id, version }) => `${id}:${version}`),
    ...mentions.map(({ id, subjectId }) => `${id}:${subjectId}`),
    ...notes,
  ];
  return hash64Text(parts.toSorted().join(' '));
}
