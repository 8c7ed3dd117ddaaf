import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import type { RecordSignalInput } from '../model/index.ts';
import { parkSignal } from '../testing/park-signal.ts';

let product: TestProduct;
let desk: Client;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  desk = await product.signIn('toezicht-hardenberg');
  coordinator = await product.signIn('coordinator-hardenberg');
});
afterAll(() => product.close());

async function received(changes: Partial<RecordSignalInput> = {}): Promise<string> {
  const body = parkSignal(changes);
  const answer = await desk.post('/signals', body);
  expect(answer.status).toBe(201);
  return body.id;
}

const mark = (id: string, expectedVersion: number) =>
  coordinator.post(`/signals/${id}/checks`, { expectedVersion, addressChecked: true, notDouble: true });

describe('completing a signal', () => {
  test('a coordinator fills in what was missing, and the list gets shorter', async () => {
    const id = await received({ themeCode: undefined, place: undefined, occurredOn: undefined });
    const before = await coordinator.get(`/signals/${id}`);
    expect(before.body.abilities).toMatchObject({
      edit: true,
      check: true,
      ask: true,
      coordinate: true,
      answer: false,
    });
    expect(before.body.data.toComplete).toHaveLength(3);
    const answer = await coordinator.patch(`/signals/${id}`, {
      expectedVersion: 1,
      themeCode: 'vakantieparken',
      place: { street: 'Esdoornlaan', houseNumber: 5, town: 'Nieuwleusen', state: 'found' },
    });
    expect(answer.body).toEqual({
      data: { id, version: 2, purposeCode: 'ondermijning-intern', passedOn: false },
    });
    const after = await coordinator.get(`/signals/${id}`);
    expect(after.body.data.toComplete).toEqual([{ field: 'occurredOn', reason: 'missing' }]);
    expect(after.body.data.narrative).toBe(before.body.data.narrative);
    const settled = await coordinator.patch(`/signals/${id}`, {
      expectedVersion: 2,
      settled: ['occurredOn'],
    });
    expect(settled.status).toBe(200);
    expect((await coordinator.get(`/signals/${id}`)).body.data.toComplete).toEqual([]);
  });

  test('who read an older version is told so and gets the present one', async () => {
    const id = await received();
    await coordinator.patch(`/signals/${id}`, { expectedVersion: 1, title: 'Kamers zonder register' });
    const answer = await coordinator.patch(`/signals/${id}`, { expectedVersion: 1, title: 'Iets anders' });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'stale-version',
      current: { version: 2, title: 'Kamers zonder register' },
    });
  });

  test('a theme of another purpose hands the signal to that coordinator, and the first no longer sees it', async () => {
    const id = await received({
      themeCode: 'woonoverlast',
      mentions: [{ id: newId(), kind: 'person', roles: ['involved'], name: 'Ans Bos' }],
    });
    const answer = await coordinator.patch(`/signals/${id}`, {
      expectedVersion: 1,
      themeCode: 'woonoverlast',
    });
    expect(answer.body.data).toMatchObject({ purposeCode: 'persoonsgerichte-aanpak', passedOn: true });
    expect((await coordinator.get(`/signals/${id}`)).status).toBe(404);
    const care = await product.signIn('zorg-veiligheid-hardenberg');
    expect((await care.get(`/signals/${id}`)).body.data).toMatchObject({
      version: 3,
      mentions: [{ name: 'Ans Bos' }],
    });
    const { rows } = await product.owner.query(
      'select distinct purpose_code from mention_key where signal_id = $1',
      [id],
    );
    expect(rows).toEqual([{ purpose_code: 'persoonsgerichte-aanpak' }]);
  });
});

describe('checking a signal', () => {
  test('makes it ready for the table, gives it a holder and stands on the time line', async () => {
    const id = await received();
    const answer = await mark(id, 1);
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({ state: 'checked', holder: { id: coordinator.personId } });
    const read = await coordinator.get(`/signals/${id}`);
    expect(read.body.data.events.map((event: { type: string }) => event.type)).toEqual(['received', 'check']);
  });

  test('says what is still open', async () => {
    const id = await received({ themeCode: undefined });
    const answer = await coordinator.post(`/signals/${id}/checks`, {
      expectedVersion: 1,
      addressChecked: false,
      notDouble: true,
    });
    expect(answer.body).toMatchObject({
      code: 'conditions-open',
      status: 409,
      errors: [{ pointer: '/theme' }, { pointer: '/addressChecked' }],
    });
  });

  test('is not possible twice: the answer names the state', async () => {
    const id = await received();
    const first = await mark(id, 1);
    const second = await mark(id, first.body.data.version);
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'transition-not-allowed',
      params: { state: 'checked' },
      current: { state: 'checked' },
    });
  });
});

describe('a question to the reporter', () => {
  test('goes back to the desk, is answered there and comes back', async () => {
    const id = await received();
    const asked = await coordinator.post(`/signals/${id}/returns`, {
      expectedVersion: 1,
      question: 'Welk chalet was het?',
    });
    expect(asked.body.data.state).toBe('returned');
    const mine = await desk.get('/my-signals');
    const row = mine.body.data.find((item: { id: string }) => item.id === id);
    expect(row).toMatchObject({ stage: 'question', question: 'Welk chalet was het?' });
    expect(mine.body.questions).toBeGreaterThan(0);
    const answered = await desk.post(`/signals/${id}/answers`, { text: 'Chalet 14.' });
    expect(answered.body.data.state).toBe('received');
    const read = await coordinator.get(`/signals/${id}`);
    expect(read.body.data.additions.map((item: { kind: string }) => item.kind)).toEqual([
      'question',
      'answer',
    ]);
  });

  test('cannot be answered by a colleague of the desk', async () => {
    const id = await received();
    await coordinator.post(`/signals/${id}/returns`, { expectedVersion: 1, question: 'Welk chalet?' });
    const colleague = await product.signIn('balie-hardenberg');
    expect((await colleague.post(`/signals/${id}/answers`, { text: 'Weet ik niet.' })).status).toBe(404);
  });
});

describe('what a reporter still can do', () => {
  test('adds something, which stands beside the story', async () => {
    const id = await received();
    const addition = { id: newId(), text: 'Vanochtend stond er weer een grijze bus.' };
    expect((await desk.post(`/signals/${id}/additions`, addition)).status).toBe(201);
    const read = await coordinator.get(`/signals/${id}`);
    expect(read.body.data.additions).toMatchObject([{ kind: 'addition', text: addition.text }]);
  });

  test('sees the steps of the own report and not what others weigh', async () => {
    const id = await received();
    await mark(id, 1);
    const read = await desk.get(`/signals/${id}`);
    expect(read.body.data.events.map((event: { type: string }) => event.type)).toEqual(['received']);
    expect(read.body.data.holder).toBeNull();
    expect(read.body.abilities).toMatchObject({ edit: false, check: false, add: true, coordinate: false });
  });

  test('takes it back with a reason, and then it is over', async () => {
    const id = await received();
    expect(
      (await desk.post(`/signals/${id}/withdrawals`, { expectedVersion: 1, reason: '' })).body.errors,
    ).toMatchObject([{ pointer: '/reason', code: 'reason-missing' }]);
    const answer = await desk.post(`/signals/${id}/withdrawals`, {
      expectedVersion: 1,
      reason: 'Verkeerd park.',
    });
    expect(answer.body.data.state).toBe('withdrawn');
    expect((await desk.post(`/signals/${id}/additions`, { id: newId(), text: 'toch nog' })).status).toBe(403);
  });

  test('can no longer change what the coordinator has checked', async () => {
    const id = await received();
    const checked = await mark(id, 1);
    const answer = await desk.post(`/signals/${id}/withdrawals`, {
      expectedVersion: checked.body.data.version,
      reason: 'Nee.',
    });
    expect(answer.status).toBe(403);
  });
});

describe('who has it', () => {
  test('a coordinator takes it, gives it away and lets it go', async () => {
    const id = await received();
    const taken = await coordinator.post(`/signals/${id}/holders`, {
      expectedVersion: 1,
      personId: coordinator.personId,
    });
    expect(taken.body.data.holder.id).toBe(coordinator.personId);
    const others = await coordinator.get(`/signals/${id}/possible-holders`);
    const other = others.body.data.find((person: { id: string }) => person.id !== coordinator.personId);
    const given = await coordinator.post(`/signals/${id}/holders`, {
      expectedVersion: 2,
      personId: other.id,
    });
    expect(given.body.data.holder).toEqual(other);
    const free = await coordinator.post(`/signals/${id}/holders`, { expectedVersion: 3, personId: null });
    expect(free.body.data.holder).toBeNull();
  });

  test('not to somebody whose role does not read it', async () => {
    const id = await received();
    const answer = await coordinator.post(`/signals/${id}/holders`, {
      expectedVersion: 1,
      personId: desk.personId,
    });
    expect(answer.body.errors).toMatchObject([{ pointer: '/personId', code: 'unknown-value' }]);
  });
});

describe('mentions', () => {
  test('are added, corrected and taken off, each on the time line', async () => {
    const id = await received();
    const mention = { id: newId(), kind: 'vehicle', roles: ['user'], plate: 'tf987n', note: 'grijze bus' };
    const added = await coordinator.post(`/signals/${id}/mentions`, mention);
    expect(added.body.data).toMatchObject({ plate: 'TF-987-N', version: 1 });
    const changed = await coordinator.patch(`/mentions/${mention.id}`, {
      expectedVersion: 1,
      mention: { ...mention, plate: 'TF-988-N' },
    });
    expect(changed.body.data).toMatchObject({ plate: 'TF-988-N', version: 2 });
    expect(
      (await coordinator.patch(`/mentions/${mention.id}`, { expectedVersion: 1, mention })).body.code,
    ).toBe('stale-version');
    expect((await coordinator.delete(`/mentions/${mention.id}?expectedVersion=2`)).status).toBe(204);
    const read = await coordinator.get(`/signals/${id}`);
    expect(read.body.data.mentions).toEqual([]);
    const types = read.body.data.events.map((event: { type: string }) => event.type);
    expect(types).toEqual(['received', 'mention-added', 'mention-changed', 'mention-removed']);
    const { rows } = await product.owner.query('select 1 from mention_key where mention_id = $1', [
      mention.id,
    ]);
    expect(rows).toEqual([]);
  });
});
