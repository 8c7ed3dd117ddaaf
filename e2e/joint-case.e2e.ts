import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProduct, startRunningProduct } from '#apps/testing/running-product.ts';
import { newId } from '#platform/kit/index.ts';
import { call, sure } from './support/call.ts';
import { desksOf } from './support/desks.ts';

/* From a weighed signal to a joint case, a plan in several tracks, an outcome, word back, and who looked. */

let product: RunningProduct;
const { at, complaints } = desksOf(() => product);
const page = async (name: string) => (await at(name)).page;
const appointmentOf = async (name: string): Promise<string> =>
  (await sure(await page(name), 'GET', '/session')).appointment.id;
const organisation = async (code: string): Promise<string> => {
  const { data } = await sure(await page('coordinator-zwolle'), 'GET', '/organisations');
  return data.find((one: { code: string }) => one.code === code).id;
};

const signalId = newId();
const suspectId = newId();
const companyId = newId();
const STORY = 'In de loods staan bestelbussen die elke nacht worden geladen.';
const WHY = 'Nodig om de loods samen aan te pakken.';
const motivation = { condition: 'need-to-know-motivation', text: WHY };
const indication = { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' };
let caseId = '';

const questions = {
  necessity: 'Brandgevaar voor de buren.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Partners zijn nodig.',
};

async function weighUrgently(decision: object): Promise<void> {
  const { data } = await sure(
    await page('coordinator-zwolle'),
    'POST',
    `/signals/${signalId}/urgent-weighings`,
    { ...questions, ...decision },
  );
  await sure(await page('voorzitter-zwolle'), 'POST', `/agenda-items/${data.id}/confirmations`, {});
}

beforeAll(async () => {
  product = await startRunningProduct();
  await sure(await page('toezicht-zwolle'), 'POST', '/signals', {
    id: signalId,
    processCode: 'bedrijventerrein',
    themeCode: 'hennepteelt',
    narrative: STORY,
    occurredOn: '2026-11-20',
    mentions: [
      { id: suspectId, kind: 'person', roles: ['suspect', 'victim'], name: 'Vera Nachtegaal' },
      { id: companyId, kind: 'company', roles: ['owner'], name: 'Nachtvracht B.V.', kvk: '93504919' },
    ],
  });
  const coordinator = await page('coordinator-zwolle');
  const { version } = (await sure(coordinator, 'GET', `/signals/${signalId}`)).data;
  await sure(coordinator, 'POST', `/signals/${signalId}/checks`, {
    expectedVersion: version,
    addressChecked: true,
    notDouble: true,
  });
  const { sources } = await sure(coordinator, 'GET', `/signals/${signalId}/weighings`);
  const source = sources.find((one: { allowed: boolean }) => one.allowed);
  await weighUrgently({
    decision: 'take-up',
    sources: [
      {
        departmentId: source.departmentId,
        necessary: 'Wie huurt?',
        proportionate: 'Alleen dit adres.',
        noLighterWay: 'Geen andere bron.',
      },
    ],
  });
  const research = await sure(coordinator, 'GET', `/signals/${signalId}/research-questions`);
  await sure(coordinator, 'POST', `/signals/${signalId}/research-closings`, {
    expectedVersion: research.version,
  });
  await weighUrgently({ decision: 'case' });
});
afterAll(() => product?.stop());

describe('a joint case', () => {
  test('is opened by its host from what a municipality brings in', async () => {
    const bringer = await at('coordinator-zwolle');
    await bringer.open(`/signalen/${signalId}/inbrengen`);
    expect(await bringer.look('bring-in')).toEqual([]);
    const brought = await sure(bringer.page, 'POST', '/bring-ins', {
      signalId,
      hostOrganisationId: await organisation('riec'),
      title: 'Loods aan de rand',
      fields: [
        { itemId: signalId, keys: ['narrative'] },
        { itemId: suspectId, keys: ['name'] },
        { itemId: companyId, keys: ['name', 'kvk'] },
      ],
      participantAppointmentIds: [await appointmentOf('casusdeelnemer-zwolle')],
      proofs: [motivation, indication],
    });
    const lead = await at('riec-casusregisseur');
    await lead.open(`/inbreng/${brought.data.id}`);
    expect(await lead.look('bring-in-offered')).toEqual([]);
    const accepted = await sure(lead.page, 'POST', `/bring-ins/${brought.data.id}/acceptances`, {
      expectedVersion: 1,
      title: 'Loods aan de rand',
      aim: 'De loods uit handen van criminelen halen.',
      secrecyConfirmed: true,
    });
    caseId = accepted.data.caseId ?? accepted.data.id;
    await lead.open(`/casussen/${caseId}`);
    await lead.page.getByText('Loods aan de rand').first().waitFor();
    expect(await lead.look('case')).toEqual([]);
  });

  test('police and tax join, the labour inspectorate refuses with a reason', async () => {
    const lead = await at('riec-casusregisseur');
    for (const code of ['politie', 'belastingdienst', 'arbeidsinspectie']) {
      await sure(lead.page, 'POST', `/cases/${caseId}/invitations`, {
        organisationId: await organisation(code),
        askedCategories: ['identiteit', 'waarneming'],
      });
      const partner = await at(code);
      await partner.open('/uitnodigingen');
      const { data } = await sure(partner.page, 'GET', '/case-invitations');
      if (code === 'politie') expect(await partner.look('case-invitation')).toEqual([]);
      if (code === 'arbeidsinspectie') {
        await sure(partner.page, 'POST', `/case-invitations/${data[0].id}/refusals`, {
          expectedVersion: 1,
          reason: 'Geen capaciteit dit kwartaal.',
        });
      } else {
        const body = {
          expectedVersion: 1,
          participantAppointmentIds: [await appointmentOf(code)],
          secrecyConfirmed: true,
        };
        await sure(partner.page, 'POST', `/case-invitations/${data[0].id}/acceptances`, body);
      }
    }
    await lead.open(`/casussen/${caseId}`);
    await lead.page.getByText('Geen capaciteit dit kwartaal.').waitFor();
  });

  test('a colleague who is not named finds nothing: not in lists, counts, search, nor by address', async () => {
    const colleague = await at('collega-zwolle');
    expect((await call(colleague.page, 'GET', `/cases/${caseId}`)).status).toBe(404);
    expect((await sure(colleague.page, 'GET', '/cases')).data).toEqual([]);
    expect((await sure(colleague.page, 'GET', '/session/counts')).cases ?? 0).toBe(0);
    const found = await sure(colleague.page, 'GET', `/search?q=${encodeURIComponent('Loods aan de rand')}`);
    expect(JSON.stringify(found)).not.toContain(caseId);
    await colleague.page.goto(`${product.url}/casussen/${caseId}`);
    await colleague.page.getByRole('alert').waitFor();
    expect(await colleague.page.getByText('Loods aan de rand').count()).toBe(0);
  });

  test('police see what was shared with police, and nothing else', async () => {
    const police = await at('politie');
    await police.open(`/casussen/${caseId}`);
    expect(await police.page.getByText(STORY).count()).toBe(0);
    const lead = await at('riec-casusregisseur');
    const { data } = await sure(lead.page, 'GET', `/cases/${caseId}/contributions`);
    const person = data.find((one: { itemId: string }) => one.itemId === suspectId);
    await sure(lead.page, 'POST', `/cases/${caseId}/subjects`, { contributionIds: [person.id] });
    await lead.open(`/casussen/${caseId}/delen/${await organisation('politie')}`);
    expect(await lead.look('share-with-police')).toEqual([]);
    const fields = [{ itemId: signalId, keys: ['narrative'] }];
    const shared = { organisationId: await organisation('politie'), fields, proofs: [motivation] };
    await sure(lead.page, 'POST', `/cases/${caseId}/shares`, shared);
    await police.open(`/casussen/${caseId}/inbreng`);
    await police.page.getByText(STORY).waitFor();
    expect(await police.look('case-as-police')).toEqual([]);
  });
});

describe('the plan', () => {
  test('holds interventions of three organisations in their tracks, and the work with its hours', async () => {
    const lead = await at('riec-casusregisseur');
    const zwolle = await page('casusdeelnemer-zwolle');
    await sure(zwolle, 'POST', `/cases/${caseId}/secrecy-confirmations`, { confirmed: true });
    const { barriers } = (await sure(zwolle, 'GET', `/cases/${caseId}/intervention-options`)).data;
    const planned = [
      [
        'casusdeelnemer-zwolle',
        'administrative',
        'Last onder bestuursdwang loods',
        '2027-02-01',
        '2027-03-01',
      ],
      ['politie', 'criminal', 'Onderzoek naar de huurder', '2027-01-04', '2027-01-29'],
      ['belastingdienst', 'fiscal', 'Boekenonderzoek verhuurder', '2027-01-10', '2027-04-30'],
    ] as const;
    for (const [who, track, title, plannedFrom, plannedUntil] of planned) {
      const owner = await page(who);
      const body = {
        title,
        track,
        barrierCode: barriers[0].code,
        responsibleAppointmentId: await appointmentOf(who),
        plannedFrom,
        plannedUntil,
      };
      await sure(owner, 'POST', `/cases/${caseId}/interventions`, body);
    }
    const { data } = await sure(zwolle, 'GET', '/my-interventions');
    await sure(zwolle, 'POST', `/interventions/${data[0].id}/agreements`, { expectedVersion: 1 });
    await sure(zwolle, 'POST', `/interventions/${data[0].id}/work-entries`, {
      workedOn: '2026-11-23',
      minutes: 90,
      what: 'Besluit voorbereid',
    });
    await sure(zwolle, 'POST', `/cases/${caseId}/plan-shares`, { proofs: [] });
    const desk = await at('casusdeelnemer-zwolle');
    await desk.open(`/casussen/${caseId}/plan`);
    await desk.page.getByText('Last onder bestuursdwang loods').first().waitFor();
    expect(await desk.look('case-plan')).toEqual([]);
    await lead.open(`/casussen/${caseId}/plan`);
    await lead.page.getByText('Last onder bestuursdwang loods').first().waitFor();
  });
});

describe('the outcome', () => {
  test('closes the case, and every reporter hears of it in words without case content', async () => {
    for (const who of ['casusdeelnemer-zwolle', 'politie', 'belastingdienst']) {
      const owner = await page(who);
      const mine = (await sure(owner, 'GET', '/my-interventions')).data[0];
      let { version } = (await sure(owner, 'GET', `/interventions/${mine.id}`)).data;
      for (const step of mine.state === 'proposed'
        ? ['agreements', 'starts', 'completions']
        : ['starts', 'completions']) {
        const body = {
          expectedVersion: version,
          ...(step === 'completions' ? { result: 'Gedaan zoals gepland.' } : {}),
        };
        version = (await sure(owner, 'POST', `/interventions/${mine.id}/${step}`, body)).data.version;
      }
    }
    const lead = await page('riec-casusregisseur');
    for (const step of ['plan', 'execute', 'evaluate', 'close']) {
      if (step === 'close')
        await sure(lead, 'POST', `/cases/${caseId}/outcome`, {
          closures: 1,
          lessons: 'Eerder met de buren praten.',
        });
      const { version } = (await sure(lead, 'GET', `/cases/${caseId}`)).data;
      const reason = step === 'close' ? { reason: 'De loods is dicht en blijft dicht.' } : {};
      await sure(lead, 'POST', `/cases/${caseId}/transitions`, { step, expectedVersion: version, ...reason });
    }
    const coordinator = await at('coordinator-zwolle');
    const proposal = await sure(coordinator.page, 'GET', `/signals/${signalId}/feedback-proposals`);
    const text =
      proposal.data.texts[0]?.text ?? 'Dank voor uw melding. Wij hebben ermee gedaan wat mogelijk was.';
    const leak = await call(coordinator.page, 'POST', `/signals/${signalId}/feedbacks`, {
      channel: 'product',
      text: `${text} Het ging om Vera Nachtegaal.`,
    });
    expect(leak.status).toBe(422);
    await sure(coordinator.page, 'POST', `/signals/${signalId}/feedbacks`, { channel: 'product', text });
    const reporter = await at('toezicht-zwolle');
    await reporter.open('/mijn-meldingen');
    await reporter.page.getByText(text.slice(0, 40)).first().waitFor();
    expect(await reporter.page.getByText('Loods aan de rand').count()).toBe(0);
    expect(await reporter.look('word-back')).toEqual([]);
  });

  test('stands on the board in counts that open their lists', async () => {
    const mayor = await at('burgemeester-zwolle');
    await mayor.open('/bestuur');
    await mayor.page.getByText('casussen afgerond').first().waitFor();
    expect(await mayor.look('board')).toEqual([]);
    await mayor.page.locator('main a[href*="/bestuur/"]').first().click();
    await mayor.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await mayor.page.getByText('Vera Nachtegaal').count()).toBe(0);
  });
});

describe('who looked', () => {
  test('the privacy officer of the municipality sees the look by police; another officer sees none', async () => {
    const officer = await at('privacyofficer-zwolle');
    const { data } = await sure(officer.page, 'GET', '/audit-events?actorOrganisation=other&limit=200');
    expect(
      data.some((event: { actorOrganisationName: string }) => event.actorOrganisationName.includes('olitie')),
    ).toBe(true);
    await officer.open('/zorgvuldigheid');
    expect(await officer.look('who-looked')).toEqual([]);
    const other = await at('privacyofficer-deventer');
    expect((await sure(other.page, 'GET', '/audit-events?actorOrganisation=other')).data).toEqual([]);
  });

  test('nobody at any desk saw the browser complain', () => {
    expect(complaints().filter((line) => !/404|409|422/.test(line))).toEqual([]);
  });
});
