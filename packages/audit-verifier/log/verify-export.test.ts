import { beforeAll, describe, expect, test } from 'vitest';
import { MadeLog, madeLog, moment } from '../testing/make-log.ts';
import { entryHash } from './leaf.ts';
import { type ExportFiles, verifyExport } from './verify-export.ts';

let log: MadeLog;
let whole: ExportFiles;
beforeAll(async () => {
  log = await madeLog();
  whole = log.exportOf('a');
});

const codesOf = async (files: ExportFiles, options = {}): Promise<string[]> =>
  (await verifyExport(files, options)).findings.map(({ code, line }) => `${code}:${line}`);

const firstOf = async (changed: Partial<ExportFiles>, options = {}): Promise<string | undefined> =>
  (await codesOf({ ...whole, ...changed }, options))[0];

/** The event lines rewritten; line 1 is the header. */
const withLines = (change: (lines: string[]) => string[]): string =>
  change(whole.events.split('\n').slice(0, -1))
    .map((line) => `${line}\n`)
    .join('');

describe('a whole export', () => {
  test('is proven for each organisation, with what it shows', async () => {
    const report = await verifyExport(whole);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      proven: true,
      organisation: 'a',
      events: 10,
      size: 19,
      checkpoints: 3,
      completeUntil: moment(210),
    });
    expect(report.logKeys).toHaveLength(2);
    expect(report.witnesses.map(({ key, size }) => [key.replace(/\+.*/, ''), size])).toEqual([
      ['witness.example/b', 14],
      ['witness.example/c', 14],
    ]);
    expect(await codesOf(log.exportOf('b'))).toEqual([]);
  });

  test('stays proven when retention dropped what events were about', async () => {
    const events = whole.events.replaceAll(/"payload":\{[^}]*\}[^}]*\}/g, '"payload":null');
    const report = await verifyExport({ ...whole, events });
    expect(report).toMatchObject({ proven: true, payloadsDropped: 10 });
  });

  test('fits the key that was got another way, and no other', async () => {
    expect(await codesOf(whole, { logKey: log.key })).toEqual([]);
    const other = await MadeLog.open('another');
    expect(await firstOf({}, { logKey: other.key })).toBe('other-log-key:2');
  });
});

describe('in the events is found', () => {
  test('one that was removed, also the first and the last', async () => {
    expect(await firstOf({ events: withLines((lines) => lines.toSpliced(4, 1)) })).toBe('event-removed:5');
    expect(await firstOf({ events: withLines((lines) => lines.toSpliced(1, 1)) })).toBe('event-removed:2');
    expect(await firstOf({ events: withLines((lines) => lines.toSpliced(10, 1)) })).toBe('event-removed:14');
  });

  test('one that was changed, and changed details', async () => {
    const changed = (from: string, to: string) => whole.events.replace(from, to);
    expect(await firstOf({ events: changed('"actorName":"Noor"', '"actorName":"Bas"') })).toBe(
      'event-changed:2',
    );
    expect(await firstOf({ events: changed('"shown":3', '"shown":4') })).toBe('payload-changed:3');
  });

  test('one that was inserted: a copy, or made up', async () => {
    expect(await firstOf({ events: withLines((lines) => lines.toSpliced(4, 0, lines[2]!)) })).toBe(
      'event-inserted:5',
    );
    const made = whole.events.split('\n')[3]!.replace('"id":"event-5"', '"id":"event-x"');
    expect(await firstOf({ events: withLines((lines) => lines.toSpliced(4, 0, made)) })).toMatch(
      /^event-inserted:5/,
    );
  });

  test('two that changed places', async () => {
    const events = withLines((lines) => lines.with(3, lines[4]!).with(4, lines[3]!));
    expect(await firstOf({ events })).toBe('event-reordered:4');
  });

  test('a line that is no event, or stands in the wrong part', async () => {
    expect(await firstOf({ events: withLines((lines) => lines.with(3, '{}')) })).toBe('line-damaged:4');
    const moved = withLines((lines) => [...lines.slice(0, -1), lines[1]!, lines.at(-1)!]);
    expect(await codesOf({ ...whole, events: moved })).toContain('line-out-of-place:15');
    expect(await firstOf({ events: whole.events.slice(0, -1) })).toMatch(/^line-damaged/);
    expect(await firstOf({ events: '' })).toBe('line-out-of-place:1');
  });

  test('a date that the log itself contradicts, unless the reader accepts it', async () => {
    const dated = await madeLog();
    dated.add('a', 220, 60);
    await dated.close(230);
    const files = dated.exportOf('a');
    expect(await codesOf(files)).toEqual(['event-back-dated:12']);
    const accepted = await verifyExport(files, { acceptBackDated: true });
    expect(accepted).toMatchObject({ proven: true, backDated: 1 });
  });

  test('no back-dating in what waited within the tolerance', async () => {
    const late = await madeLog();
    late.add('a', 220, 100);
    await late.close(230);
    expect(await codesOf(late.exportOf('a'))).toEqual([]);
  });
});

describe('in the checkpoints is found', () => {
  test('one that is damaged, by its line', async () => {
    const checkpoints = whole.checkpoints.replace('\n14\n', '\n15\n');
    expect(await firstOf({ checkpoints })).toBe('checkpoint-damaged:8');
  });

  test('one that is missing, doubled or out of order', async () => {
    const [first = '', second = '', third = ''] = whole.checkpoints.split(/\n\n(?=log)/);
    expect(await codesOf({ ...whole, checkpoints: `${first}\n\n${third}` })).toContain(
      'checkpoint-missing:1',
    );
    expect(await codesOf({ ...whole, checkpoints: [first, third.trim(), second].join('\n\n') })).toContain(
      'tree-rolled-back:14',
    );
    expect(await firstOf({ checkpoints: `${first}\n\n${whole.checkpoints}` })).toBe('checkpoints-damaged:8');
    expect(await firstOf({ checkpoints: '' })).toBe('checkpoints-damaged:1');
  });

  test('the last one missing or damaged, without saying of a single event that it was changed', async () => {
    const [first = '', second = '', third = ''] = whole.checkpoints.split(/\n\n(?=log)/);
    for (const checkpoints of [
      `${first}\n\n${second}\n`,
      [first, second, third.replace('\n19\n', '\n18\n')].join('\n\n'),
      whole.checkpoints.replace(/(?<=\n19\n)./, (letter) => (letter === 'A' ? 'B' : 'A')),
      '',
    ]) {
      const { proven, findings } = await verifyExport({ ...whole, checkpoints });
      const codes = findings.map(({ code, line, params }) => `${code}:${line}:${params.found ?? ''}`);
      expect(proven).toBe(false);
      expect(codes).toContain('events-not-held:2:10');
      expect(codes.filter((code) => code.startsWith('event-'))).toEqual([]);
    }
    const changed = whole.events.replace('"actorName":"Noor"', '"actorName":"Bas"');
    expect(await codesOf({ ...whole, events: changed, checkpoints: `${first}\n\n${second}\n` })).toContain(
      'event-changed:3',
    );
  });

  test('a signature of an unknown key, and one that was taken away', async () => {
    const keys = whole.keys.replace(/^witness witness.example\/c.*\n/m, '');
    expect(await firstOf({ keys })).toBe('key-unknown:14');
    const checkpoints = whole.checkpoints.replace(/— witness.example\/c.*\n/, '');
    expect(await codesOf({ ...whole, checkpoints })).toEqual(
      expect.arrayContaining([expect.stringContaining('witness-missing'), 'cosignature-missing:8']),
    );
  });

  test('that fewer witnesses signed than the reader wants', async () => {
    expect(await codesOf(whole, { witnesses: 2 })).toEqual([]);
    expect(await firstOf({}, { witnesses: 3 })).toBe('too-few-witnesses:1');
  });

  test('another history than the reader kept, and one that is shorter', async () => {
    const other = await madeLog();
    other.add('b', 240);
    await other.close(250);
    const kept = other.checkpoints();
    expect(await firstOf({}, { earlier: kept })).toBe('tree-rolled-back:16');
    expect(await firstOf({}, { earlier: whole.checkpoints })).toBeUndefined();
  });

  test('two trees of one size under one key', async () => {
    const other = await MadeLog.open();
    for (let i = 1; i <= 5; i += 1) other.add('a', i);
    await other.close(10);
    await other.cosign('witness.example/b', 11);
    const [first = ''] = other.checkpoints().split(/(?<=\n)\n(?=log)/);
    expect(await codesOf(whole, { earlier: first })).toEqual(['split-view:1']);
    const [, ...rest] = whole.checkpoints.split(/(?<=\n)\n(?=log)/);
    const swapped = await codesOf({ ...whole, checkpoints: [first, ...rest].join('\n') });
    expect(swapped.some((code) => code.startsWith('history-rewritten'))).toBe(true);
    const both = await codesOf({ ...whole, checkpoints: `${first}\n${whole.checkpoints}` });
    expect(both).toContain('split-view:8');
  });
});

describe('in the keys is found', () => {
  test('a key that no earlier key handed over', async () => {
    const [head = ''] = whole.keys.split('\n\n');
    expect(await firstOf({ keys: `${head}\n` })).toBe('key-not-trusted:3');
  });

  test('a hand-over that is not signed by the old key', async () => {
    const keys = whole.keys.replace(/\n5\n|\n6\n/, '\n7\n');
    expect(await firstOf({ keys })).toMatch(/^rotation-damaged/);
  });

  test('a checkpoint that the retired key went on to sign', async () => {
    const wrong = await madeLog();
    const [first] = wrong.keys;
    wrong.keys.push({ signer: first!.signer });
    wrong.add('a', 220);
    await wrong.close(230);
    wrong.keys.pop();
    expect(await codesOf(wrong.exportOf('a'))).toEqual(['checkpoint-by-retired-key:22']);
  });

  test('a line that is no key', async () => {
    expect(await firstOf({ keys: whole.keys.replace('witness w', 'witness x') })).toBe('keys-damaged:4');
    expect(await firstOf({ keys: '' })).toBe('keys-damaged:1');
  });
});

test('the whole log rewritten under the true key shows in what others kept', async () => {
  const rewritten = await MadeLog.open();
  for (let i = 1; i <= 12; i += 1) rewritten.add('a', i);
  await rewritten.close(20);
  const files = rewritten.exportOf('a');
  expect(await codesOf(files)).toEqual([]);
  const kept = log.checkpoints();
  const report = await verifyExport(files, { earlier: kept });
  expect(report.proven).toBe(false);
});

test('an entry has one hash, whatever the order in which its members were written', () => {
  const [first] = log.entries;
  const turned = Object.fromEntries(Object.entries(first!.leaf).toReversed());
  expect(entryHash(turned as never)).toEqual(entryHash(first!.leaf));
});
