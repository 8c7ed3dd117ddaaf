import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from './support/call.ts';
import { desksOf } from './support/desks.ts';
import { mayBeAskedOf } from './support/joint-case.ts';
import { weighedSignal } from './support/weighed-signal.ts';

/* A photo of a signal goes into a joint case, on to one partner, comes from a partner too, and is taken back. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const page = async (name: string): Promise<Page> => (await at(name)).page;

let signalId = '';
const DOOR = 'Twee bestelbussen bij de achterdeur van de loods';
const PLATE = 'Bestelbus met leesbaar kenteken op de oprit';
const WHY = 'Nodig om de loods samen aan te pakken.';
let caseId = '';
let police = '';

const van = () => ({ id: newId(), kind: 'vehicle', roles: ['involved'], plate: 'TF-987-N' });

const picture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: colour } })
    .png()
    .toBuffer();
const organisation = async (code: string): Promise<string> => {
  const { data } = await sure(await page('coordinator-zwolle'), 'GET', '/organisations');
  return data.find((one: { code: string }) => one.code === code).id;
};
const offer = async (desk: Page, name: string, colour: string): Promise<void> => {
  const file = { name, mimeType: 'image/png', buffer: await picture(colour) };
  await desk.getByLabel(/(Bijlage|Foto of stuk) toevoegen/).setInputFiles(file);
  // The name by itself: while the file is on its way the page says that it is busy with it.
  await desk.getByText(name, { exact: true }).first().waitFor();
};
/** Says of the one chosen file what it shows and what stands on it. */
async function describeFile(desk: Page, description: string, contents: readonly string[]): Promise<void> {
  await desk.getByLabel('Wat is erop te zien of te lezen').fill(description);
  for (const content of contents)
    await desk.getByRole('group', { name: 'Welke gegevens staan erop' }).getByText(content).click();
}
const isDrawn = (desk: Page, description: string): Promise<boolean> =>
  desk
    .getByRole('img', { name: description })
    .first()
    .evaluate(async (image: HTMLImageElement) => {
      image.loading = 'eager';
      await image.decode();
      return image.naturalWidth > 0;
    });
const isTooWide = ({ page: desk }: Desk): Promise<boolean> =>
  desk.evaluate(() => document.documentElement.scrollWidth > innerWidth);

async function takePart(code: string): Promise<void> {
  const lead = await page('riec-casusregisseur');
  const partner = await page(code);
  await sure(lead, 'POST', `/cases/${caseId}/invitations`, {
    organisationId: await organisation(code),
    askedCategories: mayBeAskedOf(code),
  });
  const { data } = await sure(partner, 'GET', '/case-invitations');
  await sure(partner, 'POST', `/case-invitations/${data[0].id}/acceptances`, {
    expectedVersion: 1,
    participantAppointmentIds: [(await sure(partner, 'GET', '/session')).appointment.id],
    secrecyConfirmed: true,
  });
}

beforeAll(async () => {
  product = await startRunningProduct();
  const narrative = 'In de loods staan bestelbussen die elke nacht worden geladen.';
  signalId = (await weighedSignal(page, { narrative, mentions: [van()] })).id;
  police = await organisation('politie');
});
afterAll(() => product?.stop());

describe('a photo of a signal', () => {
  test('is chosen at bringing in, with what it shows and which data are on it', async () => {
    const desk = await at('coordinator-zwolle');
    const { page: screen } = desk;
    await desk.open(`/signalen/${signalId}`);
    await offer(screen, 'achterdeur.png', '#6b7a4f');
    await desk.open(`/signalen/${signalId}/inbrengen`);
    await screen.getByRole('checkbox', { name: /achterdeur\.png/ }).press('Space');
    const give = screen.getByRole('button', { name: 'Verstrekken en inbrengen' });
    await screen.getByText('Schrijf bij elk gekozen bestand wat het toont').waitFor();
    await describeFile(screen, DOOR, ['Gegevens over gezondheid']);
    await screen.getByText(/Dit bestand kan niet mee naar .*Gegevens over gezondheid/).waitFor();
    expect(await give.isDisabled()).toBe(true);
    await describeFile(screen, DOOR, ['Gegevens over gezondheid', 'Waarneming of signaal', 'Voertuig en']);
    await screen.getByText(/Dit bestand kan niet mee/).waitFor({ state: 'hidden' });
    await screen.getByLabel('Titel, zonder persoonsgegevens').fill('Loods aan de rand');
    await screen.getByRole('checkbox', { name: /\(ik\)/ }).press('Space');
    for (const box of await screen.getByRole('listitem').getByRole('textbox').all())
      if ((await box.inputValue()) === '') await box.fill(WHY);
    expect(await desk.look('bring-in-file')).toEqual([]);
    await give.click();
    await screen.waitForURL(new RegExp(`/signalen/${signalId}$`));
  });

  test('is looked at by the host before it decides', async () => {
    const lead = await at('riec-casusregisseur');
    const { data } = await sure(lead.page, 'GET', '/bring-ins?state=offered');
    const { id } = data.find((one: { title: string }) => one.title === 'Loods aan de rand');
    await lead.open(`/inbreng/${id}`);
    expect(await isDrawn(lead.page, DOOR)).toBe(true);
    expect(await lead.look('bring-in-file-offered')).toEqual([]);
    const accepted = await sure(lead.page, 'POST', `/bring-ins/${id}/acceptances`, {
      expectedVersion: 1,
      title: 'Loods aan de rand',
      aim: 'De loods uit handen van criminelen halen.',
      secrecyConfirmed: true,
    });
    caseId = accepted.data.caseId;
    for (const code of ['politie', 'belastingdienst']) await takePart(code);
  });

  test('is shared with one partner like any field, and only that partner sees it', async () => {
    const lead = await at('riec-casusregisseur');
    await lead.open(`/casussen/${caseId}/delen/${police}`);
    await lead.page.getByRole('checkbox', { name: /achterdeur\.png/ }).press('Space');
    await lead.page.getByLabel('Noodzaak gemotiveerd').fill(WHY);
    expect(await lead.look('share-file')).toEqual([]);
    await lead.page.getByRole('button', { name: 'Delen', exact: true }).click();
    await lead.page.waitForURL(/\/inbreng$/);
    const desk = await at('politie');
    await desk.open(`/casussen/${caseId}/inbreng`);
    expect(await isDrawn(desk.page, DOOR)).toBe(true);
    expect(await desk.look('case-file-as-police')).toEqual([]);
    const [tab] = await Promise.all([
      desk.context.waitForEvent('page'),
      desk.page.getByRole('link', { name: 'achterdeur.png' }).click(),
    ]);
    await tab.waitForURL(/\/contributions\/[0-9a-f-]{36}\/file/);
    expect(await tab.locator('img').count()).toBe(1);
    await tab.close();
    const tax = await at('belastingdienst');
    await tax.open(`/casussen/${caseId}/inbreng`);
    await tax.page.getByText('Nog niets').first().waitFor();
    expect(await tax.page.getByText('achterdeur.png').count()).toBe(0);
  });

  test('fits on a phone', async () => {
    const phone = await product.signIn('politie', { width: 390 });
    await phone.open(`/casussen/${caseId}/inbreng`);
    expect(await isDrawn(phone.page, DOOR)).toBe(true);
    expect(await phone.look('case-file-as-police')).toEqual([]);
    expect(await isTooWide(phone)).toBe(false);
    await phone.open(`/casussen/${caseId}/inbrengen`);
    await offer(phone.page, 'oprit-met-een-lange-naam-die-niet-afbreekt.png', '#88684a');
    await phone.page.getByLabel('Wat is erop te zien of te lezen').waitFor();
    expect(await phone.look('contribute-file')).toEqual([]);
    expect(await isTooWide(phone)).toBe(false);
    await phone.page.getByRole('button', { name: /^Weghalen oprit/ }).click();
    await phone.page.getByText('oprit-met').first().waitFor({ state: 'hidden' });
    const giver = await product.signIn('coordinator-zwolle', { width: 390 });
    await giver.open(`/signalen/${signalId}/inbrengen`);
    await giver.page.getByRole('checkbox', { name: /achterdeur\.png/ }).press('Space');
    await giver.page.getByLabel('Wat is erop te zien of te lezen').waitFor();
    expect(await giver.look('bring-in-file')).toEqual([]);
    expect(await isTooWide(giver)).toBe(false);
    expect([...phone.complaints, ...giver.complaints]).toEqual([]);
  });
});

describe('a photo of a partner', () => {
  test('is added in the case itself, goes under the rule of that partner, and the host sees it', async () => {
    const desk = await at('politie');
    const { page: screen } = desk;
    await desk.open(`/casussen/${caseId}/inbrengen`);
    await offer(screen, 'oprit.png', '#4a5f88');
    await describeFile(screen, PLATE, ['Waarneming of signaal']);
    for (const box of await screen.getByRole('listitem').getByRole('textbox').all())
      if ((await box.inputValue()) === '') await box.fill(WHY);
    expect(await desk.look('contribute-file')).toEqual([]);
    await screen.getByRole('button', { name: 'Inbrengen', exact: true }).click();
    await screen.waitForURL(/\/inbreng$/);
    const lead = await at('riec-casusregisseur');
    await lead.open(`/casussen/${caseId}/inbreng`);
    expect(await isDrawn(lead.page, PLATE)).toBe(true);
    expect(await lead.look('case-files-as-host')).toEqual([]);
  });
});

describe('a later signal about the same van', () => {
  test('is proposed for the case to who is named in it, who decides that it belongs there', async () => {
    const later = newId();
    await sure(await page('toezicht-zwolle'), 'POST', '/signals', {
      id: later,
      themeCode: 'hennepteelt',
      narrative: 'Dezelfde bus stond vannacht weer met draaiende motor op de oprit.',
      mentions: [van()],
    });
    const desk = await at('coordinator-zwolle');
    const { page: screen } = desk;
    await desk.open('/verbanden?kind=signal-of-case');
    await screen.getByRole('link', { name: 'signaal bij casus' }).first().click();
    await screen.getByRole('heading', { level: 1, name: 'Hoort dit signaal bij deze casus?' }).waitFor();
    await screen.getByText('Alleen wie in deze casus is genoemd, ziet dit voorstel.').waitFor();
    await screen.getByRole('link', { name: 'Naar de casus' }).waitFor();
    expect(await desk.look('link-review-case')).toEqual([]);
    await screen.getByLabel('Waarom?').fill('Dezelfde bus op dezelfde oprit.');
    await screen.getByRole('button', { name: /Hoort erbij/ }).click();
    await screen.getByRole('link', { name: 'Inbrengen in de casus' }).waitFor();
    const { data } = await sure(screen, 'GET', `/signals/${later}/proposals`);
    const decided = data.find((one: { kind: string }) => one.kind === 'signal-of-case');
    expect([decided.state, decided.case.id]).toEqual(['accepted', caseId]);
  });
});

describe('what is taken back', () => {
  test('is gone for the partner, on the screen and by its address', async () => {
    const desk = await at('politie');
    const shared = (await sure(desk.page, 'GET', `/cases/${caseId}/contributions`)).data.find(
      (row: { direction: string }) => row.direction === 'received',
    );
    const giver = await page('coordinator-zwolle');
    const [given] = (await sure(giver, 'GET', `/disclosures?recordId=${signalId}`)).data;
    const taken = { reason: 'Toch de verkeerde loods.', expectedVersion: given.version };
    await sure(giver, 'POST', `/disclosures/${given.id}/withdrawals`, taken);
    await desk.open(`/casussen/${caseId}/inbreng`);
    await desk.page.getByText(PLATE).waitFor();
    expect(await desk.page.getByText(DOOR).count()).toBe(0);
    expect((await call(desk.page, 'GET', `/contributions/${shared.id}/file`)).status).toBe(404);
    const lead = await at('riec-casusregisseur');
    await lead.open(`/casussen/${caseId}/inbreng`);
    await lead.page.getByText('Ingetrokken; het bestand is niet meer te openen.').first().waitFor();
    expect(await lead.look('case-file-taken-back')).toEqual([]);
  });

  test('nobody at any desk saw the browser complain', () => {
    expect(complaints()).toEqual([]);
  });
});
