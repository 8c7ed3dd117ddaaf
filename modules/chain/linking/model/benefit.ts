import type { Proposal, QueuedProposal } from './proposal.ts';

/** What makes a decision on a proposal worth somebody's time. About the proposal, never about a person. */
export type Benefit = QueuedProposal['benefit'];

/**
 * How much each reason counts in the order of the queue. Looking helps most where the program doubts: what is near certain
 * takes a glance, what is only possible seldom becomes a link.
 */
export const BENEFIT = {
  strength: { strong: 40, likely: 35, 'near-certain': 25, possible: 10 },
  urgent: 30,
  termNear: 20,
  termNearDays: 7,
  atWork: 10,
  inCase: 12,
  perConnected: 6,
  mostConnected: 5,
  perWeek: 3,
  mostWeeks: 4,
} as const;

/** The number by which the queue is ordered, highest first. The queries count the same; a test holds the two together. */
export function benefitOf(strength: Proposal['strength'], benefit: Benefit): number {
  return (
    BENEFIT.strength[strength] +
    (benefit.urgent ? BENEFIT.urgent : 0) +
    (benefit.termNear ? BENEFIT.termNear : 0) +
    (benefit.atWork ? BENEFIT.atWork : 0) +
    (benefit.inCase ? BENEFIT.inCase : 0) +
    Math.min(benefit.connects, BENEFIT.mostConnected) * BENEFIT.perConnected +
    Math.min(Math.floor(benefit.waitingDays / 7), BENEFIT.mostWeeks) * BENEFIT.perWeek
  );
}
