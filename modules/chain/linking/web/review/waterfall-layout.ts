import { LIKELY_FROM, type Weighed, type WeighedField } from '../../model/index.ts';

export type WaterfallStep = {
  readonly key: string;
  /** In percents of the drawing. */
  readonly x: number;
  readonly width: number;
  readonly direction: 'start' | 'for' | 'against' | 'nothing' | 'outcome';
  readonly points: number;
  /** Prior and fields so far together. */
  readonly sum: number;
  readonly field?: WeighedField;
};

export type Waterfall = {
  readonly steps: readonly WaterfallStep[];
  readonly marks: readonly { readonly at: 'possible' | 'likely' | 'near-certain'; readonly x: number }[];
};

/** Room before the first and after the last, in points. */
const MARGIN = 2;
const MARKS = ['possible', 'likely', 'near-certain'] as const;

const directionOf = (points: number): WaterfallStep['direction'] =>
  points > 0 ? 'for' : points < 0 ? 'against' : 'nothing';

/** Prior, each field that can be compared, and the outcome, as bars from where the last one ended. */
export function layOutWaterfall({ prior, points, fields }: Weighed): Waterfall {
  const compared = fields.filter((field) => field.sign !== '?');
  const sums: number[] = [];
  for (const field of compared) sums.push((sums.at(-1) ?? prior) + field.points);
  const lowest = Math.min(prior, points, ...sums) - MARGIN;
  const highest = Math.max(prior, points, LIKELY_FROM['near-certain'], ...sums) + MARGIN;
  const at = (value: number): number => ((value - lowest) / (highest - lowest)) * 100;
  const bar = (from: number, to: number) => ({
    x: at(Math.min(from, to)),
    width: Math.abs(at(to) - at(from)),
  });
  const start: WaterfallStep = {
    key: 'start',
    ...bar(lowest, prior),
    direction: 'start',
    points: prior,
    sum: prior,
  };
  const outcome: WaterfallStep = {
    key: 'outcome',
    ...bar(lowest, points),
    direction: 'outcome',
    points,
    sum: points,
  };
  const steps = compared.map((field, index): WaterfallStep => {
    const sum = sums[index] ?? prior;
    return {
      key: field.field,
      ...bar(sum - field.points, sum),
      direction: directionOf(field.points),
      points: field.points,
      sum,
      field,
    };
  });
  return {
    steps: [start, ...steps, outcome],
    marks: MARKS.map((mark) => ({ at: mark, x: at(LIKELY_FROM[mark]) })),
  };
}
