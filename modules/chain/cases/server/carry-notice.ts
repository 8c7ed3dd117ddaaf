import type { Scope } from '#platform/server/index.ts';
import { notify } from '../../notifications/server/index.ts';
import { carryNotice as carry, findPeopleOfNotices } from './notice-queries.ts';

const KINDS = { withdrawal: 'disclosure-withdrawn', correction: 'disclosure-corrected' } as const;

/**
 * Port of the disclosures: what a giver takes back or corrects reaches everyone who got a copy, and the people there hear that there
 * is something to confirm; never what.
 */
export async function carryNotice(
  scope: Scope,
  noticeId: string,
  disclosureId: string,
  kind: 'withdrawal' | 'correction',
): Promise<void> {
  await carry(scope, noticeId);
  for (const told of await findPeopleOfNotices(scope, disclosureId)) {
    if (told.personId === scope.person.id) continue;
    await notify(scope, {
      organisationId: told.organisationId,
      personId: told.personId,
      kind: KINDS[kind],
      recordKind: 'disclosure',
      recordId: told.disclosureId,
    });
  }
}
