import type { Proof } from '#modules/trust/disclosures/model/index.ts';
import { type Giving, giveDisclosure, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { phaseOfState } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { notify } from '../../notifications/server/index.ts';
import { groundOf, touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import { findInterventionsOf, type InterventionRow } from './intervention-queries.ts';
import { documentOf } from './plan.ts';
import {
  type CaseParty,
  findCaseParties,
  findDependencies,
  findGivenCopies,
  findPlanCopies,
  insertCaseEvent,
  insertCopies,
  type NewCopy,
  type PlanDocument,
  passOn,
} from './plan-queries.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';

export type SharedPlan = {
  readonly recipients: {
    readonly organisationId: string;
    readonly name: string;
    readonly interventions: number;
  }[];
};

type Offer = {
  readonly interventionId: string;
  readonly originOrganisationId: string;
  readonly document: PlanDocument;
  /** Regimes under which it came; the own carry theirs by themselves. */
  readonly regimes: readonly string[];
};

/** What the plan itself proves about a giving within a case. */
const caseFacts = (party: Pick<CaseParty, 'allConfirmedSecrecy'>) => [
  systemFact('both-participants-of-case'),
  systemFact('inside-wgs'),
  // What an organisation is going to do names nobody, so there is no person to confuse with another.
  systemFact('subject-identified'),
  systemFact('result-not-raw'),
  ...(party.allConfirmedSecrecy ? [systemFact('secrecy-warning-shown')] : []),
];

export const givingInCase = (
  parts: InterventionParts,
  ground: Ground,
  party: CaseParty,
  extra: Pick<Giving, 'categories'> & Partial<Giving>,
): Giving => {
  const phase = phaseOfState(parts.content.phaseStates(), ground.purposeCode, 'cases', ground.state);
  return {
    to: { organisationId: party.organisationId, type: party.type, roles: party.roles },
    purpose: ground.purposeCode,
    ...(phase === undefined ? {} : { phase }),
    record: { kind: 'case-plan', id: ground.id, retentionFrom: new Date(ground.since) },
    caseId: ground.id,
    fieldsChosen: true,
    known: caseFacts(party),
    ...extra,
  };
};

/** Offers that one recipient does not have yet and that do not come from it, by the regimes under which they came. */
function offersFor(
  offers: readonly Offer[],
  party: CaseParty,
  given: ReadonlySet<string>,
): Map<string, Offer[]> {
  const byRegime = new Map<string, Offer[]>();
  for (const offer of offers) {
    if (
      offer.originOrganisationId === party.organisationId ||
      given.has(`${offer.interventionId} ${party.organisationId}`)
    )
      continue;
    const key = [...offer.regimes].sort().join(' ');
    byRegime.set(key, [...(byRegime.get(key) ?? []), offer]);
  }
  return byRegime;
}

async function offersOf(scope: Scope, ground: Ground, only: readonly string[] | undefined): Promise<Offer[]> {
  const dependencies = await findDependencies(scope, ground);
  const own = (await findInterventionsOf(scope, ground)).map((row) => ({
    interventionId: row.id,
    originOrganisationId: scope.organisation.id,
    document: documentOf(row, dependencies),
    regimes: [],
  }));
  const received =
    ground.hostOrganisationId === scope.organisation.id ? await findPlanCopies(scope, ground.id) : [];
  return [...own, ...received].filter((offer) => only === undefined || only.includes(offer.interventionId));
}

/**
 * Brings interventions into the plan. A participant gives its own to the host; the host gives its own and what it received
 * to every other participant. One disclosure per recipient and regime; what a recipient already has is not given again.
 * Errors: `rule-refuses`, `conditions-open` with what is still asked, `not-found` when there is nothing to share.
 */
export async function sharePlan(
  scope: Scope,
  parts: InterventionParts,
  caseId: string,
  body: { readonly interventionIds?: readonly string[] | undefined; readonly proofs: readonly Proof[] },
): Promise<SharedPlan> {
  const ground = await groundOf(scope, 'case', caseId);
  if (!may.plan(scope, ground)) return refuse('not-allowed');
  const hosts = ground.hostOrganisationId === scope.organisation.id;
  const parties = (await findCaseParties(scope, caseId)).filter(
    (party) =>
      party.organisationId !== scope.organisation.id &&
      (hosts || party.organisationId === ground.hostOrganisationId),
  );
  const offers = await offersOf(scope, ground, body.interventionIds);
  const given = new Set(
    (await findGivenCopies(scope, caseId)).map(
      (copy) => `${copy.interventionId} ${copy.recipientOrganisationId}`,
    ),
  );
  const recipients: SharedPlan['recipients'] = [];
  for (const party of parties) {
    let interventions = 0;
    for (const offered of offersFor(offers, party, given).values()) {
      await giveTo(scope, parts, ground, party, offered, body.proofs);
      interventions += offered.length;
    }
    if (interventions === 0) continue;
    recipients.push({ organisationId: party.organisationId, name: party.name, interventions });
    for (const personId of party.personIds) {
      await notify(scope, {
        organisationId: party.organisationId,
        personId,
        kind: 'plan-changed',
        recordKind: 'case',
        recordId: caseId,
      });
    }
  }
  if (recipients.length > 0)
    await insertCaseEvent(scope, caseId, 'plan.shared', { recipients: recipients.map((each) => each.name) });
  scope.audit({
    action: 'plan.shared',
    kind: 'case',
    records: [touched(scope, ground)],
    detail: { recipients },
  });
  return { recipients };
}

async function giveTo(
  scope: Scope,
  parts: InterventionParts,
  ground: Ground,
  party: CaseParty,
  offered: readonly Offer[],
  proofs: readonly Proof[],
): Promise<void> {
  const regimes = [...new Set(offered.flatMap((offer) => offer.regimes))];
  const disclosure = await giveDisclosure(
    scope,
    parts.disclosures,
    givingInCase(parts, ground, party, {
      categories: ['interventie'],
      proofs,
      ...(regimes.length === 0 ? {} : { sourceRegimes: regimes }),
    }),
  );
  await insertCopies(
    scope,
    ground,
    offered.map(
      (offer): NewCopy => ({
        ...offer,
        recipientOrganisationId: party.organisationId,
        disclosureId: disclosure.id,
      }),
    ),
  );
}

/**
 * After a change of an own intervention: whoever has a copy gets the new version under the disclosure that stands, and the
 * host's copies follow. Nothing new goes to anybody who had none.
 */
export async function renewCopies(scope: Scope, ground: Ground, row: InterventionRow): Promise<void> {
  if (ground.kind !== 'case') return;
  const document = documentOf(row, await findDependencies(scope, ground));
  const standing = (await findGivenCopies(scope, ground.id)).filter((copy) => copy.interventionId === row.id);
  const changed = standing.filter(
    (copy) => JSON.stringify(inOrder(copy.document)) !== JSON.stringify(inOrder(document)),
  );
  if (changed.length === 0) return;
  await insertCopies(
    scope,
    ground,
    changed.map((copy) => ({ ...copy, originOrganisationId: scope.organisation.id, document })),
  );
  await passOn(scope, row.id);
}

/** jsonb keeps keys in an order of its own. */
const inOrder = (document: PlanDocument): [string, unknown][] =>
  Object.entries(document)
    .map(([key, value]): [string, unknown] => [
      key,
      key === 'dependsOn' ? document.dependsOn.map((on) => `${on.id} ${on.kind}`) : value,
    ])
    .sort(([one], [other]) => one.localeCompare(other));
