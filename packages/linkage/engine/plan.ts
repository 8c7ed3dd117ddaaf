import { type Group, groupsOf } from './groups.ts';
import { type FullSettings, type Settings, settingsSchema } from './settings.ts';
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

/** Errors: settings that are not right (zod), a field in `swappable` that is not compared, a group of too many fields. */
export function planOf(given: Settings): Plan {
  const settings = settingsSchema.parse(given);
  const fields = planFields(settings);
  if (fields.length > MOST_FIELDS)
    throw new Error(`At most ${MOST_FIELDS} fields can be compared; the settings ask for ${fields.length}.`);
  const swaps = [...ownSwaps(fields), ...settings.swappable.map((two) => swapOf(two, fields))];
  return {
    settings,
    fields,
    swaps: swaps.map((swap) => swapPlan(fields, swap)),
    groups: groupsOf(fields, swaps),
  };
}

function swapOf([first, second]: readonly [string, string], fields: readonly FieldPlan[]): Swap {
  const place = (name: string): number => {
    const at = fields.findIndex((plan) => plan.field === name && plan.kind.swapText !== undefined);
    if (at < 0)
      throw new Error(`"${name}" cannot have changed places: it is not a compared column of names or words.`);
    return at;
  };
  return { first: place(first), second: place(second) };
}

/** In a column of whole names first name and family name may have changed places. */
const ownSwaps = (fields: readonly FieldPlan[]): Swap[] =>
  fields.flatMap((plan, family) => {
    if (plan.field !== `${plan.column}.family`) return [];
    const given = fields.findIndex((other) => other.field === `${plan.column}.given`);
    return given < 0 ? [] : [{ first: given, second: family }];
  });
