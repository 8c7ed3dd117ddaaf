import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hash64, hash64Text } from './hash64.ts';

test.each([
  ['', 0xcbf29ce484222325n],
  ['a', 0xaf63dc4c8601ec8cn],
  ['foobar', 0x85944171f73967e8n],
])('the published value of FNV-1a for "%s"', (text, value) => {
  expect(BigInt.asUintN(64, hash64(text))).toBe(value);
});

test('it equals the plain definition for any text', () => {
  const plain = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return BigInt.asIntN(64, hash);
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hash64(text)).toBe(plain(text));
    }),
  );
});

test('as text it fits a bigint column, sign included', () => {
  expect(hash64Text('')).toBe('-3750763034362895579');
});
