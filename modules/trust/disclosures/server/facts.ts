import { addMonths, calendarDateAt } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { DisclosureFacts, DisclosureParty, Fact, LegalBases } from '../../purposes/model/index.ts';
import { factsOfProofs, type Proof } from '../model/index.ts';
import { usableApproval } from './approval-queries.ts';
import { findStanding, type Standing } from './facts-queries.ts';
import type { DisclosurePorts } from './ports.ts';

/** What is about to be given, as the asking module knows it. */
export type Giving = {
  readonly to: DisclosureParty;
  readonly purpose: string;
  /** Purpose of the record that is given from, when another. */
  readonly sourcePurpose?: string;
  readonly phase?: string;
  readonly categories: readonly string[];
  readonly sourceRegimes?: readonly string[];
  readonly circumstances?: readonly string[];
  /** Only rules that ask this condition may carry it. */
  readonly through?: string;
  readonly record: {
    readonly kind: string;
    readonly id: string /** Begin of the retention term. */;
    readonly retentionFrom: Date;
  };
  readonly caseId?: string;
  readonly recipientPersonId?: string;
  /** The signal whose weighing decision counts. */
  readonly signalId?: string;
  /** Every single field in it was chosen by a person. */
  readonly fieldsChosen: boolean;
  /** Conditions that the asking module found to hold in its own tables. */
  readonly known?: readonly Fact[];
  readonly proofs?: readonly Proof[];
  /** A second person's answer, for four eyes. */
  readonly approvalId?: string;
  /** Stable references of the persons concerned, for the audit log's pseudonyms. */
  readonly subjects?: readonly string[];
};

export const systemFact = (condition: string, text?: string, recordId?: string): Fact => ({
  condition,
  by: 'system',
  ...(text === undefined ? {} : { text }),
  ...(recordId === undefined ? {} : { recordId }),
});

/** The giving side: the session's organisation, or the one that gave a mandate. */
export const giverOf = (scope: Scope): DisclosureParty => ({
  organisationId: scope.mandate?.organisationId ?? scope.organisation.id,
  type: scope.mandate === undefined ? scope.organisation.type : 'gemeente',
  roles: scope.roles,
});

export type GatheredFacts = DisclosureFacts & { readonly approvedByPersonId?: string };

/** Asked of a giving to a recipient that nobody would expect: why it is the right one all the same. */
const ACKNOWLEDGED = 'recipient-acknowledged';

/**
 * Nobody here ever gave this partner anything for this, and it does not take part in the case. A hit inquiry (`through`) is watched in its own
 * way: a daily number, and patterns that stop it.
 */
const isUnusual = (scope: Scope, giving: Giving, standing: Standing): boolean =>
  giving.to.organisationId !== giverOf(scope).organisationId &&
  giving.through === undefined &&
  !standing.gaveBefore &&
  !(giving.known ?? []).some((fact) => fact.condition === 'both-participants-of-case');

const TAKEN_UP = new Set(['take-up', 'own-follow-up', 'case']);

/** Every condition that the tables, the asking module and what people wrote make true, each with its proof. */
export async function factsFor(scope: Scope, ports: DisclosurePorts, giving: Giving): Promise<GatheredFacts> {
  const legal = ports.content.legal(giverOf(scope).organisationId);
  const standing = await findStanding(scope, {
    giverId: giverOf(scope).organisationId,
    recipientId: giving.to.organisationId,
    purpose: giving.purpose,
    legalVersionId: legal.id,
  });
  const approval =
    giving.approvalId === undefined ? undefined : await usableApproval(scope, giving.approvalId, giving);
  const facts: Fact[] = [
    ...factsOfSession(scope, legal.document, giving),
    ...(await factsOfWeighing(scope, ports, giving)),
    ...factsOfProofs(legal.document.conditions, giving.proofs ?? [], scope.person.id),
    ...(giving.known ?? []),
  ];
  if (standing.giverParticipates && standing.recipientParticipates)
    facts.push(systemFact('organisation-is-participant'));
  if (standing.agreementTitle !== null)
    facts.push({ condition: 'convenant-signed', by: 'document', text: standing.agreementTitle });
  if (standing.dpiaApprovedOn !== null)
    facts.push({ condition: 'dpia-current', by: 'document', text: standing.dpiaApprovedOn });
  if (approval !== undefined) {
    facts.push({
      condition: approval.conditionCode,
      by: 'system',
      text: approval.decidedByName,
      personId: approval.decidedByPersonId,
      recordId: approval.id,
    });
  }
  return {
    facts,
    confirmedRules: standing.confirmedRules,
    ...(standing.ceiling === null ? {} : { ceiling: standing.ceiling }),
    ...(isUnusual(scope, giving, standing) ? { alsoAsked: [ACKNOWLEDGED] } : {}),
    ...(approval === undefined ? {} : { approvedByPersonId: approval.decidedByPersonId }),
  };
}

/** Marks of origin and belief: Schakel keeps none of them as indicator, so only these categories put it in doubt. */
const ORIGIN = ['herkomst', 'levensovertuiging', 'biometrie'];

function factsOfSession(scope: Scope, legal: LegalBases, giving: Giving): Fact[] {
  const facts: Fact[] = [];
  const inside = giving.to.organisationId === giverOf(scope).organisationId;
  const held = (code: string | undefined): boolean => code !== undefined && scope.purposes.includes(code);
  if (held(giving.purpose) || (inside && held(giving.sourcePurpose))) {
    const title = legal.purposes.get(giving.purpose)?.title;
    facts.push(
      systemFact('purpose-selected', title),
      systemFact('role-authorised', scope.appointment.title, scope.appointment.id),
    );
  }
  if (scope.kind === 'person') facts.push(systemFact('no-automated-decision', scope.person.name));
  if (giving.fieldsChosen) facts.push(systemFact('minimum-fields'));
  if (!giving.categories.some((category) => ORIGIN.includes(category)))
    facts.push(systemFact('no-origin-indicator'));
  if (scope.mandate !== undefined)
    facts.push({ condition: 'intake-mandate', by: 'document', recordId: scope.mandate.id });
  const until = retentionUntil(legal, giving);
  if (until !== undefined && until > calendarDateAt(scope.now))
    facts.push(systemFact('retention-not-expired', until));
  return facts;
}

/** The day on which the giving record's term ends, by the purpose under which it is kept. */
function retentionUntil(legal: LegalBases, giving: Giving): string | undefined {
  const months = legal.purposes.get(giving.sourcePurpose ?? giving.purpose)?.retention.months;
  return months === undefined ? undefined : addMonths(calendarDateAt(giving.record.retentionFrom), months);
}

async function factsOfWeighing(scope: Scope, ports: DisclosurePorts, giving: Giving): Promise<Fact[]> {
  if (giving.signalId === undefined) return [];
  const last = await ports.weighingDecisionOf?.(scope, giving.signalId);
  if (last === undefined) return [];
  const referred = last.decision === 'refer' && last.recipientOrganisationId === giving.to.organisationId;
  if (!TAKEN_UP.has(last.decision) && !referred) return [];
  return [
    {
      condition: 'weighing-approved',
      by: 'approval',
      recordId: last.id,
      text: `${last.decidedByName}, ${calendarDateAt(new Date(last.decidedAt))}`,
    },
  ];
}
