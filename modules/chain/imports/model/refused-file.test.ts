import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { collect } from '#platform/kit/index.ts';
import { openCsv } from '../server/read-csv.ts';
import { writeRefusedFile } from './refused-file.ts';

const columns = ['Zaaknummer', 'Gemeente', 'Omschrijving', 'Reden', 'Toevoeging'];
const cells = ['A-1', 'Oostdal', 'regel een\nregel "twee"; drie', 'oude reden', '-2'];

test('the file opens in a spreadsheet: mark, semicolons, reason last, no formula', () => {
  expect(writeRefusedFile(columns, [{ cells, reasons: ['Eerste zin.', 'Tweede zin.'] }], 'Reden')).toBe(
    '\uFEFFZaaknummer;Gemeente;Omschrijving;Toevoeging;Reden\r\n' +
      'A-1;Oostdal;"regel een\nregel ""twee""; drie";\'-2;Eerste zin. Tweede zin.\r\n',
  );
});

test('offered again it reads as it was', async () => {
  const text = writeRefusedFile(columns, [{ cells, reasons: ['Zin.'] }], 'Reden');
  const file = await openCsv(Readable.from([Buffer.from(text)]));
  const rows = await collect(file.rows);
  expect(file.columns).toEqual(['Zaaknummer', 'Gemeente', 'Omschrijving', 'Toevoeging', 'Reden']);
  expect(rows[0]?.cells[2]).toBe(cells[2]);
});
