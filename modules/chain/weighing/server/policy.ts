import type { Scope } from '#platform/server/index.ts';
import type { AgendaItem, Member, WeighingMeeting, WeighingTable } from '../model/index.ts';

const seatOf = (scope: Scope, members: readonly Member[]): Member | undefined =>
  members.find((member) => member.personId === scope.person.id);

/** A coordinator of one of the table's purposes, who prepares it. */
export const preparesTable = (scope: Scope, table: Pick<WeighingTable, 'purposeCodes'>): boolean =>
  scope.groups.includes('coordinator') &&
  table.purposeCodes.some((code) => scope.widePurposes.includes(code));

export const isMember = (scope: Scope, table: Pick<WeighingTable, 'members'>): boolean =>
  seatOf(scope, table.members) !== undefined;

export const isChair = (scope: Scope, table: Pick<WeighingTable, 'members'>): boolean =>
  seatOf(scope, table.members)?.role === 'chair';

/** In which role somebody speaks at a table: with a seat by that, without one as the coordinator who prepares it. */
export const speaksAs = (
  scope: Scope,
  table: Pick<WeighingTable, 'members'>,
): Member['role'] | 'coordinator' => seatOf(scope, table.members)?.role ?? 'coordinator';

export const meetingAbilities = (scope: Scope, table: WeighingTable, meeting: WeighingMeeting) => ({
  addItem: meeting.state !== 'closed' && preparesTable(scope, table),
  open: meeting.state !== 'closed' && isChair(scope, table),
  close: meeting.state === 'open' && isChair(scope, table),
});

export const itemAbilities = (
  scope: Scope,
  table: WeighingTable,
  meeting: WeighingMeeting | undefined,
  item: AgendaItem,
) => {
  const running = item.state === 'open' && (item.urgent || meeting?.state === 'open');
  const reporter = item.enteredByPersonId === scope.person.id;
  const seated = item.urgent || meeting?.presentPersonIds.includes(scope.person.id) === true;
  return {
    prepare: item.state === 'open' && (preparesTable(scope, table) || isMember(scope, table)),
    vote: running && isMember(scope, table) && seated && !reporter,
    advise: running && reporter,
    decide: running && !item.urgent && isChair(scope, table),
    // One of the two sits at the table: who prepares may propose, a member decides.
    confirm: running && item.urgent && !reporter && isMember(scope, table),
    takeOff: item.state === 'open' && preparesTable(scope, table),
  };
};
