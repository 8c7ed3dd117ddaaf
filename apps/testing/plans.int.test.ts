import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/server/index.ts';
import { explainUses, repeatedSubplans } from './explain.ts';
import { type Client, openTestProduct, type TestProduct } from './index.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

describe('the plan of a statement under row-level security', () => {
  test('uses the index of a key that is compared by a leakproof operator', async () => {
    const uses = await coordinator.inScope((scope) =>
      explainUses(
        scope,
        sql`select signal_id from mention_key
             where organisation_id = ${scope.organisation.id} and purpose_code = 'ondermijning-intern' and kind = 'bsn' and key = 7`,
        'mention_key_pkey',
      ),
    );
    expect(uses).toBe(true);
  });

  test('does not use one where the operator could leak: that is what the doors for searching are for', async () => {
    const uses = await coordinator.inScope((scope) =>
      explainUses(
        scope,
        sql`select 1 from signal where to_tsvector('simple', title) @@ to_tsquery('simple', 'x')`,
        'signal_words',
      ),
    );
    expect(uses).toBe(false);
  });

  test('computes the sets of the policies once, in every table that requests read', async () => {
    const { rows } = await product.owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname = 'public' and has_table_privilege('schakel_app', c.oid, 'select') order by 1`,
    );
    const repeated: string[] = [];
    await coordinator.inScope(async (scope) => {
      for (const { name } of rows) {
        const found = await repeatedSubplans(scope, sql`select count(*) from ${sql.table(name)}`);
        if (found.length > 0) repeated.push(name);
      }
    });
    expect(repeated.filter((name) => !(name in FOLLOWS_ANOTHER_ROW))).toEqual([]);
  });
});

/** Seen when the row they hang on is seen: read with the id of that row, never whole. */
const FOLLOWS_ANOTHER_ROW: Readonly<Record<string, string>> = {
  audit_event: 'audit_entry',
  disclosure_notice: 'disclosure',
  file_object: 'the record of the file',
  intervention_dependency: 'intervention',
  intervention_work: 'intervention',
};
