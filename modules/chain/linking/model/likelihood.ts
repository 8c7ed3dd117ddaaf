/** Words for how likely two are the same, from seldom to near certain. */
type Likelihood = 'seldom' | 'possible' | 'likely' | 'near-certain';

const pointsAt = (probability: number): number => Math.log2(probability / (1 - probability));

/** From how many points on each word holds. */
export const LIKELY_FROM: Readonly<Record<Exclude<Likelihood, 'seldom'>, number>> = {
  possible: pointsAt(0.02),
  likely: pointsAt(0.6),
  'near-certain': pointsAt(0.99),
};

export function likelihoodOf(points: number): Likelihood {
  if (points >= LIKELY_FROM['near-certain']) return 'near-certain';
  if (points >= LIKELY_FROM.likely) return 'likely';
  return points >= LIKELY_FROM.possible ? 'possible' : 'seldom';
}
