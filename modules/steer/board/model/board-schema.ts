import { z } from 'zod';

/**
 * `shown`; `small`: under ten; `hidden` and `withheld`: kept back so that nobody works out one under ten; `not-shared`: that
 * organisation's privacy officer did not confirm the rule for it.
 */
const MARKS = ['shown', 'small', 'hidden', 'withheld', 'not-shared'] as const;

const cell = { count: z.number().nullable(), mark: z.enum(MARKS) };
const cellSchema = z.object(cell);
export type Cell = z.output<typeof cellSchema>;

const RESULT_KINDS = [
  'casesFinished',
  'casesRunning',
  'barriersRaised',
  'households',
  'people',
  'recoveredCents',
] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

const result = z.object({ region: cellSchema, own: z.number().nullable() });

export const boardSchema = z.object({
  year: z.number().int(),
  theme: z.string().nullable(),
  region: z.object({ signals: cellSchema, takenUp: cellSchema }),
  /** Exact, of the reader's own municipality; null for who has none. */
  own: z.object({ signals: z.number().int(), takenUp: z.number().int() }).nullable(),
  results: z.record(z.enum(RESULT_KINDS), result),
  municipalities: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      inhabitants: z.number().int().nullable(),
      own: z.boolean(),
      per10000: z.number().nullable(),
      ...cell,
    }),
  ),
  portfolios: z.array(
    z.object({ code: z.string(), title: z.string().nullable(), own: z.number().int().nullable(), ...cell }),
  ),
  /** Signals per month, January first, in each domain; always of all themes in it. */
  domains: z.array(z.object({ domain: z.string(), ...cell, months: z.array(cellSchema).length(12) })),
  /** What can be chosen. */
  themes: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string(), domain: z.string() })),
  rule: z.object({
    code: z.string(),
    title: z.string(),
    articles: z.array(z.object({ law: z.string(), article: z.string() })),
  }),
});
export type Board = z.output<typeof boardSchema>;

export const ownSignalSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  themeCode: z.string().nullable(),
  state: z.string(),
  receivedOn: z.string(),
  portfolioTitle: z.string().nullable(),
});
export type OwnSignal = z.output<typeof ownSignalSchema>;

export const ownOutcomeSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  themeCode: z.string().nullable(),
  recordedOn: z.string(),
  barriersRaised: z.number().int(),
  households: z.number().int(),
  people: z.number().int(),
  recoveredCents: z.number().int(),
});
export type OwnOutcome = z.output<typeof ownOutcomeSchema>;

/** Signals per 10,000 inhabitants, or null when the count or the number of inhabitants is not known. */
export const rateOf = (count: number | null, inhabitants: number | null): number | null =>
  count === null || inhabitants === null ? null : Math.round((count / inhabitants) * 100_000) / 10;
