import type { ValueNote } from '../../model/index.ts';
import type { DecisionRow } from './decision-queries.ts';

/** The notes that stand, oldest first: the last one about a value counts. */
export function notesOf(decisions: readonly DecisionRow[]): ValueNote[] {
  return decisions
    .filter((decision) => decision.kind === 'value-noted' && decision.undoneAt === null)
    .toReversed()
    .flatMap(({ id, field, mentionId, valueKey, verdict, reason, by, at, version }) =>
      field === null || mentionId === null || valueKey === null || verdict === null
        ? []
        : [{ decisionId: id, field, mentionId, valueKey, verdict, reason, by, at, version }],
    );
}
