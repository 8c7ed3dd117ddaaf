import { refuseWithAudit, type Scope } from '#platform/server/index.ts';
import { type DisclosureParty, evaluateDisclosure } from '../../purposes/model/index.ts';
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

/**
 * Nobody is asked for what the rules never let go: weighs, by the rules of the one who is asked, whether each category could come here once
 * its conditions hold. Nothing is given by it. Errors: problem `rule-refuses`, per category. Either way it is in the audit log.
 */
export async function judgeAsking(scope: Scope, ports: DisclosurePorts, asking: Asking): Promise<void> {
  const legal = ports.content.legal(asking.from.organisationId);
  const to = {
    organisationId: scope.organisation.id,
    type: scope.organisation.type,
    roles: scope.roles,
  };
  const { from, purpose, phase, categories } = asking;
  const request = { from, to, purpose, categories, ...(phase === undefined ? {} : { phase }) };
  const verdict = evaluateDisclosure(legal.document, request, { facts: [], confirmedRules: [] });
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
