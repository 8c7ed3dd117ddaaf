import { SURE_FROM } from './how-sure.ts';

/** How two values of a field stand to each other: equal, much alike, the same written differently, different, not to compare. */
export type Sign = '=' | '≈' | '⇄' | '≠' | '?';

export type TwoLanguages = { readonly nl: string; readonly en: string };

export type WeighedField = {
  readonly field: string;
  readonly here: string | null;
  readonly there: string | null;
  readonly sign: Sign;
  /** Binary logarithm of how much more likely this makes it: + speaks for, - against, 0 says nothing. */
  readonly points: number;
  readonly level: string;
  readonly sentence: TwoLanguages;
};

export const bands = ['near-certain', 'to-judge', 'no'] as const;
type Band = (typeof bands)[number];

/** What the program makes of two mentions, and how it came to it. Never a score of a person: it is about the pair. */
export type Weighed = {
  readonly probability: number;
  readonly band: Band;
  /** Where it starts: how seldom two such mentions are the same, before anything is compared. */
  readonly prior: number;
  /** Where it ends: the prior and the points of every field. */
  readonly points: number;
  readonly fields: readonly WeighedField[];
};

/** However near certain the program is, it decides nothing. */
function bandOf(probability: number): Band {
  if (probability >= SURE_FROM['near-certain']) return 'near-certain';
  return probability >= SURE_FROM.possible ? 'to-judge' : 'no';
}

/** The sum of prior and fields, as a probability. */
export function weighedOf(prior: number, fields: readonly WeighedField[]): Weighed {
  const points = fields.reduce((sum, field) => sum + field.points, prior);
  const probability = 1 / (1 + 2 ** -points);
  return { probability, band: bandOf(probability), prior, points, fields };
}
