import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsThat, legalBasesForTests } from '../testing/content-for-tests.ts';
import { type DisclosureVerdict, evaluateDisclosure } from './index.ts';

const legal = legalBasesForTests();
const types = legal.content.organisationTypes.map((item) => item.code);
const categories = [...legal.categories];
const conditions = [...legal.conditions.keys()];
const allows = legal.content.sharingRules.filter((rule) => rule.effect === 'allow');
const circumstances = Object.keys(legal.content.engine.appliesWhen);

/** Starts from a rule that exists, else nearly every draw would be refused before anything is weighed. */
const disclosure = fc
  .record({
    rule: fc.constantFrom(...allows),
    same: fc.boolean(),
    extra: fc.subarray(categories, { maxLength: 3 }),
    regimes: fc.subarray(['politie-dagelijks', 'politie-onderzoek', 'fiscaal', 'strafvorderlijk'], {
      maxLength: 1,
    }),
    circumstances: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(circumstances) },
    ),
    pick: fc.nat(),
    otherType: fc.option(fc.constantFrom(...types), { freq: 8 }),
    phase: fc.boolean(),
  })
  .map(({ rule, same, extra, regimes, circumstances: so, pick, otherType, phase }) => {
    const purpose = legal.purposes.get(rule.purpose)!;
    const roles = [...purpose.roles, ...(purpose.processorRoles ?? [])];
    const own = rule.dataCategories.filter((_, index) => (index + pick) % 3 === 0);
    return {
      from: {
        organisationId: 'a',
        type: rule.from[pick % rule.from.length]!,
        roles: rule.fromRoles ?? roles,
      },
      to: {
        organisationId: same ? 'a' : 'b',
        type: otherType ?? rule.to[pick % rule.to.length]!,
        roles: rule.toRoles ?? purpose.roles,
      },
      purpose: rule.purpose,
      phase: phase ? purpose.phases[pick % purpose.phases.length] : undefined,
      categories: own.length > 0 ? [...own, ...(pick % 4 === 0 ? extra : [])] : [rule.dataCategories[0]!],
      sourceRegimes: pick % 5 === 0 ? regimes : [],
      circumstances: so,
    };
  });

const known = fc.record({
  missing: fc.oneof(fc.subarray(conditions, { maxLength: 6 }), fc.subarray(conditions)),
  confirmed: fc.oneof(fc.constant([...legal.rules.keys()]), fc.subarray([...legal.rules.keys()])),
});

const rank = { allowed: 2, 'allowed-when': 1, 'not-allowed': 0 } as const;
const openCodes = (verdict: DisclosureVerdict) =>
  new Set(verdict.open.map((item) => `${item.code}:${item.code === 'rule-confirmed' ? item.rule : ''}`));
const without = (missing: readonly string[]) => conditions.filter((code) => !missing.includes(code));

const noMore = (less: DisclosureVerdict, more: DisclosureVerdict) => {
  expect(rank[less.outcome]).toBeLessThanOrEqual(rank[more.outcome]);
};

test('adding a category never permits more, nor takes a condition away', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      fc.constantFrom(...categories),
      (request, { missing, confirmed }, added) => {
        const facts = factsThat(legal, without(missing), confirmed);
        // The regime of the source is stated, so that naming it as a category does not change what is asked.
        const before = evaluateDisclosure(legal, request, facts);
        const after = evaluateDisclosure(
          legal,
          { ...request, categories: [...request.categories, added] },
          facts,
        );
        noMore(after, before);
        if (legal.content.engine.sourceRegimes[request.from.type]?.includes(added)) return;
        for (const code of openCodes(before)) expect(openCodes(after)).toContain(code);
      },
    ),
    { numRuns: 1500 },
  );
});

test('taking a fact or a confirmation away never permits more', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      fc.subarray(conditions),
      fc.nat(),
      (request, { missing, confirmed }, gone, cut) => {
        const before = evaluateDisclosure(legal, request, factsThat(legal, without(missing), confirmed));
        const after = evaluateDisclosure(
          legal,
          request,
          factsThat(legal, without([...missing, ...gone]), confirmed.slice(cut % (confirmed.length + 1))),
        );
        noMore(after, before);
      },
    ),
    { numRuns: 1500 },
  );
});

test('a circumstance or a regime never permits more', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      fc.constantFrom(...circumstances),
      (request, { missing, confirmed }, added) => {
        const facts = factsThat(legal, without(missing), confirmed);
        const before = evaluateDisclosure(legal, { ...request, sourceRegimes: [], circumstances: [] }, facts);
        noMore(
          evaluateDisclosure(legal, { ...request, sourceRegimes: [], circumstances: [added] }, facts),
          before,
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('what is allowed rests, for every category, on a permission and meets no prohibition', () => {
  let allowed = 0;
  fc.assert(
    fc.property(disclosure, known, (request, { missing, confirmed }) => {
      const verdict = evaluateDisclosure(legal, request, factsThat(legal, without(missing), confirmed));
      if (verdict.outcome !== 'allowed') return;
      allowed += 1;
      const purpose = legal.purposes.get(request.purpose)!;
      for (const item of verdict.categories) {
        expect(purpose.enabled && purpose.dataCategories.includes(item.category)).toBe(true);
        const rule = allows.find((one) => one.code === item.way?.rule.code)!;
        expect(rule.dataCategories.includes(item.category) && confirmed.includes(rule.code)).toBe(true);
        expect(rule.conditions.filter((code) => item.way!.met.every((met) => met.code !== code))).toEqual([]);
      }
    }),
    { numRuns: 1500 },
  );
  expect(allowed).toBeGreaterThan(50);
});
