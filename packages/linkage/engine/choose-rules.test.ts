import { expect, it } from 'vitest';
import { ruleHashes } from './blocking.ts';
import { blockingOf, eachPair } from './candidates.ts';
import { budgetFor, chooseRules } from './choose-rules.ts';
import { seededRandom } from './random.ts';
import { type Reads, reads, rowsOf } from './testing/rows.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const settings = (columns: readonly string[]) => ({
  fields: columns.map((column) => ({ column, kind: 'code' as const })),
});

/** Rows of values that `common` others share on average, then for each three fields a copy in which these are damaged. */
function planted(size: number, values: number): { readonly read: Reads; readonly pairs: [number, number][] } {
  const random = seededRandom(7);
  const value = () => `v${Math.floor(random() * values)}x`;
  const lines = Array.from({ length: size }, () => names.map(value));
  const pairs: [number, number][] = [];
  for (let one = 0; one < names.length; one++)
    for (let two = one + 1; two < names.length; two++)
      for (let three = two + 1; three < names.length; three++) {
        const from = pairs.length * 3;
        pairs.push([from, lines.length]);
        const damaged = [one, two, three];
        lines.push(lines[from]!.map((cell, at) => (damaged.includes(at) ? `${cell}${pairs.length}q` : cell)));
      }
  return { read: reads(settings(names), rowsOf(names, lines)), pairs };
}

const largest = (size: number) => budgetFor(size).largestBlock;

function found({ table, plan }: Reads, rules: ReturnType<typeof chooseRules>): Set<string> {
  const hashes = rules.map((rule) => ruleHashes(table, plan.fields, rule));
  const seen = new Set<string>();
  eachPair(blockingOf(hashes, largest(table.size)), null, { part: 0, of: 1 }, (one, other) =>
    seen.add(`${one}-${other}`),
  );
  return seen;
}

it.each([
  ['rare', 400],
  ['common', 12],
])('whichever three fields of a pair are damaged, it is compared: %s values', (_, values) => {
  const { read, pairs } = planted(300, values);
  const seen = found(read, chooseRules(read.table, read.plan, budgetFor(read.table.size)));
  expect(pairs.filter(([one, other]) => !seen.has(`${one}-${other}`))).toEqual([]);
});

it('stays within the pairs and the rules it may spend', () => {
  const { read } = planted(300, 12);
  for (const pairs of [0, 500, 3000, 12_000]) {
    const rules = chooseRules(read.table, read.plan, { pairs, rules: 9, largestBlock: 400 });
    expect(rules.length).toBeLessThanOrEqual(9);
    expect(found(read, rules).size).toBeLessThanOrEqual(pairs);
    if (pairs > 1000) expect(rules.length).toBeGreaterThan(0);
  }
});

it('has less to spend for each record of a large table', () => {
  const [small, large] = [budgetFor(1000), budgetFor(1_000_000)];
  expect(small).toEqual({ pairs: 30_000, rules: 60, largestBlock: 400 });
  expect(large).toEqual({ pairs: 12_000_000, rules: 16, largestBlock: 120 });
});

it('does not block by a column that is hardly filled in, or that is the same for all', () => {
  const lines = Array.from({ length: 200 }, (_, at) => ['same', at === 3 ? 'x' : '', `n${at >> 1}`]);
  const { table, plan } = reads(
    settings(['all', 'hardly', 'good']),
    rowsOf(['all', 'hardly', 'good'], lines),
  );
  const used = chooseRules(table, plan, budgetFor(200)).map(({ name }) => name);
  expect(used).toContain('good.exact');
  expect(used).not.toContain('all.exact');
  expect(used.some((name) => name.includes('hardly'))).toBe(false);
});

it('still chooses when there are thirty columns', () => {
  const columns = Array.from({ length: 30 }, (_, at) => `c${at}`);
  const lines = Array.from({ length: 40 }, (_, row) => columns.map((_, at) => `${row >> 1}v${at}`));
  const { table, plan } = reads(settings(columns), rowsOf(columns, lines));
  expect(chooseRules(table, plan, budgetFor(40)).length).toBeGreaterThan(3);
});

it('refuses more columns than it can keep apart', () => {
  const columns = Array.from({ length: 32 }, (_, at) => `c${at}`);
  expect(() => reads(settings(columns), rowsOf(columns, []))).toThrow(
    'At most 31 fields can be compared; the settings ask for 32.',
  );
});
