import { z } from 'zod';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  reply,
  route,
  type Scope,
} from '#platform/server/index.ts';
import {
  candidateSchema,
  confirmBody,
  finishBody,
  keeperProgressSchema,
  measureOfRight,
  type PartSearch,
  partSearchSchema,
  type RightsPart,
  reviewBody,
  rightsItemSchema,
  rightsPartSchema,
  transferFileSchema,
} from '../../model/index.ts';
import { auditRights } from '../audit-rights.ts';
import { finishPart } from '../finish-part.ts';
import { keepersOfPart, waitsForKeepers } from '../keepers-of-part.ts';
import { legalOf } from '../law.ts';
import { countItems, countParts, findParts, type PartRow } from '../part-queries.ts';
import { HANDLERS, partAbilities, READERS } from '../policy.ts';
import type { CandidateRow, RightsParts } from '../ports.ts';
import { pageOfItems, reviewItems } from '../review-part.ts';
import { confirmCandidates, openedPart, pageOfCandidates, searchPart } from '../search-part.ts';
import { transferFile } from '../transfer-file.ts';
import { afterRecord, byId, countSchema, doneSchema, listing, openFirst, reading, step } from './shared.ts';

const partView = (
  scope: Scope,
  { organisationId: _, coordinatorId: __, ...row }: PartRow,
  ready: boolean,
): RightsPart => ({ ...row, abilities: partAbilities(scope, row, ready) });

const isReady = (part: PartRow, search: PartSearch): boolean =>
  search.reviewed === search.confirmed &&
  (measureOfRight(part.right) === undefined || search.measured === search.confirmed);

const candidateView = (scope: Scope, parts: RightsParts, part: PartRow, row: CandidateRow) => {
  const { strength, fields } = parts.records.compare(part.requester, row.facts);
  return {
    recordKind: row.recordKind,
    mentionId: row.mentionId,
    reference: row.reference,
    receivedOn: row.receivedOn,
    purposeCode: row.purposeCode,
    purposeTitle: legalOf(scope, parts).document.purposes.get(row.purposeCode)?.title ?? row.purposeCode,
    strength,
    fields: [...fields],
  };
};

const lists = (parts: RightsParts): RouteDefinition[] => [
  listing(
    '/rights-parts',
    'listRightsParts',
    'Verzoeken waarvan de eigen organisatie haar deel moet doen',
    rightsPartSchema,
    {
      kind: 'rights-part',
      which: openFirst,
      find: findParts,
      count: countParts,
      key: (row) => [row.dueOn, row.id],
      view: (scope, row) => partView(scope, row, false),
    },
  ),
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
      const page = { sure, after: afterRecord(cursor), limit: limit + 1 };
      const { rows, search } = await pageOfCandidates(scope, parts, part, page);
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
      const rows = await pageOfItems(scope, parts, part, afterRecord(cursor), limit);
      const { confirmed } = await countItems(scope, id);
      return reply(
        200,
        pageOf(rows, limit, confirmed, (row) => [row.mentionId]),
      );
    },
  }),
];

const single = (parts: RightsParts): RouteDefinition[] => [
  reading(
    '/rights-parts/:id',
    'readRightsPart',
    'Het eigen deel van een verzoek, en wat de zoekvraag gaf',
    z.object({ data: rightsPartSchema, search: partSearchSchema, keepers: z.array(keeperProgressSchema) }),
    async (scope, id) => {
      const part = await openedPart(scope, id);
      const search = await searchPart(scope, parts, part);
      auditRights(scope, 'rights-part.read', 'rights-part', [id], { fields: ['requester', 'question'] });
      const keepers = await keepersOfPart(scope, parts, id);
      const ready = isReady(part, search) && !waitsForKeepers(keepers);
      return { data: partView(scope, part, ready), search, keepers };
    },
  ),
  reading(
    '/rights-parts/:id/transfer-file',
    'readRightsTransferFile',
    'Wat de verzoeker zelf gaf met toestemming of voor een contract, als bestand dat een ander systeem leest',
    transferFileSchema,
    (scope, id) => transferFile(scope, parts, id),
  ),
];

const deciding = (parts: RightsParts): RouteDefinition[] => [
  step(
    '/rights-parts/:id/confirmations',
    'confirmRightsCandidates',
    'Zeggen dat gegevens wel of niet over de verzoeker gaan',
    confirmBody,
    countSchema,
    async (scope, id, body, records) => {
      const { count, restricted } = await confirmCandidates(scope, parts, id, body);
      records.push(...restricted);
      return { count };
    },
    parts.followBlanking,
  ),
  step(
    '/rights-parts/:id/reviews',
    'reviewRightsItems',
    'Beslissen wat wordt getoond, deels of niet, met redenen uit de lijst',
    reviewBody,
    countSchema,
    async (scope, id, body) => ({ count: await reviewItems(scope, parts, id, body) }),
  ),
  step(
    '/rights-parts/:id/finishings',
    'finishRightsPart',
    'Het eigen deel afronden: wat mag gaat naar het contactpunt, de rest blijft met zijn reden',
    finishBody,
    doneSchema,
    async (scope, id, body) => {
      await finishPart(scope, parts, id, body);
      return { id };
    },
  ),
];

export const partRoutes = (parts: RightsParts): RouteDefinition[] => [
  ...lists(parts),
  ...single(parts),
  ...deciding(parts),
];
