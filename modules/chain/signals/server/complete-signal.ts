import { calendarDateAt, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type CompleteSignalBody,
  findToComplete,
  purposeAfterTheme,
  type ToComplete,
  termOf,
  withoutAnswered,
} from '../model/index.ts';
import { checkCodes, refuseFuture, themesOfVersion } from './check-input.ts';
import { findPortfolio } from './context-queries.ts';
import { addEvent, lockForChange } from './move-signal.ts';
import { placeOf } from './place.ts';
import { edit } from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findSignalRecord, passToPurpose, saveFields } from './signal-queries.ts';

type Columns = Record<string, unknown>;

/** Body field -> column, for what is taken over as it is. */
const plainColumns = {
  title: 'title',
  themeCode: 'theme_code',
  otherThemeCodes: 'other_theme_codes',
  indicatorCodes: 'indicator_codes',
  processCode: 'process_code',
  departmentCode: 'department_code',
  occurredOn: 'occurred_on',
  occurredAtAbout: 'occurred_at_about',
  confidence: 'confidence',
  urgency: 'urgency',
  controller: 'controller',
} as const;

function columnsOf(body: CompleteSignalBody): Columns {
  const columns: Columns = {};
  for (const [field, column] of Object.entries(plainColumns)) {
    const value = body[field as keyof typeof plainColumns];
    if (value !== undefined) columns[column] = value;
  }
  if (body.source !== undefined) {
    columns.source_kind = body.source.kind;
    columns.source_reliability = body.source.reliability ?? null;
    columns.source_protected = body.source.protected;
  }
  if (body.place !== undefined) {
    const place = placeOf(body.place);
    Object.assign(columns, {
      street: place.street,
      house_number: place.houseNumber,
      house_addition: place.houseAddition,
      postcode: place.postcode,
      town: place.town,
      place_note: place.note,
      latitude: place.latitude,
      longitude: place.longitude,
      neighbourhood_code: place.neighbourhoodCode,
      address_state: place.state,
    });
  }
  return columns;
}

/** Fields of the body that were given, by their own names. */
const givenFields = (body: CompleteSignalBody): string[] =>
  Object.entries(body)
    .filter(([field, value]) => value !== undefined && field !== 'expectedVersion' && field !== 'settled')
    .map(([field]) => field);

function stillToComplete(before: readonly ToComplete[], body: CompleteSignalBody): ToComplete[] {
  const answered = withoutAnswered(before, [...givenFields(body), ...body.settled]);
  if (body.place === undefined) return answered;
  const { state, note } = placeOf(body.place);
  const again = findToComplete({ themeCode: '-', occurredOn: '-', addressState: state, placeNote: note });
  return body.settled.includes('place') ? answered : [...answered, ...again];
}

export type Completed = {
  readonly version: number;
  readonly purposeCode: string;
  /** True when its theme belongs to another purpose, so that it left this coordinator's list. */
  readonly passedOn: boolean;
};

/**
 * A coordinator completes or corrects a signal. What the reporter told (the story) is never rewritten. A theme of another purpose hands the
 * signal to that purpose. Errors: `not-found`, `not-allowed`, `stale-version`, `invalid-body`.
 */
export async function completeSignal(
  scope: Scope,
  parts: SignalParts,
  id: string,
  body: CompleteSignalBody,
): Promise<Completed> {
  const head = await lockForChange(scope, id, body.expectedVersion);
  if (!edit(scope, head)) return refuse('not-allowed');
  const record = await findSignalRecord(scope, id);
  if (record === undefined) return refuse('not-found');
  const today = calendarDateAt(scope.now);
  refuseFuture('/occurredOn', body.occurredOn, today);
  const { themes } = await themesOfVersion(parts, scope.organisation.id, record.themesVersionId);
  checkCodes(themes, body);

  const columns = columnsOf(body);
  columns.to_complete = stillToComplete(record.toComplete, body);
  if (body.departmentCode !== undefined)
    columns.portfolio_id =
      body.departmentCode === null ? null : await findPortfolio(scope, body.departmentCode);
  if (body.urgency !== undefined && body.urgency !== head.urgency)
    columns.term_on = termOf(head.state, body.urgency, calendarDateAt(new Date(record.receivedAt)));
  if (!(await saveFields(scope, id, head.version, columns))) return refuse('not-allowed');

  const fields = givenFields(body);
  await addEvent(scope, head, 'complete', {
    fields,
    ...(body.settled.length > 0 ? { settled: body.settled } : {}),
  });
  scope.audit({
    action: 'signal.completed',
    kind: 'signal',
    records: [{ id, organisationId: head.organisationId, purpose: head.purposeCode }],
    fields,
  });
  const purposeCode =
    body.themeCode === undefined
      ? head.purposeCode
      : purposeAfterTheme(
          parts.content.legal(scope.organisation.id).document,
          themes.themes.get(body.themeCode),
          head.purposeCode,
        );
  if (purposeCode === head.purposeCode) return { version: head.version + 1, purposeCode, passedOn: false };
  await passOn(scope, parts, head, purposeCode);
  return { version: head.version + 2, purposeCode, passedOn: !scope.widePurposes.includes(purposeCode) };
}

async function passOn(
  scope: Scope,
  parts: SignalParts,
  head: { id: string; version: number; purposeCode: string; organisationId: string; reference: string },
  purposeCode: string,
): Promise<void> {
  await addEvent(scope, head, 'pass-on', { from: head.purposeCode, to: purposeCode });
  await passToPurpose(scope, head.id, purposeCode, head.version + 1);
  await parts.proposeLinks?.(scope, [head.id]);
  scope.audit({
    action: 'signal.passed-on',
    kind: 'signal',
    records: [head.purposeCode, purposeCode].map((purpose) => ({
      id: head.id,
      organisationId: head.organisationId,
      purpose,
    })),
    detail: { from: head.purposeCode, to: purposeCode },
  });
  await parts.notify?.(scope, {
    kind: 'signal.received',
    signalId: head.id,
    purposeCode,
    reference: head.reference,
  });
}
