import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { buildNetwork } from './server/subjects/build-network.ts';
import { findSubject } from './server/subjects/read-subject.ts';
import { listSubjects } from './server/subjects/subject-list-queries.ts';
import { tellSignal } from './testing/told-signals.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
};
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** An object of which one method is replaced; the others keep their own. */
const replacing = <Target extends object>(target: Target, name: string, method: unknown): Target =>
  new Proxy(target, {
    get: (_, key) => {
      if (key === name) return method;
      const own: unknown = Reflect.get(target, key, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });

/** The same scope, that writes down every statement asked of it. */
function listening(scope: Scope, heard: CompiledQuery[]): Scope {
  const executor = scope.db.getExecutor();
  const ears = replacing(executor, 'executeQuery', (query: CompiledQuery) => {
    heard.push(query);
    return executor.executeQuery(query);
  });
  return { ...scope, db: replacing(scope.db, 'getExecutor', () => ears) };
}

const GROWING = new Set(['mention', 'mention_key', 'signal', 'proposal', 'link', 'subject_move']);

/** Growing tables that a statement reads whole, although reading whole was made unattractive. */
async function readWhole(scope: Scope, statements: readonly CompiledQuery[]): Promise<string[]> {
  await sql`set local enable_seqscan = off`.execute(scope.db);
  const found: string[] = [];
  for (const { sql: text, parameters } of statements) {
    const { rows } = await scope.db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]),
    );
    for (const node of nodesOf(rows[0]!['QUERY PLAN'][0].Plan)) {
      const table = node['Relation Name'] ?? '';
      const byIndex = node['Node Type'] === 'Bitmap Heap Scan' || node['Index Cond'] !== undefined;
      if (GROWING.has(table) && !byIndex) found.push(`${table} by ${node['Node Type']}: ${text.trim()}`);
    }
  }
  return found;
}

test('every step of a network finds its rows by an index, from the few it begins with', async () => {
  const told = await tellSignal(product, [{ name: 'Jan Vos' }, { kind: 'phone', phone: '0600014088' }]);
  const reason = 'Komt vaker voor.';
  const { body } = await coordinator.post('/subjects', { mentionId: told.mentionIds[0], reason });
  const heard: CompiledQuery[] = [];
  const whole = await coordinator.inScope(async (scope) => {
    const ears = listening(scope, heard);
    const { head } = await findSubject(ears, body.data.id);
    await buildNetwork(ears, head, { depth: 2, proposals: true });
    return readWhole(scope, heard);
  });
  expect(heard.length).toBeGreaterThan(10);
  expect(whole).toEqual([]);
});

test('a search of the list begins at the equality keys', async () => {
  const heard: CompiledQuery[] = [];
  const whole = await coordinator.inScope(async (scope) => {
    await listSubjects(listening(scope, heard), { q: 'TF-987-N' }, undefined, 25);
    return readWhole(scope, heard);
  });
  expect(heard).toHaveLength(2);
  expect(whole).toEqual([]);
});

test('a statement that reads a table whole is found', async () => {
  const whole = await coordinator.inScope((scope) =>
    readWhole(scope, [CompiledQuery.raw('select id from mention where note is null')]),
  );
  expect(whole).toHaveLength(1);
});
