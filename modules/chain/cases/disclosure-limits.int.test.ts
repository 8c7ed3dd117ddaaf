import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import { PROOFS, signalOf, weighed } from './testing/case-world.ts';

/* What stands beside the rules: the administrator's ceiling for a partner, and the word about a recipient nobody would expect. */

let product: TestProduct;
let administrator: Client;
let coordinator: Client;
let riec: string;
beforeAll(async () => {
  product = await openTestProduct();
  administrator = await product.signIn('beheerder-zwolle');
  coordinator = await product.signIn('coordinator-zwolle');
  riec = await product.organisationId('riec');
});
afterAll(() => product.close());

const reason = 'Afgesproken met de directie';

const offer = async (options: { proofs?: readonly object[]; keys?: readonly string[] } = {}) => {
  const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
  await weighed(product, signal.id);
  return coordinator.post('/bring-ins', {
    signalId: signal.id,
    hostOrganisationId: riec,
    title: 'Loods aan de rand',
    fields: [
      { itemId: signal.id, keys: ['narrative'] },
      { itemId: signal.suspectId, keys: options.keys ?? ['name'] },
    ],
    participantAppointmentIds: [],
    proofs: options.proofs ?? PROOFS,
  });
};

describe('a recipient that never got anything for this', () => {
  const proofs = PROOFS.filter((proof) => proof.condition !== 'recipient-acknowledged');

  test('is given to only with a reason', async () => {
    const waiting = await offer({ proofs });
    expect(waiting.status).toBe(409);
    expect(waiting.body.errors.map((item: any) => item.params.condition)).toEqual(['recipient-acknowledged']);
    expect(waiting.body.errors[0].params.check).toContain('nog nooit iets');
    const short = await offer({
      proofs: [...proofs, { condition: 'recipient-acknowledged', text: 'ja hoor' }],
    });
    expect(short.status).toBe(409);
  });

  test('with one it goes, and the register keeps the reason', async () => {
    expect((await offer()).status).toBe(201);
    const officer = await product.signIn('privacyofficer-zwolle');
    const { data } = (await officer.get('/disclosures?direction=given')).body;
    const kept = data[0].conditions.find((item: any) => item.code === 'recipient-acknowledged');
    expect(kept.facts[0].text).toBe('Onze vaste partner voor dit soort zaken.');
  });

  test('is no longer unusual after that, for this purpose and this giver', async () => {
    expect((await offer({ proofs })).status).toBe(201);
    const elsewhere = await product.signIn('coordinator-deventer');
    const outlook = await elsewhere.get(
      `/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`,
    );
    const open = outlook.body.data.rules.flatMap((item: any) => item.open.map((one: any) => one.code));
    expect(open).toContain('recipient-acknowledged');
  });
});

describe('a ceiling', () => {
  const set = (categories: readonly string[]) =>
    administrator.put(`/partner-ceilings/${riec}`, { categories, reason });

  test('keeps back what is above it, whatever the rules, and says so', async () => {
    expect((await set(['verhaal', 'waarneming', 'identiteit'])).status).toBe(200);
    expect((await offer()).status).toBe(201);
    const refused = await offer({ keys: ['name', 'bsn'] });
    expect(refused.status).toBe(403);
    expect(refused.body.errors.map((item: any) => [item.pointer, item.params.reason])).toEqual([
      ['/categories/bsn', 'above-ceiling'],
    ]);
    const outlook = await coordinator.get(
      `/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`,
    );
    const above = outlook.body.data.never.find((item: any) => item.reason === 'above-ceiling');
    expect(above.categories.map((item: any) => item.code)).toContain('bsn');
    const going = outlook.body.data.rules.flatMap((item: any) => item.categories.map((one: any) => one.code));
    expect(going.every((code: string) => ['verhaal', 'waarneming', 'identiteit'].includes(code))).toBe(true);
  });

  test('never widens: what no rule lets go does not go for being named in it', async () => {
    await set(['slachtoffer', 'melder-identiteit', 'verhaal']);
    const outlook = await coordinator.get(
      `/disclosure-outlooks?purpose=riec-casus&sourcePurpose=ondermijning-intern&to=${riec}`,
    );
    const going = outlook.body.data.rules.flatMap((item: any) => item.categories.map((one: any) => one.code));
    expect([...new Set(going)]).toEqual(['verhaal']);
  });

  test('of nothing lets nothing go, and is lifted by the administrator', async () => {
    await set([]);
    expect((await offer()).body.code).toBe('rule-refuses');
    expect((await administrator.delete(`/partner-ceilings/${riec}`)).status).toBe(204);
    expect((await offer()).status).toBe(201);
    expect((await administrator.delete(`/partner-ceilings/${riec}`)).status).toBe(404);
  });

  test('names only categories that exist, and never the own organisation', async () => {
    const wrong = await set(['verhaal', 'schoenmaat']);
    expect(wrong.body.errors).toEqual([
      { pointer: '/categories/1', code: 'unknown-category', params: { value: 'schoenmaat' } },
    ]);
    const own = await product.organisationId('zwolle');
    expect((await administrator.put(`/partner-ceilings/${own}`, { categories: [], reason })).status).toBe(
      404,
    );
  });

  test('is set by the administrator alone, and read by who supervises; elsewhere nobody sees it', async () => {
    await set(['verhaal']);
    const officer = await product.signIn('privacyofficer-zwolle');
    expect((await officer.get('/partner-ceilings')).body.data).toMatchObject([
      { reason, categories: [{ code: 'verhaal' }] },
    ]);
    expect((await officer.put(`/partner-ceilings/${riec}`, { categories: [], reason })).status).toBe(403);
    const rows = (client: Client) =>
      client.inScope(async (scope) => {
        const found = await sql<{ n: number }>`select count(*)::int as n from partner_ceiling`.execute(
          scope.db,
        );
        return found.rows[0]!.n;
      });
    for (const name of ['coordinator-zwolle', 'beheerder-deventer', 'riec-casusregisseur', 'beheerder-riec'])
      expect([name, await rows(await product.signIn(name))]).toEqual([name, 0]);
    await expect(
      coordinator.inScope((scope) =>
        sql`insert into partner_ceiling (id, organisation_id, partner_organisation_id, categories, reason, set_by_person_id, set_by_name)
          values (gen_random_uuid(), ${scope.organisation.id}, ${riec}, '{}', 'x', ${scope.person.id}, 'x')`.execute(
          scope.db,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    // The doors past the policies answer only who acts on one of the two sides.
    const zwolle = await product.organisationId('zwolle');
    const door = async (name: string) =>
      (await product.signIn(name)).inScope(async (scope) => {
        const found = await sql<{ ceiling: string[] | null; before: boolean }>`
          select ceiling_for(${zwolle}, ${riec}) as ceiling, gave_before(${riec}, 'riec-casus') as before`.execute(
          scope.db,
        );
        return found.rows[0]!;
      });
    expect(await door('coordinator-zwolle')).toEqual({ ceiling: ['verhaal'], before: true });
    expect(await door('riec-casusregisseur')).toEqual({ ceiling: ['verhaal'], before: false });
    expect(await door('coordinator-deventer')).toEqual({ ceiling: null, before: false });
  });
});
