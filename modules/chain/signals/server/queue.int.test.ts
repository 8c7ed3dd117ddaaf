import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import { parkSignal } from '../testing/park-signal.ts';
import { countStatement, queueStatement } from './queue-queries.ts';

let product: TestProduct;
let desk: Client;
let coordinator: Client;
const ids: string[] = [];
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('toezicht-hardenberg');
  coordinator = await product.signIn('coordinator-hardenberg');
  const record = async (changes: object) => {
    const body = parkSignal(changes);
    expect((await desk.post('/signals', body)).status).toBe(201);
    ids.push(body.id);
  };
  await record({ title: 'Gewoon' });
  await record({ title: 'Spoed', urgency: 'urgent' });
  await record({ title: 'Zonder thema', themeCode: undefined });
  await record({ title: 'Van een collega' });
  await coordinator.post(`/signals/${ids[3]}/holders`, {
    expectedVersion: 1,
    personId: coordinator.personId,
  });
});
afterAll(() => product.close());

const titles = async (query: string): Promise<string[]> => {
  const answer = await coordinator.get(`/signals${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data.map((row: { title: string }) => row.title);
};

describe('the queue', () => {
  test('puts the nearest term first and counts all', async () => {
    const answer = await coordinator.get('/signals');
    expect(answer.body.data[0].title).toBe('Spoed');
    expect(answer.body.page).toEqual({ next: null, count: 4 });
  });

  test('every filter has a way to find what has no value', async () => {
    expect(await titles('?theme=none')).toEqual(['Zonder thema']);
    expect(await titles('?holder=me')).toEqual(['Van een collega']);
    expect((await titles('?holder=none')).sort()).toEqual(['Gewoon', 'Spoed', 'Zonder thema']);
    expect(await titles('?toComplete=true')).toEqual(['Zonder thema']);
    expect(await titles('?urgency=urgent')).toEqual(['Spoed']);
    expect(await titles('?state=checked')).toEqual([]);
    expect(await titles('?state=checked&state=received&q=collega')).toEqual(['Van een collega']);
    expect(await titles('?late=true')).toEqual([]);
  });

  test('finds by the reference, however it was typed', async () => {
    const all = await coordinator.get('/signals');
    const { reference, title } = all.body.data[1];
    expect(await titles(`?q=${encodeURIComponent(reference.toLowerCase().replaceAll('-', ' '))}`)).toEqual([
      title,
    ]);
  });

  test('goes on where the page ended, without doubles, in both orders', async () => {
    for (const sort of ['term', 'received']) {
      const first = await coordinator.get(`/signals?limit=3&sort=${sort}`);
      const second = await coordinator.get(`/signals?limit=3&sort=${sort}&cursor=${first.body.page.next}`);
      const seen = [...first.body.data, ...second.body.data].map((row: { id: string }) => row.id);
      expect(new Set(seen).size).toBe(4);
      expect(second.body.page).toEqual({ next: null, count: 4 });
    }
  });

  test('each number above it is the count of its list', async () => {
    const { data } = (await coordinator.get('/signals/counts')).body;
    const count = async (query: string) => (await coordinator.get(`/signals${query}`)).body.page.count;
    expect(data.open).toBe(await count(''));
    expect(data.mine).toBe(await count('?holder=me'));
    expect(data.withoutHolder).toBe(await count('?holder=none'));
    expect(data.late).toBe(await count('?late=true'));
    expect(data.toComplete).toBe(await count('?toComplete=true'));
    expect(data.byState.received).toBe(await count('?state=received'));
    expect(data.byHolder).toMatchObject([{ id: coordinator.personId, open: 1 }]);
  });

  test('tells what others did since then', async () => {
    const answer = await coordinator.get('/signal-changes');
    expect(answer.body.data.map((row: { type: string }) => row.type)).toContain('received');
    expect(answer.body.data.every((row: { personName: string }) => row.personName !== '')).toBe(true);
  });

  test('a list is one look in the audit log, with the rows shown', async () => {
    await coordinator.get('/signals');
    const officer = await product.signIn('privacyofficer-hardenberg');
    const events = await officer.get('/audit-events?action=signal.listed');
    expect(events.body.data[0].recordIds).toHaveLength(4);
    expect(events.body.data[0].fields).toContain('title');
  });

  test('is not for a desk', async () => {
    expect((await desk.get('/signals')).status).toBe(403);
    expect((await desk.get('/my-signals')).body.page.count).toBe(4);
  });

  test('a cursor from elsewhere is refused', async () => {
    expect((await coordinator.get('/signals?cursor=abc')).body.code).toBe('invalid-cursor');
  });
});

describe('the plan of the queue', () => {
  const plan = async (
    statement: (scope: Scope) => { compile(db: never): { sql: string; parameters: readonly unknown[] } },
  ) =>
    coordinator.inScope(async (scope) => {
      const compiled = statement(scope).compile(scope.db as never);
      const { rows } = await sql<{
        'QUERY PLAN': unknown[];
      }>`explain (format json) ${sql.raw(inlined(compiled))}`.execute(scope.db);
      return JSON.stringify(rows[0]?.['QUERY PLAN']);
    });
  const inlined = ({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): string =>
    text.replace(/\$(\d+)/g, (_match, place) => literal(parameters[Number(place) - 1]));
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `array[${value.map(literal).join(',')}]`;
    return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
  };

  beforeAll(async () => {
    await product.owner.query(`
      insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, title, narrative, entered_by_person_id,
                          entered_by_appointment_id, received_at, term_on)
      select gen_random_uuid(), o.id, 'ondermijning-intern', 'T' || o.code || n, 'received', 'import', s.themes_version_id, 'Rij ' || n, repeat('verhaal ', 40),
             s.entered_by_person_id, s.entered_by_appointment_id, now(), current_date + (n % 60)
        from generate_series(1, 3000) n, organisation o, (select * from signal limit 1) s
       where o.type = 'gemeente'`);
    await vacuumed();
  });

  /** Only pages that everybody sees as they are can be counted in the index; a neighbour's transaction may hold that back a moment. */
  const vacuumed = async (): Promise<void> => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await product.owner.query('vacuum analyze signal');
      const { rows } = await product.owner.query<{ seen: number; all: number }>(
        `select relallvisible as seen, relpages as all from pg_class where relname = 'signal'`,
      );
      if (rows[0] !== undefined && rows[0].seen > rows[0].all / 2) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  test('a page walks along its index and reads no more than it shows', async () => {
    const question = {
      filter: {},
      sort: 'term',
      after: undefined,
      limit: 50,
      today: calendarDateAt(new Date()),
    } as const;
    const text = await plan((scope) => queueStatement(scope, question) as never);
    expect(text).toContain('signal_queue');
    expect(text).not.toContain(
      '"Seq Scan","Parent Relationship":"Outer","Parallel Aware":false,"Async Capable":false,"Relation Name":"signal"',
    );
  });

  test('counting stays within the index', async () => {
    const text = await plan(
      (scope) =>
        countStatement(
          scope,
          { holder: 'none', theme: 'vakantieparken' },
          calendarDateAt(new Date()),
        ) as never,
    );
    expect(text).toContain('Index Only Scan');
  });

  test('sets of the policies are computed once, never per row', async () => {
    const text = await plan((scope) => countStatement(scope, {}, calendarDateAt(new Date())) as never);
    expect(text).toContain('InitPlan');
    expect(text).not.toContain('"SubPlan');
  });
});

test('an id that nobody made is not found, and a wrong one is refused', async () => {
  expect((await coordinator.get(`/signals/${newId()}`)).body.code).toBe('not-found');
  expect((await coordinator.get('/signals/x')).body.code).toBe('invalid-parameter');
});
