import { expect, it } from 'vitest';
import { ruleHashes } from './blocking.ts';
import { blockingOf, countCandidates } from './candidates.ts';
import { namedRules } from './choose-rules.ts';
import { dedupe } from './link.ts';
import { readParameters } from './parameters.ts';
import { scoreCandidates } from './score-candidates.ts';
import { reads, rowsOf } from './testing/rows.ts';

it('gives over threads the same pairs and odds as without', { timeout: 120_000 }, async () => {
  const settings = {
    fields: [
      { column: 'block', kind: 'code' as const },
      { column: 'name', kind: 'text' as const },
    ],
  };
  const lines = Array.from({ length: 2400 }, (_, at) => [`b${at % 6}`, `name${(at * 7) % 501}`]);
  const { rows, table, plan } = reads(settings, rowsOf(['block', 'name'], lines));
  const [few] = [rowsOf(['block', 'name'], lines.slice(0, 200))];
  const { parameters } = await dedupe(few!, settings);
  const hashes = namedRules([['block.exact']], plan.fields).map((rule) =>
    ruleHashes(table, plan.fields, rule),
  );
  const blocking = blockingOf(hashes, 400);
  const task = {
    plan,
    table,
    blocking,
    border: null,
    estimate: readParameters(parameters, plan),
    floor: -100,
  };
  expect(rows.ids.length).toBe(2400);
  // Enough to be worth threads.
  expect(countCandidates(blocking)).toBeGreaterThan(400_000);
  const told: number[] = [];
  const run = async (threads: number) => {
    const parts = await scoreCandidates(task, threads, (done) => told.push(done));
    const oddsOf = new Float32Array(rows.ids.length ** 2);
    let pairs = 0;
    for (const { left, right, odds } of parts)
      for (const [at, one] of left.entries()) {
        oddsOf[one * rows.ids.length + right[at]!] = odds[at]!;
        pairs++;
      }
    return { parts: parts.length, pairs, oddsOf };
  };
  const alone = await run(1);
  const shared = await run(2);
  expect([alone.parts, shared.parts]).toEqual([1, 2]);
  expect(alone.pairs).toBe(countCandidates(blocking));
  expect(shared.pairs).toBe(alone.pairs);
  expect(Buffer.compare(Buffer.from(shared.oddsOf.buffer), Buffer.from(alone.oddsOf.buffer))).toBe(0);
  expect(Math.max(...told)).toBe(countCandidates(blocking));
});
