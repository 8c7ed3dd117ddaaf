import type { Actor } from '#platform/server/index.ts';

type Given = {
  readonly giverId: string;
  readonly caseId: string | null;
  readonly givenByPersonId: string;
  readonly withdrawnAt: string | null;
};

/** Who gave it, the privacy officer of the giver, and in a case whoever works there for the giver, may take it back. */
export const mayWithdraw = (actor: Actor, given: Given): boolean =>
  given.withdrawnAt === null &&
  given.giverId === actor.organisation.id &&
  (given.givenByPersonId === actor.person.id ||
    actor.roles.includes('privacyofficer') ||
    given.caseId !== null);

/** Only the privacy officer confirms; the FG supervises that and does not do it. */
export const mayConfirmRules = (actor: Actor): boolean => actor.roles.includes('privacyofficer');

/** What at most goes to a partner is set by the administrator, apart from who makes the rules. */
export const maySetCeilings = (actor: Actor): boolean => actor.groups.includes('administrator');

/** Another person than who asked. */
export const mayApprove = (
  actor: Actor,
  asked: { readonly askedByPersonId: string; readonly decision: string | null },
): boolean => asked.decision === null && asked.askedByPersonId !== actor.person.id;
