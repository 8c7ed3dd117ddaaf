import { z } from 'zod';
import { outlookSchema, proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  type BringIn,
  bringInSchema,
  choicesSchema,
  chosenFilesSchema,
  contributionSchema,
  itemSchema,
  offeredFileSchema,
} from '../../model/index.ts';
import { type BringInRow, findBringIn, findBringIns } from '../bring-in-queries.ts';
import { findContributionsOfBringIn } from '../contribution-queries.ts';
import { auditContributions, contributionView } from '../contribution-view.ts';
import { acceptBringIn, refuseBringIn } from '../decide-bring-in.ts';
import { bringInOutlook, offerBringIn } from '../offer-bring-in.ts';
import { CASE_PEOPLE, mayDecideBringIn } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { aim, appointmentIds, createdReply, idParams, LEADS, reason, title } from './shared.ts';

const bringInView = (scope: Scope, row: BringInRow): BringIn => ({
  ...row,
  abilities: { decide: mayDecideBringIn(scope, row) },
});

const records = (scope: Scope, rows: readonly BringInRow[]) =>
  rows.flatMap((row) =>
    [...new Set([row.organisation.id, row.host.id, scope.organisation.id])].map((organisationId) => ({
      id: row.id,
      organisationId,
      purpose: row.purposeCode,
    })),
  );

const outlookRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/bring-in-outlooks',
    operationId: 'explainBringIn',
    tag: 'cases',
    summary:
      'Wat van een signaal bij een gastheer mag worden ingebracht, op welke regel, en wat nooit meegaat',
    enter: ['coordinator'],
    personalData: true,
    query: z.strictObject({ signalId: z.uuid(), hostOrganisationId: z.uuid() }),
    replies: {
      200: z.object({
        data: z.object({
          outlook: outlookSchema,
          items: z.array(itemSchema),
          files: z.array(offeredFileSchema),
          signal: z.object({
            id: z.uuid(),
            reference: z.string(),
            title: z.string(),
            state: z.string(),
            sourceProtected: z.boolean(),
          }),
        }),
      }),
    },
    handle: async ({ scope, query }) =>
      reply(200, { data: await bringInOutlook(scope, parts, query.signalId, query.hostOrganisationId) }),
  });

const offerRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/bring-ins',
    operationId: 'bringIn',
    tag: 'cases',
    summary:
      'Een gewogen signaal bij een gastheer inbrengen: alleen aangevinkte velden, nooit wie het meldde',
    enter: ['coordinator'],
    personalData: true,
    body: z.strictObject({
      signalId: z.uuid(),
      hostOrganisationId: z.uuid(),
      title,
      fields: choicesSchema,
      files: chosenFilesSchema,
      participantAppointmentIds: appointmentIds.default([]),
      proofs: proofsSchema,
    }),
    replies: { 201: createdReply },
    handle: async ({ scope, body }) => reply(201, { data: { id: await offerBringIn(scope, parts, body) } }),
  });

const listRoute: RouteDefinition = route({
  method: 'GET',
  path: '/bring-ins',
  operationId: 'listBringIns',
  tag: 'cases',
  summary: 'Inbreng: voor wie inbracht de eigen, voor de gastheer wat op een besluit wacht',
  enter: CASE_PEOPLE,
  personalData: true,
  query: z.strictObject({
    signalId: z.uuid().optional(),
    caseId: z.uuid().optional(),
    state: z.enum(['offered', 'accepted', 'refused', 'withdrawn']).optional(),
  }),
  replies: { 200: z.object({ data: z.array(bringInSchema) }) },
  handle: async ({ scope, query }) => {
    const rows = await findBringIns(scope, query);
    scope.audit({ action: 'bring-in.listed', kind: 'bring-in', records: records(scope, rows) });
    return reply(200, { data: rows.map((row) => bringInView(scope, row)) });
  },
});

const readRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/bring-ins/:id',
    operationId: 'readBringIn',
    tag: 'cases',
    summary: 'Wat is ingebracht',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: bringInSchema, contributions: z.array(contributionSchema) }) },
    handle: async ({ scope, params }) => {
      const row = await findBringIn(scope, params.id);
      if (row === undefined) return refuse('not-found');
      const contributions = await findContributionsOfBringIn(scope, row.id);
      await auditContributions(scope, contributions, records(scope, [row]));
      return reply(200, {
        data: bringInView(scope, row),
        contributions: contributions.map((item) => contributionView(scope, parts, item)),
      });
    },
  });

const acceptRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/bring-ins/:id/acceptances',
    operationId: 'acceptBringIn',
    tag: 'cases',
    summary: 'Inbreng aannemen: een casus openen, of in een bestaande opnemen',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      expectedVersion: z.int(),
      caseId: z.uuid().optional(),
      title: title.optional(),
      aim: aim.optional(),
      nextMeetingAt: z.iso.datetime().optional(),
      secrecyConfirmed: z.literal(true),
    }),
    replies: { 201: z.object({ data: z.object({ caseId: z.uuid() }) }) },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { caseId: await acceptBringIn(scope, parts, params.id, body) } }),
  });

const refuseRoute: RouteDefinition = route({
  method: 'POST',
  path: '/bring-ins/:id/refusals',
  operationId: 'refuseBringIn',
  tag: 'cases',
  summary: 'Inbreng niet aannemen, met reden',
  enter: LEADS,
  personalData: true,
  params: idParams,
  body: z.strictObject({ expectedVersion: z.int(), reason }),
  replies: { 204: null },
  handle: async ({ scope, params, body }) => {
    await refuseBringIn(scope, params.id, body);
    return reply(204);
  },
});

export const bringInRoutes = (parts: CaseParts): RouteDefinition[] => [
  outlookRoute(parts),
  offerRoute(parts),
  listRoute,
  readRoute(parts),
  acceptRoute(parts),
  refuseRoute,
];
