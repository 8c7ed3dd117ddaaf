import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { caseOf, touchedCase } from './case-view.ts';
import {
  findContributionsOfCase,
  findSubjectKind,
  insertSubject,
  placeInSubject,
} from './contribution-queries.ts';
import { mayGroupSubjects } from './policy.ts';

/** A person decides that these items are about the same; without `subjectId` they become a new one. Returns it. */
export async function groupSubject(
  scope: Scope,
  caseId: string,
  body: { readonly subjectId?: string | undefined; readonly contributionIds: readonly string[] },
): Promise<string> {
  const file = await caseOf(scope, caseId);
  if (!mayGroupSubjects(scope, file)) refuse('not-allowed');
  const rows = (await findContributionsOfCase(scope, caseId)).filter(
    (row) =>
      body.contributionIds.includes(row.id) &&
      row.recipient.id === scope.organisation.id &&
      row.withdrawnAt === null,
  );
  const kinds = new Set(rows.map((row) => row.itemKind));
  const [kind] = kinds;
  if (rows.length !== new Set(body.contributionIds).size || kinds.size !== 1 || kind === undefined) {
    return refuse('invalid-body', { errors: [{ pointer: '/contributionIds', code: 'unknown-value' }] });
  }
  if (body.subjectId !== undefined && (await findSubjectKind(scope, caseId, body.subjectId)) !== kind) {
    return refuse('invalid-body', { errors: [{ pointer: '/subjectId', code: 'unknown-value' }] });
  }
  const subjectId = body.subjectId ?? (await insertSubject(scope, caseId, kind));
  await placeInSubject(scope, caseId, subjectId, body.contributionIds);
  scope.audit({
    action: 'case.subject-grouped',
    kind: 'case-subject',
    records: [
      ...touchedCase(scope, file),
      {
        id: subjectId,
        organisationId: scope.organisation.id,
        purpose: file.purposeCode,
        subjects: rows.map((row) => row.itemId),
      },
    ],
  });
  return subjectId;
}
