import type { CalendarDate } from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { ColumnMapping } from './columns.ts';
import type { RowNotes } from './row-notes.ts';
import type { ValueMaps } from './values.ts';

/** Longest texts in characters that a signal takes. */
export const textLimits = { narrative: 20_000, other: 500 } as const;

/** A municipality of the region; `refusal`: why this person may not write there (no mandate, other organisation). */
export type MunicipalityTarget = {
  readonly code: string;
  readonly name: string;
  readonly refusal?: 'no-mandate' | 'other-organisation' | null;
};

export type RowSettings = {
  readonly columns: readonly string[];
  readonly mapping: ColumnMapping;
  readonly values: ValueMaps;
  readonly municipalities: readonly MunicipalityTarget[];
  /** The day of the import: later days are in the future. */
  readonly today: CalendarDate;
};

/** Trimmed text of a field of the row; empty when there is none. */
export type RowText = (field: ImportField) => string;
export type Reading = { readonly text: RowText; readonly notes: RowNotes; readonly settings: RowSettings };
