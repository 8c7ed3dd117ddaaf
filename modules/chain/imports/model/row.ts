import {
  type CalendarDate,
  type NumberFault,
  normaliseAddition,
  parseBsn,
  parseDutchDate,
  parseHouseNumber,
  parseKvk,
  parsePhone,
  parsePlate,
  parsePostcode,
  plainLetters,
  type Result,
  restoreCell,
  writePostcode,
} from '#platform/kit/index.ts';
import { type ImportField, importFields } from './column-words.ts';
import type { ColumnMapping } from './columns.ts';
import { fingerprintRow } from './fingerprint.ts';
import type { ImportedMention, ImportedPlace, RowOutcome } from './imported-signal.ts';
import type { RawRow } from './raw-row.ts';
import { RowNotes } from './row-notes.ts';
import {
  normaliseWord,
  type ReliabilityCode,
  type RoleCode,
  reliabilityCodes,
  roleCodes,
  type SourceKindCode,
  sourceKindCodes,
  splitRoles,
  type ValueField,
  type ValueMaps,
} from './values.ts';

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

type RowText = (field: ImportField) => string;
type Reading = { readonly text: RowText; readonly notes: RowNotes; readonly settings: RowSettings };

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

const readDate = ({ text, notes, settings }: Reading, field: ImportField): CalendarDate | null => {
  const written = text(field);
  if (written === '') return null;
  const date = parseDutchDate(written);
  if (!date.ok) {
    if (date.error === 'impossible') notes.refuse(field, 'invalid-date');
    else notes.complete(field, 'unreadable');
    return null;
  }
  if (date.value > settings.today) notes.refuse(field, 'future-date', { today: settings.today });
  return notes.stored(field, date.value);
};

const readDates = (reading: Reading) => {
  const receivedOn = readDate(reading, 'receivedOn');
  const occurredOn = readDate(reading, 'occurredOn');
  if (receivedOn !== null && occurredOn !== null && occurredOn > receivedOn) {
    reading.notes.complete('occurredOn', 'after-received');
  }
  return { receivedOn, occurredOn };
};

const readCode = <Code extends string>(
  reading: Reading,
  field: ValueField,
  known?: readonly Code[],
): Code | null => {
  const written = reading.text(field);
  if (written === '') return null;
  const code = reading.settings.values[field][normaliseWord(written)] ?? null;
  if (code !== null && (known === undefined || known.includes(code as Code))) {
    return reading.notes.stored(field, code as Code);
  }
  reading.notes.complete(field, 'unknown-value');
  return null;
};

const readPostcode = ({ text, notes }: Reading): string | null => {
  const written = text('postcode');
  if (written === '') return null;
  const postcode = parsePostcode(written);
  if (postcode.ok) return notes.stored('postcode', postcode.value);
  if (postcode.error === 'impossible') {
    notes.refuse('postcode', 'invalid-postcode');
    return null;
  }
  notes.complete('postcode', 'not-issued');
  return writePostcode(written);
};

const readPlace = (reading: Reading): ImportedPlace => {
  const { text, notes } = reading;
  const written = text('houseNumber');
  const door = written === '' ? null : parseHouseNumber(written);
  if (door !== null && !door.ok) notes.complete('houseNumber', 'unreadable');
  const number = door?.ok ? notes.stored('houseNumber', door.value.number) : null;
  const ownAddition = normaliseAddition(text('houseAddition'));
  return {
    street: text('street') || null,
    houseNumber: number,
    houseAddition:
      ownAddition === null
        ? door?.ok
          ? door.value.addition
          : null
        : notes.stored('houseAddition', ownAddition),
    postcode: readPostcode(reading),
    town: text('town') || null,
  };
};

const readRoles = (reading: Reading): RoleCode[] => {
  const words = splitRoles(reading.text('role'));
  const codes = words.map((word) => reading.settings.values.role[normaliseWord(word)] ?? null);
  const known = roleCodes.filter((role) => codes.includes(role));
  if (known.length < new Set(codes).size) reading.notes.complete('role', 'unknown-value');
  if (known.length > 0) reading.notes.stored('role', known.join(', '));
  return known;
};

const readBsn = ({ text, notes }: Reading): string | null => {
  const written = text('bsn');
  if (written === '') return null;
  const bsn = parseBsn(written);
  if (bsn.ok) return notes.stored('bsn', bsn.value);
  // A remark instead of a number is no failed test.
  if (/\d/.test(written)) notes.refuse('bsn', 'invalid-bsn');
  else notes.complete('bsn', 'unreadable');
  return null;
};

const keepIfUnreadable = (
  { text, notes }: Reading,
  field: ImportField,
  read: Result<string, NumberFault | 'unreadable'>,
): string => {
  if (read.ok) return notes.stored(field, read.value);
  notes.complete(field, 'unreadable');
  return text(field);
};

const readPhone = (reading: Reading): string | null => {
  const written = reading.text('phone');
  if (written === '') return null;
  const phone = parsePhone(written);
  return keepIfUnreadable(reading, 'phone', phone.ok ? { ok: true, value: phone.value.number } : phone);
};

const readPerson = (reading: Reading, phone: string | null): ImportedMention | null => {
  const name = reading.text('personName') || null;
  const birthDate = readDate(reading, 'birthDate');
  const bsn = readBsn(reading);
  if (name === null && birthDate === null && bsn === null) return null;
  if (name === null) reading.notes.complete('personName', 'missing');
  const roles = readRoles(reading);
  if (reading.text('role') === '') reading.notes.complete('role', 'missing');
  return { kind: 'person', name, birthDate, bsn, phone, roles: roles.length > 0 ? roles : ['unknown'] };
};

const readCompany = (reading: Reading, roles: readonly RoleCode[]): ImportedMention | null => {
  const name = reading.text('companyName') || null;
  const written = reading.text('kvk');
  const read = written === '' ? null : parseKvk(written);
  if (name === null && written === '') return null;
  if (read !== null && !read.ok) reading.notes.complete('kvk', 'unreadable');
  if (name === null) reading.notes.complete('companyName', 'missing');
  return { kind: 'company', name, kvk: read?.ok ? reading.notes.stored('kvk', read.value) : null, roles };
};

const readMentions = (reading: Reading): ImportedMention[] => {
  const phone = readPhone(reading);
  const person = readPerson(reading, phone);
  // Without a person the role is about the company that the row names.
  const others: readonly RoleCode[] = ['involved'];
  const roles = person === null ? readRoles(reading) : others;
  const company = readCompany(reading, roles.length > 0 ? roles : others);
  const plate = reading.text('plate');
  const mentions: Array<ImportedMention | null> = [person, company];
  if (plate !== '') {
    mentions.push({
      kind: 'vehicle',
      plate: keepIfUnreadable(reading, 'plate', parsePlate(plate)),
      roles: others,
    });
  }
  if (phone !== null && person === null) mentions.push({ kind: 'phone', phone, roles: others });
  return mentions.filter((mention) => mention !== null);
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
    const text: RowText = (field) => restoreCell(raw.cells[position.get(field) ?? -1] ?? '').trim();
    const notes = new RowNotes(raw.row, text, columnOf);
    const reading: Reading = { text, notes, settings };
    const extra = raw.cells.slice(settings.columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0)
      notes.refuseCell('', extra.join(' '), 'too-many-cells', { columns: settings.columns.length });
    checkTexts(reading);
    const municipalityCode = readMunicipality(reading, known);
    const signal = readSignal(reading, municipalityCode);
    if (notes.refused.length > 0) return { ok: false, row: raw.row, refused: notes.refused };
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
