import type { Scope } from '#platform/server/index.ts';
import type { NotificationKind, NotificationRecordKind } from '../../notifications/model/index.ts';
import { notify } from '../../notifications/server/index.ts';

/** Kinds this module tells of, in the words of the module that does the telling. */
const KINDS = {
  'bring-in-decided': 'contribution-received',
  'invitation-sent': 'case-invitation',
  'data-shared': 'contribution-received',
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
