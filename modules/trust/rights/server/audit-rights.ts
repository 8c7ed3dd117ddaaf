import type { Scope } from '#platform/server/index.ts';
import { RIGHTS_PURPOSE } from '../model/index.ts';
import type { CandidateRow } from './ports.ts';

/** One event about a request or a part of the own organisation; `also`: other organisations whose officers see it too. */
export const auditRights = (
  scope: Scope,
  action: string,
  kind: string,
  ids: readonly string[],
  more: {
    readonly fields?: readonly string[];
    readonly detail?: Record<string, unknown>;
    readonly also?: readonly string[];
    readonly rule?: string;
  } = {},
): void => {
  const { also = [], ...rest } = more;
  scope.audit({
    action,
    kind,
    records: [scope.organisation.id, ...also.filter((id) => id !== scope.organisation.id)].flatMap(
      (organisationId) => ids.map((id) => ({ id, organisationId, purpose: RIGHTS_PURPOSE })),
    ),
    ...rest,
  });
};

type AuditedRecord = Pick<CandidateRow, 'recordKind' | 'mentionId' | 'signalId' | 'purposeCode'>;

/** The records themselves, each under its own purpose: the signal of a mention, the case of a copy. */
export const auditRecords = (
  scope: Scope,
  action: string,
  rows: readonly AuditedRecord[],
  fields: readonly string[],
): void => {
  for (const [recordKind, kind] of [
    ['mention', 'signal'],
    ['contribution', 'case'],
  ] as const) {
    const records = rows.filter((row) => row.recordKind === recordKind);
    if (records.length === 0) continue;
    scope.audit({
      action,
      kind,
      records: records.map((row) => ({
        id: row.signalId,
        organisationId: scope.organisation.id,
        purpose: row.purposeCode,
        subjects: [row.mentionId],
      })),
      fields: [...fields],
    });
  }
};
