import { calendarDateAt, newId, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { RuleDecision, RuleDecisionBody } from '../model/index.ts';
import { decidesOnRules } from './policy.ts';
import { findRuleDecisions, insertRuleDecision } from './rule-queries.ts';

const at = (
  pointer: string,
  code: 'term-out-of-bounds' | 'future-date' | 'nothing-changed',
  params?: object,
): never =>
  refuse(
    problem('invalid-body', {
      errors: [{ pointer, code, ...(params === undefined ? {} : { params: params as never }) }],
    }),
  );

/**
 * Records a decision of the own organisation on the term of one of its rules; terms that rest on it are computed again. Errors: not-allowed, not-found (no such
 * rule), term-out-of-bounds with the bounds of the content, future-date, nothing-changed (it had no rule of its own), stale-version.
 */
export async function decideRule(
  scope: Scope,
  body: RuleDecisionBody,
): Promise<{ readonly decision: RuleDecision; readonly terms: number }> {
  if (!decidesOnRules(scope)) refuse('not-allowed');
  if (body.decidedOn > calendarDateAt(scope.now)) at('/decidedOn', 'future-date');
  const id = newId();
  const told = (await insertRuleDecision(scope, id, body)) ?? refuse('not-found');
  if ('refused' in told) {
    if (told.refused === 'stale') return refuse('stale-version');
    if (told.refused === 'nothing-to-end') return at('/months', 'nothing-changed');
    if (told.shortest === undefined || told.shortest === null) return refuse('not-allowed');
    return at('/months', 'term-out-of-bounds', { shortest: told.shortest, longest: told.longest ?? 0 });
  }
  scope.audit({
    action: 'retention-rule.decided',
    kind: 'retention-rule',
    records: [{ id, organisationId: scope.organisation.id }],
    detail: {
      recordKind: body.recordKind,
      purpose: body.purpose,
      outcome: body.outcome,
      months: body.months,
      terms: told.terms,
    },
  });
  const decision = (await findRuleDecisions(scope)).find((found) => found.id === id) ?? refuse('not-found');
  return { decision, terms: told.terms };
}
