import { calendarDateAt, newReference, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  categoriesOfSignal,
  findToComplete,
  mentionOf,
  purposeToDeclare,
  type RecordSignalBody,
  type SignalReceipt,
  termOf,
  titleOf,
} from '../model/index.ts';
import { checkCodes, refuseFuture, themesOf, themesOfVersion } from './check-input.ts';
import { findRecordingContext } from './context-queries.ts';
import { discloseToCoordinator } from './disclose-to-coordinator.ts';
import { takeDraftFiles } from './draft-queries.ts';
import { insertSignals } from './insert-queries.ts';
import { statesOfPurpose } from './move-signal.ts';
import type { NewSignal } from './new-signal.ts';
import { placeOf } from './place.ts';
import type { SignalParts } from './ports.ts';

const refuseFutureBirths = (body: RecordSignalBody, today: string): void => {
  body.mentions.forEach((mention, index) => {
    if (mention.kind === 'person') refuseFuture(`/mentions/${index}/birthDate`, mention.birthDate, today);
  });
};

type Decided = Pick<
  NewSignal,
  'reference' | 'purposeCode' | 'themesVersionId' | 'departmentCode' | 'portfolioId' | 'mentions'
> & { readonly otherPurpose: boolean };

function newSignalOf(scope: Scope, body: RecordSignalBody, decided: Decided): NewSignal {
  const { otherPurpose, ...fixed } = decided;
  const place = placeOf(body.place);
  const themeCode = body.themeCode ?? null;
  const occurredOn = body.occurredOn ?? null;
  return {
    ...fixed,
    id: body.id,
    origin: scope.kind === 'service' ? 'api' : 'desk',
    themeCode,
    otherThemeCodes: body.otherThemeCodes,
    indicatorCodes: body.indicatorCodes,
    processCode: body.processCode ?? null,
    municipalityCode: scope.organisation.cbsCode,
    title: body.title ?? titleOf(body.narrative),
    narrative: body.narrative,
    occurredOn,
    occurredAtAbout: body.occurredAtAbout ?? null,
    place,
    urgency: body.urgency,
    confidence: body.confidence ?? null,
    source: { ...body.source, reliability: body.source.reliability ?? null },
    toComplete: findToComplete({
      themeCode,
      occurredOn,
      addressState: place.state,
      placeNote: place.note,
      otherPurpose,
    }),
    termOn: termOf('received', body.urgency, calendarDateAt(scope.now)),
    receivedAt: scope.now.toISOString(),
  };
}

/**
 * Records what a desk noticed. At most six round trips to the database: opening, the idempotency key, the context, the
 * signal with all that belongs to it, the proposals, the commit (one more to move photos of the draft).
 * Errors: problems `purpose-not-allowed`, `rule-refuses`, `conditions-open`, `invalid-body`.
 */
export async function recordSignal(
  scope: Scope,
  parts: SignalParts,
  body: RecordSignalBody,
): Promise<SignalReceipt> {
  const today = calendarDateAt(scope.now);
  refuseFuture('/occurredOn', body.occurredOn, today);
  refuseFutureBirths(body, today);
  const { id: themesVersionId, themes } =
    body.themesVersionId === undefined
      ? themesOf(parts, scope.organisation.id)
      : await themesOfVersion(parts, scope.organisation.id, body.themesVersionId);
  checkCodes(themes, body);
  const legal = parts.content.legal(scope.organisation.id);
  const theme = body.themeCode === undefined ? undefined : themes.themes.get(body.themeCode);
  const held = scope.purposes.filter((purpose) => statesOfPurpose(parts, purpose).has('received'));
  const declared = purposeToDeclare(legal.document, theme, held);
  if (declared === null) return refuse('purpose-not-allowed');

  const context = await findRecordingContext(scope, {
    legalVersionId: legal.id,
    departmentCode: body.departmentCode,
    candidates: Array.from({ length: 2 }, () => newReference(scope.organisation.prefix)),
    draftId: body.draftId,
  });
  const mentions = body.mentions.map((mention) => mentionOf(mention, today));
  const rules = discloseToCoordinator(
    scope,
    { legal: legal.document, groups: parts.content.roleGroups(), confirmedRules: context.confirmedRules },
    declared.purpose,
    categoriesOfSignal({ mentions, files: context.draftFiles }),
  );
  const signal = newSignalOf(scope, body, {
    reference: context.freeReferences[0] ?? newReference(scope.organisation.prefix),
    purposeCode: declared.purpose,
    otherPurpose: declared.otherPurpose,
    themesVersionId,
    departmentCode: context.departmentCode,
    portfolioId: context.portfolioId,
    mentions,
  });
  await insertSignals(scope, [signal]);
  if (body.draftId !== undefined && context.draftFiles > 0) await takeDraftFiles(scope, body.draftId, signal);
  await parts.proposeLinksAtCommit?.(scope, [signal.id]);
  const { id: signalId, purposeCode, reference } = signal;
  auditRecording(scope, signal, ruleCodes(rules));
  await parts.notify?.(scope, { kind: 'signal.received', signalId, purposeCode, reference });
  return receiptOf(signal, rules);
}

const ruleCodes = (rules: readonly { code: string }[]): string[] => rules.map((rule) => rule.code);

function auditRecording(scope: Scope, signal: NewSignal, rules: readonly string[]): void {
  scope.audit({
    action: 'signal.received',
    kind: 'signal',
    records: [
      {
        id: signal.id,
        organisationId: scope.organisation.id,
        purpose: signal.purposeCode,
        subjects: signal.mentions.map((mention) => mention.id),
      },
    ],
    fields: ['narrative', 'place', 'mentions'],
    ...(rules.length === 0 ? {} : { rule: rules.join(' ') }),
    detail: { mentions: signal.mentions.length, origin: signal.origin },
  });
}

const receiptOf = (
  signal: NewSignal,
  rules: readonly { code: string; title: string; articles: readonly { law: string; article: string }[] }[],
): SignalReceipt => ({
  id: signal.id,
  reference: signal.reference,
  state: 'received',
  version: 1,
  purposeCode: signal.purposeCode,
  title: signal.title,
  termOn: signal.termOn,
  receivedAt: signal.receivedAt,
  toComplete: [...signal.toComplete],
  rules: rules.map((rule) => ({
    code: rule.code,
    title: rule.title,
    articles: rule.articles.map((item) => `${item.law} ${item.article}`),
  })),
});
