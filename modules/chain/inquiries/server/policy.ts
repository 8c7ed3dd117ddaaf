import type { Actor } from '#platform/server/index.ts';

/** Who researches or weighs a signal, or works in a case by name: the record itself is seen by nobody else. */
export const ASKERS = [
  'coordinator',
  'care-coordinator',
  'weigher',
  'case-lead',
  'participant',
  'process-lead',
];
export const SUPERVISORS = ['privacy-officer', 'fg', 'auditor'];
/** Who decides at the asked organisation about the content behind a hit. */
export const OWNERS = ['coordinator', 'care-coordinator', 'process-lead', 'case-lead', 'participant'];
/** Who hears of a stop, at both sides. */
export const ALARMED = ['privacy-officer', 'ciso'];

const RESEARCHES: readonly string[] = ['coordinator', 'care-coordinator', 'weigher'];
const IN_CASE: readonly string[] = ['case-lead', 'participant', 'process-lead'];

/** Asks within a record of this kind that it can see. */
export const mayAsk = (actor: Actor, recordKind: 'signal' | 'case'): boolean =>
  actor.kind === 'person' &&
  actor.groups.some((group) => (recordKind === 'signal' ? RESEARCHES : IN_CASE).includes(group));

type Answered = { readonly answer: string; readonly contentState: string | null };

/** After a hit, once. Supervisors read, and ask nothing. */
export const mayRequestContent = (actor: Actor, inquiry: Answered): boolean =>
  inquiry.answer === 'hit' &&
  inquiry.contentState === null &&
  actor.kind === 'person' &&
  actor.groups.some((group) => ASKERS.includes(group));

export const mayDecide = (actor: Actor, received: Pick<Answered, 'contentState'>): boolean =>
  received.contentState === 'asked' &&
  actor.kind === 'person' &&
  actor.groups.some((group) => OWNERS.includes(group));

/** The privacy officer of the account's own organisation, never about the own account. */
export const mayLift = (
  actor: Actor,
  alarm: { readonly side: string; readonly liftedAt: string | null; readonly personId: string | null },
): boolean =>
  actor.groups.includes('privacy-officer') &&
  alarm.side === 'asking' &&
  alarm.liftedAt === null &&
  alarm.personId !== actor.person.id;

export const maySet = (actor: Actor): boolean => actor.groups.includes('privacy-officer');
