export {
  approvalSchema,
  categorySchema,
  type ConfirmableRule,
  conditionSchema,
  confirmableRuleSchema,
  type Disclosure,
  type DisclosureApproval,
  disclosureSchema,
  type Outlook,
  outlookSchema,
  type Proof,
  proofSchema,
  proofsSchema,
  ruleSchema,
  type ShownRule,
} from './disclosure-schemas.ts';
export { factsOfProofs, isClaimable, MOTIVATION_LENGTH, proofLength, proves } from './proofs.ts';
