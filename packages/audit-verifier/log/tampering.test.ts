import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { madeLog } from '../testing/make-log.ts';
import { allFindingCodes, sentenceOf } from './findings.ts';
import { type ExportFiles, verifyExport } from './verify-export.ts';

let whole: ExportFiles;
beforeAll(async () => {
  whole = (await madeLog()).exportOf('a');
});

const NAMES = ['events', 'checkpoints', 'keys'] as const;
const place = fc.nat({ max: 1_000_000 });

type Change = {
  readonly kind: string;
  readonly one: number;
  readonly other: number;
  readonly letter: string;
};

const CHANGES: Readonly<Record<string, (text: string, change: Change) => string>> = {
  'one letter becomes another': (text, { one, letter }) => {
    const at = one % text.length;
    return text.slice(0, at) + letter + text.slice(at + 1);
  },
  'a letter is taken away': (text, { one }) => {
    const at = one % text.length;
    return text.slice(0, at) + text.slice(at + 1);
  },
  'a letter is put in': (text, { one, letter }) => {
    const at = one % (text.length + 1);
    return text.slice(0, at) + letter + text.slice(at);
  },
  'a line is taken away': (text, { one }) => {
    const lines = text.split('\n');
    return lines.toSpliced(one % lines.length, 1).join('\n');
  },
  'a line is doubled elsewhere': (text, { one, other }) => {
    const lines = text.split('\n');
    return lines.toSpliced(other % lines.length, 0, lines[one % lines.length]!).join('\n');
  },
  'two lines change places': (text, { one, other }) => {
    const lines = text.split('\n');
    const [a, b] = [one % lines.length, other % lines.length];
    return lines.with(a, lines[b]!).with(b, lines[a]!).join('\n');
  },
  'the end is cut off': (text, { one }) => text.slice(0, one % text.length),
  'a piece is copied over another': (text, { one, other }) => {
    const from = one % text.length;
    const to = other % text.length;
    const piece = text.slice(from, from + 44);
    return text.slice(0, to) + piece + text.slice(to + piece.length);
  },
};

const change = fc.record({
  kind: fc.constantFrom(...Object.keys(CHANGES)),
  one: place,
  other: place,
  letter: fc.constantFrom(...'abzAZ019+/=" \n{}[],:—é'),
});

describe('random tampering', () => {
  test('is found, whatever and wherever it is', async () => {
    let tampered = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), change, async (name, what) => {
        const text = CHANGES[what.kind]!(whole[name], what);
        fc.pre(text !== whole[name]);
        tampered += 1;
        const { proven, findings } = await verifyExport({ ...whole, [name]: text });
        expect(proven).toBe(false);
        expect(sentenceOf(findings[0]!, 'nl')).not.toMatch(/[{}?]$/);
      }),
      { numRuns: 2_500 },
    );
    expect(tampered).toBe(2_500);
  }, 120_000);

  test('of a value in an event is found, whichever member it is', async () => {
    const lines = whole.events.split('\n').slice(0, -1);
    const paths = lines.flatMap((line, index) => pathsOf(JSON.parse(line)).map((path) => ({ index, path })));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.integer({ min: 1, max: 9 }),
        async ({ index, path }, by) => {
          const line = JSON.parse(lines[index]!);
          const events = lines.with(index, JSON.stringify(bent(line, path, by)));
          const report = await verifyExport({ ...whole, events: `${events.join('\n')}\n` });
          expect(report.proven).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  }, 120_000);
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]));
}

/** The value with one member made different, of the same type. */
function bent(value: any, [name, ...rest]: Path, by: number): any {
  if (name === undefined) {
    if (typeof value === 'number') return value + by;
    if (typeof value !== 'string' || value === '') return 'x'.repeat(by);
    const at = by % value.length;
    const other = value[at] === 'A' ? 'B' : 'A';
    return (
      value.slice(0, at) +
      (/\d/.test(value[at]!) ? (Number(value[at]) + by) % 10 : other) +
      value.slice(at + 1)
    );
  }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[name] = bent(value[name], rest, by);
  return copy;
}

test('every finding has a sentence in both languages', () => {
  for (const code of allFindingCodes)
    for (const language of ['nl', 'en'] as const)
      expect(sentenceOf({ code, file: 'events.jsonl', line: 1, params: {} }, language)).toMatch(/\.$/);
});
