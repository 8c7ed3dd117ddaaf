import type { Outlook, ShownRule } from './disclosure-schemas.ts';
import { isClaimable, proofLength, proves } from './proofs.ts';

/** What a giver typed for one condition. */
export type ProofText = { readonly text: string; readonly approvedBy: string };
export type ProofTexts = Readonly<Record<string, ProofText>>;

export const NO_PROOF: ProofText = { text: '', approvedBy: '' };

type OutlookRule = Outlook['rules'][number];
export type AskedCondition = OutlookRule['open'][number];
export type MetCondition = OutlookRule['met'][number];

/** The rule by which a category goes; undefined when none lets it go. */
export const ruleOfCategory = (outlook: Outlook, category: string): OutlookRule | undefined =>
  outlook.rules.find((item) => item.categories.some(({ code }) => code === category));

export const mayGo = (outlook: Outlook, categories: readonly string[]): boolean =>
  categories.every((category) => ruleOfCategory(outlook, category) !== undefined);

/**
 * Rules of the chosen categories; with nothing chosen those of what is offered, so that a giver reads them first. Who writes is offered
 * nothing, and reads them all.
 */
export function rulesInPlay(
  outlook: Outlook,
  chosen: readonly string[],
  offered: readonly string[] = [],
): OutlookRule[] {
  const categories = chosen.length === 0 ? offered : chosen;
  if (categories.length === 0) return [...outlook.rules];
  return [...new Set(categories.flatMap((category) => ruleOfCategory(outlook, category) ?? []))];
}

export type KeptBack = {
  readonly category: string;
  readonly title: string;
  /** Why, as the evaluator says; null when no rule lets it go. */
  readonly reason: string | null;
  /** The prohibition; null when the purpose does not know it, or none of its rules lets it go. */
  readonly rule: ShownRule | null;
};

/** What of the chosen categories may not go, and what keeps it back. */
export const keptBack = (outlook: Outlook, categories: readonly string[]): KeptBack[] =>
  categories
    .filter((category) => ruleOfCategory(outlook, category) === undefined)
    .map((category) => {
      const never = outlook.never.find((item) => item.categories.some(({ code }) => code === category));
      return {
        category,
        title: outlook.titles[category] ?? category,
        reason: never?.reason ?? null,
        rule: never?.rule ?? null,
      };
    });

const once = <Item extends { readonly code: string; readonly rule?: string }>(
  items: readonly Item[],
): Item[] => [
  ...new Map(
    items.map((item) => [item.code === 'rule-confirmed' ? `${item.code} ${item.rule}` : item.code, item]),
  ).values(),
];

export const askedConditions = (rules: readonly OutlookRule[]): AskedCondition[] =>
  once(rules.flatMap((item) => item.open));
export const metConditions = (rules: readonly OutlookRule[]): MetCondition[] =>
  once(rules.flatMap((item) => item.met));

const approvedBy = (proof: ProofText) =>
  proof.approvedBy.trim() === '' ? {} : { approvedBy: proof.approvedBy.trim() };

/** True when what was typed makes the condition hold. */
export const isProven = (
  condition: Pick<AskedCondition, 'code' | 'by' | 'anyOf'>,
  texts: ProofTexts,
): boolean => {
  if (condition.anyOf !== undefined) return condition.anyOf.some((part) => isProven(part, texts));
  const proof = texts[condition.code] ?? NO_PROOF;
  return proves(condition, { text: proof.text, ...approvedBy(proof) });
};

/** How many characters are still missing; 0 when there are enough. */
export const missingCharacters = (
  condition: Pick<AskedCondition, 'code' | 'by'>,
  texts: ProofTexts,
): number => Math.max(0, proofLength(condition) - (texts[condition.code]?.text.trim().length ?? 0));

/** Conditions that stay open; `fourEyes`: a second person said yes. */
export const stillOpen = (
  asked: readonly AskedCondition[],
  texts: ProofTexts,
  fourEyes: boolean,
): AskedCondition[] =>
  asked.filter((condition) => (condition.code === 'four-eyes' ? !fourEyes : !isProven(condition, texts)));

/** What goes to the server: only what counts. */
export const proofsToSend = (asked: readonly AskedCondition[], texts: ProofTexts) =>
  asked
    .flatMap((condition) => condition.anyOf ?? [condition])
    .filter((condition) => isClaimable(condition) && isProven(condition, texts))
    .map((condition) => {
      const proof = texts[condition.code] ?? NO_PROOF;
      return { condition: condition.code, text: proof.text.trim(), ...approvedBy(proof) };
    });
