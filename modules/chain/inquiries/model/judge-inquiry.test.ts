import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisclosureFacts } from '#modules/trust/purposes/model/index.ts';
import { factsThat, legalBasesForTests, party } from '#modules/trust/purposes/testing/content-for-tests.ts';
import {
  HIT_FIRST,
  type InquiryJudgement,
  judgeInquiry,
  sourcesOpenTo,
  waysElsewhere,
} from './judge-inquiry.ts';

const legal = legalBasesForTests();
const both = { asker: legal, asked: legal };
const riec = party('riec', 'riec', 'riec-medewerker');
const deventer = party('gemeente', 'deventer', 'coordinator-ondermijning');
const zwolle = party('gemeente', 'zwolle', 'casusdeelnemer-riec');
const police = party('politie', 'politie', 'politie-informatieknooppunt', 'casusdeelnemer-riec');
const zvh = party('zvh', 'zvh', 'procesregisseur-zvh');
const everyCondition = [...legal.conditions.keys()];
const everyRule = [...legal.rules.keys()];

const NAME = [{ key: 'name', category: 'identiteit', value: 'Karel Bergsma' }] as const;
const QUESTION = [
  'purpose-selected',
  'role-authorised',
  'minimum-fields',
  'open-question',
  'subject-identified',
  'organisation-is-participant',
  HIT_FIRST,
  'need-to-know-motivation',
  'inside-wgs',
  'retention-not-expired',
];
const ANSWER = [
  'purpose-selected',
  'role-authorised',
  'organisation-is-participant',
  HIT_FIRST,
  'retention-not-expired',
  'inside-wgs',
  'minimum-fields',
];

type Request = Parameters<typeof judgeInquiry>[1];
const fromCase: Request = {
  asker: riec,
  asked: deventer,
  purpose: 'riec-casus',
  phase: 'casus',
  fields: NAME,
  marks: [],
  regimes: [],
};
const known = (
  asker: readonly string[] = QUESTION,
  asked: readonly string[] = ANSWER,
  rules: readonly string[] = ['R43', 'R44'],
): { asker: DisclosureFacts; asked: DisclosureFacts } => ({
  asker: factsThat(legal, asker, rules),
  asked: factsThat(legal, asked, rules),
});
const everything = known(everyCondition, everyCondition, everyRule);
const codes = (judgement: InquiryJudgement) =>
  [...judgement.questionRules, ...judgement.answerRules].map((rule) => rule.code);

describe('a question is allowed', () => {
  test('from a case of the partnership, by R44, and its answer by R43', () => {
    const judgement = judgeInquiry(both, fromCase, known());
    expect([judgement.allowed, codes(judgement)]).toEqual([true, ['R44', 'R43']]);
  });

  test.each(
    [...new Set([...QUESTION, ...ANSWER])].filter((code) => !['inside-wgs', 'minimum-fields'].includes(code)),
  )('not without %s', (missing) => {
    const less = (all: readonly string[]) => all.filter((code) => code !== missing);
    expect(judgeInquiry(both, fromCase, known(less(QUESTION), less(ANSWER))).allowed).toBe(false);
  });

  test('not before the phase in which may be asked', () => {
    const judgement = judgeInquiry(both, { ...fromCase, phase: 'signaal' }, known());
    expect(judgement.open.map((condition) => condition.code)).toContain('phase-at-least-enrichment');
  });

  test('not before the asked side confirmed its rule, and it says at which side that is missing', () => {
    const judgement = judgeInquiry(both, fromCase, {
      asker: factsThat(legal, QUESTION, ['R43', 'R44']),
      asked: factsThat(legal, ANSWER, []),
    });
    expect(judgement.open).toEqual([
      expect.objectContaining({ code: 'rule-confirmed', rule: 'R43', side: 'asked' }),
    ]);
  });

  test('between municipalities only in a case that both take part in', () => {
    const between = { ...fromCase, asker: zwolle };
    const rules = ['N01', 'N03'];
    const alone = judgeInquiry(both, between, known(QUESTION, ANSWER, rules));
    expect(alone.open.map((condition) => condition.code)).toContain('both-participants-of-case');
    const joint = 'both-participants-of-case';
    const together = judgeInquiry(both, between, known([...QUESTION, joint], [...ANSWER, joint], rules));
    expect([together.allowed, codes(together)]).toEqual([true, ['N03', 'N01']]);
  });
});

describe('what goes over', () => {
  test('a citizen service number stays behind where the rule does not take it', () => {
    const fields = [...NAME, { key: 'bsn', category: 'bsn', value: '111222333' }] as const;
    const judgement = judgeInquiry(both, { ...fromCase, fields }, known());
    expect(judgement.fields.map((field) => field.key)).toEqual(['name']);
    expect(judgement.allowed).toBe(true);
  });

  test.each(['minderjarige', 'slachtoffer'])('nothing about who is marked %s, whatever is proved', (mark) => {
    expect(judgeInquiry(both, { ...fromCase, marks: [mark] }, everything).allowed).toBe(false);
  });

  test('nothing that police brought', () => {
    expect(judgeInquiry(both, { ...fromCase, regimes: ['politie-dagelijks'] }, everything).allowed).toBe(
      false,
    );
  });
});

describe('a refusal', () => {
  test('of police says by which rule a person there could answer', () => {
    const judgement = judgeInquiry(both, { ...fromCase, asked: police }, known());
    expect(judgement.allowed).toBe(false);
    expect(judgement.byHand.map(({ rule }) => rule.code)).toContain('R02');
    expect(judgement.byHand.flatMap(({ open }) => open.map(({ code }) => code))).toContain(
      'police-provision-decision',
    );
  });

  test('within a municipal signal says under which purpose it can be asked', () => {
    const request = { ...fromCase, asker: zwolle, purpose: 'ondermijning-intern', phase: 'bronnenonderzoek' };
    expect(judgeInquiry(both, request, everything).allowed).toBe(false);
    expect(waysElsewhere(legal, request).map((way) => way.rule.code)).toEqual(['N03']);
  });
});

test('whatever is proved, no rule carries a question or an answer but one that asks for hit or no hit first', () => {
  const parties = [riec, deventer, zwolle, police, zvh];
  const request = fc.record({
    asker: fc.constantFrom(...parties),
    asked: fc.constantFrom(...parties),
    purpose: fc.constantFrom(...legal.purposes.keys()),
    phase: fc.constantFrom('signaal', 'casus', 'triage', 'bronnenonderzoek'),
  });
  fc.assert(
    fc.property(request, (asked) => {
      if (asked.asker === asked.asked) return;
      const judgement = judgeInquiry(both, { ...fromCase, ...asked }, everything);
      for (const code of codes(judgement)) {
        const rule = legal.rules.get(code);
        expect(rule?.effect === 'allow' && rule.conditions.includes(HIT_FIRST), code).toBe(true);
      }
    }),
  );
});

describe('own purposes that may be looked up in', () => {
  const sides = { asker: riec, asked: deventer };

  test('are those without a joint case and without what police, prosecution or tax brought', () => {
    const open = sourcesOpenTo(legal, sides, factsThat(legal, ANSWER, []));
    expect(open).toContain('ondermijning-intern');
    for (const closed of ['riec-casus', 'zvh-casus', 'politiegegevens', 'persoonsgerichte-aanpak'])
      expect(open).not.toContain(closed);
  });

  test('are closed to another municipality, but for a case that both take part in', () => {
    const between = { ...sides, asker: zwolle };
    expect(sourcesOpenTo(legal, between, factsThat(legal, ANSWER, []))).toEqual([]);
    const joint = factsThat(legal, [...ANSWER, 'both-participants-of-case'], []);
    expect(sourcesOpenTo(legal, between, joint)).toEqual(['ondermijning-intern']);
  });
});
