import { z } from 'zod';
import { calendarDateAt } from '#platform/kit/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
} from '#platform/server/index.ts';
import {
  decisionsBody,
  itemSchema,
  listBody,
  listSchema,
  reportSchema,
  resultSchema,
  reviewerSchema,
} from '../../model/index.ts';
import { executeDecision, followDestruction } from '../execute-decision.ts';
import { countLists, findItems, findLists } from '../list-queries.ts';
import { decideOnRecords, endList, listOr404, makeList, reviewersFor } from '../make-list.ts';
import type { RetentionParts } from '../parts.ts';
import { KEEPERS, VIEWERS } from '../policy.ts';
import { reportOf } from '../report.ts';
import { itemView, listView } from '../views.ts';
import { audited, byId, tag, withVersion } from './shared.ts';

const one = z.object({ data: listSchema });

const reading = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/destruction-lists',
    operationId: 'listDestructionLists',
    tag,
    summary: 'Vernietigingslijsten die u maakte, beoordeelt of overziet',
    enter: VIEWERS,
    personalData: false,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ data: z.array(listSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit } }) => {
      const rows = await findLists(scope, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countLists(scope), (row) => [row.madeAt, row.id]);
      return reply(200, { data: list.data.map((row) => listView(scope, row)), page: list.page });
    },
  }),
  route({
    method: 'GET',
    path: '/destruction-lists/:id',
    operationId: 'readDestructionList',
    tag,
    summary: 'Een vernietigingslijst met de stukken en de beslissingen',
    enter: VIEWERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: listSchema, items: z.array(itemSchema) }) },
    handle: async ({ scope, params }) => {
      const list = await listOr404(scope, params.id);
      const items = await findItems(scope, params.id);
      audited(scope, 'destruction-list.read', 'destruction-list', items);
      return reply(200, {
        data: listView(scope, list),
        items: items.map((item) => itemView(scope, parts, item)),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/destruction-lists/:id/report',
    operationId: 'readDestructionReport',
    tag,
    summary: 'De verklaring van vernietiging: aantallen, regels, data en wie besliste',
    enter: VIEWERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: reportSchema }) },
    handle: async ({ scope, params }) => {
      const list = await listOr404(scope, params.id);
      const items = await findItems(scope, params.id);
      audited(scope, 'destruction-list.report-read', 'destruction-list', items);
      return reply(200, { data: reportOf(scope, parts, list, items) });
    },
  }),
  route({
    method: 'GET',
    path: '/destruction-reviewers',
    operationId: 'listDestructionReviewers',
    tag,
    summary: 'Wie een vernietigingslijst van u kan beoordelen',
    enter: KEEPERS,
    personalData: false,
    query: z.strictObject({}),
    replies: { 200: z.object({ data: z.array(reviewerSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await reviewersFor(scope, parts) }),
  }),
];

const deciding = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/destruction-lists',
    operationId: 'makeDestructionList',
    tag,
    summary: 'Een vernietigingslijst voorleggen aan een ander',
    enter: KEEPERS,
    personalData: true,
    body: listBody,
    replies: { 201: one },
    handle: async ({ scope, body }) =>
      reply(201, { data: listView(scope, await makeList(scope, parts, body)) }),
  }),
  route({
    method: 'POST',
    path: '/destruction-lists/:id/decisions',
    operationId: 'decideOnDestruction',
    tag,
    summary: 'Beslissen over stukken op de lijst: vernietigen, langer bewaren of overbrengen',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: decisionsBody,
    replies: { 201: one },
    handle: async ({ scope, params, body }) =>
      reply(201, {
        data: listView(scope, await decideOnRecords(scope, params.id, body, calendarDateAt(scope.now))),
      }),
  }),
  route({
    method: 'POST',
    path: '/destruction-lists/:id/completions',
    operationId: 'completeDestructionReview',
    tag,
    summary: 'De beoordeling afronden; daarna kan de lijst worden uitgevoerd',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: withVersion,
    replies: { 201: one },
    handle: async ({ scope, params, body }) =>
      reply(201, { data: listView(scope, await endList(scope, params.id, 'decided', body.expectedVersion)) }),
  }),
  route({
    method: 'POST',
    path: '/destruction-lists/:id/withdrawals',
    operationId: 'withdrawDestructionList',
    tag,
    summary: 'Een eigen lijst intrekken',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: withVersion,
    replies: { 201: one },
    handle: async ({ scope, params, body }) =>
      reply(201, {
        data: listView(scope, await endList(scope, params.id, 'withdrawn', body.expectedVersion)),
      }),
  }),
  route({
    method: 'POST',
    path: '/destruction-lists/:id/executions',
    operationId: 'executeDestruction',
    tag,
    summary: 'De beslissing over een stuk uitvoeren, alles of niets; nog eens geeft hetzelfde antwoord',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: z.strictObject({ recordId: z.uuid() }),
    replies: { 201: z.object({ data: resultSchema }) },
    handle: async ({ scope, params, body }) => {
      const { files: _, ...told } = await executeDecision(scope, params.id, body.recordId);
      if (told.repeated) audited(scope, 'destruction-list.read', 'destruction-list', []);
      return reply(201, { data: { recordId: body.recordId, ...told } });
    },
    afterCommit: ({ body }) => followDestruction(parts, body.recordId),
  }),
];

export const listRoutes = (parts: RetentionParts): RouteDefinition[] => [
  ...reading(parts),
  ...deciding(parts),
];
