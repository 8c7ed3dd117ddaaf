import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { MySignal, Signal, SignalRow } from '../model/index.ts';
import { reporterStageOf, withholdCategories } from '../model/index.ts';
import { findMentions } from './mention-queries.ts';
import { coordinates } from './policy.ts';
import type { SignalParts } from './ports.ts';
import { findMySignals } from './queue-queries.ts';
import {
  findAdditions,
  findEvents,
  findFiles,
  findSignalHead,
  findSignalRecord,
  type SignalHead,
} from './signal-queries.ts';

/** What a reporter may read on the time line: what concerns the own report, not what others weighed. */
const forReporters = new Set(['received', 'added', 'return', 'answer', 'withdraw', 'word-back', 'close']);

/** The head of a signal the scope may see. Errors: `not-found`. */
export async function findSignal(scope: Scope, id: string): Promise<SignalHead> {
  return (await findSignalHead(scope, id)) ?? refuse('not-found');
}

/** Whether this scope may know of a signal: no content is read for it. */
export const signalExists = async (scope: Scope, id: string): Promise<boolean> =>
  (await findSignalHead(scope, id)) !== undefined;

/** The whole signal as this reader may see it; the audit names the fields shown. Errors: `not-found`. */
export async function readSignal(
  scope: Scope,
  id: string,
): Promise<{ signal: Signal; enteredByPersonId: string; named: boolean }> {
  const record = await findSignalRecord(scope, id);
  if (record === undefined) return refuse('not-found');
  const mentions = await findMentions(scope, id);
  const events = await findEvents(scope, id);
  const additions = await findAdditions(scope, [id]);
  const files = await findFiles(scope, 'signal', id);
  const { enteredByPersonId, named, ...rest } = record;
  const isCoordinator = coordinates(scope, { ...record, enteredByPersonId });
  const isReporter = enteredByPersonId === scope.person.id;
  const onlyReporter = isReporter && !isCoordinator;
  const signal: Signal = {
    ...rest,
    reporter: rest.source.protected && !isCoordinator && !isReporter ? null : rest.reporter,
    holder: onlyReporter ? null : rest.holder,
    toComplete: onlyReporter ? [] : rest.toComplete,
    mentions,
    events: onlyReporter ? events.filter((event) => forReporters.has(event.type)) : events,
    additions,
    files,
  };
  auditReading(scope, signal);
  // At the table and by name one weighs; where a victim stays is not part of that.
  const whole = isCoordinator || isReporter;
  return { signal: whole ? signal : withholdCategories(signal, ['slachtoffer']), enteredByPersonId, named };
}

function auditReading(scope: Scope, signal: Signal): void {
  scope.audit({
    action: 'signal.read',
    kind: 'signal',
    records: [
      {
        id: signal.id,
        organisationId: signal.organisationId,
        purpose: signal.purposeCode,
        subjects: signal.mentions.map((mention) => mention.id),
      },
    ],
    fields: [
      'narrative',
      'place',
      'source',
      ...(signal.mentions.length > 0 ? ['mentions'] : []),
      ...(signal.files.length > 0 ? ['files'] : []),
    ],
  });
}

/** Adds to rows of a list how many proposals of a link wait. */
export async function withProposals(
  scope: Scope,
  parts: Pick<SignalParts, 'countProposals'>,
  rows: readonly Omit<SignalRow, 'proposals'>[],
): Promise<SignalRow[]> {
  const counts = await parts.countProposals?.(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, proposals: counts?.get(row.id) ?? 0 }));
}

/** What became of the own signals, in plain words. */
export async function readMySignals(
  scope: Scope,
  parts: Pick<SignalParts, 'findWordBack'>,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<MySignal[]> {
  const rows = await findMySignals(scope, after, limit);
  const ids = rows.map((row) => row.id);
  const additions = await findAdditions(scope, ids);
  const wordBack = (await parts.findWordBack?.(scope, ids)) ?? new Map();
  return rows.map((row) => {
    const own = additions.filter((addition) => addition.signalId === row.id);
    return {
      ...row,
      stage: reporterStageOf(row.state),
      additions: own,
      question:
        row.state === 'returned'
          ? (own.filter((item) => item.kind === 'question').at(-1)?.text ?? null)
          : null,
      wordBack: wordBack.get(row.id) ?? null,
    };
  });
}
