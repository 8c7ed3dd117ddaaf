import { z } from 'zod';
import { titledCategory } from '#modules/trust/disclosures/server/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { InquiryParts } from '../ports.ts';

export const byId = z.strictObject({ id: z.uuid() });
export const done = z.object({ data: z.object({ id: z.uuid() }) });

/** Titles of codes, in the words of the law's content. */
export const titlesOf = (scope: Scope, parts: InquiryParts, codes: readonly string[]): string[] => {
  const legal = parts.content.legal(scope.organisation.id).document;
  return codes.map((code) => titledCategory(legal, code).title);
};

export const audited = (
  scope: Scope,
  action: string,
  kind: string,
  rows: readonly { readonly id: string; readonly purposeCode: string }[],
): void =>
  scope.audit({
    action,
    kind,
    records: rows.map((row) => ({
      id: row.id,
      organisationId: scope.organisation.id,
      purpose: row.purposeCode,
    })),
  });
