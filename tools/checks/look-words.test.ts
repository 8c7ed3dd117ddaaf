import { expect, test } from 'vitest';
import { CASE_STEPS } from '#modules/chain/cases/model/index.ts';
import { INTERVENTION_STATES } from '#modules/chain/interventions/model/index.ts';
import { mentionSchema, signalSteps } from '#modules/chain/signals/model/index.ts';
import { filesBelow, isTest, read, repository } from './sources.ts';

/* The privacy officer reads who did what: each action that a server writes down has words, none is shown as its code. */

const words = JSON.parse(read(repository, 'modules/trust/disclosures/web/nl.json'));
const ACTION = /'([a-z-]{2,})\.([a-z-]+)'/g;
const FILE_ENDING = /^(json|jsonl|ts|txt|csv|jpg|png)$/;

function actionsInServers(): [noun: string, verb: string][] {
  const files = filesBelow(repository, ['modules'], /\.ts$/).filter(
    (path) => path.includes('/server/') && !isTest(path),
  );
  return files
    .flatMap((path) => [...read(repository, path).matchAll(ACTION)])
    .map(([, noun = '', verb = '']): [string, string] => [noun, verb])
    .filter(([, verb]) => !FILE_ENDING.test(verb));
}

test('every action in the log has words', () => {
  const actions = [
    ...actionsInServers(),
    ...signalSteps.map((step) => ['signal', step] as const),
    ...CASE_STEPS.map((step) => ['case', step] as const),
    ...INTERVENTION_STATES.map((state) => ['intervention', state] as const),
  ];
  expect(actions.length).toBeGreaterThan(100);
  const wordless = actions.filter(([noun, verb]) => !(noun in words.noun) || !(verb in words.verb));
  expect(wordless.map((action) => action.join('.'))).toEqual([]);
});

/** Lists of fields as they stand in the code: `fields: ['title', 'state']`. */
const FIELDS = /\bfields: \[('[^\]]*)\]/g;

test('every field that the log says was shown has words, in both languages', () => {
  const english = JSON.parse(read(repository, 'modules/trust/disclosures/web/en.json'));
  const inServers = filesBelow(repository, ['modules'], /\.ts$/)
    .filter((path) => path.includes('/server/') && !isTest(path))
    .flatMap((path) => [...read(repository, path).matchAll(FIELDS)])
    .flatMap(([, list = '']) => [...list.matchAll(/'([A-Za-z]+)'/g)].map(([, field = '']) => field));
  const ofMentions = Object.keys(mentionSchema.shape).filter(
    (field) => !['id', 'signalId', 'subjectId', 'version'].includes(field),
  );
  const fields = [...new Set([...inServers, ...ofMentions])];
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((field) => !(field in words.lookField && field in english.lookField))).toEqual([]);
});

test('what was done begins with a capital, as a line in the log does', () => {
  const small = Object.entries<string>(words.noun).filter(([, word]) => /^[a-z]/.test(word));
  expect(small).toEqual([]);
});
