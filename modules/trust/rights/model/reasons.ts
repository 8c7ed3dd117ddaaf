import content from './withholding-reasons.json' with { type: 'json' };

type InTwoLanguages = { readonly nl: string; readonly en: string };

/** Why something of a record is not shown to the person it is about, with the articles it rests on. */
export type WithholdingReason = {
  readonly code: string;
  /** The restriction in the law's content that it stands on. */
  readonly restriction: string;
  readonly articles: readonly string[];
  readonly title: InTwoLanguages;
  /** How the letter says it: plain words, and nothing of what is withheld. */
  readonly letter: InTwoLanguages;
};

export const WITHHOLDING_REASONS: readonly WithholdingReason[] = content.reasons;

const BY_CODE = new Map(WITHHOLDING_REASONS.map((reason) => [reason.code, reason]));

export const reasonOf = (code: string): WithholdingReason | undefined => BY_CODE.get(code);
