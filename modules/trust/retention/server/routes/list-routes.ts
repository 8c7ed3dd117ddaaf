import { Readable } from 'node:stream';
import { z } from 'zod';
import { calendarDateAt, refuse } from '#platform/kit/index.ts';
import { contentDisposition } from '#platform/server/files/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type Reply,
  type RouteDefinition,
  readCursor,
  reply,
  replyStream,
  route,
  type Scope,
} from '#platform/server/index.ts';
import {
  decisionsBody,
  extenderSchema,
  itemSchema,
  KEEPERS,
  listBody,
  listSchema,
  reportSchema,
  resultSchema,
  reviewerSchema,
  VIEWERS,
} from '../../model/index.ts';
import { declarationName, declarationOf } from '../declaration/declaration.ts';
import { executeDecision, followDestruction } from '../execute-decision.ts';
import { countLists, findItems, findLists, type ItemRow, type ListRow } from '../list-queries.ts';
import { decideOnRecords, endList, extendersFor, listOr404, makeList, reviewersFor } from '../make-list.ts';
import type { RetentionParts } from '../parts.ts';
import { reportOf } from '../report.ts';
import { itemView, listView } from '../views.ts';
import { audited, byId, tag, withVersion } from './shared.ts';

/** A page of our own words with its own style, and nothing else in it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** What every step on a list is: by who keeps records, answered with the list as it then is. */
const changing = {
  method: 'POST',
  tag,
  enter: KEEPERS,
  personalData: true,
  replies: { 201: z.object({ data: listSchema }) },
} as const;

const changed = (scope: Scope, list: ListRow): Reply => reply(201, { data: listView(scope, list) });

/** A list with what is on it, looked at: the look is audited per record. */
async function looked(
  scope: Scope,
  id: string,
  action: string,
): Promise<{ list: ListRow; items: ItemRow[] }> {
  const list = await listOr404(scope, id);
  const items = await findItems(scope, id);
  audited(scope, action, 'destruction-list', items);
  return { list, items };
}

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
    replies: {
      200: z.object({
        data: listSchema,
        items: z.array(itemSchema),
        /** For the reviewer: who may have a say in keeping longer. */
        extenders: z.array(extenderSchema),
      }),
    },
    handle: async ({ scope, params }) => {
      const { list, items } = await looked(scope, params.id, 'destruction-list.read');
      const data = listView(scope, list);
      return reply(200, {
        data,
        extenders: data.abilities.review ? await extendersFor(scope, items) : [],
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
      const { list, items } = await looked(scope, params.id, 'destruction-list.report-read');
      return reply(200, { data: reportOf(scope, parts, list, items) });
    },
  }),
  route({
    method: 'GET',
    path: '/destruction-lists/:id/declaration',
    operationId: 'readDestructionDeclaration',
    tag,
    summary: 'De verklaring van vernietiging als bestand, om te bewaren en af te drukken',
    description:
      'Zonder persoonsgegevens: functies in plaats van namen, en niets van wat in de stukken stond. Pas als de lijst is uitgevoerd.',
    enter: VIEWERS,
    personalData: true,
    params: byId,
    replies: { 200: 'text/html' },
    handle: async ({ scope, params }) => {
      const { list, items } = await looked(scope, params.id, 'destruction-list.declaration-read');
      if (list.state !== 'executed') refuse('transition-not-allowed', { current: listView(scope, list) });
      const page = await declarationOf(scope, parts, list, items);
      return replyStream(Readable.from([page]), {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': contentDisposition('attachment', declarationName(scope, list)),
        'cache-control': 'private, no-store',
        'content-security-policy': PAGE_POLICY,
      });
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

/** The reviewer is done, or the maker takes the list back: the same step with another end. */
const ending = (
  state: 'decided' | 'withdrawn',
  { path, ...named }: { readonly path: string; readonly operationId: string; readonly summary: string },
): RouteDefinition =>
  route({
    ...changing,
    ...named,
    path: `/destruction-lists/:id/${path}`,
    params: byId,
    body: withVersion,
    handle: async ({ scope, params, body }) =>
      changed(scope, await endList(scope, params.id, state, body.expectedVersion)),
  });

const deciding = (parts: RetentionParts): RouteDefinition[] => [
  route({
    ...changing,
    path: '/destruction-lists',
    operationId: 'makeDestructionList',
    summary: 'Een vernietigingslijst voorleggen aan een ander',
    body: listBody,
    handle: async ({ scope, body }) => changed(scope, await makeList(scope, parts, body)),
  }),
  route({
    ...changing,
    path: '/destruction-lists/:id/decisions',
    operationId: 'decideOnDestruction',
    summary: 'Beslissen over stukken op de lijst: vernietigen, langer bewaren of overbrengen',
    params: byId,
    body: decisionsBody,
    handle: async ({ scope, params, body }) =>
      changed(scope, await decideOnRecords(scope, parts, params.id, body, calendarDateAt(scope.now))),
  }),
  ending('decided', {
    path: 'completions',
    operationId: 'completeDestructionReview',
    summary: 'De beoordeling afronden; daarna kan de lijst worden uitgevoerd',
  }),
  ending('withdrawn', {
    path: 'withdrawals',
    operationId: 'withdrawDestructionList',
    summary: 'Een eigen lijst intrekken',
  }),
  route({
    ...changing,
    path: '/destruction-lists/:id/executions',
    operationId: 'executeDestruction',
    summary: 'De beslissing over een stuk uitvoeren, alles of niets; nog eens geeft hetzelfde antwoord',
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
