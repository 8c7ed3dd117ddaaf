import type { Actor } from '#platform/server/index.ts';

/** Owners of a process, who draw up lists of their own records; the privacy officer and the records manager for all of them. */
export const KEEPERS = [
  'coordinator',
  'care-coordinator',
  'process-lead',
  'case-lead',
  'privacy-officer',
  'records-manager',
] as const;

/** The FG and the auditor look and decide nothing. */
export const VIEWERS = [...KEEPERS, 'fg', 'auditor'] as const;

const OVERSEERS: readonly string[] = ['privacy-officer', 'records-manager'];

const holds = (actor: Actor, groups: readonly string[]): boolean =>
  actor.groups.some((group) => groups.includes(group));

export const keepsRecords = (actor: Actor): boolean => holds(actor, KEEPERS);

type ListHead = {
  readonly state: string;
  readonly madeByPersonId: string;
  readonly reviewerPersonId: string;
};

/** What somebody may do with a list: the reviewer decides, never the maker; the maker, or who oversees records, has it carried out. */
export const listAbilities = (actor: Actor, list: ListHead) => ({
  review: list.state === 'proposed' && list.reviewerPersonId === actor.person.id,
  withdraw: ['proposed', 'decided'].includes(list.state) && list.madeByPersonId === actor.person.id,
  execute:
    list.state === 'decided' &&
    keepsRecords(actor) &&
    (list.madeByPersonId === actor.person.id || holds(actor, OVERSEERS)),
});

export const mayLift = (
  actor: Actor,
  hold: { readonly placedByPersonId: string; readonly liftedAt: string | null },
) =>
  hold.liftedAt === null &&
  keepsRecords(actor) &&
  (hold.placedByPersonId === actor.person.id || holds(actor, OVERSEERS));
