import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { sure } from './support/call.ts';

/* The screens of the journeys on a device that asks for dark ones, and on paper. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());

/** Colours as the browser computes them, as red, green and blue of 0 to 255. */
const colourOf = (page: Page, property: 'backgroundColor' | 'color'): Promise<number[]> =>
  page.evaluate((name) => {
    const drawing = new OffscreenCanvas(1, 1).getContext('2d');
    if (drawing === null) throw new Error('no canvas');
    drawing.fillStyle = getComputedStyle(document.body)[name];
    drawing.fillRect(0, 0, 1, 1);
    return [...drawing.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, property);
const brightness = ([red = 0, green = 0, blue = 0]: readonly number[]): number => (red + green + blue) / 3;

type Data = { readonly id: string; readonly state: string };
const firstOf = async (
  page: Page,
  path: string,
  wanted: (one: Data) => boolean = () => true,
): Promise<string> => (await sure(page, 'GET', path)).data.find(wanted).id;

describe('in the dark', () => {
  test.each([
    ['toezicht-hardenberg', '/signalen/nieuw', 'signaal-vastleggen'],
    ['coordinator-zwolle', '/mijn-werk', 'mijn-werk'],
    ['coordinator-zwolle', '/signalen', 'signalen'],
    ['coordinator-zwolle', '/verbanden', 'links'],
    ['coordinator-zwolle', '/wegingstafel', 'meetings'],
    ['riec-casusregisseur', '/casussen', 'cases'],
    ['burgemeester-zwolle', '/bestuur', 'board'],
    ['privacyofficer-zwolle', '/zorgvuldigheid', 'who-looked'],
    ['regionaal-coordinator', '/import', 'import'],
    ['beheerder-zwolle', '/beheer/themas', 'themas'],
  ] as const)('%s reads %s', async (who, path, name) => {
    const desk = await product.signIn(who, { dark: true });
    await desk.open(path);
    await desk.page.waitForLoadState('networkidle');
    expect(brightness(await colourOf(desk.page, 'backgroundColor'))).toBeLessThan(70);
    expect(await desk.look(name)).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  test('so are the pages of one signal, one meeting and one case with its plan', async () => {
    const coordinator = await product.signIn('coordinator-dalfsen', { dark: true });
    const { page } = coordinator;
    const signal = await firstOf(page, '/signals?limit=50');
    const meeting = await firstOf(page, '/weighing-meetings');
    const lead = await product.signIn('riec-casusregisseur', { dark: true });
    const caseId = await firstOf(lead.page, '/cases');
    for (const [desk, path, name] of [
      [coordinator, `/signalen/${signal}`, 'signaal'],
      [coordinator, `/wegingstafel/${meeting}`, 'weighing-table'],
      [lead, `/casussen/${caseId}`, 'case'],
      [lead, `/casussen/${caseId}/plan`, 'plan'],
      [lead, `/casussen/${caseId}/barrieres`, 'barriers'],
      [lead, `/casussen/${caseId}/inbreng`, 'case-contributions'],
    ] as const) {
      await desk.open(path);
      await desk.page.waitForLoadState('networkidle');
      expect(await desk.look(name)).toEqual([]);
    }
    expect([...coordinator.complaints, ...lead.complaints]).toEqual([]);
  });
});

describe('on paper', () => {
  test('the record of a meeting is black on white, without what one clicks, and breaks no decision over two pages', async () => {
    const desk = await product.signIn('voorzitter-dalfsen', { dark: true });
    const { page } = desk;
    const meeting = await firstOf(page, '/weighing-meetings', ({ state }) => state === 'closed');
    await desk.open(`/wegingstafel/${meeting}/verslag`);
    await page.getByRole('heading', { name: 'Verslag wegingstafel' }).waitFor();
    await page.getByText('Aanwezig').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await desk.look('weighing-record-print');
    expect(brightness(await colourOf(page, 'backgroundColor'))).toBeGreaterThan(250);
    expect(brightness(await colourOf(page, 'color'))).toBeLessThan(70);
    for (const clicked of ['Afdrukken', 'Zoek op kenmerk'])
      expect(await page.getByText(clicked).first().isVisible()).toBe(false);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    // Kinds of data by their names, as the law and the table call them.
    await page.getByText('Naam, geboortedatum, geslacht').first().waitFor();
    expect(await page.getByText(/(^|; )identiteit: /).count()).toBe(0);
    const paper = await page.pdf({ format: 'A4', printBackground: true });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    const breaks = await page
      .locator('.sk-decision')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside));
    expect(breaks.length).toBeGreaterThan(0);
    expect(new Set(breaks)).toEqual(new Set(['avoid']));
  });

  test('a signal prints whole, also what a screen folds away', async () => {
    const desk = await product.signIn('coordinator-zwolle');
    const { page } = desk;
    const signal = await firstOf(page, '/signals?limit=50');
    await desk.open(`/signalen/${signal}`);
    await page.getByText('Het verhaal').waitFor();
    await page.emulateMedia({ media: 'print' });
    await desk.look('signal-print');
    expect(await page.getByText('Het verhaal').isVisible()).toBe(true);
    for (const clicked of ['Afdrukken', 'Klaar voor weging', 'Toevoegen', 'kies een bestand'])
      expect(await page.getByText(clicked).first().isVisible(), clicked).toBe(false);
  });
});
