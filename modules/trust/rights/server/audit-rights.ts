import type { Scope } from '#platform/server/index.ts';
import { RIGHTS_PURPOSE } from '../model/index.ts';

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

/** The records themselves, each under its own purpose. */
export const auditRecords = (
  scope: Scope,
  action: string,
  rows: readonly { readonly mentionId: string; readonly signalId: string; readonly purposeCode: string }[],
  fields: readonly string[],
): void => {
  if (rows.length === 0) return;
  scope.audit({
    action,
    kind: 'signal',
    records: rows.map((row) => ({
      id: row.signalId,
      organisationId: scope.organisation.id,
      purpose: row.purposeCode,
      subjects: [row.mentionId],
    })),
    fields: [...fields],
  });
};
