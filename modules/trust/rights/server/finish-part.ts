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
  type KeeperAnswer,
  namesOthers,
  type Release,
  RIGHTS_PURPOSE,
} from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { type Gathered, gather, takenAlong } from './gather-part.ts';
import { toldByKeepers } from './keepers-of-part.ts';
import { legalOf, searchedPurposes, titlesOfCategory } from './law.ts';
import { findPart, insertRelease, markFinished, type PartRow } from './part-queries.ts';
import { HANDLER_ROLES, mayHandle } from './policy.ts';
import type { RightsParts } from './ports.ts';
import { findPeopleToTell } from './request-queries.ts';
import { openedPart, searchPart } from './search-part.ts';

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
  records: Release['records'],
): Promise<{ readonly disclosureId: string | null; readonly stay: string[] }> {
  if (part.coordinatorId === scope.organisation.id || records.length === 0)
    return { disclosureId: null, stay: [] };
  const fields = records.flatMap((record) => record.fields);
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
 * `keepers-open`, `text-discloses` (the remark names somebody else), `rule-refuses`, `conditions-open`, `stale-version`.
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
  const told = await toldByKeepers(scope, id);
  if (namesOthers(body.remark, gathered.others, part.requester.name))
    refuse('text-discloses', { errors: [{ pointer: '/remark', code: 'text-discloses' }] });
  const records = recordsOf(part, gathered, told);
  const { disclosureId, stay } = await handOver(scope, parts, part, records);
  const release = await releaseOf(scope, parts, part, {
    gathered,
    told,
    records,
    stay,
    remark: body.remark,
  });
  await insertRelease(scope, part, disclosureId, release);
  if (!(await markFinished(scope, id, body.expectedVersion)))
    refuse('stale-version', { current: await findPart(scope, id) });
  auditRights(scope, 'rights-part.finished', 'rights-part', [id], {
    also: [part.coordinatorId],
    detail: { outcome: outcomeOf(release) },
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

function outcomeOf({ records, withheld, transfer }: Release): string {
  if (records.length > 0) return 'shown';
  if ((transfer?.count ?? 0) > 0) return 'taken-along';
  return withheld > 0 ? 'withheld' : 'nothing';
}

/** What goes to the contact point for the letter. What a person takes along, the controller gives itself, as a file. */
const recordsOf = (part: PartRow, { shown }: Gathered, told: KeeperAnswer): Release['records'] =>
  part.right === 'portability'
    ? []
    : [
        ...shown.map(({ record, decision, fields }) => ({
          purpose: record.purposeCode,
          receivedOn: record.receivedOn,
          decision,
          fields,
        })),
        ...told.records,
      ];

async function releaseOf(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  done: {
    readonly gathered: Gathered;
    readonly told: KeeperAnswer;
    readonly records: Release['records'];
    readonly stay: readonly string[];
    readonly remark: string;
  },
): Promise<Release> {
  const { gathered, told, records, stay, remark } = done;
  const legal = legalOf(scope, parts).document;
  // A record that may not be shown does not show itself through whom it went to.
  const reveals = gathered.withheld === 0 || records.length > told.records.length;
  const given = reveals ? await parts.records.disclosures(scope, part.id) : [];
  const { withheld, decisions } = gathered;
  const purposes = [...new Set([...gathered.purposes, ...told.records.map((record) => record.purpose)])];
  const partly = told.records.some((record) => record.decision === 'partly');
  const reasons = [...new Set([...gathered.reasons, ...(partly ? ['rights-of-others'] : [])])];
  return {
    records: records.map((record) => ({
      ...record,
      fields: record.fields.filter((field) => !stay.includes(field.category)),
    })),
    withheld,
    reasons,
    purposes,
    decisions,
    transfer: part.right === 'portability' ? takenAlong(scope, parts, gathered).transfer : null,
    directly: stay.map((category) => titlesOfCategory(legal, category)),
    recipients: [
      ...[...new Map(given.map((one) => [one.id, one])).values()].map((one) => ({
        name: one.recipientName,
        categories: one.categories.map((category) => titlesOfCategory(legal, category)),
        on: one.on,
      })),
      ...told.recipients,
    ],
    remark,
  };
}
