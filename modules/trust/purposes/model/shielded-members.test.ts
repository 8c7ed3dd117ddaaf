import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legalBasesForTests } from '../testing/content-for-tests.ts';
import type { SharingRule } from './legal-bases-schema.ts';
import { composeOwnRules } from './own-rules.ts';
import { parseOwnRule } from './parse-own-rule.ts';
import { membersShieldedFrom } from './shielded-members.ts';

const demoLegal = legalBasesForTests();
const base = demoLegal.content.sharingRules.find((rule) => rule.effect === 'prohibit') as SharingRule;
const police = { type: 'politie', purpose: 'riec-casus' };
const shield = (changes: object = {}): SharingRule =>
  ({
    ...base,
    code: 'Z1',
    from: ['politie'],
    purpose: 'riec-casus',
    shieldsMembersFrom: ['woningcorporatie'],
    ...changes,
  }) as SharingRule;
const shielded = (rules: SharingRule[], member = police, on = '2026-11-27') =>
  membersShieldedFrom({ sharingRules: rules }, member, on);

const TYPES = ['politie', 'gemeente', 'om', 'woningcorporatie', '*'];
const PURPOSES = ['riec-casus', 'zvh-casus', '*'];
const rules = fc.array(
  fc
    .record({
      from: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
      purpose: fc.constantFrom(...PURPOSES),
      shieldsMembersFrom: fc.uniqueArray(fc.constantFrom(...TYPES.slice(0, 4)), { minLength: 1 }),
      validFrom: fc.option(fc.constantFrom('2026-01-01', '2027-01-01'), { nil: undefined }),
      validUntil: fc.option(fc.constantFrom('2026-06-01', '2028-01-01'), { nil: undefined }),
    })
    .map((changes) => shield(changes)),
  { maxLength: 6 },
);

describe('who may not know that an organisation takes part', () => {
  test('is nobody, as long as no rule says so: the delivered rules shield nobody', () => {
    expect(shielded([...demoLegal.content.sharingRules])).toEqual([]);
  });

  test('is who a rule of the giver names, in the purpose of the rule, on the days that it holds', () => {
    expect(shielded([shield()])).toEqual(['woningcorporatie']);
    expect(shielded([shield({ purpose: 'zvh-casus' })])).toEqual([]);
    expect(shielded([shield({ from: ['om'] })])).toEqual([]);
    expect(shielded([shield({ validUntil: '2026-11-26' })])).toEqual([]);
    expect(shielded([shield({ validFrom: '2026-11-27' })])).toEqual(['woningcorporatie']);
  });

  test('a rule more never shows a member to more', () => {
    fc.assert(
      fc.property(rules, rules, fc.constantFrom(...TYPES.slice(0, 4)), (some, more, type) => {
        const member = { type, purpose: 'riec-casus' };
        const all = new Set(shielded([...some, ...more], member));
        expect(shielded(some, member).every((code) => all.has(code))).toBe(true);
      }),
    );
  });

  test('is never less than the region says, whatever an organisation writes of its own', () => {
    const permission = demoLegal.content.sharingRules.find((rule) => rule.effect === 'allow') as SharingRule;
    const region = {
      ...demoLegal.content,
      sharingRules: [{ ...permission, shieldsMembersFrom: ['school'] }],
    };
    const own = composeOwnRules(region, [{ code: permission.code, rule: permission }]);
    expect(own.sharingRules[0]?.shieldsMembersFrom).toEqual(['school']);
  });

  test('is refused with its place when a rule names what nobody knows', () => {
    const read = parseOwnRule(shield({ shieldsMembersFrom: ['onbekend'] }), demoLegal.content);
    expect(read.ok ? [] : read.error.map((problem) => problem.pointer)).toEqual(['/shieldsMembersFrom/0']);
  });
});
