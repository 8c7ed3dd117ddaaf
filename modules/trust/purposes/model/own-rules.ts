import type { LegalBasesContent, SharingRule } from './legal-bases-schema.ts';

/** What an organisation put in force for one rule: another text, or (null) that it no longer holds here. */
export type OwnRule = { readonly code: string; readonly rule: SharingRule | null };

/** Whom the region's rule keeps from knowing who takes part, the own text keeps from it too. */
const keepingShield = (region: SharingRule, own: SharingRule): SharingRule =>
  region.shieldsMembersFrom === undefined
    ? own
    : {
        ...own,
        shieldsMembersFrom: [...new Set([...region.shieldsMembersFrom, ...(own.shieldsMembersFrom ?? [])])],
      };

/**
 * The rules of an organisation: the region's, each replaced by the own text where there is one, without those it switched off, and then its
 * own. A prohibition of the region is never replaced nor switched off: an organisation can only be stricter than that.
 */
export const composeOwnRules = (region: LegalBasesContent, own: readonly OwnRule[]): LegalBasesContent => {
  const replaced = new Map(own.map((item) => [item.code, item.rule]));
  const regional = region.sharingRules.flatMap((rule) => {
    const mine = rule.effect === 'prohibit' ? undefined : replaced.get(rule.code);
    return mine === undefined ? [rule] : mine === null ? [] : [keepingShield(rule, mine)];
  });
  const known = new Set(region.sharingRules.map((rule) => rule.code));
  const added = own.flatMap((item) => (known.has(item.code) || item.rule === null ? [] : [item.rule]));
  return { ...region, sharingRules: [...regional, ...added] };
};
