import { z } from 'zod';

/** Results that may be told to a reporter: what was done, never about whom. Order: the one that matters most first. */
export const RESULTS = [
  'help-given',
  'home-found',
  'acted',
  'closed-down',
  'recovered',
  'out-of-circuit',
  'nothing-found',
  'prevented',
] as const;
export type ResultCode = (typeof RESULTS)[number];

const count = z.number().int().min(0).max(100_000);

export const healthEffectSchema = z.strictObject({
  /** The words of the theme (`healthEffects`), as they were when it was recorded. */
  effect: z.string().min(1).max(300),
  change: z.enum(['better', 'same', 'worse', 'unknown']),
  note: z.string().max(500).default(''),
});

/** What a case or an own follow-up brought. Money in cents. */
export const outcomeFields = {
  barriersRaised: z
    .array(z.strictObject({ barrierCode: z.string().max(120), note: z.string().max(500).default('') }))
    .max(50)
    .default([]),
  closures: count.default(0),
  recoveredCents: z.number().int().min(0).max(100_000_000_000).default(0),
  goods: z.string().max(1000).default(''),
  careGiven: count.default(0),
  housingFound: count.default(0),
  outOfCircuit: count.default(0),
  healthEffects: z.array(healthEffectSchema).max(20).default([]),
  lessons: z.string().max(4000).default(''),
};

export const outcomeSchema = z.strictObject(outcomeFields);
export type OutcomeFields = z.output<typeof outcomeSchema>;

/** The results behind the figures, without any of them: what may leave the case. */
export function resultsOf(outcome: OutcomeFields): ResultCode[] {
  const found: ResultCode[] = [];
  if (outcome.careGiven > 0) found.push('help-given');
  if (outcome.housingFound > 0) found.push('home-found');
  if (outcome.barriersRaised.length > 0) found.push('acted');
  if (outcome.closures > 0) found.push('closed-down');
  if (outcome.recoveredCents > 0 || outcome.goods.trim() !== '') found.push('recovered');
  if (outcome.outOfCircuit > 0) found.push('out-of-circuit');
  return found.length > 0 ? found : ['nothing-found'];
}
