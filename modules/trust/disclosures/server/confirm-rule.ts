import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';
import type { ConfirmableRule } from '../model/index.ts';
import { mayConfirmRules } from './policy.ts';
import { findConfirmations, insertConfirmation, withdrawConfirmation } from './rule-queries.ts';

/** All rules of the version in force for the own organisation, with who confirmed each. */
export async function listRules(
  scope: Scope,
  content: ContentStore,
): Promise<{ contentVersionId: string; version: string; rules: ConfirmableRule[] }> {
  const legal = content.legal(scope.organisation.id);
  const confirmations = new Map((await findConfirmations(scope, legal.id)).map((row) => [row.ruleCode, row]));
  const rules = legal.document.content.sharingRules.map((rule): ConfirmableRule => {
    const row = confirmations.get(rule.code);
    return {
      code: rule.code,
      title: rule.title,
      effect: rule.effect,
      purposeCode: rule.purpose,
      from: rule.from,
      to: rule.to,
      categories: rule.dataCategories,
      articles: rule.basis.map(({ law, article }) => ({ law, article })),
      explanation: rule.explanation,
      confidence: rule.confidence,
      note: rule.note ?? null,
      confirmation:
        row === undefined
          ? null
          : { id: row.id, confirmedByName: row.confirmedByName, confirmedAt: row.confirmedAt },
    };
  });
  return { contentVersionId: legal.id, version: legal.version, rules };
}

const audit = (scope: Scope, action: string, id: string, rule: string): void =>
  scope.audit({
    action,
    kind: 'rule-confirmation',
    records: [{ id, organisationId: scope.organisation.id, purpose: 'audit-logging' }],
    rule,
  });

/** The privacy officer says yes to one version of a rule, for the own organisation. */
export async function confirmRule(
  scope: Scope,
  content: ContentStore,
  ruleCode: string,
  contentVersionId: string,
): Promise<string> {
  if (!mayConfirmRules(scope)) refuse('not-allowed');
  const legal = content.legal(scope.organisation.id);
  // A yes is to what was read: with a newer version in force it has to be read again.
  if (legal.id !== contentVersionId) refuse('stale-version', { current: { contentVersionId: legal.id } });
  const rule = legal.document.rules.get(ruleCode);
  if (rule === undefined || rule.effect !== 'allow') {
    return refuse('invalid-body', { errors: [{ pointer: '/ruleCode', code: 'unknown-value' }] });
  }
  const standing = (await findConfirmations(scope, legal.id)).find((row) => row.ruleCode === ruleCode);
  if (standing !== undefined) refuse('already-exists');
  const id = await insertConfirmation(scope, ruleCode, legal.id);
  audit(scope, 'rule.confirmed', id, ruleCode);
  return id;
}

export async function unconfirmRule(scope: Scope, id: string): Promise<void> {
  if (!mayConfirmRules(scope)) refuse('not-allowed');
  const ruleCode = await withdrawConfirmation(scope, id);
  if (ruleCode === undefined) return refuse('not-found');
  audit(scope, 'rule.unconfirmed', id, ruleCode);
}
