import { z } from 'zod';
import { RIGHTS } from './codes.ts';
import type { RecordField } from './fields.ts';
import { reasonOf } from './reasons.ts';
import type { Release } from './release.ts';
import { requesterSchema } from './rights-schemas.ts';

const KEEPER_TASK_STATES = ['open', 'answered', 'lapsed'] as const;
const OUTCOMES = ['someone-else', 'shown', 'withheld'] as const;

/** Records that a keeper gets to see at once; the rest follows when these were decided on. */
export const KEEPER_PAGE = 100;

const fieldSchema = z.object({ key: z.string(), category: z.string(), value: z.string() });

/** A task as its keeper sees it: who asks and what, and until when. */
export const keeperTaskSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  right: z.enum(RIGHTS),
  coordinatorName: z.string(),
  requester: requesterSchema,
  question: z.string(),
  state: z.enum(KEEPER_TASK_STATES),
  dueOn: z.string(),
  answeredAt: z.string().nullable(),
  version: z.number().int(),
  /** The desk works for one purpose now: records under others are out of sight, so nothing can be answered. */
  narrowed: z.boolean(),
  abilities: z.record(z.string(), z.boolean()),
});
export type KeeperTask = z.output<typeof keeperTaskSchema>;

/** A record that only named people open and that may be about the requester; `fields`: what the letter would show. */
export const keeperCandidateSchema = z.object({
  mentionId: z.uuid(),
  reference: z.string(),
  receivedOn: z.string(),
  purposeTitle: z.string(),
  strength: z.string(),
  fields: z.array(fieldSchema),
  namesOthers: z.boolean(),
});
export type KeeperCandidate = z.output<typeof keeperCandidateSchema>;

/** What was decided on a record, by this keeper or by another who is named for it as well. */
export const keeperDecisionSchema = z.object({
  mentionId: z.uuid(),
  reference: z.string(),
  outcome: z.enum(OUTCOMES),
  reasons: z.array(z.string()),
  decidedByName: z.string(),
});
export type KeeperDecision = z.output<typeof keeperDecisionSchema>;

export const keeperAnswerBody = z.strictObject({
  /** Of each record on the page; empty where nothing was found. */
  decisions: z
    .array(
      z.strictObject({
        mentionId: z.uuid(),
        outcome: z.enum(OUTCOMES),
        reasons: z.array(z.string().max(60)).max(10).default([]),
      }),
    )
    .max(KEEPER_PAGE, 'too-many'),
  expectedVersion: z.int().min(1),
});
export type KeeperAnswerBody = z.output<typeof keeperAnswerBody>;

type DecisionFault = { readonly pointer: string; readonly code: 'reason-missing' | 'unknown-value' };

/** Where a decision lacks its reason, or has one that is not on the list. */
export function faultsOfDecisions(decisions: KeeperAnswerBody['decisions']): DecisionFault[] {
  return decisions.flatMap(({ outcome, reasons }, at): DecisionFault[] => {
    const pointer = `/decisions/${at}/reasons`;
    if (outcome !== 'withheld') return [];
    if (reasons.length === 0) return [{ pointer, code: 'reason-missing' }];
    const strange = reasons.findIndex((code) => reasonOf(code) === undefined);
    return strange < 0 ? [] : [{ pointer: `${pointer}/${strange}`, code: 'unknown-value' }];
  });
}

/**
 * What of a keeper's work may be told. Nothing found and nothing to be told are the same answer: it counts no records that stay out and gives
 * no reasons (UAVG 41).
 */
export type KeeperAnswer = Pick<Release, 'records' | 'recipients'>;

/** A record that is shown, with what of it goes: `partly` when a field stays out. */
export const toldRecord = (
  record: { readonly purposeCode: string; readonly receivedOn: string },
  all: readonly RecordField[],
  given: readonly RecordField[],
): KeeperAnswer['records'][number] => ({
  purpose: record.purposeCode,
  receivedOn: record.receivedOn,
  decision: given.length < all.length ? 'partly' : 'shown',
  fields: [...given],
});

/** A keeper's task as the officer of the part sees it: how far it is, and what the letter may tell. */
export const keeperProgressSchema = z.object({
  id: z.uuid(),
  personName: z.string(),
  state: z.enum(KEEPER_TASK_STATES),
  dueOn: z.string(),
  answeredAt: z.string().nullable(),
  told: z.array(z.object({ purposeTitle: z.string(), receivedOn: z.string(), fields: z.array(fieldSchema) })),
});
export type KeeperProgress = z.output<typeof keeperProgressSchema>;
