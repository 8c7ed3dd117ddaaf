import { describe, expect, test } from 'vitest';
import { linkingKeys } from '#platform/kit/index.ts';
import { isSuggested } from './noise.ts';
import { noiseKinds, noiseValueOf, readAddress, readNoiseValue, typedKinds } from './noise-value.ts';

const keysOf = (...typed: Parameters<typeof readNoiseValue>) => {
  const read = readNoiseValue(...typed);
  return read.ok ? read.value.keys.map(({ kind, text }) => `${kind} ${text}`) : read.error;
};

describe('a value as somebody types it', () => {
  test.each([
    ['phone', '06 - 1234 5678', ['phone +31612345678']],
    ['email', ' Info@Voorbeeld.NL ', ['email info@voorbeeld.nl']],
    ['handle', '@Balie', ['handle balie']],
    ['iban', 'nl91 abna 0417 1643 00', ['iban NL91ABNA0417164300']],
    ['kvk', 'KvK 93504919', ['kvk 93504919']],
    ['plate', 'xj 325 j', ['plate XJ325J']],
    ['address', '1234 ab 4-b', ['address 1234AB|4|b']],
    ['address', 'Kerkplein 4 b, Ons Dorp', ['street kerkplein|4|b|onsdorp']],
    ['address', 'Kerkplein 4b, 1234AB Ons Dorp', ['address 1234AB|4|b', 'street kerkplein|4|b|onsdorp']],
    ['address', '1e Dwarsstraat 12, 1234 AB', ['address 1234AB|12|']],
  ] as const)('%s %s goes by %j', (kind, text, keys) => {
    expect(keysOf(kind, text)).toEqual(keys);
  });

  test.each([
    ['phone', '12', 'invalid-phone'],
    ['email', 'info@', 'invalid-email'],
    ['handle', '@a', 'too-short'],
    ['iban', 'NL91ABNA0417164301', 'invalid-iban'],
    ['kvk', '1234567', 'invalid-kvk'],
    ['plate', 'x', 'invalid-plate'],
    ['address', 'Kerkplein', 'invalid-address'],
    ['address', 'Kerkplein 4', 'invalid-address'],
    ['address', '1234 AB', 'invalid-address'],
    ['phone', '  ', 'required'],
  ] as const)('%s ‘%s’ is refused as %s', (kind, text, code) => {
    expect(keysOf(kind, text)).toBe(code);
  });

  test('what a mention with the same value goes by is found', () => {
    const typed = readNoiseValue('address', 'Kerkplein 4b, 1234AB Ons Dorp');
    const mentioned = linkingKeys({
      address: {
        street: 'Kerkplein',
        houseNumber: 4,
        houseAddition: 'B',
        postcode: '1234 AB',
        town: 'Ons Dorp',
      },
    });
    expect(typed.ok && typed.value.keys).toEqual(mentioned);
  });

  test('a town behind the postcode is kept apart from the street', () => {
    expect(readAddress('Plein 1, 1234 AB Ons Dorp')).toEqual({
      street: 'Plein',
      houseNumber: 1,
      houseAddition: null,
      postcode: '1234 AB',
      town: 'Ons Dorp',
    });
  });

  test('names and citizen service numbers are never noise', () => {
    expect([...noiseKinds, ...typedKinds].filter((kind) => /name|bsn|birth/.test(kind))).toEqual([]);
  });
});

describe('a value that a mention has', () => {
  const facts = {
    phone: '+31612345678',
    address: {
      street: 'Kerkplein',
      houseNumber: 4,
      houseAddition: null,
      postcode: '1234 AB',
      town: 'Ons Dorp',
    },
  };
  const [phone] = linkingKeys({ phone: facts.phone });
  const street = linkingKeys({ address: facts.address }).find((key) => key.kind === 'street');

  test('is shown as it is written there', () => {
    expect(noiseValueOf('phone', phone?.key ?? '', facts)).toEqual({ label: '+31612345678', keys: [phone] });
  });

  test('goes by both ways when it is an address, the asked one first', () => {
    const value = noiseValueOf('street', street?.key ?? '', facts);
    expect(value?.label).toBe('Kerkplein 4, 1234 AB Ons Dorp');
    expect(value?.keys.map(({ kind }) => kind)).toEqual(['street', 'address']);
  });

  test('is nothing when the mention says something else now', () => {
    expect(noiseValueOf('phone', '7', facts)).toBeNull();
  });
});

test('“no noise” stands until there are twice as many', () => {
  const at = (mentions: number, clearedMentions: number | null) => isSuggested({ mentions, clearedMentions });
  expect([at(46, null), at(46, 46), at(91, 46), at(92, 46)]).toEqual([true, false, false, true]);
});
