import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { signalViewSchema, viewNameSchema, viewSettingsSchema } from '../../model/index.ts';
import { changeView, keepView, listViews, removeView } from '../keep-view.ts';
import type { SignalParts } from '../ports.ts';
import { expectedVersion, idParams, WORKERS } from './shared.ts';

const viewReply = z.object({ data: signalViewSchema });

const listRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signal-views',
    operationId: 'listSignalViews',
    tag: 'signals',
    summary: 'Eigen weergaven van de lijst met signalen',
    description: 'Wat in een weergave niet meer geldt, staat in `stale` en niet in `settings`.',
    enter: [...WORKERS],
    // Settings of the reader alone: codes and a name that tells of nobody. Changing one is audited.
    personalData: false,
    replies: { 200: z.object({ data: z.array(signalViewSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await listViews(scope, parts) }),
  });

const keepRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signal-views',
    operationId: 'keepSignalView',
    tag: 'signals',
    summary: 'Filters, volgorde en kolommen onder een naam bewaren; zoektekst wordt niet bewaard',
    enter: [...WORKERS],
    personalData: true,
    body: z.strictObject({
      name: viewNameSchema,
      settings: viewSettingsSchema,
      starts: z.boolean().default(false),
    }),
    replies: { 201: viewReply },
    handle: async ({ scope, body }) => reply(201, { data: await keepView(scope, parts, body) }),
  });

const changeRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'PATCH',
    path: '/signal-views/:id',
    operationId: 'changeSignalView',
    tag: 'signals',
    summary: 'Een weergave hernoemen, overschrijven of als begin kiezen',
    enter: [...WORKERS],
    personalData: true,
    params: idParams,
    body: z.strictObject({
      expectedVersion,
      name: viewNameSchema.optional(),
      settings: viewSettingsSchema.optional(),
      starts: z.boolean().optional(),
    }),
    replies: { 200: viewReply },
    handle: async ({ scope, params: { id }, body }) =>
      reply(200, { data: await changeView(scope, parts, id, body) }),
  });

const removeRoute: RouteDefinition = route({
  method: 'DELETE',
  path: '/signal-views/:id',
  operationId: 'removeSignalView',
  tag: 'signals',
  summary: 'Een weergave weggooien',
  enter: [...WORKERS],
  personalData: true,
  params: idParams,
  replies: { 204: null },
  handle: async ({ scope, params: { id } }) => {
    await removeView(scope, id);
    return reply(204);
  },
});

export const viewRoutes = (parts: SignalParts): RouteDefinition[] => [
  listRoute(parts),
  keepRoute(parts),
  changeRoute(parts),
  removeRoute,
];
