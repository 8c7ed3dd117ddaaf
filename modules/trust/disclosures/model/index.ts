export {
  approvalSchema,
  type CeilingBody,
  type ConfirmableRule,
  ceilingBody,
  ceilingSchema,
  confirmableRuleSchema,
  type Disclosure,
  type DisclosureApproval,
  disclosureSchema,
  type Outlook,
  outlookSchema,
  type PartnerCeiling,
  type Proof,
  type PurposeInView,
  proofsSchema,
  purposeSchema,
  ruleSchema,
  type ShownRule,
} from './disclosure-schemas.ts';

export { possibleWay, stillAsked } from './possible-way.ts';
export { factsOfProofs, proves } from './proofs.ts';
