import type { CategoryVerdict, OpenCondition, Way } from '../../purposes/model/index.ts';
import { isClaimable } from './proofs.ts';

/** What the giver can still bring about: by writing it, or by asking a second person or the privacy officer. */
const canBeMet = (condition: OpenCondition): boolean =>
  (condition.anyOf ?? [condition]).some(isClaimable) ||
  condition.code === 'four-eyes' ||
  condition.code === 'rule-confirmed';

const stuck = (way: Way): number => way.open.filter((condition) => !canBeMet(condition)).length;

/**
 * Of the rules that let a category go, the one a person can follow: first with the least that nobody can write, then with the
 * least that is open. (A rule for the reporter's own words may ask less than the one at hand, and never come true here.)
 */
export function possibleWay(verdict: CategoryVerdict): Way | undefined {
  if (verdict.way === undefined) return undefined;
  const ways = [verdict.way, ...verdict.alternatives];
  return ways.sort((one, other) => stuck(one) - stuck(other) || one.open.length - other.open.length)[0];
}

/** What is still asked on those ways, once each. */
export function stillAsked(categories: readonly CategoryVerdict[]): OpenCondition[] {
  const open = new Map<string, OpenCondition>();
  for (const verdict of categories) {
    for (const condition of possibleWay(verdict)?.open ?? []) {
      open.set(
        condition.code === 'rule-confirmed' ? `${condition.code} ${condition.rule}` : condition.code,
        condition,
      );
    }
  }
  return [...open.values()];
}
