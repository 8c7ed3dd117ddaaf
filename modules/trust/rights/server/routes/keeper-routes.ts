import { z } from 'zod';
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
  keeperAnswerBody,
  keeperCandidateSchema,
  keeperDecisionSchema,
  keeperTaskSchema,
} from '../../model/index.ts';
import { answerKeeperTask } from '../answer-keeper-task.ts';
import { auditRights } from '../audit-rights.ts';
import { countShownTasks, findKeeperTasks } from '../keeper-queries.ts';
import type { RightsParts } from '../ports.ts';
import { keeperTaskView, searchNamed } from '../search-named.ts';
import { byId } from './shared.ts';

/** For who is named for records, whatever the role: nobody but that person sees the task. */
export const keeperRoutes = (parts: RightsParts): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/keeper-tasks',
    operationId: 'listKeeperTasks',
    tag: 'rights',
    summary: 'Verzoeken waarvoor deze persoon zelf moet kijken in wat alleen mensen met naam openen',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ data: z.array(keeperTaskSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit } }) => {
      const rows = await findKeeperTasks(scope, readCursor(cursor, 2), limit);
      const { data, page } = pageOf(rows, limit, await countShownTasks(scope), (row) => [row.dueOn, row.id]);
      auditRights(
        scope,
        'keeper-task.listed',
        'keeper-task',
        data.map((row) => row.id),
      );
      return reply(200, { data: data.map((row) => keeperTaskView(scope, row)), page });
    },
  }),
  route({
    method: 'GET',
    path: '/keeper-tasks/:id',
    operationId: 'readKeeperTask',
    tag: 'rights',
    summary: 'Wie vraagt het, en wat daarover staat in wat deze persoon op naam mag openen',
    enter: 'signed-in',
    personalData: true,
    params: byId,
    replies: {
      200: z.object({
        data: keeperTaskSchema,
        candidates: z.array(keeperCandidateSchema),
        /** More wait than this page shows. */
        more: z.boolean(),
        decided: z.array(keeperDecisionSchema),
      }),
    },
    handle: async ({ scope, params: { id } }) => reply(200, await searchNamed(scope, parts, id)),
  }),
  route({
    method: 'POST',
    path: '/keeper-tasks/:id/answers',
    operationId: 'answerKeeperTask',
    tag: 'rights',
    summary: 'Per gegeven zeggen of het de verzoeker is en of het wordt getoond, en antwoorden',
    enter: 'signed-in',
    personalData: true,
    params: byId,
    body: keeperAnswerBody,
    replies: { 201: z.object({ data: z.object({ left: z.number().int() }) }) },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: await answerKeeperTask(scope, parts, id, body) }),
  }),
];
