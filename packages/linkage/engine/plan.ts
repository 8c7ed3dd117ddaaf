import { type Group, groupsOf } from './groups.ts';
import { Misfit } from './misfit.ts';
import type { FullSettings } from './settings.ts';
import { type Swap, type SwapPlan, swapPlan } from './swap.ts';
import { type FieldPlan, planFields } from './table.ts';

/** Settings worked out: what is compared, what may have changed places, what is weighed together. */
export type Plan = {
  readonly settings: FullSettings;
  readonly fields: readonly FieldPlan[];
  readonly swaps: readonly SwapPlan[];
  readonly groups: readonly Group[];
};

/** Sets of fields are kept as the bits of one number. */
const MOST_FIELDS = 31;

/** Errors: a kind that was not loaded; `Misfit`: a field in `swappable` that is not compared, a group of too many fields. */
export function planFrom(settings: FullSettings): Plan {
  const fields = planFields(settings);
  if (fields.length > MOST_FIELDS)
    throw new Misfit(
      `At most ${MOST_FIELDS} fields can be compared; the settings ask for ${fields.length}.`,
      ['fields'],
    );
  const swaps = [...ownSwaps(fields), ...settings.swappable.map((two, at) => swapOf(two, fields, at))];
  return {
    settings,
    fields,
    swaps: swaps.map((swap) => swapPlan(fields, swap)),
    groups: groupsOf(fields, swaps),
  };
}

function swapOf(two: readonly [string, string], fields: readonly FieldPlan[], setting: number): Swap {
  const place = (side: 0 | 1): number => {
    const name = two[side];
    const at = fields.findIndex((plan) => plan.field === name && plan.kind.swapText !== undefined);
    if (at < 0)
      throw new Misfit(
        `"${name}" cannot have changed places: it is not a compared column of names or words.`,
        ['swappable', setting, side],
      );
    return at;
  };
  return { first: place(0), second: place(1) };
}

/** In a column of whole names first name and family name may have changed places. */
const ownSwaps = (fields: readonly FieldPlan[]): Swap[] =>
  fields.flatMap((plan, family) => {
    if (plan.field !== `${plan.column}.family`) return [];
    const given = fields.findIndex((other) => other.field === `${plan.column}.given`);
    return given < 0 ? [] : [{ first: given, second: family }];
  });
