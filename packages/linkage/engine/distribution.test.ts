import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logRatios } from './beliefs.ts';
import { chancesFrom, completionsOf, fieldChances, independent, spread } from './distribution.ts';
import { digitAt, digitsOf, type Group, patternOf } from './groups.ts';
import { loadPlan } from './load-plan.ts';

const group = (...levels: number[]): Group => ({
  name: 'group',
  fields: levels.map((_, at) => at),
  bases: levels.map((count) => count + 1),
  size: levels.reduce((product, count) => product * (count + 1), 1),
});

const anyGroup = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 })
  .map((levels) => group(...levels));
const completeOf = (of: Group) => completionsOf(of).complete.length;

/** A group with chances for its complete patterns, twice. */
const withChances = anyGroup.chain((of) => {
  const weights = fc
    .array(fc.integer({ min: 1, max: 50 }), { minLength: completeOf(of), maxLength: completeOf(of) })
    .map((all) => all.map((one) => one / all.reduce((sum, each) => sum + each, 0)));
  return fc.record({ of: fc.constant(of), same: weights, different: weights });
});

const sum = (numbers: ArrayLike<number>): number =>
  Array.from(numbers).reduce((total, one) => total + one, 0);

it('writes digits as one number and reads them back', () => {
  fc.assert(
    fc.property(anyGroup, (of) => {
      for (let pattern = 0; pattern < of.size; pattern++) {
        const digits = digitsOf(of, pattern);
        expect(patternOf(of, Uint8Array.from(digits))).toBe(pattern);
        expect(digits.map((_, place) => digitAt(of, pattern, place))).toEqual(digits);
      }
    }),
  );
});

it('gives complete patterns chances that sum to 1, whatever was counted', () => {
  fc.assert(
    fc.property(
      withChances,
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 125, maxLength: 125 }),
      ({ of, same, different }, counts) => {
        const own = completionsOf(of);
        const counted = Float64Array.from({ length: of.size }, (_, pattern) => counts[pattern] ?? 0);
        const chances = chancesFrom(own, counted, spread(of, own, same), different, 4);
        expect(sum(chances)).toBeCloseTo(1, 10);
        expect(chances.every((chance) => chance > 0)).toBe(true);
        const everything = spread(of, own, chances);
        expect(everything[0]).toBeCloseTo(1, 10);
        of.fields.forEach((_, place) => {
          expect(sum(fieldChances(of, everything, place))).toBeCloseTo(1, 10);
        });
      },
    ),
  );
});

it('weighs a pair that lacks a field as if the field were not there', () => {
  fc.assert(
    fc.property(withChances, ({ of, same, different }) => {
      const own = completionsOf(of);
      const model = { same: spread(of, own, same), different: spread(of, own, different) };
      const weights = logRatios(model);
      of.fields.forEach((_, place) => {
        // The field alone, as a group of its own.
        const alone = logRatios({
          same: fieldChances(of, model.same, place),
          different: fieldChances(of, model.different, place),
        });
        const digits = new Uint8Array(of.fields.length);
        for (let digit = 1; digit < of.bases[place]!; digit++) {
          digits[place] = digit;
          expect(weights[patternOf(of, digits)]).toBeCloseTo(alone[digit]!, 10);
        }
      });
      expect(weights[0]).toBe(0);
    }),
  );
});

it('divides a count that lacks a field over what completes it, by the chances so far', () => {
  const of = group(2, 2);
  const own = completionsOf(of);
  const sofar = spread(of, own, [0.1, 0.2, 0.3, 0.4]);
  const counts = new Float64Array(of.size);
  // Only the first field was known, at its first level.
  counts[patternOf(of, Uint8Array.of(1, 0))] = 100;
  const chances = chancesFrom(own, counts, sofar, [0.25, 0.25, 0.25, 0.25], 0);
  const at = (one: number, other: number) =>
    chances[own.complete.indexOf(patternOf(of, Uint8Array.of(one, other)))];
  expect(at(1, 1)).toBeCloseTo(0.1 / 0.4, 10);
  expect(at(1, 2)).toBeCloseTo(0.3 / 0.4, 10);
  expect(at(2, 1)).toBe(0);
});

it('multiplies the chances of fields that do not depend on each other', () => {
  const of = group(2, 2);
  const own = completionsOf(of);
  const chances = independent(of, own, [Float64Array.of(0, 0.9, 0.1), Float64Array.of(0, 0.6, 0.4)]);
  expect(sum(chances)).toBeCloseTo(1, 10);
  expect(chances[own.complete.indexOf(patternOf(of, Uint8Array.of(1, 2)))]).toBeCloseTo(0.36, 10);
});

it('refuses a group of too many fields in a sentence', async () => {
  const fields = Array.from({ length: 6 }, (_, at) => ({
    column: `c${at}`,
    kind: 'given-name' as const,
    group: 'all',
  }));
  await expect(loadPlan({ fields })).rejects.toThrow(
    'The group "all" has too many fields to weigh together: take one out of it.',
  );
});
