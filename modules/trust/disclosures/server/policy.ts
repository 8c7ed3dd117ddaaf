import type { Actor } from '#platform/server/index.ts';

type Given = {
  readonly giverId: string;
  readonly caseId: string | null;
  readonly givenByPersonId: string | null;
  readonly withdrawnAt: string | null;
};

/** Who gave it, the privacy officer of the giver, and in a case whoever works there for the giver, may take it back. */
export const mayWithdraw = (actor: Actor, given: Given): boolean =>
  given.withdrawnAt === null &&
  given.giverId === actor.organisation.id &&
  (given.givenByPersonId === actor.person.id ||
    actor.roles.includes('privacyofficer') ||
    given.caseId !== null);

/** Who may take it back may also say that something in it was wrong. */
export const mayCorrect = mayWithdraw;

/** The receiving side, by who works with it or its privacy officer; who only supervises confirms nothing. */
export const mayConfirmNotice = (
  actor: Actor,
  notice: {
    readonly recipientId: string;
    readonly toldByPersonId: string;
    readonly purposeCode: string;
    readonly confirmedAt: string | null;
  },
): boolean =>
  notice.confirmedAt === null &&
  notice.recipientId === actor.organisation.id &&
  notice.toldByPersonId !== actor.person.id &&
  (actor.roles.includes('privacyofficer') || actor.purposes.includes(notice.purposeCode));

/** The same people say that something arrived; a look says it by itself. */
export const mayAcknowledge = (
  actor: Actor,
  given: Given & {
    readonly recipientId: string;
    readonly receivedAt: string | null;
    readonly purposeCode: string;
  },
): boolean =>
  given.receivedAt === null &&
  given.withdrawnAt === null &&
  given.recipientId === actor.organisation.id &&
  given.givenByPersonId !== actor.person.id &&
  (actor.roles.includes('privacyofficer') || actor.purposes.includes(given.purposeCode));

/** The register of the organisation as a file: who is answerable for it, or watches it. */
export const mayExportRegister = (actor: Actor): boolean =>
  actor.groups.includes('privacy-officer') || actor.groups.includes('fg');

/** Only the privacy officer confirms; the FG supervises that and does not do it. */
export const mayConfirmRules = (actor: Actor): boolean => actor.roles.includes('privacyofficer');

/** What at most goes to a partner is set by the administrator, apart from who makes the rules. */
export const maySetCeilings = (actor: Actor): boolean => actor.groups.includes('administrator');

/** Another person than who asked. */
export const mayApprove = (
  actor: Actor,
  asked: { readonly askedByPersonId: string; readonly decision: string | null },
): boolean => asked.decision === null && asked.askedByPersonId !== actor.person.id;
