import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  appointmentOf,
  planned,
  standingCase,
  standingSignal,
  standingWeighing,
} from './testing/case-world.ts';

let product: TestProduct;
let lead: Client;
let zwolle: Client;
let police: Client;
let tax: Client;
let stranger: Client;
const appointment: Record<string, string> = {};

const POLICE_PROOFS = [
  { condition: 'police-provision-decision', text: 'VB-2026-18', approvedBy: 'Teamchef' },
  { condition: 'no-harm-to-investigation', text: 'Afgestemd met het onderzoeksteam', approvedBy: 'Officier' },
  { condition: 'om-agreement-authority', text: 'Akkoord OM', approvedBy: 'Officier' },
  { condition: 'concrete-indication', text: 'Drie verklaringen wijzen op dezelfde verhuurder.' },
  { condition: 'need-to-know-motivation', text: 'De planning moet op elkaar aansluiten.' },
];
const HOST_PROOFS = [
  { condition: 'need-to-know-motivation', text: 'Iedere deelnemer stemt zijn planning hierop af.' },
];

beforeAll(async () => {
  product = await openTestProduct();
  [lead, zwolle, police, tax, stranger] = (await Promise.all(
    ['riec-casusregisseur', 'casusdeelnemer-zwolle', 'politie', 'belastingdienst', 'collega-zwolle'].map(
      (name) => product.signIn(name),
    ),
  )) as [Client, Client, Client, Client, Client];
  for (const name of [
    'riec-casusregisseur',
    'casusdeelnemer-zwolle',
    'politie',
    'belastingdienst',
    'toezicht-zwolle',
    'coordinator-zwolle',
    'toezicht-hardenberg',
  ]) {
    appointment[name] = (await appointmentOf(product, name)).id;
  }
});
afterAll(() => product.close());

const newCase = (state = 'planning') =>
  standingCase(product, {
    lead: 'riec-casusregisseur',
    participants: ['casusdeelnemer-zwolle', 'politie', 'belastingdienst'],
    state,
  });

const eviction = () => ({
  interventionCode: 'last-onder-bestuursdwang',
  barrierCode: null,
  responsibleAppointmentId: appointment['casusdeelnemer-zwolle'],
  plannedFrom: '2027-03-04',
  plannedUntil: '2027-04-30',
});

describe('a plan of several organisations', () => {
  test('takes title, track, articles and term from content', async () => {
    const caseId = await newCase();
    const answer = await zwolle.post(`/cases/${caseId}/interventions`, eviction());
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({
      track: 'administrative',
      state: 'proposed',
      features: ['ends-stay'],
      responsible: { appointmentId: appointment['casusdeelnemer-zwolle'] },
    });
    expect(answer.body.data.legalBasis.length).toBeGreaterThan(0);
    expect(answer.body.abilities).toMatchObject({ edit: true, agreements: true, starts: false });
  });

  test('shows others nothing before it is shared, and then only what was shared', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, {
      ...eviction(),
      instruction: 'Bel eerst aan bij nummer 14.',
    });
    expect((await police.get(`/cases/${caseId}/plan`)).body.data.items).toEqual([]);
    expect((await lead.get(`/cases/${caseId}/plan`)).body.data.items).toEqual([]);

    const shared = await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    expect(shared.status).toBe(200);
    expect(shared.body.data.recipients).toMatchObject([{ interventions: 1 }]);
    const atHost = await lead.get(`/cases/${caseId}/plan`);
    expect(atHost.body.data.items).toMatchObject([
      {
        id,
        own: false,
        organisation: { name: 'Gemeente Zwolle' },
        plannedFrom: '2027-03-04',
        responsibleName: null,
      },
    ]);
    expect(JSON.stringify(atHost.body)).not.toContain('nummer 14');
    expect((await police.get(`/cases/${caseId}/plan`)).body.data.items).toEqual([]);

    const open = await lead.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    expect(open.status).toBe(409);
    expect(
      open.body.errors.map((error: { params: { condition: string } }) => error.params.condition),
    ).toContain('need-to-know-motivation');
    const passed = await lead.post(`/cases/${caseId}/plan-shares`, { proofs: HOST_PROOFS });
    expect(passed.body.data.recipients.map((each: { interventions: number }) => each.interventions)).toEqual([
      1, 1,
    ]);
    expect((await police.get(`/cases/${caseId}/plan`)).body.data.items).toMatchObject([{ id, own: false }]);
    // What they had already is not given again.
    expect(
      (await lead.post(`/cases/${caseId}/plan-shares`, { proofs: HOST_PROOFS })).body.data.recipients,
    ).toEqual([]);
  });

  test('keeps every copy current when its owner changes or takes a step', async () => {
    const caseId = await newCase();
    const { id, version } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    await lead.post(`/cases/${caseId}/plan-shares`, { proofs: HOST_PROOFS });
    await zwolle.patch(`/interventions/${id}`, {
      expectedVersion: version,
      plannedFrom: '2027-03-10',
      proofs: [],
    });
    await zwolle.post(`/interventions/${id}/agreements`, { expectedVersion: version + 1 });
    for (const client of [lead, police, tax]) {
      expect((await client.get(`/cases/${caseId}/plan`)).body.data.items).toMatchObject([
        { id, plannedFrom: '2027-03-10', state: 'agreed' },
      ]);
    }
  });

  test('gives nothing of a change to who never had it', async () => {
    const caseId = await newCase();
    const { id, version } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    await zwolle.post(`/interventions/${id}/agreements`, { expectedVersion: version });
    expect((await lead.get(`/cases/${caseId}/plan`)).body.data.items).toHaveLength(1);
    expect((await police.get(`/cases/${caseId}/plan`)).body.data.items).toEqual([]);
  });

  test('asks police what their own regime asks, and passes their part on under it', async () => {
    const caseId = await newCase();
    await planned(police, `/cases/${caseId}/interventions`, {
      interventionCode: 'aangifte-mensenhandel',
      responsibleAppointmentId: appointment.politie,
      plannedFrom: '2027-02-08',
    });
    const open = await police.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    expect(open.status).toBe(409);
    const given = await police.post(`/cases/${caseId}/plan-shares`, { proofs: POLICE_PROOFS });
    expect(given.body.errors ?? []).toEqual([]);
    expect((await lead.post(`/cases/${caseId}/plan-shares`, { proofs: HOST_PROOFS })).status).toBe(200);
    expect((await zwolle.get(`/cases/${caseId}/plan`)).body.data.items).toMatchObject([
      { track: 'criminal', own: false },
    ]);
    const { rows } = await product.owner.query(
      `select regimes from disclosure where case_id = $1 order by given_at`,
      [caseId],
    );
    expect(rows.every((row) => row.regimes.includes('politie-dagelijks'))).toBe(true);
  });

  test('warns about a collision between what two organisations plan', async () => {
    const caseId = await newCase();
    await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await planned(lead, `/cases/${caseId}/interventions`, {
      title: 'Woonplek voor vier huishoudens',
      track: 'housing',
      features: ['gives-stay'],
      responsibleAppointmentId: appointment['riec-casusregisseur'],
      plannedFrom: '2027-02-20',
      plannedUntil: '2027-05-23',
    });
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    const plan = (await lead.get(`/cases/${caseId}/plan`)).body.data;
    expect(plan.warnings.map((warning: { code: string }) => warning.code)).toContain(
      'stay-ends-before-place',
    );
    expect(plan.tracks).toEqual(['administrative', 'housing']);
    // Zwolle does not have the other half yet, so to Zwolle there is only no place planned.
    expect(
      (await zwolle.get(`/cases/${caseId}/plan`)).body.data.warnings.map(
        (warning: { code: string }) => warning.code,
      ),
    ).toContain('no-place-planned');
  });

  test('waits with a start until what must be done first is done', async () => {
    const caseId = await newCase('executing');
    const entry = await planned(zwolle, `/cases/${caseId}/interventions`, {
      title: 'Controle',
      track: 'administrative',
      responsibleAppointmentId: appointment['casusdeelnemer-zwolle'],
      plannedFrom: '2027-01-21',
    });
    const closure = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    const added = await zwolle.post(`/interventions/${closure.id}/dependencies`, {
      onInterventionId: entry.id,
      kind: 'finishes-before',
    });
    expect(added.status).toBe(201);
    await zwolle.post(`/interventions/${closure.id}/agreements`, { expectedVersion: 1 });
    const early = await zwolle.post(`/interventions/${closure.id}/starts`, { expectedVersion: 2 });
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'dependency-not-done', errors: [{ params: { title: 'Controle' } }] },
    });
    await zwolle.post(`/interventions/${entry.id}/agreements`, { expectedVersion: 1 });
    await zwolle.post(`/interventions/${entry.id}/starts`, { expectedVersion: 2 });
    await zwolle.post(`/interventions/${entry.id}/completions`, {
      expectedVersion: 3,
      result: 'Vijf chalets gezien',
    });
    expect((await zwolle.post(`/interventions/${closure.id}/starts`, { expectedVersion: 2 })).status).toBe(
      200,
    );
    expect((await zwolle.delete(`/interventions/${closure.id}/dependencies/${entry.id}`)).status).toBe(204);
  });

  test('lets a disclosure that is taken back take the copies back, also those that the host made', async () => {
    const caseId = await newCase();
    await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    await lead.post(`/cases/${caseId}/plan-shares`, { proofs: HOST_PROOFS });
    const zwolleId = await product.organisationId('zwolle');
    await product.owner.query(
      `update disclosure set withdrawn_at = now(), withdrawn_reason = 'vergissing' where case_id = $1 and organisation_id = $2`,
      [caseId, zwolleId],
    );
    for (const client of [lead, police])
      expect((await client.get(`/cases/${caseId}/plan`)).body.data.items).toEqual([]);
    expect((await zwolle.get(`/cases/${caseId}/plan`)).body.data.items).toHaveLength(1);
  });
});

describe('an intervention', () => {
  test('is changed by its owner only, and found by nobody who is not named', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    for (const client of [lead, police, stranger, await product.signIn('coordinator-hardenberg')]) {
      expect((await client.get(`/interventions/${id}`)).status).toBe(404);
      expect(
        (await client.patch(`/interventions/${id}`, { expectedVersion: 1, title: 'Anders', proofs: [] }))
          .status,
      ).toBe(404);
      expect(
        (await client.post(`/interventions/${id}/drops`, { expectedVersion: 1, reason: 'nee' })).status,
      ).toBe(404);
    }
    for (const path of ['plan', 'interventions', 'barrier-measures', 'outcome', 'intervention-options']) {
      expect((await stranger.get(`/cases/${caseId}/${path}`)).status).toBe(404);
    }
  });

  test('has a responsible who is named in the case', async () => {
    const caseId = await newCase();
    const answer = await zwolle.post(`/cases/${caseId}/interventions`, {
      ...eviction(),
      responsibleAppointmentId: appointment['coordinator-zwolle'],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/responsibleAppointmentId', code: 'not-a-participant' }] },
    });
  });

  test('refuses a step that its state does not allow, a missing reason and an old version', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    expect(
      (await zwolle.post(`/interventions/${id}/completions`, { expectedVersion: 1 })).body,
    ).toMatchObject({ code: 'transition-not-allowed', current: { state: 'proposed' } });
    expect((await zwolle.post(`/interventions/${id}/drops`, { expectedVersion: 1 })).body.code).toBe(
      'reason-missing',
    );
    expect(
      (await zwolle.patch(`/interventions/${id}`, { expectedVersion: 9, title: 'Anders', proofs: [] })).body,
    ).toMatchObject({ code: 'stale-version', current: { version: 1 } });
  });

  test('is agreed once when two people agree at the same time', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    const answers = await Promise.all(
      [1, 2].map(() => zwolle.post(`/interventions/${id}/agreements`, { expectedVersion: 1 })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('keeps the work that was done, with its time', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    await zwolle.post(`/interventions/${id}/work-entries`, {
      workedOn: '2027-01-12',
      minutes: 90,
      what: 'Voornemen geschreven',
    });
    expect((await zwolle.get(`/interventions/${id}/work-entries`)).body.data).toMatchObject([
      { minutes: 90, what: 'Voornemen geschreven' },
    ]);
    expect((await zwolle.get(`/interventions/${id}`)).body.data.minutes).toBe(90);
    expect(
      (
        await police.post(`/interventions/${id}/work-entries`, {
          workedOn: '2027-01-12',
          minutes: 5,
          what: 'Meekijken',
        })
      ).status,
    ).toBe(404);
    await expect(
      zwolle.inScope((scope) => sql`delete from intervention_work`.execute(scope.db)),
    ).rejects.toThrow('permission denied');
  });

  test('measures its barrier before and after, seen by the whole case', async () => {
    const caseId = await newCase();
    const barrier = (await zwolle.get(`/cases/${caseId}/intervention-options`)).body.data.barriers[0].code;
    const measure = {
      barrierCode: barrier,
      measure: 'Huisjes met kloppend register',
      unit: 'huisjes',
      direction: 'up',
      measuredOn: '2027-01-12',
      outOf: 22,
    };
    expect(
      (await zwolle.post(`/cases/${caseId}/barrier-measures`, { ...measure, moment: 'before', value: 0 }))
        .status,
    ).toBe(201);
    await zwolle.post(`/cases/${caseId}/barrier-measures`, {
      ...measure,
      moment: 'm3',
      value: 18,
      measuredOn: '2027-04-12',
    });
    await zwolle.post(`/cases/${caseId}/barrier-measures`, {
      ...measure,
      moment: 'm3',
      value: 19,
      measuredOn: '2027-04-12',
    });
    expect((await police.get(`/cases/${caseId}/barrier-measures`)).body.data).toMatchObject([
      { moment: 'before', value: 0, outOf: 22 },
      { moment: 'm3', value: 19, version: 2 },
    ]);
    expect(
      (
        await zwolle.post(`/cases/${caseId}/barrier-measures`, {
          ...measure,
          moment: 'm0',
          value: 1,
          barrierCode: 'hennepteelt.ruimte',
        })
      ).status,
    ).toBe(422);
  });
});

describe('own follow-up of a signal', () => {
  const order = {
    interventionCode: 'toezicht-adresonderzoek',
    instruction: 'Onderzoek wie er woont.',
    place: 'Esdoornlaan 14',
  };

  test('is carried out by another department when the weighing approved that, and that person sees the order alone', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const inspector = await product.signIn('toezicht-zwolle');
    const signal = await standingSignal(product, { reporter: 'balie-zwolle', state: 'own-follow-up' });
    const body = { ...order, responsibleAppointmentId: appointment['toezicht-zwolle'], proofs: [] };
    const refused = await coordinator.post(`/signals/${signal.id}/interventions`, body);
    expect(refused.status).toBe(409);
    expect(
      refused.body.errors.map((error: { params: { condition: string } }) => error.params.condition),
    ).toEqual(expect.arrayContaining(['privacy-check-2a', 'privacy-check-2b']));
    await standingWeighing(product, signal.id, {
      by: 'voorzitter-zwolle',
      department: 'toezicht-handhaving',
      categories: ['vastgoed'],
    });
    const answer = await coordinator.post(`/signals/${signal.id}/interventions`, body);
    expect(answer.body.errors ?? []).toEqual([]);
    expect(answer.status).toBe(201);
    const mine = await inspector.get('/my-interventions');
    expect(mine.body.data).toMatchObject([
      { title: expect.any(String), place: 'Esdoornlaan 14', state: 'proposed' },
    ]);
    expect((await inspector.get(`/signals/${signal.id}/plan`)).status).toBe(403);
    const { id } = mine.body.data[0];
    await coordinator.post(`/interventions/${id}/agreements`, { expectedVersion: 1 });
    const current = (await inspector.get(`/interventions/${id}`)).body.data;
    expect(
      (await inspector.post(`/interventions/${id}/starts`, { expectedVersion: current.version })).status,
    ).toBe(200);
    await inspector.post(`/interventions/${id}/work-entries`, {
      workedOn: '2027-01-12',
      minutes: 120,
      what: 'Langs geweest',
    });
    expect(
      (
        await inspector.post(`/interventions/${id}/completions`, {
          expectedVersion: current.version + 1,
          result: 'Register klopt weer',
        })
      ).status,
    ).toBe(200);
    const notices = (await inspector.get('/notifications')).body.data;
    expect(notices).toMatchObject([{ kind: 'intervention-assigned', recordId: id }]);
  });

  test('records its outcome once, after which the signal goes on, and corrects it with the version', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const signal = await standingSignal(product, { reporter: 'balie-zwolle', state: 'own-follow-up' });
    const fields = {
      careGiven: 2,
      housingFound: 1,
      recoveredCents: 125_000,
      healthEffects: [{ effect: 'Brandgevaar', change: 'better' }],
    };
    const recorded = await coordinator.post(`/signals/${signal.id}/outcome`, fields);
    expect(recorded).toMatchObject({
      status: 201,
      body: { data: { careGiven: 2, recoveredCents: 125_000, version: 1 }, abilities: { correct: true } },
    });
    expect((await coordinator.post(`/signals/${signal.id}/outcome`, fields)).body.code).toBe(
      'already-exists',
    );
    expect(
      (
        await coordinator.patch(`/signals/${signal.id}/outcome`, {
          ...fields,
          expectedVersion: 1,
          closures: 1,
        })
      ).body.data,
    ).toMatchObject({ closures: 1, version: 2 });
    expect(
      (await coordinator.patch(`/signals/${signal.id}/outcome`, { ...fields, expectedVersion: 1 })).body.code,
    ).toBe('stale-version');
    const { rows } = await product.owner.query('select state from signal where id = $1', [signal.id]);
    expect(rows[0].state).toBe('outcome-recorded');
    expect(
      (await (await product.signIn('coordinator-hardenberg')).get(`/signals/${signal.id}/outcome`)).status,
    ).toBe(404);
  });
});

test('of a signal in a case no outcome is recorded beside that of the case', async () => {
  const coordinator = await product.signIn('coordinator-zwolle');
  for (const state of ['in-case', 'outcome-recorded']) {
    const signal = await standingSignal(product, { reporter: 'balie-zwolle', state });
    const refused = await coordinator.post(`/signals/${signal.id}/outcome`, { closures: 1 });
    expect(refused.status).toBe(403);
  }
});

describe('the outcome of a case', () => {
  test('is recorded by its lead and read by the named people', async () => {
    const caseId = await newCase('evaluating');
    expect((await zwolle.post(`/cases/${caseId}/outcome`, { closures: 1 })).status).toBe(403);
    expect(
      (await lead.post(`/cases/${caseId}/outcome`, { closures: 1, lessons: 'Eerder met wonen praten.' }))
        .status,
    ).toBe(201);
    expect((await zwolle.get(`/cases/${caseId}/outcome`)).body.data).toMatchObject({
      closures: 1,
      lessons: 'Eerder met wonen praten.',
    });
    expect((await stranger.get(`/cases/${caseId}/outcome`)).status).toBe(404);
  });
});

describe('the database', () => {
  test('shows rows of a case to no other organisation and no unnamed colleague, table by table', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    const second = await planned(zwolle, `/cases/${caseId}/interventions`, {
      ...eviction(),
      title: 'Tweede',
    });
    await zwolle.post(`/interventions/${second.id}/dependencies`, {
      onInterventionId: id,
      kind: 'coincides',
    });
    await zwolle.post(`/interventions/${id}/work-entries`, {
      workedOn: '2027-01-12',
      minutes: 30,
      what: 'Werk',
    });
    await zwolle.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
    const barrier = (await zwolle.get(`/cases/${caseId}/intervention-options`)).body.data.barriers[0].code;
    await zwolle.post(`/cases/${caseId}/barrier-measures`, {
      barrierCode: barrier,
      measure: 'Register',
      unit: '',
      direction: 'up',
      moment: 'before',
      value: 1,
      measuredOn: '2027-01-12',
    });
    const counts = (client: Client) =>
      client.inScope(async (scope) => {
        const { rows } = await sql<Record<string, number>>`
          select (select count(*) from intervention where case_id = ${caseId}) as intervention,
                 (select count(*) from intervention_dependency where intervention_id = ${second.id}) as dependency,
                 (select count(*) from intervention_work where intervention_id = ${id}) as work,
                 (select count(*) from plan_entry where case_id = ${caseId}) as entry,
                 (select count(*) from barrier_measure where case_id = ${caseId}) as measure`.execute(
          scope.db,
        );
        return Object.values(rows[0] ?? {});
      });
    expect(await counts(zwolle)).toEqual([2, 1, 1, 2, 1]);
    expect(await counts(lead)).toEqual([0, 0, 0, 2, 1]);
    expect(await counts(police)).toEqual([0, 0, 0, 0, 1]);
    for (const client of [
      stranger,
      await product.signIn('coordinator-hardenberg'),
      await product.signIn('burgemeester-zwolle'),
    ]) {
      expect(await counts(client)).toEqual([0, 0, 0, 0, 0]);
    }
    // The same person under another purpose is not in the case either.
    expect(
      (await zwolle.get(`/cases/${caseId}/plan`, { 'schakel-purpose': 'ondermijning-intern' })).status,
    ).toBe(404);
  });

  test('shows an own follow-up to nobody of another purpose', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const signal = await standingSignal(product, { reporter: 'balie-zwolle', state: 'own-follow-up' });
    const answer = await coordinator.post(`/signals/${signal.id}/interventions`, {
      interventionCode: 'toezicht-adresonderzoek',
      responsibleAppointmentId: appointment['coordinator-zwolle'],
      proofs: [],
    });
    expect(answer.status).toBe(201);
    for (const name of ['weger-1-zwolle', 'zorgcoordinator-zwolle', 'coordinator-hardenberg']) {
      expect((await (await product.signIn(name)).get(`/interventions/${answer.body.data.id}`)).status).toBe(
        404,
      );
    }
  });

  test('lets nobody write a copy for the plan without a disclosure', async () => {
    const caseId = await newCase();
    const { id } = await planned(zwolle, `/cases/${caseId}/interventions`, eviction());
    const policeId = await product.organisationId('politie');
    const forged = zwolle.inScope((scope) =>
      sql`
      insert into plan_entry (id, case_id, intervention_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, version, document)
      values (gen_random_uuid(), ${caseId}, ${id}, ${scope.organisation.id}, ${policeId}, ${scope.organisation.id}, 'riec-casus', gen_random_uuid(), 1, '{}')`.execute(
        scope.db,
      ),
    );
    await expect(forged).rejects.toThrow('row-level security');
  });
});
