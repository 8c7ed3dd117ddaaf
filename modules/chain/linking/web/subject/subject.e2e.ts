import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { sure } from '../../../../../e2e/support/call.ts';
import { dayFromToday } from '../../../../../e2e/support/dates.ts';
import { desksOf } from '../../../../../e2e/support/desks.ts';
import { readsNoDutch } from '../../../../../e2e/support/dutch-left.ts';
import { fitsOnAPhone } from '../../../../../e2e/support/on-a-phone.ts';

/* Three signals name one man: merged in one decision, looked at with all sources, linked, drawn, and taken back. */

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
});
afterAll(() => product?.stop());
const { at, complaints } = desksOf(() => product);

const MAN = 'Thijmen Zandvoorter';
const WOMAN = 'Roosmarijn Vlietstra';
const person = (name: string, more: object = {}) => ({
  id: newId(),
  kind: 'person',
  roles: ['involved'],
  name,
  ...more,
});
let subject = '';

const STORIES = [
  {
    narrative: 'Er wordt ’s nachts gelost bij de loods.',
    occurredOn: dayFromToday(-200),
    mentions: [
      person(MAN, { birthDate: '1989-04-29', phone: '0600014088' }),
      { id: newId(), kind: 'company', roles: ['owner'], name: 'Zandvoorter Verhuur B.V.' },
      { id: newId(), kind: 'vehicle', roles: ['involved'], plate: 'TF-987-N' },
    ],
  },
  {
    narrative: 'Dezelfde man betaalt de huur contant.',
    occurredOn: dayFromToday(-90),
    mentions: [person(MAN, { birthDate: '1989-04-29' }), person(WOMAN)],
  },
  {
    narrative: 'De buren zien hem elke week met een aanhanger.',
    occurredOn: dayFromToday(-20),
    mentions: [
      person(MAN, { birthDate: '1961-12-01', phone: '0600014088' }),
      { id: newId(), kind: 'phone', roles: ['involved'], phone: '0600020099' },
    ],
  },
  {
    narrative: 'Zij zit vaak in de bar met een ander.',
    occurredOn: dayFromToday(-10),
    mentions: [
      person(WOMAN, { birthDate: '1990-02-02' }),
      { id: newId(), kind: 'company', roles: ['tenant'], name: 'Bar De Overhaal' },
    ],
  },
];

test('the coordinator ticks what is the same, and first sees what comes together', async () => {
  const desk = await at('toezicht-zwolle');
  for (const story of STORIES)
    await sure(desk.page, 'POST', '/signals', {
      id: newId(),
      processCode: 'bedrijventerrein',
      themeCode: 'hennepteelt',
      ...story,
    });
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await coordinator.open('/verbanden?kind=same-person');
  const boxes = page.getByRole('checkbox', { name: `Kies ${MAN}` });
  await boxes.first().waitFor({ state: 'attached' });
  for (const box of await boxes.all()) await box.press('Space');
  expect(await coordinator.look('verbanden-gekozen')).toEqual([]);
  await page.getByRole('link', { name: /^Bekijk samenvoegen/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Samenvoegen' }).waitFor();
  await page.getByText('De geboortedatums verschillen meer dan een tikfout.').waitFor();
  expect(await coordinator.look('samenvoegen')).toEqual([]);
});

test('it asks to be looked at and for a reason, and then makes one subject', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await page.getByRole('button', { name: 'Samenvoegen', exact: true }).click();
  expect(await coordinator.look('samenvoegen-onvolledig')).toEqual([]);
  await page.getByRole('checkbox', { name: /^Ik heb dit gezien/ }).press('Space');
  await page
    .getByLabel(/^Waarom is dit hetzelfde/)
    .fill('De wijkagent kent hem; 1961 is het jaar van zijn vader.');
  await page.getByRole('button', { name: 'Samenvoegen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: MAN }).waitFor();
  subject = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText('in strijd').waitFor();
  await page.getByText('2 bronnen').waitFor();
  expect(
    await page.getByRole('table', { name: 'Vermeldingen en hun bronnen' }).getByRole('row').count(),
  ).toBe(4);
  expect(await coordinator.look('subject')).toEqual([]);
});

test('somebody notes which date is right; both sources still stand there', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await page.getByRole('button', { name: 'Noteren' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Dit klopt', exact: true }).press('Space');
  await dialog.getByLabel('Reden').fill('Gezien op zijn rijbewijs.');
  expect(await coordinator.look('subject-noteren')).toEqual([]);
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await page
    .getByText(/klopt, volgens/)
    .first()
    .waitFor();
  await page.getByText('1 dec. 1961').first().waitFor();
});

test('a relation has its source and reason', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await page.getByRole('button', { name: 'Verband leggen' }).click();
  const form = page.getByRole('form', { name: 'Verband leggen met een ander subject' });
  await form.getByLabel('Hoe').selectOption({ label: 'is eigenaar van' });
  await form.getByRole('combobox', { name: 'Met wie of wat' }).fill('Zandvoorter');
  await page.getByRole('option', { name: /Zandvoorter Verhuur/ }).click();
  await form.getByLabel('Reden').fill('Staat zo in het signaal.');
  expect(await coordinator.look('subject-verband')).toEqual([]);
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await page.getByRole('link', { name: 'Zandvoorter Verhuur B.V.' }).waitFor();
});

test('the network has as many rows as it says, walks by keyboard, and narrows by months', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await coordinator.open(`/subjecten/${subject}/netwerk?depth=2&proposals=yes`);
  const list = page.getByRole('table', { name: 'Lijst' });
  const rows = async () => (await list.getByRole('row').count()) - 1;
  const drawing = page.getByRole('group', { name: /^Netwerk:/ });
  await drawing.waitFor();
  const all = await rows();
  expect(all).toBeGreaterThanOrEqual(5);
  await page.getByText(`${all} punten`, { exact: true }).waitFor();
  expect(await drawing.getByRole('button').count()).toBe(all);
  expect(await coordinator.look('netwerk')).toEqual([]);

  await drawing.getByRole('button', { name: new RegExp(`^${MAN}`) }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: /^Gekozen:/ }).waitFor();
  expect(await coordinator.look('netwerk-gekozen')).toEqual([]);

  await page.getByLabel('Van', { exact: true }).press('End');
  await page.getByRole('button', { name: 'Hele periode' }).waitFor();
  const fewer = await rows();
  expect(fewer).toBeLessThan(all);
  expect(await drawing.getByRole('button').count()).toBe(fewer);
  expect(await coordinator.look('netwerk-periode')).toEqual([]);
});

test('the path to another is told step by step', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await coordinator.open(`/subjecten/${subject}/netwerk?depth=2`);
  await page.getByRole('combobox', { name: 'Naar wie of wat' }).fill(WOMAN.slice(0, 6));
  await page
    .getByRole('option', { name: new RegExp(WOMAN) })
    .first()
    .click();
  await page.waitForURL(/path=m-/);
  await page
    .getByRole('listitem')
    .filter({ hasText: /samen genoemd in .* → / })
    .last()
    .waitFor();
  expect(await coordinator.look('netwerk-weg')).toEqual([]);
});

test('in the list it is found by name; the merge is taken back as one', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  await coordinator.open('/subjecten');
  await page.getByRole('link', { name: MAN }).waitFor();
  expect(await coordinator.look('subjecten')).toEqual([]);
  await page.getByRole('textbox', { name: /^Zoek op naam/ }).fill(MAN);
  await page.getByRole('link', { name: MAN }).waitFor();
});

test('on a phone and in the dark the same pages fit', async () => {
  await fitsOnAPhone(
    product,
    'coordinator-zwolle',
    { path: '/subjecten', name: 'subjecten', shows: MAN },
    { path: `/subjecten/${subject}`, name: 'subject', shows: 'in strijd' },
    { path: `/subjecten/${subject}/netwerk?depth=2`, name: 'netwerk', shows: WOMAN },
  );
  const dark = await product.signIn('coordinator-zwolle', { dark: true });
  for (const [path, name] of [
    [`/subjecten/${subject}`, 'subject'],
    [`/subjecten/${subject}/netwerk?depth=2&proposals=yes`, 'netwerk'],
  ] as const) {
    await dark.open(path);
    await dark.page.waitForLoadState('networkidle');
    expect(await dark.look(name)).toEqual([]);
  }
  await dark.context.close();
});

test('taken back, the mentions stand by themselves again and the subject is no more', async () => {
  const coordinator = await at('coordinator-zwolle');
  const { page } = coordinator;
  const undo = async (text: RegExp) => {
    await coordinator.open(`/subjecten/${subject}`);
    const line = page
      .getByRole('list', { name: 'Besluiten over dit subject' })
      .getByRole('listitem')
      .filter({ hasText: text });
    await line.getByRole('button', { name: 'Terugnemen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reden').fill('Het was zijn vader.');
    await dialog.getByRole('button', { name: 'Terugnemen' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await coordinator.open(`/subjecten/${subject}`);
  await page.getByText(/^Kan pas terug na het latere besluit/).waitFor();
  await undo(/Verband gelegd/);
  await undo(/^.*Samengevoegd/);
  await page.getByRole('heading', { level: 1, name: 'Subjecten' }).waitFor();
  await coordinator.open('/verbanden?kind=same-person');
  const boxes = page.getByRole('checkbox', { name: `Kies ${MAN}` });
  await boxes.first().waitFor({ state: 'attached' });
  expect(await boxes.count()).toBe(2);
});

test('in English no Dutch of the interface is left', async () => {
  const coordinator = await at('coordinator-zwolle');
  await readsNoDutch(coordinator, '/subjecten', 'Subjects', 'subjecten-en');
});

test('no browser complained', () => {
  expect(complaints()).toEqual([]);
});
