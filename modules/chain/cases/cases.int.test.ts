import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import {
  appointmentOf,
  identify,
  join,
  MOTIVATION,
  type OpenCase,
  openCase,
  PROOFS,
  SECRETS,
  signalOf,
  weighed,
} from './testing/case-world.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

const offer = async (signal: { id: string; suspectId: string }, more: Record<string, unknown> = {}) => ({
  signalId: signal.id,
  hostOrganisationId: await product.organisationId('riec'),
  title: 'Loods aan de rand',
  fields: [{ itemId: signal.suspectId, keys: ['name'] }],
  proofs: PROOFS,
  ...more,
});

describe('bringing a signal in', () => {
  test('the outlook names the rule with its articles, what it still asks and what never goes', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const { status, body } = await bringer.get(
      `/bring-in-outlooks?signalId=${signal.id}&hostOrganisationId=${await product.organisationId('riec')}`,
    );
    expect(status).toBe(200);
    const rule = body.data.outlook.rules.find((item: any) => item.rule.code === 'R01');
    expect(rule.rule.articles.length).toBeGreaterThan(0);
    expect(rule.open.map((item: any) => item.code).sort()).toEqual([
      'concrete-indication',
      'need-to-know-motivation',
      // Zwolle gave the RIEC nothing for this before.
      'recipient-acknowledged',
    ]);
    expect(
      body.data.outlook.never.flatMap((item: any) => item.categories.map((category: any) => category.code)),
    ).toContain('melder-identiteit');
    expect(JSON.stringify(body.data.items)).not.toContain(SECRETS.reporter);
  });

  test('an unweighed signal waits for its weighing', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle', { state: 'checked' });
    const bringer = await product.signIn('coordinator-zwolle');
    const answer = await bringer.post('/bring-ins', await offer(signal));
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('conditions-open');
    expect(answer.body.errors.map((item: any) => item.params.condition)).toEqual(['weighing-approved']);
  });

  test('a later decision to watch makes the weighing open again', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id, 'case');
    await weighed(product, signal.id, 'monitor');
    const answer = await (await product.signIn('coordinator-zwolle')).post('/bring-ins', await offer(signal));
    expect(answer.body.errors.map((item: any) => item.params.condition)).toEqual(['weighing-approved']);
  });

  test('a motivation of nineteen characters is none', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const proofs = [{ condition: 'need-to-know-motivation', text: 'x'.repeat(19) }, ...PROOFS.slice(1)];
    const answer = await bringer.post('/bring-ins', await offer(signal, { proofs }));
    expect(answer.body.errors.map((item: any) => [item.params.condition, item.params.by])).toEqual([
      ['need-to-know-motivation', 'statement'],
    ]);
  });

  test("a minor's field and a shielded address are refused with the reason, and the evaluation is in the log", async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const child = await bringer.post(
      '/bring-ins',
      await offer(signal, { fields: [{ itemId: signal.childId, keys: ['name'] }] }),
    );
    const shelter = await bringer.post(
      '/bring-ins',
      await offer(signal, { fields: [{ itemId: signal.suspectId, keys: ['address'] }] }),
    );
    expect([child.status, shelter.status]).toEqual([409, 403]);
    expect(child.body.errors.map((item: any) => item.params.condition)).toContain(
      'privacy-officer-consulted',
    );
    expect(shelter.body.errors[0]).toMatchObject({
      pointer: '/categories/slachtoffer',
      params: { reason: 'category-outside-purpose' },
    });
    const officer = await product.signIn('privacyofficer-zwolle');
    const log = await officer.get(`/audit-events?action=disclosure.evaluated&record=${signal.id}`);
    expect(log.body.data.map((row: any) => row.status)).toEqual(['REFUSED', 'REFUSED']);
    expect(log.body.data[0]).toMatchObject({
      actorName: expect.any(String),
      fields: ['slachtoffer'],
      detail: { outcome: 'not-allowed' },
    });
  });

  test('who reported it can not be ticked at all', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const answer = await bringer.post(
      '/bring-ins',
      await offer(signal, { fields: [{ itemId: signal.id, keys: ['sourceName'] }] }),
    );
    expect(answer.status).toBe(422);
  });

  test('a signal of another municipality is not there', async () => {
    const signal = await signalOf(product, 'deventer', 'toezicht-deventer');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    expect((await bringer.post('/bring-ins', await offer(signal))).status).toBe(404);
  });

  test('without the confirmation of the own privacy officer the rule waits, and comes back with it', async () => {
    const signal = await signalOf(product, 'kampen', 'toezicht-kampen');
    await weighed(product, signal.id);
    const officer = await product.signIn('privacyofficer-kampen');
    const { body } = await officer.get('/rules');
    const rule = body.data.find((item: any) => item.code === 'R01');
    expect((await officer.delete(`/rule-confirmations/${rule.confirmation.id}`)).status).toBe(204);
    const bringer = await product.signIn('coordinator-kampen');
    const waiting = await bringer.post('/bring-ins', await offer(signal));
    expect(waiting.body.errors.map((item: any) => [item.params.condition, item.params.rule])).toEqual([
      ['rule-confirmed', 'R01'],
    ]);
    expect(
      (
        await officer.post('/rule-confirmations', {
          ruleCode: 'R01',
          contentVersionId: body.contentVersionId,
        })
      ).status,
    ).toBe(201);
    expect((await bringer.post('/bring-ins', await offer(signal))).status).toBe(201);
  });

  test('the host may refuse with a reason, after which it no longer reads it', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const { body } = await bringer.post('/bring-ins', await offer(signal));
    const lead = await product.signIn('riec-casusregisseur');
    const before = await lead.get(`/bring-ins/${body.data.id}`);
    expect(JSON.stringify(before.body)).toContain(SECRETS.suspect);
    expect(
      (
        await lead.post(`/bring-ins/${body.data.id}/refusals`, {
          expectedVersion: 1,
          reason: 'Past beter bij de gemeente zelf.',
        })
      ).status,
    ).toBe(204);
    expect((await lead.get(`/bring-ins/${body.data.id}`)).status).toBe(404);
    const mine = await bringer.get(`/bring-ins/${body.data.id}`);
    expect(mine.body.data).toMatchObject({
      state: 'refused',
      refusalReason: 'Past beter bij de gemeente zelf.',
    });
  });
});

describe('a joint case', () => {
  let world: OpenCase;
  beforeAll(async () => {
    world = await openCase(product);
  });

  test('the host leads it, the named participant of the municipality is in it', async () => {
    const { body } = await world.lead.get(`/cases/${world.caseId}`);
    expect(body.data).toMatchObject({
      state: 'open',
      phase: 'casus',
      purposeCode: 'riec-casus',
      myRole: 'lead',
      secrecyConfirmed: true,
    });
    expect(body.data.reference).toMatch(/^C-RIE-/);
    expect(body.abilities).toMatchObject({ invite: true, share: true, contribute: false });
    const people = await world.lead.get(`/cases/${world.caseId}/participants`);
    expect(people.body.data.map((row: any) => [row.organisation.type, row.role])).toEqual([
      ['riec', 'lead'],
      ['gemeente', 'participant'],
    ]);
  });

  test('a named participant reads the own contribution', async () => {
    const named = await product.signIn('casusdeelnemer-zwolle');
    const { body } = await named.get(`/cases/${world.caseId}/contributions`);
    expect(body.data.every((row: any) => row.direction === 'given')).toBe(true);
    expect(JSON.stringify(body.data)).toContain(SECRETS.suspect);
  });

  test.each(['collega-zwolle', 'coordinator-zwolle', 'riec-collega', 'politie', 'privacyofficer-zwolle'])(
    '%s is not named and finds nothing',
    async (username) => {
      const other = await product.signIn(username);
      for (const path of [
        '',
        '/participants',
        '/contributions',
        '/events',
        '/invitations',
        `/share-outlooks?organisationId=${world.caseId}`,
      ]) {
        expect([403, 404]).toContain((await other.get(`/cases/${world.caseId}${path}`)).status);
      }
      const list = await other.get('/cases');
      if (list.status === 200) expect(list.body).toMatchObject({ data: [], page: { count: 0 } });
      const reads = await other.inScope(async (scope) => {
        const { sql } = await import('#platform/server/index.ts');
        const counts: Record<string, number> = {};
        for (const table of [
          'case_file',
          'case_participant',
          'case_event',
          'case_subject',
          'case_subject_item',
          'case_invitation',
        ]) {
          const { rows } = await sql<{
            count: number;
          }>`select count(*) as count from ${sql.table(table)}`.execute(scope.db);
          counts[table] = rows[0]?.count ?? -1;
        }
        return counts;
      });
      expect(reads).toEqual({
        case_file: 0,
        case_participant: 0,
        case_event: 0,
        case_subject: 0,
        case_subject_item: 0,
        case_invitation: 0,
      });
    },
  );

  test('the colleague finds it by no word and no number', async () => {
    const { body } = await world.lead.get(`/cases/${world.caseId}`);
    const colleague = await product.signIn('collega-zwolle');
    for (const word of [body.data.reference, 'Loods aan de rand']) {
      const found = await colleague.get(`/search?q=${encodeURIComponent(word)}`);
      expect(found.body.data.filter((group: any) => group.kind === 'case')).toEqual([]);
      const own = await world.lead.get(`/search?q=${encodeURIComponent(word)}`);
      expect(
        own.body.data.some(
          (group: any) => group.kind === 'case' && group.items.some((item: any) => item.id === world.caseId),
        ),
      ).toBe(true);
    }
    const counts = await colleague.get('/session/counts');
    if (counts.status === 200) expect(JSON.stringify(counts.body)).toContain('"cases":0');
  });

  test('the signal of the giver hears only that it is in a case', async () => {
    const { rows } = await product.owner.query('select state from signal where id = $1', [world.signal.id]);
    expect(rows).toEqual([{ state: 'in-case' }]);
  });

  test('an invitation tells theme, host and kinds of data, and nothing of anybody', async () => {
    const organisationId = await product.organisationId('arbeidsinspectie');
    const { body } = await world.lead.post(`/cases/${world.caseId}/invitations`, {
      organisationId,
      askedCategories: ['onderneming', 'toezicht'],
    });
    const partner = await product.signIn('arbeidsinspectie');
    const inbox = await partner.get('/case-invitations');
    expect(inbox.body.data[0]).toMatchObject({
      id: body.data.id,
      state: 'open',
      host: { type: 'riec' },
      abilities: { answer: true },
    });
    const text = JSON.stringify(inbox.body);
    for (const secret of [...Object.values(SECRETS), 'Loods aan de rand', 'Opslag stoppen'])
      expect(text).not.toContain(secret);
    expect((await partner.get(`/cases/${world.caseId}`)).status).toBe(404);
    const refusal = await partner.post(`/case-invitations/${body.data.id}/refusals`, {
      expectedVersion: 1,
      reason: 'Wij hebben hier nu geen mensen voor.',
    });
    expect(refusal.status).toBe(204);
    const seen = await world.lead.get(`/cases/${world.caseId}/invitations`);
    expect(seen.body.data[0]).toMatchObject({
      state: 'refused',
      refusalReason: 'Wij hebben hier nu geen mensen voor.',
    });
    expect((await partner.get(`/cases/${world.caseId}`)).status).toBe(404);
  });

  test('an invitation says beforehand exactly what it would refuse, each with a rule or the articles of the purpose', async () => {
    const organisationId = await product.organisationId('belastingdienst');
    const purpose = (await world.lead.get('/purposes/riec-casus')).body.data;
    const path = `/cases/${world.caseId}/invitation-outlooks?organisationId=${organisationId}`;
    const { status, body } = await world.lead.get(path);
    expect(status).toBe(200);
    expect(body.data.purposeArticles.length).toBeGreaterThan(0);
    const told = new Set(body.data.never.map(({ category }: any) => category.code));
    const codes: string[] = purpose.categories.map(({ code }: any) => code);
    const refused = [];
    for (const code of codes) {
      const answer = await world.lead.post(`/cases/${world.caseId}/invitations`, {
        organisationId,
        askedCategories: [code],
      });
      if (answer.status === 403) refused.push(code);
      else {
        expect(answer.status, code).toBe(201);
        await world.lead.post(`/case-invitations/${answer.body.data.id}/withdrawals`, { expectedVersion: 1 });
      }
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(codes.length);
    expect(codes.filter((code) => told.has(code))).toEqual(refused);
    // Whoever may not invite, and a host that asks itself, hears nothing of it.
    expect((await (await product.signIn('riec-collega')).get(path)).status).not.toBe(200);
    const own = await product.organisationId('riec');
    const itself = await world.lead.get(`/cases/${world.caseId}/invitation-outlooks?organisationId=${own}`);
    expect(itself.status).toBe(422);
  });

  test('only people with a place in cases can be named: not the board, not the weighing table', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const { body } = await coordinator.get('/case-candidates?purpose=riec-casus');
    const titles = body.data.map((person: any) => person.title);
    expect(titles).toContain('Casusdeelnemer RIEC');
    for (const title of ['Burgemeester', 'Lid wegingstafel', 'Voorzitter wegingstafel'])
      expect(titles).not.toContain(title);
  });

  test('someone of the partner without the role can not accept for it', async () => {
    const organisationId = await product.organisationId('om');
    const { body } = await world.lead.post(`/cases/${world.caseId}/invitations`, {
      organisationId,
      askedCategories: ['identiteit'],
    });
    const officer = await product.signIn('privacyofficer-om');
    expect((await officer.get('/case-invitations')).status).toBe(403);
    const other = await product.signIn('politie');
    const appointment = await appointmentOf(product, 'politie');
    const answer = await other.post(`/case-invitations/${body.data.id}/acceptances`, {
      expectedVersion: 1,
      participantAppointmentIds: [appointment],
      secrecyConfirmed: true,
    });
    expect(answer.status).toBe(404);
  });
});

describe('sharing in a case', () => {
  let world: OpenCase;
  let police: Awaited<ReturnType<typeof join>>;
  let tax: Awaited<ReturnType<typeof join>>;
  beforeAll(async () => {
    world = await openCase(product);
    police = await join(product, world, 'politie', 'politie');
    tax = await join(product, world, 'belastingdienst', 'belastingdienst');
  });

  const share = async (organisation: string, fields: unknown, more: Record<string, unknown> = {}) =>
    world.lead.post(`/cases/${world.caseId}/shares`, {
      organisationId: await product.organisationId(organisation),
      fields,
      proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
      ...more,
    });

  test('a participant sees nothing before the host shares', async () => {
    const { body } = await police.get(`/cases/${world.caseId}/contributions`);
    expect(body.data).toEqual([]);
  });

  test('a person waits until someone decided who it is', async () => {
    const answer = await share('politie', [{ itemId: world.signal.suspectId, keys: ['name'] }]);
    expect(answer.body.errors.map((item: any) => item.params.condition)).toEqual(['subject-identified']);
    await identify(world);
    expect(
      (
        await share('politie', [
          { itemId: world.signal.suspectId, keys: ['name', 'suspect'] },
          { itemId: world.signal.id, keys: ['place'] },
        ])
      ).status,
    ).toBe(201);
  });

  test('police answers hold exactly what was shared with police', async () => {
    const answers = await Promise.all(
      ['', '/participants', '/contributions', '/events', '/invitations'].map((path) =>
        police.get(`/cases/${world.caseId}${path}`),
      ),
    );
    const text = JSON.stringify(answers.map((answer) => answer.body));
    expect(text).toContain(SECRETS.suspect);
    expect(text).toContain('Loodsweg');
    for (const secret of [
      SECRETS.narrative,
      SECRETS.reporter,
      SECRETS.shelter,
      SECRETS.bsn,
      SECRETS.phone,
      SECRETS.child,
      SECRETS.company,
    ])
      expect(text).not.toContain(secret);
    const mine = answers[2]?.body.data;
    expect(mine.map((row: any) => [row.giver.type, row.origin.type, row.direction])).toEqual([
      ['riec', 'gemeente', 'received'],
      ['riec', 'gemeente', 'received'],
    ]);
  });

  test('tax has nothing of it', async () => {
    expect((await tax.get(`/cases/${world.caseId}/contributions`)).body.data).toEqual([]);
  });

  test('both officers see that police read what Zwolle brought, another municipality sees nothing', async () => {
    await police.get(`/cases/${world.caseId}/contributions`);
    for (const username of ['privacyofficer-zwolle', 'privacyofficer-riec', 'privacyofficer-politie']) {
      const officer = await product.signIn(username);
      const { body } = await officer.get('/audit-events?action=contribution.read');
      expect(
        body.data.some(
          (row: any) => row.actorOrganisationName === 'Politie' || /politie/i.test(row.actorOrganisationName),
        ),
        username,
      ).toBe(true);
      expect(body.data[0].purposeCode).toBe('riec-casus');
      expect(body.data[0].ruleCode).toMatch(/^R\d+/);
    }
    const other = await product.signIn('privacyofficer-deventer');
    expect((await other.get('/audit-events?action=contribution.read')).body.data).toEqual([]);
  });

  test('a citizen service number waits for a second person, who is another person', async () => {
    const fields = [{ itemId: world.signal.suspectId, keys: ['bsn'] }];
    expect((await share('politie', fields)).body.errors.map((item: any) => item.params.condition)).toEqual([
      'four-eyes',
    ]);
    const asked = await world.lead.post('/disclosure-approvals', {
      conditionCode: 'four-eyes',
      purposeCode: 'riec-casus',
      recordKind: 'case',
      recordId: world.caseId,
      caseId: world.caseId,
      recipientOrganisationId: await product.organisationId('politie'),
      categories: ['bsn'],
      reason: 'Nodig om de juiste persoon aan te houden.',
    });
    expect(asked.status).toBe(201);
    const approvalId = asked.body.data.id;
    const alone = await world.lead.post(`/disclosure-approvals/${approvalId}/decisions`, {
      decision: 'approved',
      expectedVersion: 1,
    });
    expect(alone.body.code).toBe('four-eyes');
    const colleague = await product.signIn('riec-collega');
    const approve = async () =>
      (
        await colleague.post(`/disclosure-approvals/${approvalId}/decisions`, {
          decision: 'approved',
          expectedVersion: 1,
        })
      ).status;
    expect(await approve()).toBe(404);
    await world.lead.post(`/cases/${world.caseId}/participants`, {
      appointmentIds: [await appointmentOf(product, 'riec-collega')],
    });
    // Named, and secrecy not acknowledged yet.
    expect(await approve()).toBe(404);
    expect(
      (await colleague.post(`/cases/${world.caseId}/secrecy-confirmations`, { confirmed: true })).status,
    ).toBe(204);
    expect(await approve()).toBe(200);
    const tooMuch = await share('politie', [{ itemId: world.signal.suspectId, keys: ['bsn', 'name'] }], {
      approvalId,
    });
    expect(tooMuch.status).toBe(409);
    expect((await share('politie', fields, { approvalId })).status).toBe(201);
    expect((await share('politie', fields, { approvalId })).status).toBe(409);
  });

  test('what police bring keeps their regime when the host passes it on', async () => {
    const proofs = [
      { condition: 'concrete-indication', text: 'Eerdere meldingen op dit adres.' },
      { condition: 'no-harm-to-investigation', text: 'Er loopt geen onderzoek.' },
    ];
    const items = [{ itemKind: 'vehicle', fields: [{ key: 'plate', value: 'G-001-BB' }] }];
    const waiting = await police.post(`/cases/${world.caseId}/contributions`, { items, proofs });
    expect(waiting.body.errors.map((item: any) => item.params.condition)).toEqual([
      'police-provision-decision',
    ]);
    const given = await police.post(`/cases/${world.caseId}/contributions`, {
      items,
      proofs: [
        ...proofs,
        { condition: 'police-provision-decision', text: 'VB-2026-18', approvedBy: 'Teamchef informatie' },
      ],
    });
    expect(given.status).toBe(201);
    const host = await world.lead.get(`/cases/${world.caseId}/contributions`);
    const plate = host.body.data.find((row: any) => row.itemKind === 'vehicle');
    const regimes = [{ code: 'politie-dagelijks', title: 'Politiegegevens dagelijkse politietaak (Wpg 8)' }];
    expect(plate.regimes).toEqual(regimes);
    expect((await share('belastingdienst', [{ itemId: plate.itemId, keys: ['plate'] }])).status).toBe(201);
    const { body } = await tax.get(`/cases/${world.caseId}/contributions`);
    expect(body.data).toMatchObject([
      {
        regimes,
        origin: { type: 'politie' },
        fields: [{ key: 'plate', value: 'G-001-BB' }],
      },
    ]);
    const own = await police.get(`/cases/${world.caseId}/contributions`);
    expect(own.body.data.some((row: any) => row.recipient.type === 'belastingdienst')).toBe(false);
  });

  test('a named participant reads nothing of others before acknowledging secrecy', async () => {
    const named = await product.signIn('casusdeelnemer-zwolle');
    const host = await world.lead.get(`/cases/${world.caseId}/contributions`);
    const plate = host.body.data.find(
      (row: any) => row.itemKind === 'vehicle' && row.origin.type === 'politie',
    );
    const waiting = await share('zwolle', [{ itemId: plate.itemId, keys: ['plate'] }]);
    expect(waiting.body.errors.map((item: any) => item.params.condition)).toEqual(['secrecy-warning-shown']);
    expect(
      (await named.post(`/cases/${world.caseId}/secrecy-confirmations`, { confirmed: true })).status,
    ).toBe(204);
    expect((await share('zwolle', [{ itemId: plate.itemId, keys: ['plate'] }])).status).toBe(201);
    const { body } = await named.get(`/cases/${world.caseId}/contributions`);
    expect(body.data.filter((row: any) => row.direction === 'received')).toHaveLength(1);
  });

  test('the register of each side has it, with rule, article and what proved it', async () => {
    const officer = await product.signIn('privacyofficer-zwolle');
    const { body } = await officer.get('/disclosures?direction=given&purpose=riec-casus');
    expect(body.page.count).toBe(body.data.length);
    expect(body.data[0]).toMatchObject({
      giver: { name: expect.stringContaining('Zwolle') },
      rules: [{ code: 'R01' }],
    });
    expect(
      body.data[0].conditions.find((item: any) => item.code === 'need-to-know-motivation').facts[0].text,
    ).toBe(MOTIVATION);
    const receiver = await product.signIn('privacyofficer-politie');
    const received = await receiver.get('/disclosures?direction=received');
    expect(received.body.data[0].rules.map((rule: any) => rule.code)).toContain('R42');
    expect(JSON.stringify(received.body)).not.toContain(MOTIVATION);
    const stranger = await product.signIn('privacyofficer-deventer');
    expect((await stranger.get('/disclosures')).body).toMatchObject({ data: [], page: { count: 0 } });
  });

  test('what the giver takes back is gone everywhere, and marked', async () => {
    const { body } = await world.bringer.get(`/disclosures?recordId=${world.signal.id}`);
    const given = body.data[0];
    const answer = await world.bringer.post(`/disclosures/${given.id}/withdrawals`, {
      reason: 'Toch de verkeerde loods.',
      expectedVersion: given.version,
    });
    expect(answer.status).toBe(200);
    expect(answer.body.data.withdrawnReason).toBe('Toch de verkeerde loods.');
    for (const client of [police, world.lead]) {
      const after = await client.get(`/cases/${world.caseId}/contributions`);
      expect(JSON.stringify(after.body.data.filter((row: any) => row.withdrawnAt === null))).not.toContain(
        SECRETS.suspect,
      );
    }
    const { rows } = await product.owner.query(
      `select bool_and(withdrawn_at is not null) as gone from contribution where item_id = $1`,
      [world.signal.suspectId],
    );
    expect(rows[0].gone).toBe(true);
    const register = await (await product.signIn('privacyofficer-politie')).get(
      '/disclosures?direction=received',
    );
    expect(register.body.data.every((row: any) => row.withdrawnAt !== null)).toBe(true);
  });
});

describe('the steps of a case', () => {
  test('it does not close without outcome, and reopening takes two persons', async () => {
    const world = await openCase(product);
    let version = 1;
    const step = async (name: string, more: Record<string, unknown> = {}) => {
      const answer = await world.lead.post(`/cases/${world.caseId}/transitions`, {
        step: name,
        expectedVersion: version,
        ...more,
      });
      if (answer.status === 200) version = answer.body.data.version;
      return answer;
    };
    expect((await step('close', { reason: 'Alles is gedaan.' })).body.code).toBe('transition-not-allowed');
    for (const name of ['plan', 'execute', 'evaluate']) expect((await step(name)).status).toBe(200);
    expect((await step('close')).body.code).toBe('reason-missing');
    expect((await step('close', { reason: 'Alles is gedaan.' })).body.code).toBe('outcome-missing');
    await product.owner.query(`update case_file set state = 'closed', closed_at = now() where id = $1`, [
      world.caseId,
    ]);
    const asked = await world.lead.post(`/cases/${world.caseId}/reopenings`, {
      expectedVersion: version,
      reason: 'Er is een nieuw pand.',
    });
    expect(asked.body.data.state).toBe('closed');
    version = asked.body.data.version;
    expect(
      (await world.lead.post(`/cases/${world.caseId}/reopenings`, { expectedVersion: version })).body.code,
    ).toBe('four-eyes');
    await product.owner.query(
      `insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id)
       select gen_random_uuid(), $1, a.organisation_id, a.id, a.person_id, '', '', 'participant', a.person_id from appointment a where a.id = $2`,
      [world.caseId, await appointmentOf(product, 'riec-collega')],
    );
    const second = await product.signIn('riec-collega');
    const reopened = await second.post(`/cases/${world.caseId}/reopenings`, { expectedVersion: version });
    expect(reopened.body.data).toMatchObject({ state: 'evaluating', reopenReason: 'Er is een nieuw pand.' });
  });

  test('an old version is refused with the one that stands', async () => {
    const world = await openCase(product);
    const answer = await world.lead.patch(`/cases/${world.caseId}`, {
      expectedVersion: 7,
      title: 'Andere titel',
    });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'stale-version', current: { title: 'Loods aan de rand' } });
  });
});
