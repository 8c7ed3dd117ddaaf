import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { insertAdvice } from './advice-queries.ts';
import { findEditions } from './edition-queries.ts';
import { type RuleParts, regionOf, ruleIn } from './own-rules.ts';
import { mayAdvise } from './policy.ts';
import { auditRule } from './save-rule.ts';

/** The FG writes what it thinks of the newest text of a rule. It stands beside the rule and stops nothing. Errors: `not-allowed`, `not-found`. */
export async function adviseOnRule(
  scope: Scope,
  parts: RuleParts,
  code: string,
  text: string,
): Promise<string> {
  if (!mayAdvise(scope)) refuse('not-allowed');
  const [edition] = await findEditions(scope, code);
  if (edition === undefined && ruleIn(regionOf(parts).document, code) === null) refuse('not-found');
  const id = await insertAdvice(scope, { ruleCode: code, editionId: edition?.id ?? null, text });
  auditRule(scope, 'rule.advised', id, code);
  return id;
}
