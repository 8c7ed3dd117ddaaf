import { describe, expect, test } from 'vitest';
import { legalBasesForTests } from '../testing/content-for-tests.ts';
import type { AllowRule } from './index.ts';

const legal = legalBasesForTests();

/** Each pair that was looked at, with why the looser rule does not undo the stricter one. */
const looked: Record<string, string> = {
  'P12 < E02':
    'A special investigating officer reports a suspect on the criminal track; E02 is between supervisors, who may not investigate.',
  'W01 < W03':
    'A report starts the mental health enquiry; W03 adds health data for a crisis measure and asks danger for that reason.',
  'E04 < E02':
    'An address enquiry by the municipality itself; E02 gives findings to another competent authority.',
};

const overlap = (one: readonly string[] | undefined, other: readonly string[] | undefined) =>
  one === undefined || other === undefined || one.some((item) => other.includes(item));

const isLooser = (one: AllowRule, other: AllowRule) =>
  one !== other &&
  one.purpose === other.purpose &&
  overlap(one.from, other.from) &&
  overlap(one.to, other.to) &&
  overlap(one.fromRoles, other.fromRoles) &&
  overlap(one.toRoles, other.toRoles) &&
  overlap(one.dataCategories, other.dataCategories) &&
  one.conditions.length < other.conditions.length &&
  one.conditions.every((condition) => other.conditions.includes(condition));

const looserPairs = (rules: readonly AllowRule[]) =>
  rules.flatMap((one) =>
    rules.filter((other) => isLooser(one, other)).map((other) => `${one.code} < ${other.code}`),
  );

describe('a looser rule beside a stricter one', () => {
  const rules = [...legal.allows.values()].flat();

  test('every pair was looked at and has a reason', () => {
    expect(looserPairs(rules).sort()).toEqual(Object.keys(looked).sort());
  });

  test('a new way around the agenda of the weighing table would be found', () => {
    const agenda = rules.find((rule) => rule.code === 'G10')!;
    const around = { ...agenda, code: 'G99', conditions: ['purpose-selected', 'role-authorised'] };
    expect(looserPairs([...rules, around])).toContain('G99 < G10');
  });
});
