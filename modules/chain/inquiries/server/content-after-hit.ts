import { notify } from '#modules/chain/notifications/server/index.ts';
import type { ShownRule } from '#modules/trust/disclosures/model/index.ts';
import { explainOutlook, findOrganisation, rolesHeldIn } from '#modules/trust/disclosures/server/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { rolesOfGroups } from './ask-inquiry.ts';
import { findInquiry } from './inquiry-queries.ts';
import { mayDecide, mayRequestContent, OWNERS } from './policy.ts';
import type { InquiryParts } from './ports.ts';
import {
  decideContent,
  findOneReceived,
  findPeopleToTell,
  type ReceivedRow,
  requestContent,
} from './received-queries.ts';

type Kind = 'inquiry-content-asked' | 'inquiry-content-decided';

async function tell(scope: Scope, parts: InquiryParts, id: string, kind: Kind): Promise<void> {
  for (const person of await findPeopleToTell(scope, id, rolesOfGroups(parts, OWNERS))) {
    await notify(scope, {
      ...person,
      kind,
      recordKind: kind === 'inquiry-content-asked' ? 'received-inquiry' : 'inquiry',
      recordId: id,
    });
  }
}

/** On a hit: which kinds of data the asker wants. The reason stays at home. Errors: `transition-not-allowed`, `stale-version`. */
export async function requestContentOfHit(
  scope: Scope,
  parts: InquiryParts,
  id: string,
  asked: { categories: readonly string[]; reason: string; expectedVersion: number },
): Promise<void> {
  const inquiry = (await findInquiry(scope, id)) ?? refuse('not-found');
  if (!mayRequestContent(scope, inquiry))
    refuse('transition-not-allowed', { params: { state: inquiry.contentState ?? inquiry.answer } });
  const known = parts.content.legal(scope.organisation.id).document.purposes.get(inquiry.purposeCode);
  const strange = asked.categories.findIndex((code) => !(known?.dataCategories.includes(code) ?? false));
  if (strange >= 0)
    refuse('invalid-body', { errors: [{ pointer: `/categories/${strange}`, code: 'unknown-value' }] });
  if ((await requestContent(scope, id, asked)) === undefined) refuse('stale-version', { current: inquiry });
  scope.audit({
    action: 'inquiry.content-asked',
    kind: 'inquiry',
    records: [scope.organisation.id, inquiry.asked.id].map((organisationId) => ({
      id,
      organisationId,
      purpose: inquiry.purposeCode,
    })),
    fields: [...asked.categories],
  });
  await tell(scope, parts, id, 'inquiry-content-asked');
}

/** The rules by which the owner could give these categories to who asked; empty when none lets them go. */
async function rulesFor(scope: Scope, parts: InquiryParts, received: ReceivedRow): Promise<ShownRule[]> {
  const asking = (await findOrganisation(scope, received.asking.id)) ?? refuse('not-found');
  const outlook = await explainOutlook(
    scope,
    parts.disclosures,
    {
      to: { organisationId: asking.id, type: asking.type, roles: await rolesHeldIn(scope, asking.id) },
      purpose: received.purposeCode,
      record: { kind: 'received-inquiry', id: received.id, retentionFrom: new Date(received.askedAt) },
      fieldsChosen: true,
    },
    asking,
  );
  const wanted = new Set(received.contentCategories);
  const giving = outlook.rules.filter((item) => item.categories.some(({ code }) => wanted.has(code)));
  return [...new Map(giving.map(({ rule }) => [rule.code, rule])).values()];
}

/**
 * The owner grants or refuses, with reason and rule. Granting opens nothing by itself: what is given goes by bringing in or contributing,
 * under its own disclosure. Errors: `rule-refuses` when no rule could let any of it go, `already-answered`, `stale-version`.
 */
export async function decideOnContent(
  scope: Scope,
  parts: InquiryParts,
  id: string,
  decided: { decision: 'granted' | 'refused'; reason: string; expectedVersion: number },
): Promise<void> {
  const received = (await findOneReceived(scope, id)) ?? refuse('not-found');
  if (!mayDecide(scope, received))
    refuse(received.contentState === 'asked' ? 'not-allowed' : 'already-answered', { current: received });
  const rules = await rulesFor(scope, parts, received);
  if (decided.decision === 'granted' && rules.length === 0) refuse('rule-refuses');
  if ((await decideContent(scope, id, { ...decided, rules })) === undefined)
    refuse('stale-version', { current: received });
  scope.audit({
    action: `inquiry.content-${decided.decision}`,
    kind: 'inquiry',
    rule: rules.map((rule) => rule.code).join(' '),
    records: [scope.organisation.id, received.asking.id].map((organisationId) => ({
      id,
      organisationId,
      purpose: received.purposeCode,
    })),
    fields: received.contentCategories,
  });
  await tell(scope, parts, id, 'inquiry-content-decided');
}
