import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from './support/call.ts';
import { holdDatabase, takeDatabaseAway } from './support/database.ts';

/* What goes wrong while somebody works: each fault has its sentence, nothing typed is lost, nothing is there twice. */

/** How long the database is away. */
const AWAY = 20_000;
/** The screen tries again for more than a minute. */
const patient = { timeout: 70_000 };

let product: RunningProduct;
let desk: Desk;
beforeAll(async () => {
  product = await startRunningProduct();
  desk = await product.signIn('toezicht-hardenberg');
});
afterAll(() => product?.stop());

const storyField = (page: Page) => page.getByLabel('Vertel in eigen woorden');
const sendButton = (page: Page) => page.getByRole('button', { name: 'Signaal versturen' });

async function write(story: string): Promise<Page> {
  await desk.open('/signalen/nieuw');
  await storyField(desk.page).fill(story);
  return desk.page;
}

async function referenceOn(page: Page, patience = {}): Promise<string> {
  await page.getByText('Uw signaal is verstuurd').waitFor(patience);
  return ((await page.locator('.signal-reference').textContent()) ?? '').trim();
}

/** References of this desk's own signals whose title, the first sentence, is this story. */
async function sentWith(page: Page, story: string): Promise<string[]> {
  const { data } = await sure(page, 'GET', '/my-signals?limit=100');
  return data
    .filter((signal: { title: string }) => signal.title === story)
    .map((signal: { reference: string }) => signal.reference);
}

/** Takes what the browser had to say about a fault that was made on purpose; anything else stays a complaint. */
function expectOnly(complaints: string[], expected: RegExp): void {
  expect(complaints.filter((line) => !expected.test(line))).toEqual([]);
  complaints.length = 0;
}
const LINE_DOWN =
  /503 \(Service Unavailable\)|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|FAILED)/;

describe('twice where once was meant', () => {
  test('a double click on sending makes one signal', async () => {
    const story = 'Twee keer geklikt op versturen';
    const page = await write(story);
    await sendButton(page).dblclick();
    const reference = await referenceOn(page);
    expect(await sentWith(page, story)).toEqual([reference]);
    expectOnly(desk.complaints, /^$/);
  });

  test('Ctrl+Enter twice makes one signal', async () => {
    const story = 'Twee keer Ctrl+Enter';
    const page = await write(story);
    await storyField(page).press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    const reference = await referenceOn(page);
    expect(await sentWith(page, story)).toEqual([reference]);
    expectOnly(desk.complaints, /^$/);
  });
});

describe('the database is away for twenty seconds', () => {
  test('hangs: the screen says that it waits, and the signal goes once', async () => {
    const story = 'Getypt terwijl de database niet antwoordde';
    const page = await write(story);
    const goOn = await holdDatabase(product.dataDirectory);
    const back = pause(AWAY).then(goOn);
    await sendButton(page).click();
    await page.getByText('Schakel antwoordt nog niet').waitFor();
    await page.getByText('Uw signaal gaat vanzelf weg zodra Schakel antwoordt').waitFor();
    expect(await storyField(page).inputValue()).toBe(story);
    await back;
    const reference = await referenceOn(page, patient);
    expect(await sentWith(page, story)).toEqual([reference]);
    expectOnly(desk.complaints, LINE_DOWN);
  });

  test('was killed: the screen repeats by itself, the product starts its database again, the signal goes once', async () => {
    const story = 'Getypt terwijl de database weg was';
    const page = await write(story);
    const giveBack = await takeDatabaseAway(product.dataDirectory);
    const back = pause(AWAY).then(giveBack);
    await sendButton(page).click();
    await page.getByText('Geen verbinding. We proberen het opnieuw.').waitFor();
    await page.getByText('Uw signaal gaat vanzelf weg zodra Schakel antwoordt').waitFor();
    expect(await storyField(page).inputValue()).toBe(story);
    expect(await desk.look('database-weg')).toEqual([]);
    await back;
    const reference = await referenceOn(page, patient);
    expect(await sentWith(page, story)).toEqual([reference]);
    expectOnly(desk.complaints, LINE_DOWN);
  });

  test('what was typed meanwhile is kept as it was typed last, and gone once it was sent', async () => {
    const page = await write('Eerste woorden.');
    const giveBack = await takeDatabaseAway(product.dataDirectory);
    await page.getByText('Geen verbinding. We proberen het opnieuw.').waitFor();
    const story = 'Eerste woorden, en wat er daarna nog bij kwam';
    await storyField(page).fill(story);
    await page.getByText(/Concept bewaard om/).waitFor();
    await giveBack();
    await sendButton(page).click();
    const reference = await referenceOn(page, patient);
    expect(await sentWith(page, story)).toEqual([reference]);
    expect((await sure(page, 'GET', '/signal-drafts')).data).toEqual([]);
    expectOnly(desk.complaints, LINE_DOWN);
  });
});

describe('the product is killed', () => {
  test('between the write and its answer: started again it has one signal, and the screen shows which', async () => {
    const story = 'Verstuurd vlak voor de stroom uitviel';
    const page = await write(story);
    const written = Promise.withResolvers<number>();
    await page.route(
      '**/api/v1/signals',
      async (route) => {
        written.resolve((await route.fetch()).status());
        await product.kill();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await sendButton(page).click();
    expect(await written.promise).toBe(201);
    await page.getByText('Geen verbinding. We proberen het opnieuw.').waitFor();
    expect(await storyField(page).inputValue()).toBe(story);
    await product.startAgain();
    const reference = await referenceOn(page, patient);
    expect(await sentWith(page, story)).toEqual([reference]);
    expectOnly(desk.complaints, LINE_DOWN);
  });
});

describe('what does not fit is said at its field, and stays', () => {
  afterEach(async () => {
    await desk.page.getByRole('button', { name: 'Concept weggooien' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Concept weggooien' }).click();
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  const sentenceAt = async (page: Page, label: string | RegExp, sentence: string): Promise<void> => {
    const field = page.getByLabel(label, { exact: typeof label === 'string' });
    await expect
      .poll(async () => {
        const ids = (await field.getAttribute('aria-describedby', patient)) ?? '';
        const texts = ids
          .split(' ')
          .filter(Boolean)
          .map((id) => page.locator(`[id="${id}"]`).textContent());
        return (await Promise.all(texts)).join(' ');
      }, patient)
      .toContain(sentence);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  };

  test('a day that does not exist, also when it is sent with the cursor still in it', async () => {
    const page = await write('Op een dag die niet bestaat.');
    await page.getByLabel('Dag', { exact: true }).fill('31-2-2025');
    await page.getByLabel('Dag', { exact: true }).press('Control+Enter');
    await page.getByRole('heading', { name: 'Verbeter 1 fout' }).waitFor();
    await sentenceAt(page, 'Dag', 'Deze datum bestaat niet. Schrijf bijvoorbeeld');
    expect(await page.getByLabel('Dag', { exact: true }).inputValue()).toBe('31-2-2025');
    expect(await storyField(page).inputValue()).toBe('Op een dag die niet bestaat.');
    expect(await desk.look('dag-die-niet-bestaat')).toEqual([]);
  });

  test('a citizen service number that fails its test, while another person is open', async () => {
    const page = await write('Met een nummer dat niet kan.');
    await page.getByRole('button', { name: 'Persoon', exact: true }).click();
    await page.getByLabel('Burgerservicenummer').fill('123456789');
    await page.getByRole('button', { name: 'Persoon', exact: true }).click();
    await sendButton(page).click();
    await page.getByRole('link', { name: /geen geldig burgerservicenummer/ }).click();
    const field = page.getByLabel('Burgerservicenummer').first();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('123456789');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await desk.look('bsn-klopt-niet')).toEqual([]);
    expectOnly(desk.complaints, /422 \(Unprocessable Entity\)/);
  });

  test('a program that was given the name of a photo', async () => {
    const page = await write('Met een bestand dat geen foto is.');
    const program = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(4_000)]);
    await page
      .getByLabel(/Foto of stuk toevoegen/)
      .setInputFiles({ name: 'chalet.jpg', mimeType: 'image/jpeg', buffer: program });
    await sentenceAt(page, /Foto of stuk toevoegen/, 'chalet.jpg: De inhoud van dit bestand past niet');
    expect(await storyField(page).inputValue()).toBe('Met een bestand dat geen foto is.');
    expect(await desk.look('geen-foto')).toEqual([]);
    expectOnly(desk.complaints, /415 \(Unsupported Media Type\)/);
  });

  test('a story of ten megabytes', async () => {
    const page = await write('');
    const length = await storyField(page).evaluate((field) => {
      const story = 'Dit is te lang. '.repeat(625_000);
      const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
      set?.call(field, story);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return story.length;
    });
    await sendButton(page).click(patient);
    await sentenceAt(page, 'Vertel in eigen woorden', 'Dit is te lang. Maak het korter.');
    await page.getByText('10.000.000 van 20.000 tekens').waitFor(patient);
    expect((await storyField(page).inputValue(patient)).length).toBe(length);
    expectOnly(desk.complaints, /^$/);
  });
});

describe('twice on a button of the coordinator', () => {
  test('a double click on taking and on checking is one step each, without an error', async () => {
    const story = 'Er hing weer een sterke lucht bij de loods';
    const id = newId();
    await sure(desk.page, 'POST', '/signals', { id, themeCode: 'hennepteelt', narrative: story });
    const coordinator = await product.signIn('coordinator-hardenberg');
    const { page } = coordinator;
    await coordinator.open(`/signalen/${id}`);
    await page.getByRole('button', { name: 'Zelf oppakken' }).dblclick();
    await page.getByText('pakt het op').first().waitFor();
    for (const name of ['Adres klopt', 'Niet dubbel'])
      await page.getByRole('checkbox', { name }).press('Space');
    await page.getByRole('button', { name: 'Klaar voor weging' }).dblclick();
    await page.getByText('Gecontroleerd').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    const { events } = (await sure(page, 'GET', `/signals/${id}`)).data;
    const steps = events.map((event: { type: string }) => event.type);
    expect(steps.filter((type: string) => type === 'take' || type === 'check')).toHaveLength(2);
    expectOnly(coordinator.complaints, /^$/);
  });
});
