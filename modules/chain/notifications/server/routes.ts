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
} from '#platform/server/index.ts';
import { countNotifications, findNotifications, markAllRead, markRead } from './notification-queries.ts';

const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  recordKind: z.string(),
  recordId: z.uuid(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
});

const list = (): RouteDefinition =>
  route({
    method: 'GET',
    path: '/notifications',
    operationId: 'listNotifications',
    tag: 'notifications',
    summary: 'Wat er voor mij is, het nieuwste eerst',
    description: 'Verwijst naar dossiers en noemt niets van hun inhoud.',
    enter: 'signed-in',
    personalData: false,
    query: z.strictObject({ ...pageQuery, unread: z.stringbool().optional() }),
    replies: {
      200: z.object({ data: z.array(notificationSchema), page: pageSchema, unread: z.number().int() }),
    },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findNotifications(scope, filter, readCursor(cursor, 1), limit);
      const unread = await countNotifications(scope, { unread: true });
      const count = filter.unread === true ? unread : await countNotifications(scope, {});
      return reply(200, { ...pageOf(rows, limit, count, (row) => [row.id]), unread });
    },
  });

const read = (): RouteDefinition =>
  route({
    method: 'POST',
    path: '/notifications/:id/reads',
    operationId: 'readNotification',
    tag: 'notifications',
    summary: 'Een melding als gelezen merken',
    enter: 'signed-in',
    personalData: false,
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      if (!(await markRead(scope, params.id))) refuse('not-found');
      return reply(204);
    },
  });

const readAll = (): RouteDefinition =>
  route({
    method: 'POST',
    path: '/notification-reads',
    operationId: 'readAllNotifications',
    tag: 'notifications',
    summary: 'Alle meldingen als gelezen merken',
    enter: 'signed-in',
    personalData: false,
    replies: { 204: null },
    handle: async ({ scope }) => {
      await markAllRead(scope);
      return reply(204);
    },
  });

export const notificationRoutes = (): RouteDefinition[] => [list(), read(), readAll()];
