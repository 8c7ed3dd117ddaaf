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
  candidateSchema,
  confirmBody,
  finishBody,
  partSearchSchema,
  type RightsPart,
  reviewBody,
  rightsItemSchema,
  rightsPartSchema,
} from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { finishPart } from '../finish-part.ts';
import { legalOf } from '../law.ts';
import { countItems, countParts, findParts, type PartRow } from '../part-queries.ts';
import { HANDLERS, partAbilities, READERS } from '../policy.ts';
import type { CandidateRow, RightsParts } from '../ports.ts';
import { pageOfItems, reviewItems } from '../review-part.ts';
import { confirmCandidates, openedPart, pageOfCandidates, searchPart } from '../search-part.ts';
import { byId, counted, done } from './shared.ts';

const partView = (
  scope: Scope,
  { organisationId: _, coordinatorId: __, ...row }: PartRow,
  ready: boolean,
): RightsPart => ({ ...row, abilities: partAbilities(scope, row, ready) });

const candidateView = (scope: Scope, parts: RightsParts, part: PartRow, row: CandidateRow) => {
  const { strength, fields } = parts.records.compare(part.requester, row.facts);
  return {
    mentionId: row.mentionId,
    reference: row.reference,
    receivedOn: row.receivedOn,
    purposeCode: row.purposeCode,
    purposeTitle: legalOf(scope, parts).document.purposes.get(row.purposeCode)?.title ?? row.purposeCode,
    strength,
    fields: [...fields],
  };
};

const reading = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/rights-parts',
    operationId: 'listRightsParts',
    tag: 'rights',
    summary: 'Verzoeken waarvan de eigen organisatie haar deel moet doen',
    enter: READERS,
    personalData: true,
    query: z.strictObject({ ...pageQuery, closed: z.stringbool().optional() }),
    replies: { 200: z.object({ data: z.array(rightsPartSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, closed } }) => {
      const open = closed !== true;
      const rows = await findParts(scope, open, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countParts(scope, open), (row) => [row.dueOn, row.id]);
      auditRights(
        scope,
        'rights-part.listed',
        'rights-part',
        list.data.map((row) => row.id),
      );
      return reply(200, { data: list.data.map((row) => partView(scope, row, false)), page: list.page });
    },
  }),
  route({
    method: 'GET',
    path: '/rights-parts/:id',
    operationId: 'readRightsPart',
    tag: 'rights',
    summary: 'Het eigen deel van een verzoek, en wat de zoekvraag gaf',
    enter: READERS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: rightsPartSchema, search: partSearchSchema }) },
    handle: async ({ scope, params: { id } }) => {
      const part = await openedPart(scope, id);
      const search = await searchPart(scope, parts, part);
      auditRights(scope, 'rights-part.read', 'rights-part', [id], { fields: ['requester', 'question'] });
      const ready = search.reviewed === search.confirmed;
      return reply(200, { data: partView(scope, part, ready), search });
    },
  }),
  route({
    method: 'GET',
    path: '/rights-parts/:id/candidates',
    operationId: 'listRightsCandidates',
    tag: 'rights',
    summary: 'Eigen gegevens die over de verzoeker kunnen gaan; een mens bevestigt',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    query: z.strictObject({ ...pageQuery, sure: z.stringbool().default(true) }),
    replies: { 200: z.object({ data: z.array(candidateSchema), page: pageSchema }) },
    handle: async ({ scope, params: { id }, query: { cursor, limit, sure } }) => {
      const part = await openedPart(scope, id);
      const after = readCursor(cursor, 1)?.[0];
      const { rows, search } = await pageOfCandidates(scope, parts, part, {
        sure,
        after: after === undefined || after === null ? undefined : String(after),
        limit: limit + 1,
      });
      const list = pageOf(rows, limit, sure ? search.sure : search.byName, (row) => [row.mentionId]);
      return reply(200, {
        data: list.data.map((row) => candidateView(scope, parts, part, row)),
        page: list.page,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/rights-parts/:id/items',
    operationId: 'listRightsItems',
    tag: 'rights',
    summary: 'Gegevens waarvan een mens zei dat ze over de verzoeker gaan, om te beoordelen',
    enter: READERS,
    personalData: true,
    params: byId,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ data: z.array(rightsItemSchema), page: pageSchema }) },
    handle: async ({ scope, params: { id }, query: { cursor, limit } }) => {
      const part = await openedPart(scope, id);
      const after = readCursor(cursor, 1)?.[0];
      const rows = await pageOfItems(
        scope,
        parts,
        part,
        after === undefined || after === null ? undefined : String(after),
        limit,
      );
      const { confirmed } = await countItems(scope, id);
      const list = pageOf(rows, limit, confirmed, (row) => [row.mentionId]);
      return reply(200, list);
    },
  }),
];

const deciding = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'POST',
    path: '/rights-parts/:id/confirmations',
    operationId: 'confirmRightsCandidates',
    tag: 'rights',
    summary: 'Zeggen dat gegevens wel of niet over de verzoeker gaan',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: confirmBody,
    replies: { 201: counted },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: { count: await confirmCandidates(scope, parts, id, body) } }),
  }),
  route({
    method: 'POST',
    path: '/rights-parts/:id/reviews',
    operationId: 'reviewRightsItems',
    tag: 'rights',
    summary: 'Beslissen wat wordt getoond, deels of niet, met redenen uit de lijst',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: reviewBody,
    replies: { 201: counted },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: { count: await reviewItems(scope, id, body) } }),
  }),
  route({
    method: 'POST',
    path: '/rights-parts/:id/finishings',
    operationId: 'finishRightsPart',
    tag: 'rights',
    summary: 'Het eigen deel afronden: wat mag gaat naar het contactpunt, de rest blijft met zijn reden',
    enter: HANDLERS,
    personalData: true,
    params: byId,
    body: finishBody,
    replies: { 201: done },
    handle: async ({ scope, params: { id }, body }) => {
      await finishPart(scope, parts, id, body);
      return reply(201, { data: { id } });
    },
  }),
];

export const partRoutes = (parts: RightsParts): RouteDefinition[] => [...reading(parts), ...deciding(parts)];
