import {
  evaluateDisclosure,
  type Fact,
  type LegalBases,
  type RoleGroupsContent,
  type RuleReference,
} from '#modules/trust/purposes/model/index.ts';
import { type ProblemParams, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { CategoryUse } from '../model/index.ts';

/** What the product itself guarantees when a desk records a signal: the form asks nothing else, and the giver is the reporter. */
const guaranteed: readonly Fact[] = [
  'purpose-selected',
  'role-authorised',
  'minimum-fields',
  'no-origin-indicator',
  'own-observation',
  'retention-not-expired',
].map((condition) => ({ condition, by: 'system' }));

/** Roles that read every signal of a purpose: they receive what a desk records. */
export const receivingRoles = (groups: RoleGroupsContent, purpose: string): string[] =>
  Object.entries(groups.wideReading)
    .filter(([, purposes]) => purposes.includes(purpose))
    .map(([role]) => role);

/**
 * Recording is giving to the coordinator of the purpose, so it needs a rule for every data category. Returns the rules that carry it;
 * none when the recorder is that coordinator. Errors: problem `rule-refuses` with the fields concerned, `conditions-open`.
 */
export function discloseToCoordinator(
  scope: Scope,
  content: {
    readonly legal: LegalBases;
    readonly groups: RoleGroupsContent;
    readonly confirmedRules: readonly string[];
  },
  purpose: string,
  uses: readonly CategoryUse[],
): readonly RuleReference[] {
  if (scope.widePurposes.includes(purpose)) return [];
  const party = { organisationId: scope.organisation.id, type: scope.organisation.type };
  const verdict = evaluateDisclosure(
    content.legal,
    {
      from: { ...party, roles: scope.roles },
      to: { ...party, roles: receivingRoles(content.groups, purpose) },
      purpose,
      categories: [...new Set(uses.map((use) => use.category))],
    },
    { facts: guaranteed, confirmedRules: content.confirmedRules },
  );
  if (verdict.outcome === 'allowed') return verdict.rules;
  const wanted = verdict.outcome === 'not-allowed' ? 'not-allowed' : 'allowed-when';
  const blocked = new Map(
    verdict.categories
      .filter((item) => item.outcome === wanted)
      .map((item) => [item.category, item.refusals.find((refusal) => refusal.by !== undefined)?.by]),
  );
  const code = verdict.outcome === 'not-allowed' ? 'rule-refuses' : 'conditions-open';
  return refuse(
    problem(code, {
      params: { purpose, open: verdict.open.map((item) => item.title).join('; ') },
      errors: uses
        .filter((use) => blocked.has(use.category))
        .map((use) => {
          const by = blocked.get(use.category);
          const because: ProblemParams = by === undefined ? {} : { rule: by.code, sentence: by.explanation };
          return { pointer: use.pointer, code, params: { category: use.category, ...because } };
        }),
    }),
  );
}
