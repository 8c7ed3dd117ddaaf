import type { Scope } from '#platform/server/index.ts';
import {
  type DisclosureFacts,
  type DisclosureRequest,
  evaluateDisclosure,
  explainDisclosure,
  type LegalBases,
  type RuleReference,
  type Way,
} from '../../purposes/model/index.ts';
import { type Outlook, possibleWay, type ShownRule } from '../model/index.ts';
import { factsFor, type Giving, giverOf } from './facts.ts';
import type { OrganisationInView } from './facts-queries.ts';
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

type ShownWay = { readonly way: Way; readonly categories: string[] };

/** Per rule the categories that go by it. */
function waysPerRule(
  legal: LegalBases,
  request: Omit<DisclosureRequest, 'categories'>,
  known: DisclosureFacts,
  categories: readonly string[],
): ShownWay[] {
  const ways = new Map<string, ShownWay>();
  for (const category of categories) {
    const judged = evaluateDisclosure(legal, { ...request, categories: [category] }, known).categories.find(
      (item) => item.category === category,
    );
    const way = judged === undefined ? undefined : possibleWay(judged);
    if (way === undefined) continue;
    // Categories of one rule that ask different things stand apart.
    const key = [
      way.rule.code,
      ...way.open.map((condition) => `${condition.code}:${condition.rule}`).sort(),
    ].join('|');
    ways.set(key, { way, categories: [...(ways.get(key)?.categories ?? []), category] });
  }
  return [...ways.values()];
}

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
  const request = { ...giving, from: giverOf(scope) };
  const explanation = explainDisclosure(legal.document, request, known);
  const ways = waysPerRule(
    legal.document,
    request,
    known,
    explanation.rules.flatMap((item) => item.categories),
  );
  const purpose = legal.document.purposes.get(giving.purpose);
  const titled = (codes: readonly string[]) => codes.map((code) => titledCategory(legal.document, code));
  scope.audit({
    action: 'disclosure.explained',
    kind: giving.record.kind,
    records: [
      { id: giving.record.id, organisationId: giverOf(scope).organisationId, purpose: giving.purpose },
    ],
    detail: { recipient: recipient.id, contentVersion: legal.version },
  });
  return {
    contentVersion: explanation.contentVersion,
    purpose: {
      code: giving.purpose,
      title: purpose?.title ?? giving.purpose,
      articles: (purpose?.legalBasis ?? []).map(({ law, article }) => ({ law, article })),
    },
    recipient: { id: recipient.id, name: recipient.name, type: recipient.type },
    titles: Object.fromEntries(legal.document.content.dataCategories.map(({ code, title }) => [code, title])),
    rules: ways.map(({ way, categories }) => ({
      rule: shownRule(way.rule),
      categories: titled(categories),
      outcome: way.open.length === 0 ? ('allowed' as const) : ('allowed-when' as const),
      open: way.open.map(({ anyOf, ...condition }) => ({
        ...condition,
        ...(anyOf === undefined ? {} : { anyOf: [...anyOf] }),
      })),
      met: way.met.map((met) => ({
        code: met.code,
        title: met.title,
        texts: met.facts.flatMap((fact) => fact.text ?? []),
      })),
    })),
    never: explanation.never.map((item) => ({
      reason: item.refusal.reason,
      rule: item.refusal.by === undefined ? null : shownRule(item.refusal.by),
      categories: titled(item.categories),
    })),
    withoutRule: titled(explanation.withoutRule),
  };
}
