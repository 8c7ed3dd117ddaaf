import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { linkingKeys } from '#platform/kit/index.ts';
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
