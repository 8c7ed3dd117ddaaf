import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  appointmentOf,
  type OpenCase,
  openCase,
  PROOFS,
  referToCare,
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

type Told = {
  readonly kind: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly readAt: string | null;
};
const toldTo = async (client: Client): Promise<Told[]> => (await client.get('/notifications')).body.data;
/** Still waits for each of them; false: settled for all. */
const waitsFor = async (clients: readonly Client[], recordId: string): Promise<boolean[]> => {
  const lists = await Promise.all(clients.map(toldTo));
  return lists.map((list) => list.some((told) => told.recordId === recordId && told.readAt === null));
};
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

describe('what one of the people who were told decided', () => {
  test('waits for none of them any more, and other things still do', async () => {
    const both = [world.lead, await product.signIn('riec-collega')];
    const [accepted, refused, open] = [await offer(), await offer(), await offer()];
    for (const id of [accepted, refused, open]) expect(await waitsFor(both, id)).toEqual([true, true]);
    await world.lead.post(`/bring-ins/${accepted}/acceptances`, {
      expectedVersion: 1,
      title: 'Tweede loods',
      aim: 'Opslag stoppen.',
      secrecyConfirmed: true,
    });
    const body = { expectedVersion: 1, reason: 'Past beter bij u zelf.' };
    expect((await world.lead.post(`/bring-ins/${refused}/refusals`, body)).status).toBe(204);
    expect(await waitsFor(both, accepted)).toEqual([false, false]);
    expect(await waitsFor(both, refused)).toEqual([false, false]);
    expect(await waitsFor(both, open)).toEqual([true, true]);
    expect(await waitsFor([world.bringer], refused)).toEqual([true]);
  });

  test('goes on waiting when the decision did not hold', async () => {
    const id = await offer();
    const stale = await world.lead.post(`/bring-ins/${id}/refusals`, {
      expectedVersion: 7,
      reason: 'Past beter bij u zelf.',
    });
    expect(stale.status).toBe(409);
    expect(await waitsFor([world.lead, await product.signIn('riec-collega')], id)).toEqual([true, true]);
  });

  test('waits for none of them when it was taken back', async () => {
    const id = await offer();
    const { rows } = await product.owner.query('select disclosure_id from bring_in where id = $1', [id]);
    const back = await world.bringer.post(`/disclosures/${rows[0].disclosure_id}/withdrawals`, {
      expectedVersion: 1,
      reason: 'Te vroeg gegeven.',
    });
    expect(back.status).toBeLessThan(300);
    expect(await waitsFor([world.lead, await product.signIn('riec-collega')], id)).toEqual([false, false]);
  });
});

describe('who invites a partner', () => {
  const INVITED = ['casusdeelnemer-hardenberg', 'coordinator-hardenberg'];
  const invite = async (): Promise<{ id: string; version: number; people: Client[] }> => {
    await world.lead.post(`/cases/${world.caseId}/invitations`, {
      organisationId: await product.organisationId('hardenberg'),
      askedCategories: ['identiteit'],
    });
    const people = await Promise.all(INVITED.map((username) => product.signIn(username)));
    const list = (await people[0]?.get('/case-invitations'))?.body.data;
    const open = list.find((row: { state: string }) => row.state === 'open');
    return { id: open.id, version: open.version, people };
  };

  test('no longer makes anybody there wait once one of them answered, or it was taken back', async () => {
    const first = await invite();
    expect(await waitsFor(first.people, first.id)).toEqual([true, true]);
    const answer = { expectedVersion: first.version, reason: 'Wij hebben hier geen onderzoek.' };
    expect((await first.people[0]?.post(`/case-invitations/${first.id}/refusals`, answer))?.status).toBe(204);
    expect(await waitsFor(first.people, first.id)).toEqual([false, false]);
    const second = await invite();
    expect(await waitsFor(second.people, second.id)).toEqual([true, true]);
    const back = { expectedVersion: second.version };
    expect((await world.lead.post(`/case-invitations/${second.id}/withdrawals`, back)).status).toBe(204);
    expect(await waitsFor(second.people, second.id)).toEqual([false, false]);
  });

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
    const { body } = await referToCare(product, world.bringer, signal);
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

  test('makes no care colleague wait once one of them answered, and is told of it in the same organisation', async () => {
    await product.owner.query(
      `update appointment set roles = roles || '{zorgcoordinator-mensenhandel}'
        where person_id = (select id from person where subject = 'jurist-zwolle')`,
    );
    const care = await product.signIn('zorgcoordinator-zwolle');
    const both = [care, await product.signIn('jurist-zwolle')];
    const { id } = await refer();
    expect(await waitsFor(both, id)).toEqual([true, true]);
    await care.post(`/referrals/${id}/answers`, { state: 'accepted', expectedVersion: 1 });
    expect(await waitsFor(both, id)).toEqual([false, false]);
    expect(await waitsFor([world.bringer], id)).toEqual([true]);
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
