import { newId, type Problem, problem } from '#platform/kit/index.ts';
import { type AuditEvent, refuseWithAudit, type Scope } from '#platform/server/index.ts';
import { type DisclosureVerdict, evaluateDisclosure, type MetCondition } from '../../purposes/model/index.ts';
import { type ShownRule, stillAsked } from '../model/index.ts';
import { spendApproval } from './approval-queries.ts';
import { insertDisclosure, type KeptCondition } from './disclosure-queries.ts';
import { shownRule } from './explain-outlook.ts';
import { factsFor, type GatheredFacts, type Giving, giverOf } from './facts.ts';
import type { DisclosurePorts } from './ports.ts';

export type GivenDisclosure = {
  readonly id: string;
  readonly rules: readonly ShownRule[];
  readonly categories: readonly string[];
  readonly regimes: readonly string[];
  readonly contentVersionId: string;
};

/**
 * Gives: weighs the rules on the facts and writes the disclosure, in the caller's transaction; the caller copies the data.
 * Errors: problem `rule-refuses` (per category the reason, rule, articles and sentence) or `conditions-open` (each with `by`).
 * Either way the evaluation is in the audit log.
 */
export async function giveDisclosure(
  scope: Scope,
  ports: DisclosurePorts,
  giving: Giving,
): Promise<GivenDisclosure> {
  const legal = ports.content.legal(giverOf(scope).organisationId);
  const known = await factsFor(scope, ports, giving);
  const verdict = evaluateDisclosure(legal.document, { ...giving, from: giverOf(scope) }, known);
  const event = evaluationEvent(scope, giving, verdict, legal.version);
  const refused = refusalOf(verdict);
  if (refused !== undefined) return refuseWithAudit(refused, [event]);
  scope.audit(event);
  const id = newId();
  const rules = verdict.rules.map(shownRule);
  const regimes = verdict.categories.filter((item) => item.regime).map((item) => item.category);
  await insertDisclosure(scope, {
    id,
    organisationId: giverOf(scope).organisationId,
    recipientOrganisationId: giving.to.organisationId,
    recipientPersonId: giving.recipientPersonId,
    purposeCode: giving.purpose,
    sourcePurposeCode: giving.sourcePurpose,
    contentVersionId: legal.id,
    rules,
    categories: [...new Set(giving.categories)],
    regimes,
    conditions: keptConditions(verdict),
    recordKind: giving.record.kind,
    recordId: giving.record.id,
    caseId: giving.caseId,
    approvedByPersonId: approverIn(verdict, known),
    signalId: giving.signalId,
  });
  if (giving.approvalId !== undefined && known.approvedByPersonId !== undefined)
    await spendApproval(scope, giving.approvalId, id);
  return { id, rules, categories: giving.categories, regimes, contentVersionId: legal.id };
}

/** The evaluation as it stands in the audit log, whatever its outcome. */
export function evaluationEvent(
  scope: Scope,
  giving: Pick<Giving, 'to' | 'purpose' | 'categories' | 'subjects'> & {
    readonly record: { readonly kind: string; readonly id: string };
  },
  verdict: DisclosureVerdict,
  contentVersion: string,
): AuditEvent {
  const { subjects } = giving;
  const record = {
    id: giving.record.id,
    organisationId: giverOf(scope).organisationId,
    purpose: giving.purpose,
  };
  return {
    action: 'disclosure.evaluated',
    kind: giving.record.kind,
    records: [subjects === undefined ? record : { ...record, subjects }],
    fields: [...giving.categories],
    rule: verdict.rules.map((rule) => rule.code).join(' '),
    detail: {
      outcome: verdict.outcome,
      recipient: giving.to.organisationId,
      contentVersion,
      open: verdict.open.map((condition) => condition.code),
      refusals: verdict.refusals.map((refusal) => [refusal.reason, refusal.by?.code ?? null]),
    },
  };
}

/** What of the verdict stops it, as a problem in the reader's words; undefined when it is allowed. */
export function refusalOf(verdict: DisclosureVerdict): Problem | undefined {
  if (verdict.outcome === 'allowed') return undefined;
  if (verdict.outcome === 'allowed-when') {
    return problem('conditions-open', {
      errors: stillAsked(verdict.categories).map((condition) => ({
        pointer: `/conditions/${condition.code}`,
        code: 'conditions-open',
        params: {
          condition: condition.code,
          title: condition.title,
          by: condition.by,
          rule: condition.rule,
          check: condition.check,
        },
      })),
    });
  }
  return problem('rule-refuses', { errors: verdict.categories.flatMap(categoryErrors) });
}

const categoryErrors = (item: DisclosureVerdict['categories'][number]) =>
  item.refusals.map((refusal) => ({
    pointer: `/categories/${item.category}`,
    code: 'rule-refuses' as const,
    params: {
      category: item.category,
      reason: refusal.reason,
      rule: refusal.by?.code ?? null,
      title: refusal.by?.title ?? null,
      articles: refusal.by?.articles.map(({ law, article }) => `${law} ${article}`).join('; ') ?? null,
      sentence: refusal.by?.explanation ?? null,
    },
  }));

function metConditions(verdict: DisclosureVerdict): MetCondition[] {
  const byKey = new Map<string, MetCondition>();
  for (const item of verdict.categories) {
    for (const met of item.way?.met ?? []) byKey.set(`${met.code} ${met.rule}`, met);
  }
  return [...byKey.values()];
}

/** What made each condition of a verdict hold, as the register keeps it. */
export const keptConditions = (verdict: DisclosureVerdict): KeptCondition[] =>
  metConditions(verdict).map((met) => ({
    code: met.code,
    title: met.title,
    rule: met.rule,
    facts: met.facts.map((fact) => ({
      by: fact.by,
      text: fact.text ?? null,
      personId: fact.personId ?? null,
      recordId: fact.recordId ?? null,
    })),
  }));

const approverIn = (verdict: DisclosureVerdict, known: GatheredFacts): string | undefined =>
  metConditions(verdict).some((met) => met.code === 'four-eyes') ? known.approvedByPersonId : undefined;
