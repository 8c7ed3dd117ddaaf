import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { proposeSame, type Told, type ToldMention, tellSignal } from './testing/told-signals.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

const subjectFor = async (told: Told, client = coordinator): Promise<string> =>
  (await client.post('/subjects', { mentionId: told.mentionIds[0], reason: 'Komt vaker voor.' })).body.data
    .id;
const network = (id: string, query = '', client = coordinator) =>
  client.get(`/subjects/${id}/network${query}`);
type Node = { id: string; label: string; depth: number; kind: string; grouped: boolean };
const labels = async (id: string, query = '', client = coordinator) =>
  (await network(id, query, client)).body.data.nodes.map(({ label }: Node) => label).toSorted();
const tell = (names: readonly (string | ToldMention)[], where = {}) =>
  tellSignal(
    product,
    names.map((name) => (typeof name === 'string' ? { name } : name)),
    where,
  );
const merge = async (mentionIds: readonly string[]): Promise<string> => {
  const { expectedState } = (
    await coordinator.get(`/subject-merge-previews?mentions=${mentionIds.join(',')}`)
  ).body.data;
  const answer = await coordinator.post('/subject-merges', { mentionIds, reason: 'Zelfde.', expectedState });
  return answer.body.data.id;
};

describe('the network of a subject', () => {
  test('has who is named in one signal, step by step, with mentions that are in no subject yet', async () => {
    const first = await tell(['Anna A', 'Bert B', { kind: 'vehicle', plate: 'TF-987-N' }]);
    const second = await tell(['Bert B', 'Cees C']);
    const id = await subjectFor(first);
    await merge([first.mentionIds[1]!, second.mentionIds[0]!]);
    expect(await labels(id)).toEqual(['Anna A', 'Bert B', 'TF-987-N']);
    expect(await labels(id, '?depth=2')).toEqual(['Anna A', 'Bert B', 'Cees C', 'TF-987-N']);
    const { nodes, edges } = (await network(id, '?depth=2')).body.data;
    expect(nodes.find(({ label }: Node) => label === 'Cees C')).toMatchObject({ grouped: false, depth: 2 });
    expect(edges.every(({ kind }: { kind: string }) => kind === 'together')).toBe(true);
  });

  test('a link by hand has its relation, its source and its reason, and can be taken back', async () => {
    const told = await tell(['Dirk D', { kind: 'company', companyName: 'Kok Verhuur' }]);
    const id = await subjectFor(told);
    const linked = await coordinator.post(`/subjects/${id}/links`, {
      relation: 'owns',
      otherMentionId: told.mentionIds[1],
      sourceSignalId: told.signalId,
      reason: 'Staat in het signaal.',
    });
    expect(linked.status).toBe(201);
    expect(linked.body.data.links).toMatchObject([
      {
        relation: 'owns',
        outward: true,
        otherLabel: 'Kok Verhuur',
        source: { reference: told.reference },
        reason: 'Staat in het signaal.',
      },
    ]);
    const [link] = linked.body.data.links;
    const other = (await coordinator.get(`/subjects/${link.otherId}`)).body.data;
    expect(other.links).toMatchObject([{ relation: 'owns', outward: false, otherLabel: 'Dirk D' }]);
    expect((await network(id)).body.data.edges.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'together',
      'typed',
    ]);
    await coordinator.post(`/subject-decisions/${link.decisionId}/undos`, {
      expectedVersion: link.version,
      reason: 'Verkeerd gelezen.',
    });
    const after = (await coordinator.get(`/subjects/${id}`)).body.data;
    expect(after.links).toEqual([]);
    expect(after.decisions[0]).toMatchObject({ kind: 'linked', undoReason: 'Verkeerd gelezen.' });
  });

  test('a number that two signals share joins them once a person accepted it; a proposal only when asked', async () => {
    const one = await tell(['Eva E', { kind: 'phone', phone: '06-00014088' }]);
    const other = await tell([{ kind: 'phone', phone: '0600014088' }, 'Frits F']);
    const id = await subjectFor({ ...one, mentionIds: [one.mentionIds[1]!] });
    const proposal = await proposeSame(product, { ...one, mentionIds: [one.mentionIds[1]!] }, other, {
      kind: 'same-phone',
    });
    expect(await labels(id)).not.toContain('0600014088');
    const asked = (await network(id, '?proposals=yes')).body.data;
    expect(asked.edges.find(({ kind }: { kind: string }) => kind === 'proposal')).toMatchObject({
      relation: 'same-phone',
    });
    await coordinator.post(`/proposals/${proposal}/decisions`, {
      decision: 'same',
      reason: 'Zelfde persoon',
      expectedVersion: 1,
    });
    expect(await labels(id, '?depth=2')).toEqual(['06-00014088', '0600014088', 'Eva E', 'Frits F']);
  });

  test('months narrow it to what rests on an event in them', async () => {
    const old = await tell(['Gijs G', 'Hans H'], { occurredOn: '2025-11-03' });
    const recent = await tell(['Gijs G', 'Ida I'], { occurredOn: '2026-04-20' });
    const id = await merge([old.mentionIds[0]!, recent.mentionIds[0]!]);
    expect(await labels(id, '?from=2026-01')).toEqual(['Gijs G', 'Ida I']);
    expect(await labels(id, '?to=2025-12')).toEqual(['Gijs G', 'Hans H']);
    expect((await network(id, '?from=2026-13')).status).toBe(400);
  });

  test('the audit tells which subjects were shown', async () => {
    const told = await tell(['Jan J', 'Kees K']);
    const id = await subjectFor(told);
    await network(id);
    const { rows } = await product.owner.query(
      `select count(*)::int as count from audit_event e join audit_entry n on n.event_id = e.id
        where e.action = 'subject.network-read' and $1 = any (n.record_ids)`,
      [id],
    );
    expect(rows[0].count).toBe(1);
  });
});

describe('the path between two', () => {
  const path = async (from: string, to: string) =>
    (await coordinator.get(`/subjects/${from}/paths?to=${to}`)).body.data;

  test('is the shortest, each step with what it rests on, and prefers nothing that nobody decided', async () => {
    const one = await tell(['Lia L', 'Mies M']);
    const two = await tell(['Mies M', 'Nico N']);
    const three = await tell(['Nico N', 'Otto O']);
    await merge([one.mentionIds[1]!, two.mentionIds[0]!]);
    await merge([two.mentionIds[1]!, three.mentionIds[0]!]);
    const [lia, otto] = [
      await subjectFor(one),
      await subjectFor({ ...three, mentionIds: [three.mentionIds[1]!] }),
    ];
    const { steps } = await path(lia, `s-${otto}`);
    expect(steps.map(({ node }: { node: Node }) => node.label)).toEqual([
      'Lia L',
      'Mies M',
      'Nico N',
      'Otto O',
    ]);
    expect(
      steps.map(({ by }: { by: { sources: { reference: string }[] } | null }) => by?.sources[0]?.reference),
    ).toEqual([undefined, one.reference, two.reference, three.reference]);
  });

  test('is said not to be there when there is none', async () => {
    const [a, b] = [await subjectFor(await tell(['Piet P'])), await subjectFor(await tell(['Quint Q']))];
    expect(await path(a, `s-${b}`)).toEqual({ steps: null, limit: 6 });
  });

  test('ends at a mention without subject as well; what cannot be read is not found', async () => {
    const told = await tell(['Rob R', 'Sara S']);
    const id = await subjectFor(told);
    expect((await path(id, `m-${told.mentionIds[1]}`)).steps).toHaveLength(2);
    const elsewhere = await tell(['Sara S'], { organisation: 'deventer' });
    const answer = await coordinator.get(`/subjects/${id}/paths?to=m-${elsewhere.mentionIds[0]}`);
    expect(answer.status).toBe(404);
  });
});

describe('only what this person may see', () => {
  test('a restricted signal is in it for who is named, and for a colleague it is not there', async () => {
    const open = await tell(['Toos T', 'Ugo U']);
    const id = await subjectFor(open);
    const colleague = await product.signIn('coordinator-zwolle');
    const closed = await tell(['Vera V', 'Toos T'], {
      audience: 'restricted',
      readers: [coordinator.personId],
    });
    await product.owner.query('update mention set subject_id = $1 where id = $2', [id, closed.mentionIds[1]]);
    expect(await labels(id)).toEqual(['Toos T', 'Ugo U', 'Vera V']);
    expect((await coordinator.get(`/subjects/${id}`)).body.data.mentions).toHaveLength(2);

    await product.owner.query('delete from signal_named_reader where signal_id = $1', [closed.signalId]);
    expect(await labels(id, '', colleague)).toEqual(['Toos T', 'Ugo U']);
    expect((await colleague.get(`/subjects/${id}`)).body.data.mentions).toHaveLength(1);
    const to = `/subjects/${id}/paths?to=m-${closed.mentionIds[0]}`;
    expect((await colleague.get(to)).status).toBe(404);
  });

  test('a subject of which every mention was closed off is not found, not listed and not linked to', async () => {
    const told = await tell(['Wim W']);
    const other = await tell(['Xander X', 'Yara Y']);
    const [id, linked] = [await subjectFor(told), await subjectFor(other)];
    await coordinator.post(`/subjects/${linked}/links`, {
      relation: 'related-to',
      otherSubjectId: id,
      sourceSignalId: other.signalId,
      reason: 'Zegt de buurman.',
    });
    const count = async () => (await coordinator.get('/subjects?limit=200')).body.page.count;
    const before = await count();
    await product.owner.query(`update signal set audience = 'restricted' where id = $1`, [told.signalId]);
    await product.owner.query(`update mention set audience = 'restricted' where signal_id = $1`, [
      told.signalId,
    ]);
    expect((await coordinator.get(`/subjects/${id}`)).status).toBe(404);
    expect((await network(id)).status).toBe(404);
    expect(await count()).toBe(before - 1);
    expect((await coordinator.get(`/subjects/${linked}`)).body.data.links).toEqual([]);
    expect(await labels(linked)).toEqual(['Xander X', 'Yara Y']);
  });

  test('another organisation finds nothing and a reporter may not enter', async () => {
    const id = await subjectFor(await tell(['Zeno Z']));
    const other = await product.signIn('coordinator-deventer');
    expect((await network(id, '', other)).status).toBe(404);
    expect((await other.get(`/subjects/${id}`)).status).toBe(404);
    const desk = await product.signIn('balie-zwolle');
    expect((await network(id, '', desk)).status).toBe(403);
  });

  test('a source that only named people may read carries no link', async () => {
    const told = await tell(['Bas Bos', 'Els Elst']);
    const id = await subjectFor(told);
    const closed = await tell(['Bas Bos'], { audience: 'restricted', readers: [coordinator.personId] });
    const answer = await coordinator.post(`/subjects/${id}/links`, {
      relation: 'seen-with',
      otherMentionId: told.mentionIds[1],
      sourceSignalId: closed.signalId,
      reason: 'Samen gezien.',
    });
    expect(answer.status).toBe(404);
  });
});

describe('the list of subjects', () => {
  test('counts exactly what it lists, page by page', async () => {
    const first = (await coordinator.get('/subjects?limit=3')).body;
    const seen = [...first.data];
    for (let next = first.page.next; next !== null; ) {
      const page = (await coordinator.get(`/subjects?limit=3&cursor=${next}`)).body;
      seen.push(...page.data);
      next = page.page.next;
    }
    expect(seen).toHaveLength(first.page.count);
    expect(new Set(seen.map(({ id }: { id: string }) => id)).size).toBe(first.page.count);
  });

  test('is searched by what is equal: a plate, a name by its sound; also by the number of a merged one', async () => {
    const bus = await tell([{ kind: 'vehicle', plate: 'GG-673-T' }]);
    const again = await tell([{ kind: 'vehicle', plate: 'gg673t' }]);
    const [one, other] = [await subjectFor(bus), await subjectFor(again)];
    const { expectedState } = (await coordinator.get(`/subject-merge-previews?subjects=${one},${other}`)).body
      .data;
    await coordinator.post('/subject-merges', {
      subjectIds: [one, other],
      reason: 'Zelfde bus.',
      expectedState,
    });
    const found = (await coordinator.get('/subjects?q=GG673T')).body;
    expect(found.data).toMatchObject([{ id: one, kind: 'vehicle', mentions: 2 }]);
    expect((await coordinator.get('/subjects?q=niemand')).body.page.count).toBe(0);
    expect((await coordinator.get('/subjects?q=GG673T&kind=person')).body.page.count).toBe(0);
  });
});
