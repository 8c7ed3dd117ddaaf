import { expect, test } from 'vitest';
import { checkGlossary, glossaryWords, schemaNouns, tablesIn } from './glossary.ts';
import { withPlantedTree } from './planted-tree.ts';

const glossary =
  '| code | screen | meaning |\n|---|---|---|\n| signal | signaal | |\n| case file (`CaseFile`) | casus | |\n| hit / no-hit | treffer | |\n';

const tree = (sql: string, model = '') => ({
  'docs/glossary.md': glossary,
  'modules/chain/signals/db/0001-signals.sql': sql,
  'modules/chain/signals/model/signal.ts': model,
});

test('words are read from the first column in every form that is written there', () => {
  expect([...glossaryWords(glossary)]).toEqual(['code', 'signal', 'case_file', 'hit', 'no_hit']);
});

test('a table in a comment is not a table', () => {
  expect(
    tablesIn('-- create table old (\ncreate table signal (id uuid);\nCREATE VIEW public.case_file as'),
  ).toEqual(['signal', 'case_file']);
});

test('the form of a schema is not part of its noun', () => {
  const text =
    'export const signalSummarySchema = 1;\nconst insideSchema = 2;\nexport const newCaseFileBodySchema = 3;';
  expect(schemaNouns('a.ts', text)).toEqual(['signal', 'case_file']);
});

test('known tables and nouns pass', async () => {
  const files = tree('create table signal (id uuid);', 'export const caseFileSchema = z.object({});');
  expect((await withPlantedTree(files, checkGlossary)).problems).toEqual([]);
});

test('a table that nobody explained is found', async () => {
  const { problems } = await withPlantedTree(tree('create table thing_log (id uuid);'), checkGlossary);
  expect(problems).toEqual([
    'modules/chain/signals/db/0001-signals.sql: thing_log is not in docs/glossary.md',
  ]);
});

test('a schema that nobody explained is found', async () => {
  const files = tree('create table signal (id uuid);', 'export const dossierSchema = z.object({});');
  const { problems } = await withPlantedTree(files, checkGlossary);
  expect(problems).toEqual(['modules/chain/signals/model/signal.ts: dossier is not in docs/glossary.md']);
});

test('a tree without tables does not pass', async () => {
  expect((await withPlantedTree(tree(''), checkGlossary)).problems).toHaveLength(1);
});
