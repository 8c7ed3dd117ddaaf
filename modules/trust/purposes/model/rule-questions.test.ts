import { describe, expect, test } from 'vitest';
import { legalBasesForTests, readContent } from '../testing/content-for-tests.ts';
import {
  answerSituation,
  compareAnswers,
  composeOwnRules,
  isAsExpected,
  openForTrial,
  openLegalBases,
  parseRuleQuestions,
  type RuleQuestionsContent,
  rulesOfVerdict,
} from './index.ts';

const legal = legalBasesForTests();
const file = readContent('rule-questions.json') as RuleQuestionsContent;
const parsed = parseRuleQuestions(file, legal.content);
const questions = parsed.ok ? parsed.value.questions : [];

describe('the test cases that are delivered', () => {
  test('name only codes that the rules know', () => {
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
    expect(questions.length).toBeGreaterThan(40);
  });

  test.each(questions.map((question) => [question.titleEn, question] as const))('%s', (_title, question) => {
    const verdict = answerSituation(legal, question);
    const found = {
      outcome: verdict.outcome,
      rules: rulesOfVerdict(verdict),
      open: verdict.open.map((condition) => condition.code).sort(),
    };
    expect({ found, right: isAsExpected(verdict, question) }).toEqual({ found, right: true });
  });

  test('are refused with the place of a code that nobody knows', () => {
    const [first, ...others] = structuredClone(file.questions);
    const wrong = {
      ...first!,
      phase: 'halverwege',
      categories: ['identiteit', 'schoenmaat'],
      expected: { ...first!.expected, rules: ['G0'] },
    };
    const refused = parseRuleQuestions({ ...file, questions: [wrong, ...others] }, legal.content);
    expect(refused.ok ? [] : refused.error).toEqual([
      { pointer: '/questions/0/phase', code: 'unknown-code', value: 'halverwege', expected: 'phase' },
      {
        pointer: '/questions/0/categories/1',
        code: 'unknown-code',
        value: 'schoenmaat',
        expected: 'data-category',
      },
      { pointer: '/questions/0/expected/rules/0', code: 'unknown-code', value: 'G0', expected: 'rule' },
    ]);
  });
});

describe('asked of a draft', () => {
  test('exactly the questions that a rule touches have another answer', () => {
    const rule = legal.rules.get('G09')!;
    const draft = { ...rule, conditions: [...rule.conditions, 'privacy-officer-consulted'] } as typeof rule;
    const after = openLegalBases(composeOwnRules(legal.content, [{ code: 'G09', rule: draft }]));
    const changed = compareAnswers(legal, after, questions).filter((item) => item.changed);
    expect(changed.map((item) => item.question.code)).toEqual(['vraag-aan-brp', 'vraag-zonder-weging']);
    expect(changed.every((item) => !item.asExpected)).toBe(true);
  });

  test('a draft that starts later is tried as of its first day', () => {
    const rule = { ...legal.rules.get('R01')!, validFrom: '2031-01-01' };
    const content = composeOwnRules(legal.content, [{ code: 'R01', rule }]);
    const asked = questions.find((item) => item.code === 'inbreng-riec')!;
    expect(answerSituation(openForTrial(content, '2030-06-01', rule), asked).outcome).toBe('allowed');
    const today = answerSituation(openLegalBases(content, '2030-06-01'), asked);
    expect(today.refusals.map((item) => [item.reason, item.by?.code])).toContainEqual(['not-in-date', 'R01']);
  });
});
