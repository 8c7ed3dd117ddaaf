import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { type LinkingFacts, linkingKeys, newId, newReference } from '#platform/kit/index.ts';
import { proposeLinks } from './server/index.ts';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

type Made = { signalId: string; mentionId: string };
type Given = {
  organisation?: string;
  purpose?: string;
  audience?: string;
  postcode?: string;
  narrative?: string;
  mention?: Record<string, unknown>;
};

/** A signal with one mention as it stands in the database, with its keys. */
async function signal(given: Given = {}): Promise<Made> {
  const { owner } = product;
  const code = given.organisation ?? 'zwolle';
  const organisation = (
    await owner.query('select id, reference_prefix from organisation where code = $1', [code])
  ).rows[0];
  const person = (
    await owner.query(
      `select p.id, a.id as appointment from person p join appointment a on a.person_id = p.id where p.subject = $1`,
      [`balie-${code}`],
    )
  ).rows[0];
  const version = (await owner.query(`select id from content_version where kind = 'themes'`)).rows[0].id;
  const signalId = newId();
  const purpose = given.purpose ?? 'ondermijning-intern';
  const audience = given.audience ?? 'organisation';
  await owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, audience, origin, themes_version_id, theme_code, title, narrative, postcode, house_number, entered_by_person_id, entered_by_appointment_id, received_at)
     values ($1, $2, $3, $4, 'received', $5, 'desk', $6, 'hennepteelt', 'Lucht', $7, $8, $9, $10, $11, clock_timestamp())`,
    [
      signalId,
      organisation.id,
      purpose,
      newReference(organisation.reference_prefix),
      audience,
      version,
      given.narrative ?? `Verhaal ${signalId}`,
      given.postcode ?? null,
      given.postcode ? 4 : null,
      person.id,
      person.appointment,
    ],
  );
  const mentionId = newId();
  const mention = { kind: 'person', ...given.mention } as Record<string, string | undefined>;
  await owner.query(
    `insert into mention (id, organisation_id, purpose_code, signal_id, audience, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, birth_date, bsn, phone, company_name, kvk, plate)
     values ($1, $2, $3, $4, $5, $6, $7, '{involved}', $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      mentionId,
      organisation.id,
      purpose,
      signalId,
      audience,
      person.id,
      mention.kind,
      mention.name ?? null,
      mention.familyName ?? null,
      mention.givenNames ?? null,
      mention.birthDate ?? null,
      mention.bsn ?? null,
      mention.phone ?? null,
      mention.companyName ?? null,
      mention.kvk ?? null,
      mention.plate ?? null,
    ],
  );
  const facts: LinkingFacts = {
    personName: mention.name,
    birthDate: mention.birthDate,
    bsn: mention.bsn,
    phone: mention.phone,
    companyName: mention.companyName,
    kvk: mention.kvk,
    plate: mention.plate,
  };
  for (const { kind, key } of linkingKeys(facts)) {
    await owner.query(
      `insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience) values ($1, $2, $3, $4, $5, $6, $7)`,
      [organisation.id, purpose, kind, key, mentionId, signalId, audience],
    );
  }
  return { signalId, mentionId };
}

const propose = (made: Made) => coordinator.inScope((scope) => proposeLinks(scope, [made.signalId]));
const proposalsOf = async (made: Made) =>
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
  const subjectOf = async (made: Made) =>
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
    await coordinator.post(`/proposals/${a.proposal.id}/decisions`, { decision: 'same', expectedVersion: 1 });
    const b = await open('RB-986-N');
    await coordinator.post(`/proposals/${b.proposal.id}/decisions`, { decision: 'same', expectedVersion: 1 });
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
    await coordinator.post(`/proposals/${id}/decisions`, { decision: 'same', expectedVersion: 1 });
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
      (await other.post(`/proposals/${proposal.id}/decisions`, { decision: 'same', expectedVersion: 1 }))
        .status,
    ).toBe(404);
    const desk = await product.signIn('balie-zwolle');
    expect(
      (await desk.post(`/proposals/${proposal.id}/decisions`, { decision: 'same', expectedVersion: 1 }))
        .status,
    ).toBe(403);
  });

  test('the queue counts exactly what it lists', async () => {
    const list = await coordinator.get('/proposals?limit=200');
    expect(list.body.page.count).toBe(list.body.data.length);
  });
});
