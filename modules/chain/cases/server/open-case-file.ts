import { refuse } from '#platform/kit/index.ts';
import type { Scope, TouchedRecord } from '#platform/server/index.ts';
import { findContributedFile, type OpenedFile } from './case-file-queries.ts';

function touched(scope: Scope, opened: OpenedFile): TouchedRecord[] {
  const { contributionId, caseId, organisationIds, hostOrganisationId, purposeCode, file } = opened;
  const contribution = [...new Set([...organisationIds, scope.organisation.id])].map((organisationId) => ({
    id: contributionId,
    organisationId,
    purpose: purposeCode,
    subjects: [file.id],
  }));
  if (caseId === null || hostOrganisationId === null) return contribution;
  const parties = [...new Set([hostOrganisationId, scope.organisation.id])];
  return [
    ...contribution,
    ...parties.map((organisationId) => ({ id: caseId, organisationId, purpose: purposeCode })),
  ];
}

/**
 * The file of a contribution that the scope may see. Opening it is a look at the data of whom it comes from, like reading
 * the contribution. Errors: `not-found`, also when it is there and was taken back.
 */
export async function openCaseFile(scope: Scope, contributionId: string): Promise<OpenedFile['file']> {
  const opened = (await findContributedFile(scope, contributionId)) ?? refuse('not-found');
  scope.audit({
    action: 'contribution.file-read',
    kind: 'contribution',
    records: touched(scope, opened),
    fields: ['file'],
    ...(opened.ruleCodes === null ? {} : { rule: opened.ruleCodes.join(' ') }),
    detail: { file: opened.file.id },
  });
  return opened.file;
}
