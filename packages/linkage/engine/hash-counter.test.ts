import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashCounter } from './hash-counter.ts';

it('counts each hash as often as it is told, and tells how often it was seen before', () => {
  // Few hashes that want the same place, so that they stand in each other's way.
  const hash = fc.constantFrom(1, 9, 17, 25, 0xffff_ffff, 0x8000_0001);
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 0, max: 1000 })), { maxLength: 30 }), (added) => {
      const counter = new HashCounter(6);
      const expected = new Map<number, number>();
      for (const [hash, times] of added) {
        expect(counter.add(hash, times)).toBe(expected.get(hash) ?? 0);
        expected.set(hash, (expected.get(hash) ?? 0) + times);
      }
      for (const hash of [1, 9, 17, 25, 0xffff_ffff, 0x8000_0001, 2])
        expect(counter.of(hash)).toBe(expected.get(hash) ?? 0);
    }),
  );
});

it('begins again when it is cleared', () => {
  const counter = new HashCounter(3);
  counter.add(5, 7);
  counter.clear();
  expect([counter.of(5), counter.add(5, 1)]).toEqual([0, 0]);
});
