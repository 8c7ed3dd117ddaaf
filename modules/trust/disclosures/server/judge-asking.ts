import { refuseWithAudit, type Scope } from '#platform/server/index.ts';
import { type DisclosureParty, evaluateDisclosure, explainDisclosure } from '../../purposes/model/index.ts';
import type { AskingOutlook } from '../model/index.ts';
import { shownRule, titledCategory } from './explain-outlook.ts';
import { evaluationEvent, refusalOf } from './give-disclosure.ts';
import type { DisclosurePorts } from './ports.ts';

/** Kinds of data that are asked of a partner, before anything goes. */
export type Asking = {
  readonly from: DisclosureParty;
  readonly purpose: string;
  readonly phase?: string;
  readonly categories: readonly string[];
  readonly record: { readonly kind: string; readonly id: string };
};

const NOTHING_KNOWN = { facts: [], confirmedRules: [] };

const requestOf = (scope: Scope, { from, purpose, phase }: Omit<Asking, 'categories'>) => ({
  from,
  to: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: scope.roles },
  purpose,
  ...(phase === undefined ? {} : { phase }),
});

/**
 * Nobody is asked for what the rules never let go: weighs, by the rules of the one who is asked, whether each category could come here once
 * its conditions hold. Nothing is given by it. Errors: problem `rule-refuses`, per category. Either way it is in the audit log.
 */
export async function judgeAsking(scope: Scope, ports: DisclosurePorts, asking: Asking): Promise<void> {
  const legal = ports.content.legal(asking.from.organisationId);
  const { purpose, categories } = asking;
  const request = { ...requestOf(scope, asking), categories };
  const { to } = request;
  const verdict = evaluateDisclosure(legal.document, request, NOTHING_KNOWN);
  const event = evaluationEvent(
    scope,
    { to, purpose, categories, record: asking.record },
    verdict,
    legal.version,
  );
  const refused = verdict.outcome === 'not-allowed' ? refusalOf(verdict) : undefined;
  if (refused !== undefined) return refuseWithAudit(refused, [event]);
  scope.audit(event);
}

/** Before asking: the kinds of data of the purpose that `judgeAsking` would refuse, each with why. */
export async function explainAsking(
  scope: Scope,
  ports: DisclosurePorts,
  asking: Omit<Asking, 'categories'>,
): Promise<AskingOutlook> {
  const legal = ports.content.legal(asking.from.organisationId);
  const { never, withoutRule } = explainDisclosure(legal.document, requestOf(scope, asking), NOTHING_KNOWN);
  scope.audit({
    action: 'disclosure.explained',
    kind: asking.record.kind,
    records: [{ id: asking.record.id, organisationId: scope.organisation.id, purpose: asking.purpose }],
    detail: { giver: asking.from.organisationId, contentVersion: legal.version },
  });
  return {
    purposeArticles: (legal.document.purposes.get(asking.purpose)?.legalBasis ?? []).map(
      ({ law, article }) => ({
        law,
        article,
      }),
    ),
    never: [
      ...never.flatMap(({ refusal, categories }) =>
        categories.map((code) => ({
          category: titledCategory(legal.document, code),
          reason: refusal.reason,
          rule: refusal.by === undefined ? null : shownRule(refusal.by),
        })),
      ),
      ...withoutRule.map((code) => ({
        category: titledCategory(legal.document, code),
        reason: 'no-rule',
        rule: null,
      })),
    ],
  };
}
