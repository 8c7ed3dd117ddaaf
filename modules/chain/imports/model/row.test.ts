import { describe, expect, test } from 'vitest';
import { columnWords, type ImportField, importFields } from './column-words.ts';
import { mappingOf, proposeColumns } from './columns.ts';
import type { RowOutcome } from './imported-signal.ts';
import { createRowReader } from './row.ts';
import type { MunicipalityTarget } from './row-settings.ts';

const columns = importFields.map((field) => columnWords[field][0] ?? field);
const municipalities: MunicipalityTarget[] = [
  { code: 'M1', name: 'Oostdal' },
  { code: 'M2', name: 'Olst-Berg' },
  { code: 'M3', name: 'Zuidmeer', refusal: 'other-organisation' },
  { code: 'M4', name: 'Noordveen', refusal: 'no-mandate' },
];
const read = createRowReader({
  columns,
  mapping: mappingOf(proposeColumns(columns)),
  values: {
    theme: { hennep: 'hennepteelt' },
    department: { wmo: 'wmo' },
    process: { meldpunt: 'kcc-contact' },
    role: { verdachte: 'suspect', slachtoffer: 'victim' },
    sourceKind: { inwoner: 'resident' },
    reliability: { b: 'B' },
  },
  municipalities,
  today: '2025-12-31',
});
const complete: Partial<Record<ImportField, string>> = {
  sourceReference: 'OOS-1',
  receivedOn: '3-7-2025',
  occurredOn: '30/06/2025',
  municipality: 'oostdal',
  department: 'Wmo',
  process: 'Meldpunt',
  title: 'Geur',
  narrative: ' Regel een\nregel twee ',
  street: 'Veldweg',
  houseNumber: '80',
  houseAddition: '-2',
  postcode: '7952gl',
  town: 'Dorp',
  personName: 'Velde, Piet te',
  birthDate: '1954-03-22',
  bsn: '999902003',
  phone: '06-00024995',
  role: 'verdachte, slachtoffer',
  companyName: 'Garage B.V.',
  kvk: '91661189',
  plate: 'XJ325J',
  theme: 'Hennep',
  sourceKind: 'inwoner',
  reliability: 'b',
};
const row = (changes: Partial<Record<ImportField, string>> = {}): RowOutcome =>
  read({ row: 7, cells: importFields.map((field) => ({ ...complete, ...changes })[field] ?? '') });
const accepted = (changes: Partial<Record<ImportField, string>> = {}) => {
  const outcome = row(changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refused));
  return outcome;
};
const refusals = (changes: Partial<Record<ImportField, string>>) => {
  const outcome = row(changes);
  return outcome.ok ? [] : outcome.refused.map(({ column, value, code }) => [column, value, code]);
};

test('a complete row becomes a signal with everything in our terms', () => {
  const { signal, toComplete } = accepted();
  expect(toComplete).toEqual([]);
  expect(signal).toEqual({
    municipalityCode: 'M1',
    sourceReference: 'OOS-1',
    receivedOn: '2025-07-03',
    occurredOn: '2025-06-30',
    title: 'Geur',
    narrative: 'Regel een\nregel twee',
    themeCode: 'hennepteelt',
    departmentCode: 'wmo',
    processCode: 'kcc-contact',
    sourceKind: 'resident',
    sourceReliability: 'B',
    place: { street: 'Veldweg', houseNumber: 80, houseAddition: '2', postcode: '7952 GL', town: 'Dorp' },
    mentions: [
      {
        kind: 'person',
        name: 'Velde, Piet te',
        birthDate: '1954-03-22',
        bsn: '999902003',
        phone: '+31600024995',
        roles: ['suspect', 'victim'],
      },
      { kind: 'company', name: 'Garage B.V.', kvk: '91661189', roles: ['involved'] },
      { kind: 'vehicle', plate: 'XJ-325-J', roles: ['involved'] },
    ],
  });
});

test('what is stored otherwise is kept as it was written, the rest is not kept twice', () => {
  expect(accepted().asWritten).toEqual({
    receivedOn: '3-7-2025',
    occurredOn: '30/06/2025',
    department: 'Wmo',
    process: 'Meldpunt',
    houseAddition: '-2',
    postcode: '7952gl',
    phone: '06-00024995',
    role: 'verdachte, slachtoffer',
    plate: 'XJ325J',
    theme: 'Hennep',
    sourceKind: 'inwoner',
    reliability: 'b',
  });
});

describe('refused, with column, value and code', () => {
  test.each<[Partial<Record<ImportField, string>>, [string, string, string]]>([
    [{ receivedOn: '31-2-2025' }, ['Datum melding', '31-2-2025', 'invalid-date']],
    [{ receivedOn: '12-11-2031' }, ['Datum melding', '12-11-2031', 'future-date']],
    [{ occurredOn: '1-1-2026', receivedOn: '' }, ['Datum voorval', '1-1-2026', 'future-date']],
    [{ birthDate: '29-2-2001' }, ['Geboortedatum', '29-2-2001', 'invalid-date']],
    [{ municipality: 'Verwegstad' }, ['Gemeente', 'Verwegstad', 'unknown-municipality']],
    [{ municipality: '' }, ['Gemeente', '', 'unknown-municipality']],
    [{ municipality: 'Zuidmeer' }, ['Gemeente', 'Zuidmeer', 'other-organisation']],
    [{ municipality: 'Noordveen' }, ['Gemeente', 'Noordveen', 'no-mandate']],
    [{ bsn: '123456789' }, ['BSN', '123456789', 'invalid-bsn']],
    [{ bsn: '12345' }, ['BSN', '12345', 'invalid-bsn']],
    [{ narrative: '  ' }, ['Omschrijving', '', 'narrative-missing']],
    [{ narrative: '', title: 'Wel een titel' }, ['Omschrijving', '', 'narrative-missing']],
    [{ postcode: '0000 AA' }, ['Postcode', '0000 AA', 'invalid-postcode']],
    [{ title: 'x'.repeat(501) }, ['Onderwerp', 'x'.repeat(200), 'too-long']],
  ])('%j', (changes, refusal) => {
    expect(refusals(changes)).toEqual([refusal]);
  });

  test('all reasons at once', () => {
    expect(refusals({ bsn: '123456789', postcode: 'x', narrative: '' }).map(([, , code]) => code)).toEqual([
      'narrative-missing',
      'invalid-postcode',
      'invalid-bsn',
    ]);
  });

  test('more cells than headings', () => {
    const outcome = read({ row: 9, cells: [...importFields.map((field) => complete[field] ?? ''), 'over'] });
    expect(outcome.ok ? [] : outcome.refused.map(({ row: at, code, value }) => [at, code, value])).toEqual([
      [9, 'too-many-cells', 'over'],
    ]);
  });
});

describe('kept and marked to complete', () => {
  test.each<[Partial<Record<ImportField, string>>, { field: ImportField; reason: string }]>([
    [{ theme: '' }, { field: 'theme', reason: 'missing' }],
    [{ theme: 'vaag' }, { field: 'theme', reason: 'unknown-value' }],
    [{ receivedOn: 'vorige week' }, { field: 'receivedOn', reason: 'unreadable' }],
    [{ occurredOn: '4-7-2025' }, { field: 'occurredOn', reason: 'after-received' }],
    [{ birthDate: '00-00-1980' }, { field: 'birthDate', reason: 'unreadable' }],
    [{ postcode: '8061 SS' }, { field: 'postcode', reason: 'not-issued' }],
    [{ postcode: '' }, { field: 'postcode', reason: 'missing' }],
    [{ houseNumber: 'naast de kerk' }, { field: 'houseNumber', reason: 'unreadable' }],
    [{ plate: 'TG-4551-F' }, { field: 'plate', reason: 'unreadable' }],
    [{ phone: 'bij moeder' }, { field: 'phone', reason: 'unreadable' }],
    [{ kvk: '123' }, { field: 'kvk', reason: 'unreadable' }],
    [{ bsn: 'onbekend' }, { field: 'bsn', reason: 'unreadable' }],
    [{ role: 'oom' }, { field: 'role', reason: 'unknown-value' }],
    [{ role: '' }, { field: 'role', reason: 'missing' }],
  ])('%j', (changes, mark) => {
    const outcome = accepted(changes);
    expect(outcome.toComplete).toEqual([mark]);
    const [[field, text] = ['theme', '']] = Object.entries(changes);
    expect(outcome.asWritten[field as ImportField] ?? '').toBe(text);
  });
});

test('case and the word gemeente do not matter for the municipality', () => {
  expect(accepted({ municipality: ' Gemeente OLST-BERG ' }).signal.municipalityCode).toBe('M2');
});

test('without a person the phone is a mention and the role is that of the company', () => {
  const { mentions } = accepted({ personName: '', birthDate: '', bsn: '', plate: '' }).signal;
  expect(mentions).toEqual([
    { kind: 'company', name: 'Garage B.V.', kvk: '91661189', roles: ['suspect', 'victim'] },
    { kind: 'phone', phone: '+31600024995', roles: ['involved'] },
  ]);
});

test('a number with its addition in one cell is split', () => {
  expect(accepted({ houseNumber: '85b', houseAddition: '' }).signal.place).toMatchObject({
    houseNumber: 85,
    houseAddition: 'b',
  });
});

test('the protection against formulas is taken off', () => {
  expect(accepted({ phone: "'+31600024995" }).signal.mentions[0]).toMatchObject({ phone: '+31600024995' });
});
