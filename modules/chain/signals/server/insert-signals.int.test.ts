import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId, newReference } from '#platform/kit/index.ts';
import { hashToken, operationOf, withScope } from '#platform/server/index.ts';
import { mentionOf } from '../model/index.ts';
import { freeReferences, insertSignals } from './insert-queries.ts';
import type { NewSignal } from './new-signal.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

const importedSignal = (themesVersionId: string, number: number): NewSignal => ({
  id: newId(),
  reference: newReference('ZWO'),
  purposeCode: 'ondermijning-intern',
  origin: 'import',
  themesVersionId,
  themeCode: null,
  otherThemeCodes: [],
  indicatorCodes: [],
  processCode: null,
  departmentCode: null,
  portfolioId: null,
  municipalityCode: 'GM0193',
  title: `Rij ${number}`,
  narrative: 'Zoals de export het schreef.',
  occurredOn: null,
  occurredAtAbout: null,
  place: {
    street: null,
    houseNumber: null,
    houseAddition: null,
    postcode: null,
    town: null,
    note: null,
    latitude: null,
    longitude: null,
    neighbourhoodCode: null,
    state: 'none',
  },
  urgency: 'normal',
  confidence: null,
  source: { kind: 'resident', reliability: 'B', protected: false },
  toComplete: [{ field: 'theme', reason: 'missing' }],
  termOn: '2026-01-05',
  receivedAt: '2025-06-23T00:00:00Z',
  mentions: [
    mentionOf(
      {
        id: newId(),
        kind: 'person',
        roles: ['involved'],
        name: `Jan van der Berg${number}`,
        addressShielded: false,
      },
      '2025-06-23',
    ),
  ],
  asWritten: { postcode: '0000 AA' },
});

describe('writing many signals under a mandate', () => {
  test('one statement puts them in the municipality, and the processor reads none of them', async () => {
    const regional = await product.signIn('regionaal-coordinator');
    const zwolle = await product.organisationId('zwolle');
    const themes = product.parts.content.newest('themes', zwolle).id;
    const request = {
      tokenHash: hashToken(regional.token),
      operation: operationOf('test', undefined),
      requestId: newId(),
      mandateFor: zwolle,
    };
    const seen = await withScope(product.parts.pools.app, request, async (scope) => {
      const references = await freeReferences(scope, 'ZWO', 200);
      const signals = references.map((reference, number) => ({
        ...importedSignal(themes, number),
        reference,
      }));
      await insertSignals(scope, signals);
      const { sql } = await import('#platform/server/index.ts');
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from signal`.execute(scope.db);
      return rows[0]?.n;
    });
    expect(seen).toBe(0);
    const { rows } = await product.owner.query(
      `select count(*)::int as n, count(*) filter (where incomplete)::int as incomplete,
              (select count(distinct mention_id)::int from mention_key) as keyed, (select count(*)::int from signal_event) as events
         from signal where organisation_id = $1`,
      [zwolle],
    );
    expect(rows).toEqual([{ n: 200, incomplete: 200, keyed: 200, events: 200 }]);
    const coordinator = await product.signIn('coordinator-zwolle');
    expect((await coordinator.get('/signals?toComplete=true')).body.page.count).toBe(200);
    expect((await regional.get('/my-signals')).body.page.count).toBe(0);
  });
});
