import { phaseOfState } from '#modules/trust/purposes/model/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { addMonths, calendarDateAt, refuse } from '#platform/kit/index.ts';
import type { Scope, TouchedRecord } from '#platform/server/index.ts';
import { type Case, possibleSteps } from '../model/index.ts';
import { type CaseRecord, findCase } from './case-queries.ts';
import {
  mayContribute,
  mayGroupSubjects,
  mayInvite,
  mayLead,
  mayName,
  mayReopen,
  mayShare,
} from './policy.ts';

/** A case in which the scope is named. Errors: `not-found`, also when it exists. */
export async function caseOf(scope: Scope, id: string): Promise<CaseRecord> {
  const file = await findCase(scope, id);
  if (file === undefined || file.myRole === null) return refuse('not-found');
  return file;
}

export const phaseOfCase = (
  content: ContentStore,
  file: Pick<CaseRecord, 'purposeCode' | 'state'>,
): string | undefined => phaseOfState(content.phaseStates(), file.purposeCode, 'cases', file.state);

export function caseView(
  scope: Scope,
  content: ContentStore,
  file: CaseRecord,
): { data: Case; abilities: Record<string, boolean> } {
  const purpose = content.legal(file.host.id).document.purposes.get(file.purposeCode);
  const months = purpose?.retention.months;
  const since = file.closedAt ?? file.openedAt;
  const leads = mayLead(scope, file);
  return {
    data: {
      ...file,
      purposeTitle: purpose?.title ?? file.purposeCode,
      phase: phaseOfCase(content, file) ?? null,
      retentionMonths: months ?? null,
      retentionUntil:
        months === undefined || file.closedAt === null
          ? null
          : addMonths(calendarDateAt(new Date(since)), months),
      myRole: file.myRole ?? 'participant',
      steps: leads ? possibleSteps(file) : [],
    },
    abilities: {
      lead: leads,
      invite: mayInvite(scope, file),
      share: mayShare(scope, file),
      group: mayGroupSubjects(scope, file),
      contribute: mayContribute(scope, file),
      name: mayName(scope, file),
      reopen: mayReopen(scope, file),
      confirmSecrecy: !file.secrecyConfirmed,
    },
  };
}

type Located = Pick<CaseRecord, 'id' | 'host' | 'purposeCode'>;

/** The host's and the own officer both see that someone worked in the case. */
export const touchedCase = (scope: Scope, file: Located): TouchedRecord[] => [
  { id: file.id, organisationId: file.host.id, purpose: file.purposeCode },
  ...(file.host.id === scope.organisation.id
    ? []
    : [{ id: file.id, organisationId: scope.organisation.id, purpose: file.purposeCode }]),
];
