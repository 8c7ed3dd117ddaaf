import type { Outlook, Proof } from '#modules/trust/disclosures/model/index.ts';
import { explainOutlook, giveDisclosure } from '#modules/trust/disclosures/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope, TouchedRecord } from '#platform/server/index.ts';
import { type Choice, type Contribution, categoriesIn, chooseFields } from '../model/index.ts';
import { factsOfCase, givingTo, partyOf } from './case-facts.ts';
import { addCaseEvent, type CaseRecord } from './case-queries.ts';
import { caseOf, touchedCase } from './case-view.ts';
import { type ContributionRow, findContributionsOfCase, insertContribution } from './contribution-queries.ts';
import { auditContributions, contributionView } from './contribution-view.ts';
import { mayShare } from './policy.ts';
import type { CaseParts } from './ports.ts';
import { tellNamed } from './tell-people.ts';

/** The newest standing copy of each item that the host holds and that does not come from this recipient. */
function shareable(scope: Scope, rows: readonly ContributionRow[], recipientId: string): ContributionRow[] {
  const newest = new Map<string, ContributionRow>();
  for (const row of rows) {
    if (
      row.recipient.id !== scope.organisation.id ||
      row.withdrawnAt !== null ||
      row.origin.id === recipientId
    )
      continue;
    const known = newest.get(row.itemId);
    if (known === undefined || known.version < row.version) newest.set(row.itemId, row);
  }
  return [...newest.values()];
}

/** A person among them must have been placed by someone; a company or place cannot be mistaken for a person. */
const identified = (rows: readonly ContributionRow[]): boolean =>
  rows.every((row) => row.itemKind !== 'person' || row.subjectId !== null);

export type ShareOutlook = { readonly outlook: Outlook; readonly items: Contribution[] };

export async function shareOutlook(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  organisationId: string,
): Promise<ShareOutlook> {
  const file = await caseOf(scope, caseId);
  if (!mayShare(scope, file)) refuse('not-allowed');
  const party = await partyOf(scope, file, organisationId);
  const rows = shareable(scope, await findContributionsOfCase(scope, caseId), organisationId);
  await auditContributions(scope, rows, touchedCase(scope, file));
  const facts = factsOfCase(parts, file, party, { subjectsIdentified: identified(rows) });
  const outlook = await explainOutlook(
    scope,
    parts.disclosures,
    givingTo(parts, file, party, facts),
    party.organisation,
  );
  return { outlook, items: rows.map((row) => contributionView(scope, parts, row)) };
}

export type ShareBody = {
  readonly organisationId: string;
  readonly fields: readonly Choice[];
  readonly proofs: readonly Proof[];
  readonly approvalId?: string | undefined;
};

/** The host gives one participant copies of ticked fields. Errors: as giving, `not-a-participant`. */
export async function shareContributions(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  body: ShareBody,
): Promise<string> {
  const file = await caseOf(scope, caseId);
  if (!mayShare(scope, file)) refuse('not-allowed');
  const party = await partyOf(scope, file, body.organisationId);
  const chosen = chooseFields(
    shareable(scope, await findContributionsOfCase(scope, caseId), body.organisationId),
    body.fields,
  );
  if (chosen === undefined)
    return refuse('invalid-body', { errors: [{ pointer: '/fields', code: 'unknown-value' }] });
  const regimes = [...new Set(chosen.flatMap((row) => row.regimes))];
  const given = await giveDisclosure(scope, parts.disclosures, {
    ...givingTo(
      parts,
      file,
      party,
      factsOfCase(parts, file, party, { subjectsIdentified: identified(chosen) }),
    ),
    categories: categoriesIn(chosen),
    ...(regimes.length === 0 ? {} : { sourceRegimes: regimes }),
    proofs: body.proofs,
    ...(body.approvalId === undefined ? {} : { approvalId: body.approvalId }),
    subjects: chosen.map((row) => row.itemId),
  });
  for (const row of chosen) await copyOn(scope, file, row, body.organisationId, given.id);
  await addCaseEvent(scope, caseId, 'case.shared', { organisation: party.organisation.name }, 'host');
  auditSharing(scope, file, chosen, body.organisationId, given.rules.map((rule) => rule.code).join(' '));
  await tellNamed(scope, caseId, body.organisationId, 'data-shared');
  return given.id;
}

const copyOn = (
  scope: Scope,
  file: CaseRecord,
  row: ContributionRow,
  recipientOrganisationId: string,
  disclosureId: string,
): Promise<void> =>
  insertContribution(scope, {
    caseId: file.id,
    bringInId: undefined,
    recipientOrganisationId,
    originOrganisationId: row.origin.id,
    purposeCode: file.purposeCode,
    disclosureId,
    sourceContributionId: row.id,
    subjectId: row.subjectId,
    subjectNo: row.subjectNo,
    regimes: row.regimes,
    item: { itemId: row.itemId, itemKind: row.itemKind, fields: row.fields, file: row.file },
  });

function auditSharing(
  scope: Scope,
  file: CaseRecord,
  rows: readonly ContributionRow[],
  recipientId: string,
  rule: string,
): void {
  const records: TouchedRecord[] = rows.flatMap((row) =>
    [...new Set([row.origin.id, scope.organisation.id, recipientId])].map((organisationId) => ({
      id: row.id,
      organisationId,
      purpose: file.purposeCode,
      subjects: [row.itemId],
    })),
  );
  scope.audit({
    action: 'contribution.shared',
    kind: 'contribution',
    records,
    fields: [...new Set(rows.flatMap((row) => row.fields.map((field) => field.key)))],
    rule,
  });
}
