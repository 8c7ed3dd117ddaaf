import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { mentionBody, mentionSchema } from '../../model/index.ts';
import { addMention, changeMention, dropMention } from '../mention-changes.ts';
import type { SignalParts } from '../ports.ts';
import { expectedVersion, idParams, WORKERS } from './shared.ts';

const common = { tag: 'signals', personalData: true, params: idParams } as const;

export const mentionRoutes = (parts: SignalParts): RouteDefinition[] => [
  route({
    ...common,
    method: 'POST',
    path: '/signals/:id/mentions',
    operationId: 'addMention',
    summary: 'Iemand of iets noemen in een signaal',
    enter: 'signed-in',
    body: mentionBody,
    replies: { 201: z.object({ data: mentionSchema }) },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: await addMention(scope, parts, id, body) }),
  }),
  route({
    ...common,
    method: 'PATCH',
    path: '/mentions/:id',
    operationId: 'changeMention',
    summary: 'Een vermelding verbeteren',
    enter: [...WORKERS],
    body: z.strictObject({ expectedVersion, mention: mentionBody }),
    replies: { 200: z.object({ data: mentionSchema }) },
    handle: async ({ scope, params: { id }, body }) =>
      reply(200, { data: await changeMention(scope, parts, id, body.expectedVersion, body.mention) }),
  }),
  route({
    ...common,
    method: 'DELETE',
    path: '/mentions/:id',
    operationId: 'removeMention',
    summary: 'Een vermelding van het signaal halen',
    enter: [...WORKERS],
    query: z.strictObject({ expectedVersion: z.coerce.number().int().min(1) }),
    replies: { 204: null },
    handle: async ({ scope, params: { id }, query }) => {
      await dropMention(scope, id, query.expectedVersion);
      return reply(204);
    },
  }),
];
