import {
  factsFor,
  findOrganisation,
  type Giving,
  giveDisclosure,
  giverOf,
  rolesHeldIn,
  systemFact,
} from '#modules/trust/disclosures/server/index.ts';
import { evaluateDisclosure } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type FinishBody,
  fieldsOfMention,
  fieldsToGive,
  namesOthers,
  type Release,
  RIGHTS_PURPOSE,
} from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { legalOf, searchedPurposes, titlesOfCategory } from './law.ts';
import {
  findItems,
  findPart,
  type ItemRow,
  insertRelease,
  markFinished,
  type PartRow,
} from './part-queries.ts';
import { HANDLER_ROLES, mayHandle } from './policy.ts';
import type { RecordRow, RightsParts } from './ports.ts';
import { findPeopleToTell } from './request-queries.ts';
import { openedPart, searchPart } from './search-part.ts';

/** Records are read in pages: a person with thousands of mentions is no reason to hold them all at once. */
const PAGE = 200;

type Gathered = Omit<Release, 'directly' | 'recipients' | 'remark'> & { readonly others: string[] };

function addRecord(into: Gathered, item: ItemRow, record: RecordRow): void {
  into.others.push(...record.others);
  if (!into.purposes.includes(record.purposeCode)) into.purposes.push(record.purposeCode);
  for (const reason of item.reasons) if (!into.reasons.includes(reason)) into.reasons.push(reason);
  if (item.decision === 'withheld') return;
  const all = fieldsOfMention(record.mention);
  const own = record.mention.name ?? '';
  const fields = fieldsToGive(all, item.withheldFields, record.others, own);
  // A free text that names somebody else stays out whatever was ticked, and the letter says why.
  const keptBack = fields.length < all.length - item.withheldFields.length;
  if (keptBack && !into.reasons.includes('rights-of-others')) into.reasons.push('rights-of-others');
  into.records.push({
    purpose: record.purposeCode,
    receivedOn: record.receivedOn,
    decision: item.decision === 'partly' || keptBack ? 'partly' : 'shown',
    fields,
  });
}

async function gather(scope: Scope, parts: RightsParts, part: PartRow): Promise<Gathered> {
  const gathered: Gathered = { records: [], withheld: 0, reasons: [], purposes: [], others: [] };
  let withheld = 0;
  let after: string | undefined;
  for (;;) {
    const items = await findItems(scope, part.id, after, PAGE);
    if (items.some((item) => item.decision === null)) refuse('review-open');
    const records = await parts.records.read(
      scope,
      part.id,
      items.map((item) => item.mentionId),
    );
    const byId = new Map(records.map((record) => [record.mentionId, record]));
    for (const item of items) {
      if (item.decision === 'withheld') withheld += 1;
      const record = byId.get(item.mentionId);
      if (record !== undefined) addRecord(gathered, item, record);
    }
    if (items.length < PAGE) return { ...gathered, withheld };
    after = items.at(-1)?.mentionId;
  }
}

/** What is surely found, and what is shown of the rest, was all decided on by a person. */
async function checkSearched(scope: Scope, parts: RightsParts, part: PartRow, remark: string): Promise<void> {
  const search = await searchPart(scope, parts, part);
  if (search.outcome === 'further-fact') {
    // The fact never came: then the requester is told that nothing could be looked up.
    if (remark === '') refuse('invalid-body', { errors: [{ pointer: '/remark', code: 'reason-missing' }] });
    return;
  }
  const purposes = searchedPurposes(legalOf(scope, parts).document);
  for (const sure of search.outcome === 'sure-only' ? [true] : [true, false]) {
    const left = await parts.records.page(scope, part.id, purposes, { sure, after: undefined, limit: 1 });
    if (left.length > 0) refuse('review-open');
  }
}

/** Which of the kinds of data a rule lets go to the contact point; the rest the requester gets from this controller itself. */
async function partition(
  scope: Scope,
  parts: RightsParts,
  giving: Giving,
): Promise<{ readonly go: string[]; readonly stay: string[] }> {
  const legal = legalOf(scope, parts).document;
  const known = await factsFor(scope, parts.disclosures, giving);
  const verdict = evaluateDisclosure(legal, { ...giving, from: giverOf(scope) }, known);
  const refused = verdict.categories.filter((item) => item.outcome === 'not-allowed');
  const stay = new Set(refused.map((item) => item.category));
  return { go: giving.categories.filter((category) => !stay.has(category)), stay: [...stay] };
}

async function givingOf(scope: Scope, part: PartRow, categories: readonly string[]): Promise<Giving> {
  const coordinator = (await findOrganisation(scope, part.coordinatorId)) ?? refuse('not-found');
  return {
    to: {
      organisationId: coordinator.id,
      type: coordinator.type,
      roles: await rolesHeldIn(scope, coordinator.id),
    },
    purpose: RIGHTS_PURPOSE,
    categories,
    record: { kind: 'rights-part', id: part.id, retentionFrom: scope.now },
    fieldsChosen: true,
    known: [
      systemFact('contactpoint-routed', part.reference, part.requestId),
      {
        condition: 'third-party-rights-checked',
        by: 'statement',
        personId: scope.person.id,
        text: scope.person.name,
      },
      // Nobody chose this recipient: it is the contact point that the request came from.
      {
        condition: 'recipient-acknowledged',
        by: 'statement',
        personId: scope.person.id,
        recordId: part.requestId,
        text: part.reference,
      },
    ],
  };
}

/** Hands over what may be shown. At the contact point itself nothing changes hands before the letter. */
async function handOver(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  gathered: Gathered,
): Promise<{ readonly disclosureId: string | null; readonly stay: string[] }> {
  if (part.coordinatorId === scope.organisation.id || gathered.records.length === 0)
    return { disclosureId: null, stay: [] };
  const fields = gathered.records.flatMap((record) => record.fields);
  const categories = [...new Set(['waarneming', ...fields.map((field) => field.category)])];
  const giving = await givingOf(scope, part, categories);
  const { go, stay } = await partition(scope, parts, giving);
  const given = await giveDisclosure(scope, parts.disclosures, {
    ...giving,
    categories: go.length === 0 ? categories : go,
  });
  return { disclosureId: given.id, stay };
}

/**
 * The officer is done: what may be shown goes to the contact point under a rule, the rest stays with its reasons. Errors: `review-open`,
 * `text-discloses` (the remark names somebody else), `rule-refuses`, `conditions-open`, `stale-version`.
 */
export async function finishPart(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: FinishBody,
): Promise<void> {
  const part = await openedPart(scope, id);
  if (!mayHandle(scope)) refuse('not-allowed');
  if (part.state !== 'open') refuse('transition-not-allowed', { params: { state: part.state } });
  await checkSearched(scope, parts, part, body.remark);
  const gathered = await gather(scope, parts, part);
  if (namesOthers(body.remark, gathered.others, part.requester.name))
    refuse('text-discloses', { errors: [{ pointer: '/remark', code: 'text-discloses' }] });
  const { disclosureId, stay } = await handOver(scope, parts, part, gathered);
  const release = await releaseOf(scope, parts, part, gathered, stay, body.remark);
  await insertRelease(scope, part, disclosureId, release);
  if (!(await markFinished(scope, id, body.expectedVersion)))
    refuse('stale-version', { current: await findPart(scope, id) });
  auditRights(scope, 'rights-part.finished', 'rights-part', [id], {
    also: [part.coordinatorId],
    detail: { outcome: release.records.length > 0 ? 'shown' : release.withheld > 0 ? 'withheld' : 'nothing' },
  });
  for (const person of await findPeopleToTell(scope, part.requestId, HANDLER_ROLES)) {
    if (person.organisationId !== part.coordinatorId || person.personId === scope.person.id) continue;
    await parts.notify(scope, {
      ...person,
      kind: 'rights-part-finished',
      recordKind: 'rights-request',
      recordId: part.requestId,
    });
  }
}

async function releaseOf(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  { others: _, ...gathered }: Gathered,
  stay: readonly string[],
  remark: string,
): Promise<Release> {
  const legal = legalOf(scope, parts).document;
  const given = await parts.records.disclosures(scope, part.id);
  return {
    ...gathered,
    records: gathered.records.map((record) => ({
      ...record,
      fields: record.fields.filter((field) => !stay.includes(field.category)),
    })),
    directly: stay.map((category) => titlesOfCategory(legal, category)),
    // A record that may not be shown does not show itself through whom it went to.
    recipients: (gathered.withheld > 0 && gathered.records.length === 0 ? [] : given).map((one) => ({
      name: one.recipientName,
      categories: one.categories.map((category) => titlesOfCategory(legal, category)),
      on: one.on,
    })),
    remark,
  };
}
