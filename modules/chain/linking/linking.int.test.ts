import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { linkingKeys, newId } from '#platform/kit/index.ts';
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

describe('proposals', () => {
  test('the same BSN is near certain and says so', async () => {
    await signal({ mention: { name: 'Jan Vos', familyName: 'Vos', bsn: '999996319' } });
    const later = await signal({ mention: { name: 'J. de Vos', familyName: 'Vos', bsn: '999996319' } });
    await propose(later);
    const [proposal] = await proposalsOf(later);
    expect(proposal).toMatchObject({
      kind: 'same-person',
      strength: 'near-certain',
      state: 'open',
      here: { signalId: later.signalId, label: 'J. de Vos' },
    });
    expect(proposal.reasons.because).toContain('bsn');
  });

  test('a similar name alone is possible, and names what could not be compared', async () => {
    await signal({
      mention: {
        name: 'Katarzyna Timmerman',
        familyName: 'Timmerman',
        givenNames: 'Katarzyna',
        birthDate: '1955-10-15',
      },
    });
    const later = await signal({ mention: { name: 'K. Timerman', familyName: 'Timerman', initials: 'K' } });
    await propose(later);
    const [proposal] = await proposalsOf(later);
    expect(proposal).toMatchObject({ kind: 'same-person', strength: 'possible' });
    expect(proposal.reasons.mind).toContain('birth-date-missing-here');
  });

  test('two different BSNs are never proposed as one person, whatever else is alike', async () => {
    await signal({
      mention: {
        name: 'Els Wagenvoort',
        familyName: 'Wagenvoort',
        givenNames: 'Els',
        birthDate: '1970-01-02',
        bsn: '999906598',
      },
    });
    const later = await signal({
      mention: {
        name: 'Els Wagenvoort',
        familyName: 'Wagenvoort',
        givenNames: 'Els',
        birthDate: '1970-01-02',
        bsn: '999902003',
      },
    });
    await propose(later);
    expect(await proposalsOf(later)).toEqual([]);
  });

  test('plate, phone, company number and address each give a proposal of their own kind', async () => {
    await signal({ mention: { kind: 'vehicle', plate: 'TF-987-N' } });
    await signal({ mention: { kind: 'phone', phone: '06-00014088' } });
    await signal({ mention: { kind: 'company', companyName: 'Verhuur Kok Holding B.V.', kvk: '93504919' } });
    await signal({ postcode: '8011 AB' });
    const kinds: string[] = [];
    for (const given of [
      { mention: { kind: 'vehicle', plate: 'TF-987-N' } },
      { mention: { kind: 'phone', phone: '0600014088' } },
      { mention: { kind: 'company', companyName: 'Kok Verhuur', kvk: '93504919' } },
      { postcode: '8011 AB' },
    ]) {
      const made = await signal(given);
      await propose(made);
      kinds.push((await proposalsOf(made))[0].kind);
    }
    expect(kinds).toEqual(['same-vehicle', 'same-phone', 'same-company', 'same-address']);
  });

  test('another organisation, another purpose and a restricted signal are never compared', async () => {
    const plate = { kind: 'vehicle', plate: 'SN-363-Z' };
    await signal({ organisation: 'deventer', mention: plate });
    await signal({ purpose: 'jeugd-preventie', mention: plate });
    await signal({ audience: 'restricted', mention: plate });
    const made = await signal({ mention: plate });
    expect(await propose(made)).toBe(0);
    expect(await proposalsOf(made)).toEqual([]);
  });

  test('asking twice proposes once', async () => {
    await signal({ mention: { kind: 'vehicle', plate: 'GG-673-T' } });
    const made = await signal({ mention: { kind: 'vehicle', plate: 'GG-673-T' } });
    expect(await propose(made)).toBe(1);
    expect(await propose(made)).toBe(0);
  });

  test('a value on the exclusion list of the organisation says nothing', async () => {
    const { key } = linkingKeys({ phone: '0600099999' })[0]!;
    await product.owner.query(
      `insert into link_exclusion (id, organisation_id, kind, key, label, reason, added_by_person_id) values ($1, $2, 'phone', $3, '06-00099999', 'receptie', $4)`,
      [newId(), await product.organisationId('zwolle'), key, coordinator.personId],
    );
    await signal({ mention: { kind: 'phone', phone: '06-00099999' } });
    const made = await signal({ mention: { kind: 'phone', phone: '06-00099999' } });
    expect(await propose(made)).toBe(0);
  });
});

describe('a decision', () => {
  async function open(plate: string) {
    const first = await signal({ mention: { kind: 'vehicle', plate } });
    const second = await signal({ mention: { kind: 'vehicle', plate } });
    await propose(second);
    const [proposal] = await proposalsOf(second);
    return { first, second, proposal };
  }
  const subjectOf = async (made: SignalInTest) =>
    (await product.owner.query('select subject_id from mention where id = $1', [made.mentionId])).rows[0]
      .subject_id;

  test('accepting makes one subject with both mentions, and both time lines tell it', async () => {
    const { first, second, proposal } = await open('DT-575-F');
    expect(await subjectOf(second)).toBeNull();
    const answer = await coordinator.post(`/proposals/${proposal.id}/decisions`, {
      decision: 'same',
      reason: 'zelfde bus',
      expectedVersion: proposal.version,
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { data: { state: 'accepted' }, abilities: { decide: false, undo: true } },
    });
    expect(await subjectOf(first)).toBe(await subjectOf(second));
    expect(answer.body.subjectId).toBe(await subjectOf(first));
    const events = await product.owner.query(
      `select signal_id from signal_event where type = 'link.accepted' and signal_id = any ($1)`,
      [[first.signalId, second.signalId]],
    );
    expect(events.rows).toHaveLength(2);
    const subject = await coordinator.get(`/subjects/${await subjectOf(first)}`);
    expect(subject.body.data.mentions).toHaveLength(2);
  });

  test('rejecting changes no fact', async () => {
    const { second, proposal } = await open('XJ-325-J');
    await coordinator.post(`/proposals/${proposal.id}/decisions`, {
      decision: 'not-the-same',
      expectedVersion: proposal.version,
    });
    expect(await subjectOf(second)).toBeNull();
    expect((await proposalsOf(second))[0].state).toBe('rejected');
  });

  test('undo takes apart what accepting joined', async () => {
    const { second, proposal } = await open('TT-599-N');
    const accepted = await coordinator.post(`/proposals/${proposal.id}/decisions`, {
      decision: 'same',
      reason: 'zelfde bus',
      expectedVersion: proposal.version,
    });
    const undone = await coordinator.post(`/proposals/${proposal.id}/undos`, {
      expectedVersion: accepted.body.data.version,
    });
    expect(undone.body.data.state).toBe('open');
    expect(await subjectOf(second)).toBeNull();
  });

  test('an old number keeps resolving after two subjects became one', async () => {
    const a = await open('FV-458-B');
    await coordinator.post(`/proposals/${a.proposal.id}/decisions`, {
      decision: 'same',
      reason: 'zelfde bus',
      expectedVersion: 1,
    });
    const b = await open('RB-986-N');
    await coordinator.post(`/proposals/${b.proposal.id}/decisions`, {
      decision: 'same',
      reason: 'zelfde bus',
      expectedVersion: 1,
    });
    const [old, kept] = [await subjectOf(b.second), await subjectOf(a.second)];
    const id = newId();
    await product.owner.query(
      `insert into proposal (id, organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength, reasons)
       values ($1, $2, 'ondermijning-intern', 'same-vehicle', $3, $4, $5, $6, 'possible', '{"because": ["plate"], "mind": []}')`,
      [
        id,
        await product.organisationId('zwolle'),
        a.second.signalId,
        a.second.mentionId,
        b.second.signalId,
        b.second.mentionId,
      ],
    );
    await coordinator.post(`/proposals/${id}/decisions`, {
      decision: 'same',
      reason: 'zelfde bus',
      expectedVersion: 1,
    });
    const answer = await coordinator.get(`/subjects/${old}`);
    expect(answer.body.data.id).toBe(kept);
  });

  test('a stale version is refused with the proposal as it stands', async () => {
    const { proposal } = await open('TP-644-X');
    const answer = await coordinator.post(`/proposals/${proposal.id}/decisions`, {
      decision: 'later',
      expectedVersion: 99,
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'stale-version', current: { id: proposal.id } },
    });
  });

  test('another organisation finds nothing, and a reporter may not decide', async () => {
    const { proposal } = await open('BV-001-B');
    const other = await product.signIn('coordinator-deventer');
    expect((await other.get(`/proposals/${proposal.id}`)).status).toBe(404);
    expect(
      (
        await other.post(`/proposals/${proposal.id}/decisions`, {
          decision: 'same',
          reason: 'zelfde bus',
          expectedVersion: 1,
        })
      ).status,
    ).toBe(404);
    const desk = await product.signIn('balie-zwolle');
    expect(
      (
        await desk.post(`/proposals/${proposal.id}/decisions`, {
          decision: 'same',
          reason: 'zelfde bus',
          expectedVersion: 1,
        })
      ).status,
    ).toBe(403);
  });

  test('the queue counts exactly what it lists', async () => {
    const list = await coordinator.get('/proposals?limit=200');
    expect(list.body.page.count).toBe(list.body.data.length);
  });
});
