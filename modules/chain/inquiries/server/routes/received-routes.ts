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
import { decisionBody, matchSchema, type ReceivedInquiry, receivedInquirySchema } from '../../model/index.ts';
import { decideOnContent } from '../content-after-hit.ts';
import { mayDecide, OWNERS, SUPERVISORS } from '../policy.ts';
import type { InquiryParts } from '../ports.ts';
import {
  countReceived,
  findMatches,
  findOneReceived,
  findReceived,
  markInquiriesReceived,
  type ReceivedRow,
} from '../received-queries.ts';
import { audited, byId, done, titlesOf } from './shared.ts';

const receivedView = (scope: Scope, parts: InquiryParts, row: ReceivedRow): ReceivedInquiry => ({
  ...row,
  contentCategories: titlesOf(scope, parts, row.contentCategories),
  abilities: { decide: mayDecide(scope, row) },
});

export const receivedRoutes = (parts: InquiryParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/received-inquiries',
    operationId: 'listReceivedInquiries',
    tag: 'inquiries',
    summary: 'Treffervragen van anderen: wie, met welke functie, op welke regel, en wat is geantwoord',
    enter: [...OWNERS, ...SUPERVISORS],
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      waiting: z.stringbool().optional(),
      answer: z.enum(['hit', 'no-hit']).optional(),
    }),
    replies: { 200: z.object({ data: z.array(receivedInquirySchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findReceived(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countReceived(scope, filter), (row) => [row.askedAt, row.id]);
      audited(scope, 'inquiry.received-listed', 'received-inquiry', list.data);
      await markInquiriesReceived(
        scope,
        list.data.map((row) => row.id),
      );
      return reply(200, {
        data: list.data.map((row) => receivedView(scope, parts, row)),
        page: list.page,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/received-inquiries/:id',
    operationId: 'readReceivedInquiry',
    tag: 'inquiries',
    summary: 'Een treffervraag van een ander, met de eigen signalen waarop het antwoord rust',
    enter: [...OWNERS, ...SUPERVISORS],
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: receivedInquirySchema, matches: z.array(matchSchema) }) },
    handle: async ({ scope, params }) => {
      const row = (await findOneReceived(scope, params.id)) ?? refuse('not-found');
      const matches = await findMatches(scope, params.id);
      audited(scope, 'inquiry.received-read', 'received-inquiry', [row]);
      await markInquiriesReceived(scope, [row.id]);
      if (matches.length > 0)
        audited(
          scope,
          'inquiry.match-read',
          'signal',
          matches.map((match) => ({ id: match.signalId, purposeCode: row.purposeCode })),
        );
      return reply(200, { data: receivedView(scope, parts, row), matches });
    },
  }),
  route({
    method: 'POST',
    path: '/received-inquiries/:id/decisions',
    operationId: 'decideOnInquiryContent',
    tag: 'inquiries',
    summary:
      'Beslissen over de inhoud achter een treffer, met reden; geven gaat daarna via inbrengen of bijdragen',
    enter: OWNERS,
    personalData: true,
    params: byId,
    body: decisionBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await decideOnContent(scope, parts, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
];
