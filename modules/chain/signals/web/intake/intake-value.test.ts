import { describe, expect, test } from 'vitest';
import { recordSignalBody } from '../../model/index.ts';
import { checkIntake, emptyIntake, emptyMention, isEmptyIntake, recordInputOf } from './intake-value.ts';

const address = {
  street: 'Esdoornlaan',
  houseNumber: 5,
  addition: 'a',
  postcode: '7713 TL',
  town: 'Dorp',
  municipalityCode: 'GM0148',
  neighbourhoodCode: null,
  lat: 52.6,
  lon: 6.3,
};

describe('what the form sends', () => {
  test('is what the server takes, for every kind of mention', () => {
    const kinds = [
      'person',
      'company',
      'vehicle',
      'address',
      'phone',
      'email',
      'account',
      'handle',
      'object',
    ] as const;
    const mentions = kinds.map((kind) =>
      emptyMention(kind, {
        name: 'Mark Kok',
        kvk: '93504919',
        plate: 'TF-987-N',
        phone: '0612345678',
        email: 'a@b.nl',
        iban: 'NL91ABNA0417164300',
        handle: '@kok',
        note: 'x',
        postcode: '7713 TL',
        houseNumber: '5 a',
      }),
    );
    const input = recordInputOf({ ...emptyIntake(), narrative: 'Verhaal', mentions });
    const parsed = recordSignalBody.safeParse(input);
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data?.mentions[0]).toMatchObject({ address: { houseNumber: 5, houseAddition: 'a' } });
    // A plate that was typed under another kind first does not go along.
    expect(input.mentions?.[0]).not.toHaveProperty('plate');
  });

  test('an empty form with a story is enough', () => {
    const input = recordInputOf({ ...emptyIntake(), narrative: 'Verhaal' });
    expect(recordSignalBody.safeParse(input).success).toBe(true);
    expect(input).not.toHaveProperty('place');
    expect(input).not.toHaveProperty('themeCode');
  });

  test('an address of the register is found; what the register does not know stays in its own words', () => {
    const place = { text: 'x', found: address, notFound: false, note: 'chalet 14', point: null };
    const found = recordInputOf({ ...emptyIntake(), place });
    expect(found.place).toMatchObject({
      street: 'Esdoornlaan',
      state: 'found',
      note: 'chalet 14',
      latitude: 52.6,
    });
    const typed = recordInputOf({
      ...emptyIntake(),
      place: { ...place, found: null, text: 'achter de sluis' },
    });
    expect(typed.place).toMatchObject({ street: 'achter de sluis', state: 'as-written' });
    const point = recordInputOf({
      ...emptyIntake(),
      place: { ...place, found: null, text: '', point: { lat: 52, lon: 6 } },
    });
    expect(point.place).toMatchObject({ latitude: 52, longitude: 6, state: 'point' });
  });
});

describe('what is checked before sending', () => {
  test('no story, a day that does not exist, a mention without role', () => {
    const value = {
      ...emptyIntake(),
      occurredOn: '31-2-2025',
      mentions: [emptyMention('person', { roles: [], birthDate: 'ergens in mei' })],
    };
    expect(checkIntake(value)).toEqual([
      { pointer: '/narrative', code: 'narrative-missing' },
      { pointer: '/occurredOn', code: 'invalid-date' },
      { pointer: '/mentions/0/birthDate', code: 'invalid-date' },
      { pointer: '/mentions/0/roles', code: 'required' },
    ]);
    expect(checkIntake({ ...emptyIntake(), narrative: 'Verhaal' })).toEqual([]);
    expect(checkIntake({ ...emptyIntake(), narrative: 'a'.repeat(20_001) })).toEqual([
      { pointer: '/narrative', code: 'too-long' },
    ]);
  });

  test('two forms never share an id', () => {
    const [one, other] = [emptyIntake(), emptyIntake()];
    expect(
      new Set([one.id, one.draftId, one.idempotencyKey, other.id, other.draftId, other.idempotencyKey]).size,
    ).toBe(6);
    expect(isEmptyIntake(one)).toBe(true);
    expect(isEmptyIntake({ ...one, narrative: 'x' })).toBe(false);
  });
});
