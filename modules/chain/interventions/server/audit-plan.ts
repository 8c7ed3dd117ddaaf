import { groupByRules } from '#modules/trust/disclosures/server/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import type { PlanCopy } from './plan-queries.ts';

/** A look at a plan; the officer of whoever shared something in it sees under which rule it was given. */
export async function auditPlan(scope: Scope, ground: Ground, copies: readonly PlanCopy[]): Promise<void> {
  scope.audit({ action: 'plan.read', kind: ground.kind, records: [touched(scope, ground)] });
  for (const [rule, shown] of await groupByRules(scope, copies)) {
    scope.audit({
      action: 'plan.read',
      kind: ground.kind,
      rule,
      records: shown.map((copy) => ({
        id: copy.interventionId,
        organisationId: copy.originOrganisationId,
        purpose: ground.purposeCode,
      })),
    });
  }
}
