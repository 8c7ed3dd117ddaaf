import { afterEach, describe, expect, it } from 'vitest';
import { Workbench } from './testing/workbench.ts';

let bench: Workbench | undefined;
const workbench = (config?: unknown): Workbench => {
  bench = new Workbench(config);
  return bench;
};
afterEach(() => bench?.clear());

const threeAlike = 'id,name\nb,Jan\nc,Piet\na,Jan\nd,Jan\n';

describe('dedupe', () => {
  it('writes left, right and probability, surest first, then by id; and says nothing on standard output', async () => {
    const bench = workbench().write('input.csv', threeAlike);
    bench.engine.probability = (left, right) => (left + right === 3 ? 0.999_96 : 0.75);
    const { code, said, out } = await bench.dedupe();
    expect(said).toContain('Reading input.csv: 4 rows, utf-8\n');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(bench.read('pairs.csv')).toBe('left,right,probability\nb,d,1.0000\na,d,0.7500\nb,a,0.7500\n');
  });

  it('leaves out pairs below the minimum of the configuration, 0.5 unless it says otherwise', async () => {
    const bench = workbench().write('input.csv', threeAlike);
    bench.engine.probability = (left, right) => (left + right) / 10;
    await bench.dedupe();
    expect(bench.read('pairs.csv')).toBe('left,right,probability\na,d,0.5000\n');
  });

  it('writes which rows are one person, every row once, under the id of the first', async () => {
    const bench = workbench().write('input.csv', threeAlike);
    await bench.dedupe('--clusters @clusters.csv');
    expect(bench.read('clusters.csv')).toBe('id,cluster\nb,b\nc,c\na,b\nd,b\n');
  });

  it('tells that a handful of rows is little to learn from, unless it has learned before', async () => {
    const rows = (count: number) =>
      `id,name\n${Array.from({ length: count }, (_, at) => `${at},n${at}\n`).join('')}`;
    const bench = workbench().write('saved.json', '{}').write('input.csv', rows(49));
    expect((await bench.dedupe()).said).toContain('Note: 49 rows are few to learn from');
    expect((await bench.dedupe('--parameters @saved.json')).said).not.toContain('few');
    expect((await bench.write('input.csv', rows(50)).dedupe()).said).not.toContain('few');
  });

  it('saves parameters, and hands saved ones to the engine', async () => {
    const bench = workbench().write('input.csv', threeAlike);
    await bench.dedupe('--save-parameters @saved.json --threads 2');
    expect(JSON.parse(bench.read('saved.json'))).toEqual({ rows: 4 });
    await bench.dedupe('--parameters @saved.json');
    expect(bench.engine.given[0]?.options).toMatchObject({ threads: 2 });
    expect(bench.engine.given[1]?.options).toMatchObject({ parameters: { rows: 4 } });
  });

  it('hands the engine the columns that the settings name, trimmed, and all other settings', async () => {
    const bench = workbench({
      id: 'id',
      fields: [{ column: 'name', kind: 'text', rarity: false }],
      swappable: [['name', 'other']],
    }).write('input.csv', 'id, name , other, unused\n1, Jan ,x,y\n2,"Piet, jr", z,y\n');
    await bench.dedupe();
    const given = bench.engine.given[0];
    expect(given?.rows[0]).toEqual({
      ids: ['1', '2'],
      columns: { name: ['Jan', 'Piet, jr'], other: ['x', 'z'] },
    });
    expect(given?.settings).toMatchObject({ fields: [{ rarity: false }], swappable: [['name', 'other']] });
  });

  it('quotes an id that needs it', async () => {
    const bench = workbench().write('input.csv', 'id,name\n"a,""1""",Jan\nb,Jan\n');
    await bench.dedupe();
    expect(bench.read('pairs.csv')).toBe('left,right,probability\n"a,""1""",b,0.9900\n');
  });

  it('compares only the rows that "only" asks for, and tells how many were left out', async () => {
    const config = {
      id: 'id',
      fields: [{ column: 'name', kind: 'text' }],
      only: { column: 'name', notEmpty: true },
    };
    const bench = workbench(config).write('input.csv', 'id,name\n1,Jan\n2,\n3, \n2,Jan\n');
    const { said } = await bench.dedupe();
    expect(said).toContain('2 rows left out');
    expect(bench.read('pairs.csv')).toBe('left,right,probability\n1,2,0.9900\n');
  });

  it('counts a row that is there twice once, and says so', async () => {
    const bench = workbench().write('input.csv', 'id,name,rest\n1,Jan,x\n2,Jan,y\n1,Jan,x\n');
    const { code, said } = await bench.dedupe();
    expect(code).toBe(0);
    expect(said).toContain('Note: input.csv: 1 row is there twice, exactly alike; counted once.');
    expect(bench.engine.given[0]?.rows[0]?.ids).toEqual(['1', '2']);
  });

  it('rewrites the line of progress on a screen, and ends it before the next', async () => {
    const bench = workbench().write('input.csv', threeAlike);
    const { said } = await bench.run(
      'dedupe --input @input.csv --config @config.json --output @pairs.csv',
      true,
    );
    expect(said).toContain(
      '\r\u001B[2KComparing: 1 of 2 50%\r\u001B[2KComparing: 2 of 2 100%\r\u001B[2KComparing: 2 of 2 100%\n',
    );
    expect((await bench.dedupe()).said).toContain(
      'rows, utf-8\nNote: 4 rows are few to learn from, so pairs may be missed; --parameters uses what a larger file taught.\nComparing: 2 of 2 100%\nFound: 3 pairs of 0.5 or more\nDone: pairs.csv\n',
    );
  });
});

describe('link', () => {
  it('pairs rows of two files, which may have the same ids', async () => {
    const bench = workbench()
      .write('a.csv', 'id,name\n1,Jan\n2,Piet\n')
      .write('b.csv', 'id;name\n1;Piet\n2;Jan\n');
    const { code } = await bench.run(
      'link --left @a.csv --right @b.csv --config @config.json --output @pairs.csv',
    );
    expect(code).toBe(0);
    expect(bench.read('pairs.csv')).toBe('left,right,probability\n1,2,0.9900\n2,1,0.9900\n');
  });
});
