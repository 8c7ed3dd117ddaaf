import { z } from 'zod';
import type { Scope } from '#platform/server/index.ts';

export const tag = 'retention';
export const byId = z.strictObject({ id: z.uuid() });
export const withVersion = z.strictObject({ expectedVersion: z.int() });

type Touched = { readonly recordId: string; readonly purpose: string };

export const audited = (scope: Scope, action: string, kind: string, rows: readonly Touched[]): void =>
  scope.audit({
    action,
    kind,
    records: rows.map((row) => ({
      id: row.recordId,
      organisationId: scope.organisation.id,
      purpose: row.purpose,
    })),
  });
