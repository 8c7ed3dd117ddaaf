import type { RuleReference } from './legal-bases.ts';
import type { Condition } from './legal-bases-schema.ts';

/** One side of a disclosure: an organisation and the roles of the people on that side who give or get the data. */
export type DisclosureParty = {
  readonly organisationId: string;
  /** Code of the organisation type, `melder`, `openbaar`, `betrokkene` and the like included. */
  readonly type: string;
  /** Role codes. Left empty for a party that does not work in the platform under this purpose. */
  readonly roles: readonly string[];
};

export type DisclosureRequest = {
  readonly from: DisclosureParty;
  readonly to: DisclosureParty;
  readonly purpose: string;
  /** Purpose of the record that is given from, when another than `purpose` (a signal that becomes a referral). */
  readonly sourcePurpose?: string;
  /** Phase of the record in `purpose`. Given, it decides the two phase conditions, whatever the facts say. */
  readonly phase?: string;
  /** Data categories in the disclosure; every one of them must pass. */
  readonly categories: readonly string[];
  /**
   * Regimes (`politie-dagelijks`, `fiscaal`, ...) that the data carry since police, prosecution or tax brought them. Whoever passes on a
   * copy states them. What such a giver brings itself carries its own regime without being told.
   */
  readonly sourceRegimes?: readonly string[];
  /** Codes of `engine.appliesWhen` that are so. `different-organisation` is found out here. */
  readonly circumstances?: readonly string[];
  /** Only rules that ask this condition may carry it (`hit-no-hit-first`): another rule for the same data is no way around. */
  readonly through?: string;
};

/** A condition that holds, and who or what makes it so. */
export type Fact = {
  readonly condition: string;
  /** Must be what the condition asks: a statement does not stand in for an approval. */
  readonly by: Condition['by'];
  readonly personId?: string;
  readonly recordId?: string;
  readonly text?: string;
};

export type DisclosureFacts = {
  readonly facts: readonly Fact[];
  /** Rules confirmed by the privacy officer of the giving organisation, in this version of the content. */
  readonly confirmedRules: readonly string[];
  /**
   * Categories that at most may go to this partner, whatever the rules; set by the giver's administrator. Left out: no such limit. It counts
   * only between two organisations, and only takes away.
   */
  readonly ceiling?: readonly string[] | undefined;
  /** Conditions that are asked on top of those of the rules, such as the word about a recipient who is new. */
  readonly alsoAsked?: readonly string[] | undefined;
};

export type OpenCondition = Condition & {
  /** Rule that asks it; for `rule-confirmed` the rule to be confirmed. */
  readonly rule: string;
  /** Of a composite condition: one of these makes it hold; it is never claimed itself. */
  readonly anyOf?: readonly Condition[];
};

export type MetCondition = {
  readonly code: string;
  readonly title: string;
  readonly rule: string;
  readonly facts: readonly Fact[];
};

export type Outcome = 'allowed' | 'allowed-when' | 'not-allowed';

const REFUSAL_REASONS = [
  'no-category',
  'purpose-unknown',
  'purpose-disabled',
  'giver-outside-purpose',
  'receiver-outside-purpose',
  'giver-role',
  'receiver-role',
  'category-unknown',
  'category-forbidden',
  'category-outside-purpose',
  'prohibited',
  'above-ceiling',
  'not-in-date',
  'no-rule',
] as const;

/** `by` is the prohibition, the purpose, or the permission that does not hold today; without one there is simply nothing that permits. */
export type Refusal = { readonly reason: (typeof REFUSAL_REASONS)[number]; readonly by?: RuleReference };

export type Way = {
  readonly rule: RuleReference;
  /** Prohibitions that match and stay lifted only as long as the conditions hold. */
  readonly lifts: readonly RuleReference[];
  readonly open: readonly OpenCondition[];
  readonly met: readonly MetCondition[];
};

export type CategoryVerdict = {
  readonly category: string;
  /** True for a category that was added because of the regime under which the data were brought. */
  readonly regime: boolean;
  readonly outcome: Outcome;
  /** The way with the fewest open conditions; absent when refused. */
  readonly way?: Way;
  readonly alternatives: readonly Way[];
  readonly refusals: readonly Refusal[];
};

export type DisclosureVerdict = {
  readonly contentVersion: string;
  readonly purpose: string;
  readonly outcome: Outcome;
  readonly categories: readonly CategoryVerdict[];
  /** Everything that is still asked over all categories, once each (`rule-confirmed` once for each rule). */
  readonly open: readonly OpenCondition[];
  readonly rules: readonly RuleReference[];
  readonly refusals: readonly Refusal[];
};
