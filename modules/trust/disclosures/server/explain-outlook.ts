import type { Scope } from '#platform/server/index.ts';
import { explainDisclosure, type LegalBases, type RuleReference } from '../../purposes/model/index.ts';
import type { Outlook, ShownRule } from '../model/index.ts';
import type { OrganisationInView } from './facts-queries.ts';
import { factsFor, type Giving, giverOf } from './facts.ts';
import type { DisclosurePorts } from './ports.ts';

export const shownRule = (rule: RuleReference): ShownRule => ({
  code: rule.code,
  title: rule.title,
  articles: rule.articles.map(({ law, article }) => ({ law, article })),
  explanation: rule.explanation,
  confidence: rule.confidence,
});

export const titledCategory = (legal: LegalBases, code: string): { code: string; title: string } => ({
  code,
  title: legal.content.dataCategories.find((category) => category.code === code)?.title ?? code,
});

/** Before giving: all categories of the purpose, each with the rule that lets it go and what it asks, or why it never goes. */
export async function explainOutlook(
  scope: Scope,
  ports: DisclosurePorts,
  giving: Omit<Giving, 'categories'>,
  recipient: OrganisationInView,
): Promise<Outlook> {
  const legal = ports.content.legal(giverOf(scope).organisationId);
  const asked: Giving = { ...giving, categories: [] };
  const known = await factsFor(scope, ports, asked);
  const explanation = explainDisclosure(legal.document, { ...giving, from: giverOf(scope) }, known);
  const titled = (codes: readonly string[]) => codes.map((code) => titledCategory(legal.document, code));
  scope.audit({
    action: 'disclosure.explained',
    kind: giving.record.kind,
    records: [{ id: giving.record.id, organisationId: giverOf(scope).organisationId, purpose: giving.purpose }],
    detail: { recipient: recipient.id, contentVersion: legal.version },
  });
  return {
    contentVersion: explanation.contentVersion,
    purpose: { code: giving.purpose, title: legal.document.purposes.get(giving.purpose)?.title ?? giving.purpose },
    recipient: { id: recipient.id, name: recipient.name, type: recipient.type },
    rules: explanation.rules.map((item) => ({
      rule: shownRule(item.rule),
      categories: titled(item.categories),
      outcome: item.outcome,
      open: [...item.open],
      met: item.met.map((met) => ({ code: met.code, title: met.title, texts: met.facts.flatMap((fact) => fact.text ?? []) })),
    })),
    never: explanation.never.map((item) => ({
      reason: item.refusal.reason,
      rule: item.refusal.by === undefined ? null : shownRule(item.refusal.by),
      categories: titled(item.categories),
    })),
    withoutRule: titled(explanation.withoutRule),
  };
}
