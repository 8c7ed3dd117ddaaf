import { z } from 'zod';
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
  askBody,
  choicesSchema,
  contentBody,
  type Inquiry,
  inquiryOutlookSchema,
  inquirySchema,
  outlookQuery,
  recordQuery,
} from '../../model/index.ts';
import { askInquiry } from '../ask-inquiry.ts';
import { requestContentOfHit } from '../content-after-hit.ts';
import { explainInquiry, findChoices } from '../explain-inquiry.ts';
import { countInquiries, findInquiries, type InquiryRow } from '../inquiry-queries.ts';
import { ASKERS, mayRequestContent, SUPERVISORS } from '../policy.ts';
import type { InquiryParts } from '../ports.ts';
import { audited, byId, done, titlesOf } from './shared.ts';

/** An auditor reads that it was asked and by which rule; about whom and why is for who works with it and for the officer. */
function inquiryView(scope: Scope, parts: InquiryParts, row: InquiryRow): Inquiry {
  const onlyAudits =
    scope.groups.includes('auditor') && !scope.groups.some((group) => [...ASKERS, 'fg'].includes(group));
  const shown = onlyAudits ? { ...row, reason: null, fields: [] } : row;
  return {
    ...shown,
    contentCategories: titlesOf(scope, parts, row.contentCategories),
    abilities: { requestContent: mayRequestContent(scope, row) },
  };
}

const explaining = (parts: InquiryParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/inquiry-choices',
    operationId: 'listInquiryChoices',
    tag: 'inquiries',
    summary: 'Over wie in dit stuk een treffervraag kan gaan, en aan wie',
    enter: ASKERS,
    personalData: true,
    query: recordQuery,
    replies: { 200: z.object({ data: choicesSchema }) },
    handle: async ({ scope, query }) => {
      const data = await findChoices(scope, parts, query);
      scope.audit({ action: 'inquiry.choices-read', kind: query.recordKind, records: [] });
      return reply(200, { data });
    },
  }),
  route({
    method: 'GET',
    path: '/inquiry-outlooks',
    operationId: 'explainInquiry',
    tag: 'inquiries',
    summary: 'Wat met een treffervraag meegaat, op welke regel, of wat er nog ontbreekt',
    enter: ASKERS,
    personalData: true,
    query: outlookQuery,
    replies: { 200: z.object({ data: inquiryOutlookSchema }) },
    handle: async ({ scope, query }) => reply(200, { data: await explainInquiry(scope, parts, query) }),
  }),
];

const asking = (parts: InquiryParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/inquiries',
    operationId: 'askInquiry',
    tag: 'inquiries',
    summary:
      'Vragen of een partner deze persoon of dit bedrijf kent: treffer of geen treffer, en bij wie u terechtkunt',
    enter: ASKERS,
    personalData: true,
    body: askBody,
    replies: { 201: z.object({ data: inquirySchema, repeated: z.boolean() }) },
    handle: async ({ scope, body }) => {
      const { inquiry, repeated } = await askInquiry(scope, parts, body);
      return reply(201, { data: inquiryView(scope, parts, inquiry), repeated });
    },
  }),
  route({
    method: 'GET',
    path: '/inquiries',
    operationId: 'listInquiries',
    tag: 'inquiries',
    summary: 'Treffervragen van de eigen organisatie, zover u het stuk mag zien of toezicht houdt',
    enter: [...ASKERS, ...SUPERVISORS],
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      recordId: z.uuid().optional(),
      mine: z.stringbool().optional(),
      answer: z.enum(['hit', 'no-hit']).optional(),
    }),
    replies: { 200: z.object({ data: z.array(inquirySchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findInquiries(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countInquiries(scope, filter), (row) => [row.askedAt, row.id]);
      audited(scope, 'inquiry.listed', 'inquiry', list.data);
      return reply(200, {
        data: list.data.map((row) => inquiryView(scope, parts, row)),
        page: list.page,
      });
    },
  }),
  route({
    method: 'POST',
    path: '/inquiries/:id/content-requests',
    operationId: 'askContentOfInquiry',
    tag: 'inquiries',
    summary: 'Na een treffer om inhoud vragen; de eigenaar beslist',
    enter: ASKERS,
    personalData: true,
    params: byId,
    body: contentBody,
    replies: { 201: done },
    handle: async ({ scope, params, body }) => {
      await requestContentOfHit(scope, parts, params.id, body);
      return reply(201, { data: { id: params.id } });
    },
  }),
];

export const inquiryAskRoutes = (parts: InquiryParts): RouteDefinition[] => [
  ...explaining(parts),
  ...asking(parts),
];
