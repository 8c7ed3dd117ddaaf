import { describe, expect, test } from 'vitest';
import { readContent } from '../../purposes/testing/content-for-tests.ts';
import type { RetentionRulesContent } from '../model/retention-rules.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

const rules = readContent('retention-rules.json') as RetentionRulesContent;
const outcomes = rules.reviewed.flatMap((rule) => rule.outcomes);
const startEvents = [
  ...outcomes.map(({ startEvent }) => startEvent),
  ...rules.reviewed.flatMap((rule) => rule.startsOtherwise ?? []).map(({ startEvent }) => startEvent),
  ...rules.short.map(({ startEvent }) => startEvent),
];
const kinds = [...rules.reviewed, ...rules.short].map(({ kind }) => kind);

describe.each([
  ['Dutch', nl],
  ['English', en],
])('in %s', (_, texts) => {
  test.each([
    ['kind of record', kinds, texts.kind],
    ['way of ending', outcomes.map(({ outcome }) => outcome), texts.outcome],
    ['start of a term', startEvents, texts.event],
  ])('every %s of the rules has a word', (_what, codes, words) => {
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !(code in words))).toEqual([]);
  });
});
