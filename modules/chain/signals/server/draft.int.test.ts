import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct, upload } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import { parkSignal } from '../testing/park-signal.ts';

let product: TestProduct;
let desk: Client;
let photo: Buffer;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('toezicht-hardenberg');
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Artist: 'geheim' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => product.close());

describe('a draft', () => {
  test('is kept while typing, for who types only, and its photo goes with the signal', async () => {
    const id = newId();
    const kept = await desk.put(`/signal-drafts/${id}`, { content: { narrative: 'Half verhaal' } });
    expect(kept.body.data.version).toBe(1);
    expect(
      (await desk.put(`/signal-drafts/${id}`, { content: { narrative: 'Heel verhaal' }, expectedVersion: 1 }))
        .body.data.version,
    ).toBe(2);
    expect((await desk.put(`/signal-drafts/${id}`, { content: {}, expectedVersion: 1 })).body.code).toBe(
      'stale-version',
    );
    const file = await upload(desk, `/signal-drafts/${id}/files`, { name: 'chalet.jpg', content: photo });
    expect(file.status).toBe(201);
    expect(file.body.data).toMatchObject({ name: 'chalet.jpg', metadataRemoved: true });

    const colleague = await product.signIn('balie-hardenberg');
    expect((await colleague.get('/signal-drafts')).body.data).toEqual([]);
    expect((await colleague.get(`/files/${file.body.data.id}`)).status).toBe(404);
    const mine = await desk.get('/signal-drafts');
    expect(mine.body.data).toMatchObject([
      { id, content: { narrative: 'Heel verhaal' }, files: [{ name: 'chalet.jpg' }] },
    ]);

    const body = parkSignal({ draftId: id });
    expect((await desk.post('/signals', body)).status).toBe(201);
    expect((await desk.get('/signal-drafts')).body.data).toEqual([]);
    const coordinator = await product.signIn('coordinator-hardenberg');
    const read = await coordinator.get(`/signals/${body.id}`);
    expect(read.body.data.files).toMatchObject([{ name: 'chalet.jpg' }]);
    const content = await coordinator.get(`/files/${file.body.data.id}?show=inline`);
    expect(content.status).toBe(200);
    expect(content.headers['content-disposition']).toContain('inline');
    expect((await sharp(content.raw.rawPayload).metadata()).exif).toBeUndefined();
    const small = await coordinator.get(`/files/${file.body.data.id}/thumbnail`);
    expect(small.headers['content-type']).toContain('image/webp');
  });

  test('that was thrown away is gone', async () => {
    const id = newId();
    await desk.put(`/signal-drafts/${id}`, { content: { narrative: 'x' } });
    expect((await desk.delete(`/signal-drafts/${id}`)).status).toBe(204);
    expect((await desk.get('/signal-drafts')).body.data).toEqual([]);
  });

  test('larger than a draft can be is refused', async () => {
    const answer = await desk.put(`/signal-drafts/${newId()}`, {
      content: { narrative: 'a'.repeat(250_000) },
    });
    expect(answer.body.errors).toMatchObject([{ pointer: '/content', code: 'too-long' }]);
  });

  test('of someone else cannot be overwritten by guessing its id', async () => {
    const id = newId();
    await desk.put(`/signal-drafts/${id}`, { content: { narrative: 'van mij' } });
    const colleague = await product.signIn('balie-hardenberg');
    expect((await colleague.put(`/signal-drafts/${id}`, { content: { narrative: 'gekaapt' } })).status).toBe(
      404,
    );
    expect((await desk.get('/signal-drafts')).body.data[0].content).toEqual({ narrative: 'van mij' });
  });
});

describe('a file', () => {
  test('that is a program under another name is refused', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)]);
    const answer = await upload(desk, `/signal-drafts/${newId()}/files`, {
      name: 'foto.jpg',
      content: program,
    });
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ code: 'file-type-mismatch', params: { claimed: 'jpg' } });
  });

  test('is kept once when the answer got lost and it is sent again', async () => {
    const id = newId();
    const key = newId();
    const first = await upload(desk, `/signal-drafts/${id}/files`, {
      name: 'chalet.jpg',
      content: photo,
      key,
    });
    const second = await upload(desk, `/signal-drafts/${id}/files`, {
      name: 'chalet.jpg',
      content: photo,
      key,
    });
    expect(second.body).toEqual(first.body);
    const { rows } = await product.owner.query(
      'select count(*)::int as n from file_object where record_id = $1',
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
    const keys = await product.owner.query(
      'select count(*)::int as n from keystore.file_key k where not exists (select 1 from file_object f where f.id = k.file_id)',
    );
    expect(keys.rows).toEqual([{ n: 0 }]);
  });

  test('can be taken off a draft by who added it, not off a signal', async () => {
    const id = newId();
    const file = await upload(desk, `/signal-drafts/${id}/files`, { name: 'chalet.jpg', content: photo });
    expect((await desk.delete(`/files/${file.body.data.id}`)).status).toBe(204);
    expect((await desk.get(`/files/${file.body.data.id}`)).status).toBe(404);
    const body = parkSignal();
    await desk.post('/signals', body);
    const added = await upload(desk, `/signals/${body.id}/files`, { name: 'chalet.jpg', content: photo });
    expect(added.status).toBe(201);
    expect((await desk.delete(`/files/${added.body.data.id}`)).status).toBe(403);
  });

  test('is not added to a signal of others', async () => {
    const body = parkSignal();
    await desk.post('/signals', body);
    const colleague = await product.signIn('balie-hardenberg');
    expect(
      (await upload(colleague, `/signals/${body.id}/files`, { name: 'chalet.jpg', content: photo })).status,
    ).toBe(404);
    const { rows } = await product.owner.query('select 1 from file_object where record_id = $1', [body.id]);
    expect(rows).toEqual([]);
  });
});

describe('looking things up', () => {
  test('an address is found by postcode and number, and is not guessed', async () => {
    const { rows } = { rows: (await desk.get('/addresses?q=Esdoornlaan')).body.data };
    expect(rows.length).toBeGreaterThan(0);
    const { postcode, houseNumber, addition } = rows[0];
    const exact = await desk.get(
      `/addresses?postcode=${encodeURIComponent(postcode)}&number=${houseNumber}&addition=${addition ?? ''}`,
    );
    expect(exact.body.data).toHaveLength(1);
    expect((await desk.get('/addresses?postcode=9999ZZ&number=1')).body.data).toEqual([]);
    expect((await desk.get('/addresses?postcode=0000AA&number=1')).body.code).toBe('invalid-parameter');
  });

  test('processes, themes and indicators of the own organisation', async () => {
    const { data } = (await desk.get('/themes')).body;
    expect(data.processes.length).toBeGreaterThan(30);
    expect(data.indicators[0]).toHaveProperty('askNext');
  });
});
