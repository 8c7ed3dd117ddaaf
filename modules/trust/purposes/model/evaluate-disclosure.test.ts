import { describe, expect, test } from 'vitest';
import { factsThat, legalBasesForTests, party } from '../testing/content-for-tests.ts';
import { evaluateDisclosure } from './index.ts';

const legal = legalBasesForTests();
const everything = [...legal.conditions.keys()];
const allRules = [...legal.rules.keys()];
const riec = party('riec', 'riec', 'riec-medewerker');
const police = party('politie', 'politie', 'politie-informatieknooppunt');

describe('facts', () => {
  const request = {
    from: party('gemeente', 'zwolle', 'coordinator-ondermijning'),
    to: riec,
    purpose: 'riec-casus',
    categories: ['identiteit'],
  };

  test('a statement does not stand in for an approval', () => {
    const facts = everything
      .filter((condition) => condition !== 'weighing-approved')
      .map((condition) => ({ condition, by: legal.conditions.get(condition)!.by }));
    const verdict = evaluateDisclosure(legal, request, {
      facts: [...facts, { condition: 'weighing-approved', by: 'statement' }],
      confirmedRules: ['R01'],
    });
    expect(verdict.open.map((item) => item.code)).toEqual(['weighing-approved']);
  });

  test('each open condition says who makes it true and in which words', () => {
    const verdict = evaluateDisclosure(legal, request, { facts: [], confirmedRules: [] });
    const weighing = verdict.open.find((item) => item.code === 'weighing-approved');
    expect(weighing).toMatchObject({ by: 'approval', rule: 'R01', title: 'Weging goedgekeurd' });
    expect(weighing?.check).toMatch(/wegingsbesluit/);
  });

  test('the verdict keeps who made a condition hold', () => {
    const verdict = evaluateDisclosure(legal, request, {
      facts: [
        {
          condition: 'need-to-know-motivation',
          by: 'statement',
          personId: 'p1',
          text: 'nodig voor de casus',
        },
      ],
      confirmedRules: [],
    });
    const met = verdict.categories[0]?.way?.met.find((item) => item.code === 'need-to-know-motivation');
    expect(met?.facts[0]).toMatchObject({ personId: 'p1', text: 'nodig voor de casus' });
  });

  test('rule, articles, explanation and confidence come with the verdict', () => {
    const verdict = evaluateDisclosure(legal, request, { facts: [], confirmedRules: [] });
    expect(verdict.rules[0]).toMatchObject({ kind: 'rule', code: 'R01', confidence: 'unconfirmed' });
    expect(verdict.rules[0]?.articles.map((item) => item.law)).toEqual(['WGS', 'AVG']);
    expect(verdict.rules[0]?.explanation.length).toBeGreaterThan(10);
  });

  test('the phase of the record decides, whatever the facts claim', () => {
    const share = { from: riec, to: police, purpose: 'riec-casus', categories: ['identiteit'] };
    const known = factsThat(legal, everything, allRules);
    const atWeighing = evaluateDisclosure(legal, { ...share, phase: 'weging' }, known);
    expect(atWeighing.categories[0]?.way?.open.map((item) => item.code)).not.toContain(
      'phase-at-least-enrichment',
    );
    const one = evaluateDisclosure(legal, { ...share, categories: ['waarneming'], phase: 'weging' }, known);
    expect(one.open.map((item) => item.code)).toEqual(['phase-at-least-case']);
    const later = evaluateDisclosure(
      legal,
      { ...share, categories: ['waarneming'], phase: 'interventie' },
      known,
    );
    expect(later.outcome).toBe('allowed');
    const unknown = evaluateDisclosure(
      legal,
      { ...share, categories: ['waarneming'], phase: 'zomaar' },
      known,
    );
    expect(unknown.outcome).toBe('allowed-when');
  });

  test('one of the parts makes a composite condition hold, a claim about the whole does not', () => {
    const care = {
      from: party('ggd', 'ggd', 'casusdeelnemer-zvh'),
      to: party('zvh', 'zvh', 'procesregisseur-zvh'),
      purpose: 'zvh-casus',
      categories: ['leefdomein'],
    };
    const without = everything.filter((item) => item !== 'consent-recorded' && item !== 'secrecy-lifted');
    const claimed = evaluateDisclosure(legal, care, factsThat(legal, without, ['Z05']));
    expect(claimed.open.map((item) => item.code)).toEqual(['secrecy-lifted-or-consent']);
    const consented = evaluateDisclosure(
      legal,
      care,
      factsThat(legal, [...without, 'consent-recorded'], ['Z05']),
    );
    expect(consented.outcome).toBe('allowed');
  });
});

describe('prohibitions', () => {
  test('an exception that is not wholly met stays open', () => {
    const request = { from: riec, to: police, purpose: 'riec-casus', categories: ['politie-dagelijks'] };
    const known = factsThat(
      legal,
      everything.filter((item) => item !== 'retention-not-expired'),
      allRules,
    );
    const verdict = evaluateDisclosure(legal, request, known);
    expect(verdict.open.map((item) => [item.code, item.rule])).toEqual([['retention-not-expired', 'X36']]);
    expect(verdict.categories[0]?.way?.lifts.map((item) => item.code)).toContain('X10');
  });
});

describe('the regime of the source', () => {
  const bring = { from: police, to: riec, purpose: 'riec-casus', categories: ['verhaal'] };

  test('what police bring is daily police data unless they say investigation', () => {
    const verdict = evaluateDisclosure(legal, bring, factsThat(legal, everything, allRules));
    expect(verdict.categories.map((item) => [item.category, item.regime])).toEqual([
      ['verhaal', false],
      ['politie-dagelijks', true],
    ]);
    const stated = evaluateDisclosure(
      legal,
      { ...bring, sourceRegimes: ['politie-onderzoek'] },
      factsThat(legal, everything, allRules),
    );
    expect(stated.categories.map((item) => item.category)).toEqual(['verhaal', 'politie-onderzoek']);
  });

  test('a copy keeps it: what the receiver may not have under the regime does not pass', () => {
    const copy = {
      from: party('zvh', 'zvh', 'procesregisseur-zvh'),
      to: party('woningcorporatie', 'corporatie', 'casusdeelnemer-zvh'),
      purpose: 'zvh-casus',
      categories: ['identiteit'],
    };
    const known = factsThat(legal, everything, allRules);
    expect(evaluateDisclosure(legal, copy, known).outcome).toBe('allowed');
    expect(evaluateDisclosure(legal, { ...copy, sourceRegimes: ['politie-dagelijks'] }, known).outcome).toBe(
      'not-allowed',
    );
  });

  test('inside one organisation nothing is added', () => {
    const own = { ...bring, to: party('politie', 'politie', 'politie-informatieknooppunt') };
    const verdict = evaluateDisclosure(legal, own, factsThat(legal, everything, allRules));
    expect(verdict.categories.map((item) => item.category)).toEqual(['verhaal']);
  });
});

test('of several ways the one with least open comes first and the others are told', () => {
  const verdict = evaluateDisclosure(
    legal,
    { from: riec, to: police, purpose: 'riec-casus', categories: ['identiteit'] },
    factsThat(
      legal,
      everything.filter((item) => item !== 'open-question' && item !== 'inside-wgs'),
      allRules,
    ),
  );
  expect(verdict.outcome).toBe('allowed');
  expect(verdict.categories[0]?.way?.rule.code).toBe('R08');
  expect(verdict.categories[0]?.alternatives.map((way) => way.rule.code)).toEqual(['R07', 'R44']);
});
