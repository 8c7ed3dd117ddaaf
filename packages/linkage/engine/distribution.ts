import { digitsOf, type Group } from './groups.ts';

/** Chances of the patterns of one group; patterns that lack a field hold the sum of all that would complete them. */
export type Distribution = Float64Array;

const isComplete = (digits: readonly number[]): boolean => digits.every((digit) => digit !== 0);

/** Per group once: which patterns complete which. */
export type Completions = {
  readonly complete: readonly number[];
  readonly partial: readonly (readonly number[])[];
};

/** `partial[k]` are the patterns that `complete[k]` becomes when fields are left out, itself among them. */
export function completionsOf(group: Group): Completions {
  const complete: number[] = [];
  const partial: number[][] = [];
  for (let pattern = 0; pattern < group.size; pattern++) {
    const digits = digitsOf(group, pattern);
    if (!isComplete(digits)) continue;
    complete.push(pattern);
    partial.push(withoutFields(group, digits));
  }
  return { complete, partial };
}

function withoutFields(group: Group, digits: readonly number[]): number[] {
  let patterns = [0];
  let scale = 1;
  digits.forEach((digit, place) => {
    patterns = patterns.flatMap((pattern) => [pattern, pattern + digit * scale]);
    scale *= group.bases[place] ?? 1;
  });
  return patterns;
}

/** Fills in the patterns that lack fields; what lacks all of them has chance 1. */
export function spread(group: Group, completions: Completions, complete: ArrayLike<number>): Distribution {
  const chances = new Float64Array(group.size);
  completions.complete.forEach((_, place) => {
    for (const pattern of completions.partial[place] ?? [])
      chances[pattern] = (chances[pattern] as number) + (complete[place] as number);
  });
  return chances;
}

/**
 * The chances of complete patterns from counts of patterns, some of which lack fields: these are divided over what completes them
 * by the chances so far. `weight` times the chances of `expected` are added, so that nothing seen never means impossible.
 */
export function chancesFrom(
  completions: Completions,
  counts: Float64Array,
  sofar: Distribution,
  expected: ArrayLike<number>,
  weight: number,
): Float64Array {
  const sums = Float64Array.from(completions.complete, (_, place) => (expected[place] as number) * weight);
  completions.complete.forEach((pattern, place) => {
    const chance = sofar[pattern] as number;
    let sum = sums[place] as number;
    for (const seen of completions.partial[place] ?? []) {
      const count = counts[seen] as number;
      if (seen === 0 || count === 0) continue;
      sum += seen === pattern ? count : (count * chance) / (sofar[seen] as number);
    }
    sums[place] = sum;
  });
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / total);
}

/** Chances as they would be if the fields of a group did not depend on each other, from the digits' chances of each field. */
export const independent = (
  group: Group,
  completions: Completions,
  chances: readonly Float64Array[],
): Float64Array =>
  Float64Array.from(completions.complete, (pattern) =>
    digitsOf(group, pattern).reduce(
      (product, digit, place) => product * ((chances[place] ?? [])[digit] ?? 0),
      1,
    ),
  );

/** The digits' chances of one field of a group: those of the patterns that have only that field. */
export function fieldChances(group: Group, distribution: Distribution, place: number): Float64Array {
  const scale = group.bases.slice(0, place).reduce((product, base) => product * base, 1);
  return Float64Array.from({ length: group.bases[place] ?? 0 }, (_digit, digit) =>
    digit === 0 ? 0 : (distribution[digit * scale] as number),
  );
}
