import { createReadStream, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { collect } from '#platform/kit/index.ts';
import { openCsv } from '../server/read-csv.ts';
import {
  compareFingerprint,
  createRowReader,
  mappingOf,
  normaliseWord,
  proposeColumns,
  type RawRow,
  type RowFingerprint,
  type RowOutcome,
  type SpreadsheetFile,
  type StartingTables,
  type ValueMaps,
  valueFields,
} from './index.ts';

const names = [
  'Dalfsen',
  'Deventer',
  'Hardenberg',
  'Kampen',
  'Olst-Wijhe',
  'Ommen',
  'Raalte',
  'Staphorst',
  'Steenwijkerland',
  'Zwartewaterland',
  'Zwolle',
];
const tables: StartingTables = JSON.parse(readFileSync('content/value-maps.json', 'utf8'));
// Themes that are written as we write them need no table; the codes are enough here.
const sameCodes = [
  'arbeidsuitbuiting',
  'criminele-inmenging-branches',
  'hennepteelt',
  'synthetische-drugs',
  'zorgfraude',
  'jonge-aanwas',
  'witwassen-vastgoed',
  'geldezels',
  'partner',
];
const valuesFromTables = (): ValueMaps => {
  const entries = valueFields.map((field) => {
    const all = Object.entries({ ...tables[field].likely, ...tables[field].sure }).map(([word, code]) => [
      normaliseWord(word),
      code,
    ]);
    return [field, Object.fromEntries([...all, ...sameCodes.map((code) => [code, code])])];
  });
  return Object.fromEntries(entries) as ValueMaps;
};

let file: SpreadsheetFile;
let rows: RawRow[];
let outcomes: RowOutcome[];

beforeAll(async () => {
  file = await openCsv(createReadStream('content/demo/signals-2025.csv'));
  rows = await collect(file.rows);
  const read = createRowReader({
    columns: file.columns,
    mapping: mappingOf(proposeColumns(file.columns)),
    values: valuesFromTables(),
    municipalities: names.map((name) => ({ code: name, name })),
    today: '2026-11-24',
  });
  outcomes = rows.map(read);
});

test('the year of exports is read as it is', () => {
  expect([file.encoding, file.delimiter, file.columns.length, rows.length]).toEqual([
    'windows-1252',
    ';',
    24,
    601,
  ]);
});

test('exactly the twelve wrong rows are refused, each for its reason', () => {
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refused));
  expect(refused.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
    [27, 'Datum melding', '12-11-2031', 'future-date'],
    [39, 'BSN', '123456789', 'invalid-bsn'],
    [89, 'Postcode', '0000 AA', 'invalid-postcode'],
    [134, 'Postcode', '0000 AA', 'invalid-postcode'],
    [154, 'Gemeente', 'Amstelveen', 'unknown-municipality'],
    [194, 'Gemeente', 'Amstelveen', 'unknown-municipality'],
    [226, 'Datum melding', '31-2-2025', 'invalid-date'],
    [271, 'Omschrijving', '', 'narrative-missing'],
    [311, 'Datum melding', '12-11-2031', 'future-date'],
    [491, 'Datum melding', '31-2-2025', 'invalid-date'],
    [522, 'BSN', '123456789', 'invalid-bsn'],
    [561, 'Omschrijving', '', 'narrative-missing'],
  ]);
});

test('one row is a duplicate, 588 are new', () => {
  const known = new Map<string | null, RowFingerprint>();
  const counts = { new: 0, same: 0, changed: 0 };
  for (const outcome of outcomes) {
    if (!outcome.ok) continue;
    counts[compareFingerprint(known.get(outcome.fingerprint.reference) ?? null, outcome.fingerprint)] += 1;
    known.set(outcome.fingerprint.reference, outcome.fingerprint);
  }
  expect(counts).toEqual({ new: 588, same: 1, changed: 0 });
});

test('every word of the export has a code of ours', () => {
  const unknown = outcomes.flatMap((outcome) =>
    outcome.ok ? outcome.toComplete.filter(({ reason }) => reason === 'unknown-value') : [],
  );
  expect(unknown).toEqual([]);
});

test('line breaks, quotes and semicolons in a cell stay', () => {
  const first = outcomes.find((outcome) => outcome.ok && outcome.signal.narrative.includes('\n'));
  expect(
    first?.ok &&
      first.signal.narrative.startsWith(
        'Regel een\nregel twee; met "aanhalingstekens" en een ; in de tekst.',
      ),
  ).toBe(true);
});
