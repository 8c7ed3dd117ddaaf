export {
  approvalSchema,
  type ConfirmableRule,
  confirmableRuleSchema,
  type Disclosure,
  type DisclosureApproval,
  disclosureSchema,
  type Outlook,
  outlookSchema,
  type Proof,
  type PurposeInView,
  proofsSchema,
  purposeSchema,
  ruleSchema,
  type ShownRule,
} from './disclosure-schemas.ts';

export { possibleWay, stillAsked } from './possible-way.ts';
export { factsOfProofs, proves } from './proofs.ts';
