import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { newId, problem, refuse } from '../../kit/index.ts';
import { isRefusedByDatabase, type Pool } from '../database.ts';
import {
  type LogSettings,
  loggerOptions,
  logRequest,
  quietLogController,
  setUpAccessLog,
} from './access-log.ts';
import { allowedMethods } from './allowed-methods.ts';
import { API_PREFIX, API_VERSION } from './api.ts';
import { publicExecutor, scopedExecutor, tokenOf } from './execute.ts';
import { setSecurityHeaders } from './headers.ts';
import { refuseOtherBody, refuseOtherForm } from './negotiate.ts';
import { openApiDocument } from './openapi.ts';
import { refuseOtherOrigin } from './origin.ts';
import type { ProblemSentences } from './problem-detail.ts';
import { answerClientError, type ConstraintProblems, problemOf, sendProblem } from './problems.ts';
import type { RouteDefinition } from './route.ts';

/** Largest JSON body in bytes: the longest narrative with every field filled stays well below it. */
const BODY_LIMIT = 1_000_000;

export type AppOptions = {
  readonly pool: Pool;
  readonly routes: readonly RouteDefinition[];
  readonly constraints: ConstraintProblems;
  readonly logger: LogSettings | false;
  /** Public address of the product, for links and the API document. */
  readonly baseUrl: () => string;
  readonly trustProxy?: boolean;
  /** Title and description of the API document. */
  readonly about: { readonly title: string; readonly description: string };
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
  /** What a person is told of a problem; without them `detail` says the code. */
  readonly sentences?: ProblemSentences;
};

const built = new WeakMap<FastifyInstance, readonly RouteDefinition[]>();

/** The routes an application was built with, for what is generated from them. */
export const routesOf = (app: FastifyInstance): readonly RouteDefinition[] => built.get(app) ?? [];

/** Builds the application apart from the process that listens, so that tests inject into the real thing. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger === false ? false : loggerOptions(options.logger),
    logController: quietLogController(),
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: answerMalformed(options.sentences) as never,
    clientErrorHandler: answerClientError,
  });
  await setUpParsers(app, options.uploadLimit);
  setUpHooks(app);
  setUpErrors(app, options);
  for (const definition of options.routes) addRoute(app, options.pool, definition);
  setUpDocument(app, options);
  built.set(app, options.routes);
  return app;
}

/** An address that cannot be read does not reach the hooks, so everything they do is done here. */
const answerMalformed =
  (sentences: ProblemSentences | undefined) =>
  (error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply): void => {
    setSecurityHeaders(request, reply);
    logRequest(request.log, request, 400, 0);
    const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not-found' : 'invalid-parameter';
    sendProblem(request, reply, problem(code), sentences);
  };

async function setUpParsers(app: FastifyInstance, uploadLimit: number): Promise<void> {
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, {
    limits: { files: 1, fileSize: uploadLimit, fields: 20, fieldSize: 100_000 },
  });
}

function setUpHooks(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(request, reply);
    if (!request.url.startsWith(API_PREFIX)) return;
    refuseOtherOrigin(request);
    // Else it would be a path parameter without a letter in it.
    if (request.url.split('?')[0]?.endsWith('/')) refuse('not-found');
  });
  setUpAccessLog(app);
}

function setUpErrors(app: FastifyInstance, { constraints, routes, sentences }: AppOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const given = problemOf(error, constraints);
    const fault = { err: error, route: request.routeOptions.url, requestId: request.id };
    // The code should have refused first: its own rule is missing or wider than the database's.
    if (isRefusedByDatabase(error)) request.log.warn(fault, 'refused by the database');
    if (given.status >= 500 && given.code !== 'database-unavailable') {
      request.log.error(
        { err: error, route: request.routeOptions.url, requestId: request.id },
        'request failed',
      );
    }
    return sendProblem(request, reply, given, sentences);
  });
  const methodsOf = allowedMethods(routes);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?')[0] ?? '');
    if (methods.length === 0 || methods.includes(request.method)) {
      if (request.method === 'OPTIONS' && methods.length > 0)
        return reply.code(204).header('allow', methods.join(', ')).send();
      return sendProblem(request, reply, problem('not-found'), sentences);
    }
    const allowing = reply.header('allow', methods.join(', '));
    return sendProblem(request, allowing, problem('method-not-allowed'), sentences);
  });
}

function addRoute(app: FastifyInstance, pool: Pool, definition: RouteDefinition): void {
  const open = definition.enter === 'public';
  app.route({
    method: definition.method,
    url: `${API_PREFIX}${definition.path}`,
    ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
    // Before the body is read: who brings no token at all gets no byte of it parsed.
    onRequest: async (request) => {
      if (!open && (tokenOf(request) ?? '') === '') refuse('not-signed-in');
      refuseOtherForm(definition, request);
      refuseOtherBody(definition, request);
    },
    handler: open ? publicExecutor(definition) : scopedExecutor(definition as never, pool),
  });
}

function setUpDocument(app: FastifyInstance, options: AppOptions): void {
  let document: string | undefined;
  app.get(`${API_PREFIX}/openapi.json`, (_request, reply) => {
    document ??= JSON.stringify(
      openApiDocument(options.routes, { ...options.about, version: API_VERSION, baseUrl: options.baseUrl() }),
    );
    return reply
      .header('access-control-allow-origin', '*')
      .type('application/json; charset=utf-8')
      .send(document);
  });
}
