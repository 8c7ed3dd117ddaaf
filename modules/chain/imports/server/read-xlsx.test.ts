import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { collect } from '#platform/kit/index.ts';
import { openXlsx } from './read-xlsx.ts';

const heading = ['Zaaknummer', 'Datum melding', 'Gemeente', 'Huisnummer', 'Omschrijving'].map((value) => ({
  value,
  type: String,
}));

test('dates, numbers and text come out as the text of a cell', async () => {
  const bytes = await writeExcelFile([
    heading,
    [
      { value: 'A-1', type: String },
      { value: new Date('2025-06-23T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
      { value: 'Oostdal', type: String },
      { value: 85, type: Number },
      { value: 'regel een\nregel twee', type: String },
    ],
    [],
    [
      { value: 'A-2', type: String },
      { value: '11/07/2025', type: String },
    ],
  ]).toBuffer();
  const file = await openXlsx(bytes);
  expect([file.format, file.columns]).toEqual([
    'xlsx',
    ['Zaaknummer', 'Datum melding', 'Gemeente', 'Huisnummer', 'Omschrijving'],
  ]);
  const rows = await collect(file.rows);
  expect(rows[0]).toEqual({ row: 2, cells: ['A-1', '2025-06-23', 'Oostdal', '85', 'regel een\nregel twee'] });
  expect([rows[1]?.row, rows[1]?.cells[0], rows[1]?.cells[1]]).toEqual([4, 'A-2', '11/07/2025']);
});

test('a sheet without known headings is refused', async () => {
  const bytes = await writeExcelFile([
    [{ value: 'iets', type: String }],
    [{ value: 'anders', type: String }],
  ]).toBuffer();
  await expect(openXlsx(bytes)).rejects.toMatchObject({ code: 'header-missing' });
});

test('what is no workbook is unreadable', async () => {
  await expect(openXlsx(Buffer.from('Zaaknummer;Gemeente'))).rejects.toMatchObject({
    code: 'file-unreadable',
  });
});
