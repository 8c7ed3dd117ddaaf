import { expect, test } from 'vitest';
import type { RuleInForce } from '../model/index.ts';
import { choicesOf, rulesThatFit } from './rule-filter.ts';

const rule = (id: string, given: Partial<RuleInForce>): RuleInForce =>
  ({
    id,
    recordKind: 'signal',
    purpose: 'toezicht',
    purposeTitle: 'Toezicht',
    own: false,
    bounds: null,
    confidence: 'verified',
    ...given,
  }) as RuleInForce;

const rules = [
  rule('law', {}),
  rule('own', { own: true, bounds: { shortest: 12, longest: 60 } }),
  rule('case', {
    recordKind: 'case',
    purpose: 'wonen',
    purposeTitle: 'Aanpak wonen',
    bounds: { shortest: 1, longest: 2 },
  }),
  rule('session', { recordKind: 'session', purpose: '*', purposeTitle: null, confidence: 'design' }),
];
const none = { soort: '', doel: '', welke: '' };
const fitting = (filter: object) => rulesThatFit(rules, { ...none, ...filter }).map(({ id }) => id);

test('without a choice every rule is shown', () => {
  expect(fitting({})).toEqual(['law', 'own', 'case', 'session']);
});

test('every choice narrows it further; a rule for every purpose also holds for the chosen one', () => {
  expect(fitting({ soort: 'signal' })).toEqual(['law', 'own']);
  expect(fitting({ doel: 'wonen' })).toEqual(['case', 'session']);
  expect(fitting({ welke: 'own' })).toEqual(['own']);
  expect(fitting({ welke: 'adaptable' })).toEqual(['own', 'case']);
  expect(fitting({ welke: 'unsure' })).toEqual(['session']);
  expect(fitting({ soort: 'signal', doel: 'wonen' })).toEqual([]);
});

test('there is to choose from what there is, once each, by its words', () => {
  const { kinds, purposes, titleOf } = choicesOf(rules, (code) => code.toUpperCase());
  expect(kinds.map(({ label }) => label)).toEqual(['CASE', 'SESSION', 'SIGNAL']);
  expect(purposes).toEqual([
    { value: 'wonen', label: 'Aanpak wonen' },
    { value: 'toezicht', label: 'Toezicht' },
  ]);
  expect([titleOf('wonen'), titleOf('gone')]).toEqual(['Aanpak wonen', 'gone']);
});
