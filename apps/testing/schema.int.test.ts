import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaText } from '../../tools/generate/schema-text.ts';
import { openTestProduct, type TestProduct } from './index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

const written = (): string => readFileSync(new URL('../../docs/schema.sql', import.meta.url), 'utf8');

/** The first line that differs, which says more than two files. */
function firstDifference(here: string, there: string): string | undefined {
  const lines = there.split('\n');
  const at = here.split('\n').findIndex((line, index) => line !== lines[index]);
  if (at === -1) return here === there ? undefined : 'the file goes on';
  return `line ${at + 1} is now: ${here.split('\n')[at]}`;
}

test('docs/schema.sql is what the migrations make; if not: npm run schema', async () => {
  expect(firstDifference(await schemaText(product.owner), written())).toBeUndefined();
});

test('a change of any kind shows in it', async () => {
  const before = await schemaText(product.owner);
  const changes = [
    'alter table region add column planted text',
    "comment on column region.planted is 'new'",
    'create index planted on region (planted)',
    'create policy planted on region to schakel_app using (planted is null)',
    'grant update (planted) on region to schakel_app',
    'alter table region add constraint planted_is_short check (length(planted) < 3)',
    "create function planted() returns integer language sql as 'select 1'",
  ];
  let last = before;
  for (const change of changes) {
    await product.owner.query(change);
    const next = await schemaText(product.owner);
    expect([change, next === last]).toEqual([change, false]);
    last = next;
  }
});
