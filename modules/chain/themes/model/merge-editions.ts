import { sameValue } from './compare-editions.ts';
import { type Edition, type EditionIndicator, INDICATOR_FIELDS, THEME_FIELDS } from './edition.ts';

export type Side = 'own' | 'region';

/** By place: `theme.summary`, `ramen-dicht.text`, or `ramen-dicht` for an indicator that the region dropped. */
export type Choices = Readonly<Record<string, Side>>;

export type Merged = {
  readonly edition: Edition;
  /** Places that both changed, each in another way: a person chooses. Without a choice the own words stand. */
  readonly conflicts: readonly string[];
};

/** The region's newer edition taken into the own one: `base` is what the own one was made from. */
export function mergeEditions(base: Edition, own: Edition, region: Edition, choices: Choices = {}): Merged {
  const conflicts: string[] = [];
  const pick = <Value extends string | string[]>(
    place: string,
    was: Value,
    mine: Value,
    theirs: Value,
  ): Value => {
    if (sameValue(was, theirs) || sameValue(mine, theirs)) return mine;
    if (sameValue(was, mine)) return theirs;
    conflicts.push(place);
    return choices[place] === 'region' ? theirs : mine;
  };
  const words = Object.fromEntries(
    THEME_FIELDS.map((field) => [field, pick(`theme.${field}`, base[field], own[field], region[field])]),
  );
  const was = byCode(base);
  const theirs = byCode(region);
  const mine = byCode(own);
  const indicators = own.indicators.flatMap((item): EditionIndicator[] => {
    const before = was.get(item.code);
    const now = theirs.get(item.code);
    if (now !== undefined) return [mergeIndicator(before ?? now, item, now, pick)];
    if (before === undefined) return [item];
    if (!isReworded(before, item)) return [];
    conflicts.push(item.code);
    return choices[item.code] === 'region' ? [] : [item];
  });
  const added = region.indicators.filter((item) => !mine.has(item.code) && !was.has(item.code));
  return { edition: { ...own, ...words, indicators: [...indicators, ...added] }, conflicts };
}

const byCode = (edition: Edition) => new Map(edition.indicators.map((item) => [item.code, item]));

const isReworded = (before: EditionIndicator, item: EditionIndicator) =>
  INDICATOR_FIELDS.some((field) => !sameValue(before[field], item[field]));

type Pick = <Value extends string | string[]>(place: string, was: Value, mine: Value, theirs: Value) => Value;

const mergeIndicator = (
  before: EditionIndicator,
  item: EditionIndicator,
  now: EditionIndicator,
  pick: Pick,
): EditionIndicator => ({
  ...item,
  ...Object.fromEntries(
    INDICATOR_FIELDS.map((field) => [
      field,
      pick(`${item.code}.${field}`, before[field], item[field], now[field]),
    ]),
  ),
});

/** Places of which somebody still has to say which words stand. */
export const openChoices = (merged: Merged, choices: Choices): readonly string[] =>
  merged.conflicts.filter((place) => choices[place] === undefined);
