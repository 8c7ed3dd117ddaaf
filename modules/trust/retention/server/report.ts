import type { Scope } from '#platform/server/index.ts';
import type { DestructionReport } from '../model/index.ts';
import type { ItemRow, ListRow } from './list-queries.ts';
import type { RetentionParts } from './parts.ts';
import { listView, purposeTitle, ruleView } from './views.ts';

type Line = DestructionReport['lines'][number];

function add(
  counts: Record<string, number>,
  more: Readonly<Record<string, number>> | null,
): Record<string, number> {
  for (const [table, rows] of Object.entries(more ?? {})) counts[table] = (counts[table] ?? 0) + rows;
  return counts;
}

const settled = (items: readonly ItemRow[]) =>
  items.flatMap((item) =>
    item.result === null || item.settledAt === null
      ? []
      : [{ ...item, result: item.result, settledAt: item.settledAt }],
  );

/** The declaration of destruction of a list, as far as it was carried out: per kind, rule and result, with numbers only. */
export function reportOf(
  scope: Scope,
  parts: Pick<RetentionParts, 'content'>,
  list: ListRow,
  items: readonly ItemRow[],
): DestructionReport {
  const lines = new Map<string, Line>();
  const done = settled(items);
  for (const item of done) {
    const key = [item.recordKind, item.rule.id, item.result, item.leftBecause ?? ''].join(' ');
    const line = lines.get(key);
    lines.set(key, {
      recordKind: item.recordKind,
      purpose: item.purpose,
      purposeTitle: purposeTitle(scope, parts, item.purpose),
      outcome: item.outcome,
      rule: ruleView(scope, parts, item.rule),
      result: item.result,
      leftBecause: item.leftBecause,
      records: (line?.records ?? 0) + 1,
      earliestStart:
        line === undefined || item.startedOn < line.earliestStart ? item.startedOn : line.earliestStart,
      latestStart:
        line === undefined || item.startedOn > line.latestStart ? item.startedOn : line.latestStart,
      counts: add(line?.counts ?? {}, item.counts),
    });
  }
  const deciders = new Map(
    items.flatMap((item) =>
      item.decidedByName === null || item.decidedAt === null
        ? []
        : [[item.decidedByName, item.decidedAt] as const],
    ),
  );
  return {
    list: listView(scope, list),
    lines: [...lines.values()],
    decidedBy: [...deciders].map(([name, at]) => ({ name, at })),
    records: done.map(({ recordId, recordKind, reference, result, settledAt }) => ({
      recordId,
      recordKind,
      reference,
      result,
      settledAt,
    })),
  };
}
