import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { appointmentOf, openCase } from '#modules/chain/cases/testing/case-world.ts';
import { addDays, calendarDateAt, linkingKeys, newId, systemClock } from '#platform/kit/index.ts';
import { benefitOf } from './model/benefit.ts';
import type { QueuedProposal } from './model/index.ts';
import { proposeLinks } from './server/index.ts';
import { type GivenSignal, type SignalInTest, signalInTest } from './testing/signal-in-test.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

const signal = (given: GivenSignal = {}) => signalInTest(product, given);
const propose = (made: SignalInTest) => coordinator.inScope((scope) => proposeLinks(scope, [made.signalId]));
const proposalsOf = async (made: SignalInTest) =>
  (await coordinator.get(`/signals/${made.signalId}/proposals`)).body.data;
const read = async (id: string) => (await coordinator.get(`/proposals/${id}`)).body;
const decide = (id: string, body: object, who = coordinator) => who.post(`/proposals/${id}/decisions`, body);
const today = () => calendarDateAt(systemClock.now());

type Pair = { first: SignalInTest; second: SignalInTest; proposal: QueuedProposal };

/** Two signals that name one thing, with what the program proposes about it. */
async function pair(
  mention: Record<string, unknown>,
  also: Record<string, unknown> = mention,
): Promise<Pair> {
  const first = await signal({ mention });
  const second = await signal({ mention: also });
  await propose(second);
  const [proposal] = await proposalsOf(second);
  return { first, second, proposal };
}
const van = (plate: string) => pair({ kind: 'vehicle', plate });
const person = (name: string, phone: string, extra: object = {}) => ({
  name,
  familyName: name.split(' ').at(-1),
  givenNames: name.split(' ')[0],
  phone,
  ...extra,
});

/** As somebody who corrects a mention at the desk: the whole of it, as it should be. */
async function correct(made: SignalInTest, change: Record<string, unknown>) {
  const { body } = await coordinator.get(`/signals/${made.signalId}`);
  const mention = body.data.mentions.find((one: { id: string }) => one.id === made.mentionId);
  const { id, kind, roles, name, birthDate, bsn, phone, plate } = mention;
  const known = Object.fromEntries(
    Object.entries({ name, birthDate, bsn, phone, plate }).filter(([, value]) => value !== null),
  );
  const answer = await coordinator.patch(`/mentions/${made.mentionId}`, {
    expectedVersion: mention.version,
    mention: { id, kind, roles, ...known, ...change },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('the same needs a reason', () => {
  test('without one it is refused at the field, and nothing was joined', async () => {
    const { second, proposal } = await van('TF-987-N');
    const answer = await decide(proposal.id, { decision: 'same', reason: '  ', expectedVersion: 1 });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason', code: 'reason-missing' }] },
    });
    expect((await proposalsOf(second))[0]).toMatchObject({ state: 'open', version: 1 });
  });

  test('the others may have one', async () => {
    const { proposal } = await van('XJ-325-J');
    expect((await decide(proposal.id, { decision: 'not-the-same', expectedVersion: 1 })).status).toBe(201);
  });
});

describe('not the same', () => {
  test('stays when it is proposed again and when something else of the mention changes', async () => {
    const { first, second, proposal } = await pair(person('Mark Kok', '+31611111111'));
    await decide(proposal.id, { decision: 'not-the-same', reason: 'ander jaar', expectedVersion: 1 });
    expect(await propose(second)).toBe(0);
    expect(await propose(first)).toBe(0);
    await correct(second, { roles: ['witness'] });
    await correct(second, { note: 'Droeg een blauwe jas.' });
    await correct(second, { phone: '06 1111 1111' });
    expect((await read(proposal.id)).data).toMatchObject({ state: 'rejected', decisionReason: 'ander jaar' });
  });

  test('comes back when a fact is added, with why, and the earlier decision beside it', async () => {
    const { second, proposal } = await pair(person('Els Prins', '+31622222222'));
    await decide(proposal.id, { decision: 'not-the-same', reason: 'Nadia kent beiden.', expectedVersion: 1 });
    await correct(second, { birthDate: '1989-04-29' });
    const { data, earlier, abilities } = await read(proposal.id);
    expect(data).toMatchObject({
      state: 'open',
      decidedBy: null,
      returned: [{ side: 'here', field: 'birthDate', change: 'added' }],
    });
    expect(abilities).toEqual({ decide: true, undo: false });
    expect(earlier).toMatchObject([
      { decision: 'returned' },
      {
        decision: 'not-the-same',
        reason: 'Nadia kent beiden.',
        about: [expect.stringMatching(/^Els Prins, ZWO-/), expect.stringMatching(/^Els Prins, ZWO-/)],
      },
    ]);
    const told = await product.owner.query(
      `select signal_id from signal_event where type = 'link.returned' and detail ->> 'proposalId' = $1`,
      [proposal.id],
    );
    expect(told.rows).toHaveLength(2);
  });

  test('comes back at either side, and what changes into two citizen service numbers does not', async () => {
    const { first, proposal } = await pair(
      person('Jan Bakker', '+31633333333', { bsn: '999996319' }),
      person('Jan Bakker', '+31633333333'),
    );
    await decide(proposal.id, { decision: 'not-the-same', expectedVersion: 1 });
    await correct(first, { name: 'Jan Bakkers' });
    const { data } = await read(proposal.id);
    expect(data.returned).toEqual([{ side: 'there', field: 'name', change: 'changed' }]);
    await decide(proposal.id, { decision: 'not-the-same', expectedVersion: data.version });
    await product.owner.query(`update mention set bsn = '999902003' where id = $1`, [
      proposal.here.mentionId,
    ]);
    expect((await read(proposal.id)).data.state).toBe('rejected');
  });

  test('of two signals comes back when the place of one is corrected', async () => {
    await signal({ postcode: '8011 AB' });
    const second = await signal({ postcode: '8011 AB' });
    await propose(second);
    const [proposal] = await proposalsOf(second);
    await decide(proposal.id, { decision: 'not-the-same', expectedVersion: 1 });
    await product.owner.query(`update signal set title = 'Anders' where id = $1`, [second.signalId]);
    expect((await read(proposal.id)).data.state).toBe('rejected');
    await product.owner.query(`update signal set house_number = 5 where id = $1`, [second.signalId]);
    expect((await read(proposal.id)).data).toMatchObject({ state: 'open', returned: [{ field: 'place' }] });
  });

  test('what was confirmed stays confirmed when a fact changes', async () => {
    const { second, proposal } = await pair(person('Piet Smit', '+31644444444'));
    await decide(proposal.id, { decision: 'same', reason: 'zelf gezien', expectedVersion: 1 });
    await correct(second, { birthDate: '1990-01-01' });
    expect((await read(proposal.id)).data.state).toBe('accepted');
  });
});

describe('later', () => {
  test('with a day comes back on that day, and counts again', async () => {
    const { proposal } = await van('DT-575-F');
    const counted = async () => (await coordinator.get('/session/counts')).body.proposals as number;
    const before = await counted();
    const answer = await decide(proposal.id, {
      decision: 'later',
      laterUntil: addDays(today(), 7),
      expectedVersion: 1,
    });
    expect(answer.body.data).toMatchObject({ state: 'later', laterUntil: addDays(today(), 7) });
    const listed = async (state: string) =>
      (await coordinator.get(`/proposals?state=${state}&limit=200`)).body.data.map(
        (one: { id: string }) => one.id,
      );
    expect(await listed('later')).toContain(proposal.id);
    expect(await listed('open')).not.toContain(proposal.id);
    await product.owner.query(`update proposal set later_until = current_date - 1 where id = $1`, [
      proposal.id,
    ]);
    expect(await listed('open')).toContain(proposal.id);
    expect(await listed('later')).not.toContain(proposal.id);
    expect(await counted()).toBe(before);
  });

  test('a day that has passed is refused, and so is a day with another decision', async () => {
    const { proposal } = await van('TT-599-N');
    const past = { decision: 'later', laterUntil: today(), expectedVersion: 1 };
    expect(await decide(proposal.id, past)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/laterUntil' }] },
    });
    const other = { decision: 'not-the-same', laterUntil: addDays(today(), 7), expectedVersion: 1 };
    expect((await decide(proposal.id, other)).status).toBe(422);
  });
});

describe('decisions are kept', () => {
  test('who, when and why stay readable after undoing', async () => {
    const { proposal } = await van('FV-458-B');
    await decide(proposal.id, { decision: 'same', reason: 'zelfde bus', expectedVersion: 1 });
    await coordinator.post(`/proposals/${proposal.id}/undos`, { expectedVersion: 2 });
    const { earlier } = await read(proposal.id);
    expect(earlier).toMatchObject([{ decision: 'undone' }, { decision: 'same', reason: 'zelfde bus' }]);
    expect(earlier[1].personName).toBeTruthy();
  });

  test('what was decided about one of both stands beside another proposal about it', async () => {
    const { second, proposal } = await pair(
      person('Wouter Kok', '+31655555555'),
      person('Mark Kok', '+31655555555'),
    );
    await decide(proposal.id, { decision: 'not-the-same', reason: 'ander geboortejaar', expectedVersion: 1 });
    const third = await signal({ mention: person('Mark Kok', '+31655555555') });
    await propose(third);
    const [fresh] = (await proposalsOf(third)).filter(
      (one: QueuedProposal) => one.there.mentionId === second.mentionId,
    );
    expect((await read(fresh.id)).earlier).toMatchObject([
      {
        decision: 'not-the-same',
        about: [expect.stringMatching(/^Wouter Kok, ZWO-/)],
        reason: 'ander geboortejaar',
      },
    ]);
  });

  test('are never changed, and another organisation sees none', async () => {
    await expect(product.owner.query(`update proposal_decision set reason = 'anders'`)).rejects.toThrow(
      /never changed/,
    );
    const other = await product.signIn('coordinator-deventer');
    const seen = await other.inScope(
      async (scope) =>
        (
          await scope.db
            .selectFrom('proposal_decision' as never)
            .selectAll()
            .execute()
        ).length,
    );
    expect(seen).toBe(0);
  });

  test('of two who decide at once the second gets the decision of the first beside it', async () => {
    const { proposal } = await van('RB-986-N');
    const answers = await Promise.all([
      decide(proposal.id, { decision: 'same', reason: 'zelfde bus', expectedVersion: 1 }),
      decide(proposal.id, { decision: 'not-the-same', expectedVersion: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ code: 'stale-version', current: { id: proposal.id, version: 2 } });
    expect((await read(proposal.id)).data.state).toBe(late?.body.current.state);
  });
});

describe('the queue', () => {
  const queue = async (
    query = '',
  ): Promise<{ data: QueuedProposal[]; page: { count: number; next: string | null } }> =>
    (await coordinator.get(`/proposals?limit=200${query}`)).body;

  test('stands in the order of the benefit of a group, with what belongs together together', async () => {
    const { data } = await queue();
    const benefits = data.map((one) => benefitOf(one.strength, one.benefit));
    const highest = new Map<string, number>();
    data.forEach((one, index) => {
      highest.set(one.group.key, Math.max(highest.get(one.group.key) ?? 0, benefits[index] ?? 0));
    });
    const order = data.map((one) => highest.get(one.group.key) ?? 0);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    const keys = data.map((one) => one.group.key);
    const runs = keys.filter((key, index) => key !== keys[index - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    for (const one of data) expect(keys.filter((key) => key === one.group.key)).toHaveLength(one.group.size);
  });

  test('puts what is urgent before what is not, and three about one person in one group', async () => {
    const urgent = await van('TP-644-X');
    await product.owner.query(`update signal set urgency = 'urgent' where id = $1`, [urgent.second.signalId]);
    await van('BV-001-B');
    const vans = (await queue('&kind=same-vehicle')).data;
    expect(vans[0]?.id).toBe(urgent.proposal.id);
    expect(vans[0]?.benefit.urgent).toBe(true);
    const known = await signal({ mention: person('Karin de Groot', '+31666666666') });
    for (let turn = 0; turn < 3; turn += 1) {
      const made = await signal({
        mention: { name: 'Karin de Groot', familyName: 'de Groot', givenNames: 'Karin', kvk: undefined },
      });
      await product.owner.query(
        `delete from mention_key where mention_id = $1 and kind not in ('name-initial')`,
        [made.mentionId],
      );
      await propose(made);
    }
    const about = (await queue(`&about=${known.mentionId}`)).data;
    expect(about).toHaveLength(3);
    expect(about.every((one) => one.group.size === 3 && one.group.key === about[0]?.group.key)).toBe(true);
  });

  test('filters by strength, theme and what is mine, and each count is its list', async () => {
    const { proposal, second } = await van('GG-673-T');
    await product.owner.query(`update signal set holder_person_id = $1 where id = $2`, [
      coordinator.personId,
      second.signalId,
    ]);
    for (const query of [
      '&strength=strong',
      '&theme=hennepteelt',
      '&theme=nergens',
      '&mine=yes',
      '&kind=same-vehicle',
    ]) {
      const { data, page } = await queue(query);
      expect(page.count).toBe(data.length);
    }
    expect((await queue('&mine=yes')).data.map(({ id }) => id)).toEqual([proposal.id]);
    expect((await queue('&theme=nergens')).data).toEqual([]);
    expect((await queue('&strength=strong')).data.every(({ strength }) => strength === 'strong')).toBe(true);
  });

  test('pages bring each proposal once', async () => {
    const all = (await queue()).data.map(({ id }) => id);
    const paged: string[] = [];
    let next: string | null = null;
    do {
      const { body } = await coordinator.get(`/proposals?limit=3${next === null ? '' : `&cursor=${next}`}`);
      paged.push(...body.data.map(({ id }: { id: string }) => id));
      next = body.page.next;
    } while (next !== null);
    expect(paged).toEqual(all);
  });

  test('tells what stands before and after, also of what was decided a moment ago', async () => {
    const ids = (await queue('&kind=same-vehicle')).data.map(({ id }) => id);
    const placeOf = async (id: string) =>
      (await coordinator.get(`/proposals/${id}/place?kind=same-vehicle`)).body.data;
    expect(await placeOf(ids[0]!)).toEqual({ place: 1, count: ids.length, previous: null, next: ids[1] });
    expect(await placeOf(ids[1]!)).toEqual({
      place: 2,
      count: ids.length,
      previous: ids[0],
      next: ids[2] ?? null,
    });
    await decide(ids[0]!, { decision: 'not-the-same', expectedVersion: 1 });
    expect(await placeOf(ids[0]!)).toMatchObject({ place: null, count: ids.length - 1 });
  });

  test('another organisation gets no place of it', async () => {
    const [first] = (await queue()).data;
    const other = await product.signIn('coordinator-deventer');
    expect((await other.get(`/proposals/${first?.id}/place`)).status).toBe(404);
  });
});

describe('two signals about the same', () => {
  test('stay two: both numbers and stories are there after the decision and after undoing it', async () => {
    const story = 'Woord voor woord hetzelfde verhaal.';
    const first = await signal({ postcode: '8011 CD', narrative: story });
    const second = await signal({ postcode: '8011 CD', narrative: story });
    await propose(second);
    const [proposal] = await proposalsOf(second);
    expect(proposal.kind).toBe('duplicate-signal');
    expect((await read(proposal.id)).weighed.fields.map((field: { field: string }) => field.field)).toEqual([
      'place',
      'theme',
      'receivedOn',
      'story',
    ]);
    const stand = async () => {
      const answers = await Promise.all(
        [first, second].map(({ signalId }) => coordinator.get(`/signals/${signalId}`)),
      );
      return answers.map(({ body }) => [body.data.reference, body.data.narrative]);
    };
    const before = await stand();
    await decide(proposal.id, { decision: 'same', reason: 'twee keer gemeld', expectedVersion: 1 });
    expect(await stand()).toEqual(before);
    const links = () =>
      product.owner.query(`select 1 from link where proposal_id = $1 and undone_at is null`, [proposal.id]);
    expect((await links()).rows).toHaveLength(1);
    await coordinator.post(`/proposals/${proposal.id}/undos`, { expectedVersion: 2 });
    expect(await stand()).toEqual(before);
    expect((await links()).rows).toHaveLength(0);
  });
});

describe('a signal that may belong to a case', () => {
  const named = async (caseId: string) =>
    product.owner.query(
      `insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id, secrecy_confirmed_at)
       select $1, $2, a.organisation_id, a.id, a.person_id, 'x', 'x', 'participant', a.person_id, now() from appointment a where a.id = $3`,
      [newId(), caseId, await appointmentOf(product, 'coordinator-zwolle')],
    );

  test('is proposed to who is named in it, and to nobody else', async () => {
    const world = await openCase(product);
    const { caseId } = world;
    const kvk = '12345678';
    for (const { kind, key } of linkingKeys({ kvk })) {
      await product.owner.query(
        `insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id) select s.organisation_id, s.purpose_code, $1, $2, $3, s.id from signal s where s.id = $4`,
        [kind, key, world.signal.companyId, world.signal.id],
      );
    }
    const company = { kind: 'company', companyName: 'Nachtvracht', kvk };
    const fresh = await signal({ mention: company });
    await propose(fresh);
    const ofCase = async (made: SignalInTest) =>
      (await proposalsOf(made)).filter((one: QueuedProposal) => one.kind === 'signal-of-case');
    // Made, and hidden: a coordinator who is not named in the case does not learn that there is one.
    const made = await product.owner.query(`select id from proposal where case_id = $1 and signal_id = $2`, [
      caseId,
      fresh.signalId,
    ]);
    expect(made.rows).toHaveLength(1);
    expect(await ofCase(fresh)).toEqual([]);
    expect((await coordinator.get(`/proposals/${made.rows[0].id}`)).status).toBe(404);
    await named(caseId);
    const [proposal] = await ofCase(fresh);
    expect(proposal).toMatchObject({ case: { id: caseId }, here: { signalId: fresh.signalId } });
    expect((await coordinator.get('/proposals?kind=signal-of-case')).body.page.count).toBe(1);

    // Of another purpose nothing is compared.
    const other = await signal({ purpose: 'jeugd-preventie', mention: company });
    await propose(other);
    expect(
      (
        await product.owner.query(`select 1 from proposal where signal_id = $1 or other_signal_id = $1`, [
          other.signalId,
        ])
      ).rows,
    ).toEqual([]);

    // A decision on it joins nothing, and the time line, which has more readers, does not name a case.
    await decide(proposal.id, { decision: 'same', reason: 'zelfde loods', expectedVersion: 1 });
    const told = await product.owner.query(
      `select detail from signal_event where detail ->> 'proposalId' = $1`,
      [proposal.id],
    );
    expect(told.rows.map(({ detail }) => Object.keys(detail))).toEqual([['proposalId'], ['proposalId']]);
    expect(
      (await product.owner.query(`select 1 from link where proposal_id = $1`, [proposal.id])).rows,
    ).toEqual([]);
    expect(await propose(fresh)).toBe(0);
    await product.owner.query(
      `update case_participant set left_at = now() where case_id = $1 and person_id = $2`,
      [caseId, coordinator.personId],
    );
    expect((await read(proposal.id)).status).toBe(404);
    const seen = await coordinator.inScope(async (scope) =>
      scope.db
        .selectFrom('proposal_decision' as never)
        .selectAll()
        .where('proposal_id' as never, '=', proposal.id as never)
        .execute(),
    );
    expect(seen).toEqual([]);
  });

  test('is proposed as well when the known signal comes into a case only afterwards', async () => {
    const plate = 'SN-363-Z';
    const { first, second } = await van(plate);
    const world = await openCase(product);
    await product.owner.query(
      `update bring_in set signal_id = $1, state = 'offered', case_id = null where id = $2`,
      [first.signalId, world.bringInId],
    );
    await product.owner.query(`update bring_in set state = 'accepted', case_id = $1 where id = $2`, [
      world.caseId,
      world.bringInId,
    ]);
    const made = await product.owner.query(`select signal_id from proposal where case_id = $1`, [
      world.caseId,
    ]);
    expect(made.rows).toEqual([{ signal_id: second.signalId }]);
  });
});
