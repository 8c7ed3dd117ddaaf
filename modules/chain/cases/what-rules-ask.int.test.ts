import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { PROOFS, type SignalInTest, signalOf, weighed } from './testing/case-world.ts';

/*
 * What a rule can ask, from the privacy officer's pen to the giving: each is put into the municipality's own text of the rule for bringing a
 * signal to the RIEC; the giving then waits for it, and goes when it holds, with its proof in the register.
 */

let product: TestProduct;
let officer: Client;
let coordinator: Client;
let riec: string;
let signal: SignalInTest;
beforeAll(async () => {
  product = await openTestProduct();
  officer = await product.signIn('privacyofficer-zwolle');
  coordinator = await product.signIn('coordinator-zwolle');
  riec = await product.organisationId('riec');
});
afterAll(() => product.close());
beforeEach(async () => {
  signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
});

const ALWAYS = ['purpose-selected', 'role-authorised', 'minimum-fields'];

/** The municipality's own rule for bringing in asks exactly this on top of what always is asked. */
async function ruleAsks(...conditions: string[]): Promise<void> {
  const { data } = (await officer.get('/rule-editions/R01')).body;
  const rule = { ...(data.editions[0]?.rule ?? data.region), conditions: [...ALWAYS, ...conditions] };
  const saved = await officer.put('/rule-editions/R01', {
    expectedVersion: data.number,
    reason: 'Voor deze proef',
    rule,
  });
  expect(saved.status).toBe(200);
  const trial = (await officer.get('/rule-editions/R01/trial')).body.data;
  const enacted = await officer.post('/rule-editions/R01/enactments', {
    expectedVersion: data.number + 1,
    changedQuestions: trial.results.filter((item: any) => item.changed).map((item: any) => item.code),
  });
  expect(enacted.status).toBe(201);
}

type Options = { readonly proofs?: readonly object[] };
const acknowledged = PROOFS.filter((proof) => proof.condition === 'recipient-acknowledged');
const bringIn = ({ proofs = [] }: Options = {}): Promise<Answer> =>
  coordinator.post('/bring-ins', {
    signalId: signal.id,
    hostOrganisationId: riec,
    title: 'Loods aan de rand',
    fields: [{ itemId: signal.id, keys: ['narrative'] }],
    participantAppointmentIds: [],
    proofs: [...acknowledged, ...proofs],
  });
const waitsFor = (answer: Answer): [string, string][] => {
  expect(answer.body.code).toBe('conditions-open');
  return answer.body.errors.map((item: any) => [item.params.condition, item.params.by]);
};
const keptFor = async (condition: string): Promise<any> => {
  const { data } = (await officer.get('/disclosures?direction=given')).body;
  return data[0].conditions.find((item: any) => item.code === condition);
};

describe('a rule can ask', () => {
  test('that the signal was weighed and taken up', async () => {
    await ruleAsks('weighing-approved');
    expect(waitsFor(await bringIn())).toEqual([['weighing-approved', 'approval']]);
    const claimed = await bringIn({
      proofs: [{ condition: 'weighing-approved', text: 'Echt waar, gewogen.', approvedBy: 'De voorzitter' }],
    });
    expect(waitsFor(claimed)).toEqual([['weighing-approved', 'approval']]);
    await weighed(product, signal.id);
    expect((await bringIn()).status).toBe(201);
    expect((await keptFor('weighing-approved')).facts[0].text).not.toBe('');
  });

  test('why it is needed, in at least twenty characters', async () => {
    await ruleAsks('need-to-know-motivation');
    const proof = (text: string) => ({ proofs: [{ condition: 'need-to-know-motivation', text }] });
    expect(waitsFor(await bringIn(proof('x'.repeat(19))))).toEqual([
      ['need-to-know-motivation', 'statement'],
    ]);
    expect((await bringIn(proof('Om samen op te treden.'))).status).toBe(201);
    expect((await keptFor('need-to-know-motivation')).facts[0].text).toBe('Om samen op te treden.');
  });

  test('consent with its proof: where it was written down', async () => {
    await ruleAsks('consent-recorded');
    expect(waitsFor(await bringIn())).toEqual([['consent-recorded', 'document']]);
    expect(
      (await bringIn({ proofs: [{ condition: 'consent-recorded', text: 'Formulier 12' }] })).status,
    ).toBe(201);
    expect((await keptFor('consent-recorded')).facts[0].text).toBe('Formulier 12');
  });

  test('that secrecy was lifted, with the reason and who agreed; or consent in its place', async () => {
    await ruleAsks('secrecy-lifted-or-consent');
    const waiting = await bringIn();
    expect(waitsFor(waiting).map(([code]) => code)).toEqual(['secrecy-lifted-or-consent']);
    const outlook = (
      await coordinator.get(`/bring-in-outlooks?signalId=${signal.id}&hostOrganisationId=${riec}`)
    ).body.data.outlook.rules.find((item: any) => item.rule.code === 'R01');
    const asked = outlook.open.find((item: any) => item.code === 'secrecy-lifted-or-consent');
    expect(asked.anyOf.map((item: any) => item.code)).toEqual(['secrecy-lifted', 'consent-recorded']);
    const lifted = { condition: 'secrecy-lifted', text: 'Gevaar voor een kind weegt zwaarder.' };
    // A composite is never claimed, and who lifts secrecy is named.
    expect((await bringIn({ proofs: [{ ...lifted, condition: 'secrecy-lifted-or-consent' }] })).status).toBe(
      409,
    );
    expect((await bringIn({ proofs: [lifted] })).status).toBe(409);
    expect((await bringIn({ proofs: [{ ...lifted, approvedBy: 'De directeur' }] })).status).toBe(201);
    expect((await keptFor('secrecy-lifted-or-consent')).facts[0].text).toBe(
      'De directeur: Gevaar voor een kind weegt zwaarder.',
    );
  });

  test('a convenant that this organisation signed, and that has not ended for it', async () => {
    await ruleAsks('convenant-signed');
    expect((await bringIn()).status).toBe(201);
    const ended = (on: string | null) =>
      product.owner.query(
        `update agreement_party set ended_on = $1 where organisation_id = (select id from organisation where code = 'zwolle')`,
        [on],
      );
    await ended('2020-01-01');
    signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    expect(waitsFor(await bringIn())).toEqual([['convenant-signed', 'document']]);
    await ended(null);
    expect((await bringIn()).status).toBe(201);
  });

  test('a second pair of eyes: another person of the organisation, once, for exactly this', async () => {
    await ruleAsks('four-eyes');
    expect(waitsFor(await bringIn())).toEqual([['four-eyes', 'system']]);
    expect(
      (await bringIn({ proofs: [{ condition: 'four-eyes', text: 'Ik zag het zelf na.' }] })).status,
    ).toBe(409);
  });

  test('that both take part in the case: before there is one, nothing makes it so', async () => {
    await ruleAsks('both-participants-of-case');
    expect(waitsFor(await bringIn()).map(([code]) => code)).toEqual(['both-participants-of-case']);
  });
});
