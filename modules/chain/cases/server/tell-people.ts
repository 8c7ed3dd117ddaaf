import type { RoleGroup } from '#modules/trust/purposes/model/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { NotificationKind, NotificationRecordKind } from '../../notifications/model/index.ts';
import { notify } from '../../notifications/server/index.ts';
import { findParticipants, findPeopleToTell } from './participant-queries.ts';
import type { CaseParts } from './ports.ts';

/** Kinds this module tells of, in the words of the module that does the telling. */
const KINDS = {
  'bring-in-offered': 'bring-in-offered',
  'bring-in-decided': 'bring-in-decided',
  'invitation-sent': 'case-invitation',
  'invitation-answered': 'invitation-answered',
  'referral-sent': 'referral-received',
  'referral-answered': 'referral-answered',
  'data-shared': 'contribution-received',
  'approval-asked': 'approval-asked',
} as const satisfies Record<string, NotificationKind>;

type Told = {
  readonly organisationId: string;
  readonly personIds: readonly string[];
  readonly kind: keyof typeof KINDS;
  readonly recordKind: NotificationRecordKind;
  readonly recordId: string;
};

/** Tells each of them, except who does it, that there is something; never what. */
export async function tellAbout(scope: Scope, told: Told): Promise<void> {
  for (const personId of told.personIds) {
    if (personId === scope.person.id) continue;
    await notify(scope, {
      organisationId: told.organisationId,
      personId,
      kind: KINDS[told.kind],
      recordKind: told.recordKind,
      recordId: told.recordId,
    });
  }
}

/** Tells the people of one organisation who are named in the case. */
export async function tellNamed(
  scope: Scope,
  caseId: string,
  organisationId: string,
  kind: Told['kind'],
): Promise<void> {
  const named = (await findParticipants(scope, caseId)).filter(
    (row) => row.organisation.id === organisationId && row.leftAt === null,
  );
  const personIds = named.map((row) => row.personId);
  await tellAbout(scope, { organisationId, personIds, kind, recordKind: 'case', recordId: caseId });
}

/** Colleagues in a case hear that a second person is asked. */
export const tellSecondPersons = (scope: Scope, caseId: string): Promise<void> =>
  tellNamed(scope, caseId, scope.organisation.id, 'approval-asked');

/** Tells who may answer it at the organisation where the scope just sent it: those with a role of this group. */
export async function tellRecipients(
  scope: Scope,
  parts: CaseParts,
  sent: Pick<Told, 'organisationId' | 'kind' | 'recordId'> & {
    readonly recordKind: 'bring-in' | 'referral';
    readonly group: RoleGroup;
  },
): Promise<void> {
  const { group, ...told } = sent;
  const roles = Object.entries(parts.content.roleGroups().roles)
    .filter(([, groups]) => groups.includes(group))
    .map(([role]) => role);
  await tellAbout(scope, { ...told, personIds: await findPeopleToTell(scope, told, roles) });
}
