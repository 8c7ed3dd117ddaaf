import { type FieldProblem, type Problem, problem } from '#platform/kit/index.ts';
import { choicesOfRound, type DecideBody, type Round, type UrgentBody } from './weighing-schemas.ts';

type Given = Omit<DecideBody, 'expectedVersion'> | UrgentBody;

/** What of the law and the house a decision is held against. */
export type DecisionGround = {
  /** Bases of the purpose, in the organisation's own reading: one picks from these. */
  readonly legalBases: readonly { readonly law: string; readonly article: string }[];
  /** Categories that the purpose knows. */
  readonly categories: readonly string[];
};

const missing = (pointer: string): FieldProblem => ({ pointer, code: 'required' });
const unknown = (pointer: string): FieldProblem => ({ pointer, code: 'unknown-value' });

function lacks(given: Given, today: string): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (given.decision === 'monitor') {
    if (given.monitorUntil === undefined) found.push(missing('/monitorUntil'));
    else if (given.monitorUntil <= today) found.push({ pointer: '/monitorUntil', code: 'invalid-date' });
  }
  if (given.decision === 'refer' && given.referredTo === undefined) found.push(missing('/referredTo'));
  if (given.decision === 'take-up' && given.sources.length === 0) found.push(missing('/sources'));
  if (given.decision === 'own-follow-up') {
    if (given.internalSharing.length === 0) found.push(missing('/internalSharing'));
    if (given.executing.length === 0) found.push(missing('/executing'));
  }
  return found;
}

/** What belongs to another choice would look decided without being so. */
function surplus(given: Given): FieldProblem[] {
  const acts = given.decision === 'own-follow-up' || given.decision === 'case';
  const found: FieldProblem[] = [];
  const only = (pointer: string, fits: boolean, present: boolean): void => {
    if (present && !fits) found.push({ pointer, code: 'unknown-field' });
  };
  only('/monitorUntil', given.decision === 'monitor', given.monitorUntil !== undefined);
  only('/referredTo', given.decision === 'refer', given.referredTo !== undefined);
  only('/referredOrganisationId', given.decision === 'refer', given.referredOrganisationId !== undefined);
  only('/sources', given.decision === 'take-up', given.sources.length > 0);
  only('/internalSharing', acts, given.internalSharing.length > 0);
  only('/executing', acts, given.executing.length > 0);
  return found;
}

/** Bases come from the purpose, categories too; a department uses nothing that check 2A did not let through. */
function strange(given: Given, ground: DecisionGround): FieldProblem[] {
  const shared = new Set(given.internalSharing.map((item) => item.category));
  return [
    ...given.legalBases.flatMap((picked, index) =>
      ground.legalBases.some((basis) => basis.law === picked.law && basis.article === picked.article)
        ? []
        : [unknown(`/legalBases/${index}`)],
    ),
    ...given.internalSharing.flatMap((item, index) =>
      ground.categories.includes(item.category) ? [] : [unknown(`/internalSharing/${index}/category`)],
    ),
    ...given.executing.flatMap((item, index) =>
      item.categories.flatMap((category, place) =>
        shared.has(category) ? [] : [unknown(`/executing/${index}/categories/${place}`)],
      ),
    ),
  ];
}

/** What is wrong with a decision: each kind needs its own things, and nothing else's. Errors of the round come first. */
export function checkDecision(
  round: Round,
  given: Given,
  today: string,
  ground: DecisionGround,
): Problem | undefined {
  if (!choicesOfRound[round].includes(given.decision)) {
    return problem('transition-not-allowed', { params: { step: given.decision, state: round } });
  }
  const errors = [...lacks(given, today), ...surplus(given), ...strange(given, ground)];
  return errors.length === 0 ? undefined : problem('invalid-body', { errors });
}
