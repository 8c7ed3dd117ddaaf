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
  type ExcludedValue,
  excludeBody,
  excludedValueSchema,
  liftBody,
  noiseCountsSchema,
  noisePreviewSchema,
  typedValueBody,
} from '../../model/noise.ts';
import { noiseKinds } from '../../model/noise-value.ts';
import { countComingBack, countEffects } from './effect-queries.ts';
import { auditValue, excludeValue, liftExclusion, showPreview, typedValue } from './exclude-value.ts';
import { findValue, listValues, signalsSince } from './value-queries.ts';

export const COORDINATORS = ['coordinator', 'care-coordinator'] as const;
const tag = 'linking';
const byId = z.strictObject({ id: z.uuid() });
const one = z.object({
  data: excludedValueSchema,
  counts: noiseCountsSchema,
  abilities: z.object({ lift: z.boolean() }),
});

async function shown(scope: Scope, value: ExcludedValue) {
  return {
    data: value,
    counts: await countEffects(scope, value.id),
    abilities: { lift: value.lifted === null },
  };
}

export const excludedValueOr404 = async (scope: Scope, id: string): Promise<ExcludedValue> =>
  (await findValue(scope, id)) ?? refuse('not-found');

export const valueRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/excluded-values',
    operationId: 'listExcludedValues',
    tag,
    summary: 'Waarden die te veel verbinden om iets te zeggen, nieuwste eerst',
    enter: COORDINATORS,
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['active', 'lifted']).default('active'),
      kind: z.enum(noiseKinds).optional(),
      q: z.string().max(100).optional(),
    }),
    replies: { 200: z.object({ data: z.array(excludedValueSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const { rows, count } = await listValues(scope, filter, readCursor(cursor, 1), limit);
      const list = pageOf(rows, limit, count, (row) => [row.id]);
      scope.audit({
        action: 'excluded-value.listed',
        kind: 'excluded-value',
        records: list.data.map(({ id }) => ({ id, organisationId: scope.organisation.id })),
        fields: ['label', 'reason'],
      });
      return reply(200, list);
    },
  }),
  route({
    method: 'POST',
    path: '/excluded-value-previews',
    operationId: 'previewExcludedValue',
    tag,
    summary: 'Wat het uitsluiten van een waarde zou raken, zonder iets te veranderen',
    enter: COORDINATORS,
    personalData: true,
    body: typedValueBody,
    replies: { 200: z.object({ data: noisePreviewSchema }) },
    handle: async ({ scope, body }) =>
      reply(200, { data: await showPreview(scope, typedValue(body.kind, body.value)) }),
  }),
  route({
    method: 'POST',
    path: '/excluded-values',
    operationId: 'excludeValue',
    tag,
    summary: 'Een waarde uitsluiten van het zoeken naar verbanden',
    description: 'Geldt voor alle doelen van de organisatie. Wat erdoor geraakt wordt, staat in het verslag.',
    enter: COORDINATORS,
    personalData: true,
    body: excludeBody,
    replies: { 201: one },
    handle: async ({ scope, body }) =>
      reply(
        201,
        await shown(scope, await excludeValue(scope, typedValue(body.kind, body.value), body.reason)),
      ),
  }),
  route({
    method: 'GET',
    path: '/excluded-values/:id',
    operationId: 'readExcludedValue',
    tag,
    summary: 'Een uitgesloten waarde, met wat het uitsluiten deed',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: one },
    handle: async ({ scope, params }) => {
      const value = await excludedValueOr404(scope, params.id);
      auditValue(scope, 'excluded-value.read', value.id, {});
      return reply(200, await shown(scope, value));
    },
  }),
  route({
    method: 'GET',
    path: '/excluded-values/:id/lifting-preview',
    operationId: 'previewLifting',
    tag,
    summary: 'Wat er terugkomt als een waarde van de lijst gaat',
    enter: COORDINATORS,
    personalData: false,
    params: byId,
    replies: {
      200: z.object({ data: z.object({ comeBack: z.number().int(), signalsSince: z.number().int() }) }),
    },
    handle: async ({ scope, params }) => {
      const value = await excludedValueOr404(scope, params.id);
      const since = await signalsSince(scope, value.id);
      return reply(200, {
        data: { comeBack: await countComingBack(scope, value.id), signalsSince: since.length },
      });
    },
  }),
  route({
    method: 'POST',
    path: '/excluded-values/:id/liftings',
    operationId: 'liftExclusion',
    tag,
    summary: 'Een waarde van de lijst halen; de voorstellen die erop wachtten komen terug',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: liftBody,
    replies: { 201: one },
    handle: async ({ scope, params, body }) =>
      reply(
        201,
        await shown(scope, await liftExclusion(scope, params.id, body.reason, body.expectedVersion)),
      ),
  }),
];
