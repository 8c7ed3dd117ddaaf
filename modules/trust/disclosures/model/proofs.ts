import type { Condition, Fact } from '../../purposes/model/index.ts';
import type { Proof } from './disclosure-schemas.ts';

/** Characters that a text must have, by who or what makes the condition hold. */
const MOTIVATION_LENGTH = 20;
const STATEMENT_LENGTH = 10;
const MARK_LENGTH = 3;

/** Found out from the tables or taken by someone else: whatever a giver writes about these does not count. */
const NEVER_CLAIMED: ReadonlySet<string> = new Set([
  'weighing-approved',
  'convenant-signed',
  'dpia-current',
  'intake-mandate',
  'dpo-notified',
]);

export const isClaimable = (condition: Pick<Condition, 'code' | 'by'>): boolean =>
  condition.by !== 'system' && !NEVER_CLAIMED.has(condition.code);

/** Fewest characters of the text that makes this condition hold. */
export const proofLength = (condition: Pick<Condition, 'code' | 'by'>): number => {
  if (condition.code === 'need-to-know-motivation') return MOTIVATION_LENGTH;
  return condition.by === 'statement' ? STATEMENT_LENGTH : MARK_LENGTH;
};

/** True when this proof makes the condition hold. */
export const proves = (condition: Pick<Condition, 'code' | 'by'>, proof: Omit<Proof, 'condition'>): boolean =>
  isClaimable(condition) &&
  proof.text.trim().length >= proofLength(condition) &&
  (condition.by !== 'approval' || (proof.approvedBy ?? '').trim().length >= MARK_LENGTH);

/** What a giver wrote, as facts; what is too short or not theirs to state is left out and stays open. */
export const factsOfProofs = (
  conditions: ReadonlyMap<string, Condition>,
  proofs: readonly Proof[],
  personId: string,
): Fact[] =>
  proofs.flatMap((proof) => {
    const condition = conditions.get(proof.condition);
    if (condition === undefined || !proves(condition, proof)) return [];
    const text = proof.approvedBy === undefined ? proof.text : `${proof.approvedBy}: ${proof.text}`;
    return [{ condition: condition.code, by: condition.by, personId, text }];
  });
