import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Canary, fieldsShown, type Reader, type Shown, uncovered } from '#apps/testing/field-matrix.ts';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { buildApp, type RouteDefinition, reply, route, routesOf } from '#platform/server/index.ts';
import { identify, join, MOTIVATION, type OpenCase, openCase, SECRETS } from './testing/case-world.ts';

/* One municipality's signal, of which some fields went to a partnership and fewer of them on to the police: no route shows any
   other of its fields outside that municipality, and none to who got nothing. */

let product: TestProduct;
let world: OpenCase;
let routes: readonly RouteDefinition[];
let canaries: readonly Canary[];
let ids: readonly string[];
let memberships: readonly string[];

beforeAll(async () => {
  product = await openTestProduct();
  world = await openCase(product);
  await join(product, world, 'politie', 'politie');
  await identify(world);
  const shared = await world.lead.post(`/cases/${world.caseId}/shares`, {
    organisationId: await product.organisationId('politie'),
    fields: [{ itemId: world.signal.id, keys: ['narrative'] }],
    proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
  });
  expect(shared.status).toBe(201);
  routes = routesOf(product.app);
  const { id, suspectId, childId, companyId } = world.signal;
  canaries = [
    { itemId: id, field: 'narrative', value: SECRETS.narrative },
    { itemId: id, field: 'sourceName', value: SECRETS.reporter },
    { itemId: suspectId, field: 'name', value: SECRETS.suspect },
    { itemId: suspectId, field: 'bsn', value: SECRETS.bsn },
    { itemId: suspectId, field: 'phone', value: SECRETS.phone },
    { itemId: suspectId, field: 'address', value: SECRETS.shelter },
    { itemId: childId, field: 'name', value: SECRETS.child },
    { itemId: companyId, field: 'name', value: SECRETS.company },
  ];
  ids = await idsOfWorld();
  const { rows } = await product.owner.query('select reference, aim from case_file where id = $1', [
    world.caseId,
  ]);
  memberships = [rows[0].reference, rows[0].aim];
});
afterAll(() => product.close());

/** One of every kind of record that hangs on this signal and this case, and everything of which fields are watched. */
async function idsOfWorld(): Promise<string[]> {
  const { rows } = await product.owner.query<{ id: string }>(
    `select id from mention where signal_id = $1
     union select $1::uuid union select $2::uuid
     union select id from bring_in where case_id = $2
     union (select id from contribution where case_id = $2 order by id limit 2)
     union select id from disclosure where case_id = $2
     union (select id from case_participant where case_id = $2 limit 1)
     union select id from case_invitation where case_id = $2
     union select id from case_subject where case_id = $2
     union (select id from weighing where signal_id = $1 limit 1)`,
    [world.signal.id, world.caseId],
  );
  return rows.map((row) => row.id);
}

async function readerOf(username: string): Promise<Reader & { readonly organisationId: string }> {
  const client = await product.signIn(username);
  return client.inScope(async (scope) => ({
    client,
    groups: scope.groups,
    organisationId: scope.organisation.id,
  }));
}

/** What the register of disclosures says that this organisation was given: `item field`. */
async function coveredFor(organisationId: string): Promise<ReadonlySet<string>> {
  const { rows } = await product.owner.query<{ field: string }>(
    `select record ->> 'id' || ' ' || field as field from disclosure d, jsonb_array_elements(d.records) record,
       jsonb_array_elements_text(record -> 'fields') field where d.recipient_organisation_id = $1 and d.withdrawn_at is null`,
    [organisationId],
  );
  return new Set(rows.map((row) => row.field));
}

async function shownTo(username: string): Promise<{ shown: Shown[]; leaks: string[] }> {
  const reader = await readerOf(username);
  const covered = await coveredFor(reader.organisationId);
  const shown = await fieldsShown(product.app, routes, reader, ids, canaries);
  return { shown, leaks: uncovered(shown, (itemId, field) => covered.has(`${itemId} ${field}`)) };
}

describe('a field of another organisation', () => {
  test('is shown by a route only when the register says that it was given: to the partnership', async () => {
    const { shown, leaks } = await shownTo('riec-casusregisseur');
    expect(leaks).toEqual([]);
    // What was given is there to be seen, or this test would pass on a product that shows nothing.
    expect(new Set(shown.map(({ field }) => field))).toEqual(new Set(['narrative', 'name', 'bsn']));
  }, 60_000);

  test('nor more than was passed on: to the police', async () => {
    const { shown, leaks } = await shownTo('politie');
    expect(leaks).toEqual([]);
    expect(new Set(shown.map(({ field }) => field))).toEqual(new Set(['narrative']));
  }, 60_000);

  test.each(['privacyofficer-riec', 'riec-collega', 'om', 'coordinator-deventer'])(
    'is shown by no route to %s',
    async (username) => {
      expect((await shownTo(username)).shown).toEqual([]);
    },
    60_000,
  );

  test('and a route that forgets to ask is found', async () => {
    const planted = route({
      method: 'GET',
      path: '/planted/:id',
      operationId: 'planted',
      tag: 'planted',
      summary: 'Shows any mention',
      enter: 'signed-in',
      personalData: false,
      params: z.object({ id: z.uuid() }),
      replies: { 200: z.object({ data: z.array(z.object({ name: z.string() })) }) },
      handle: async ({ params }) => {
        const found = await product.owner.query(
          'select family_name as name from mention where id = $1 and family_name is not null',
          [params.id],
        );
        return reply(200, { data: found.rows });
      },
    });
    const app = await buildApp({
      pool: product.parts.pools.app,
      routes: [planted],
      constraints: {},
      logger: false,
      baseUrl: () => 'http://localhost',
      about: { title: '', description: '' },
      uploadLimit: 1,
    });
    const reader = await readerOf('politie');
    const covered = await coveredFor(reader.organisationId);
    const shown = await fieldsShown(app, [planted], reader, ids, canaries);
    const found = uncovered(shown, (itemId, field) => covered.has(`${itemId} ${field}`));
    expect(found.toSorted()).toEqual(
      [
        `GET /planted/:id shows name of ${world.signal.suspectId}`,
        `GET /planted/:id shows name of ${world.signal.childId}`,
      ].toSorted(),
    );
    await app.close();
  });
});

describe('that there is a case, and who is in it', () => {
  const about = () => memberships.map((value) => ({ itemId: world.caseId, field: 'membership', value }));
  const told = async (username: string) =>
    fieldsShown(product.app, routes, await readerOf(username), ids, about());

  test('is told by some route to who is named in it', async () => {
    expect((await told('casusdeelnemer-zwolle')).length).toBeGreaterThan(0);
  }, 60_000);

  test.each(['collega-zwolle', 'riec-collega', 'om', 'coordinator-deventer'])(
    'is told by no route to %s, who is not',
    async (username) => {
      expect(uncovered(await told(username), () => false)).toEqual([]);
    },
    60_000,
  );
});
