import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from './records.ts';

type Taken = { readonly cells: readonly string[]; readonly line: number };

async function taken(pieces: readonly string[]): Promise<Taken[]> {
  const records: Taken[] = [];
  async function* text() {
    yield* pieces;
  }
  await readRecords('file.csv', text(), 'auto', (cells, line) => records.push({ cells: [...cells], line }));
  return records;
}

const cellsOf = async (...pieces: string[]) => (await taken(pieces)).map(({ cells }) => cells);

describe('records of a file', () => {
  it('are cut at commas, semicolons or tabs, whichever the first line has most of', async () => {
    expect(await cellsOf('a,b;c,d\n1,2,3\n')).toEqual([
      ['a', 'b;c', 'd'],
      ['1', '2', '3'],
    ]);
    expect(await cellsOf('a;b,c;d\n')).toEqual([['a', 'b,c', 'd']]);
    expect(await cellsOf('a\tb\n')).toEqual([['a', 'b']]);
    expect(await cellsOf('"a;;;",b\n')).toEqual([['a;;;', 'b']]);
  });

  it('may end in line feed, carriage return or both, and the last may end in nothing', async () => {
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ];
    expect(await cellsOf('a,b\n1,2')).toEqual(rows);
    expect(await cellsOf('a,b\r\n1,2\r\n')).toEqual(rows);
    expect(await cellsOf('a,b\r1,2\r')).toEqual(rows);
    expect(await cellsOf('a,b\r', '\n1', ',2\r\n')).toEqual(rows);
  });

  it('may hold quotes, doubled quotes, delimiters and line breaks, from any place in the file', async () => {
    expect(await taken(['a,b\n1,2\n3,"x ""y"", z', '\nw"\n5,6\n'])).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1', '2'], line: 2 },
      { cells: ['3', 'x "y", z\nw'], line: 3 },
      { cells: ['5', '6'], line: 5 },
    ]);
  });

  it('are the same whether lines are cut or the library reads them, and wherever the pieces end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ';', "'", '-'), maxLength: 6 });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(60), async (table, end, at) => {
        const text = `h,i,j${end}${table.map((row) => row.join(',')).join(end)}${end}`;
        const cut = await taken([text.slice(0, at), text.slice(at)].filter((piece) => piece !== ''));
        // A quote in front makes the library read all of it.
        const read = await taken([`"h"${text.slice(1)}`]);
        expect(cut).toEqual(read);
      }),
    );
  });
});
