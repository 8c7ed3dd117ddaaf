import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  appointmentOf,
  MOTIVATION,
  type OpenCase,
  openCase,
  PROOFS,
  signalOf,
  weighed,
} from './testing/case-world.ts';

let product: TestProduct;
let world: OpenCase;
beforeAll(async () => {
  product = await openTestProduct();
  world = await openCase(product);
});
afterAll(() => product.close());

type Told = { readonly kind: string; readonly recordKind: string; readonly recordId: string };
const toldTo = async (client: Client): Promise<Told[]> => (await client.get('/notifications')).body.data;
const toldOf = async (client: Client, recordId: string): Promise<string[]> =>
  (await toldTo(client)).filter((told) => told.recordId === recordId).map((told) => told.kind);

const offer = async (): Promise<string> => {
  const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
  await weighed(product, signal.id);
  const { body } = await world.bringer.post('/bring-ins', {
    signalId: signal.id,
    hostOrganisationId: await product.organisationId('riec'),
    title: 'Tweede loods',
    fields: [{ itemId: signal.suspectId, keys: ['name'] }],
    proofs: PROOFS,
  });
  return body.data.id;
};

describe('who offers a signal for a case', () => {
  test('reaches the people who may decide on it, and nobody else', async () => {
    const id = await offer();
    expect(await toldOf(world.lead, id)).toEqual(['bring-in-offered']);
    for (const username of ['beheerder-riec', 'privacyofficer-riec', 'politie', 'procesregisseur-zvh'])
      expect(await toldOf(await product.signIn(username), id), username).toEqual([]);
  });

  test('hears that it was taken into a case, and also that it was not', async () => {
    expect(await toldOf(world.bringer, world.bringInId)).toEqual(['bring-in-decided']);
    const id = await offer();
    await world.lead.post(`/bring-ins/${id}/refusals`, {
      expectedVersion: 1,
      reason: 'Past beter bij u zelf.',
    });
    expect(await toldOf(world.bringer, id)).toEqual(['bring-in-decided']);
  });

  test('tells nothing of what it holds', async () => {
    const { kind, recordKind, recordId, ...rest } = (await toldTo(world.lead))[0] as Told;
    expect([kind, recordKind, recordId]).toEqual(['bring-in-offered', 'bring-in', expect.any(String)]);
    expect(Object.keys(rest).sort()).toEqual(['createdAt', 'id', 'readAt']);
  });
});

describe('who invites a partner', () => {
  test('hears that there is an answer, a refusal too', async () => {
    await world.lead.post(`/cases/${world.caseId}/invitations`, {
      organisationId: await product.organisationId('arbeidsinspectie'),
      askedCategories: ['identiteit'],
    });
    const inspector = await product.signIn('arbeidsinspectie');
    const [open] = (await inspector.get('/case-invitations')).body.data;
    const refused = await inspector.post(`/case-invitations/${open.id}/refusals`, {
      expectedVersion: open.version,
      reason: 'Wij hebben hier geen onderzoek.',
    });
    expect(refused.status).toBe(204);
    expect(await toldOf(world.lead, world.caseId)).toEqual(['invitation-answered']);
  });
});

describe('who asks a second person in a case', () => {
  test('reaches the named colleagues, and not who is not named', async () => {
    await world.lead.post(`/cases/${world.caseId}/participants`, {
      appointmentIds: [await appointmentOf(product, 'riec-collega')],
    });
    const asked = await world.lead.post('/disclosure-approvals', {
      conditionCode: 'four-eyes',
      purposeCode: 'riec-casus',
      recordKind: 'case',
      recordId: world.caseId,
      caseId: world.caseId,
      recipientOrganisationId: await product.organisationId('zwolle'),
      categories: ['bsn'],
      reason: 'Nodig om de juiste persoon te vinden.',
    });
    expect(asked.status).toBe(201);
    expect(await toldOf(await product.signIn('riec-collega'), world.caseId)).toEqual(['approval-asked']);
    expect(await toldOf(world.lead, world.caseId)).not.toContain('approval-asked');
    expect(await toldOf(await product.signIn('casusdeelnemer-zwolle'), world.caseId)).toEqual([]);
  });
});

describe('who refers somebody to help', () => {
  const refer = async (): Promise<{ id: string; signalId: string }> => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const { body } = await world.bringer.post('/referrals', {
      signalId: signal.id,
      recipientOrganisationId: await product.organisationId('zwolle'),
      reason: 'Lijkt zelf ook te worden gedwongen.',
      fields: [{ itemId: signal.suspectId, keys: ['name'] }],
      proofs: [
        { condition: 'need-to-know-motivation', text: MOTIVATION },
        { condition: 'safety-check-victim', text: 'Alleen de zorgcoördinator weet ervan.' },
      ],
    });
    return { id: body.data.id, signalId: signal.id };
  };

  test('reaches the care people of the other side, and hears their answer', async () => {
    const { id } = await refer();
    const care = await product.signIn('zorgcoordinator-zwolle');
    expect(await toldOf(care, id)).toEqual(['referral-received']);
    expect(await toldOf(await product.signIn('collega-zwolle'), id)).toEqual([]);
    await care.post(`/referrals/${id}/answers`, { state: 'accepted', expectedVersion: 1 });
    expect(await toldOf(world.bringer, id)).toEqual(['referral-answered']);
  });

  test('is not asked who was told by anybody else', async () => {
    const { id } = await refer();
    const asked = await product.signIn('casusdeelnemer-zwolle');
    const { rows } = await asked.inScope((scope) =>
      sql<{
        ids: string[];
      }>`select people_to_tell('referral', ${id}, array['zorgcoordinator']) as ids`.execute(scope.db),
    );
    expect(rows).toEqual([{ ids: [] }]);
  });
});
