import { type FieldProblem, type Problem, problem } from '#platform/kit/index.ts';
import { choicesOfRound, type DecideBody, type Round, type UrgentBody } from './weighing-schemas.ts';

type Given = Omit<DecideBody, 'expectedVersion'> | UrgentBody;

const missing = (pointer: string): FieldProblem => ({ pointer, code: 'required' });

function faults(given: Given, today: string): FieldProblem[] {
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

/** What a decision still lacks: each kind needs its own things. Errors of the round come first. */
export function checkDecision(round: Round, given: Given, today: string): Problem | undefined {
  if (!choicesOfRound[round].includes(given.decision)) {
    return problem('transition-not-allowed', { params: { step: given.decision, state: round } });
  }
  const errors = faults(given, today);
  return errors.length === 0 ? undefined : problem('invalid-body', { errors });
}
