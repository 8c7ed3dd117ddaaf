import { plainLetters, restoreCell } from '#platform/kit/index.ts';
import { type ImportField, importFields } from './column-words.ts';
import { fingerprintRow } from './fingerprint.ts';
import type { RowOutcome, RowRefusal } from './imported-signal.ts';
import type { RawRow } from './raw-row.ts';
import { readMentions } from './row-mentions.ts';
import { RowNotes } from './row-notes.ts';
import {
  type MunicipalityTarget,
  type Reading,
  type RowSettings,
  type RowText,
  textLimits,
} from './row-settings.ts';
import { readCode, readDates, readPlace } from './row-values.ts';
import { type ReliabilityCode, reliabilityCodes, type SourceKindCode, sourceKindCodes } from './values.ts';

const municipalityKey = (name: string): string =>
  plainLetters(name)
    .replace(/^gemeente\s+/, '')
    .replace(/[^a-z]/g, '');

const readMunicipality = (
  { text, notes }: Reading,
  known: ReadonlyMap<string, MunicipalityTarget>,
): string => {
  const found = known.get(municipalityKey(text('municipality')));
  if (found === undefined) notes.refuse('municipality', 'unknown-municipality');
  else if (found.refusal) notes.refuse('municipality', found.refusal, { municipality: found.name });
  return found?.code ?? '';
};

/** Fields of which a coordinator wants to know that they are empty. */
const wanted: readonly ImportField[] = [
  'sourceReference',
  'receivedOn',
  'occurredOn',
  'department',
  'process',
  'title',
  'theme',
  'sourceKind',
  'reliability',
  'street',
  'houseNumber',
  'postcode',
  'town',
];

const checkTexts = ({ text, notes }: Reading): void => {
  if (text('narrative') === '') notes.refuse('narrative', 'narrative-missing');
  for (const field of importFields) {
    const limit = field === 'narrative' ? textLimits.narrative : textLimits.other;
    if (text(field).length > limit) notes.refuse(field, 'too-long', { limit, length: text(field).length });
  }
  for (const field of wanted) {
    if (text(field) === '') notes.complete(field, 'missing');
  }
};

/** Without what a database text cannot hold: half characters, and the character with code 0. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

/** Whoever may not record a row at all is told that and nothing else: correcting its values would not help. */
const reasonsThatMatter = (refused: readonly RowRefusal[]): readonly RowRefusal[] => {
  const closed = refused.filter(({ code }) => code === 'no-mandate' || code === 'other-organisation');
  return closed.length > 0 ? closed : refused;
};

const readSignal = (reading: Reading, municipalityCode: string) => ({
  municipalityCode,
  sourceReference: reading.text('sourceReference') || null,
  ...readDates(reading),
  title: reading.text('title') || null,
  narrative: reading.text('narrative'),
  themeCode: readCode(reading, 'theme'),
  departmentCode: readCode(reading, 'department'),
  processCode: readCode(reading, 'process'),
  sourceKind: readCode<SourceKindCode>(reading, 'sourceKind', sourceKindCodes),
  sourceReliability: readCode<ReliabilityCode>(reading, 'reliability', reliabilityCodes),
  place: readPlace(reading),
  mentions: readMentions(reading),
});

/**
 * Makes the reader of one file's rows. A row is refused with every reason at once, or becomes a signal in which
 * everything is kept; what is missing or odd is listed to be completed.
 */
export const createRowReader = (settings: RowSettings): ((raw: RawRow) => RowOutcome) => {
  const position = new Map<ImportField, number>();
  for (const [index, column] of settings.columns.entries()) {
    const field = settings.mapping[column] ?? null;
    if (field !== null && !position.has(field)) position.set(field, index);
  }
  const known = new Map(settings.municipalities.map((target) => [municipalityKey(target.name), target]));
  const columnOf = (field: ImportField): string => settings.columns[position.get(field) ?? -1] ?? field;

  return (raw) => {
    const text: RowText = (field) => storable(restoreCell(raw.cells[position.get(field) ?? -1] ?? '')).trim();
    const notes = new RowNotes(raw.row, text, columnOf);
    const reading: Reading = { text, notes, settings };
    const extra = raw.cells.slice(settings.columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0)
      notes.refuseCell('', extra.join(' '), 'too-many-cells', { columns: settings.columns.length });
    checkTexts(reading);
    const municipalityCode = readMunicipality(reading, known);
    const signal = readSignal(reading, municipalityCode);
    if (notes.refused.length > 0) {
      const refused = reasonsThatMatter(notes.refused);
      return { ok: false, row: raw.row, municipalityCode: municipalityCode || null, refused };
    }
    const texts = Object.fromEntries([...position.keys()].map((field) => [field, text(field)]));
    return {
      ok: true,
      row: raw.row,
      signal,
      toComplete: notes.toComplete,
      asWritten: notes.asWritten,
      fingerprint: fingerprintRow(texts, municipalityCode),
    };
  };
};
