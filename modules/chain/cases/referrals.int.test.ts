import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import {
  INTERNAL_PROOFS,
  type OpenCase,
  openCase,
  PROOFS,
  REFERRAL_REASON,
  SECRETS,
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

/** To the care and safety house, which never got anything for this before. */
const OUTSIDE = [
  { condition: 'consent-recorded', text: 'Toestemming van 3 november' },
  { condition: 'recipient-acknowledged', text: 'Het huis vangt slachtoffers uit onze regio op.' },
];

describe('a possible victim', () => {
  let referralId: string;

  test('the coordinator passes her to the care coordinator, with a check on her safety', async () => {
    const zwolle = await product.organisationId('zwolle');
    const outlook = await world.bringer.get(
      `/referral-outlooks?signalId=${world.signal.id}&recipientOrganisationId=${zwolle}`,
    );
    expect(outlook.body.data.outlook.rules.map((item: any) => item.rule.code)).toContain('M09');
    const body = {
      signalId: world.signal.id,
      recipientOrganisationId: zwolle,
      reason: REFERRAL_REASON,
      fields: [{ itemId: world.signal.suspectId, keys: ['name', 'phone', 'roles'] }],
    };
    const waiting = await world.bringer.post('/referrals', { ...body, proofs: INTERNAL_PROOFS.slice(0, 1) });
    expect(waiting.body.errors.map((item: any) => item.params.condition)).toEqual(['safety-check-victim']);
    const suspicion = await world.bringer.post('/referrals', {
      ...body,
      fields: [{ itemId: world.signal.suspectId, keys: ['suspect'] }],
      proofs: INTERNAL_PROOFS,
    });
    expect(suspicion.body.code).toBe('rule-refuses');
    const sent = await world.bringer.post('/referrals', { ...body, proofs: INTERNAL_PROOFS });
    expect(sent.status).toBe(201);
    referralId = sent.body.data.id;
  });

  test('only care people read it', async () => {
    const care = await product.signIn('zorgcoordinator-zwolle');
    expect((await care.get(`/referrals/${referralId}`)).body.data).toMatchObject({
      reason: REFERRAL_REASON,
      state: 'sent',
      abilities: { answer: true },
    });
    for (const username of [
      'collega-zwolle',
      'casusdeelnemer-zwolle',
      'zorgcoordinator-deventer',
      'zorgcoordinator-zvh',
      'politie',
      'riec-casusregisseur',
      'weger-1-zwolle',
    ]) {
      expect([403, 404], username).toContain(
        (await (await product.signIn(username)).get(`/referrals/${referralId}`)).status,
      );
    }
  });

  test('the care coordinator refers her to the care and safety house with her consent; the case hears only that', async () => {
    const care = await product.signIn('zorgcoordinator-zwolle');
    const zvh = await product.organisationId('zvh');
    expect(
      (await care.post(`/referrals/${referralId}/answers`, { state: 'accepted', expectedVersion: 1 })).status,
    ).toBe(200);
    const body = {
      referralId,
      recipientOrganisationId: zvh,
      reason: 'Zij vraagt om opvang en begeleiding.',
      fields: [{ itemId: world.signal.suspectId, keys: ['name', 'phone'] }],
      added: [{ itemKind: 'person', fields: [{ key: 'help', value: 'Opvang buiten de regio.' }] }],
    };
    const waiting = await care.post('/referrals', { ...body, proofs: INTERNAL_PROOFS.slice(1) });
    expect(waiting.body.errors.map((item: any) => [item.params.condition, item.params.by])).toEqual([
      ['consent-recorded', 'document'],
      ['recipient-acknowledged', 'statement'],
    ]);
    const sent = await care.post('/referrals', {
      ...body,
      proofs: [...INTERNAL_PROOFS.slice(1), ...OUTSIDE],
    });
    expect(sent.status).toBe(201);
    const shelter = await product.signIn('zorgcoordinator-zvh');
    const received = await shelter.get(`/referrals/${sent.body.data.id}`);
    expect(JSON.stringify(received.body)).toContain(SECRETS.suspect);
    const line = await product.owner.query<{ how: string; by: string }>(
      `select d.received_how as how, d.received_by_name as by from disclosure d join referral r on r.disclosure_id = d.id where r.id = $1`,
      [sent.body.data.id],
    );
    expect(line.rows).toEqual([{ how: 'looked', by: expect.any(String) }]);
    const { body: events } = await world.lead.get(`/cases/${world.caseId}/events`);
    const heard = events.data.filter((event: any) => event.type === 'case.referred');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ detail: {}, organisation: { type: 'gemeente' } });
    expect(JSON.stringify(heard)).not.toContain('Samira');
    expect(
      await product.owner
        .query(`select 1 from case_event where detail::text like '%${SECRETS.suspect}%'`)
        .then((result) => result.rowCount),
    ).toBe(0);
  });

  test('referred before a case took the signal in, the case hears of it then', async () => {
    const care = await product.signIn('zorgcoordinator-zwolle');
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const zwolle = await product.organisationId('zwolle');
    const fields = [{ itemId: signal.suspectId, keys: ['name'] }];
    const inside = await world.bringer.post('/referrals', {
      signalId: signal.id,
      recipientOrganisationId: zwolle,
      reason: REFERRAL_REASON,
      fields,
      proofs: INTERNAL_PROOFS,
    });
    const passed = inside.body.data.id;
    await care.post(`/referrals/${passed}/answers`, { state: 'accepted', expectedVersion: 1 });
    const outside = await care.post('/referrals', {
      referralId: passed,
      recipientOrganisationId: await product.organisationId('zvh'),
      reason: 'Zij vraagt om opvang en begeleiding.',
      fields,
      proofs: [...INTERNAL_PROOFS.slice(1), ...OUTSIDE],
    });
    expect(outside.status).toBe(201);
    const offered = await world.bringer.post('/bring-ins', {
      signalId: signal.id,
      hostOrganisationId: await product.organisationId('riec'),
      title: 'Tweede loods',
      fields: [{ itemId: signal.suspectId, keys: ['name'] }],
      proofs: PROOFS,
    });
    const { body } = await world.lead.post(`/bring-ins/${offered.body.data.id}/acceptances`, {
      expectedVersion: 1,
      title: 'Tweede loods',
      aim: 'Opslag stoppen en bewoners een veilige plek geven.',
      secrecyConfirmed: true,
    });
    const { body: events } = await world.lead.get(`/cases/${body.data.caseId}/events`);
    const heard = events.data.filter((event: any) => event.type === 'case.referred');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ detail: {}, organisation: { type: 'gemeente' } });
    expect(JSON.stringify(heard)).not.toContain('Veiligheidshuis');
  });

  test('officers of both sides find it in the register, under its own purpose', async () => {
    const zvh = await product.signIn('privacyofficer-zvh');
    const { body } = await zvh.get('/disclosures?direction=received');
    expect(body.data[0]).toMatchObject({ purposeCode: 'mensenhandel-slachtoffer', caseId: null });
    expect(body.data[0].rules.map((rule: any) => rule.code)).toEqual(['M02']);
  });
});
