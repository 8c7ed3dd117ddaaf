import { describe, expect, test } from 'vitest';
import { factsThat, legalBasesForTests, party } from '../testing/content-for-tests.ts';
import {
  changesBetweenRules,
  changesInRule,
  composeOwnRules,
  evaluateDisclosure,
  explainDisclosure,
  openLegalBases,
  parseLegalBases,
  parseOwnRule,
  type SharingRule,
} from './index.ts';

const legal = legalBasesForTests();
const rule = legal.rules.get('R01')!;
const everything = [...legal.conditions.keys()];

const bringIn = {
  from: party('gemeente', 'zwolle', 'coordinator-ondermijning'),
  to: party('riec', 'riec', 'riec-medewerker'),
  purpose: 'riec-casus',
  sourcePurpose: 'ondermijning-intern',
  categories: ['identiteit'],
};
const decide = (own: SharingRule, request: object = {}, on?: string) =>
  evaluateDisclosure(
    openLegalBases(composeOwnRules(legal.content, [{ code: own.code, rule: own }]), on),
    { ...bringIn, ...request },
    factsThat(legal, everything, [...legal.rules.keys(), own.code]),
  );

describe('the rules of an organisation', () => {
  test('hold its own text in the place of the region’s, and its own rules after them', () => {
    const adapted = { ...rule, title: 'Anders' };
    const own = { ...rule, code: 'EIGEN1' };
    const { sharingRules } = composeOwnRules(legal.content, [
      { code: 'R01', rule: adapted },
      { code: 'EIGEN1', rule: own },
    ]);
    const at = legal.content.sharingRules.findIndex((item) => item.code === 'R01');
    expect(sharingRules[at]).toEqual(adapted);
    expect(sharingRules.at(-1)).toEqual(own);
    expect(parseLegalBases(composeOwnRules(legal.content, [{ code: 'EIGEN1', rule: own }])).ok).toBe(true);
  });

  test('never lose a prohibition of the region', () => {
    const prohibition = legal.prohibits[0]!;
    const { sharingRules } = composeOwnRules(legal.content, [
      { code: prohibition.code, rule: null },
      { code: 'R01', rule: null },
    ]);
    expect(sharingRules).toContain(prohibition);
    expect(sharingRules.map((item) => item.code)).not.toContain('R01');
  });
});

describe('a rule with dates', () => {
  const dated = { ...rule, validFrom: '2027-01-01', validUntil: '2027-12-31' };

  test.each([
    ['2026-12-31', 'not-allowed'],
    ['2027-01-01', 'allowed'],
    ['2027-12-31', 'allowed'],
    ['2028-01-01', 'not-allowed'],
  ])('on %s is %s', (on, outcome) => {
    expect(decide(dated, {}, on).outcome).toBe(outcome);
  });

  test('is named when it is the only one and does not hold today', () => {
    expect(decide(dated, {}, '2028-01-01').refusals).toMatchObject([
      { reason: 'not-in-date', by: { code: 'R01' } },
    ]);
    const opened = openLegalBases(
      composeOwnRules(legal.content, [{ code: 'R01', rule: dated }]),
      '2028-01-01',
    );
    const never = explainDisclosure(opened, bringIn, factsThat(legal, everything, [])).never;
    expect(never.some((item) => item.refusal.reason === 'not-in-date')).toBe(true);
  });

  test('permits nothing while the day is not known, and goes on prohibiting', () => {
    expect(decide(dated).outcome).toBe('not-allowed');
    const prohibition = { ...legal.prohibits[0]!, validFrom: '2027-01-01' };
    const content = {
      ...legal.content,
      sharingRules: legal.content.sharingRules.map((item) =>
        item.code === prohibition.code ? prohibition : item,
      ),
    };
    expect(openLegalBases(content).prohibits).toContain(prohibition);
    expect(openLegalBases(content, '2026-06-01').prohibits).not.toContain(prohibition);
  });
});

describe('a rule for some phases', () => {
  test('permits in those alone, and not in a phase that nobody knows', () => {
    const phased = { ...rule, phases: ['signaal'] };
    expect(legal.purposes.get('riec-casus')!.phases).toContain('signaal');
    expect(decide(phased, { phase: 'signaal' }).outcome).toBe('allowed');
    expect(decide(phased, { phase: 'afgesloten' }).outcome).toBe('not-allowed');
    expect(decide(phased).outcome).toBe('not-allowed');
  });

  test('that prohibits does so in a phase that nobody knows', () => {
    const prohibits: SharingRule = {
      ...rule,
      code: 'EIGEN1',
      effect: 'prohibit',
      conditions: [],
      phases: ['signaal'],
      unlessAnyOf: undefined,
    };
    expect(decide(prohibits, { phase: 'signaal' }).outcome).toBe('not-allowed');
    expect(decide(prohibits).outcome).toBe('not-allowed');
    expect(decide(prohibits, { phase: 'casus' }).outcome).toBe('allowed');
  });
});

describe('a rule that is written', () => {
  const faults = (changes: object) => {
    const parsed = parseOwnRule({ ...rule, ...changes }, legal.content);
    return parsed.ok ? [] : parsed.error.map((fault) => [fault.pointer, fault.code, fault.expected]);
  };

  test('may cite an article that another rule names, or one with the source in which it was read', () => {
    expect(faults({ basis: [{ law: 'AVG', article: '6 lid 4' }] })).toEqual([]);
    expect(faults({ basis: [{ law: 'AVG', article: '999' }] })).toEqual([
      ['/basis/0/article', 'unknown-code', 'article'],
    ]);
    expect(faults({ basis: [{ law: 'Kadewet', article: '3' }] })).toEqual([
      ['/basis/0/law', 'unknown-code', 'law'],
    ]);
    expect(faults({ basis: [{ law: 'Kadewet', article: '3', source: 'avg' }] })).toEqual([]);
    expect(faults({ basis: [{ law: 'Kadewet', article: '3', source: 'krant' }] })).toEqual([
      ['/basis/0/source', 'unknown-code', 'source'],
    ]);
  });

  test.each([
    [{ term: 'ooit' }, '/term', 'term'],
    [{ phases: ['ooit'] }, '/phases/0', 'phase'],
    [{ purpose: 'zomaar' }, '/purpose', 'purpose'],
    [{ fromRoles: ['tovenaar'] }, '/fromRoles/0', 'role'],
    [{ conditions: ['zomaar'] }, '/conditions/0', 'condition'],
  ])('is refused with the place of what nobody knows: %j', (changes, pointer, expected) => {
    expect(faults(changes)).toContainEqual([pointer, 'unknown-code', expected]);
  });
});

describe('two texts of a rule', () => {
  test('are compared field by field: what came, what went, from this to that', () => {
    const after: SharingRule = {
      ...rule,
      title: 'Anders',
      dataCategories: [...rule.dataCategories.slice(1), 'voertuig'].filter(
        (item, at, all) => all.indexOf(item) === at,
      ),
      conditions: [...rule.conditions, 'four-eyes'],
      basis: [{ law: 'AVG', article: '6 lid 4' }],
      validUntil: '2027-12-31',
    } as SharingRule;
    const changes = changesInRule(rule, after);
    expect(changes.map((change) => change.field)).toEqual([
      'title',
      'dataCategories',
      'conditions',
      'basis',
      'validUntil',
    ]);
    expect(changes.find((change) => change.field === 'conditions')).toEqual({
      kind: 'list',
      field: 'conditions',
      added: ['four-eyes'],
      removed: [],
    });
    expect(changes.at(-1)).toEqual({ kind: 'value', field: 'validUntil', before: null, after: '2027-12-31' });
    expect(changesInRule(rule, rule)).toEqual([]);
  });

  test('of whole sets: which rules came, went and changed', () => {
    const own = { ...rule, code: 'EIGEN1' };
    const after = composeOwnRules(legal.content, [
      { code: 'R01', rule: { ...rule, title: 'Anders' } },
      { code: 'R02', rule: null },
      { code: 'EIGEN1', rule: own },
    ]);
    expect(changesBetweenRules(legal.content, after).map((change) => [change.kind, change.code])).toEqual([
      ['changed', 'R01'],
      ['added', 'EIGEN1'],
      ['removed', 'R02'],
    ]);
  });
});
