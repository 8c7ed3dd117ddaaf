import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findListenPort } from '#apps/testing/index.ts';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { type OutsideProvider, openOutsideProvider } from './testing/outside-provider.ts';

/* A first start without demo: the link that the start printed leads through region, organisation, provider and the first administrator. */

let product: RunningProduct;
let outside: OutsideProvider;
let visitor: Desk;
beforeAll(async () => {
  const port = await findListenPort('127.0.0.1', 0);
  outside = await openOutsideProvider(`http://127.0.0.1:${port}/login/callback`);
  product = await startRunningProduct({
    PORT: String(port),
    SCHAKEL_DEMO: '0',
    OIDC_ISSUER: outside.issuer,
    OIDC_CLIENT_ID: outside.clientId,
    OIDC_CLIENT_SECRET: outside.clientSecret,
  });
});
afterAll(async () => {
  await product?.stop();
  await outside?.close();
});

describe('the first administrator', () => {
  test('opens the printed link, which leaves the address, and chooses the region', async () => {
    const link = /Set up the first administrator[^:]*: (\S+)/.exec(product.said)?.[1] ?? '';
    visitor = await product.visit(link);
    const { page } = visitor;
    expect(page.url()).toBe(`${product.url}/setup`);
    expect(await visitor.look('setup-region')).toEqual([]);
    await page.getByLabel('Een voorbereide regio overnemen').selectOption('ijsselland');
    await page.getByRole('button', { name: 'Verder' }).first().click();
    await page.getByText('Gemeente Zwolle').first().waitFor();
  });

  test('adds an organisation; what is not right says so and loses nothing', async () => {
    const { page } = visitor;
    await page.getByLabel('Naam van de organisatie').fill('Woonstichting Vechtoevers');
    await page.getByLabel('Code (kleine letters)').fill('zwolle');
    await page.getByLabel('Soort').selectOption({ label: 'Woningcorporatie' });
    await page.getByLabel('Drie hoofdletters voor het kenmerk').fill('WVO');
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await page.getByRole('alert').getByText('bestaat al in de regio').waitFor();
    expect(await visitor.look('setup-known')).toEqual([]);
    expect(await page.getByLabel('Naam van de organisatie').inputValue()).toBe('Woonstichting Vechtoevers');
    await page.getByLabel('Code (kleine letters)').fill('vechtoevers');
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await page.getByRole('listitem').getByText('Woonstichting Vechtoevers').waitFor();
    expect(await visitor.look('setup-organisations')).toEqual([]);
  });

  test('sees that the provider answers, and becomes administrator of an organisation', async () => {
    const { page } = visitor;
    await page.getByText(outside.issuer).waitFor();
    await page.getByText(`${product.url}/login/callback`).waitFor();
    const form = page.locator('form[action="/setup/administrator"]');
    await form.locator('[name=name]').fill('Eerste Beheerder');
    await form.locator('[name=organisationId]').selectOption({ label: 'Gemeente Raalte' });
    await form.locator('[name=email]').fill('eerste@example.org');
    expect(await visitor.look('setup-administrator')).toEqual([]);
    await form.getByRole('button').click();
    await page.getByText('Schakel is ingericht').waitFor();
    expect(await visitor.look('setup-done')).toEqual([]);
  });

  test('signs in at the own provider and gives a colleague an appointment', async () => {
    outside.next = { subject: 'first', email: 'eerste@example.org' };
    const { page } = visitor;
    await page.getByRole('link', { name: /log/i }).click();
    await page.getByText('Eerste Beheerder').first().waitFor();
    await page.getByRole('link', { name: 'Mensen' }).click();
    await page.getByLabel('Naam', { exact: true }).fill('Tweede Medewerker');
    await page.getByLabel('E-mailadres').fill('tweede@example.org');
    await page.getByLabel('Functie').last().fill('Coördinator ondermijning');
    await page.getByRole('checkbox', { name: 'Coördinator ondermijning' }).press('Space');
    expect(await visitor.look('administrator-adds')).toEqual([]);
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await page.getByRole('row', { name: /Tweede Medewerker/ }).waitFor();
    outside.next = { subject: 'second', email: 'tweede@example.org' };
    const colleague = await product.visit(`${product.url}/login`);
    await colleague.page.getByText('Tweede Medewerker').first().waitFor();
    await colleague.page.getByRole('link', { name: 'Signalen' }).waitFor();
    expect(colleague.complaints).toEqual([]);
  });

  test('nobody else can open the set-up again, and there are no demo people to choose from', async () => {
    const stranger = await product.visit(`${product.url}/setup`);
    await stranger.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await stranger.page.locator('form').count()).toBe(0);
    await stranger.page.goto(`${product.url}/oidc/auth`);
    expect(await stranger.page.getByText('coordinator-zwolle').count()).toBe(0);
  });
});
