import { SURE_FROM } from './how-sure.ts';

/** Words for how likely two are the same, from seldom to near certain. */
type Likelihood = 'seldom' | 'possible' | 'likely' | 'near-certain';

const pointsAt = (probability: number): number => Math.log2(probability / (1 - probability));

/** From how many points on each word holds. */
export const LIKELY_FROM: Readonly<Record<Exclude<Likelihood, 'seldom'>, number>> = {
  possible: pointsAt(SURE_FROM.possible),
  likely: pointsAt(SURE_FROM.likely),
  'near-certain': pointsAt(SURE_FROM['near-certain']),
};

export function likelihoodOf(points: number): Likelihood {
  if (points >= LIKELY_FROM['near-certain']) return 'near-certain';
  if (points >= LIKELY_FROM.likely) return 'likely';
  return points >= LIKELY_FROM.possible ? 'possible' : 'seldom';
}
