import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { addDays, calendarDateAt, linkingKeys, systemClock } from '#platform/kit/index.ts';
import { sql } from '#platform/server/index.ts';
import { findKnownPersons, proposeLinks } from './server/index.ts';
import { type GivenSignal, signalInTest } from './testing/signal-in-test.ts';

const PURPOSE = 'ondermijning-intern';

let product: TestProduct;
let coordinator: Client;
beforeAll(async () => {
  product = await openTestProduct();
  coordinator = await product.signIn('coordinator-zwolle');
});
afterAll(() => product.close());

type Person = { readonly name: string; readonly birthDate?: string; readonly bsn?: string };

const nothingElse = {
  familyName: null,
  familyNamePrefix: null,
  givenNames: null,
  initials: null,
  phone: null,
  email: null,
  iban: null,
  street: null,
  houseNumber: null,
  postcode: null,
};

/** Whom this person meets, as far as the client reads them. */
const meets = (client: Client, { name, birthDate, bsn }: Person, purpose = PURPOSE) =>
  client.inScope(async (scope) => {
    const keys = linkingKeys({ personName: name, birthDate, bsn });
    const person = { ...nothingElse, nameAsWritten: name, birthDate: birthDate ?? null, bsn: bsn ?? null };
    return (await findKnownPersons(scope, purpose, person, keys)).map(({ mentionId }) => mentionId);
  });

const told = (person: Person, where: GivenSignal = {}) =>
  signalInTest(product, { ...where, mention: { ...person } });

describe('what a new mention meets', () => {
  test.each([
    ['a slip in front and another year', { name: 'Q. Sluijterman', birthDate: '1961-04-17' }],
    ['a slip in front and another day', { name: 'Q. Sluijterman', birthDate: '1951-04-19' }],
    ['a slip behind and another year', { name: 'Q. Kluijtermen', birthDate: '1961-04-17' }],
    ['a slip behind and another day', { name: 'Q. Kluijtermen', birthDate: '1951-04-19' }],
  ])('is a person with %s', async (_, written) => {
    const { mentionId } = await told({ name: 'Quirine Kluijterman', birthDate: '1951-04-17' });
    expect(await meets(coordinator, written)).toContain(mentionId);
  });

  test('has the likeliest in front, and not whom another BSN keeps apart', async () => {
    const namesake = await told({ name: 'Ubel Vroegindeweij' });
    const same = await told({ name: 'Ubel Vroegindeweij', birthDate: '1966-11-05' });
    const other = await told({ name: 'Ubel Vroegindeweij', birthDate: '1966-11-05', bsn: '999996319' });
    const asked = { name: 'Ubel Vroegindewey', birthDate: '1966-11-05', bsn: '999998456' };
    expect(await meets(coordinator, asked)).toEqual([same.mentionId, namesake.mentionId]);
    expect(await meets(coordinator, { ...asked, bsn: '999996319' })).toContain(other.mentionId);
  });

  test('is nothing of another organisation, another purpose or a restricted signal', async () => {
    const person = { name: 'Wubbe Olthuis', birthDate: '1972-02-23' };
    const theirs = await told(person, { organisation: 'deventer' });
    await told(person, { purpose: 'jeugd-preventie' });
    await told(person, { audience: 'restricted' });
    expect(await meets(coordinator, person)).toEqual([]);
    expect(await meets(coordinator, person, 'jeugd-preventie')).toEqual([]);
    expect(await meets(await product.signIn('coordinator-deventer'), person)).toEqual([theirs.mentionId]);
  });

  test('is nothing for a colleague who reads no signals of others', async () => {
    const person = { name: 'Sjoukje Wiarda', birthDate: '1944-08-30' };
    const { mentionId } = await told(person);
    expect(await meets(coordinator, person)).toEqual([mentionId]);
    expect(await meets(await product.signIn('toezicht-zwolle'), person)).toEqual([]);
  });

  test('is not who shares a key with more than forty', async () => {
    const person = { name: 'Gijsbert Wentink', birthDate: '1990-06-12' };
    for (let at = 0; at < 41; at += 1) await told(person);
    expect(await meets(coordinator, person)).toEqual([]);
  });
});

describe('a proposal for birth dates that differ', () => {
  const proposed = async (first: Person, second: Person) => {
    await told(first);
    const { signalId } = await told(second);
    await coordinator.inScope((scope) => proposeLinks(scope, [signalId]));
    const { rows } = await product.owner.query(
      'select kind, strength, reasons from proposal where signal_id = $1',
      [signalId],
    );
    return rows;
  };

  test('is made when both the name and the date are one slip away, as possible, and says what meets', async () => {
    const [proposal] = await proposed(
      { name: 'Evert Kamphorst', birthDate: '1958-03-14' },
      { name: 'E. Kamphurst', birthDate: '1958-03-24' },
    );
    expect(proposal).toMatchObject({ kind: 'same-person', strength: 'possible' });
    expect(proposal.reasons.because).toContain('name-head-birth-year');
    expect(proposal.reasons.mind).toContain('birth-date-differs');
  });

  test('is not made when the dates are more than one slip apart', async () => {
    expect(
      await proposed(
        { name: 'Fokko Rensink', birthDate: '1958-03-14' },
        { name: 'F. Rensunk', birthDate: '1958-11-27' },
      ),
    ).toEqual([]);
  });

  test.each([
    ['1958-03-14', '1958-03-24', true],
    ['1958-03-14', '1959-03-14', true],
    ['1958-03-04', '1958-04-03', true],
    ['1958-03-14', '1958-03-14', false],
    ['1958-03-14', '1959-03-24', false],
    ['1958-03-04', '1968-04-03', false],
  ])('takes %s and %s for one slip: %s', async (one, other, expected) => {
    const { rows } = await coordinator.inScope((scope) =>
      sql<{ slip: boolean }>`select one_slip_apart(${one}::date, ${other}::date) as slip`.execute(scope.db),
    );
    expect(rows).toEqual([{ slip: expected }]);
  });
});

describe('who names a person beside the form', () => {
  type Shown = {
    mentionId: string;
    reference: string;
    band: string;
    fields: { field: string; sentence: { nl: string; en: string } }[];
  };
  const asked = (signalId: string, facts: object, who = coordinator) =>
    who.post(`/signals/${signalId}/known-persons`, { roles: ['involved'], ...facts });
  const shown = async (signalId: string, facts: object): Promise<Shown[]> => {
    const { status, body } = await asked(signalId, facts);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.data;
  };
  const idsOf = (list: readonly Shown[]) => list.map(({ mentionId }) => mentionId);
  const elsewhere = (where: GivenSignal = {}) => told({ name: 'Iemand Anders' }, where);

  test('is shown the likeliest first, with a slip in the name and one in the date too, each with why', async () => {
    const slips = await told({ name: 'Hiltje Zwartscholten', birthDate: '1968-02-13' });
    const same = await told({ name: 'Hiltje Zwartschelten', birthDate: '1968-02-12' });
    const { signalId } = await elsewhere();
    const list = await shown(signalId, { name: 'H. Zwartschelten', birthDate: '1968-02-12' });
    expect(idsOf(list)).toEqual([same.mentionId, slips.mentionId]);
    const { rows } = await product.owner.query('select reference from signal where id = $1', [same.signalId]);
    expect(list[0]).toMatchObject({
      signalId: same.signalId,
      reference: rows[0].reference,
      name: 'Hiltje Zwartschelten',
      birthDate: '1968-02-12',
      band: 'near-certain',
    });
    expect(list[1]?.band).toBe('to-judge');
    for (const { fields } of list) {
      expect(fields.map(({ field }) => field)).toEqual(['name', 'birthDate']);
      for (const { sentence } of fields) expect([sentence.nl, sentence.en]).not.toContain('');
    }
  });

  test('is shown at most five, and nobody of the signal itself, which does not stand before the others either', async () => {
    const person = { name: 'Dieuwke Oostenrijk', birthDate: '1979-09-09' };
    for (let at = 0; at < 6; at += 1) await told(person);
    const { signalId, mentionId } = await told({ ...person, bsn: '999996319' });
    const list = await shown(signalId, { ...person, bsn: '999996319' });
    expect(list).toHaveLength(5);
    expect(idsOf(list)).not.toContain(mentionId);
  });

  test('finds one slip away although the own mention shares every key', async () => {
    const slips = await told({ name: 'Auke Terpstrate', birthDate: '1955-05-15' });
    const person = { name: 'Auke Terpstrato', birthDate: '1955-05-16' };
    const { signalId } = await told({ ...person, bsn: '999996319' });
    expect(idsOf(await shown(signalId, { ...person, bsn: '999996319' }))).toEqual([slips.mentionId]);
  });

  test('is shown nothing of another organisation, another purpose or a restricted signal', async () => {
    const person = { name: 'Tjalling Nauta-Veld', birthDate: '1931-01-31' };
    await told(person, { organisation: 'deventer' });
    await told(person, { purpose: 'jeugd-preventie' });
    await told(person, { audience: 'restricted' });
    const { signalId } = await elsewhere();
    expect(await shown(signalId, person)).toEqual([]);
    await told(person);
    expect(await shown(signalId, person)).toHaveLength(1);
  });

  test('finds no such signal when it is not the own one to coordinate', async () => {
    const person = { name: 'Tjalling Nauta-Veld', birthDate: '1931-01-31' };
    for (const where of [
      { organisation: 'deventer' },
      { audience: 'restricted' },
      { purpose: 'jeugd-preventie' },
    ])
      expect((await asked((await elsewhere(where)).signalId, person)).status).toBe(404);
    const { signalId } = await elsewhere();
    expect((await asked(signalId, person, await product.signIn('coordinator-deventer'))).status).toBe(404);
    for (const colleague of ['toezicht-zwolle', 'balie-zwolle'])
      expect((await asked(signalId, person, await product.signIn(colleague))).status).toBe(403);
  });

  test('leaves a look behind in every signal that was shown, and nothing beside the key of the request', async () => {
    const person = { name: 'Rixt Uilkema', birthDate: '1984-10-01' };
    const known = await told(person);
    const { signalId } = await elsewhere();
    await shown(signalId, person);
    const { rows } = await product.owner.query(
      `select n.record_ids from audit_event e join audit_entry n on n.event_id = e.id
        where e.action = 'mention.known-listed' order by e.occurred_at desc limit 1`,
    );
    expect(rows[0].record_ids).toEqual(expect.arrayContaining([signalId, known.signalId]));
    const kept = await product.owner.query(`select 1 from idempotency_key where reply like '%Uilkema%'`);
    expect(kept.rows).toEqual([]);
  });

  test('is not looked for as a victim only, nor by a value that is noise', async () => {
    const { signalId } = await elsewhere();
    const victim = await told({ name: 'Yfke Pietersma', birthDate: '1999-12-01' });
    const person = { name: 'Yfke Pietersma', birthDate: '1999-12-01' };
    expect(idsOf(await shown(signalId, person))).toEqual([victim.mentionId]);
    expect(await shown(signalId, { ...person, roles: ['victim', 'witness'] })).toEqual([]);
    const phone = '0384219876';
    await signalInTest(product, { mention: { name: 'Wiebren Kloosterhuis', phone: '+31384219876' } });
    const reception = { name: 'Wiebren Kloosterhuus', phone };
    const [before] = await shown(signalId, reception);
    expect(before?.fields.map(({ field }) => field)).toEqual(['name', 'phone']);
    const excluded = await coordinator.post('/excluded-values', {
      kind: 'phone',
      value: phone,
      reason: 'receptie',
    });
    expect(excluded.status, JSON.stringify(excluded.body)).toBe(201);
    const [after] = await shown(signalId, reception);
    expect(after?.fields.map(({ field }) => field) ?? ['name']).toEqual(['name']);
    expect(await shown(signalId, { phone })).toEqual([]);
  });

  test.each([
    ['neither a family name of three letters nor a number', { name: 'J. Li' }, '/name', 'required'],
    ['a BSN that cannot be', { bsn: '123456789' }, '/bsn', 'invalid-bsn'],
    [
      'a birth date that has not come',
      { name: 'Jan Jansen', birthDate: addDays(calendarDateAt(systemClock.now()), 2) },
      '/birthDate',
      'future-date',
    ],
    ['no role', { name: 'Jan Jansen', roles: [] }, '/roles', undefined],
  ])('hears in words what is wrong with %s', async (_, facts, pointer, code) => {
    const { signalId } = await elsewhere();
    const answer = await asked(signalId, facts);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors[0]).toMatchObject({ pointer, ...(code === undefined ? {} : { code }) });
    expect(answer.body.detail).not.toBe('');
  });
});
