import type { Proof } from '#modules/trust/disclosures/model/index.ts';
import { type Giving, giveDisclosure } from '#modules/trust/disclosures/server/index.ts';
import { type Fact, groupsOfRoles, isDisclosure, phaseOfState } from '#modules/trust/purposes/model/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { notify } from '../../notifications/server/index.ts';
import type { NewIntervention } from '../model/index.ts';
import {
  findPrivacyChecks,
  findResponsibles,
  type Ground,
  type PrivacyChecks,
  type Responsible,
} from './ground-queries.ts';
import type { InterventionParts } from './ports.ts';

/** Errors: 422 on `/responsibleAppointmentId` when it is nobody who can be responsible here. */
export async function responsibleOf(
  scope: Scope,
  ground: Ground,
  appointmentId: string,
): Promise<Responsible> {
  const found = (await findResponsibles(scope, ground)).find((each) => each.appointmentId === appointmentId);
  return (
    found ??
    refuse(
      problem('invalid-body', {
        errors: [
          {
            pointer: '/responsibleAppointmentId',
            code: ground.kind === 'case' ? 'not-a-participant' : 'unknown-value',
          },
        ],
      }),
    )
  );
}

const categoriesIn = (order: Pick<NewIntervention, 'place'>): string[] => [
  'advies',
  'interventie',
  ...(order.place ? ['vastgoed'] : []),
];

/** What the last weighing decided: own follow-up, and privacy checks 2A and 2B per category and executing department. */
function checksAsFacts(
  checks: PrivacyChecks | undefined,
  to: Responsible,
  categories: readonly string[],
): Fact[] {
  if (checks === undefined) return [];
  const shared = new Set(checks.internalSharing.map((item) => item.category));
  const may = checks.executing
    .filter((item) => to.departmentIds.includes(item.departmentId))
    .flatMap((item) => item.categories);
  // The order itself is what the weighing decided to do; categories of the record must have been ticked.
  const asked = categories.filter((category) => category !== 'advies' && category !== 'interventie');
  const fact = (condition: string): Fact => ({
    condition,
    by: 'approval',
    recordId: checks.weighingId,
    text: checks.decidedByName,
  });
  return [
    ...(checks.decision === 'own-follow-up' ? [fact('weighing-approved')] : []),
    ...(asked.every((category) => shared.has(category)) ? [fact('privacy-check-2a')] : []),
    ...(checks.executing.some((item) => to.departmentIds.includes(item.departmentId)) &&
    asked.every((category) => may.includes(category))
      ? [fact('privacy-check-2b')]
      : []),
  ];
}

/**
 * Giving the order of an own follow-up to who carries it out. Within the group that holds the signal nothing is disclosed;
 * to another department or role group it is, under the rules for it. Returns the disclosure's id, when one was needed.
 * Errors: `rule-refuses`, `conditions-open`.
 */
export async function discloseOrder(
  scope: Scope,
  parts: InterventionParts,
  ground: Ground,
  to: Responsible,
  order: { readonly interventionId: string; readonly place: string; readonly proofs: readonly Proof[] },
): Promise<string | undefined> {
  if (ground.kind === 'case' || to.personId === scope.person.id) return undefined;
  const groups = groupsOfRoles(parts.content.roleGroups(), to.roles);
  const holder = {
    organisationId: scope.organisation.id,
    departmentIds: scope.appointment.departmentIds,
    groups: ['coordinator'],
  };
  if (
    !isDisclosure(holder, { organisationId: scope.organisation.id, departmentIds: to.departmentIds, groups })
  )
    return undefined;
  const categories = categoriesIn(order);
  const phase = phaseOfState(parts.content.phaseStates(), ground.purposeCode, 'signals', ground.state);
  const giving: Giving = {
    to: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: to.roles },
    purpose: ground.purposeCode,
    ...(phase === undefined ? {} : { phase }),
    categories,
    record: { kind: 'intervention', id: order.interventionId, retentionFrom: new Date(ground.since) },
    recipientPersonId: to.personId,
    signalId: ground.id,
    fieldsChosen: true,
    known: checksAsFacts(await findPrivacyChecks(scope, ground.id), to, categories),
    proofs: order.proofs,
  };
  return (await giveDisclosure(scope, parts.disclosures, giving)).id;
}

/** Tells who became responsible, unless it is the one who decided so. */
export async function tellResponsible(scope: Scope, to: Responsible, interventionId: string): Promise<void> {
  if (to.personId === scope.person.id) return;
  await notify(scope, {
    organisationId: scope.organisation.id,
    personId: to.personId,
    kind: 'intervention-assigned',
    recordKind: 'intervention',
    recordId: interventionId,
  });
}
