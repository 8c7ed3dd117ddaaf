import {
  type Edition,
  type EditionIndicator,
  INDICATOR_FIELDS,
  type IndicatorWords,
  THEME_FIELDS,
  type ThemeWords,
} from './edition.ts';

export type FieldValue = string | readonly string[];

/** One difference between two editions of a theme. `indicator` is null for a text of the theme itself. */
export type EditionChange =
  | {
      readonly kind: 'changed';
      readonly indicator: string | null;
      readonly field: keyof ThemeWords | keyof IndicatorWords;
      readonly before: FieldValue;
      readonly after: FieldValue;
    }
  | {
      readonly kind: 'added' | 'removed' | 'switched-off' | 'switched-on';
      readonly indicator: string;
      readonly text: string;
    };

export const sameValue = (one: FieldValue, other: FieldValue): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((item) => other.includes(item));

/** What became different, field by field, the theme's own texts first. */
export function changesBetween(before: Edition, after: Edition): readonly EditionChange[] {
  const changes: EditionChange[] = THEME_FIELDS.filter((field) => before[field] !== after[field]).map(
    (field) => ({ kind: 'changed', indicator: null, field, before: before[field], after: after[field] }),
  );
  const earlier = new Map(before.indicators.map((item) => [item.code, item]));
  const later = new Set(after.indicators.map((item) => item.code));
  for (const item of after.indicators) {
    const known = earlier.get(item.code);
    if (known === undefined) changes.push({ kind: 'added', indicator: item.code, text: item.text });
    else changes.push(...changesOf(known, item));
  }
  for (const item of before.indicators)
    if (!later.has(item.code)) changes.push({ kind: 'removed', indicator: item.code, text: item.text });
  return changes;
}

function changesOf(before: EditionIndicator, after: EditionIndicator): EditionChange[] {
  const switched: EditionChange[] =
    before.inUse === after.inUse
      ? []
      : [
          {
            kind: after.inUse ? 'switched-on' : 'switched-off',
            indicator: after.code,
            text: after.text,
          },
        ];
  const words = INDICATOR_FIELDS.filter((field) => !sameValue(before[field], after[field])).map(
    (field): EditionChange => ({
      kind: 'changed',
      indicator: after.code,
      field,
      before: before[field],
      after: after[field],
    }),
  );
  return [...switched, ...words];
}
