import { expect, test } from 'vitest';
import { columnWords, importFields } from './column-words.ts';
import { checkHeader, checkMapping, headerSignature, mappingOf, proposeColumns } from './columns.ts';

const ours = importFields.map((field) => columnWords[field][0] ?? '');

test('the usual export is understood completely', () => {
  const proposals = proposeColumns(ours);
  expect(proposals.map(({ field }) => field)).toEqual([...importFields]);
  expect(checkMapping(ours, mappingOf(proposals))).toEqual([]);
});

test.each([
  ['MELDDATUM', 'receivedOn', 'synonym'],
  ['Kvk-nummer', 'kvk', 'synonym'],
  ['Geb. datum', 'birthDate', 'synonym'],
  ['Naam gemeente', 'municipality', 'synonym'],
  ['Postcode locatie', 'postcode', 'similar'],
  ['Opmerking van de afdeling ICT', null, 'unknown'],
  ['Reden', null, 'reason-column'],
])('%s is proposed as %s (%s)', (column, field, why) => {
  expect(proposeColumns([column])).toEqual([{ column, field, why }]);
});

test('a field is proposed once, for the column that fits best', () => {
  const proposals = proposeColumns(['Toelichting', 'Omschrijving']);
  expect(proposals.map(({ field }) => field)).toEqual([null, 'narrative']);
});

test('a remembered choice wins, also the choice to leave a column out', () => {
  const proposals = proposeColumns(['Omschrijving', 'X1'], { Omschrijving: null, X1: 'narrative' });
  expect(proposals.map(({ field, why }) => [field, why])).toEqual([
    [null, 'remembered'],
    ['narrative', 'remembered'],
  ]);
});

test('a mapping without story or municipality, or with one field twice, is refused', () => {
  expect(checkMapping(['a', 'b'], { a: 'title', b: 'title' })).toEqual([
    { code: 'column-mapped-twice', params: { field: 'title', column: 'b', other: 'a' } },
    { code: 'column-missing', params: { field: 'municipality' } },
    { code: 'column-missing', params: { field: 'narrative' } },
  ]);
});

test('a file without header and a heading that occurs twice are noticed', () => {
  expect(checkHeader(['KAM-2025-00001', '11/07/2025', 'Kampen'])?.code).toBe('header-missing');
  expect(checkHeader(['Gemeente', 'Omschrijving', 'gemeente'])).toEqual({
    code: 'column-duplicate',
    params: { column: 'gemeente' },
  });
  expect(checkHeader(ours)).toBeNull();
});

test('a header is recognised in another order and with our reason column', () => {
  expect(headerSignature(['Gemeente', 'Omschrijving'])).toBe(
    headerSignature(['omschrijving', 'Reden', 'GEMEENTE']),
  );
  expect(headerSignature(['Gemeente', 'Omschrijving'])).not.toBe(headerSignature(['Gemeente', 'Titel']));
});
