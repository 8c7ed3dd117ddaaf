import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, toHex, utf8 } from './bytes.ts';
import { canonical, readCanonical } from './canonical.ts';
import { sha256 } from './sha256.ts';

test('SHA-256 gives the known hashes of the standard', () => {
  expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(toHex(sha256(utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('SHA-256 gives what Node gives, for any message of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    }),
    { numRuns: 500 },
  );
});

test('base64 has one spelling per value', () => {
  expect(fromBase64('AAE=')).toEqual(Uint8Array.of(0, 1));
  for (const text of ['AAF=', 'AAE', 'AA-_', ' AAE=', '=AAE']) expect(fromBase64(text)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

/** The example of RFC 8785, section 3.2.2 and 3.2.3. */
test('canonical JSON is that of RFC 8785', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  );
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const sorted = JSON.parse(
    '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
  );
  expect(Array.from(canonical(sorted).matchAll(/:(\d)/g), ([, digit]) => digit).join('')).toBe('2467153');
});

test('canonical JSON reads back what it wrote, and refuses every other spelling', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value as never);
      expect(canonical(readCanonical(text) as never)).toBe(text);
      expect(readCanonical(` ${text}`)).toBeUndefined();
    }),
  );
  for (const text of ['{"a":1,"a":1}', '{"b":1,"a":1}', '1.0', '{"a":}', ''])
    expect(readCanonical(text)).toBeUndefined();
  expect(() => canonical(Number.NaN)).toThrow(TypeError);
  expect(() => canonical({ a: undefined } as never)).toThrow(TypeError);
});
