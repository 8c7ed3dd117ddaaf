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
  excludedValueSchema,
  noisePreviewSchema,
  noiseSettingBody,
  noiseSettingSchema,
  reasonBody,
  type SharedValue,
  sharedValueSchema,
} from '../../model/noise.ts';
import { noiseKinds, noiseValueOf } from '../../model/noise-value.ts';
import { excludeValue, sharedValueOf, showPreview } from './exclude-value.ts';
import {
  countSharedValues,
  findNoiseSetting,
  findSharedValue,
  listSharedValues,
  type SharedRow,
  saveClearing,
  saveNoiseSetting,
} from './shared-value-queries.ts';
import { COORDINATORS } from './value-routes.ts';

const tag = 'linking';
const byId = z.strictObject({ id: z.uuid() });
const setting = z.object({ data: noiseSettingSchema });
const versioned = z.strictObject({ expectedVersion: z.number().int() });

/** Without a label: the mention that showed it says something else since the last count. */
const shown = ({ key, facts, ...row }: SharedRow): SharedValue => ({
  ...row,
  label: noiseValueOf(row.kind, key, facts)?.label ?? '',
});

function audit(scope: Scope, action: string, rows: readonly SharedRow[]): void {
  scope.audit({
    action,
    kind: 'shared-value',
    records: rows.map(({ id, purpose }) => ({ id, organisationId: scope.organisation.id, purpose })),
    fields: ['label', 'mentions', 'names'],
  });
}

const sharedOr404 = async (scope: Scope, id: string): Promise<SharedRow> =>
  (await findSharedValue(scope, id)) ?? refuse('not-found');

const clearingRoute = (path: string, operationId: string, summary: string, cleared: boolean) =>
  route({
    method: 'POST',
    path,
    operationId,
    tag,
    summary,
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: versioned,
    replies: { 201: z.object({ data: sharedValueSchema }) },
    handle: async ({ scope, params, body }) => {
      const row = await sharedOr404(scope, params.id);
      if (!(await saveClearing(scope, row.id, body.expectedVersion, cleared)))
        refuse('stale-version', { current: shown(row) });
      audit(scope, cleared ? 'shared-value.cleared' : 'shared-value.suggested-again', [row]);
      return reply(201, { data: shown(await sharedOr404(scope, row.id)) });
    },
  });

export const sharedValueRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/shared-values',
    operationId: 'listSharedValues',
    tag,
    summary: 'Waarden die veel vermeldingen delen, de meeste eerst',
    enter: COORDINATORS,
    personalData: true,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'cleared']).default('open'),
      kind: z.enum(noiseKinds).optional(),
    }),
    replies: { 200: z.object({ data: z.array(sharedValueSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const { rows, count } = await listSharedValues(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, count, (row) => [row.mentions, row.id]);
      audit(scope, 'shared-value.listed', list.data);
      return reply(200, { data: list.data.map(shown), page: list.page });
    },
  }),
  route({
    method: 'GET',
    path: '/shared-values/:id/preview',
    operationId: 'previewSharedValue',
    tag,
    summary: 'Wat het uitsluiten van een voorgestelde waarde zou raken',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    replies: { 200: z.object({ data: noisePreviewSchema }) },
    handle: async ({ scope, params }) =>
      reply(200, { data: await showPreview(scope, sharedValueOf(await sharedOr404(scope, params.id))) }),
  }),
  route({
    method: 'POST',
    path: '/shared-values/:id/exclusions',
    operationId: 'excludeSharedValue',
    tag,
    summary: 'Een voorgestelde waarde uitsluiten',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    body: reasonBody,
    replies: { 201: z.object({ data: excludedValueSchema }) },
    handle: async ({ scope, params, body }) => {
      const value = sharedValueOf(await sharedOr404(scope, params.id));
      return reply(201, { data: await excludeValue(scope, value, body.reason) });
    },
  }),
  clearingRoute(
    '/shared-values/:id/clearings',
    'clearSharedValue',
    'Zeggen dat een waarde geen ruis is, tot er twee keer zoveel vermeldingen zijn',
    true,
  ),
  clearingRoute(
    '/shared-values/:id/clearing-undos',
    'suggestSharedValueAgain',
    'Een waarde weer voorstellen die geen ruis heette',
    false,
  ),
  route({
    method: 'POST',
    path: '/shared-value-counts',
    operationId: 'countSharedValues',
    tag,
    summary: 'Nu tellen welke waarden veel vermeldingen delen',
    enter: COORDINATORS,
    personalData: false,
    replies: { 200: setting },
    handle: async ({ scope }) => {
      await countSharedValues(scope);
      return reply(200, { data: await findNoiseSetting(scope) });
    },
  }),
  route({
    method: 'GET',
    path: '/noise-setting',
    operationId: 'readNoiseSetting',
    tag,
    summary: 'Vanaf hoeveel namen een waarde als ruis wordt voorgesteld',
    enter: COORDINATORS,
    personalData: false,
    replies: { 200: setting },
    handle: async ({ scope }) => reply(200, { data: await findNoiseSetting(scope) }),
  }),
  route({
    method: 'PUT',
    path: '/noise-setting',
    operationId: 'changeNoiseSetting',
    tag,
    summary: 'Instellen vanaf hoeveel namen een waarde wordt voorgesteld; er wordt opnieuw geteld',
    enter: COORDINATORS,
    personalData: false,
    body: noiseSettingBody,
    replies: { 200: setting },
    handle: async ({ scope, body }) => {
      if (!(await saveNoiseSetting(scope, body.namesLimit, body.expectedVersion)))
        refuse('stale-version', { current: await findNoiseSetting(scope) });
      await countSharedValues(scope);
      scope.audit({
        action: 'noise-setting.changed',
        kind: 'noise-setting',
        records: [{ id: scope.organisation.id, organisationId: scope.organisation.id }],
        detail: { namesLimit: body.namesLimit },
      });
      return reply(200, { data: await findNoiseSetting(scope) });
    },
  }),
];
