import { calendarDateAt } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  answer,
  mayStillExtend,
  type PartProgress,
  phaseOf,
  type RightsRequest,
  termOn,
} from '../model/index.ts';
import { identityOverdue } from '../model/terms.ts';
import { legalOf, termOfRight } from './law.ts';
import { requestAbilities } from './policy.ts';
import type { RightsParts } from './ports.ts';
import type { RequestRow } from './request-queries.ts';

/** The facts from which the term is computed. */
export const termFactsOf = (row: RequestRow) => ({
  receivedOn: row.receivedOn,
  extended: row.extendedOn !== null,
  identityAskedOn: row.identityAskedOn,
  identitySuppliedOn: row.identitySuppliedOn,
});

/** A request as the screen shows it, with what may be done with it now. */
export function requestView(
  scope: Scope,
  parts: Pick<RightsParts, 'content'>,
  { identitySuppliedOn: _, ...row }: RequestRow,
  progress: readonly PartProgress[],
): RightsRequest {
  const today = calendarDateAt(scope.now);
  const right = termOfRight(legalOf(scope, parts).document, row.right);
  const facts = termFactsOf({ ...row, identitySuppliedOn: _ });
  return {
    ...row,
    phase: phaseOf(row.state, progress),
    paused: row.state === 'identity-asked',
    inTerm: row.answeredOn === null ? null : row.answeredOn <= row.termOn,
    abilities: requestAbilities(scope, {
      state: row.state,
      extendable: mayStillExtend(facts, right, today),
      answerable: answer(row.state, progress, today).ok,
      identityOverdue: row.identityAskedOn !== null && identityOverdue(row.identityAskedOn, today),
    }),
  };
}

export const newTermOf = (
  scope: Scope,
  parts: Pick<RightsParts, 'content'>,
  row: RequestRow,
  change: Partial<ReturnType<typeof termFactsOf>>,
): string =>
  termOn({ ...termFactsOf(row), ...change }, termOfRight(legalOf(scope, parts).document, row.right));
