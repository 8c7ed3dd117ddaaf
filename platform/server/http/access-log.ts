import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { LogController } from 'fastify';
import pg from 'pg';

/** Fastify's own lines name the address with everything in it; ours below replace them. */
export const quietLogController = (): LogController => new LogController({ disableRequestLogging: true });

type LoggedError = { type: string; message: string; stack: string; code?: string; constraint?: string };

/** Sentences of the database and of a parser repeat what they were given. */
const quotes = (error: Error): boolean => error instanceof pg.DatabaseError || error instanceof SyntaxError;

/** Where an error came from. Sentences that quote values are left out: code and names remain. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: quotes(error) ? 'what was read does not stand here' : error.message,
    stack: frames.join('\n'),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error instanceof pg.DatabaseError && error.constraint !== undefined
      ? { constraint: error.constraint }
      : {}),
  };
}

/** `stream`: where the lines go; undefined: standard output. */
export type LogSettings = { readonly level: string; readonly stream?: { write(line: string): void } };

/** Settings of pino: no request or reply is ever written whole. */
export const loggerOptions = ({ level, stream }: LogSettings) => ({
  level,
  ...(stream === undefined ? {} : { stream }),
  serializers: {
    err: loggedError as never,
    error: loggedError as never,
    req: () => ({}),
    res: () => ({}) as never,
  },
});

const templateOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

export function logRequest(
  log: FastifyBaseLogger,
  request: FastifyRequest,
  status: number,
  elapsed: number,
): void {
  log.info(
    {
      method: request.method,
      route: templateOf(request),
      status,
      ms: Math.round(elapsed * 10) / 10,
      requestId: request.id,
    },
    'request',
  );
}

/** One line per answer: method, the route's template (never the address itself), status, time in ms, request id. */
export function setUpAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) =>
    logRequest(app.log, request, reply.statusCode, reply.elapsedTime),
  );
}
