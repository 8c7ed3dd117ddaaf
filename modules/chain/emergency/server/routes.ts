import { z } from 'zod';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { type EmergencyAccess, emergencySchema, endBody, openBody, reviewBody } from '../model/index.ts';
import { breakGlass, endEarly, reviewEmergency } from './break-glass.ts';
import { type EmergencyRow, findEmergencies } from './emergency-queries.ts';
import { mayEnd, mayOpen, mayReview } from './policy.ts';

type EmergencyParts = { readonly content: ContentStore };

const COORDINATORS = ['coordinator', 'care-coordinator'];
const base = { tag: 'emergency', personalData: true } as const;
const params = z.object({ id: z.uuid() });
const one = z.object({ data: emergencySchema });

function view({ content }: EmergencyParts, scope: Scope, row: EmergencyRow): EmergencyAccess {
  const { lawful, reviewWord, reviewedByName, reviewedAt, openedByPersonId, signalId, ...rest } = row;
  const legal = content.legal(scope.organisation.id).document;
  const mine = openedByPersonId === scope.person.id;
  return {
    ...rest,
    purposeTitle: legal.purposes.get(row.purposeCode)?.title ?? row.purposeCode,
    signalId: mine && row.open ? signalId : null,
    review:
      lawful === null || reviewedAt === null
        ? null
        : { lawful, word: reviewWord ?? '', byName: reviewedByName ?? '', at: reviewedAt },
    abilities: { end: mayEnd(scope, row), review: mayReview(scope, row) },
  };
}

export const emergencyRoutes = (parts: EmergencyParts): RouteDefinition[] => [
  route({
    ...base,
    method: 'GET',
    path: '/emergency-accesses',
    operationId: 'listEmergencyAccesses',
    enter: [...COORDINATORS, 'privacy-officer', 'fg'],
    summary: 'Noodinzages: de eigen, en voor wie toezicht houdt alle van de organisatie',
    replies: {
      200: z.object({ data: z.array(emergencySchema), abilities: z.record(z.string(), z.boolean()) }),
    },
    handle: async ({ scope }) => {
      const rows = await findEmergencies(scope);
      scope.audit({
        action: 'emergency-access.listed',
        kind: 'emergency-access',
        records: rows.map((row) => ({
          id: row.id,
          organisationId: scope.organisation.id,
          purpose: row.purposeCode,
        })),
      });
      return reply(200, {
        data: rows.map((row) => view(parts, scope, row)),
        abilities: { open: mayOpen(scope) },
      });
    },
  }),
  route({
    ...base,
    method: 'POST',
    path: '/emergency-accesses',
    operationId: 'breakGlass',
    enter: COORDINATORS,
    summary: 'Een afgeschermd dossier openen, met reden en voor korte tijd',
    description: 'De privacyofficer krijgt meteen bericht, zonder inhoud, en beoordeelt het achteraf.',
    body: openBody,
    replies: { 201: one },
    handle: async ({ scope, body }) =>
      reply(201, { data: view(parts, scope, await breakGlass(scope, body)) }),
  }),
  route({
    ...base,
    method: 'POST',
    path: '/emergency-accesses/:id/endings',
    operationId: 'endEmergencyAccess',
    enter: COORDINATORS,
    summary: 'Een noodinzage eerder sluiten dan zij vanzelf sluit',
    params,
    body: endBody,
    replies: { 201: one },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: view(parts, scope, await endEarly(scope, id, body.expectedVersion)) }),
  }),
  route({
    ...base,
    method: 'POST',
    path: '/emergency-accesses/:id/reviews',
    operationId: 'reviewEmergencyAccess',
    enter: ['privacy-officer'],
    summary: 'Achteraf oordelen of een noodinzage rechtmatig was, met toelichting',
    params,
    body: reviewBody,
    replies: { 201: one },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: view(parts, scope, await reviewEmergency(scope, id, body)) }),
  }),
];
