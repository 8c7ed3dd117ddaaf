import { type FoundPair, firstFive, type Truth } from './score.ts';

/** A share with its counts and the interval in which it lies with 95 % certainty. */
export type Rate = {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
};

const z = 1.96;
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Wilson's interval: right for few cases and for shares near 0 and 1 too. Of nothing, anything may be true. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const middle = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return {
    count,
    of,
    share: rounded(share),
    low: rounded(Math.max(0, (middle - reach) / whole)),
    high: rounded(Math.min(1, (middle + reach) / whole)),
  };
}

/** Of true pairs, proposed pairs, and what the first five should show. */
type Errors = { readonly missed: Rate; readonly wrong: Rate; readonly firstFive: Rate };

/** Fewer than this say nothing about a group. */
export const fewest = 50;

type Verdict = 'too-few' | 'no-difference-shown' | 'worse' | 'better';

/** Shown only where the two intervals have nothing in common, which asks more than a test of the difference would. */
function verdictOf(group: Rate, others: Rate, lessIsBetter: boolean): Verdict {
  if (group.of < fewest || others.of < fewest) return 'too-few';
  if (group.low <= others.high && others.low <= group.high) return 'no-difference-shown';
  return group.low > others.high === lessIsBetter ? 'worse' : 'better';
}

export type GroupErrors = {
  readonly rows: number;
  readonly group: Errors;
  readonly others: Errors;
  readonly verdict: { readonly [Figure in keyof Errors]: Verdict };
};

type Counted = {
  readonly pairs: readonly FoundPair[];
  readonly truth: Truth;
  readonly minimum: number;
};

const keyOf = (one: string, other: string): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

const truePairs = (truth: Truth): Set<string> => {
  const pairs = new Set<string>();
  for (const row of truth.rows()) for (const other of truth.partnersOf(row)) pairs.add(keyOf(row, other));
  return pairs;
};

/** A pair is the group's when one of its two rows is; the first five are those of a row. */
export function errorsOf({ pairs, truth, minimum }: Counted, inGroup: (row: string) => boolean): GroupErrors {
  const right = truePairs(truth);
  const proposed = new Set(
    pairs
      .filter(({ probability }) => probability >= minimum)
      .map(({ left, right: other }) => keyOf(left, other)),
  );
  const seen = firstFive(pairs, truth);
  const mine = (key: string): boolean => key.split('\n').some(inGroup);
  const errors = (wanted: boolean): Errors => {
    const ownRight = [...right].filter((key) => mine(key) === wanted);
    const ownProposed = [...proposed].filter((key) => mine(key) === wanted);
    const rows = [...seen].filter(([row]) => inGroup(row) === wanted).map(([, counts]) => counts);
    const sum = (part: 'seen' | 'possible') => rows.reduce((total, counts) => total + counts[part], 0);
    return {
      missed: rateOf(ownRight.filter((key) => !proposed.has(key)).length, ownRight.length),
      wrong: rateOf(ownProposed.filter((key) => !right.has(key)).length, ownProposed.length),
      firstFive: rateOf(sum('seen'), sum('possible')),
    };
  };
  const [group, others] = [errors(true), errors(false)];
  return {
    rows: [...truth.rows()].filter(inGroup).length,
    group,
    others,
    verdict: {
      missed: verdictOf(group.missed, others.missed, true),
      wrong: verdictOf(group.wrong, others.wrong, true),
      firstFive: verdictOf(group.firstFive, others.firstFive, false),
    },
  };
}
