import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explainUses } from '#apps/testing/explain.ts';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { type LinkingFacts, linkingKeys, newId, newReference } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { countNoise, proposeLinks } from './server/index.ts';

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
  place?: string;
  narrative?: string;
  mention?: Record<string, string>;
};

const INTERNAL = 'ondermijning-intern';
const DOOR = {
  street: 'Kerkplein',
  houseNumber: 4,
  houseAddition: null,
  postcode: '1234 AB',
  town: 'Ons Dorp',
};

/** A signal with one mention as it stands in the database, with its keys. `at`: the mention lives at the door of DOOR. */
async function signal(given: Given = {}): Promise<Made> {
  const { owner } = product;
  const code = given.organisation ?? 'zwolle';
  const {
    rows: [from],
  } = await owner.query(
    `select o.id, o.reference_prefix as prefix, p.id as person, a.id as appointment, v.id as version
       from organisation o join person p on p.subject = 'balie-' || o.code join appointment a on a.person_id = p.id, content_version v
      where o.code = $1 and v.kind = 'themes' limit 1`,
    [code],
  );
  const made = { signalId: newId(), mentionId: newId() };
  const purpose = given.purpose ?? INTERNAL;
  const audience = given.audience ?? 'organisation';
  const story = given.narrative ?? `Verhaal ${made.signalId}`;
  await owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, audience, origin, themes_version_id, theme_code, title, narrative, postcode, house_number,
       entered_by_person_id, entered_by_appointment_id, received_at)
     values ($1, $2, $3, $4, 'received', $5, 'desk', $6, 'hennepteelt', 'Lucht', $7, $8, $9, $10, $11, clock_timestamp())`,
    [
      made.signalId,
      from.id,
      purpose,
      newReference(from.prefix),
      audience,
      from.version,
      story,
      given.place ?? null,
      given.place ? 4 : null,
      from.person,
      from.appointment,
    ],
  );
  const { at, kind = 'person', ...mention } = given.mention ?? {};
  const address = at === undefined ? null : DOOR;
  await owner.query(
    `insert into mention (id, organisation_id, purpose_code, signal_id, audience, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, phone, plate,
       street, house_number, postcode, town)
     values ($1, $2, $3, $4, $5, $6, $7, '{involved}', $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      made.mentionId,
      from.id,
      purpose,
      made.signalId,
      audience,
      from.person,
      kind,
      mention.name ?? null,
      mention.name?.split(' ').at(-1) ?? null,
      mention.name?.split(' ')[0] ?? null,
      mention.phone ?? null,
      mention.plate ?? null,
      address?.street ?? null,
      address?.houseNumber ?? null,
      address?.postcode ?? null,
      address?.town ?? null,
    ],
  );
  const facts: LinkingFacts = {
    personName: mention.name ?? null,
    phone: mention.phone ?? null,
    plate: mention.plate ?? null,
    address,
  };
  for (const { kind: of, key } of linkingKeys(facts)) {
    await owner.query(
      `insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience) values ($1, $2, $3, $4, $5, $6, $7)`,
      [from.id, purpose, of, key, made.mentionId, made.signalId, audience],
    );
  }
  return made;
}

const proposed = async (given: Given): Promise<Made> => {
  const made = await signal(given);
  await coordinator.inScope((scope) => proposeLinks(scope, [made.signalId]));
  return made;
};
const proposalsOf = async (made: Made) =>
  (await coordinator.get(`/signals/${made.signalId}/proposals`)).body.data;
const statesOf = async (made: Made) => (await proposalsOf(made)).map((one: { state: string }) => one.state);
const accept = async (made: Made) => {
  const [proposal] = await proposalsOf(made);
  return coordinator.post(`/proposals/${proposal.id}/decisions`, {
    decision: 'same',
    reason: 'Zelfde gegevens',
    expectedVersion: proposal.version,
  });
};

const exclude = (kind: string, value: string, reason = 'Nummer van de receptie', who = coordinator) =>
  who.post('/excluded-values', { kind, value, reason });
const lift = (value: { id: string; version: number }, who = coordinator) =>
  who.post(`/excluded-values/${value.id}/liftings`, {
    reason: 'Toch niet',
    expectedVersion: value.version,
  });

let number = 0;
/** A phone number that no other test has. */
const freshPhone = () => `06-${10_000_000 + ++number * 7919}`;

describe('excluding a value', () => {
  test('previews what it touches, and changes nothing', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    const later = await proposed({ mention: { kind: 'phone', phone } });
    const preview = await coordinator.post('/excluded-value-previews', { kind: 'phone', value: phone });
    expect(preview.body.data).toEqual({
      label: phone,
      mentions: 2,
      signals: 2,
      withdrawn: 1,
      weakened: 0,
      links: 0,
      subjects: 0,
    });
    expect(await statesOf(later)).toEqual(['open']);
  });

  test('withdraws what rests only on it, and makes nothing of it from then on', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    const later = await proposed({ mention: { kind: 'phone', phone } });
    const answer = await exclude('phone', phone.replace('-', ' '));
    expect(answer).toMatchObject({
      status: 201,
      body: { data: { heldBack: 1, mentions: 2 }, counts: { withdrawn: 1 } },
    });
    expect(await statesOf(later)).toEqual(['withdrawn']);
    expect(await proposalsOf(await proposed({ mention: { kind: 'phone', phone } }))).toEqual([]);
  });

  test('leaves a proposal with other reasons, which then says less', async () => {
    const phone = freshPhone();
    await signal({ mention: { name: 'Harm Zwiepers', phone } });
    const later = await proposed({ mention: { name: 'H. Zwiepers', phone } });
    const [before] = await proposalsOf(later);
    expect(before).toMatchObject({ kind: 'same-person', strength: 'near-certain', state: 'open' });
    const { body } = await exclude('phone', phone);
    expect(body.counts).toMatchObject({ withdrawn: 0, weakened: 1 });
    expect((await proposalsOf(later))[0]).toMatchObject({
      state: 'open',
      strength: 'possible',
      reasons: { because: before.reasons.because, noise: ['phone'] },
    });
    await lift(body.data);
    const [after] = await proposalsOf(later);
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
  });

  test('makes a proposal what its other reason says', async () => {
    const phone = freshPhone();
    await signal({ mention: { phone, at: 'door', name: 'Bram Eekhout' } });
    const later = await proposed({ mention: { phone, at: 'door', name: 'Yvonne Klaver' } });
    expect((await proposalsOf(later))[0]).toMatchObject({ kind: 'same-phone' });
    const { body } = await exclude('phone', phone);
    expect((await proposalsOf(later))[0]).toMatchObject({ kind: 'same-address', state: 'open' });
    await lift(body.data);
    expect((await proposalsOf(later))[0]).toMatchObject({ kind: 'same-phone', state: 'open' });
  });

  test('of an address holds for mentions by postcode and by street, and for where signals happened', async () => {
    const place = '1234 AC';
    await signal({ place });
    const later = await proposed({ place });
    const story = await signal({ place, narrative: 'Woord voor woord hetzelfde.' });
    const same = await proposed({ place, narrative: 'Woord voor woord hetzelfde.' });
    const { body } = await exclude('address', '1234AC 4');
    expect(new Set(await statesOf(later))).toEqual(new Set(['withdrawn']));
    const told = await proposalsOf(same);
    expect(
      told.find((one: { there: { signalId: string } }) => one.there.signalId === story.signalId),
    ).toMatchObject({ kind: 'duplicate-signal', state: 'open', reasons: { noise: ['place'] } });
    expect(await statesOf(await proposed({ place }))).not.toContain('open');
    await lift(body.data);
    expect(new Set(await statesOf(later))).toEqual(new Set(['open']));
  });

  test('is refused without a reason, twice, or when it cannot be read: at the field', async () => {
    const phone = freshPhone();
    const pointers = (answer: { body: { errors: { pointer: string; code: string }[] } }) =>
      answer.body.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(pointers(await exclude('phone', phone, '  '))).toEqual(['/reason reason-missing']);
    expect((await exclude('phone', phone)).status).toBe(201);
    expect(pointers(await exclude('phone', phone))).toEqual(['/value already-exists']);
    expect(pointers(await exclude('address', 'Ergens'))).toEqual(['/value invalid-address']);
    expect((await exclude('bsn', '999996319')).status).toBe(422);
  });
});

describe('lifting', () => {
  test('is history, with who and why; the value may be excluded again', async () => {
    const phone = freshPhone();
    const { body } = await exclude('phone', phone);
    const lifted = await lift(body.data);
    expect(lifted.body.data.lifted).toMatchObject({ reason: 'Toch niet' });
    expect((await lift(body.data)).status).toBe(409);
    expect((await exclude('phone', phone)).status).toBe(201);
    const history = await coordinator.get(
      `/excluded-values?state=lifted&q=${encodeURIComponent(phone.replace('-', ''))}`,
    );
    expect(history.body.data.map((one: { id: string }) => one.id)).toEqual([body.data.id]);
  });

  test('compares what came in meanwhile after all', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    const { body } = await exclude('phone', phone);
    const later = await proposed({ mention: { kind: 'phone', phone } });
    expect(await proposalsOf(later)).toEqual([]);
    const preview = await coordinator.get(`/excluded-values/${body.data.id}/lifting-preview`);
    expect(preview.body.data).toEqual({ comeBack: 0, signalsSince: 1 });
    await lift(body.data);
    expect(await statesOf(later)).toEqual(['open']);
  });

  test('leaves what also rests on another excluded value', async () => {
    const phone = freshPhone();
    const plate = 'XT-411-R';
    await signal({ mention: { kind: 'vehicle', phone, plate } });
    const later = await proposed({ mention: { kind: 'vehicle', phone, plate } });
    const first = (await exclude('phone', phone)).body.data;
    const second = (await exclude('plate', plate)).body.data;
    expect(await statesOf(later)).toEqual(['withdrawn']);
    await lift(first);
    expect((await proposalsOf(later))[0]).toMatchObject({ kind: 'same-phone', state: 'open' });
    await lift(second);
    expect((await proposalsOf(later))[0]).toMatchObject({ kind: 'same-vehicle', state: 'open' });
  });
});

test('excluding and then lifting, in any order, gives back exactly the earlier proposals', async () => {
  const names = ['Ada Vonk', 'Bo Vonk', 'Cor Lelie'];
  const open = async () =>
    (
      await product.owner.query(
        `select id, kind, strength, state, reasons, kind_before, strength_before, state_before from proposal order by id`,
      )
    ).rows;
  let touched = 0;
  const one = fc.record({
    name: fc.constantFrom(...names),
    phone: fc.constantFrom('a', 'b', ''),
    plate: fc.constantFrom('KL-812-B', ''),
    at: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { minLength: 3, maxLength: 6 }),
      fc.shuffledSubarray(['a', 'b', 'plate', 'address'], { minLength: 1 }),
      fc.integer({ min: 0, max: 3 }),
      async (mentions, order, turn) => {
        await product.owner.query(
          `delete from noise_effect; delete from proposal where effect is null; delete from mention_key`,
        );
        const phones: Record<string, string> = { a: freshPhone(), b: freshPhone() };
        for (const { name, phone, plate, at } of mentions) {
          const own = phones[phone];
          await proposed({
            mention: {
              name,
              ...(own === undefined ? {} : { phone: own }),
              ...(plate === '' ? {} : { plate }),
              ...(at ? { at: 'door' } : {}),
            },
          });
        }
        const before = await open();
        const values = { ...phones, plate: 'KL-812-B', address: 'Kerkplein 4, 1234 AB Ons Dorp' } as Record<
          string,
          string
        >;
        const excluded = [];
        for (const kind of order) {
          const answer = await exclude(kind in phones ? 'phone' : kind, values[kind] ?? '');
          expect(answer.status).toBe(201);
          excluded.push(answer.body.data);
        }
        touched += (await open()).filter((row) => row.state === 'withdrawn' || row.reasons.noise).length;
        for (const value of [...excluded.slice(turn), ...excluded.slice(0, turn)]) await lift(value);
        expect(await open()).toEqual(before);
      },
    ),
    { numRuns: 12 },
  );
  expect(touched).toBeGreaterThan(10);
});

describe('what was confirmed', () => {
  test('a link is never undone by itself: it stands on the report, and is undone when it is ticked', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    const later = await proposed({ mention: { kind: 'phone', phone } });
    await accept(later);
    const { body } = await exclude('phone', phone);
    expect(body.counts).toMatchObject({ withdrawn: 0, links: 1, linksUndone: 0 });
    expect(await statesOf(later)).toEqual(['accepted']);
    const [effect] = (await coordinator.get(`/excluded-values/${body.data.id}/effects?effect=link`)).body
      .data;
    expect(effect).toMatchObject({ alone: true, proposal: { state: 'accepted' }, undone: null });
    const undos = `/excluded-values/${body.data.id}/link-undos`;
    expect((await coordinator.post(undos, { effectIds: [effect.id] })).body.data).toEqual({ undone: 1 });
    expect((await coordinator.post(undos, { effectIds: [effect.id] })).body.data).toEqual({ undone: 0 });
    expect(await statesOf(later)).toEqual(['withdrawn']);
    const told = await product.owner.query(
      `select distinct signal_id from signal_event where type = 'link.undone' and detail ->> 'proposalId' = $1`,
      [effect.proposal.id],
    );
    expect(told.rows).toHaveLength(2);
    await lift(body.data);
    expect(await statesOf(later)).toEqual(['open']);
  });

  test('a subject is listed to reconsider, and never split', async () => {
    const plate = 'RH-218-P';
    await signal({ mention: { kind: 'vehicle', plate } });
    const later = await proposed({ mention: { kind: 'vehicle', plate } });
    await accept(later);
    const { body } = await exclude('plate', plate);
    expect(body.counts).toMatchObject({ subjects: 1, withdrawn: 0 });
    const [effect] = (await coordinator.get(`/excluded-values/${body.data.id}/effects?effect=subject`)).body
      .data;
    expect(effect).toMatchObject({ alone: true, subject: { label: plate } });
    const { rows } = await product.owner.query('select subject_id from mention where id = $1', [
      later.mentionId,
    ]);
    expect(rows[0].subject_id).toBe(effect.subject.id);
    expect(
      (await coordinator.post(`/excluded-values/${body.data.id}/link-undos`, { effectIds: [effect.id] })).body
        .data,
    ).toEqual({ undone: 0 });
  });

  test('the report is a file that a spreadsheet opens, and is audited', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    await proposed({ mention: { kind: 'phone', phone } });
    const { body } = await exclude('phone', phone, '=nummer; van de balie');
    const file = await coordinator.get(`/excluded-values/${body.data.id}/report`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain(`Waarde;${phone}`);
    expect(file.body).toContain(`"'=nummer; van de balie"`);
    expect(file.body).toContain('Voorstel ingetrokken;alleen deze waarde;ondermijning-intern');
    const { rows } = await product.owner.query(
      `select action from audit_event where action like 'excluded-value.%' order by occurred_at desc limit 1`,
    );
    expect(rows[0].action).toBe('excluded-value.report-read');
  });
});

describe('suggestions', () => {
  const shared = (query = '') => coordinator.get(`/shared-values?limit=200${query}`);
  const people = 'Aalbers Boerma Cuperus Dekker Evers Fokkema Groothuis Hoekstra Ipema Jonker Kuipers Lammers'
    .split(' ')
    .map((name) => `Toos ${name}`);
  beforeEach(async () => {
    await product.owner.query('delete from shared_value; delete from mention_key');
    await coordinator.put('/noise-setting', {
      namesLimit: 10,
      expectedVersion: (await coordinator.get('/noise-setting')).body.data.version,
    });
  });
  const many = async (phone: string, given: Given = {}) => {
    for (const name of people) await signal({ ...given, mention: { name, phone } });
  };

  test('a number at more names than the setting is suggested, with the facts', async () => {
    const phone = freshPhone();
    await many(phone);
    await signal({ mention: { name: people[0] ?? '', phone } });
    expect((await coordinator.post('/shared-value-counts')).status).toBe(200);
    const { data, page } = (await shared()).body;
    expect(data).toMatchObject([
      {
        kind: 'phone',
        label: phone,
        mentions: 13,
        signals: 13,
        names: 12,
        skipped: false,
        purpose: INTERNAL,
      },
    ]);
    expect(page.count).toBe(1);
  });

  test('the setting counts at once, and has its limits', async () => {
    await many(freshPhone());
    const put = async (namesLimit: number) =>
      coordinator.put('/noise-setting', {
        namesLimit,
        expectedVersion: (await coordinator.get('/noise-setting')).body.data.version,
      });
    expect((await put(12)).status).toBe(200);
    expect((await shared()).body.data).toEqual([]);
    await put(11);
    expect((await shared()).body.data).toHaveLength(1);
    expect((await put(41)).status).toBe(422);
  });

  test('a value that too many share to be compared is shown whatever its names', async () => {
    const phone = freshPhone();
    for (let index = 0; index < 41; index += 1) await signal({ mention: { kind: 'phone', phone } });
    await coordinator.post('/shared-value-counts');
    expect((await shared()).body.data).toMatchObject([{ mentions: 41, names: 0, skipped: true }]);
  });

  test('an address stands there once, and is excluded by postcode and by street', async () => {
    for (const name of people) await signal({ mention: { name, at: 'door' } });
    await coordinator.post('/shared-value-counts');
    const [row, ...others] = (await shared()).body.data;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'address', label: 'Kerkplein 4, 1234 AB Ons Dorp' });
    await coordinator.post(`/shared-values/${row.id}/exclusions`, { reason: 'Het loket' });
    const { rows } = await product.owner.query(
      `select kind from excluded_value where reason = 'Het loket' and removed_at is null order by kind`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['address', 'street']);
    expect((await shared()).body.data).toEqual([]);
  });

  test('“no noise” stands until there are twice as many', async () => {
    const phone = freshPhone();
    await many(phone);
    await coordinator.post('/shared-value-counts');
    const [row] = (await shared()).body.data;
    const cleared = await coordinator.post(`/shared-values/${row.id}/clearings`, {
      expectedVersion: row.version,
    });
    expect(cleared.body.data.cleared).toMatchObject({ mentions: 12 });
    expect((await shared()).body.data).toEqual([]);
    expect((await shared('&state=cleared')).body.data).toHaveLength(1);
    await many(phone);
    await coordinator.post('/shared-value-counts');
    expect((await shared()).body.data).toMatchObject([{ id: row.id, mentions: 24 }]);
    expect((await shared('&state=cleared')).body.data).toEqual([]);
  });

  test('the night counts every organisation; an unknown role or a stranger cannot', async () => {
    await many(freshPhone());
    await many(freshPhone(), { organisation: 'deventer' });
    await countNoise(product.parts.pools.system).run();
    expect((await shared()).body.data).toHaveLength(1);
    const { rows } = await product.owner.query('select count(*)::int as count from shared_value');
    expect(rows[0].count).toBe(2);
    const desk = await product.signIn('balie-zwolle');
    await expect(
      desk.inScope((scope) => sql`select count_shared_values()`.execute(scope.db)),
    ).rejects.toThrow();
    await expect(
      desk.inScope((scope) => sql`select count_shared_values_of_all()`.execute(scope.db)),
    ).rejects.toThrow();
  });

  test('mentions of restricted signals are never counted', async () => {
    await many(freshPhone(), { audience: 'restricted' });
    await coordinator.post('/shared-value-counts');
    expect((await shared()).body.data).toEqual([]);
  });
});

test('who has a value, in whatever purpose, is found by index', async () => {
  const uses = await coordinator.inScope((scope) =>
    explainUses(
      scope,
      sql`select mention_id, signal_id from mention_key where organisation_id = ${scope.organisation.id} and kind = 'phone' and key = 7`,
      'mention_key_pkey',
    ),
  );
  expect(uses).toBe(true);
});

describe('who sees it', () => {
  test('another organisation excludes for itself: nothing of it is seen or changed elsewhere', async () => {
    const phone = freshPhone();
    await signal({ mention: { kind: 'phone', phone } });
    const later = await proposed({ mention: { kind: 'phone', phone } });
    const deventer = await product.signIn('coordinator-deventer');
    const theirs = await exclude('phone', phone, 'Onze balie', deventer);
    expect(theirs.body).toMatchObject({ data: { mentions: 0, heldBack: 0 }, counts: { withdrawn: 0 } });
    expect(await statesOf(later)).toEqual(['open']);
    const { id, version } = theirs.body.data;
    for (const path of ['', '/effects', '/report', '/lifting-preview'])
      expect((await coordinator.get(`/excluded-values/${id}${path}`)).status).toBe(404);
    expect((await lift({ id, version })).status).toBe(404);
    expect(
      (await coordinator.post(`/excluded-values/${id}/link-undos`, { effectIds: [newId()] })).status,
    ).toBe(404);
    expect(
      (await coordinator.get(`/excluded-values?q=${phone}`)).body.data.map((one: { id: string }) => one.id),
    ).toEqual([]);
  });

  test('in a purpose that the coordinator does not read, proposals are withdrawn unseen and come back', async () => {
    const phone = freshPhone();
    const purpose = 'zorg-en-veiligheid';
    const first = await signal({ purpose, mention: { kind: 'phone', phone } });
    const second = await signal({ purpose, mention: { kind: 'phone', phone } });
    const id = newId();
    await product.owner.query(
      `insert into proposal (id, organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength, reasons)
       values ($1, $2, $3, 'same-phone', $4, $5, $6, $7, 'strong', '{"because": ["phone"], "mind": []}')`,
      [
        id,
        await product.organisationId('zwolle'),
        purpose,
        second.signalId,
        second.mentionId,
        first.signalId,
        first.mentionId,
      ],
    );
    const stateOf = async () =>
      (await product.owner.query('select state from proposal where id = $1', [id])).rows[0].state;
    const preview = await coordinator.post('/excluded-value-previews', { kind: 'phone', value: phone });
    expect(preview.body.data).toMatchObject({ mentions: 0, withdrawn: 0 });
    const { body } = await exclude('phone', phone);
    expect(body).toMatchObject({ data: { mentions: 0, heldBack: 0 }, counts: { withdrawn: 0 } });
    expect(await stateOf()).toBe('withdrawn');
    expect(
      (await coordinator.get(`/excluded-values/${body.data.id}/effects?effect=withdrawn`)).body.data,
    ).toEqual([]);
    await lift(body.data);
    expect(await stateOf()).toBe('open');
  });

  test('somebody who is no coordinator has no door to it, in any way', async () => {
    const { body } = await exclude('phone', freshPhone());
    for (const name of ['balie-zwolle', 'weger-1-zwolle']) {
      const other = await product.signIn(name);
      expect((await other.get('/excluded-values')).status).toBe(403);
      expect((await other.get('/shared-values')).status).toBe(403);
      expect((await exclude('phone', freshPhone(), 'Waarom niet', other)).status).toBe(403);
      await other.inScope(async (scope) => {
        const seen = await sql<{ count: number }>`
          select (select count(*) from excluded_value) + (select count(*) from noise_effect) + (select count(*) from shared_value) as count`.execute(
          scope.db,
        );
        expect(seen.rows[0]?.count).toBe(0);
      });
      await expect(
        other.inScope((scope) => sql`select settle_excluded_value(${body.data.id})`.execute(scope.db)),
      ).rejects.toThrow('no such value');
    }
  });

  test('the list counts exactly what it lists, by page, kind and words', async () => {
    await exclude('email', 'receptie@voorbeeld.nl', 'Algemeen adres');
    await exclude('handle', '@receptie', 'Algemene naam');
    const all = (await coordinator.get('/excluded-values?limit=200')).body;
    expect(all.page.count).toBe(all.data.length);
    const ids: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await coordinator.get(`/excluded-values?limit=3${next ? `&cursor=${next}` : ''}`);
      ids.push(...body.data.map((one: { id: string }) => one.id));
      next = body.page.next;
    }
    expect(ids).toEqual(all.data.map((one: { id: string }) => one.id));
    const phone = freshPhone();
    const { body } = await exclude('phone', phone);
    const read = await coordinator.get(
      `/excluded-values?q=${encodeURIComponent(`+31 ${phone.slice(1).replace('-', ' ')}`)}`,
    );
    expect(read.body.data.map((one: { id: string }) => one.id)).toEqual([body.data.id]);
    const found = (await coordinator.get('/excluded-values?kind=email&q=Receptie')).body;
    expect([found.page.count, found.data[0].label]).toEqual([1, 'receptie@voorbeeld.nl']);
  });
});
