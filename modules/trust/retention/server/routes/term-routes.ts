import { z } from 'zod';
import { newId, problem, refuse } from '#platform/kit/index.ts';
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
  holdBody,
  holdSchema,
  KEEPERS,
  termSchema,
  termStates,
  termsQuery,
  VIEWERS,
} from '../../model/index.ts';
import { findHolds, liftHold, placeHold } from '../destroyed-queries.ts';
import type { RetentionParts } from '../parts.ts';
import { countStates, countTerms, findTerms, termOrder } from '../term-queries.ts';
import { holdView, termView } from '../views.ts';
import { audited, byId, tag, withVersion } from './shared.ts';

const terms = (parts: RetentionParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/retention-terms',
    operationId: 'listRetentionTerms',
    tag,
    summary: 'Bewaartermijnen van eigen dossiers: verstreken, komend, onbekend, aangehouden',
    enter: VIEWERS,
    personalData: true,
    query: z.strictObject({ ...pageQuery, ...termsQuery }),
    replies: {
      200: z.object({
        data: z.array(termSchema),
        page: pageSchema,
        counts: z.record(z.enum(termStates), z.int()),
      }),
    },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findTerms(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countTerms(scope, filter), termOrder);
      audited(scope, 'retention-term.listed', 'retention-term', list.data);
      return reply(200, {
        data: list.data.map((row) => termView(scope, parts, row)),
        page: list.page,
        counts: await countStates(scope),
      });
    },
  }),
];

const holds = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/retention-holds',
    operationId: 'listRetentionHolds',
    tag,
    summary: 'Wat bewaard moet blijven, zolang er iets loopt',
    enter: VIEWERS,
    personalData: true,
    query: z.strictObject({ recordId: z.uuid().optional() }),
    replies: { 200: z.object({ data: z.array(holdSchema) }) },
    handle: async ({ scope, query }) => {
      const rows = await findHolds(scope, query.recordId);
      audited(scope, 'retention-hold.listed', 'retention-hold', rows);
      return reply(200, { data: rows.map((row) => holdView(scope, row)) });
    },
  }),
  route({
    method: 'POST',
    path: '/retention-holds',
    operationId: 'placeRetentionHold',
    tag,
    summary: 'Vastleggen dat een stuk bewaard moet blijven, met de reden',
    enter: KEEPERS,
    personalData: true,
    body: holdBody,
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, body }) => {
      const id = newId();
      if (!(await placeHold(scope, id, body))) refuse('not-found');
      scope.audit({
        action: 'retention-hold.placed',
        kind: 'retention-hold',
        records: [id, body.recordId].map((record) => ({ id: record, organisationId: scope.organisation.id })),
        detail: { reason: body.reasonCode },
      });
      return reply(201, { data: { id } });
    },
  }),
  route({
    method: 'POST',
    path: '/retention-holds/:id/liftings',
    operationId: 'liftRetentionHold',
    tag,
    summary: 'Een bewaarplicht opheffen; daarna telt weer alleen de termijn',
    enter: KEEPERS,
    personalData: true,
    params: byId,
    body: withVersion,
    replies: { 201: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, params, body }) => {
      const hold =
        (await findHolds(scope, undefined)).find(({ id }) => id === params.id) ?? refuse('not-found');
      if (!holdView(scope, hold).abilities.lift) refuse(problem('not-allowed'));
      if (!(await liftHold(scope, params.id, body.expectedVersion)))
        refuse('stale-version', { current: hold });
      scope.audit({
        action: 'retention-hold.lifted',
        kind: 'retention-hold',
        records: [hold.id, hold.recordId].map((record) => ({
          id: record,
          organisationId: scope.organisation.id,
          purpose: hold.purpose,
        })),
      });
      return reply(201, { data: { id: params.id } });
    },
  }),
];

export const termRoutes = (parts: RetentionParts): RouteDefinition[] => [...terms(parts), ...holds()];
