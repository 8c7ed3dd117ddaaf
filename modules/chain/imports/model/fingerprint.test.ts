import { expect, test } from 'vitest';
import { compareFingerprint, type FieldTexts, fingerprintRow } from './fingerprint.ts';

const row: FieldTexts = {
  sourceReference: 'KAM-1',
  receivedOn: '24/07/2025',
  municipality: 'Oostdal',
  narrative: 'Een verhaal',
  postcode: '8261 TL',
  theme: '',
};
const of = (changes: FieldTexts = {}, municipality = 'M1') =>
  fingerprintRow({ ...row, ...changes }, municipality);

test('the same row has the same fingerprint for ever', () => {
  expect(of()).toEqual(of());
  expect(of().content).toMatch(/^[0-9a-f]{32}$/);
  expect(of()).toMatchInlineSnapshot(`
    {
      "content": "181f03f2a2a33c12191b1f2e83968792",
      "reference": "d3b8583d7421749b4d366bb64f212c9f",
    }
  `);
});

test('a row that went through a spreadsheet is still the same', () => {
  expect(
    compareFingerprint(
      of(),
      of({
        receivedOn: '24-7-2025',
        postcode: '8261tl',
        narrative: ' Een  verhaal ',
        municipality: 'OOSTDAL',
      }),
    ),
  ).toBe('same');
});

test('a corrected value makes other content under the same number', () => {
  expect(compareFingerprint(of(), of({ narrative: 'Een ander verhaal' }))).toBe('changed');
  expect(of({ narrative: 'Een ander verhaal' }).reference).toBe(of().reference);
});

test('what was never imported is new', () => {
  expect(compareFingerprint(null, of())).toBe('new');
});

test('two municipalities may use the same number', () => {
  expect(of({}, 'M2').reference).not.toBe(of().reference);
});

test('a row without number only has its content', () => {
  expect(of({ sourceReference: ' ' }).reference).toBeNull();
});

test('the same text in another field is another row', () => {
  expect(of({ title: 'x' }).content).not.toBe(of({ street: 'x' }).content);
});
