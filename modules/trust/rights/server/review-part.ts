import type { LegalBases } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  fieldsOfMention,
  namesOthers,
  portableGrounds,
  type ReviewBody,
  type RightsItem,
  reasonOf,
} from '../model/index.ts';
import { auditRecords, auditRights } from './audit-rights.ts';
import { legalOf, searchedPurposes } from './law.ts';
import { findItems, findItemsById, type ItemRow, type PartRow, saveReview } from './part-queries.ts';
import { mayHandle } from './policy.ts';
import type { RecordRow, RightsParts } from './ports.ts';
import { openedPart } from './search-part.ts';

const itemView = (
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  item: ItemRow,
  record: RecordRow,
): RightsItem => {
  const purpose = legalOf(scope, parts).document.purposes.get(record.purposeCode);
  return {
    id: item.id,
    recordKind: item.recordKind,
    mentionId: item.mentionId,
    reference: record.reference,
    receivedOn: record.receivedOn,
    purposeTitle: purpose?.title ?? record.purposeCode,
    signalState: record.state,
    fields: fieldsOfMention(record.mention),
    narrative: part.right === 'erasure' ? record.narrative : null,
    grounds: portableGrounds(purpose?.legalBasis ?? []),
    givenByRequester: item.givenByRequester,
    measure: item.measure,
    namesOthers: namesOthers(record.mention.note ?? '', record.others, record.mention.name ?? ''),
    decision: item.decision,
    reasons: item.reasons,
    withheldFields: item.withheldFields,
    reviewedByName: item.reviewedByName,
    confirmedByName: item.confirmedByName,
  };
};

/** A page of what is about the requester, with its fields, to decide what is shown. */
export async function pageOfItems(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  after: string | undefined,
  limit: number,
): Promise<RightsItem[]> {
  const items = await findItems(scope, part.id, after, limit + 1);
  const records = await parts.records.read(
    scope,
    part.id,
    searchedPurposes(legalOf(scope, parts).document),
    items.map((item) => item.mentionId),
  );
  const byId = new Map(records.map((record) => [record.mentionId, record]));
  auditRights(scope, 'rights-part.items-read', 'rights-part', [part.id]);
  auditRecords(scope, 'rights-item.read', records.slice(0, limit), [
    ...new Set(records.flatMap((record) => fieldsOfMention(record.mention).map((field) => field.key))),
    ...(part.right === 'erasure' && records.length > 0 ? ['narrative'] : []),
  ]);
  return items.flatMap((item) => {
    const record = byId.get(item.mentionId);
    return record === undefined ? [] : [itemView(scope, parts, part, item, record)];
  });
}

function checkReview(body: ReviewBody): void {
  const strange = body.reasons.findIndex((code) => reasonOf(code) === undefined);
  if (strange >= 0)
    refuse('invalid-body', { errors: [{ pointer: `/reasons/${strange}`, code: 'unknown-value' }] });
  if (body.decision !== 'shown' && body.reasons.length === 0)
    refuse('invalid-body', { errors: [{ pointer: '/reasons', code: 'reason-missing' }] });
  if (body.decision === 'partly' && body.withheldFields.length === 0)
    refuse('invalid-body', { errors: [{ pointer: '/withheldFields', code: 'required' }] });
}

/** Only of a request to take data along, and only under consent or a contract, it matters who gave a record. */
function checkGiven(legal: LegalBases, part: PartRow, items: readonly ItemRow[]): void {
  const rests = (item: ItemRow) => {
    const purpose = legal.purposes.get(item.sourcePurpose);
    return purpose !== undefined && portableGrounds(purpose.legalBasis).length > 0;
  };
  if (part.right !== 'portability' || !items.every(rests))
    refuse('invalid-body', { errors: [{ pointer: '/givenByRequester', code: 'not-portable' }] });
}

/**
 * Decides of records whether they are shown, in part or not, with the reasons. Errors: `reason-missing`, `unknown-value`, `not-portable`,
 * `not-found`.
 */
export async function reviewItems(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: ReviewBody,
): Promise<number> {
  const part = await openedPart(scope, id);
  if (!mayHandle(scope)) refuse('not-allowed');
  if (part.state !== 'open') refuse('transition-not-allowed', { params: { state: part.state } });
  checkReview(body);
  const items = await findItemsById(scope, id, body.itemIds);
  if (items.length < new Set(body.itemIds).size) refuse('not-found');
  if (body.givenByRequester) checkGiven(legalOf(scope, parts).document, part, items);
  const saved = await saveReview(scope, id, body.itemIds, {
    decision: body.decision,
    reasons: body.decision === 'shown' ? [] : [...new Set(body.reasons)],
    withheldFields: body.decision === 'partly' ? [...new Set(body.withheldFields)] : [],
    givenByRequester: body.givenByRequester,
  });
  auditRecords(
    scope,
    `rights-item.${body.decision}`,
    items.map((item) => ({
      recordKind: item.recordKind,
      mentionId: item.mentionId,
      signalId: item.signalId,
      purposeCode: item.sourcePurpose,
    })),
    body.withheldFields,
  );
  return saved;
}
