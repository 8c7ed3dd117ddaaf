import type { Outlook, Proof } from '#modules/trust/disclosures/model/index.ts';
import { explainOutlook, type Giving, giveDisclosure } from '#modules/trust/disclosures/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type ChosenFile,
  categoriesIn,
  categoriesOf,
  chooseFiles,
  type Item,
  type OfferedFile,
  type WrittenItem,
} from '../model/index.ts';
import { factsOfCase, givingTo, partyOf } from './case-facts.ts';
import { findOwnSignalsOfCase } from './case-file-queries.ts';
import { addCaseEvent, type CaseRecord } from './case-queries.ts';
import { caseOf, touchedCase } from './case-view.ts';
import { findContributionsOfCase, insertContribution } from './contribution-queries.ts';
import { filesToGive, keepChosenFiles } from './files-to-give.ts';
import { mayContribute } from './policy.ts';
import type { CaseParts } from './ports.ts';
import { tellNamed } from './tell-people.ts';

const fieldsOf = (written: WrittenItem): Item => ({
  itemId: written.itemId ?? newId(),
  itemKind: written.itemKind,
  fields: written.fields.map((field) => ({
    ...field,
    categories: categoriesOf(written.itemKind, field.key, { minor: written.minor, addressShielded: false }),
  })),
});

/** An item is renewed only by who brought it. */
async function checkItems(scope: Scope, file: CaseRecord, written: readonly WrittenItem[]): Promise<void> {
  const renewed = written.flatMap((item) => item.itemId ?? []);
  if (renewed.length === 0) return;
  const own = new Set(
    (await findContributionsOfCase(scope, file.id))
      .filter((row) => row.origin.id === scope.organisation.id)
      .map((row) => row.itemId),
  );
  if (renewed.some((id) => !own.has(id)))
    refuse('invalid-body', { errors: [{ pointer: '/items', code: 'unknown-value' }] });
}

export type ContributionBody = {
  readonly items: readonly WrittenItem[];
  readonly files: readonly ChosenFile[];
  readonly proofs: readonly Proof[];
  readonly regimes: readonly string[];
  readonly signalId?: string | undefined;
};

/** To the host, on what its tables prove; what was weighed is the signal that the own organisation brought in. */
async function givingToHost(
  scope: Scope,
  parts: CaseParts,
  file: CaseRecord,
  signalId: string | undefined,
): Promise<Omit<Giving, 'categories'>> {
  const host = await partyOf(scope, file, file.host.id);
  return {
    ...givingTo(parts, file, host, factsOfCase(parts, file, host, { subjectsIdentified: true })),
    ...(signalId === undefined ? {} : { signalId }),
  };
}

export type ContributionOutlook = { readonly outlook: Outlook; readonly files: OfferedFile[] };

/** Before contributing: what may go from the own organisation to the host, and what the rules ask. */
export async function contributionOutlook(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
): Promise<ContributionOutlook> {
  const file = await caseOf(scope, caseId);
  if (!mayContribute(scope, file)) refuse('not-allowed');
  const signals = await findOwnSignalsOfCase(scope, caseId);
  const giving = await givingToHost(scope, parts, file, signals[0]?.id);
  const outlook = await explainOutlook(scope, parts.disclosures, giving, file.host);
  return { outlook, files: await filesToGive(scope, file, signals) };
}

/** Errors: `invalid-body` when a file is not there to give, or nothing was chosen. */
function itemsOf(body: ContributionBody, offered: readonly OfferedFile[]): Item[] {
  const files = chooseFiles(offered, body.files);
  if (files === undefined)
    return refuse('invalid-body', { errors: [{ pointer: '/files', code: 'unknown-value' }] });
  const items = [...body.items.map(fieldsOf), ...files];
  if (items.length === 0) refuse('invalid-body', { errors: [{ pointer: '/items', code: 'required' }] });
  return items;
}

/** A participant brings what its own organisation knows to the host. Errors: as giving. */
export async function contribute(
  scope: Scope,
  parts: CaseParts,
  caseId: string,
  body: ContributionBody,
): Promise<string> {
  const file = await caseOf(scope, caseId);
  if (!mayContribute(scope, file)) refuse('not-allowed');
  await checkItems(scope, file, body.items);
  const signals = await findOwnSignalsOfCase(scope, caseId);
  const offered = await filesToGive(scope, file, signals);
  const items = itemsOf(body, offered);
  const given = await giveDisclosure(scope, parts.disclosures, {
    ...(await givingToHost(scope, parts, file, body.signalId ?? signals[0]?.id)),
    categories: categoriesIn(items),
    ...(body.regimes.length === 0 ? {} : { sourceRegimes: body.regimes }),
    proofs: body.proofs,
    subjects: items.map((item) => item.itemId),
  });
  await keepChosenFiles(scope, caseId, offered, body.files);
  for (const item of items) {
    await insertContribution(scope, {
      caseId,
      bringInId: undefined,
      recipientOrganisationId: file.host.id,
      originOrganisationId: scope.organisation.id,
      purposeCode: file.purposeCode,
      disclosureId: given.id,
      regimes: given.regimes,
      item,
    });
  }
  await addCaseEvent(scope, caseId, 'case.contributed', {}, 'host');
  scope.audit({
    action: 'contribution.given',
    kind: 'contribution',
    records: touchedCase(scope, file),
    fields: [...new Set(items.flatMap((item) => item.fields.map((field) => field.key)))],
    rule: given.rules.map((rule) => rule.code).join(' '),
  });
  await tellNamed(scope, caseId, file.host.id, 'data-shared');
  return given.id;
}
