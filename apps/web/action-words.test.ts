import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Words = { noun: Record<string, string>; verb: Record<string, string> };

const wordsOf = (language: 'nl' | 'en'): Words =>
  JSON.parse(readFileSync(`modules/trust/disclosures/web/${language}.json`, 'utf8'));

/** What is written as it stands: `'subject.read'`. */
const WRITTEN = /'([a-z]+(?:-[a-z]+)*)\.([a-z]+(?:-[a-z]+)*)'/g;

/** What is put together, by its noun: the verbs that the code can put there. */
const COMPOSED: Readonly<Record<string, { readonly file: string; readonly verbs: readonly string[] }>> = {
  subject: verbsIn('modules/chain/linking/model/subject.ts', /const decisionKinds = \[([^\]]+)\]/, [
    '',
    '-undone',
  ]),
  intervention: verbsIn('modules/chain/interventions/model/codes.ts', /INTERVENTION_STATES = \[([^\]]+)\]/),
  theme: verbsIn('modules/chain/themes/server/edition-queries.ts', /type EditionKind = ([^;]+);/),
  disclosure: verbsIn(
    'modules/trust/disclosures/model/disclosure-schemas.ts',
    /kind: z\.enum\(\[('withdrawal'[^\]]+)\]\)/,
    ['-confirmed'],
  ),
};

function verbsIn(file: string, list: RegExp, ends: readonly string[] = ['']) {
  const [, names = ''] = list.exec(readFileSync(file, 'utf8')) ?? [];
  const kinds = [...names.matchAll(/'([a-z-]+)'/g)].map(([, kind = '']) => kind);
  return { file, verbs: kinds.flatMap((kind) => ends.map((end) => kind + end)) };
}

/** Of the server's files: actions of the log, `noun.verb`, and where they stand. A noun that the log has no word for is none. */
function actionsIn(nouns: Readonly<Record<string, string>>): Map<string, string> {
  const files = globSync('{modules,platform}/**/server/**/*.ts').filter((file) => !file.includes('.test.'));
  const found = new Map<string, string>();
  for (const file of files)
    for (const [, noun = '', verb = ''] of readFileSync(file, 'utf8').matchAll(WRITTEN))
      if (noun in nouns) found.set(`${noun}.${verb}`, file);
  for (const [noun, { file, verbs }] of Object.entries(COMPOSED))
    for (const verb of verbs) found.set(`${noun}.${verb}`, file);
  return found;
}

/** Actions that a language has no words for. */
const wordlessIn = (words: Words): string[] =>
  [...actionsIn(words.noun).keys()].filter((action) => !((action.split('.')[1] ?? '') in words.verb));

test.each(['nl', 'en'] as const)('everything that the log can tell of is said in words: %s', (language) => {
  const words = wordsOf(language);
  expect(actionsIn(words.noun).size).toBeGreaterThan(200);
  for (const { verbs, file } of Object.values(COMPOSED)) expect(verbs.length, file).toBeGreaterThan(1);
  for (const noun of Object.keys(COMPOSED)) expect(words.noun).toHaveProperty(noun);
  expect(wordlessIn(words)).toEqual([]);
});

test.each(['merged', 'searched'])('an action that lost its word is found: %s', (verb) => {
  const { noun, verb: all } = wordsOf('nl');
  const { [verb]: _, ...left } = all;
  expect(wordlessIn({ noun, verb: left }).some((action) => action.endsWith(`.${verb}`))).toBe(true);
});
