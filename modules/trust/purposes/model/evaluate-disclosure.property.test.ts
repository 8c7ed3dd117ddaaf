import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsThat, legalBasesForTests, readContent } from '../testing/content-for-tests.ts';
import {
  answerSituation,
  composeOwnRules,
  type DisclosureVerdict,
  evaluateDisclosure,
  openLegalBases,
  parseRuleQuestions,
  type SharingRule,
} from './index.ts';

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

const ceilings = fc.oneof(fc.constant([]), fc.subarray(categories), fc.constant(categories));

/** Mostly between two organisations, where a ceiling counts. */
const crossing = fc
  .tuple(disclosure, fc.nat(4))
  .map(([request, pick]) =>
    pick === 0 ? request : { ...request, to: { ...request.to, organisationId: 'b' } },
  );

test('a ceiling only narrows: it permits nothing more and takes no condition away, and inside one organisation it changes nothing', () => {
  let narrowed = 0;
  fc.assert(
    fc.property(crossing, known, ceilings, (request, { missing, confirmed }, ceiling) => {
      const facts = factsThat(legal, without(missing), confirmed);
      const before = evaluateDisclosure(legal, request, facts);
      const after = evaluateDisclosure(legal, request, { ...facts, ceiling });
      noMore(after, before);
      if (request.from.organisationId === request.to.organisationId) expect(after).toEqual(before);
      if (after.outcome === 'not-allowed') {
        if (before.outcome !== 'not-allowed') narrowed += 1;
        return;
      }
      expect(openCodes(after)).toEqual(openCodes(before));
      if (request.from.organisationId !== request.to.organisationId)
        for (const item of after.categories) expect(ceiling).toContain(item.category);
    }),
    { numRuns: 3000 },
  );
  expect(narrowed).toBeGreaterThan(50);
});

test('a lower ceiling permits no more than a higher one', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      ceilings,
      fc.subarray(categories),
      (request, { missing, confirmed }, high, cut) => {
        const facts = factsThat(legal, without(missing), confirmed);
        const low = high.filter((category) => !cut.includes(category));
        noMore(
          evaluateDisclosure(legal, request, { ...facts, ceiling: low }),
          evaluateDisclosure(legal, request, { ...facts, ceiling: high }),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('what is asked on top of the rules never permits more', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      fc.subarray(conditions, { maxLength: 3 }),
      (request, { missing, confirmed }, alsoAsked) => {
        const facts = factsThat(legal, without(missing), confirmed);
        const before = evaluateDisclosure(legal, request, facts);
        const after = evaluateDisclosure(legal, request, { ...facts, alsoAsked });
        noMore(after, before);
        if (after.outcome === 'allowed') for (const code of alsoAsked) expect(missing).not.toContain(code);
      },
    ),
    { numRuns: 800 },
  );
});

/** An own rule on top of the region's: one of its permissions made stricter or given dates or phases, or an own prohibition. */
const ownRule = fc
  .record({
    rule: fc.constantFrom(...allows),
    more: fc.subarray(conditions, { maxLength: 2 }),
    keep: fc.nat(),
    kind: fc.constantFrom('stricter', 'narrower', 'dated', 'phased', 'retired', 'prohibits' as const),
  })
  .map(({ rule, more, keep, kind }): { code: string; rule: SharingRule | null } => {
    const [category = 'identiteit'] = rule.dataCategories;
    const some = rule.dataCategories.filter((_, index) => (index + keep) % 2 === 0);
    const own = {
      stricter: { ...rule, conditions: [...new Set([...rule.conditions, ...more])] },
      narrower: { ...rule, dataCategories: some.length > 0 ? some : [category] },
      dated: { ...rule, validFrom: '2027-01-01', validUntil: '2027-12-31' },
      phased: {
        ...rule,
        phases: [
          legal.purposes.get(rule.purpose)!.phases[keep % legal.purposes.get(rule.purpose)!.phases.length]!,
        ],
      },
      retired: null,
    };
    if (kind !== 'prohibits') return { code: rule.code, rule: own[kind] };
    const prohibition: SharingRule = {
      ...rule,
      code: 'EIGEN1',
      effect: 'prohibit',
      conditions: [],
      unlessAnyOf: more.length === 0 ? [] : [more],
      appliesWhen: keep % 3 === 0 ? 'bulk-query' : undefined,
    };
    return { code: 'EIGEN1', rule: prohibition };
  });

const opened = (own: { code: string; rule: SharingRule | null }, on: string) =>
  openLegalBases(composeOwnRules(legal.content, [own]), on);

test('an own rule that is stricter never permits more, whatever way it is stricter and on whatever day', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      ownRule,
      fc.constantFrom('2026-06-01', '2027-06-01', '2028-06-01'),
      (request, { missing, confirmed }, own, on) => {
        const facts = factsThat(legal, without(missing), confirmed);
        noMore(
          evaluateDisclosure(opened(own, on), request, facts),
          evaluateDisclosure(legal, request, facts),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test('with own rules too, a category more never permits more, nor takes a condition away', () => {
  fc.assert(
    fc.property(
      disclosure,
      known,
      ownRule,
      fc.constantFrom(...categories),
      (request, { missing, confirmed }, own, added) => {
        const facts = factsThat(legal, without(missing), [...confirmed, 'EIGEN1']);
        const mine = opened(own, '2027-06-01');
        const before = evaluateDisclosure(mine, request, facts);
        const after = evaluateDisclosure(
          mine,
          { ...request, categories: [...request.categories, added] },
          facts,
        );
        noMore(after, before);
        if (legal.content.engine.sourceRegimes[request.from.type]?.includes(added)) return;
        for (const code of openCodes(before)) expect(openCodes(after)).toContain(code);
      },
    ),
    { numRuns: 1000 },
  );
});

test('a confirmation that is taken back closes everything that rested on that rule alone', () => {
  let closed = 0;
  fc.assert(
    fc.property(disclosure, fc.constant([...legal.rules.keys()]), (request, confirmed) => {
      const before = evaluateDisclosure(legal, request, factsThat(legal, conditions, confirmed));
      if (before.outcome !== 'allowed') return;
      const gone = before.rules.map((rule) => rule.code);
      const others = new Set(
        before.categories.flatMap((item) => item.alternatives.map((way) => way.rule.code)),
      );
      const left = confirmed.filter((code) => !gone.includes(code));
      const after = evaluateDisclosure(legal, request, factsThat(legal, conditions, left));
      if (others.size > 0) return;
      closed += 1;
      expect(after.outcome).toBe('allowed-when');
      expect(after.open.every((item) => item.code === 'rule-confirmed' && gone.includes(item.rule))).toBe(
        true,
      );
    }),
    { numRuns: 2500 },
  );
  expect(closed).toBeGreaterThan(50);
});

test('one own prohibition of everything leaves nothing open, and each answer names it', () => {
  const rule: SharingRule = {
    ...legal.prohibits[0]!,
    code: 'EIGEN1',
    from: ['*'],
    to: ['*'],
    purpose: '*',
    dataCategories: ['*'],
    unlessAnyOf: [],
    appliesWhen: undefined,
    fromRoles: undefined,
    toRoles: undefined,
  };
  const shut = opened({ code: 'EIGEN1', rule }, '2027-06-01');
  fc.assert(
    fc.property(disclosure, known, (request, { missing, confirmed }) => {
      const verdict = evaluateDisclosure(shut, request, factsThat(shut, without(missing), confirmed));
      expect(verdict.outcome).toBe('not-allowed');
      expect(verdict.categories.every((item) => item.way === undefined)).toBe(true);
    }),
    { numRuns: 500 },
  );
  const delivered = parseRuleQuestions(readContent('rule-questions.json'), legal.content);
  for (const question of delivered.ok ? delivered.value.questions : []) {
    const open = answerSituation(legal, question);
    const answer = answerSituation(shut, question);
    expect(answer.outcome).toBe('not-allowed');
    if (open.outcome !== 'not-allowed')
      expect(answer.refusals.map((item) => item.by?.code)).toContain('EIGEN1');
  }
});
