import type { Actor } from '#platform/server/index.ts';
import { type CaseState, isAtWork } from '../model/index.ts';

/** Who may come near a case at all; being named decides the rest. */
export const CASE_PEOPLE = ['case-lead', 'participant', 'coordinator', 'process-lead'];

type CaseInView = {
  readonly state: CaseState;
  readonly host: { readonly id: string };
  readonly myRole: 'lead' | 'participant' | null;
};

/** Works on the case for the host, as one who leads cases there. The row itself is only seen by who is named. */
export const mayLead = (actor: Actor, file: CaseInView): boolean =>
  file.host.id === actor.organisation.id && file.myRole !== null && actor.groups.includes('case-lead');

export const mayInvite = (actor: Actor, file: CaseInView): boolean =>
  mayLead(actor, file) && isAtWork(file.state);
export const mayShare = mayInvite;
export const mayGroupSubjects = mayInvite;

/** A participating organisation brings its own data to the host. */
export const mayContribute = (actor: Actor, file: CaseInView): boolean =>
  file.myRole !== null && file.host.id !== actor.organisation.id && isAtWork(file.state);

/** Each organisation names its own people. */
export const mayName = (actor: Actor, file: CaseInView): boolean =>
  file.myRole !== null && isAtWork(file.state) && actor.kind === 'person';

export const mayReopen = (
  actor: Actor,
  file: CaseInView & { readonly reopenAskedByPersonId: string | null },
): boolean =>
  mayLead(actor, file) && file.state === 'closed' && file.reopenAskedByPersonId !== actor.person.id;

type Invitation = { readonly organisation: { readonly id: string }; readonly state: string };

export const mayAnswer = (actor: Actor, invitation: Invitation): boolean =>
  invitation.state === 'open' &&
  invitation.organisation.id === actor.organisation.id &&
  actor.groups.includes('participant');

type BringIn = { readonly host: { readonly id: string }; readonly state: string };

export const mayDecideBringIn = (actor: Actor, offered: BringIn): boolean =>
  offered.state === 'offered' &&
  offered.host.id === actor.organisation.id &&
  actor.groups.includes('case-lead');

type Referral = {
  readonly recipient: { readonly id: string };
  readonly recipientGroup: string;
  readonly state: string;
  readonly withdrawnAt: string | null;
};

/** Care people of the receiving side, while it stands. */
export const mayAnswerReferral = (actor: Actor, referral: Referral): boolean =>
  referral.withdrawnAt === null &&
  (referral.state === 'sent' || referral.state === 'accepted') &&
  referral.recipient.id === actor.organisation.id &&
  actor.groups.includes(referral.recipientGroup);

/** What care people got they may refer on, to help outside. */
export const mayReferOn = (actor: Actor, referral: Referral): boolean =>
  mayAnswerReferral(actor, referral) &&
  referral.state === 'accepted' &&
  actor.organisation.type === 'gemeente';
