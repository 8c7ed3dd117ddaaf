import type { Outlook, Proof } from '#modules/trust/disclosures/model/index.ts';
import {
  explainOutlook,
  findOrganisation,
  type Giving,
  giveDisclosure,
  type OrganisationInView,
  rolesHeldIn,
} from '#modules/trust/disclosures/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type Choice,
  categoriesIn,
  categoriesOf,
  chooseFields,
  type Item,
  offeredItems,
  type WrittenItem,
} from '../model/index.ts';
import { findMentionsToGive, findSignalToGive } from './bring-in-queries.ts';
import { mayReferOn } from './policy.ts';
import type { CaseParts } from './ports.ts';
import { findReferral, insertReferral, noteReferral } from './referral-queries.ts';
import { tellRecipients } from './tell-people.ts';

/** Referring a possible victim is always for this purpose, and to these people. */
const PURPOSE = 'mensenhandel-slachtoffer';
const CARE_GROUP = 'care-coordinator';

export type ReferralSource = { readonly signalId: string } | { readonly referralId: string };

type ToRefer = {
  readonly items: Item[];
  readonly sourcePurpose: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly since: string;
  readonly signalId: string | undefined;
};

/** From a signal that the coordinator works on, or from what care people accepted and refer on. */
async function toRefer(scope: Scope, source: ReferralSource): Promise<ToRefer> {
  if ('signalId' in source) {
    const signal = await findSignalToGive(scope, source.signalId);
    if (signal === undefined || !scope.widePurposes.includes(signal.purposeCode)) return refuse('not-found');
    const items = offeredItems(signal, await findMentionsToGive(scope, signal.id));
    return {
      items,
      sourcePurpose: signal.purposeCode,
      recordKind: 'signal',
      recordId: signal.id,
      since: signal.receivedAt,
      signalId: signal.id,
    };
  }
  const referral = await findReferral(scope, source.referralId);
  if (referral === undefined) return refuse('not-found');
  if (!mayReferOn(scope, referral)) return refuse('not-allowed');
  return {
    items: referral.items,
    sourcePurpose: referral.purposeCode,
    recordKind: 'referral',
    recordId: referral.id,
    since: referral.sentAt,
    signalId: referral.signalId ?? undefined,
  };
}

async function givingOf(
  scope: Scope,
  parts: CaseParts,
  from: ToRefer,
  recipient: OrganisationInView,
): Promise<Omit<Giving, 'categories'>> {
  const groups = parts.content.roleGroups().roles;
  const roles = (await rolesHeldIn(scope, recipient.id)).filter((role) => groups[role]?.includes(CARE_GROUP));
  return {
    to: { organisationId: recipient.id, type: recipient.type, roles },
    purpose: PURPOSE,
    ...(from.sourcePurpose === PURPOSE ? {} : { sourcePurpose: from.sourcePurpose }),
    record: { kind: from.recordKind, id: from.recordId, retentionFrom: new Date(from.since) },
    fieldsChosen: true,
  };
}

export type ReferralOutlook = { readonly outlook: Outlook; readonly items: Item[] };

export async function referralOutlook(
  scope: Scope,
  parts: CaseParts,
  source: ReferralSource,
  recipientId: string,
): Promise<ReferralOutlook> {
  const from = await toRefer(scope, source);
  const recipient = (await findOrganisation(scope, recipientId)) ?? refuse('not-found');
  scope.audit({
    action: `${from.recordKind}.read`,
    kind: from.recordKind,
    records: [
      {
        id: from.recordId,
        organisationId: scope.organisation.id,
        purpose: from.sourcePurpose,
        subjects: from.items.map((item) => item.itemId),
      },
    ],
    fields: [...new Set(from.items.flatMap((item) => item.fields.map((field) => field.key)))],
  });
  return {
    outlook: await explainOutlook(
      scope,
      parts.disclosures,
      await givingOf(scope, parts, from, recipient),
      recipient,
    ),
    items: from.items,
  };
}

export type ReferralBody = {
  readonly source: ReferralSource;
  readonly recipientOrganisationId: string;
  readonly reason: string;
  readonly fields: readonly Choice[];
  /** What care people add themselves about help and housing. */
  readonly added: readonly WrittenItem[];
  readonly proofs: readonly Proof[];
};

const addedItem = (written: WrittenItem): Item => ({
  itemId: newId(),
  itemKind: written.itemKind,
  fields: written.fields.map((field) => ({
    ...field,
    categories: categoriesOf(written.itemKind, field.key, { minor: written.minor, addressShielded: true }),
  })),
});

/** Refers a possible victim to help, under its own purpose. A case of the signal learns only that it happened. Returns it. */
export async function sendReferral(scope: Scope, parts: CaseParts, body: ReferralBody): Promise<string> {
  const from = await toRefer(scope, body.source);
  const recipient = (await findOrganisation(scope, body.recipientOrganisationId)) ?? refuse('not-found');
  const chosen = chooseFields(from.items, body.fields);
  if (chosen === undefined)
    return refuse('invalid-body', { errors: [{ pointer: '/fields', code: 'unknown-value' }] });
  const items = [...chosen, ...body.added.map(addedItem)];
  const given = await giveDisclosure(scope, parts.disclosures, {
    ...(await givingOf(scope, parts, from, recipient)),
    categories: categoriesIn(items),
    proofs: body.proofs,
    subjects: items.map((item) => item.itemId),
  });
  const id = newId();
  await insertReferral(scope, {
    id,
    recipientOrganisationId: recipient.id,
    purposeCode: PURPOSE,
    sourcePurposeCode: from.sourcePurpose,
    signalId: from.signalId,
    parentReferralId: 'referralId' in body.source ? body.source.referralId : undefined,
    disclosureId: given.id,
    recipientGroup: CARE_GROUP,
    reason: body.reason,
    items,
    categories: categoriesIn(items),
  });
  if (recipient.id !== scope.organisation.id && from.signalId !== undefined)
    await noteReferral(scope, from.signalId);
  await tellRecipients(scope, parts, {
    organisationId: recipient.id,
    kind: 'referral-sent',
    recordKind: 'referral',
    recordId: id,
    group: CARE_GROUP,
  });
  const organisations = [...new Set([scope.organisation.id, recipient.id])];
  scope.audit({
    action: 'referral.sent',
    kind: 'referral',
    records: organisations.map((organisationId) => ({
      id,
      organisationId,
      purpose: PURPOSE,
      subjects: items.map((item) => item.itemId),
    })),
    fields: [...new Set(items.flatMap((item) => item.fields.map((field) => field.key)))],
    rule: given.rules.map((rule) => rule.code).join(' '),
  });
  return id;
}
