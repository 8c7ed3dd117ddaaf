import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import { itemRoutes } from './item-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import type { WeighingParts } from './ports.ts';
import { countOpenItems } from './weighing-queries.ts';

export type { WeighingParts } from './ports.ts';
export { layFirstTables } from './table-queries.ts';
export {
  returnMonitoredSignals,
  sourceDepartments,
  sourcesOfSignal,
  weighingDecisionOf,
} from './weighing-queries.ts';

export const weighingRoutes = (parts: WeighingParts): RouteDefinition[] => [
  ...meetingRoutes(parts),
  ...itemRoutes(parts),
];

/** For the menu: what waits at the tables of this person. */
export async function weighingCounter(scope: Scope): Promise<Record<string, number>> {
  if (!scope.groups.includes('weigher') && !scope.groups.includes('coordinator')) return {};
  return { agenda: await countOpenItems(scope) };
}

export const weighingConstraints: ConstraintProblems = {
  weighing_table_name_known_once: 'already-exists',
  weighing_member_sits_once: 'already-exists',
  agenda_item_open_once: 'already-exists',
  weighing_vote_while_open: 'already-answered',
  weighing_vote_reporter_advises: 'entered-by-you',
  weighing_decided_by_another: 'entered-by-you',
  weighing_of_two_persons: 'four-eyes',
  weighing_of_a_quorum: 'not-quorate',
  weighing_of_item_once: 'already-answered',
  weighing_fits_its_item: 'already-answered',
  weighing_needs_a_table: 'weighing-required',
};
export { weighingRecordKinds } from './record-kinds.ts';
