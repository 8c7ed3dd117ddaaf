import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { collect } from '#platform/kit/index.ts';
import { ImportFileError, type RawRow } from '../model/index.ts';
import { openCsv } from './read-csv.ts';

const header = 'Zaaknummer;Gemeente;Omschrijving\r\n';
const open = (text: string, size = 7) => {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return openCsv(Readable.from(pieces));
};
const read = async (text: string): Promise<RawRow[]> => collect((await open(text)).rows);
const failure = async (text: string) => {
  try {
    await read(text);
  } catch (error) {
    if (error instanceof ImportFileError) return [error.code, error.params.row ?? error.params.column];
    throw error;
  }
  return null;
};

test('rows count as in a spreadsheet: the header is 1, a line break in a cell does not count, an empty row does', async () => {
  expect(await read(`${header}A-1;X;"een\ntwee"\r\n\r\nA-2;Y;drie\r\n`)).toEqual([
    { row: 2, cells: ['A-1', 'X', 'een\ntwee'] },
    { row: 4, cells: ['A-2', 'Y', 'drie'] },
  ]);
});

test.each([
  [',', 'Zaaknummer,Gemeente,Omschrijving\nA-1,X,verhaal\n'],
  ['\t', 'Zaaknummer\tGemeente\tOmschrijving\nA-1\tX\tverhaal\n'],
  [';', '\uFEFFZaaknummer;Gemeente;Omschrijving\nA-1;X;verhaal'],
])('delimiter %j is found', async (delimiter, text) => {
  const file = await open(text);
  expect([file.delimiter, file.columns]).toEqual([delimiter, ['Zaaknummer', 'Gemeente', 'Omschrijving']]);
  expect(await collect(file.rows)).toEqual([{ row: 2, cells: ['A-1', 'X', 'verhaal'] }]);
});

test('empty headings at the end are left out', async () => {
  expect((await open('Zaaknummer;Gemeente;Omschrijving;;\nA;B;C;;\n')).columns).toHaveLength(3);
});

test('quotes in the middle of a cell are part of it', async () => {
  const [row] = await read(`${header}A-1;X;Café "De Brug" dicht\r\n`);
  expect(row?.cells[2]).toBe('Café "De Brug" dicht');
});

test('a file cut off inside quotes says in which row, after all rows before it', async () => {
  const file = await open(`${header}${'A-1;X;verhaal\r\n'.repeat(100)}A-2;Y;"half een ver`, 64);
  const seen: number[] = [];
  const reading = (async () => {
    for await (const row of file.rows) seen.push(row.row);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'file-truncated', params: { row: 102 } });
  expect(seen.at(-1)).toBe(101);
});

test.each([
  [`${header}A-1;X;verhaal\r\nA-2;Y`, ['file-truncated', 3]],
  ['', ['file-empty', undefined]],
  ['\r\n\r\n', ['file-empty', undefined]],
  ['A-1;Oostdal;verhaal\r\n', ['header-missing', undefined]],
  ['Zaaknummer;Gemeente;gemeente\r\nA;B;C\r\n', ['column-duplicate', 'gemeente']],
])('%j is refused', async (text, expected) => {
  expect(await failure(text)).toEqual(expected);
});

test('a program that leaves out empty cells at the end in every row is not a cut-off file', async () => {
  expect(await read(`${header}A-1;X\r\nA-2;Y`)).toHaveLength(2);
});

test('an error of the source reaches the reader', async () => {
  async function* broken() {
    yield Buffer.from(`${header}A-1;X;verhaal\r\n`);
    throw new Error('connection lost');
  }
  const reading = async () => collect((await openCsv(broken())).rows);
  await expect(reading()).rejects.toThrow('connection lost');
});

test('200,000 rows pass one by one without being held', { timeout: 30_000 }, async () => {
  async function* many() {
    yield Buffer.from(header);
    for (let block = 0; block < 200; block += 1)
      yield Buffer.from(`A-${block};Oostdal;${'verhaal '.repeat(10)}\r\n`.repeat(1000));
  }
  let count = 0;
  const before = process.memoryUsage().heapUsed;
  let highest = 0;
  for await (const _ of (await openCsv(many())).rows) {
    count += 1;
    if (count % 20_000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
  }
  expect(count).toBe(200_000);
  expect((highest - before) / 1e6).toBeLessThan(120);
});
