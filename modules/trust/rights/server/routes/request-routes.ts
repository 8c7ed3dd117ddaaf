import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
  type Scope,
} from '#platform/server/index.ts';
import {
  newRequestBody,
  partProgressSchema,
  type RightsRequest,
  rightsEventSchema,
  rightsLetterSchema,
  rightsRequestSchema,
} from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { findLetters } from '../letter-queries.ts';
import { HANDLERS, READERS } from '../policy.ts';
import type { RightsParts } from '../ports.ts';
import { recordRequest } from '../record-request.ts';
import { countRequests, findEvents, findProgress, findRequest, findRequests } from '../request-queries.ts';
import { requestView } from '../request-view.ts';
import { byId } from './shared.ts';

const detailSchema = z.object({
  data: rightsRequestSchema,
  parts: z.array(partProgressSchema),
  letters: z.array(rightsLetterSchema),
  events: z.array(rightsEventSchema),
});

async function view(scope: Scope, parts: RightsParts, id: string): Promise<RightsRequest> {
  const row = (await findRequest(scope, id)) ?? refuse('not-found');
  return requestView(scope, parts, row, await findProgress(scope, id));
}

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
  route({
    method: 'GET',
    path: '/rights-requests',
    operationId: 'listRightsRequests',
    tag: 'rights',
    summary: 'Verzoeken bij dit contactpunt, de kortste termijn eerst',
    enter: READERS,
    personalData: true,
    query: z.strictObject({ ...pageQuery, closed: z.stringbool().optional() }),
    replies: { 200: z.object({ data: z.array(rightsRequestSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, closed } }) => {
      const open = closed !== true;
      const rows = await findRequests(scope, open, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countRequests(scope, open), (row) => [row.termOn, row.id]);
      auditRights(
        scope,
        'rights-request.listed',
        'rights-request',
        list.data.map((row) => row.id),
      );
      return reply(200, {
        data: list.data.map((row) => requestView(scope, parts, row, [])),
        page: list.page,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/rights-requests/:id',
    operationId: 'readRightsRequest',
    tag: 'rights',
    summary: 'Een verzoek: identiteit, termijn, hoe ver elke organisatie is, brieven',
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: detailSchema },
    handle: async ({ scope, params: { id } }) => {
      const data = await view(scope, parts, id);
      auditRights(scope, 'rights-request.read', 'rights-request', [id], {
        fields: ['requester', 'question'],
      });
      return reply(200, {
        data,
        parts: await findProgress(scope, id),
        letters: await findLetters(scope, id),
        events: await findEvents(scope, id),
      });
    },
  }),
];
