import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { judgeSearch, MOST_COUNTED, type PartSearch } from '../model/index.ts';
import { auditRecords, auditRights } from './audit-rights.ts';
import { legalOf, searchedPurposes } from './law.ts';
import { insertRestriction } from './measure-queries.ts';
import { countItems, findPart, type PartRow, saveConfirmed } from './part-queries.ts';
import { mayHandle } from './policy.ts';
import type { CandidateRow, RightsParts } from './ports.ts';

export async function openedPart(scope: Scope, id: string): Promise<PartRow> {
  return (await findPart(scope, id)) ?? refuse('not-found');
}

/** How many own records may be about the requester, and what of them may be shown. */
export async function searchPart(scope: Scope, parts: RightsParts, part: PartRow): Promise<PartSearch> {
  const purposes = searchedPurposes(legalOf(scope, parts).document);
  const found = await parts.records.count(scope, part.id, purposes, MOST_COUNTED);
  return { outcome: judgeSearch(found), ...found, ...(await countItems(scope, part.id)) };
}

/** A page of records that nobody decided on yet. Errors: `further-fact-needed` when the name fits too many people. */
export async function pageOfCandidates(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  page: { readonly sure: boolean; readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly rows: CandidateRow[]; readonly search: PartSearch }> {
  const search = await searchPart(scope, parts, part);
  const closed = search.outcome === 'further-fact' || (search.outcome === 'sure-only' && !page.sure);
  if (closed) refuse('further-fact-needed', { params: { people: search.people } });
  const purposes = searchedPurposes(legalOf(scope, parts).document);
  const rows = await parts.records.page(scope, part.id, purposes, page);
  auditRights(scope, 'rights-part.searched', 'rights-part', [part.id], {
    detail: { outcome: search.outcome, shown: Math.min(rows.length, page.limit) },
  });
  auditRecords(scope, 'rights-part.candidates-read', rows.slice(0, page.limit), ['name', 'birthDate']);
  return { rows, search };
}

/** A person says of records that they are, or are not, about the requester. Answers how many, and the signals that stand still by it. Errors: `not-found` for what the search does not give. */
export async function confirmCandidates(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: { readonly mentionIds: readonly string[]; readonly isRequester: boolean },
): Promise<{ readonly count: number; readonly restricted: readonly string[] }> {
  const part = await openedPart(scope, id);
  if (!mayHandle(scope)) refuse('not-allowed');
  if (part.state !== 'open') refuse('transition-not-allowed', { params: { state: part.state } });
  const search = await searchPart(scope, parts, part);
  if (search.outcome === 'further-fact') refuse('further-fact-needed', { params: { people: search.people } });
  const wanted = new Set(body.mentionIds);
  const purposes = searchedPurposes(legalOf(scope, parts).document);
  const found = await parts.records.known(scope, id, purposes, [...wanted]);
  if (found.length < wanted.size) refuse('not-found');
  await saveConfirmed(scope, id, found, body.isRequester);
  // Until an objection is decided the record stands still (AVG 18 lid 1 onder d).
  const stopped =
    part.right === 'objection' && body.isRequester ? found.filter((one) => one.recordKind === 'mention') : [];
  for (const { mentionId, signalId, purposeCode } of stopped)
    await insertRestriction(scope, { mentionId, signalId, sourcePurpose: purposeCode }, 'objection', null);
  auditRecords(scope, body.isRequester ? 'rights-item.is-requester' : 'rights-item.is-not-requester', found, [
    'name',
  ]);
  return { count: found.length, restricted: stopped.map(({ signalId }) => signalId) };
}
