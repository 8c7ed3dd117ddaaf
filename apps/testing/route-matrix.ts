import type { FastifyInstance } from 'fastify';
import { type RouteDefinition, SESSION_COOKIE } from '#platform/server/index.ts';
import { isMultipart, requestOf, sampleBody } from './route-requests.ts';
import type { Client } from './test-product.ts';

type Problem = {
  readonly code?: string;
  readonly errors?: readonly { readonly pointer: string }[];
  readonly data?: unknown;
};

export type RouteAnswer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly pointers: readonly string[];
  readonly body: Problem | undefined;
};

/** `undefined` takes a header away. */
export type Change = {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
};

export const nameOf = (definition: RouteDefinition): string => `${definition.method} ${definition.path}`;

/** Asks a route with a request made from its definition. */
export async function ask(
  app: FastifyInstance,
  definition: RouteDefinition,
  client: Pick<Client, 'token'> | undefined,
  change: Change = {},
): Promise<RouteAnswer> {
  const request = requestOf(definition, change.body ?? sampleBody(definition));
  const wanted = { 'sec-fetch-site': 'same-origin', ...request.headers, ...change.headers };
  const given = Object.entries(wanted).filter(
    (header): header is [string, string] => header[1] !== undefined,
  );
  const raw = await app.inject({
    method: request.method,
    url: request.path,
    headers: Object.fromEntries(given),
    ...(client === undefined ? {} : { cookies: { [SESSION_COOKIE]: client.token } }),
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  });
  const isJson = String(raw.headers['content-type']).includes('json') && raw.body !== '';
  const body = isJson ? raw.json<Problem>() : undefined;
  const pointers = (body?.errors ?? []).map((item) => item.pointer);
  return { status: raw.statusCode, code: body?.code, pointers, body };
}

/** The routes whose answer is not as it should be, each with what it answered. */
export async function wrongAnswers(
  app: FastifyInstance,
  definitions: readonly RouteDefinition[],
  client: (definition: RouteDefinition) => Pick<Client, 'token'> | undefined,
  isRight: (answer: RouteAnswer, definition: RouteDefinition) => boolean,
  change: (definition: RouteDefinition) => Change = () => ({}),
): Promise<string[]> {
  const wrong: string[] = [];
  for (const definition of definitions) {
    const answer = await ask(app, definition, client(definition), change(definition));
    if (isRight(answer, definition)) continue;
    wrong.push(`${nameOf(definition)}: ${answer.status} ${answer.code ?? ''} ${answer.pointers.join(' ')}`);
  }
  return wrong;
}

/** The maker chooses the id, so one that nobody made is new, and one that is gone already is gone. */
export const makesItsId: ReadonlySet<string> = new Set([
  'PUT /signal-drafts/:id',
  'DELETE /signal-drafts/:id',
]);

export function isNotFound({ status, body }: RouteAnswer, definition: RouteDefinition): boolean {
  if (status === 404) return true;
  // The list of what belongs to something unknown may be empty: that tells no more than 404.
  if (definition.method === 'GET')
    return status === 200 && Array.isArray(body?.data) && body.data.length === 0;
  // A sample may break a rule that no schema tells, and has no file: then the input is refused first.
  return isMultipart(definition) ? status === 400 : status === 422 && definition.body !== undefined;
}
