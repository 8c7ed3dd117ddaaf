import { openThemes, type Themes, type ThemesContent } from '#modules/chain/themes/model/index.ts';
import { calendarDateAt, type FieldProblem, newReference, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  categoriesOfSignal,
  findToComplete,
  mentionOf,
  type PlaceBody,
  purposeToDeclare,
  type RecordSignalBody,
  type SignalReceipt,
  termOf,
  titleOf,
} from '../model/index.ts';
import { findRecordingContext } from './context-queries.ts';
import { discloseToCoordinator } from './disclose-to-coordinator.ts';
import { takeDraft } from './draft-queries.ts';
import { insertSignals } from './insert-queries.ts';
import type { NewPlace, NewSignal } from './new-signal.ts';
import type { SignalParts } from './ports.ts';

const opened = new WeakMap<object, Themes>();

/** Themes in force for an organisation, with the id of their version. */
export function themesOf(parts: Pick<SignalParts, 'content'>, organisationId: string): { id: string; themes: Themes } {
  const { id, document } = parts.content.newest('themes', organisationId);
  const content = document as ThemesContent;
  const themes = opened.get(content) ?? openThemes(content);
  opened.set(content, themes);
  return { id, themes };
}

type Codes = {
  readonly themeCode?: string | undefined;
  readonly otherThemeCodes?: readonly string[] | undefined;
  readonly indicatorCodes?: readonly string[] | undefined;
  readonly processCode?: string | null | undefined;
  readonly departmentCode?: string | null | undefined;
};

/** Refuses codes that the organisation's content does not know, each at its place. */
export function checkCodes(themes: Themes, body: Codes): void {
  const errors: FieldProblem[] = [];
  const check = (pointer: string, code: string | null | undefined, known: { has(code: string): boolean }): void => {
    if (code !== undefined && code !== null && !known.has(code))
      errors.push({ pointer, code: pointer.includes('heme') ? 'unknown-theme' : 'unknown-value', params: { value: code } });
  };
  check('/themeCode', body.themeCode, themes.themes);
  check('/processCode', body.processCode, themes.processes);
  check('/departmentCode', body.departmentCode, themes.departments);
  body.otherThemeCodes?.forEach((code, index) => {
    check(`/otherThemeCodes/${index}`, code, themes.themes);
  });
  body.indicatorCodes?.forEach((code, index) => {
    check(`/indicatorCodes/${index}`, code, themes.indicators);
  });
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
}

export function placeOf(body: PlaceBody | undefined): NewPlace {
  const hasAddress = body !== undefined && [body.street, body.postcode, body.town].some((text) => text !== undefined);
  const hasPoint = body?.latitude !== undefined && body.longitude !== undefined;
  const state = hasAddress ? (body?.state ?? 'as-written') : hasPoint ? 'point' : 'none';
  return {
    street: body?.street ?? null,
    houseNumber: body?.houseNumber ?? null,
    houseAddition: body?.houseAddition ?? null,
    postcode: body?.postcode ?? null,
    town: body?.town ?? null,
    note: body?.note ?? null,
    latitude: body?.latitude ?? null,
    longitude: body?.longitude ?? null,
    neighbourhoodCode: body?.neighbourhoodCode ?? null,
    state: state === 'none' || (state === 'point' && !hasPoint) ? (hasAddress ? 'as-written' : 'none') : state,
  };
}

export function refuseFuture(pointer: string, date: string | null | undefined, today: string): void {
  if (date !== null && date !== undefined && date > today)
    refuse(problem('invalid-body', { errors: [{ pointer, code: 'future-date' }] }));
}

const refuseFutureBirths = (body: RecordSignalBody, today: string): void => {
  body.mentions.forEach((mention, index) => {
    if (mention.kind === 'person') refuseFuture(`/mentions/${index}/birthDate`, mention.birthDate, today);
  });
};

/**
 * Records what a desk noticed. At most six round trips to the database: opening, the idempotency key, the context, the signal with all
 * that belongs to it, its draft, the commit. Errors: problems `purpose-not-allowed`, `rule-refuses`, `conditions-open`, `invalid-body`.
 */
export async function recordSignal(scope: Scope, parts: SignalParts, body: RecordSignalBody): Promise<SignalReceipt> {
  const today = calendarDateAt(scope.now);
  refuseFuture('/occurredOn', body.occurredOn, today);
  refuseFutureBirths(body, today);
  const { id: themesVersionId, themes } = themesOf(parts, scope.organisation.id);
  checkCodes(themes, body);
  const legal = parts.content.legal(scope.organisation.id);
  const theme = body.themeCode === undefined ? undefined : themes.themes.get(body.themeCode);
  const declared = purposeToDeclare(legal.document, theme, scope.purposes);
  if (declared === null) return refuse('purpose-not-allowed');

  const context = await findRecordingContext(scope, {
    legalVersionId: legal.id,
    departmentCode: body.departmentCode,
    candidates: Array.from({ length: 3 }, () => newReference(scope.organisation.prefix)),
    draftId: body.draftId,
  });
  const mentions = body.mentions.map((mention) => mentionOf(mention, today));
  const rules = discloseToCoordinator(
    scope,
    { legal: legal.document, groups: parts.content.roleGroups(), confirmedRules: context.confirmedRules },
    declared.purpose,
    categoriesOfSignal({ mentions, files: context.draftFiles }),
  );
  const place = placeOf(body.place);
  const signal: NewSignal = {
    id: body.id,
    reference: context.freeReferences[0] ?? newReference(scope.organisation.prefix),
    purposeCode: declared.purpose,
    origin: scope.kind === 'service' ? 'api' : 'desk',
    themesVersionId,
    themeCode: body.themeCode ?? null,
    otherThemeCodes: body.otherThemeCodes,
    indicatorCodes: body.indicatorCodes,
    processCode: body.processCode ?? null,
    departmentCode: context.departmentCode,
    portfolioId: context.portfolioId,
    municipalityCode: scope.organisation.cbsCode,
    title: body.title ?? titleOf(body.narrative),
    narrative: body.narrative,
    occurredOn: body.occurredOn ?? null,
    occurredAtAbout: body.occurredAtAbout ?? null,
    place,
    urgency: body.urgency,
    confidence: body.confidence ?? null,
    source: { kind: body.source.kind, reliability: body.source.reliability ?? null, protected: body.source.protected },
    toComplete: findToComplete({
      themeCode: body.themeCode ?? null,
      occurredOn: body.occurredOn ?? null,
      addressState: place.state,
      placeNote: place.note,
      otherPurpose: declared.otherPurpose,
    }),
    termOn: termOf('received', body.urgency, today),
    receivedAt: scope.now.toISOString(),
    mentions,
  };
  await insertSignals(scope, [signal]);
  if (body.draftId !== undefined) await takeDraft(scope, body.draftId, signal);
  auditRecording(scope, signal, rules.map((rule) => rule.code));
  await parts.notify?.(scope, { kind: 'signal.received', signalId: signal.id, purposeCode: signal.purposeCode, reference: signal.reference });
  return receiptOf(signal, rules);
}

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
