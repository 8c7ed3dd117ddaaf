import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashText, joinHashes } from './hash.ts';
import { bitsIn, lengthOf, TextPoolBuilder } from './text-pool.ts';

const textsIn = ({ bytes, starts }: { bytes: Uint8Array; starts: Uint32Array }, id: number): string =>
  String.fromCharCode(...bytes.subarray(starts[id], starts[id + 1]));

it('keeps each text once, under one id, and gives it back unchanged, also after it grew', () => {
  const builder = new TextPoolBuilder();
  const texts = Array.from({ length: 3000 }, (_, at) => `text ${at} ${'x'.repeat(at % 50)}`);
  const ids = texts.map((text) => builder.add(text));
  expect(texts.map((text) => builder.add(text))).toEqual(ids);
  expect(builder.size).toBe(texts.length + 1);
  for (const pool of [builder.view, builder.freeze()]) {
    expect(ids.map((id) => textsIn(pool, id))).toEqual(texts);
    expect(ids.map((id) => lengthOf(pool, id))).toEqual(texts.map((text) => text.length));
  }
});

it('has the empty text as number 0, and room for one that is larger than all before', () => {
  const builder = new TextPoolBuilder();
  expect(builder.add('')).toBe(0);
  const large = builder.add('ab'.repeat(100_000));
  const pool = builder.freeze();
  expect(textsIn(pool, 0)).toBe('');
  expect(lengthOf(pool, large)).toBe(200_000);
});

it('can be shared between threads', () => {
  const builder = new TextPoolBuilder();
  builder.add('jansen');
  const pool = builder.freeze();
  for (const array of Object.values(pool)) expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('marks which letters a text has', () => {
  const builder = new TextPoolBuilder();
  const [one, same, other] = ['abba', 'ab', 'abc'].map((text) => builder.add(text));
  const { letters } = builder.freeze();
  expect(letters[one!]).toBe(letters[same!]);
  expect(bitsIn(letters[other!]! & ~letters[one!]!)).toBe(1);
});

it('counts bits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (bits) => {
      expect(bitsIn(bits)).toBe(bits.toString(2).replaceAll('0', '').length);
    }),
  );
});

it('never hashes a text to 0, gives the same text the same hash, and nearly always another text another', () => {
  fc.assert(fc.property(fc.string(), (text) => hashText(text) > 0 && hashText(text) === hashText(`${text}`)));
  const many = new Set(Array.from({ length: 20_000 }, (_, at) => hashText(`n${at}`)));
  expect(many.size).toBeGreaterThan(19_990);
});

it('joins hashes in their order; with one that says nothing it says nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 0xffffffff }),
      fc.integer({ min: 1, max: 0xffffffff }),
      (one, other) => {
        expect(joinHashes(one, other)).toBeGreaterThan(0);
        expect(joinHashes(0, other)).toBe(0);
        expect(joinHashes(one, 0)).toBe(0);
      },
    ),
  );
  expect(joinHashes(1, 2)).not.toBe(joinHashes(2, 1));
});
