import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { engine } from './engine.ts';
import { checkOutputs, writeOutputs } from './output.ts';
import { Workbench } from './testing/workbench.ts';

let bench: Workbench | undefined;
const workbench = (config?: unknown): Workbench => {
  bench = new Workbench(config);
  return bench;
};
afterEach(() => bench?.clear());

const good = 'id,name\n1,Jan\n2,Jan\n';

/** For the system's administrator everything may be written: then as a user who owns nothing. */
function asNobodySpecial(act: () => void): void {
  const administrates = process.geteuid?.() === 0;
  if (administrates) process.seteuid?.(65534);
  try {
    act();
  } finally {
    if (administrates) process.seteuid?.(0);
  }
}

/** What is said about an input file; nothing is written then. */
async function refusal(content: string | Uint8Array, config?: unknown): Promise<string> {
  const bench = workbench(config).write('input.csv', content);
  const { code, said, out } = await bench.dedupe();
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(bench.names()).toEqual(['config.json', 'input.csv']);
  expect(said).not.toMatch(/\n\s+at /);
  return said;
}

describe('words that are wrong', () => {
  const usual = '--input @input.csv --config @config.json --output @pairs.csv';
  it.each([
    ['--config x', 'Say what to do: dedupe, link, make, make-febrl.'],
    ['dedup', "There is no command 'dedup'. Did you mean 'dedupe'?"],
    [`dedupe ${usual} --thread 2`, 'dedupe has no option --thread. Did you mean --threads?'],
    [`dedupe ${usual} --left x`, 'dedupe has no option --left.'],
    [`link ${usual}`, 'link has no option --input.'],
    ['dedupe --input x --config y', 'dedupe needs --output.'],
    ['link', 'link needs --left and --right and --config and --output.'],
    ['dedupe --input --config y', 'The option --input has no value.'],
    [`dedupe ${usual} --threads`, 'The option --threads has no value.'],
    [`dedupe ${usual} --threads two`, "--threads is 'two'; give a whole number from 1 to 256."],
    [`dedupe ${usual} --threads 0`, "--threads is '0'; give a whole number from 1 to 256."],
    [`dedupe ${usual} --output other.csv`, 'The option --output is there twice; give it once.'],
    [`dedupe ${usual} more.csv`, "'more.csv' belongs to no option of dedupe"],
    [
      'make --rows 10 --seed 1 --output @p.csv --duplicates 2',
      "--duplicates is '2'; give a share from 0 to 0.9",
    ],
    ['make-febrl --set 9 --seed 1 --output @p.csv', "--set is '9'; give one of 1, 2, 3, 3-mild, 4."],
    [
      'make-febrl --set 4 --seed 1 --output @p.csv',
      'Set 4 is two files: name the second with --output-right.',
    ],
  ])('%s', async (words, sentence) => {
    const { code, said } = await workbench().write('input.csv', good).run(words);
    expect(code).toBe(1);
    expect(said).toContain(sentence);
  });

  it('shows the help on standard output', async () => {
    const { code, said, out } = await workbench().run('dedupe --help');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(out).toContain('npm run -s linkage -- dedupe --input');
  });
});

describe('files that are wrong', () => {
  it('that are not there, or are a folder', async () => {
    expect((await workbench().dedupe()).said).toContain('The file input.csv does not exist.');
    expect((await workbench().makeFolder('input.csv').dedupe()).said).toContain('input.csv is not a file');
  });

  it('that are empty, or have column names only', async () => {
    expect(await refusal('')).toContain('input.csv is empty');
    expect(await refusal('\n\n')).toContain('input.csv, line 1: there are no column names');
    expect(await refusal('id,name\n\n')).toContain('input.csv has column names only');
  });

  it('that miss a column: which there are, and which was meant', async () => {
    expect(await refusal('id,naam,town\n1,Jan,x\n')).toContain(
      "input.csv, line 1: there is no column 'name' (fields[0].column in config.json). Did you mean 'naam'? The columns are: id, naam, town.",
    );
    expect(await refusal('key,name\n1,Jan\n')).toContain("there is no column 'id' (id in config.json)");
  });

  it('that have a column twice', async () => {
    expect(await refusal('id,name, name\n1,Jan,Jan\n')).toContain(
      "line 1: the column 'name' is there twice (column 2 and column 3)",
    );
  });

  it('that have two different rows with one id, also when they differ where the engine does not look', async () => {
    const sentence = "column 'id': line 2 and line 5 are different rows with the same id '7'";
    expect(await refusal('id,name\n7,Jan\n8,Piet\n\n7,Jaan\n')).toContain(sentence);
    expect(await refusal('id,name,unused\n7,Jan,a\n8,Piet,a\n\n7,Jan,b\n')).toContain(sentence);
  });

  it('that have a row without id', async () => {
    expect(await refusal('id,name\n1,Jan\n ,Piet\n')).toContain(
      "input.csv, line 3, column 'id': this row has no id",
    );
  });

  it('that have a row with another number of cells: the line is counted through cells with line breaks', async () => {
    expect(await refusal('id,name\n1,"a\nb"\n2,x,y\n')).toContain(
      'input.csv, line 4: this row has 3 cells, the first line has 2.',
    );
    expect(await refusal('id,name\n1\n')).toContain('line 2: this row has 1 cell, the first line has 2.');
  });

  it('that have a quote which is never closed', async () => {
    expect(await refusal('id,name\n1,Jan\n2,"Piet\n3,Kees\n')).toContain(
      'input.csv, line 3: a quote (") is opened here and never closed.',
    );
  });

  it('that have a row too long for a table: not blamed on a quote that is not there', async () => {
    const long = 'x'.repeat(2_100_000);
    const sentence = 'line 3: this row is longer than 2,000,000 characters';
    expect(await refusal(`id,name\n1,Jan\n2,${long}\n`)).toContain(`input.csv, ${sentence}`);
    const said = await refusal(`id,name\n1,"Jan"\n2,${long}\n`);
    expect(said).toContain(`input.csv, ${sentence}`);
    expect(said).not.toContain('never closed');
  });

  it('that are another kind of file', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004rest', 'latin1'))).toContain('save it as CSV first');
    expect(await refusal(Buffer.from([65, 0, 66, 10]))).toContain('input.csv is not a text file');
  });

  it('that are in another encoding than the configuration says', async () => {
    const wanted = (encoding: string) => ({ id: 'id', encoding, fields: [{ column: 'name', kind: 'text' }] });
    const windows = Buffer.from('id,name\n1,Jan\n2,Ren\xe9\n', 'latin1');
    expect(await refusal(windows, wanted('utf-8'))).toContain('input.csv, line 3: this is not UTF-8');
    expect(await refusal('id,name\n1,René\n', wanted('windows-1252'))).toContain('input.csv is in UTF-8');
  });
});

describe('configurations that are wrong', () => {
  it('that are not JSON: where', async () => {
    const bench = workbench()
      .write('input.csv', good)
      .write('config.json', '{\n  "id": "id",\n  "fields": [}\n}');
    expect((await bench.dedupe()).said).toContain(
      'The configuration config.json is not JSON: line 3, column 14',
    );
  });

  it.each<[unknown, string]>([
    [[], 'The configuration config.json holds no object'],
    [{ id: 'id' }, 'fields: expected a value (it is missing)'],
    [{ id: 'id', fields: [] }, 'fields: expected a length of >=1 (it is [])'],
    [{ id: 3, fields: [{ column: 'name', kind: 'text' }] }, 'id: expected string (it is 3)'],
    [{ id: 'id', fields: [{ column: 'name' }] }, 'fields[0].kind: expected a value (it is missing)'],
    [
      { id: 'id', fields: [{ column: 'name', kind: 'texd' }] },
      'fields[0].kind: expected text (it is "texd")',
    ],
    [{ id: 'id', encoding: 'latin', fields: [{ column: 'name', kind: 'text' }] }, 'encoding: '],
    [
      { id: 'id', minimumProbabilty: 0.3, fields: [{ column: 'name', kind: 'text' }] },
      "minimumProbabilty: is not known. Did you mean 'minimumProbability'? (it is 0.3)",
    ],
    [
      { id: 'id', minimumProbability: 3, fields: [{ column: 'name', kind: 'text' }] },
      'minimumProbability: expected <=1 (it is 3)',
    ],
    [
      { id: 'id', only: { column: 'name', equal: 'x' }, fields: [{ column: 'name', kind: 'text' }] },
      'only.equal: is not known (it is "x")',
    ],
    [
      { id: 'id', delimiter: '|', fields: [{ column: 'name', kind: 'text' }] },
      'delimiter: expected "auto" | "," | ',
    ],
    [
      { id: 'id', only: { column: 'name' }, fields: [{ column: 'name', kind: 'text' }] },
      'only: give either notEmpty or equals',
    ],
  ])('%j', async (config, sentence) => {
    const { code, said } = await workbench(config).write('input.csv', good).dedupe();
    expect(code).toBe(1);
    expect(said).toContain(sentence);
  });

  it('that are not there', async () => {
    const { said } = await workbench()
      .write('input.csv', good)
      .run('dedupe --input @input.csv --config @no.json --output @p.csv');
    expect(said).toContain('The configuration no.json does not exist.');
  });
});

describe('settings that do not fit each other, and parameters of another configuration', () => {
  const fields = [{ column: 'name', kind: 'text' }];
  /** Saved parameters of one column with one part. */
  const learned = (part: object) => ({
    version: 1,
    matching: 0.1,
    groups: [],
    fields: [
      { field: 'name', kind: 'text', known: 1, parts: [{ name: 'p', agreement: 0.5, common: [], ...part }] },
    ],
  });
  const withEngine = (config: unknown): Workbench => {
    const bench = workbench(config).write('input.csv', good);
    Object.assign(bench.engine, {
      checkSettings: engine.checkSettings,
      checkParameters: engine.checkParameters,
    });
    Object.assign(bench.engine, { settingNames: engine.settingNames });
    return bench;
  };

  it.each<[unknown, string]>([
    [
      { id: 'id', fields, swappable: [['name', 'town']] },
      'swappable[0][1]: "town" cannot have changed places: it is not a compared column of names or words (it is "town").',
    ],
    [
      { id: 'id', fields, blocking: [['name.sound'], ['name.ear']] },
      'blocking[1][0]: There is no part "name.ear" to block by; there are: name.',
    ],
    [
      { id: 'id', fields: 'abcdefg'.split('').map((column) => ({ column, kind: 'date', group: 'all' })) },
      'fields: The group "all" has too many fields to weigh together: take one out of it',
    ],
  ])('%j is told with its place, before anything is read', async (config, sentence) => {
    const { code, said } = await withEngine(config).dedupe();
    expect(code).toBe(1);
    expect(said).toContain(`The configuration config.json is not right. ${sentence}`);
    expect(said).not.toContain('Reading');
  });

  it.each<[string, object, string]>([
    [
      'something else',
      { id: 'id' },
      'version: expected a value (it is missing); matching: expected a value (it is missing)',
    ],
    ['a count that is no pair of numbers', learned({ common: [[1, 2, 3]] }), 'fields[0].parts[0].common[0]'],
    [
      'a number too large to be one',
      learned({ agreement: '@huge' }),
      'fields[0].parts[0].agreement: expected a finite number',
    ],
    [
      'parameters of other columns',
      {
        version: 1,
        matching: 0.1,
        groups: [],
        fields: [{ field: 'town', kind: 'text', known: 1, parts: [] }],
      },
      'The parameters are of other columns: they know town (text); the settings ask for name (text).',
    ],
  ])('%s is no use as parameters: one line says so, before anything is read', async (_, saved, sentence) => {
    const bench = withEngine({ id: 'id', fields }).write(
      'saved.json',
      JSON.stringify(saved).replace('"@huge"', '1e999'),
    );
    const { code, said } = await bench.dedupe('--parameters @saved.json');
    expect(code).toBe(1);
    expect(said).toContain(`The parameters saved.json cannot be used with config.json. ${sentence}`);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(bench.engine.given).toEqual([]);
  });
});

describe('outputs that are wrong', () => {
  it('that are what is read, also under another name', async () => {
    const bench = workbench().write('input.csv', good);
    symlinkSync(join(bench.folder, 'input.csv'), join(bench.folder, 'other.csv'));
    const words = 'dedupe --input @input.csv --config @config.json --output';
    expect((await bench.run(`${words} @input.csv`)).said).toContain('--input and --output are the same file');
    expect((await bench.run(`${words} @other.csv`)).said).toContain('--input and --output are the same file');
    expect((await bench.run(`${words} @p.csv --clusters @p.csv`)).said).toContain(
      '--output and --clusters are the same file',
    );
    expect(bench.read('input.csv')).toBe(good);
  });

  it('that lie in a folder which is not there, or are no file', async () => {
    const bench = workbench().write('input.csv', good).makeFolder('folder');
    const words = 'dedupe --input @input.csv --config @config.json --output';
    expect((await bench.run(`${words} @no/p.csv`)).said).toMatch(/--output: the folder .*no does not exist/);
    expect((await bench.run(`${words} @folder`)).said).toContain('folder is no ordinary file');
  });

  it('that may not be written are told before the work, and a write-protected file stays', () => {
    const bench = workbench().makeFolder('locked').write('kept.csv', 'earlier');
    chmodSync(bench.folder, 0o777);
    chmodSync(join(bench.folder, 'locked'), 0o555);
    chmodSync(join(bench.folder, 'kept.csv'), 0o444);
    const check = (name: string) => () =>
      checkOutputs([], [{ option: 'output', path: join(bench.folder, name) }]);
    asNobodySpecial(() => {
      expect(check('locked/pairs.csv')).toThrow(/^--output: .*pairs\.csv may not be written by you/);
      expect(check('kept.csv')).toThrow(/^--output: .*kept\.csv may not be written by you/);
      expect(check('pairs.csv')).not.toThrow();
    });
    expect(bench.read('kept.csv')).toBe('earlier');
    expect(bench.names()).toEqual(['config.json', 'kept.csv', 'locked']);
  });

  it('that cannot be made are told before anything is read', async () => {
    const bench = workbench().write('input.csv', good);
    const words = `dedupe --input @input.csv --config @config.json --output @${'n'.repeat(260)}.csv`;
    const { code, said } = await bench.run(words);
    expect(code).toBe(1);
    expect(said).toContain('has too long a name');
    expect(said).not.toContain('Reading');
  });

  it('leaves what was there when the engine fails, and no part of a file', async () => {
    const bench = workbench().write('input.csv', good).write('pairs.csv', 'earlier');
    bench.engine.probability = () => {
      throw new Error('broken');
    };
    const { code, said } = await bench.dedupe();
    expect(code).toBe(1);
    expect(said).toContain('did not foresee: Error: broken');
    expect(bench.read('pairs.csv')).toBe('earlier');
    expect(bench.names()).toEqual(['config.json', 'input.csv', 'pairs.csv']);
  });

  it('puts none of its files in place when a later one fails half-way', async () => {
    const bench = workbench().write('pairs.csv', 'earlier');
    const broken = (function* () {
      yield 'id,cluster\n';
      throw new Error('broken');
    })();
    const writing = writeOutputs([
      { option: 'output', path: join(bench.folder, 'pairs.csv'), pieces: ['new'] },
      { option: 'clusters', path: join(bench.folder, 'clusters.csv'), pieces: broken },
    ]);
    await expect(writing).rejects.toThrow('broken');
    expect(bench.read('pairs.csv')).toBe('earlier');
    expect(bench.names()).toEqual(['config.json', 'pairs.csv']);
  });

  it('writes none of its files when one cannot be written', async () => {
    const bench = workbench().write('input.csv', good);
    bench.makeFolder('locked').write('locked/.clusters.csv.part', '');
    bench.write(`.clusters.csv.${process.pid}.part`, 'in the way');
    const { code } = await bench.dedupe('--clusters @clusters.csv');
    expect(code).toBe(1);
    expect(bench.has('pairs.csv')).toBe(false);
  });
});
