import { rolesHeldIn, shownRule, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { evaluateDisclosure } from '#modules/trust/purposes/model/index.ts';
import { calendarDateAt, newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ShownRule } from '../../disclosures/model/index.ts';
import { keysOfRequester, partDueOn, passOn, RIGHTS_PURPOSE } from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { legalOf } from './law.ts';
import { HANDLER_ROLES, mayHandle } from './policy.ts';
import type { RightsParts } from './ports.ts';
import {
  changeRequest,
  findControllers,
  findPeopleToTell,
  findRequest,
  insertEvent,
  passOnToParts,
  type RequestRow,
} from './request-queries.ts';

type Receiver = { readonly id: string; readonly organisationId: string; readonly rules: ShownRule[] };

const CATEGORIES = ['verzoek', 'identiteit', 'contact', 'online'];

/**
 * The controllers that the rules let a request through the contact point reach, each with the rule it goes by. A request at the contact point
 * is a request to each of them, so the requester is the giver; whoever no rule names is told of in the letter instead.
 */
async function receiversOf(scope: Scope, parts: RightsParts, row: RequestRow): Promise<Receiver[]> {
  const legal = legalOf(scope, parts).document;
  const receivers: Receiver[] = [];
  for (const { id, type } of await findControllers(scope)) {
    if (legal.purposes.get(RIGHTS_PURPOSE)?.usableBy.includes(type) !== true) continue;
    const verdict = evaluateDisclosure(
      legal,
      {
        from: { organisationId: scope.organisation.id, type: 'betrokkene', roles: [] },
        to: { organisationId: id, type, roles: await rolesHeldIn(scope, id) },
        purpose: RIGHTS_PURPOSE,
        categories: CATEGORIES,
      },
      {
        facts: [
          systemFact('contactpoint-routed', row.reference),
          systemFact('retention-not-expired'),
          { condition: 'identity-verified', by: 'document', text: row.identityMethod ?? '' },
        ],
        // The requester gives, and has no privacy officer that confirms a rule.
        confirmedRules: [...legal.rules.keys()],
      },
    );
    if (verdict.outcome === 'allowed')
      receivers.push({ id: newId(), organisationId: id, rules: verdict.rules.map(shownRule) });
  }
  return receivers;
}

/** Gives the request to every joint controller as work for its own records. Errors: `rule-refuses` when no rule reaches anybody. */
export async function passOnRequest(
  scope: Scope,
  parts: RightsParts,
  id: string,
  expectedVersion: number,
): Promise<void> {
  const row = (await findRequest(scope, id)) ?? refuse('not-found');
  if (!mayHandle(scope)) refuse('not-allowed');
  const step = passOn(row.state);
  if (!step.ok) return refuse(step.error, { params: { state: row.state } });
  const receivers = await receiversOf(scope, parts, row);
  if (receivers.length === 0) refuse('rule-refuses');
  const today = calendarDateAt(scope.now);
  await passOnToParts(scope, id, keysOfRequester(row.requester), partDueOn(today, row.termOn), receivers);
  if (!(await changeRequest(scope, id, expectedVersion, { state: step.value, passedOn: true })))
    refuse('stale-version', { current: await findRequest(scope, id) });
  await insertEvent(scope, id, 'passed-on', { parts: receivers.length });
  auditRights(scope, 'rights-request.passed-on', 'rights-request', [id], {
    also: receivers.map((receiver) => receiver.organisationId),
    rule: [...new Set(receivers.flatMap((receiver) => receiver.rules.map((rule) => rule.code)))].join(' '),
    fields: CATEGORIES,
  });
  const partOf = new Map(receivers.map((receiver) => [receiver.organisationId, receiver.id]));
  for (const person of await findPeopleToTell(scope, id, HANDLER_ROLES)) {
    const recordId = partOf.get(person.organisationId);
    if (recordId === undefined || person.personId === scope.person.id) continue;
    await parts.notify(scope, {
      ...person,
      kind: 'rights-part-received',
      recordKind: 'rights-part',
      recordId,
    });
  }
}
