import { z } from 'zod';
import { fieldOfSubjectSchema } from './subject.ts';

export const MERGE_LIMIT = 40;

const mergeConflictSchema = z.object({
  code: z.enum(['other-kind', 'bsn', 'birth-date', 'own-number', 'rejected-before']),
  overrulable: z.boolean(),
});

/** What comes together, before anybody decides. */
export const mergePreviewSchema = z.object({
  purpose: z.string(),
  label: z.string(),
  kind: z.string(),
  /** The subject that stays, null when a new one is made. */
  keptId: z.uuid().nullable(),
  subjects: z.array(
    z.object({ id: z.uuid(), label: z.string(), kind: z.string(), mentions: z.number().int() }),
  ),
  mentions: z.array(
    z.object({
      id: z.uuid(),
      label: z.string(),
      signalId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      on: z.string(),
      subjectId: z.uuid().nullable(),
    }),
  ),
  signals: z.number().int(),
  fields: z.array(fieldOfSubjectSchema),
  conflicts: z.array(mergeConflictSchema),
  /** False: between some of these the program proposed nothing. */
  connected: z.boolean(),
  /** Proposals that this answers. */
  proposals: z.number().int(),
  /** Changes as soon as anything of it changes. */
  expectedState: z.string(),
});
export type MergePreview = z.output<typeof mergePreviewSchema>;

const ids = z
  .string()
  .max(2000)
  .refine((text) => text === '' || text.split(',').every((id) => z.uuid().safeParse(id).success))
  .default('');
/** Comma-separated ids, so that the address of the screen and of the question are the same. */
export const mergePreviewQuery = z.strictObject({ proposals: ids, subjects: ids, mentions: ids });

const idList = z.array(z.uuid()).max(MERGE_LIMIT).default([]);
export const mergeBody = z.strictObject({
  proposalIds: idList,
  subjectIds: idList,
  mentionIds: idList,
  reason: z.string().trim().min(3).max(1000),
  /** Conflicts that the reason answers. */
  overrule: z.array(mergeConflictSchema.shape.code).default([]),
  expectedState: z.string(),
});

/** Whether all mentions hang together through subjects and proposals. */
export function hangTogether(mentionIds: readonly string[], groups: readonly (readonly string[])[]): boolean {
  const [first] = mentionIds;
  if (first === undefined) return true;
  const reached = new Set([first]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const group of groups)
      if (group.some((id) => reached.has(id))) for (const id of group) reached.add(id);
  }
  return mentionIds.every((id) => reached.has(id));
}
