import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import {
  newRequestBody,
  partProgressSchema,
  rightsEventSchema,
  rightsLetterSchema,
  rightsRequestSchema,
} from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { findLetters } from '../letter-queries.ts';
import { HANDLERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { recordRequest } from '../record-request.ts';
import { countRequests, findEvents, findProgress, findRequest, findRequests } from '../request-queries.ts';
import { requestView } from '../request-view.ts';
import { listing, openFirst, reading } from './shared.ts';

const detailSchema = z.object({
  data: rightsRequestSchema,
  parts: z.array(partProgressSchema),
  letters: z.array(rightsLetterSchema),
  events: z.array(rightsEventSchema),
});

export const requestRoutes = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/rights-requests',
    operationId: 'recordRightsRequest',
    tag: 'rights',
    summary: 'Een verzoek van een betrokkene vastleggen dat per brief, aan de balie of per e-mail kwam',
    enter: HANDLERS,
    personalData: true,
    body: newRequestBody,
    replies: { 201: z.object({ data: rightsRequestSchema }) },
    handle: async ({ scope, body }) => {
      const row = await recordRequest(scope, parts, body);
      return reply(201, { data: requestView(scope, parts, row, []) });
    },
  }),
  listing(
    '/rights-requests',
    'listRightsRequests',
    'Verzoeken bij dit contactpunt, de kortste termijn eerst',
    rightsRequestSchema,
    {
      kind: 'rights-request',
      which: openFirst,
      find: findRequests,
      count: countRequests,
      key: (row) => [row.termOn, row.id],
      view: (scope, row) => requestView(scope, parts, row, []),
    },
  ),
  reading(
    '/rights-requests/:id',
    'readRightsRequest',
    'Een verzoek: identiteit, termijn, hoe ver elke organisatie is, brieven',
    detailSchema,
    async (scope, id) => {
      const row = (await findRequest(scope, id)) ?? refuse('not-found');
      const progress = await findProgress(scope, id);
      auditRights(scope, 'rights-request.read', 'rights-request', [id], {
        fields: ['requester', 'question'],
      });
      return {
        data: requestView(scope, parts, row, progress),
        parts: progress,
        letters: await findLetters(scope, id),
        events: await findEvents(scope, id),
      };
    },
  ),
];
