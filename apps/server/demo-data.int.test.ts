import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { readStory } from './demo/story.ts';
import { loadDemoData } from './demo-data.ts';

let product: TestProduct;
const said: string[] = [];
beforeAll(async () => {
  product = await openTestProduct();
  await loadDemoData(product.parts, (line) => said.push(line));
});
afterAll(() => product.close());

const COUNTED = [
  'signal',
  'mention',
  'proposal',
  'subject',
  'subject_decision',
  'weighing',
  'weighing_meeting',
  'research_question',
  'case_file',
  'contribution',
  'intervention',
  'feedback',
  'outcome',
  'notification',
];
const counts = async () => {
  const found: Record<string, number> = {};
  for (const table of COUNTED)
    found[table] = (await product.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  return found;
};

test('the first start tells the whole story, each signal as far as it says', async () => {
  expect(said).toEqual([]);
  const story = await readStory();
  const { rows } = await product.owner.query(
    'select state, count(*)::int as n from signal group by state order by state',
  );
  const told: Record<string, number> = {};
  for (const { until } of story.signals) told[until] = (told[until] ?? 0) + 1;
  expect(Object.fromEntries(rows.map((row) => [row.state, row.n]))).toEqual(told);
  for (const [table, count] of Object.entries(await counts())) expect(count, table).toBeGreaterThan(0);
});

test('a second start adds nothing', async () => {
  const before = await counts();
  await loadDemoData(product.parts, (line) => said.push(line));
  expect(await counts()).toEqual(before);
  expect(said).toEqual([]);
});

test('a start after one that was interrupted says that the data are incomplete', async () => {
  await writeFile(join(product.parts.dataDirectory, 'demo-being-told'), '');
  const heard: string[] = [];
  await loadDemoData(product.parts, (line) => heard.push(line));
  expect(heard).toEqual([
    'The demo data are incomplete: an earlier start was interrupted while it laid them. An empty data directory gets all of them.',
  ]);
  await rm(join(product.parts.dataDirectory, 'demo-being-told'));
});

test('sessions of the story are ended', async () => {
  const { rows } = await product.owner.query(
    `select count(*)::int as n from session where kind = 'job' and revoked_at is null`,
  );
  expect(rows[0].n).toBe(0);
});
