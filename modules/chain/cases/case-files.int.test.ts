import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct, upload } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import {
  join,
  MOTIVATION,
  type OpenCase,
  openCase,
  PROOFS,
  signalOf,
  weighed,
} from './testing/case-world.ts';

const DESCRIPTION = 'De achterdeur van de loods met twee bestelbussen';

let product: TestProduct;
let photo: Buffer;
let world: OpenCase;
let police: Client;
let tax: Client;
let fileId = '';
beforeAll(async () => {
  product = await openTestProduct();
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer();
  world = await openCase(product, async (bringer, signal) => {
    fileId = await addToSignal(bringer, signal.id);
    return [chosen(fileId)];
  });
  police = await join(product, world, 'politie', 'politie');
  tax = await join(product, world, 'belastingdienst', 'belastingdienst');
});
afterAll(() => product.close());

const addToSignal = async (client: Client, signalId: string): Promise<string> => {
  const { status, body } = await upload(client, `/signals/${signalId}/files`, {
    name: 'loods.jpg',
    content: photo,
  });
  expect(status).toBe(201);
  return body.data.id;
};
const chosen = (id: string, more: object = {}) => ({
  fileId: id,
  description: DESCRIPTION,
  contents: ['waarneming', 'voertuig'],
  ...more,
});
const copyAt = async (client: Client): Promise<any> => {
  const { body } = await client.get(`/cases/${world.caseId}/contributions`);
  return body.data.find((row: any) => row.itemKind === 'file' && row.direction === 'received');
};
const shareFile = async (organisation: string) =>
  world.lead.post(`/cases/${world.caseId}/shares`, {
    organisationId: await product.organisationId(organisation),
    fields: [{ itemId: fileId, keys: ['file'] }],
    proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
  });
const opened = async (client: Client, contributionId: string): Promise<number[]> => [
  (await client.get(`/contributions/${contributionId}/file`)).status,
  (await client.get(`/contributions/${contributionId}/file/thumbnail`)).status,
];

describe('bringing in a file of the signal', () => {
  const offer = async (signalId: string, files: object[]) =>
    (await product.signIn('coordinator-zwolle')).post('/bring-ins', {
      signalId,
      hostOrganisationId: await product.organisationId('riec'),
      title: 'Loods aan de rand',
      fields: [],
      files,
      proofs: PROOFS,
    });

  test('is offered beside the fields, goes alone too, and the host looks at it before deciding', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const bringer = await product.signIn('coordinator-zwolle');
    const id = await addToSignal(bringer, signal.id);
    const outlook = await bringer.get(
      `/bring-in-outlooks?signalId=${signal.id}&hostOrganisationId=${await product.organisationId('riec')}`,
    );
    expect(outlook.body.data.files).toMatchObject([{ id, name: 'loods.jpg', mediaType: 'image/jpeg' }]);
    const offered = await offer(signal.id, [chosen(id)]);
    expect(offered.status).toBe(201);
    const { body } = await world.lead.get(`/bring-ins/${offered.body.data.id}`);
    expect(body.contributions).toMatchObject([
      {
        itemKind: 'file',
        categories: ['beeld', 'waarneming', 'voertuig'],
        file: { name: 'loods.jpg', mediaType: 'image/jpeg' },
        fields: [{ key: 'file', value: DESCRIPTION }],
      },
    ]);
    expect(await opened(world.lead, body.contributions[0].id)).toEqual([200, 200]);
  });

  test('is judged by what stands on it, like any field', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    const id = await addToSignal(await product.signIn('coordinator-zwolle'), signal.id);
    const health = await offer(signal.id, [chosen(id, { contents: ['gezondheid'] })]);
    expect(health.status).toBe(403);
    expect(health.body.errors[0].pointer).toBe('/categories/gezondheid');
    const child = await offer(signal.id, [chosen(id, { minor: true })]);
    expect(child.body.errors.map((item: any) => item.params.condition)).toContain(
      'privacy-officer-consulted',
    );
  });

  test('says what it shows; of another signal it is not there, and nothing at all is no bring-in', async () => {
    const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
    await weighed(product, signal.id);
    for (const [files, pointer] of [
      [[chosen(fileId)], '/files'],
      [[chosen(fileId, { description: ' ' })], '/files/0/description'],
      [[chosen(fileId, { contents: [] })], '/files/0/contents'],
      [[], '/fields'],
    ] as const) {
      const answer = await offer(signal.id, [...files]);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    }
  });
});

describe('a file in the case', () => {
  test('opens for whose it is and for the host, in the same bytes that are stored once', async () => {
    const copy = await copyAt(world.lead);
    const host = await world.lead.get(`/contributions/${copy.id}/file?show=inline`);
    expect(host.headers['content-disposition']).toMatch(/^inline/);
    const own = await world.bringer.get(`/files/${fileId}`);
    expect(host.raw.rawPayload.equals(own.raw.rawPayload)).toBe(true);
    const named = await product.signIn('casusdeelnemer-zwolle');
    for (const client of [world.lead, world.bringer, named])
      expect(await opened(client, copy.id)).toEqual([200, 200]);
    const { rows } = await product.owner.query('select count(*)::int as n from file_object where id = $1', [
      fileId,
    ]);
    expect(rows[0].n).toBe(1);
  });

  test('is not there for who is not named, nor for a partner with whom it was not shared', async () => {
    const { id } = await copyAt(world.lead);
    for (const username of ['collega-zwolle', 'riec-collega', 'coordinator-deventer', 'om'])
      expect([username, await opened(await product.signIn(username), id)]).toEqual([username, [404, 404]]);
    expect(await opened(police, id)).toEqual([404, 404]);
    expect(await opened(tax, id)).toEqual([404, 404]);
  });

  test('never opens for another organisation by the address of the file itself', async () => {
    expect((await world.lead.get(`/files/${fileId}`)).status).toBe(404);
    expect((await world.lead.get(`/files/${fileId}/thumbnail`)).status).toBe(404);
  });

  test('is shared like a field, and opens for that partner alone', async () => {
    expect((await shareFile('politie')).status).toBe(201);
    const copy = await copyAt(police);
    expect(copy).toMatchObject({ file: { name: 'loods.jpg' }, origin: { type: 'gemeente' } });
    expect(await opened(police, copy.id)).toEqual([200, 200]);
    expect((await police.get(`/files/${fileId}`)).status).toBe(404);
    expect(await opened(tax, copy.id)).toEqual([404, 404]);
    expect(await opened(await product.signIn('collega-zwolle'), copy.id)).toEqual([404, 404]);
  });

  test('leaves a look in the log of both sides that names case, rule and purpose', async () => {
    const copy = await copyAt(police);
    await police.get(`/contributions/${copy.id}/file`);
    for (const username of ['privacyofficer-zwolle', 'privacyofficer-riec', 'privacyofficer-politie']) {
      const officer = await product.signIn(username);
      const { body } = await officer.get(`/audit-events?action=contribution.file-read&record=${copy.id}`);
      const look = body.data.find((event: any) => event.actorOrganisationName.includes('olitie'));
      expect([username, look]).toMatchObject([
        username,
        { purposeCode: 'riec-casus', fields: ['file'], ruleCode: expect.stringContaining('R07') },
      ]);
    }
    const officer = await product.signIn('privacyofficer-riec');
    const { body } = await officer.get(
      `/audit-events?action=contribution.file-read&record=${world.caseId}&actorOrganisation=other`,
    );
    expect(body.data.length).toBeGreaterThan(0);
    const stranger = await product.signIn('privacyofficer-deventer');
    expect((await stranger.get('/audit-events?action=contribution.file-read')).body.data).toEqual([]);
  });
});

describe('a participant adds a file of its own', () => {
  const proofs = [
    { condition: 'concrete-indication', text: 'Eerdere meldingen op dit adres.' },
    { condition: 'no-harm-to-investigation', text: 'Er loopt geen onderzoek.' },
    { condition: 'police-provision-decision', text: 'VB-2026-18', approvedBy: 'Teamchef informatie' },
  ];
  const add = async (client: Client) =>
    upload(client, `/cases/${world.caseId}/files`, { name: 'kenteken.jpg', content: photo });

  test('it lies ready for who added it, goes under the own rule, and opens for the host', async () => {
    const added = await add(police);
    expect(added.status).toBe(201);
    const { id } = added.body.data;
    const ready = await police.get(`/cases/${world.caseId}/contribution-outlooks`);
    expect(ready.body.files).toMatchObject([{ id, name: 'kenteken.jpg', draft: true }]);
    const colleague = await product.signIn('privacyofficer-politie');
    expect((await colleague.get(`/files/${id}`)).status).toBe(404);
    const given = await police.post(`/cases/${world.caseId}/contributions`, {
      files: [chosen(id)],
      proofs,
    });
    expect(given.status).toBe(201);
    const { body } = await world.lead.get(`/cases/${world.caseId}/contributions`);
    const copy = body.data.find((row: any) => row.itemId === id);
    expect(copy).toMatchObject({ origin: { type: 'politie' }, regimes: [{ code: 'politie-dagelijks' }] });
    expect(await opened(world.lead, copy.id)).toEqual([200, 200]);
    expect(await opened(tax, copy.id)).toEqual([404, 404]);
    expect((await police.get(`/cases/${world.caseId}/contribution-outlooks`)).body.files).toEqual([]);
    expect((await police.delete(`/files/${id}`)).status).toBe(403);
  });

  test('what lies ready can be taken away, and nobody else gives it', async () => {
    const { body } = await add(police);
    const stolen = await tax.post(`/cases/${world.caseId}/contributions`, {
      files: [chosen(body.data.id)],
      proofs,
    });
    expect([stolen.status, stolen.body.errors[0].pointer]).toEqual([422, '/files']);
    expect((await police.delete(`/files/${body.data.id}`)).status).toBe(204);
    expect((await police.get(`/cases/${world.caseId}/contribution-outlooks`)).body.files).toEqual([]);
  });

  test('a file of the own signal that stayed behind can come later, on its weighing', async () => {
    const later = await addToSignal(world.bringer, world.signal.id);
    const named = await product.signIn('casusdeelnemer-zwolle');
    await named.post(`/cases/${world.caseId}/secrecy-confirmations`, { confirmed: true });
    const ready = await named.get(`/cases/${world.caseId}/contribution-outlooks`);
    expect(ready.body.files.map((file: any) => file.id)).toEqual([later]);
    const given = await named.post(`/cases/${world.caseId}/contributions`, {
      files: [chosen(later)],
      proofs: PROOFS,
    });
    expect(given.status).toBe(201);
  });

  test('neither the host nor who is not named adds one', async () => {
    expect((await add(world.lead)).status).toBe(403);
    expect((await add(await product.signIn('om'))).status).toBe(404);
    const nothing = await police.post(`/cases/${world.caseId}/contributions`, { proofs });
    expect([nothing.status, nothing.body.errors[0].pointer]).toEqual([422, '/items']);
    const typed = { items: [{ itemKind: 'file', fields: [{ key: 'file', value: 'x' }] }], proofs };
    expect((await police.post(`/cases/${world.caseId}/contributions`, typed)).status).toBe(422);
  });
});

describe('what the database refuses, whatever the program does', () => {
  const give = (client: Client, file: string) =>
    client.inScope((scope) =>
      sql`insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, item_id, item_kind,
            file_id, file_name, file_media_type, file_size, version, fields, categories, given_by_person_id, given_by_name)
          select ${newId()}, d.case_id, d.organisation_id, d.recipient_organisation_id, d.organisation_id, d.purpose_code, d.id, ${file}, 'file',
            ${file}, 'x.jpg', 'image/jpeg', 1, 1, '[{"key":"file"}]', d.categories[1:1], scope_person(), 'x'
            from disclosure d where d.organisation_id = scope_organisation() and d.case_id = ${world.caseId} and d.withdrawn_at is null limit 1`.execute(
        scope.db,
      ),
    );

  test('a partner gives no file that it does not have, not even one that was shared with it in this case', async () => {
    await expect(give(police, fileId)).rejects.toThrow(/row-level security/);
    await expect(give(police, newId())).rejects.toThrow(/row-level security/);
  });

  test('the host passes on only by the copy that it holds itself', async () => {
    const { id } = await copyAt(world.lead);
    const holds = (client: Client, caseId: string) =>
      client.inScope(async (scope) => {
        const { rows } = await sql<{
          holds: boolean;
        }>`select holds_file_in_case(${id}, ${fileId}, ${caseId}) as holds`.execute(scope.db);
        return rows[0]?.holds;
      });
    expect(await holds(world.lead, world.caseId)).toBe(true);
    expect(await holds(world.lead, newId())).toBe(false);
    expect(await holds(police, world.caseId)).toBe(false);
    expect(await holds(await product.signIn('riec-collega'), world.caseId)).toBe(false);
    await expect(give(world.lead, fileId)).rejects.toThrow(/row-level security/);
  });
});

describe('taking back', () => {
  test('closes the file for everyone but whose it is, also by the copy that the host had given on', async () => {
    const [atHost, atPolice] = [await copyAt(world.lead), await copyAt(police)];
    const { body } = await world.bringer.get(`/disclosures?recordId=${world.signal.id}`);
    const given = body.data.find((row: any) => row.id === atHost.disclosureId);
    const taken = await world.bringer.post(`/disclosures/${given.id}/withdrawals`, {
      reason: 'Toch de verkeerde loods.',
      expectedVersion: given.version,
    });
    expect(taken.status).toBe(200);
    expect(await opened(world.lead, atHost.id)).toEqual([404, 404]);
    expect(await opened(world.lead, atPolice.id)).toEqual([404, 404]);
    expect(await opened(police, atPolice.id)).toEqual([404, 404]);
    expect(await opened(world.bringer, atHost.id)).toEqual([200, 200]);
  });
});
