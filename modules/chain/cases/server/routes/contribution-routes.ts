import { z } from 'zod';
import { outlookSchema, proofsSchema } from '#modules/trust/disclosures/model/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import {
  choicesSchema,
  chosenFilesSchema,
  contributionSchema,
  offeredFileSchema,
  writtenItemSchema,
} from '../../model/index.ts';
import { caseOf, touchedCase } from '../case-view.ts';
import { contribute, contributionOutlook } from '../contribute.ts';
import { findContributionsOfCase } from '../contribution-queries.ts';
import { auditContributions, contributionView } from '../contribution-view.ts';
import { groupSubject } from '../group-subject.ts';
import { CASE_PEOPLE } from '../policy.ts';
import type { CaseParts } from '../ports.ts';
import { shareContributions, shareOutlook } from '../share-contributions.ts';
import { createdReply, idParams, LEADS } from './shared.ts';

const disclosureReply = z.object({ data: z.object({ disclosureId: z.uuid() }) });

const listRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/contributions',
    operationId: 'listContributions',
    tag: 'cases',
    summary: 'Wat de eigen organisatie inbracht en wat met haar is gedeeld',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: z.array(contributionSchema), secrecyConfirmed: z.boolean() }) },
    handle: async ({ scope, params }) => {
      const file = await caseOf(scope, params.id);
      const rows = await findContributionsOfCase(scope, file.id);
      await auditContributions(scope, rows, touchedCase(scope, file));
      return reply(200, {
        data: rows.map((row) => contributionView(scope, parts, row)),
        secrecyConfirmed: file.secrecyConfirmed,
      });
    },
  });

const outlookRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/contribution-outlooks',
    operationId: 'explainContribution',
    tag: 'cases',
    summary: 'Wat de eigen organisatie aan de gastheer mag geven, en op welke regel',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    replies: { 200: z.object({ data: outlookSchema, files: z.array(offeredFileSchema) }) },
    handle: async ({ scope, params }) => {
      const { outlook, files } = await contributionOutlook(scope, parts, params.id);
      return reply(200, { data: outlook, files });
    },
  });

const contributeRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/contributions',
    operationId: 'contributeToCase',
    tag: 'cases',
    summary: 'Eigen gegevens bij de gastheer inbrengen',
    enter: CASE_PEOPLE,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      items: z.array(writtenItemSchema).max(40).default([]),
      files: chosenFilesSchema,
      proofs: proofsSchema,
      /** Regimes that the data carry, when another than the first of the organisation. */
      regimes: z.array(z.string().max(60)).max(5).default([]),
      signalId: z.uuid().optional(),
    }),
    replies: { 201: disclosureReply },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { disclosureId: await contribute(scope, parts, params.id, body) } }),
  });

const shareOutlookRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/cases/:id/share-outlooks',
    operationId: 'explainShare',
    tag: 'cases',
    summary: 'Wat de gastheer met een deelnemer mag delen, en op welke regel',
    enter: LEADS,
    personalData: true,
    params: idParams,
    query: z.strictObject({ organisationId: z.uuid() }),
    replies: {
      200: z.object({ data: z.object({ outlook: outlookSchema, items: z.array(contributionSchema) }) }),
    },
    handle: async ({ scope, params, query }) =>
      reply(200, { data: await shareOutlook(scope, parts, params.id, query.organisationId) }),
  });

const shareRoute = (parts: CaseParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/cases/:id/shares',
    operationId: 'shareInCase',
    tag: 'cases',
    summary: 'Aangevinkte velden met een deelnemer delen',
    enter: LEADS,
    personalData: true,
    params: idParams,
    body: z.strictObject({
      organisationId: z.uuid(),
      fields: choicesSchema.min(1),
      proofs: proofsSchema,
      approvalId: z.uuid().optional(),
    }),
    replies: { 201: disclosureReply },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: { disclosureId: await shareContributions(scope, parts, params.id, body) } }),
  });

const subjectRoute: RouteDefinition = route({
  method: 'POST',
  path: '/cases/:id/subjects',
  operationId: 'groupCaseSubject',
  tag: 'cases',
  summary: 'Vaststellen dat ingebrachte gegevens over dezelfde persoon of zaak gaan',
  enter: LEADS,
  personalData: true,
  params: idParams,
  body: z.strictObject({ subjectId: z.uuid().optional(), contributionIds: z.array(z.uuid()).min(1).max(60) }),
  replies: { 201: createdReply },
  handle: async ({ scope, params, body }) =>
    reply(201, { data: { id: await groupSubject(scope, params.id, body) } }),
});

export const contributionRoutes = (parts: CaseParts): RouteDefinition[] => [
  listRoute(parts),
  outlookRoute(parts),
  contributeRoute(parts),
  shareOutlookRoute(parts),
  shareRoute(parts),
  subjectRoute,
];
