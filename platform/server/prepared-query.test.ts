import { expect, test } from 'vitest';
import { preparedQuery } from './prepared-query.ts';

type Sent = { text: string; values: unknown[]; name?: string };

function connection() {
  const sent: Sent[] = [];
  const client = { query: async (query: Sent) => sent.push(query) };
  return { sent, query: preparedQuery(client as never) };
}

test('a statement has a name from its second use on, the same one on every connection', async () => {
  const [one, other] = [connection(), connection()];
  for (const value of [1, 2, 3]) await one.query('select $1 as prepared_once', [value]);
  await other.query('select $1 as prepared_once', [4]);
  expect(one.sent.map((query) => query.name !== undefined)).toEqual([false, true, true]);
  expect(other.sent[0]?.name).toBe(one.sent[2]?.name);
  expect(one.sent[1]?.values).toEqual([2]);
});

test('different statements have different names', async () => {
  const { sent, query } = connection();
  for (const text of ['select 1 as a', 'select 1 as b', 'select 1 as a', 'select 1 as b'])
    await query(text, []);
  expect(new Set(sent.map((one) => one.name).filter(Boolean)).size).toBe(2);
});

test('a flood of statements that never come back takes no names', async () => {
  const { sent, query } = connection();
  for (let n = 0; n < 3_000; n += 1) await query(`select ${n} as flood`, []);
  expect(sent.filter((one) => one.name !== undefined)).toEqual([]);
});

test('a connection keeps a bounded number of plans', async () => {
  const { sent, query } = connection();
  for (let n = 0; n < 400; n += 1) for (const _again of [1, 2]) await query(`select ${n} as bounded`, []);
  expect(sent.filter((one) => one.name !== undefined).length).toBeLessThanOrEqual(150);
});
