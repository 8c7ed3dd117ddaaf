import { Misfit } from './misfit.ts';
import type { Swap } from './swap.ts';
import type { FieldPlan } from './table.ts';

/**
 * Fields that are weighed together because they depend on each other. A pattern is the digits of the fields as one number:
 * `digits[0] + bases[0] * (digits[1] + …)`, 0 in every place that says nothing.
 */
export type Group = {
  readonly name: string;
  readonly fields: readonly number[];
  /** Digits per field: its levels, `swapped` where that can be, and 0 for nothing. */
  readonly bases: readonly number[];
  readonly size: number;
};

/** Patterns of one group grow with each field; more than this are not estimated well and mean a setting too many. */
const MOST_PATTERNS = 20_000;

/** The groups of the planned fields. Error: a group with more patterns than can be estimated. */
export function groupsOf(plans: readonly FieldPlan[], swaps: readonly Swap[]): Group[] {
  const names = [...new Set(plans.map((plan) => plan.group))];
  return names.map((name) => {
    const fields = plans.flatMap((plan, field) => (plan.group === name ? [field] : []));
    const bases = fields.map((field) => basesOf(plans, swaps, field));
    const size = bases.reduce((product, base) => product * base, 1);
    if (size > MOST_PATTERNS)
      throw new Misfit(`The group "${name}" has too many fields to weigh together: take one out of it.`, [
        'fields',
      ]);
    return { name, fields, bases, size };
  });
}

const basesOf = (plans: readonly FieldPlan[], swaps: readonly Swap[], field: number): number =>
  (plans[field]?.kind.levels.length ?? 0) + (swaps.some((swap) => swap.first === field) ? 2 : 1);

export function patternOf(group: Group, digits: Uint8Array): number {
  let pattern = 0;
  for (let place = group.fields.length - 1; place >= 0; place--)
    pattern = pattern * (group.bases[place] as number) + (digits[group.fields[place] as number] as number);
  return pattern;
}

/** The digits of a pattern, in the order of the group's fields. */
export function digitsOf(group: Group, pattern: number): number[] {
  let rest = pattern;
  return group.bases.map((base) => {
    const digit = rest % base;
    rest = Math.trunc(rest / base);
    return digit;
  });
}

/** One digit of a pattern. */
export function digitAt(group: Group, pattern: number, place: number): number {
  let rest = pattern;
  for (let before = 0; before < place; before++) rest = Math.trunc(rest / (group.bases[before] as number));
  return rest % (group.bases[place] as number);
}
