import type { Answer, Client, TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';

/** People who handle requests and records in which a requester stands. For tests only. */
export const sure = (answer: Answer, status: number): Answer => {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

type Named = Readonly<Record<string, unknown>>;

/** A signal in which these people stand; the first mention's id and the signal's. */
export async function recorded(
  product: TestProduct,
  by: string,
  mentions: readonly Named[],
  narrative = 'Nachtelijke leveringen bij een loods, met steeds dezelfde mensen.',
): Promise<{ readonly signalId: string; readonly mentionId: string }> {
  const reporter = await product.signIn(by);
  const signalId = newId();
  const made = mentions.map((mention) => ({ id: newId(), kind: 'person', roles: ['involved'], ...mention }));
  sure(await reporter.post('/signals', { id: signalId, narrative, mentions: made }), 201);
  return { signalId, mentionId: made[0]?.id ?? '' };
}

export const newRequest = (more: Named = {}): Record<string, unknown> => ({
  id: newId(),
  right: 'access',
  channel: 'letter',
  receivedOn: '2026-01-05',
  requester: { name: 'Harm Zwiepers', birthDate: '1979-08-14' },
  question: 'Welke gegevens hebt u van mij?',
  ...more,
});

const version = async (client: Client, id: string): Promise<number> =>
  sure(await client.get(`/rights-requests/${id}`), 200).body.data.version;

/** Takes a step of a request with the version it has now. */
export const step = async (client: Client, id: string, name: string, more: Named = {}): Promise<Answer> =>
  client.post(`/rights-requests/${id}/${name}`, { ...more, expectedVersion: await version(client, id) });

export const IDENTITY = { method: 'document-at-desk', checked: ['name', 'birth-date', 'photo'] };

/** A request with its identity established, passed on to every controller. */
export async function passedOn(client: Client, more: Named = {}): Promise<string> {
  const { data } = sure(await client.post('/rights-requests', newRequest(more)), 201).body;
  sure(await step(client, data.id, 'identity-checks', IDENTITY), 201);
  sure(await step(client, data.id, 'passings'), 201);
  return data.id;
}

/** The own part of a request. */
export async function partOf(client: Client, requestId: string): Promise<any> {
  const { data } = sure(await client.get('/rights-parts?limit=200'), 200).body;
  return data.find((part: any) => part.requestId === requestId);
}

/** Says of all that is surely found that it is the requester, and shows it. */
export async function confirmAll(client: Client, partId: string): Promise<string[]> {
  const { data } = sure(await client.get(`/rights-parts/${partId}/candidates?limit=200`), 200).body;
  const mentionIds = data.map((candidate: any) => candidate.mentionId);
  if (mentionIds.length > 0)
    sure(await client.post(`/rights-parts/${partId}/confirmations`, { mentionIds, isRequester: true }), 201);
  const items = sure(await client.get(`/rights-parts/${partId}/items?limit=200`), 200).body.data;
  return items.map((item: any) => item.id);
}

export const finish = async (client: Client, partId: string, remark = ''): Promise<Answer> => {
  const part = sure(await client.get(`/rights-parts/${partId}`), 200).body.data;
  return client.post(`/rights-parts/${partId}/finishings`, {
    thirdPartiesChecked: true,
    remark,
    expectedVersion: part.version,
  });
};

/** A record that only these people open, with the other facts that `recorded` takes. */
export async function recordedByName(
  product: TestProduct,
  by: string,
  mentions: readonly Named[],
  readers: readonly { readonly personId: string }[],
): Promise<{ readonly signalId: string; readonly mentionId: string }> {
  const made = await recorded(product, by, mentions);
  for (const { personId } of readers)
    await product.owner.query(
      `insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id)
       select id, organisation_id, $2, $2 from signal where id = $1`,
      [made.signalId, personId],
    );
  for (const table of ['mention', 'mention_key'])
    await product.owner.query(`update ${table} set audience = 'restricted' where signal_id = $1`, [
      made.signalId,
    ]);
  await product.owner.query("update signal set audience = 'restricted' where id = $1", [made.signalId]);
  return made;
}

/** The task of a keeper for a request, by its reference. */
export async function taskOf(keeper: Client, reference: string): Promise<any> {
  const { data } = sure(await keeper.get('/keeper-tasks?limit=200'), 200).body;
  return data.find((task: any) => task.reference === reference);
}
