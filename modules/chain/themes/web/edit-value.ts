import { newId } from '#platform/kit/index.ts';
import type { EditBody, Edition, EditionIndicator, ThemeSheet } from '../model/index.ts';

export type EditValue = Omit<Edition, 'code' | 'indicators'> & {
  readonly indicators: EditionIndicator[];
  readonly reason: string;
};

export const editValueOf = ({ code: _, ...edition }: Edition, reason = ''): EditValue => ({
  ...edition,
  indicators: [...edition.indicators],
  reason,
});

export const editionFromValue = (code: string, { reason: _, ...words }: EditValue): Edition => ({
  code,
  ...words,
});

/** A new indicator is known by an id of this screen; the server gives it its code. */
export const newIndicator = (): EditionIndicator => ({
  code: newId(),
  text: '',
  textEn: '',
  askNext: '',
  about: 'place',
  strength: 'medium',
  processes: [],
  departments: [],
  source: 'eigen-vaststelling',
  inUse: true,
});

export function bodyOf(sheet: ThemeSheet, value: EditValue): EditBody {
  const known = new Set(sheet.edition.indicators.map((item) => item.code));
  return {
    ...value,
    expectedVersion: sheet.number,
    titleEn: value.titleEn.trim() || value.title,
    indicators: value.indicators.map((item) => ({
      ...item,
      code: known.has(item.code) ? item.code : null,
      textEn: item.textEn.trim() || item.text,
    })),
  };
}
