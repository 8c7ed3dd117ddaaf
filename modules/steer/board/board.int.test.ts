import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { standingSignal } from '#modules/chain/interventions/testing/case-world.ts';
import { sql } from '#platform/server/index.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
  const add = async (town: string, count: number, more: { state?: string; theme?: string } = {}) => {
    for (let index = 0; index < count; index += 1) {
      await standingSignal(product, {
        reporter: `balie-${town}`,
        state: more.state ?? 'received',
        receivedAt: `2025-0${(index % 9) + 1}-15T10:00:00Z`,
        ...(more.theme === undefined ? {} : { theme: more.theme }),
      });
    }
  };
  await add('zwolle', 3);
  await add('zwolle', 4, { state: 'taken-up', theme: 'hennepteelt' });
  await add('hardenberg', 25, { state: 'taken-up' });
  await add('kampen', 14, { theme: 'hennepteelt' });
  await add('deventer', 2);
});
afterAll(() => product.close());

const read = async (username: string, query = 'year=2025') =>
  (await product.signIn(username)).get(`/board?${query}`);
const cellOf = (
  body: { data: { municipalities: { name: string; count: number | null; mark: string }[] } },
  name: string,
) => body.data.municipalities.find((each) => each.name.includes(name));

describe('the board', () => {
  test('shows a mayor the own numbers exactly and those of others without small ones', async () => {
    const answer = await read('burgemeester-zwolle');
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      own: { signals: 7, takenUp: 4 },
      region: { signals: { count: 48, mark: 'shown' } },
      rule: { code: 'Q03' },
    });
    expect(cellOf(answer.body, 'Zwolle')).toMatchObject({ count: 7, own: true });
    expect(cellOf(answer.body, 'Hardenberg')).toMatchObject({ count: 25, mark: 'shown' });
    expect(cellOf(answer.body, 'Deventer')).toMatchObject({ count: null, mark: 'small' });
    // Only nine others have nothing or two: together they must stay uncertain, so the smallest shown one is kept back.
    expect(cellOf(answer.body, 'Kampen')).toMatchObject({ count: null, mark: 'hidden' });
    expect(JSON.stringify(answer.body)).not.toContain('chalets');
  });

  test('opens the list behind an own number: as many rows as it counts, without the story', async () => {
    const mayor = await product.signIn('burgemeester-zwolle');
    const list = await mayor.get('/board/signals?year=2025&takenUp=true&limit=3');
    expect(list.body.page.count).toBe(4);
    expect(Object.keys(list.body.data[0]).sort()).toEqual([
      'id',
      'portfolioTitle',
      'receivedOn',
      'reference',
      'state',
      'themeCode',
    ]);
    const rest = await mayor.get(
      `/board/signals?year=2025&takenUp=true&limit=3&cursor=${list.body.page.next}`,
    );
    expect(rest.body.data).toHaveLength(1);
    expect((await mayor.get(`/signals/${list.body.data[0].id}`)).status).not.toBe(200);
  });

  test('counts what an own follow-up brought, and opens it', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const signal = await standingSignal(product, { reporter: 'balie-zwolle', state: 'own-follow-up' });
    await coordinator.post(`/signals/${signal.id}/outcome`, { housingFound: 2, recoveredCents: 50_000 });
    const mayor = await product.signIn('burgemeester-zwolle');
    const year = new Date().getFullYear();
    const answer = await mayor.get(`/board?year=${year}`);
    expect(answer.body.data.results).toMatchObject({
      households: { own: 2, region: { count: null, mark: 'small' } },
      recoveredCents: { own: 50_000 },
    });
    expect((await mayor.get(`/board/outcomes?year=${year}`)).body.data).toMatchObject([
      { reference: signal.reference, households: 2 },
    ]);
  });

  test('shows no small number for a theme either', async () => {
    const answer = await read('burgemeester-zwolle', 'year=2025&theme=hennepteelt');
    expect(answer.body.data.own).toEqual({ signals: 4, takenUp: 4 });
    for (const each of answer.body.data.municipalities) {
      if (!each.own) expect(each.count === null || each.count >= 10).toBe(true);
    }
  });

  test('leaves out an organisation whose privacy officer withdrew the rule', async () => {
    const id = await product.organisationId('hardenberg');
    await product.owner.query(
      `update rule_confirmation set withdrawn_at = now() where organisation_id = $1 and rule_code = 'Q03'`,
      [id],
    );
    expect(cellOf((await read('burgemeester-zwolle')).body, 'Hardenberg')).toMatchObject({
      count: null,
      mark: 'not-shared',
    });
    expect((await read('burgemeester-hardenberg')).status).toBe(409);
    await product.owner.query(
      `update rule_confirmation set withdrawn_at = null where organisation_id = $1 and rule_code = 'Q03'`,
      [id],
    );
  });

  test('counts the signals without a portfolio, and lists as many', async () => {
    await standingSignal(product, {
      reporter: 'balie-zwolle',
      state: 'received',
      receivedAt: '2023-05-05T10:00:00Z',
    });
    const { portfolios } = (await read('burgemeester-zwolle', 'year=2023')).body.data;
    const without = portfolios.find((each: { code: string }) => each.code === '');
    const mayor = await product.signIn('burgemeester-zwolle');
    const list = await mayor.get('/board/signals?year=2023&portfolio=-');
    expect(list.body.page.count).toBe(without?.own ?? 0);
    expect((await mayor.get('/board/signals?year=2023&portfolio=nergens')).body.page.count).toBe(0);
  });

  test('does not count what is opened by name only', async () => {
    const signal = await standingSignal(product, {
      reporter: 'balie-zwolle',
      state: 'received',
      receivedAt: '2024-05-05T10:00:00Z',
    });
    expect((await read('burgemeester-zwolle', 'year=2024')).body.data.own.signals).toBe(1);
    await product.owner.query(`update signal set audience = 'restricted' where id = $1`, [signal.id]);
    expect((await read('burgemeester-zwolle', 'year=2024')).body.data.own.signals).toBe(0);
  });

  test('is closed to whoever is not on a board', async () => {
    for (const name of ['balie-zwolle', 'beheerder-zwolle', 'politie'])
      expect((await read(name)).status).toBe(403);
    const desk = await product.signIn('balie-zwolle');
    const own = await desk.inScope(
      async (scope) =>
        (await sql<{ figures: unknown }>`select board_figures(2025, null) as figures`.execute(scope.db))
          .rows[0]?.figures,
    );
    expect(own).toBeNull();
    const rows = await desk.inScope(
      async (scope) =>
        (await sql`select * from board_own_signals(2025, null, null, null, null, 10)`.execute(scope.db)).rows,
    );
    expect(rows).toEqual([]);
    await expect(
      desk.inScope((scope) => sql`select * from board_signals(2025)`.execute(scope.db)),
    ).rejects.toThrow('permission denied');
  });

  test('adds up over months as far as it shows them', async () => {
    const { domains } = (await read('analist-riec')).body.data;
    for (const domain of domains) {
      for (const month of domain.months) expect(month.count === null || month.count >= 10).toBe(true);
    }
  });
});
