import { calendarDateAt } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  isLive,
  type PlanDependency,
  type PlanItem,
  type PlanView,
  planWarnings,
  TRACKS,
} from '../model/index.ts';
import { findCaseGround, type Ground } from './ground-queries.ts';
import { findInterventionsOf, type InterventionRow } from './intervention-queries.ts';
import { findDependencies, findPlanCopies, type PlanCopy, type PlanDocument } from './plan-queries.ts';

const ownItem = (scope: Scope, row: InterventionRow): PlanItem => ({
  id: row.id,
  organisation: { id: scope.organisation.id, name: scope.organisation.name },
  own: true,
  title: row.title,
  track: row.track,
  barrierCode: row.barrierCode,
  interventionCode: row.interventionCode,
  features: row.features,
  state: row.state,
  plannedFrom: row.plannedFrom,
  plannedUntil: row.plannedUntil,
  termOn: row.termOn,
  responsibleName: row.responsible.name,
  sharedAt: null,
  sharedWith: row.sharedWith,
});

const copiedItem = ({
  interventionId,
  originOrganisationId,
  originName,
  document,
  givenAt,
}: PlanCopy): PlanItem => ({
  id: interventionId,
  organisation: { id: originOrganisationId, name: originName },
  own: false,
  title: document.title,
  track: document.track,
  barrierCode: document.barrierCode,
  interventionCode: document.interventionCode,
  features: document.features,
  state: document.state,
  plannedFrom: document.plannedFrom,
  plannedUntil: document.plannedUntil,
  termOn: document.termOn,
  responsibleName: null,
  sharedAt: givenAt,
  sharedWith: 0,
});

export const documentOf = (row: InterventionRow, dependencies: readonly PlanDependency[]): PlanDocument => ({
  title: row.title,
  track: row.track,
  barrierCode: row.barrierCode,
  interventionCode: row.interventionCode,
  features: row.features,
  state: row.state,
  plannedFrom: row.plannedFrom,
  plannedUntil: row.plannedUntil,
  termOn: row.termOn,
  dependsOn: dependencies
    .filter((dependency) => dependency.interventionId === row.id)
    .map((dependency) => ({ id: dependency.onInterventionId, kind: dependency.kind })),
});

/** Both ends of a dependency stand in the plan that this organisation sees; what points elsewhere is not shown. */
const dependenciesIn = (
  items: readonly PlanItem[],
  own: readonly PlanDependency[],
  copies: readonly PlanCopy[],
): PlanDependency[] => {
  const seen = new Set(items.map((item) => item.id));
  const copied = copies.flatMap((copy) =>
    copy.document.dependsOn.map((on) => ({
      interventionId: copy.interventionId,
      onInterventionId: on.id,
      kind: on.kind,
    })),
  );
  return [...own, ...copied].filter(
    (each) => seen.has(each.interventionId) && seen.has(each.onInterventionId),
  );
};

/** The plan as this organisation sees it: its own interventions, and what was shared with it. */
export async function readPlan(
  scope: Scope,
  ground: Ground,
): Promise<PlanView & { copies: readonly PlanCopy[] }> {
  const own = await findInterventionsOf(scope, ground);
  const copies = ground.kind === 'case' ? await findPlanCopies(scope, ground.id) : [];
  const items = [...own.map((row) => ownItem(scope, row)), ...copies.map(copiedItem)];
  const dependencies = dependenciesIn(items, await findDependencies(scope, ground), copies);
  const present = new Set(items.map((item) => item.track));
  return {
    tracks: TRACKS.filter((track) => present.has(track)),
    items,
    dependencies,
    warnings: planWarnings(items, dependencies, calendarDateAt(scope.now)).map((warning) => ({
      ...warning,
      interventionIds: [...warning.interventionIds],
    })),
    copies,
  };
}

/** Interventions in the plan of a case, as this organisation sees it, that are neither done, failed nor dropped. */
export async function countOpenInterventions(scope: Scope, caseId: string): Promise<number> {
  const ground = await findCaseGround(scope, caseId);
  if (ground === undefined) return 0;
  const own = await findInterventionsOf(scope, ground);
  const copies = await findPlanCopies(scope, caseId);
  return [...own, ...copies.map((copy) => copy.document)].filter((each) => isLive(each.state)).length;
}
