import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jaroWinkler, mayReach } from './jaro-winkler.ts';
import { poolOf } from './testing/words.ts';

function likenessOf(one: string, other: string): number {
  const { pool, ids } = poolOf(one, other);
  return jaroWinkler(pool, ids[0]!, ids[1]!);
}

/** As the definition says it, letter by letter. */
function plainly(one: string, other: string): number {
  if (one === other) return 1;
  if (one === '' || other === '') return 0;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const far = Math.max(0, Math.floor(long.length / 2) - 1);
  const taken = new Set<number>();
  const here: string[] = [];
  Array.from(short).forEach((letter, at) => {
    const to = Array.from(long).findIndex(
      (there, place) => there === letter && Math.abs(place - at) <= far && !taken.has(place),
    );
    if (to >= 0) here.push(letter);
    if (to >= 0) taken.add(to);
  });
  if (here.length === 0) return 0;
  const there = Array.from(long).filter((_, place) => taken.has(place));
  const moved = Math.floor(here.filter((letter, at) => letter !== there[at]).length / 2);
  const same = here.length;
  const jaro = (same / short.length + same / long.length + (same - moved) / same) / 3;
  let prefix = 0;
  while (prefix < Math.min(4, short.length) && short[prefix] === long[prefix]) prefix++;
  return jaro <= 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
}

const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 12 });
const anyLength = fc.string({ unit: fc.constantFrom(...'abcdefgh'), maxLength: 70 });

it.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['jones', 'johnson', 0.832],
  ['abroms', 'abrams', 0.922],
  ['nichleson', 'nichulson', 0.956],
  ['massey', 'massie', 0.933],
])('%s and %s are as alike as Winkler published: %d', (one, other, published) => {
  expect(likenessOf(one, other)).toBeCloseTo(published, 3);
});

it('gives a common beginning nothing extra at 0.7 and below', () => {
  // Jaro: 3 of 6 and 3 of 8 letters, all in order.
  expect(likenessOf('abcxyz', 'abcmnopq')).toBeCloseTo((3 / 6 + 3 / 8 + 1) / 3, 10);
  expect(likenessOf('aap', 'noot')).toBe(0);
  expect(likenessOf('', 'noot')).toBe(0);
});

it('agrees with the definition for short and for long texts', () => {
  fc.assert(
    fc.property(anyLength, anyLength, (one, other) => {
      expect(likenessOf(one, other)).toBeCloseTo(plainly(one, other), 10);
    }),
  );
});

it('agrees with the definition on both sides of the length where it takes another path', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 28, maxLength: 36 }),
      fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 28, maxLength: 36 }),
      (one, other) => {
        expect(likenessOf(one, other)).toBeCloseTo(plainly(one, other), 10);
      },
    ),
  );
});

it('is the same both ways, between 0 and 1, and 1 only for equal texts', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const alike = likenessOf(one, other);
      expect(likenessOf(other, one)).toBe(alike);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(alike === 1).toBe(one === other);
    }),
  );
});

it('never says of texts that are alike that they cannot be', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(0.71, 0.8, 0.9, 0.95), (one, other, least) => {
      fc.pre(one !== '' && other !== '');
      const { pool, ids } = poolOf(one, other);
      if (jaroWinkler(pool, ids[0]!, ids[1]!) >= least)
        expect(mayReach(pool, ids[0]!, ids[1]!, least)).toBe(true);
    }),
  );
});

it('does say of texts with other letters that they cannot be alike', () => {
  const { pool, ids } = poolOf('jansen', 'bakker');
  expect(mayReach(pool, ids[0]!, ids[1]!, 0.8)).toBe(false);
});
