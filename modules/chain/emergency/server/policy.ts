import type { Actor } from '#platform/server/index.ts';

type Look = {
  readonly openedByPersonId: string;
  readonly open: boolean;
  readonly reviewedAt: string | null;
};

/** Who coordinates a purpose may break the glass in it; the database holds that against the record. */
export const mayOpen = (actor: Actor): boolean =>
  actor.kind === 'person' &&
  ['coordinator', 'care-coordinator'].some((group) => actor.groups.includes(group));

export const mayEnd = (actor: Actor, look: Look): boolean =>
  look.open && look.openedByPersonId === actor.person.id;

/** A privacy officer, once, and never the own look; the FG reads along. */
export const mayReview = (actor: Actor, look: Look): boolean =>
  actor.roles.includes('privacyofficer') &&
  look.openedByPersonId !== actor.person.id &&
  look.reviewedAt === null;
