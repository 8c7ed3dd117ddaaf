import { expect, it } from 'vitest';
import { ruleHashes } from './blocking.ts';
import { blockingOf } from './candidates.ts';
import { budgetFor, chooseRules } from './choose-rules.ts';
import { collectPairs } from './collect-pairs.ts';
import { estimate } from './estimate.ts';
import { pairReader } from './pair.ts';
import { scorer } from './score.ts';
import { madePersons, personSettings } from './testing/persons.ts';
import { reads } from './testing/rows.ts';

it('gives the pairs that are left the odds that comparing their records again would give', () => {
  const { table, plan } = reads(personSettings, madePersons(300, 7));
  const rules = chooseRules(table, plan, budgetFor(table.size));
  const blocking = blockingOf(
    rules.map((rule) => ruleHashes(table, plan.fields, rule)),
    400,
  );
  const reader = pairReader(table, plan);
  const collected = collectPairs(table.size, plan.groups, reader, blocking, null);
  const learned = estimate(table, plan, null, collected);
  const score = scorer(table, plan, reader, learned);
  const { kept } = learned;
  const proposed = [...(kept?.odds ?? [])].flatMap((odds, pair) => (odds > -3 ? [{ odds, pair }] : []));
  expect(proposed.length).toBeGreaterThan(50);
  for (const { odds, pair } of proposed)
    expect(odds).toBeCloseTo(score(kept?.left[pair] ?? 0, kept?.right[pair] ?? 0), 4);
});
