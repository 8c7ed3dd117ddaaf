import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openPool } from '../database.ts';
import { buildApp } from '../http/app.ts';
import { publicRoute, type RouteDefinition, reply, route } from '../http/route.ts';

/** A few routes of no domain, one of each kind. */
export const exampleRoutes: readonly RouteDefinition[] = [
  publicRoute({
    method: 'GET',
    path: '/stones/:id',
    operationId: 'readStone',
    tag: 'stones',
    summary: 'A stone',
    enter: 'public',
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ params }) => reply(200, { data: { id: params.id, weight: 3 } }),
  }),
  publicRoute({
    method: 'POST',
    path: '/stones',
    operationId: 'layStone',
    tag: 'stones',
    summary: 'Lay a stone',
    enter: 'public',
    body: z.strictObject({ name: z.string().max(10), birthDate: z.iso.date().nullable().optional() }),
    replies: { 201: null },
    handle: async ({ body }) => {
      if (body.name === 'fault') throw new Error('a stone fell');
      return reply(201);
    },
  }),
  route({
    method: 'GET',
    path: '/walls',
    operationId: 'listWalls',
    tag: 'walls',
    summary: 'Walls',
    enter: ['mason'],
    personalData: false,
    replies: { 200: z.object({ data: z.array(z.string()) }) },
    handle: async () => reply(200, { data: [] }),
  }),
];

export type ExampleApp = { readonly app: FastifyInstance; readonly lines: Record<string, unknown>[] };

/** The application over a database that is not there, with its log lines kept. */
export async function openExampleApp(options: { readonly trustProxy?: boolean } = {}): Promise<ExampleApp> {
  const lines: Record<string, unknown>[] = [];
  const pool = openPool(
    { connectionString: 'postgres://nobody:x@127.0.0.1:1/none', max: 2, applicationName: 'example' },
    () => undefined,
  );
  const app = await buildApp({
    pool,
    routes: exampleRoutes,
    constraints: {},
    logger: { level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } },
    baseUrl: () => 'https://schakel.example',
    about: { title: 'Example', description: 'For tests' },
    uploadLimit: 1_000_000,
    ...options,
  });
  app.addHook('onClose', () => pool.end());
  return { app, lines };
}
