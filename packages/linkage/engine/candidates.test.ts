import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleHashes } from './blocking.ts';
import { type Blocking, type Border, blockingOf, countCandidates, eachPair, inSample } from './candidates.ts';
import { countHashes, namedRules } from './choose-rules.ts';
import { HashCounter } from './hash-counter.ts';
import { reads, rowsOf } from './testing/rows.ts';

/** Hashes by rule; few different ones, so that records share them. */
const hashesOfRules = fc.integer({ min: 2, max: 40 }).chain((records) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: records, maxLength: records }), {
    minLength: 1,
    maxLength: 4,
  }),
);

const blockingFrom = (rules: readonly (readonly number[])[], largest = 1000): Blocking =>
  blockingOf(
    rules.map((rule) => Uint32Array.from(rule, (hash) => hash * 400_000_000)),
    largest,
  );

function pairsOf(blocking: Blocking, border: Border = null, of = 1): string[] {
  const found: string[] = [];
  for (let part = 0; part < of; part++)
    eachPair(blocking, border, { part, of }, (one, other) => found.push(`${one}-${other}`));
  return found;
}

function byTrying(rules: readonly (readonly number[])[], border: Border = null, largest = 1000): string[] {
  const records = rules[0]?.length ?? 0;
  const found: string[] = [];
  for (let one = 0; one < records; one++)
    for (let other = one + 1; other < records; other++) {
      if (border !== null && one < border === other < border) continue;
      const shared = rules.some((rule) => {
        const size = rule.filter((hash) => hash === rule[one]).length;
        return rule[one] !== 0 && rule[one] === rule[other] && size <= largest;
      });
      if (shared) found.push(`${one}-${other}`);
    }
  return found;
}

it('finds each pair that shares a hash of some rule, once, the lower number first', () => {
  fc.assert(
    fc.property(hashesOfRules, (rules) => {
      expect(pairsOf(blockingFrom(rules)).sort()).toEqual(byTrying(rules).sort());
    }),
  );
});

it('leaves out blocks that are too large, but for pairs that another rule finds', () => {
  fc.assert(
    fc.property(hashesOfRules, fc.integer({ min: 1, max: 6 }), (rules, largest) => {
      expect(pairsOf(blockingFrom(rules, largest)).sort()).toEqual(byTrying(rules, null, largest).sort());
    }),
  );
});

it('finds only pairs over the border when there is one', () => {
  fc.assert(
    fc.property(hashesOfRules, fc.integer({ min: 0, max: 40 }), (rules, border) => {
      expect(pairsOf(blockingFrom(rules), border).sort()).toEqual(byTrying(rules, border).sort());
    }),
  );
});

it('divides the same pairs over any number of threads', () => {
  fc.assert(
    fc.property(hashesOfRules, fc.integer({ min: 2, max: 5 }), (rules, threads) => {
      const blocking = blockingFrom(rules);
      expect(pairsOf(blocking, null, threads).sort()).toEqual(pairsOf(blocking).sort());
    }),
  );
});

it('counts at least the pairs it finds, and of one rule exactly those', () => {
  fc.assert(
    fc.property(hashesOfRules, (rules) => {
      expect(countCandidates(blockingFrom(rules))).toBeGreaterThanOrEqual(byTrying(rules).length);
      const [first = []] = rules;
      expect(countCandidates(blockingFrom([first]))).toBe(byTrying([first]).length);
      const { pairs } = countHashes(Uint32Array.from(first), new HashCounter(first.length));
      expect(pairs).toBe(byTrying([first]).length);
    }),
  );
});

it('takes about the share that was asked, the same pairs each time', () => {
  let taken = 0;
  for (let one = 0; one < 200; one++)
    for (let other = one + 1; other < 200; other++) if (inSample(one, other, 0.25)) taken++;
  expect(taken / 19_900).toBeCloseTo(0.25, 1);
  expect(inSample(3, 4, 1)).toBe(true);
  expect(inSample(3, 4, 0.5)).toBe(inSample(3, 4, 0.5));
});

const settings = {
  fields: [
    { column: 'first', kind: 'given-name' },
    { column: 'last', kind: 'family-name' },
    { column: 'born', kind: 'date' },
  ],
  swappable: [['first', 'last']],
} satisfies Parameters<typeof reads>[0];
const rows = rowsOf(
  ['first', 'last', 'born'],
  [
    ['Jan', 'Jansen', '3-5-1980'],
    ['Jan', 'Janssen', '3-5-1980'],
    ['Jan', 'Jansen', ''],
    ['Jansen', 'Jan', '3-5-1980'],
  ],
);

it('gives records that share all parts of a rule one hash, and none where a part is not known', () => {
  const { table, plan } = reads(settings, rows);
  const [rule] = namedRules([['last.sound', 'born.exact']], plan.fields);
  const [one, same, unknown, other] = ruleHashes(table, plan.fields, rule!);
  expect(one).toBe(same);
  expect(unknown).toBe(0);
  expect(other).not.toBe(one);
});

it('gives names that changed places one hash by a rule that allows for it', () => {
  const { table, plan } = reads(settings, rows);
  const [straight] = namedRules([['first.sound', 'last.sound']], plan.fields);
  const either = { ...straight!, swap: plan.swaps[0]! };
  const [one, , , turned] = ruleHashes(table, plan.fields, either);
  expect(one).toBe(turned);
  const [straightOne, , , straightTurned] = ruleHashes(table, plan.fields, straight!);
  expect(straightOne).not.toBe(straightTurned);
});

it('says which parts there are when a rule names another', () => {
  const { plan } = reads(settings, rows);
  expect(() => namedRules([['last.colour']], plan.fields)).toThrow(
    /There is no part "last\.colour" to block by; there are: first\.exact, /,
  );
});
