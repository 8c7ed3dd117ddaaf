import { termOf, titleOf } from '#modules/chain/signals/model/index.ts';
import type { NewSignal } from '#modules/chain/signals/server/index.ts';
import { type CalendarDate, newId } from '#platform/kit/index.ts';
import {
  declarePurpose,
  fitMentions,
  type ImportField,
  mentionOfRow,
  type RowFingerprint,
  type RowOutcome,
  type RowRefusal,
} from '../model/index.ts';

import { purposeTitle, type Target, type Targets } from './targets.ts';

/** A signal that still needs its reference. */
type PlacedSignal = Omit<NewSignal, 'reference'>;

export type PlacedRow = {
  readonly row: number;
  readonly target: Target;
  readonly signal: PlacedSignal;
  readonly rules: readonly string[];
  readonly fingerprint: RowFingerprint;
};

export type Placed =
  | { readonly ok: true; readonly placed: PlacedRow }
  | { readonly ok: false; readonly target: Target | null; readonly refused: readonly RowRefusal[] };

export type PlacingContext = {
  readonly targets: Targets;
  readonly batchId: string;
  /** Heading of the column that a field was read from. */
  readonly columnOf: (field: ImportField) => string;
  /** ISO moment for rows without a date. */
  readonly now: string;
};

type Read = Extract<RowOutcome, { ok: true }>;

const addressState = (place: Read['signal']['place']): 'as-written' | 'none' =>
  place.street !== null || place.postcode !== null || place.town !== null ? 'as-written' : 'none';

/** Noon in the Netherlands lies on the same day all year round, and in UTC too. */
const momentOf = (date: CalendarDate | null, now: string): string =>
  date === null ? now : `${date}T11:00:00.000Z`;

/** Decides where a row goes and under what purpose, and what of it may be recorded there. */
export function placeRow(outcome: RowOutcome, context: PlacingContext): Placed {
  const { byCode, today } = context.targets;
  if (!outcome.ok) {
    const target = outcome.municipalityCode === null ? null : (byCode.get(outcome.municipalityCode) ?? null);
    return { ok: false, target, refused: outcome.refused };
  }
  const { signal, row } = outcome;
  const target = byCode.get(signal.municipalityCode);
  if (target === undefined)
    throw new Error(`a row was read for municipality ${signal.municipalityCode}, which is not in the region`);
  const theme = signal.themeCode === null ? undefined : target.themes.themes.get(signal.themeCode);
  const declared = declarePurpose(target.legal, theme, target);
  const refuse = (code: RowRefusal['code'], params: RowRefusal['params']): Placed => ({
    ok: false,
    target,
    refused: [
      {
        row,
        column: context.columnOf('theme'),
        value: outcome.asWritten.theme ?? signal.themeCode ?? '',
        code,
        params,
      },
    ],
  });
  if (!declared.ok) return refuse('purpose-not-allowed', { purpose: purposeTitle(target, declared.purpose) });
  const admission = target.admit(declared.purpose);
  if (!admission.ok) return refuse(admission.code, admission.params);

  const mentions = signal.mentions.map((mention) =>
    mentionOfRow(mention, today, outcome.asWritten.birthDate ?? null),
  );
  const fitted = fitMentions(mentions, admission.categories);
  const unknownTheme = signal.themeCode !== null && theme === undefined;
  return {
    ok: true,
    placed: {
      row,
      target,
      rules: admission.rules,
      fingerprint: outcome.fingerprint,
      signal: {
        id: newId(),
        purposeCode: declared.purpose,
        origin: 'import',
        themesVersionId: target.themesVersionId,
        themeCode: unknownTheme ? null : signal.themeCode,
        otherThemeCodes: [],
        indicatorCodes: [],
        processCode: signal.processCode,
        departmentCode: signal.departmentCode,
        portfolioId:
          signal.departmentCode === null ? null : (target.portfolios[signal.departmentCode] ?? null),
        municipalityCode: target.code,
        title: signal.title ?? titleOf(signal.narrative),
        narrative: signal.narrative,
        occurredOn: signal.occurredOn,
        occurredAtAbout: null,
        place: {
          ...signal.place,
          note: null,
          latitude: null,
          longitude: null,
          neighbourhoodCode: null,
          state: addressState(signal.place),
        },
        urgency: 'normal',
        confidence: null,
        source: { kind: signal.sourceKind, reliability: signal.sourceReliability, protected: false },
        toComplete: [
          ...outcome.toComplete,
          ...(unknownTheme ? [{ field: 'theme', reason: 'unknown-value' }] : []),
          ...(declared.otherPurpose ? [{ field: 'theme', reason: 'other-purpose' }] : []),
          ...fitted.toComplete,
        ],
        termOn: termOf('received', 'normal', today),
        receivedAt: momentOf(signal.receivedOn, context.now),
        mentions: fitted.mentions,
        asWritten: { ...outcome.asWritten, ...fitted.asWritten },
        importBatchId: context.batchId,
        sourceReference: signal.sourceReference,
      },
    },
  };
}
