import { linkingKeys, newId, parsePersonName, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type Correction,
  checkMeasure,
  correctionFor,
  fieldsOfMention,
  type MeasureBody,
  type MeasureKind,
  measureOfRight,
  namesOthers,
  reachesRecipients,
} from '../model/index.ts';
import { auditRecords, auditRights } from './audit-rights.ts';
import {
  blankNarrative,
  carryOut,
  insertMeasure,
  insertNotice,
  insertRestriction,
  liftRestrictionOf,
} from './measure-queries.ts';
import { findItemsById, type ItemRow, type PartRow } from './part-queries.ts';
import { mayHandle } from './policy.ts';
import type { RecordRow, RightsParts } from './ports.ts';
import { openedPart } from './search-part.ts';

/** A corrected name with its parts, as a mention keeps them. */
function kept(correction: Correction | undefined): Readonly<Record<string, unknown>> | undefined {
  if (correction?.name === undefined) return correction;
  const parsed = parsePersonName(correction.name);
  return {
    ...correction,
    familyName: parsed?.familyName ?? null,
    familyNamePrefix: parsed?.infix ?? null,
    givenNames: parsed?.givenNames ?? null,
    initials: parsed?.initials ?? null,
  };
}

/** Equality keys of the record as it is after the correction: by the old ones it is no longer found. */
function keysAfter(record: RecordRow, correction: Correction | undefined) {
  const { mention } = record;
  return linkingKeys({
    personName: correction?.name ?? mention.name ?? null,
    birthDate: correction?.birthDate ?? mention.birthDate ?? null,
    phone: correction?.phone ?? mention.phone ?? null,
    email: correction?.email ?? mention.email ?? null,
    iban: mention.iban ?? null,
    plate: mention.plate ?? null,
    handle: mention.handle ?? null,
  }).map(({ kind, key }) => ({ kind, key }));
}

/** Every recipient of the record is told what to do with its copy; each stays open until somebody there confirms. */
async function tellRecipients(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  item: ItemRow,
  measure: { readonly id: string; readonly kind: MeasureKind },
  correction: Correction | undefined,
): Promise<number> {
  const given = (await parts.records.disclosures(scope, part.id)).filter(
    (one) => one.recordId === item.mentionId,
  );
  for (const one of given)
    await insertNotice(scope, {
      measureId: measure.id,
      kind: measure.kind,
      recipientId: one.recipientId,
      disclosureId: one.id,
      correction: correctionFor(correction, one.categories),
    });
  if (given.length > 0)
    auditRights(scope, 'rights-notice.told', 'rights-notice', [measure.id], {
      also: [...new Set(given.map((one) => one.recipientId))],
      detail: { kind: measure.kind },
    });
  return given.length;
}

async function itemOf(scope: Scope, parts: RightsParts, part: PartRow, itemId: string) {
  const [item] = await findItemsById(scope, part.id, [itemId]);
  if (item === undefined) return refuse('not-found');
  // A copy is corrected or erased by who gave it, in its own part; the notice then comes here.
  if (item.recordKind === 'contribution') refuse('transition-not-allowed', { params: { state: part.state } });
  const purposes = [item.sourcePurpose];
  const [record] = await parts.records.read(scope, part.id, purposes, [item.mentionId]);
  return { item, record: record ?? refuse('not-found') };
}

type Decided = {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly body: MeasureBody;
  readonly item: ItemRow;
  readonly record: RecordRow;
};

/** Carries a decision out on the own record, and tells every recipient of it; answers how many. */
async function takeEffect(
  scope: Scope,
  parts: RightsParts,
  part: PartRow,
  { id, kind, body, item, record }: Decided,
): Promise<number> {
  if (!reachesRecipients(body)) {
    // Until the decision on an objection the record stood still (AVG 18 lid 1 onder d).
    if (kind === 'objection') await liftRestrictionOf(scope, item.mentionId, body.reason);
    return 0;
  }
  // Before an erasure takes the record away: afterwards nothing tells any more whom it went to.
  const told = await tellRecipients(scope, parts, part, item, { id, kind }, body.correction);
  if (kind === 'restriction' || kind === 'objection') await insertRestriction(scope, item, kind, id);
  else await carryOut(scope, id, kind === 'erasure' ? [] : keysAfter(record, body.correction));
  if (body.pieces.length > 0) await blankNarrative(scope, id, body.pieces);
  return told;
}

/** What is blanked stands in the story, word for word. */
function checkPieces({ pieces }: MeasureBody, { narrative }: RecordRow): void {
  const strange = pieces.findIndex((piece) => !narrative.includes(piece));
  if (strange >= 0)
    refuse('invalid-body', { errors: [{ pointer: `/pieces/${strange}`, code: 'unknown-value' }] });
}

/**
 * Decides what a request for correction, erasure, restriction or an objection does to one record, carries it out, and tells every recipient.
 * Answers how many are told, and the signal that it changed something in. Errors: `transition-not-allowed` for a right without such a decision, `already-answered`, `text-discloses`.
 */
export async function decideMeasure(
  scope: Scope,
  parts: RightsParts,
  partId: string,
  body: MeasureBody,
): Promise<{ readonly id: string; readonly told: number; readonly changed?: string }> {
  const part = await openedPart(scope, partId);
  if (!mayHandle(scope)) refuse('not-allowed');
  const kind = measureOfRight(part.right);
  if (kind === undefined || part.state !== 'open')
    return refuse('transition-not-allowed', { params: { state: part.state } });
  const fault = checkMeasure(kind, body);
  if (fault !== undefined) refuse('invalid-body', { errors: [fault] });
  const { item, record } = await itemOf(scope, parts, part, body.itemId);
  checkPieces(body, record);
  // The letter gives the reason to the requester.
  if (namesOthers(body.reason, record.others, part.requester.name))
    refuse('text-discloses', { errors: [{ pointer: '/reason', code: 'text-discloses' }] });
  const id = newId();
  const erases = kind === 'erasure' && body.outcome === 'granted';
  const sources = erases ? await parts.shortenSources(scope, body.itemId, body.pieces) : [];
  await insertMeasure(scope, id, partId, kind, body, kept(body.correction), sources);
  const told = await takeEffect(scope, parts, part, { id, kind, body, item, record });
  auditRecords(
    scope,
    `rights-measure.${kind}-${body.outcome}`,
    [record],
    kind === 'correction'
      ? Object.keys(body.correction ?? {})
      : [
          ...fieldsOfMention(record.mention).map((field) => field.key),
          ...(body.pieces.length > 0 ? ['narrative'] : []),
        ],
  );
  // A refused objection lifts the restriction that stood until now.
  return body.outcome === 'granted' || kind === 'objection'
    ? { id, told, changed: record.signalId }
    : { id, told };
}
