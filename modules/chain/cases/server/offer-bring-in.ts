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
  type ChosenFile,
  categoriesIn,
  chooseFields,
  chooseFiles,
  type Item,
  type OfferedFile,
  offeredItems,
} from '../model/index.ts';
import {
  findMentionsToGive,
  findSignalToGive,
  insertBringIn,
  type SignalRecord,
} from './bring-in-queries.ts';
import { findSignalFiles } from './case-file-queries.ts';
import { insertContribution } from './contribution-queries.ts';
import { ownAppointmentsFor } from './name-participants.ts';
import type { CaseParts } from './ports.ts';
import { tellRecipients } from './tell-people.ts';

/** The purpose in which a host of this type keeps joint cases. */
const JOINT_PURPOSE: Readonly<Record<string, string>> = { riec: 'riec-casus', zvh: 'zvh-casus' };

const purposeOfHost = (host: OrganisationInView): string => JOINT_PURPOSE[host.type] ?? refuse('not-found');

type ToBring = {
  readonly signal: SignalRecord;
  readonly items: Item[];
  readonly files: OfferedFile[];
  readonly host: OrganisationInView;
  readonly purpose: string;
};

async function toBring(scope: Scope, signalId: string, hostId: string): Promise<ToBring> {
  const signal = await findSignalToGive(scope, signalId);
  const host = await findOrganisation(scope, hostId);
  // Who only reported a signal reads it too; bringing it in is for who works on all of that purpose.
  if (signal === undefined || host === undefined || !scope.widePurposes.includes(signal.purposeCode))
    return refuse('not-found');
  return {
    signal,
    host,
    purpose: purposeOfHost(host),
    items: offeredItems(signal, await findMentionsToGive(scope, signalId)),
    files: await findSignalFiles(scope, signalId),
  };
}

const givingOf = async (
  scope: Scope,
  { signal, host, purpose }: ToBring,
): Promise<Omit<Giving, 'categories'>> => ({
  to: { organisationId: host.id, type: host.type, roles: await rolesHeldIn(scope, host.id) },
  purpose,
  sourcePurpose: signal.purposeCode,
  record: { kind: 'signal', id: signal.id, retentionFrom: new Date(signal.receivedAt) },
  signalId: signal.id,
  fieldsChosen: true,
});

export type BringInOutlook = {
  readonly outlook: Outlook;
  readonly items: Item[];
  readonly files: OfferedFile[];
  readonly signal: {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly state: string;
    readonly sourceProtected: boolean;
  };
};

/** Before bringing in: what there is to tick, what the rules let go, what they still ask and what never goes. */
export async function bringInOutlook(
  scope: Scope,
  parts: CaseParts,
  signalId: string,
  hostId: string,
): Promise<BringInOutlook> {
  const found = await toBring(scope, signalId, hostId);
  const { id, reference, title, state, sourceProtected } = found.signal;
  scope.audit({
    action: 'signal.read',
    kind: 'signal',
    records: [
      {
        id,
        organisationId: scope.organisation.id,
        purpose: found.signal.purposeCode,
        subjects: found.items.map((item) => item.itemId),
      },
    ],
    fields: [
      ...new Set(found.items.flatMap((item) => item.fields.map((field) => field.key))),
      ...(found.files.length === 0 ? [] : ['files']),
    ],
  });
  const outlook = await explainOutlook(scope, parts.disclosures, await givingOf(scope, found), found.host);
  const { items, files } = found;
  return { outlook, items, files, signal: { id, reference, title, state, sourceProtected } };
}

export type BringInBody = {
  readonly signalId: string;
  readonly hostOrganisationId: string;
  readonly title: string;
  readonly fields: readonly Choice[];
  readonly files: readonly ChosenFile[];
  readonly participantAppointmentIds: readonly string[];
  readonly proofs: readonly Proof[];
};

/** What was ticked, fields and files. Errors: `invalid-body` when something is not there, or nothing was chosen. */
function chosenOf(found: ToBring, body: BringInBody): Item[] {
  const unknown = (pointer: string): never =>
    refuse('invalid-body', { errors: [{ pointer, code: 'unknown-value' }] });
  const fields = chooseFields(found.items, body.fields) ?? unknown('/fields');
  const files = chooseFiles(found.files, body.files) ?? unknown('/files');
  const chosen = [...fields, ...files];
  if (chosen.length === 0) refuse('invalid-body', { errors: [{ pointer: '/fields', code: 'required' }] });
  return chosen;
}

/** Offers a weighed signal to a host: copies of the ticked fields, never who reported it. Errors: as giving, `already-exists`. */
export async function offerBringIn(scope: Scope, parts: CaseParts, body: BringInBody): Promise<string> {
  const found = await toBring(scope, body.signalId, body.hostOrganisationId);
  const chosen = chosenOf(found, body);
  await ownAppointmentsFor(
    scope,
    parts,
    body.participantAppointmentIds,
    found.purpose,
    '/participantAppointmentIds',
  );
  const given = await giveDisclosure(scope, parts.disclosures, {
    ...(await givingOf(scope, found)),
    categories: categoriesIn(chosen),
    proofs: body.proofs,
    subjects: chosen.map((item) => item.itemId),
  });
  const id = newId();
  await insertBringIn(scope, {
    id,
    hostOrganisationId: found.host.id,
    purposeCode: found.purpose,
    signalId: found.signal.id,
    disclosureId: given.id,
    title: body.title,
    namedAppointmentIds: body.participantAppointmentIds,
  });
  for (const item of chosen) {
    await insertContribution(scope, {
      caseId: undefined,
      bringInId: id,
      recipientOrganisationId: found.host.id,
      originOrganisationId: scope.organisation.id,
      purposeCode: found.purpose,
      disclosureId: given.id,
      regimes: given.regimes,
      item,
    });
  }
  await tellRecipients(scope, parts, {
    organisationId: found.host.id,
    kind: 'bring-in-offered',
    recordKind: 'bring-in',
    recordId: id,
    group: 'case-lead',
  });
  scope.audit({
    action: 'bring-in.offered',
    kind: 'bring-in',
    records: [
      {
        id,
        organisationId: scope.organisation.id,
        purpose: found.purpose,
        subjects: chosen.map((item) => item.itemId),
      },
      { id, organisationId: found.host.id, purpose: found.purpose },
    ],
    fields: [...new Set(chosen.flatMap((item) => item.fields.map((field) => field.key)))],
    rule: given.rules.map((rule) => rule.code).join(' '),
  });
  return id;
}
