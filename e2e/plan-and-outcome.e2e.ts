import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { addDays, addWorkingDays } from '#platform/kit/index.ts';
import { dayFromToday, typed, written } from './support/dates.ts';
import { desksOf } from './support/desks.ts';
import { CASE_TITLE, ownFollowUp, SUSPECT, standingCase } from './support/joint-case.ts';

/* A plan of three organisations in three tracks, what it brought, word back to who reported, and who looked. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const pageOf = async (name: string) => (await at(name)).page;

let caseId = '';
let signalId = '';
let followUpId = '';

beforeAll(async () => {
  product = await startRunningProduct();
  ({ caseId, signalId } = await standingCase(pageOf));
  followUpId = await ownFollowUp(pageOf);
});
afterAll(() => product?.stop());

const RAID = 'Strafrechtelijke aanpak hennepteelt en voorbereiding';
const AUDIT = 'Fiscaal onderzoek of boekenonderzoek';
const ORDER = 'Last onder bestuursdwang';
const LETTING = 'Verhuurdersafspraken en screening van huurders op documenten';

type Planned = {
  readonly barrier: string;
  readonly measure: string;
  readonly track: string;
  readonly responsible: string;
  readonly from: number;
  readonly until: number;
};

/** Chooses the option whose words begin so. */
async function choose(field: Locator, words: string): Promise<void> {
  const option = field.locator('option', { hasText: words }).first();
  await option.waitFor({ state: 'attached' });
  await field.selectOption(await option.getAttribute('value'));
}

async function planByHand(desk: Desk, path: string, planned: Planned): Promise<void> {
  await desk.open(path);
  await desk.page.getByRole('button', { name: 'Interventie plannen' }).click();
  const dialog = desk.page.getByRole('dialog');
  await choose(dialog.getByLabel('Barrière'), planned.barrier);
  await choose(dialog.getByLabel('Maatregel'), `${planned.measure} (${planned.track})`);
  await choose(dialog.getByLabel('Verantwoordelijk'), planned.responsible);
  await dialog.getByLabel('Begint op').fill(typed(dayFromToday(planned.from)));
  await dialog.getByLabel('Klaar op').fill(typed(dayFromToday(planned.until)));
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('the plan', () => {
  test('a participant confirms secrecy and plans in two tracks, with legal basis, term and a named person', async () => {
    const desk = await at('casusdeelnemer-zwolle');
    await desk.open(`/casussen/${caseId}/plan`);
    await desk.page.getByRole('button', { name: 'Ik houd dit geheim' }).click();
    await desk.page.getByText('Er staat nog niets in het plan').waitFor();
    expect(await desk.look('plan-empty')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Interventie plannen' }).click();
    await choose(desk.page.getByLabel('Maatregel'), ORDER);
    expect(await desk.look('plan-form')).toEqual([]);
    await planByHand(desk, `/casussen/${caseId}/plan`, {
      barrier: 'Stroom en water aftappen',
      measure: ORDER,
      track: 'Bestuursrecht',
      responsible: 'Hidde Lammersen',
      from: -3,
      until: 20,
    });
    await planByHand(desk, `/casussen/${caseId}/plan`, {
      barrier: 'Ruimte vinden',
      measure: LETTING,
      track: 'Preventie',
      responsible: 'Hidde Lammersen',
      from: 14,
      until: 60,
    });
    await desk.page.waitForTimeout(500);
    console.log(await desk.page.locator('main').innerText());
    expect(await desk.look('plan-own')).toEqual([]);
  });
});
