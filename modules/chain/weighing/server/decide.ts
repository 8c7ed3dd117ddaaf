import { type SignalState, stepSignal } from '#modules/chain/signals/model/index.ts';
import { addEvent, statesOfPurpose } from '#modules/chain/signals/server/index.ts';
import { titledCategory } from '#modules/trust/disclosures/server/index.ts';
import { addWorkingDays, calendarDateAt, type Problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  checkDecision,
  type DecideBody,
  type Member,
  type Round,
  stepOfDecision,
  type UrgentBody,
} from '../model/index.ts';
import type { WeighingParts } from './ports.ts';
import { sourcesFor } from './sources.ts';
import { insertWeighing, settleSignal, sourceDepartments } from './weighing-queries.ts';

type Given = Omit<DecideBody, 'expectedVersion'> | UrgentBody;

/** Working days until the next step after a decision. */
const TERM_DAYS = 10;

export type Deciding = {
  readonly signal: {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly purposeCode: string;
    readonly state: SignalState;
  };
  readonly round: Round;
  readonly way: 'meeting' | 'urgent' | 'direct';
  readonly tableId: string | null;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  readonly present: readonly Member[];
};

/** State of a signal in which a round is held. */
export const roundOf = (state: string): Round => (state === 'second-weighing' ? 'second' : 'first');

const orRefuse = (found: Problem | undefined): void => {
  if (found !== undefined) refuse(found);
};

async function titled(scope: Scope, given: Given) {
  const titles = new Map(
    (await sourceDepartments(scope)).map((department) => [department.departmentId, department.title]),
  );
  return given.executing.map((one, index) => ({
    ...one,
    title:
      titles.get(one.departmentId) ??
      refuse('invalid-body', {
        errors: [{ pointer: `/executing/${index}/departmentId`, code: 'unknown-value' }],
      }),
  }));
}

/** Only sources that the rules allow may pass privacy check 1. */
async function checkedSources(scope: Scope, parts: WeighingParts, purpose: string, given: Given) {
  if (given.sources.length === 0) return [];
  const known = new Map(
    (await sourcesFor(scope, parts.content, purpose)).map((source) => [source.departmentId, source]),
  );
  return given.sources.map((asked, index) => {
    const source = known.get(asked.departmentId);
    if (source === undefined)
      return refuse('invalid-body', {
        errors: [{ pointer: `/sources/${index}/departmentId`, code: 'unknown-value' }],
      });
    if (!source.allowed) {
      return refuse('rule-refuses', {
        errors: [
          {
            pointer: `/sources/${index}`,
            code: 'rule-refuses',
            params: { rule: source.rule, sentence: source.sentence, title: source.title },
          },
        ],
      });
    }
    return { ...asked, title: source.title, rule: source.rule };
  });
}

/**
 * Holds a decision against the round, the line of the signal, the purpose and the rules; returns what of it is kept. Errors:
 * `transition-not-allowed`, `invalid-body` at each place, `rule-refuses` for a source.
 */
export async function checkGiven(
  scope: Scope,
  parts: WeighingParts,
  round: Round,
  signal: Deciding['signal'],
  given: Given,
) {
  const legal = parts.content.legal(scope.organisation.id);
  const purpose = legal.document.purposes.get(signal.purposeCode);
  const ground = { legalBases: purpose?.legalBasis ?? [], categories: purpose?.dataCategories ?? [] };
  orRefuse(checkDecision(round, given, calendarDateAt(scope.now), ground));
  const next = stepSignal(
    stepOfDecision[given.decision],
    signal.state,
    statesOfPurpose(parts, signal.purposeCode),
  );
  if (!next.ok) refuse(next.error);
  return {
    contentVersionId: legal.id,
    sources: await checkedSources(scope, parts, signal.purposeCode, given),
    internalSharing: given.internalSharing.map((one) => ({
      ...one,
      title: titledCategory(legal.document, one.category).title,
    })),
    executing: await titled(scope, given),
  };
}

/** Writes a decision with everything it rests on and moves the signal. Errors: those of `checkGiven`, and what the database refuses. */
export async function recordDecision(
  scope: Scope,
  parts: WeighingParts,
  deciding: Deciding,
  given: Given,
): Promise<string> {
  const { signal } = deciding;
  const today = calendarDateAt(scope.now);
  const checked = await checkGiven(scope, parts, deciding.round, signal, given);
  const id = await insertWeighing(scope, {
    ...deciding,
    ...given,
    ...checked,
    purposeCode: signal.purposeCode,
    signalId: signal.id,
    reference: signal.reference,
    title: signal.title,
    monitorUntil: given.monitorUntil ?? null,
    referredTo: given.referredTo ?? null,
    referredOrganisationId: given.referredOrganisationId ?? null,
    ruling: given.ruling ?? null,
    present: deciding.present.map(({ personId, name, role }) => ({ personId, name, role })),
  });
  const termOn =
    given.decision === 'monitor'
      ? (given.monitorUntil ?? null)
      : given.decision === 'case'
        ? null
        : addWorkingDays(today, TERM_DAYS);
  if (!(await settleSignal(scope, id, signal.state, termOn)))
    refuse('transition-not-allowed', { params: { state: signal.state } });
  await addEvent(scope, signal, 'weighed', {
    decision: given.decision,
    round: deciding.round,
    weighingId: id,
    reason: given.reason,
  });
  scope.audit({
    action: 'signal.weighed',
    kind: 'weighing',
    records: [id, signal.id].map((recordId) => ({
      id: recordId,
      organisationId: scope.organisation.id,
      purpose: signal.purposeCode,
    })),
    detail: { decision: given.decision, round: deciding.round, way: deciding.way },
  });
  return id;
}
