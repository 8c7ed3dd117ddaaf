import { moveSignal } from '#modules/chain/signals/server/index.ts';
import type { Proof } from '#modules/trust/disclosures/model/index.ts';
import { giveDisclosure } from '#modules/trust/disclosures/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type OutcomeFields, resultsOf } from '../model/index.ts';
import { groundOf, touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import { findBringers, findOutcome, giveResults, insertOutcome, saveOutcome } from './outcome-queries.ts';
import { findCaseParties, insertCaseEvent } from './plan-queries.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';
import { givingInCase } from './share-plan.ts';

type At = { readonly kind: Ground['kind']; readonly id: string };

/** Records what a case or an own follow-up brought, once. Errors: `not-found`, `not-allowed`, `already-exists`. */
export async function recordOutcome(
  scope: Scope,
  parts: InterventionParts,
  at: At,
  fields: OutcomeFields,
): Promise<void> {
  const ground = await groundOf(scope, at.kind, at.id);
  if (!may.recordOutcome(scope, ground)) return refuse('not-allowed');
  const current = await findOutcome(scope, ground);
  if (current !== undefined) return refuse('already-exists', { current });
  // Of a signal in a case the outcome is recorded there, once; counted at both it would be told twice.
  if (ground.kind === 'signal' && ground.state !== 'own-follow-up') return refuse('not-allowed');
  const id = newId();
  await insertOutcome(scope, ground, id, fields);
  if (ground.kind === 'signal') await moveSignal(scope, parts, ground.id, { step: 'record-outcome' });
  if (ground.kind === 'case') await insertCaseEvent(scope, ground.id, 'outcome.recorded', {});
  scope.audit({
    action: 'outcome.recorded',
    kind: ground.kind,
    records: [touched(scope, ground)],
    fields: Object.keys(fields),
  });
}

/** Errors: `not-found`, `not-allowed`, `stale-version`. */
export async function correctOutcome(
  scope: Scope,
  at: At,
  expectedVersion: number,
  fields: OutcomeFields,
): Promise<void> {
  const ground = await groundOf(scope, at.kind, at.id);
  if (!may.recordOutcome(scope, ground)) return refuse('not-allowed');
  const current = await findOutcome(scope, ground);
  if (current === undefined) return refuse('not-found');
  if (current.version !== expectedVersion || !(await saveOutcome(scope, current.id, expectedVersion, fields)))
    return refuse('stale-version', { current });
  scope.audit({
    action: 'outcome.corrected',
    kind: ground.kind,
    records: [touched(scope, ground)],
    fields: Object.keys(fields),
  });
}

/**
 * Gives the kinds of result of a case to the organisations that brought a signal in, so that they can give word back: no
 * figure, no reference, nothing of others. Errors: `outcome-missing`, `rule-refuses`, `conditions-open`.
 */
export async function shareResults(
  scope: Scope,
  parts: InterventionParts,
  caseId: string,
  proofs: readonly Proof[],
): Promise<{ signals: number; recipients: string[] }> {
  const ground = await groundOf(scope, 'case', caseId);
  if (!may.recordOutcome(scope, ground)) return refuse('not-allowed');
  const outcome = await findOutcome(scope, ground);
  if (outcome === undefined) return refuse('outcome-missing');
  const parties = await findCaseParties(scope, caseId);
  let signals = 0;
  const recipients: string[] = [];
  for (const bringer of await findBringers(scope, caseId)) {
    const party = parties.find((each) => each.organisationId === bringer.organisationId);
    if (party === undefined) continue;
    const disclosure = await giveDisclosure(
      scope,
      parts.disclosures,
      givingInCase(parts, ground, party, { categories: ['advies'], proofs }),
    );
    signals += await giveResults(scope, caseId, disclosure.id, resultsOf(outcome));
    recipients.push(party.name);
  }
  await insertCaseEvent(scope, caseId, 'results.given', { recipients });
  scope.audit({
    action: 'results.given',
    kind: 'case',
    records: [touched(scope, ground)],
    detail: { recipients },
  });
  return { signals, recipients };
}
