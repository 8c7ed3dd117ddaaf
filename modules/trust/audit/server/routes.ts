import { z } from 'zod';
import type { MasterKey } from '#platform/server/files/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
} from '#platform/server/index.ts';
import { countAuditRows, findAuditRows } from './audit-queries.ts';
import { statusRoutes } from './check/status-routes.ts';
import { type ExportParts, exportRoutes } from './files/export-routes.ts';
import { proofRoutes } from './proofs/proof-routes.ts';
import { SUPERVISORS } from './proofs/proof-schemas.ts';
import { unusualRoutes } from './unusual/unusual-routes.ts';
import { watchedRoutes } from './unusual/watched-routes.ts';
import { autoWitnessRoutes } from './witnesses/auto-witness-routes.ts';
import { witnessRoutes } from './witnesses/witness-routes.ts';

export type AuditParts = ExportParts & { readonly masterKey: MasterKey };

const auditRowSchema = z.object({
  eventId: z.uuid(),
  occurredAt: z.string(),
  action: z.string(),
  recordKind: z.string(),
  status: z.enum(['OK', 'REFUSED', 'ERROR']),
  actorName: z.string(),
  actorKind: z.string(),
  actorOrganisationName: z.string(),
  purposeCode: z.string().nullable(),
  ruleCode: z.string().nullable(),
  recordIds: z.array(z.uuid()),
  fields: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
  traceId: z.string(),
  destroyed: z.array(z.uuid()),
});

const query = z.strictObject({
  ...pageQuery,
  record: z.uuid().optional(),
  action: z.string().max(80).optional(),
  actorOrganisation: z.union([z.enum(['own', 'other']), z.uuid()]).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

/** What supervisors of an organisation read: every look and change at its data, by whomever. */
export const auditRoutes = (parts: AuditParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/audit-events',
    operationId: 'listAuditEvents',
    tag: 'audit',
    summary: 'Wie keek naar gegevens van de eigen organisatie, of veranderde ze',
    enter: SUPERVISORS,
    personalData: true,
    query,
    replies: { 200: z.object({ data: z.array(auditRowSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findAuditRows(scope, filter, readCursor(cursor, 3), limit);
      const list = pageOf(rows, limit, await countAuditRows(scope, filter), (row) => [
        row.occurredAt,
        row.eventId,
        row.entryNo,
      ]);
      scope.audit({
        action: 'audit.read',
        kind: 'audit-event',
        records: [
          { id: scope.organisation.id, organisationId: scope.organisation.id, purpose: 'audit-logging' },
        ],
        detail: { shown: list.data.length, filter },
      });
      return reply(200, list);
    },
  }),
  ...proofRoutes(),
  ...witnessRoutes(),
  ...autoWitnessRoutes(parts),
  ...statusRoutes(),
  ...exportRoutes(parts),
  ...unusualRoutes(),
  ...watchedRoutes(),
];
