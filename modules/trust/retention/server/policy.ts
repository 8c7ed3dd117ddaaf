import type { Actor } from '#platform/server/index.ts';
import { KEEPERS, RULE_MAKERS } from '../model/index.ts';

const holds = (actor: Actor, groups: readonly string[]): boolean =>
  actor.groups.some((group) => groups.includes(group));

export const keepsRecords = (actor: Actor): boolean => holds(actor, KEEPERS);

type ListHead = {
  readonly state: string;
  readonly madeByPersonId: string;
  readonly reviewerPersonId: string;
};

/** For the organisation as a whole; a process owner only makes lists under the rules. */
export const decidesOnRules = (actor: Actor): boolean => holds(actor, RULE_MAKERS);

/** Who may carry a list out, pack what of it goes to an archive, and record what the archive confirmed. */
export const mayCarryOut = (actor: Actor, list: ListHead): boolean =>
  keepsRecords(actor) && (list.madeByPersonId === actor.person.id || holds(actor, RULE_MAKERS));

/** What somebody may do with a list: the reviewer decides, never the maker; the maker, or who oversees records, has it carried out. */
export const listAbilities = (actor: Actor, list: ListHead) => ({
  review: list.state === 'proposed' && list.reviewerPersonId === actor.person.id,
  withdraw: ['proposed', 'decided'].includes(list.state) && list.madeByPersonId === actor.person.id,
  execute: list.state === 'decided' && mayCarryOut(actor, list),
  transfer: ['decided', 'executed'].includes(list.state) && mayCarryOut(actor, list),
});

export const mayLift = (
  actor: Actor,
  hold: { readonly placedByPersonId: string; readonly liftedAt: string | null },
) =>
  hold.liftedAt === null &&
  keepsRecords(actor) &&
  (hold.placedByPersonId === actor.person.id || holds(actor, RULE_MAKERS));
