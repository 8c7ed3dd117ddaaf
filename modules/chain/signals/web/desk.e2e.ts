import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { fitsOnAPhone } from '../../../../e2e/support/on-a-phone.ts';

/* Desk, two minutes: one signal from the keyboard, a closed tab, a reference, an addition, and what became of it. */

let product: RunningProduct;
let desk: Desk;
let reference = '';
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('toezicht-hardenberg');
});
afterAll(() => product?.stop());

const story =
  'Bij de controle op het park noemt de beheerder chalet 14 en 15 vol, maar er is geen nachtregister. Een bewoner betaalt elke vrijdag contant aan Mark. In de avond rijdt een grijze bus, TF-987-N, mensen weg.';

describe('a desk records a signal', () => {
  test('process, theme and indicators from the keyboard, with what to ask next', async () => {
    const { page } = desk;
    await desk.open('/signalen/nieuw');
    await page.getByLabel('Proces').focus();
    await page.keyboard.type('vakantie');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Misstanden op vakantieparken' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Misstanden op vakantieparken' }).isChecked()).toBe(true);
    const indicators = page.getByRole('group', { name: 'Kenmerken' }).getByRole('checkbox');
    await indicators.nth(0).focus();
    await page.keyboard.press('Space');
    await indicators.nth(1).focus();
    await page.keyboard.press('Space');
    expect(await page.getByText('Wat vraagt u door?').count()).toBe(2);
  });

  test('story, people with their roles, a company, a plate that was recognised', async () => {
    const { page } = desk;
    await page.getByLabel('Vertel in eigen woorden').focus();
    await page.keyboard.type(story);
    await page.getByRole('button', { name: 'TF-987-N toevoegen' }).click();
    await page.getByRole('button', { name: 'Persoon', exact: true }).click();
    await page.keyboard.type('Mark Kok');
    for (const role of ['Verdachte', 'Mogelijk slachtoffer'])
      await page.getByRole('checkbox', { name: role }).press('Space');
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.getByRole('button', { name: 'Persoon', exact: true }).click();
    await page.getByLabel('Toelichting').fill('bewoner chalet 14');
    await page.getByRole('checkbox', { name: 'Mogelijk slachtoffer' }).press('Space');
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.getByRole('button', { name: 'Bedrijf', exact: true }).click();
    await page.keyboard.type('Verhuur Kok Holding B.V.');
    await page.getByLabel('KvK-nummer').fill('93504919');
    await page.getByRole('checkbox', { name: 'Eigenaar', exact: true }).press('Space');
    await page.keyboard.press('Escape');
    expect(await page.getByText('Verdachte, Mogelijk slachtoffer').count()).toBe(1);
  });

  test('place from the register, day, photo', async () => {
    const { page } = desk;
    await page.getByRole('combobox', { name: 'Plaats' }).focus();
    await page.keyboard.type('7771 DC 151a');
    await page.getByRole('option', { name: /Marktstraat 151a/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(/Adres gevonden/).waitFor();
    await page.getByLabel('Dag', { exact: true }).fill('gisteren');
    await page.getByLabel('Tijd, ongeveer').fill('11:30');
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
      'base64',
    );
    await page
      .getByLabel(/Foto of stuk toevoegen/)
      .setInputFiles({ name: 'chalet.png', mimeType: 'image/png', buffer: picture });
    await page.getByText('chalet.png').first().waitFor();
    await page.getByText(/Concept bewaard om/).waitFor();
    expect(await desk.look('signaal-vastleggen')).toEqual([]);
  });

  test('closing the tab half-way and coming back loses nothing', async () => {
    await desk.page.waitForTimeout(600);
    await desk.reopen('/signalen/nieuw');
    const { page } = desk;
    await page.getByText(/Dit is uw concept van/).waitFor();
    expect(await page.getByLabel('Vertel in eigen woorden').inputValue()).toBe(story);
    expect(await page.getByText('Verdachte, Mogelijk slachtoffer').count()).toBe(1);
    expect(await page.getByText('chalet.png').count()).toBeGreaterThan(0);
  });

  test('Ctrl+Enter sends it, and the reference can be read aloud', async () => {
    const { page } = desk;
    await page.getByLabel('Vertel in eigen woorden').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Uw signaal is verstuurd').waitFor();
    reference = ((await page.locator('.signal-reference').textContent()) ?? '').trim();
    expect(reference).toMatch(/^HAR-\w{4}-\w{4}$/);
    expect(await desk.look('signaal-verstuurd')).toEqual([]);
  });

  test('the form is empty again, and the sent signal stands among the own reports', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Nog een signaal' }).click();
    expect(await page.getByLabel('Vertel in eigen woorden').inputValue()).toBe('');
    await page.getByRole('link', { name: /Mijn meldingen/ }).click();
    await page.getByRole('link', { name: reference }).waitFor();
    await page.getByRole('button', { name: `Iets toevoegen ${reference}` }).click();
    await page.getByLabel('Wat wilt u toevoegen?').fill('Vanochtend stond de bus er weer.');
    await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await page.getByText(`Toegevoegd aan ${reference}`).waitFor();
    expect(await desk.look('mijn-meldingen')).toEqual([]);
  });

  test('on a phone it is one column, and nothing scrolls sideways', async () => {
    const phone = await product.signIn('balie-hardenberg', { width: 390 });
    await phone.open('/signalen/nieuw');
    await phone.page.getByLabel('Vertel in eigen woorden').fill(story);
    expect(await phone.look('signaal-vastleggen')).toEqual([]);
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await phone.context.close();
  });

  test('a login that ends while typing loses nothing', async () => {
    const clerk = await product.signIn('bron-wonen-hardenberg');
    await clerk.open('/signalen/nieuw');
    await clerk.page.getByLabel('Vertel in eigen woorden').fill('Getypt voor en na het uitloggen.');
    await clerk.context.clearCookies();
    await clerk.page.getByLabel('Vertel in eigen woorden').press('Control+Enter');
    await clerk.page.getByRole('dialog').waitFor();
    expect(await clerk.page.getByLabel('Vertel in eigen woorden').inputValue()).toBe(
      'Getypt voor en na het uitloggen.',
    );
    await clerk.page.reload();
    await clerk.page.goto(`${product.url}/login?returnTo=/signalen/nieuw`);
    await clerk.page.getByText('bron-wonen-hardenberg', { exact: true }).click();
    await clerk.page.getByText(/Dit is uw concept van/).waitFor();
    expect(await clerk.page.getByLabel('Vertel in eigen woorden').inputValue()).toBe(
      'Getypt voor en na het uitloggen.',
    );
    await clerk.context.close();
  });
});

describe('the coordinator', () => {
  let coordinator: Desk;
  beforeAll(async () => {
    coordinator = await product.signIn('coordinator-hardenberg');
  });

  test('sees what waits, terms first, and every number opens its list', async () => {
    const { page } = coordinator;
    await coordinator.open('/mijn-werk');
    await page.getByRole('link', { name: reference }).first().waitFor();
    expect(await coordinator.look('mijn-werk')).toEqual([]);
    await page
      .getByRole('link', { name: /Alles wat loopt/ })
      .last()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Signalen' }).waitFor();
    await page.getByRole('rowheader', { name: reference }).waitFor();
    expect(await coordinator.look('signalen')).toEqual([]);
    await page.getByText('Bord', { exact: true }).click();
    await page.getByRole('region', { name: 'Ontvangen' }).waitFor();
    expect(await coordinator.look('signalen-bord')).toEqual([]);
  });

  test('finds it by the plate in it, reads it, asks a question and gets an answer', async () => {
    const { page } = coordinator;
    await coordinator.open('/zoeken?q=TF987N');
    await page.getByRole('link', { name: reference }).waitFor();
    expect(await coordinator.look('zoeken')).toEqual([]);
    await page.getByRole('link', { name: reference }).click();
    await page.getByText(story).waitFor();
    await page.waitForTimeout(500);
    expect(await coordinator.look('signaal')).toEqual([]);
    await page.getByRole('button', { name: 'Vraag aan melder' }).click();
    await page.getByLabel('Wat wilt u weten?').fill('Welk chalet was het?');
    await page.getByRole('button', { name: 'Vraag versturen' }).click();
    await page.getByText('Terug met een vraag').first().waitFor();

    await desk.open('/mijn-meldingen');
    await desk.page.getByLabel('Uw antwoord').fill('Chalet 14.');
    await desk.page.getByRole('button', { name: 'Antwoord versturen' }).click();
    await desk.page.getByText('Ontvangen', { exact: true }).first().waitFor();
  });

  test('checks it: ready for weighing', async () => {
    const { page } = coordinator;
    await page.reload();
    await page.getByText('Chalet 14.').waitFor();
    await page.getByRole('checkbox', { name: 'Niet dubbel' }).press('Space');
    await page.getByRole('button', { name: 'Klaar voor weging' }).click();
    await page.getByText('Gecontroleerd').first().waitFor();
    await desk.page.reload();
    await desk.page.getByText('De coördinator bekijkt het').waitFor();
  });

  test('two who change the same see both versions', async () => {
    const { page } = coordinator;
    await page.getByRole('button', { name: 'Aanvullen' }).click();
    const other = await coordinator.context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Aanvullen' }).click();
    await other.getByRole('textbox', { name: 'Onderwerp' }).fill('Kamers zonder register');
    await other.getByRole('button', { name: 'Bewaren' }).click();
    await other.getByRole('heading', { level: 1, name: 'Kamers zonder register' }).waitFor();
    await page.getByRole('textbox', { name: 'Onderwerp' }).fill('Mijn versie');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Iemand anders wijzigde dit ook').first().waitFor();
    expect(await coordinator.look('signaal-conflict')).toEqual([]);
    await page.getByRole('button', { name: 'Zet mijn versie erover' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mijn versie' }).waitFor();
  });

  test('on a phone the same pages fit', async () => {
    const { pathname } = new URL(coordinator.page.url());
    await fitsOnAPhone(
      product,
      'coordinator-hardenberg',
      { path: '/mijn-werk', name: 'mijn-werk', shows: reference },
      { path: '/signalen', name: 'signalen', shows: reference },
      { path: pathname, name: 'signaal', shows: reference },
      { path: '/zoeken?q=TF987N', name: 'zoeken', shows: reference },
    );
  });
});
