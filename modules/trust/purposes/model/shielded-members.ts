import type { LegalBasesContent, SharingRule } from './legal-bases-schema.ts';

/** Who would be shown as taking part in a case. */
export type MemberInView = {
  /** Type of the organisation that takes part. */
  readonly type: string;
  /** Purpose of the case. */
  readonly purpose: string;
};

const holdsOn = (rule: SharingRule, on: string): boolean =>
  (rule.validFrom ?? on) <= on && on <= (rule.validUntil ?? on);

const names = (list: readonly string[], code: string): boolean => list.includes('*') || list.includes(code);

/**
 * Types of organisations that may not know that this member takes part, by the rules of the member's own organisation. It closes, so it
 * counts as a prohibition does: also before a privacy officer confirmed the rule. `on`: calendar day. The database decides by the same
 * (`shields_member`), so that no list can forget it.
 */
export const membersShieldedFrom = (
  content: Pick<LegalBasesContent, 'sharingRules'>,
  member: MemberInView,
  on: string,
): string[] => {
  const from = content.sharingRules
    .filter((rule) => names(rule.from, member.type) && names([rule.purpose], member.purpose))
    .filter((rule) => holdsOn(rule, on))
    .flatMap((rule) => rule.shieldsMembersFrom ?? []);
  return [...new Set(from)].sort();
};
