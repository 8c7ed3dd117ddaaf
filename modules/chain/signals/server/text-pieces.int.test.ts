import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';
import type { RecordSignalInput, TextPieceView } from '../model/index.ts';
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

const STORY =
  'Voorman Piet te Velde zag bestelbus TF-987-N bij Molenweg 122, Hasselt. Eigenaar Nachtvracht belt met 06-12345678. BSN 111222333.';

async function received(narrative: string, changes: Partial<RecordSignalInput> = {}): Promise<string> {
  const body = parkSignal({ narrative, ...changes });
  expect((await desk.post('/signals', body)).status).toBe(201);
  return body.id;
}

const person = (name: string) => ({
  id: newId(),
  kind: 'person' as const,
  roles: ['involved' as const],
  name,
});

const offeredTo = async (client: Client, id: string): Promise<TextPieceView[]> =>
  (await client.get(`/signals/${id}/text-pieces`)).body.data.pieces;
const textsOf = (pieces: readonly TextPieceView[]): string[] => pieces.map((piece) => piece.text);
const knownOf = (pieces: readonly TextPieceView[]) =>
  Object.fromEntries(pieces.map((piece) => [piece.text, piece.knownIn]));

describe('what the text of a signal names', () => {
  test('is offered with its place in the text, and a citizen service number never', async () => {
    const id = await received(STORY);
    const answer = await coordinator.get(`/signals/${id}/text-pieces`);
    const { pieces } = answer.body.data;
    expect(textsOf(pieces)).toEqual([
      'Voorman Piet te Velde',
      'TF-987-N',
      'Molenweg 122, Hasselt',
      '06-12345678',
    ]);
    for (const piece of pieces) expect(STORY.slice(piece.start, piece.end)).toBe(piece.text);
    expect(JSON.stringify(answer.body)).not.toContain('111222333');
  });

  test('is not offered when it is a mention already, or the place of the signal', async () => {
    const id = await received(`${STORY} Het was op Esdoornlaan 5a, Nieuwleusen.`, {
      mentions: [{ id: newId(), kind: 'vehicle', roles: ['user'], plate: 'tf987n' }],
    });
    const texts = textsOf(await offeredTo(coordinator, id));
    expect(texts).toContain('06-12345678');
    expect(texts).not.toContain('TF-987-N');
    expect(texts).not.toContain('Esdoornlaan 5a, Nieuwleusen');
  });

  test('is added as any mention is: with an event on the time line, and then no longer offered', async () => {
    const id = await received(STORY);
    const plate = (await offeredTo(coordinator, id)).find((piece) => piece.kind === 'vehicle');
    const added = await coordinator.post(`/signals/${id}/mentions`, {
      id: newId(),
      kind: 'vehicle',
      roles: ['user'],
      plate: plate?.fields.plate,
    });
    expect(added.status).toBe(201);
    const { data } = (await coordinator.get(`/signals/${id}`)).body;
    expect(data.events.map((event: { type: string }) => event.type)).toContain('mention-added');
    expect(textsOf(await offeredTo(coordinator, id))).not.toContain('TF-987-N');
  });
});

describe('what was set aside', () => {
  test('is not offered again, for that signal only', async () => {
    const [id, other] = [await received(STORY), await received(STORY)];
    const [first] = await offeredTo(coordinator, id);
    for (const _ of [1, 2]) {
      const declined = await coordinator.post(`/signals/${id}/declined-pieces`, { key: first?.key });
      expect(declined.status).toBe(204);
    }
    const colleague = await product.signIn('zorg-veiligheid-hardenberg');
    expect(textsOf(await offeredTo(coordinator, id))).not.toContain(first?.text);
    expect((await colleague.get(`/signals/${id}/text-pieces`)).status).toBe(200);
    expect(textsOf(await offeredTo(coordinator, other))).toContain(first?.text);
  });

  test('is something of that text, and goes along to another purpose', async () => {
    const id = await received(STORY, { themeCode: 'woonoverlast' });
    expect((await coordinator.post(`/signals/${id}/declined-pieces`, { key: '12' })).status).toBe(404);
    const [first] = await offeredTo(coordinator, id);
    await coordinator.post(`/signals/${id}/declined-pieces`, { key: first?.key });
    const passed = await coordinator.patch(`/signals/${id}`, {
      expectedVersion: 1,
      themeCode: 'woonoverlast',
    });
    expect(passed.body.data.passedOn).toBe(true);
    const care = await product.signIn('zorg-veiligheid-hardenberg');
    const texts = textsOf(await offeredTo(care, id));
    expect(texts).toContain('TF-987-N');
    expect(texts).not.toContain(first?.text);
  });
});

describe('a name that is known', () => {
  test('says in how many other signals that the reader may see, also when the words before it are no name', async () => {
    const before = [
      await received('Eerder gemeld.', { mentions: [person('Velde, Piet te')] }),
      await received('Eerder gemeld.', { mentions: [person('P. te Velde')] }),
      await received('Eerder gemeld.', { mentions: [person('Paula te Velde')] }),
      await received('Eerder gemeld.', {
        mentions: [
          { id: newId(), kind: 'company', roles: ['owner'], name: 'Nachtvracht B.V.' },
          { id: newId(), kind: 'phone', roles: ['user'], phone: '0612345678' },
        ],
      }),
    ];
    const id = await received(STORY);
    const pieces = await offeredTo(coordinator, id);
    expect(knownOf(pieces)).toMatchObject({ 'Piet te Velde': 2, '06-12345678': 1, Nachtvracht: 1 });
    expect(pieces.find((piece) => piece.text === 'Nachtvracht')).toMatchObject({ kind: 'company' });
    const { rows } = await product.owner.query(
      `select record_ids @> $1::uuid[] as all_of_them from audit_event e join audit_entry n on n.event_id = e.id
        where action = 'signal.text-searched' order by e.occurred_at desc limit 1`,
      [[id, ...before]],
    );
    expect(rows).toEqual([{ all_of_them: true }]);
  });

  test('is not counted where it stands in another organisation, purpose or a restricted signal', async () => {
    const elsewhere = await product.signIn('toezicht-zwolle');
    const mentions = [person('Zeldzaam van Voorbeeld')];
    expect((await elsewhere.post('/signals', parkSignal({ mentions }))).status).toBe(201);
    const hidden = await received('Eerder gemeld.', { mentions: [person('Zeldzaam van Voorbeeld')] });
    for (const table of ['signal', 'mention', 'mention_key'])
      await product.owner.query(
        `update ${table} set audience = 'restricted' where ${table === 'signal' ? 'id' : 'signal_id'} = $1`,
        [hidden],
      );
    const id = await received('Dat is Zeldzaam van Voorbeeld.');
    expect(knownOf(await offeredTo(coordinator, id))).toEqual({ 'Zeldzaam van Voorbeeld': 0 });
  });
});

describe('who may not correct the signal', () => {
  test.each([
    ['toezicht-hardenberg', 403],
    ['coordinator-zwolle', 404],
    ['beheerder-hardenberg', 403],
  ])('%s is not told what its text names', async (username, status) => {
    const id = await received(STORY);
    const client = await product.signIn(username);
    const [piece] = await offeredTo(coordinator, id);
    expect((await client.get(`/signals/${id}/text-pieces`)).status).toBe(status);
    const declined = await client.post(`/signals/${id}/declined-pieces`, { key: piece?.key });
    expect(declined.status).toBe(status);
  });
});

test('where the purpose does not know the citizen service number, that one stands there is told', async () => {
  const id = await received(STORY);
  const notAllowed = async (): Promise<boolean> =>
    (await coordinator.get(`/signals/${id}/text-pieces`)).body.data.bsnNotAllowed;
  expect(await notAllowed()).toBe(false);
  const { widePurposes } = await coordinator.inScope(async (scope) => scope);
  const legal = product.parts.content.legal(await product.organisationId('hardenberg')).document;
  const without = widePurposes.find((code) => !legal.purposes.get(code)?.dataCategories.includes('bsn'));
  await product.owner.query('update signal set purpose_code = $2 where id = $1', [id, without]);
  expect(await notAllowed()).toBe(true);
});
