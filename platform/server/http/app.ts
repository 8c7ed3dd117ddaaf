import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { newId, problem } from '../../kit/index.ts';
import type { Pool } from '../database.ts';
import { API_PREFIX, API_VERSION } from './api.ts';
import { publicExecutor, scopedExecutor } from './execute.ts';
import { setSecurityHeaders } from './headers.ts';
import { openApiDocument } from './openapi.ts';
import { refuseOtherOrigin } from './origin.ts';
import { type ConstraintProblems, problemOf, sendProblem } from './problems.ts';
import type { RouteDefinition } from './route.ts';

/** Largest JSON body in bytes: the longest narrative with every field filled stays well below it. */
const BODY_LIMIT = 1_000_000;

export type AppOptions = {
  readonly pool: Pool;
  readonly routes: readonly RouteDefinition[];
  readonly constraints: ConstraintProblems;
  readonly logger: { readonly level: string } | false;
  /** Public address of the product, for links and the API document. */
  readonly baseUrl: () => string;
  readonly trustProxy?: boolean;
  /** Title and description of the API document. */
  readonly about: { readonly title: string; readonly description: string };
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
};

/** Builds the application apart from the process that listens, so that tests inject into the real thing. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger === false ? false : { level: options.logger.level, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    disableRequestLogging: true,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false },
  });
  await setUpParsers(app, options.uploadLimit);
  setUpHooks(app);
  setUpErrors(app, options.constraints);
  for (const definition of options.routes) addRoute(app, options.pool, definition);
  setUpDocument(app, options);
  return app;
}

async function setUpParsers(app: FastifyInstance, uploadLimit: number): Promise<void> {
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { limits: { files: 1, fileSize: uploadLimit, fields: 20, fieldSize: 100_000 } });
}

function setUpHooks(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(request, reply);
    if (request.url.startsWith(API_PREFIX)) refuseOtherOrigin(request);
  });
}

function setUpErrors(app: FastifyInstance, constraints: ConstraintProblems): void {
  app.setErrorHandler((error, request, reply) => {
    const given = problemOf(error, constraints);
    if (given.status >= 500 && given.code !== 'database-unavailable') request.log.error({ err: error, requestId: request.id }, 'request failed');
    return sendProblem(request, reply, given);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('not-found')));
}

function addRoute(app: FastifyInstance, pool: Pool, definition: RouteDefinition): void {
  const run = definition.enter === 'public' ? publicExecutor(definition) : scopedExecutor(definition as never, pool);
  app.route({
    method: definition.method,
    url: `${API_PREFIX}${definition.path}`,
    ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
    handler: run,
  });
}

function setUpDocument(app: FastifyInstance, options: AppOptions): void {
  let document: string | undefined;
  app.get(`${API_PREFIX}/openapi.json`, (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(options.routes, { ...options.about, version: API_VERSION, baseUrl: options.baseUrl() }));
    return reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8').send(document);
  });
}
