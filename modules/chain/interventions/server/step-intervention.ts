import { calendarDateAt, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { asksReason, type Step, type StepBody, stateAfter } from '../model/index.ts';
import { touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import {
  findIntervention,
  type InterventionRow,
  lockIntervention,
  saveIntervention,
} from './intervention-queries.ts';
import { readPlan } from './plan.ts';
import { groundForReader, viewOf } from './plan-intervention.ts';
import { insertCaseEvent } from './plan-queries.ts';
import * as may from './policy.ts';
import { renewCopies } from './share-plan.ts';

/** Something that must be done first and is not: starting waits. Errors: `dependency-not-done` with what it waits for. */
async function refuseWhenWaiting(scope: Scope, ground: Ground, row: InterventionRow): Promise<void> {
  const plan = await readPlan(scope, ground);
  const waitsFor = plan.dependencies
    .filter((each) => each.interventionId === row.id && each.kind === 'finishes-before')
    .flatMap((each) =>
      plan.items.filter((item) => item.id === each.onInterventionId && item.state !== 'done'),
    );
  if (waitsFor.length === 0) return;
  refuse('dependency-not-done', {
    errors: waitsFor.map((item) => ({
      pointer: '/dependencies',
      code: 'dependency-not-done',
      params: { title: item.title, organisation: item.organisation.name },
    })),
  });
}

const changesOf = (scope: Scope, state: string, step: Step, body: StepBody) => {
  const on = body.on ?? calendarDateAt(scope.now);
  return {
    state,
    ...(body.reason === undefined && !asksReason(step) ? {} : { reason: body.reason ?? null }),
    ...(body.result === undefined ? {} : { result: body.result }),
    ...(step === 'starts' ? { startedOn: on } : {}),
    ...(step === 'completions' || step === 'failures' || step === 'drops' ? { finishedOn: on } : {}),
    ...(step === 'reopenings' ? { finishedOn: null } : {}),
  };
};

/**
 * One step of an intervention; whoever has a copy in the plan sees the new state.
 * Errors: `not-found`, `stale-version`, `transition-not-allowed`, `not-allowed`, `reason-missing`, `dependency-not-done`.
 */
export async function stepIntervention(scope: Scope, id: string, step: Step, body: StepBody): Promise<void> {
  const row = await lockIntervention(scope, id);
  if (row === undefined) return refuse('not-found');
  const ground = await groundForReader(scope, row);
  if (row.version !== body.expectedVersion) return refuse('stale-version', { current: viewOf(scope, row) });
  const state = stateAfter(row.state, step);
  if (state === undefined)
    return refuse('transition-not-allowed', {
      params: { step, state: row.state },
      current: viewOf(scope, row),
    });
  if (!may.step(scope, row, ground, step)) return refuse('not-allowed');
  if (asksReason(step) && (body.reason ?? '') === '') {
    return refuse(problem('reason-missing', { errors: [{ pointer: '/reason', code: 'reason-missing' }] }));
  }
  if (step === 'starts') await refuseWhenWaiting(scope, ground, row);
  if (!(await saveIntervention(scope, id, row.version, changesOf(scope, state, step, body)))) {
    return refuse('stale-version', { current: viewOf(scope, row) });
  }
  const changed = await findIntervention(scope, id);
  if (changed !== undefined) await renewCopies(scope, ground, changed);
  if (ground.kind === 'case' && row.sharedWith > 0) {
    await insertCaseEvent(scope, ground.id, `intervention.${state}`, {
      title: row.title,
      organisation: scope.organisation.name,
    });
  }
  scope.audit({
    action: `intervention.${state}`,
    kind: 'intervention',
    records: [touched(scope, ground, id)],
    detail: { from: row.state },
  });
}
