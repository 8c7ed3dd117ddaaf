import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { setAudienceBody, signalReadersSchema } from '../../model/index.ts';
import type { SignalParts } from '../ports.ts';
import { readReaders, setAudience } from '../set-audience.ts';
import { idParams, WORKERS } from './shared.ts';

const readersRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/signals/:id/readers',
    operationId: 'listSignalReaders',
    tag: 'signals',
    summary: 'Wie dit signaal met naam mag lezen, en welke collega’s genoemd kunnen worden',
    enter: [...WORKERS],
    personalData: false,
    params: idParams,
    replies: { 200: z.object({ data: signalReadersSchema }) },
    handle: async ({ scope, params: { id } }) => reply(200, { data: await readReaders(scope, parts, id) }),
  });

const setRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/signals/:id/audiences',
    operationId: 'setSignalAudience',
    tag: 'signals',
    summary: 'Bepalen wie een signaal mag lezen, met reden',
    enter: [...WORKERS],
    personalData: true,
    params: idParams,
    body: setAudienceBody,
    replies: { 201: z.object({ data: z.object({ id: z.uuid(), version: z.number().int() }) }) },
    handle: async ({ scope, params: { id }, body }) =>
      reply(201, { data: await setAudience(scope, parts, id, body) }),
  });

export const audienceRoutes = (parts: SignalParts): RouteDefinition[] => [
  readersRoute(parts),
  setRoute(parts),
];
