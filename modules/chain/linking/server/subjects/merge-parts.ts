import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { hangTogether, MERGE_LIMIT, type MergeConflict, type MergePreview } from '../../model/index.ts';
import { type Chosen, gatherParts, type Parts } from './gather-parts.ts';
import { joinParts, labelOf } from './join-parts.ts';

/** Together they must be at least two, and few enough to look through. */
function mindSize(chosen: Chosen, parts: Parts): void {
  const loose = parts.mentions.filter((mention) => mention.subjectId === null).length;
  if (parts.subjects.length + loose < 2) refuse('nothing-changed');
  const asked = chosen.proposalIds.length + chosen.subjectIds.length + chosen.mentionIds.length;
  if (asked > MERGE_LIMIT) refuse('too-many', { params: { limit: MERGE_LIMIT } });
}

/** What would come together, and what stands against it. Reads; decides nothing. */
export async function previewMerge(scope: Scope, chosen: Chosen): Promise<MergePreview> {
  const parts = await gatherParts(scope, chosen, false);
  mindSize(chosen, parts);
  const groups = [
    ...parts.subjects.map(({ id }) => parts.mentions.filter((one) => parts.rootOf(one) === id)),
  ].map((those) => those.map(({ id }) => id));
  const answered = parts.proposals.filter(({ state }) => state === 'open' || state === 'later');
  const [kept] = parts.subjects;
  const [first] = parts.mentions;
  return {
    purpose: parts.purpose,
    label: kept?.label ?? (first === undefined ? '' : labelOf(first)),
    kind: kept?.kind ?? first?.kind ?? '',
    keptId: kept?.id ?? null,
    subjects: parts.subjects.map(({ id, label, kind }, at) => ({
      id,
      label,
      kind,
      mentions: groups[at]?.length ?? 0,
    })),
    mentions: parts.mentions.map((mention) => ({
      ...mention,
      label: labelOf(mention),
      subjectId: parts.rootOf(mention),
    })),
    signals: new Set(parts.mentions.map(({ signalId }) => signalId)).size,
    fields: parts.fields.map((field) => ({ ...field, values: [...field.values] })) as MergePreview['fields'],
    conflicts: [...parts.conflicts],
    connected: hangTogether(
      parts.mentions.map(({ id }) => id),
      [...groups, ...parts.proposals.map(({ mentionIds }) => mentionIds)],
    ),
    proposals: answered.length,
    expectedState: parts.expectedState,
  };
}

const REFUSED: Readonly<Partial<Record<MergeConflict['code'], 'two-bsns' | 'other-kind'>>> = {
  bsn: 'two-bsns',
  'other-kind': 'other-kind',
};

/** Refuses what no reason overrules, and what this reason was not said to overrule. */
export function mindConflicts(conflicts: readonly MergeConflict[], overrule: readonly string[]): void {
  for (const { code, overrulable } of conflicts) {
    const refused = REFUSED[code];
    if (!overrulable && refused !== undefined) refuse(refused);
    if (!overrule.includes(code)) refuse('merge-conflict', { params: { conflict: code } });
  }
}

export type Merge = Chosen & {
  readonly reason: string;
  readonly overrule: readonly string[];
  readonly expectedState: string;
};

/** One decision that makes everything chosen one subject. Errors: not-found, stale-version, two-bsns, other-kind, merge-conflict. */
export async function mergeParts(scope: Scope, merge: Merge): Promise<string> {
  const parts = await gatherParts(scope, merge, true);
  if (parts.expectedState !== merge.expectedState) refuse('stale-version');
  mindSize(merge, parts);
  mindConflicts(parts.conflicts, merge.overrule);
  const { subjectId } = await joinParts(scope, parts, {
    kind: 'merged',
    reason: merge.reason,
    overruled: parts.conflicts.map(({ code }) => code),
  });
  return subjectId;
}
