import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ProblemError, refuse } from '../../kit/index.ts';
import { isRefusedByDatabase, type Pool } from '../database.ts';
import { hashToken, type Scope, type ScopeRequest, withScope } from '../scope.ts';
import { AuditedRefusal } from './audited-refusal.ts';
import {
  type Claimed,
  claimStatement,
  keepStatement,
  keyOf,
  type Repeat,
  repeatOf,
  requestHash,
} from './idempotency.ts';
import { invalidInput } from './problems.ts';
import type { Reply, RouteDefinition } from './route.ts';
import { operationOf } from './trace.ts';

export const SESSION_COOKIE = 'schakel_session';
const PURPOSE_HEADER = 'schakel-purpose';

type Erased = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
};

type ErasedHandler = (context: unknown) => Promise<Reply>;

function parse(where: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value ?? {}, { reportInput: true });
  if (!result.success) throw invalidInput(where, result.error);
  return result.data;
}

const inputOf = (definition: RouteDefinition, request: FastifyRequest): Erased => ({
  params: parse('params', definition.params, request.params),
  query: parse('query', definition.query, request.query),
  body: parse('', definition.body, request.body),
});

/** The session token of a request: the cookie of a browser, or the bearer token of a program. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length).trim();
  return request.cookies[SESSION_COOKIE];
}

function scopeRequestOf(definition: RouteDefinition, request: FastifyRequest): ScopeRequest {
  const token = tokenOf(request);
  if (token === undefined || token === '') return refuse('not-signed-in');
  const purpose = request.headers[PURPOSE_HEADER];
  return {
    tokenHash: hashToken(token),
    ...(typeof purpose === 'string' && purpose !== '' ? { purposes: [purpose] } : {}),
    operation: operationOf(definition.operationId, request.headers.traceparent),
    requestId: request.id,
  };
}

const mayEnter = (enter: readonly string[] | 'signed-in', scope: Scope): boolean =>
  enter === 'signed-in' || enter.some((group) => scope.groups.includes(group));

/** A refused entry is an event of its own: it commits although the request fails. */
class RefusedEntry extends Error {}

async function checkEntry(
  pool: Pool,
  claim: ScopeRequest,
  enter: readonly string[] | 'signed-in',
): Promise<void> {
  await withScope(pool, claim, async (scope) => {
    if (!mayEnter(enter, scope)) throw new RefusedEntry();
  });
}

async function auditRefusal(pool: Pool, claim: ScopeRequest, code: string, error: unknown): Promise<void> {
  await withScope(pool, claim, async (scope) => {
    if (error instanceof AuditedRefusal) {
      await error.keep?.(scope);
      for (const event of error.events) scope.audit({ ...event, status: 'REFUSED' });
    }
    scope.audit({
      action: 'entry.refused',
      kind: 'route',
      records: [],
      status: 'REFUSED',
      detail: { code, operation: claim.operation.name },
    });
  });
}

const REFUSALS = new Set([
  'not-allowed',
  'rule-refuses',
  'conditions-open',
  'entered-by-you',
  'four-eyes',
  'inquiry-stopped',
  'inquiry-limit',
]);

function serialise(definition: RouteDefinition, given: Reply): string {
  const schema = definition.replies[given.status];
  if (schema === undefined) throw new Error(`${definition.operationId} lists no reply ${given.status}`);
  if (schema === null || typeof schema === 'string' || given.body === undefined) return '';
  return JSON.stringify(schema.parse(given.body));
}

export type Executor = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function send(reply: FastifyReply, given: Reply, text: string): FastifyReply {
  reply.code(given.status);
  for (const [name, value] of Object.entries(given.headers ?? {})) reply.header(name, value);
  if (given.stream !== undefined) return reply.send(given.stream);
  if (text === '') return reply.send();
  const type = given.status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  return reply.type(type).send(text);
}

/** The handler of a route that anyone may call: no scope, so no data of the domain. */
export function publicExecutor(definition: RouteDefinition): Executor {
  return async (request, reply) => {
    const given = await (definition.handle as unknown as ErasedHandler)({
      ...inputOf(definition, request),
      request,
      reply,
    });
    return send(reply, given, serialise(definition, given));
  };
}

function refusalCode(error: unknown): string {
  if (error instanceof RefusedEntry || isRefusedByDatabase(error)) return 'not-allowed';
  return error instanceof ProblemError ? error.problem.code : '';
}

type Scoped = Extract<RouteDefinition, { personalData: boolean }>;

/** The handler of a route with scope: session, entry, input, one transaction, audit, commit, answer. */
export function scopedExecutor(definition: Scoped, pool: Pool): Executor {
  return async (request, reply) => {
    const claim = scopeRequestOf(definition, request);
    try {
      return await runScoped(definition, pool, claim, request, reply);
    } catch (error) {
      const code = refusalCode(error);
      if (REFUSALS.has(code)) await auditRefusal(pool, claim, code, error);
      if (error instanceof RefusedEntry) refuse('not-allowed');
      throw error;
    }
  };
}

async function runScoped(
  definition: Scoped,
  pool: Pool,
  claim: ScopeRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (definition.prepare !== undefined) {
    await checkEntry(pool, claim, definition.enter);
    // A large upload is not received in vain.
    if (definition.method === 'POST' && keyOf(request.headers['idempotency-key']) === undefined)
      refuse('idempotency-key-missing');
  }
  const prepared = await definition.prepare?.(request);
  try {
    const { given, text, context } = await transact(definition, pool, claim, request, prepared);
    await (definition.afterCommit as ((context: unknown) => Promise<void>) | undefined)?.(context);
    return send(reply, given, text);
  } catch (error) {
    if (prepared !== undefined)
      await (definition.discard as ((prepared: unknown) => Promise<void>) | undefined)?.(prepared);
    throw error;
  }
}

type Outcome = { readonly given: Reply; readonly text: string; readonly context: unknown };

const repeatedOutcome = ({ status, body }: Repeat, context: unknown): Outcome => ({
  given: { status, headers: { 'idempotent-replay': 'true' } },
  text: body,
  context,
});

function transact(
  definition: Scoped,
  pool: Pool,
  claim: ScopeRequest,
  request: FastifyRequest,
  prepared: unknown,
): Promise<Outcome> {
  // A POST needs a key, or a repeat would add twice; other writes may carry one, so that their repeat gets the same answer.
  const needsKey = definition.method === 'POST';
  const key = definition.method === 'GET' ? undefined : keyOf(request.headers['idempotency-key']);
  const firstStatement =
    key === undefined
      ? undefined
      : claimStatement(key, requestHash(request.method, request.url, request.body ?? prepared));
  return withScope(
    pool,
    { ...claim, ...(firstStatement === undefined ? {} : { firstStatement }) },
    async (scope, first) => {
      if (!mayEnter(definition.enter, scope)) throw new RefusedEntry();
      if (needsKey && key === undefined) refuse('idempotency-key-missing');
      const input = inputOf(definition, request);
      const context = { scope, ...input, prepared, request };
      const repeat = repeatOf((first as { claimed: Claimed } | undefined)?.claimed);
      if (repeat !== undefined) {
        const detail = { operation: claim.operation.name };
        scope.audit({ action: 'request.repeated', kind: 'route', records: [], detail });
        return repeatedOutcome(repeat, context);
      }
      const given = await (definition.handle as unknown as ErasedHandler)(context);
      const text = serialise(definition, given);
      if (key !== undefined) {
        scope.atCommit(keepStatement(key, given.status, definition.secretReply === true ? '' : text));
      }
      return { given, text, context };
    },
    { auditRequired: definition.personalData },
  );
}
