import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import { countOffered } from './bring-in-queries.ts';
import { countCases } from './case-queries.ts';
import { countOpenInvitations } from './invitation-queries.ts';
import type { CaseParts } from './ports.ts';
import { countOpenReferrals } from './referral-queries.ts';
import { bringInRoutes } from './routes/bring-in-routes.ts';
import { caseFileRoutes } from './routes/case-file-routes.ts';
import { caseRecordRoutes } from './routes/case-routes.ts';
import { contributionRoutes } from './routes/contribution-routes.ts';
import { caseHoldRoutes } from './routes/hold-routes.ts';
import { invitationRoutes } from './routes/invitation-routes.ts';
import { participantRoutes } from './routes/participant-routes.ts';
import { referralRoutes } from './routes/referral-routes.ts';

/** The face of this module. */
export const caseRoutes = (parts: CaseParts): RouteDefinition[] => [
  ...caseRecordRoutes(parts),
  ...participantRoutes(parts),
  ...invitationRoutes(parts),
  ...contributionRoutes(parts),
  ...caseFileRoutes(parts),
  ...caseHoldRoutes(),
  ...bringInRoutes(parts),
  ...referralRoutes(parts),
];

/** What the database refuses, in the words of the closed list. */
export const caseConstraints: ConstraintProblems = {
  case_participant_named_once: 'already-exists',
  participant_holds_appointment: 'unknown-value',
  invitation_open_once: 'already-exists',
  bring_in_standing_once: 'already-exists',
  case_reopened_by_two: 'four-eyes',
  contribution_versions_in_order: 'busy',
  approval_by_another_person: 'four-eyes',
  rule_confirmation_once: 'already-exists',
};

/** Numbers for the menu: each opens its list. */
export async function caseCounter(scope: Scope): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  if (scope.groups.includes('participant') || scope.groups.includes('case-lead')) {
    counts.cases = await countCases(scope, { state: 'at-work' });
  }
  if (scope.groups.includes('participant')) counts.caseInvitations = await countOpenInvitations(scope);
  if (scope.groups.includes('case-lead')) counts.bringIns = await countOffered(scope);
  if (scope.groups.includes('care-coordinator')) counts.referrals = await countOpenReferrals(scope);
  return counts;
}
