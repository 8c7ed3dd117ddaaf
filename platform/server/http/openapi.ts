import type { z } from 'zod';
import { API_PREFIX } from './api.ts';
import { hoist, type JsonObject, schemaOf } from './json-schema.ts';
import type { RouteDefinition } from './route.ts';

const PROBLEM_SCHEMA: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
      },
    },
  },
};

/** Which of the session's purposes a request works under; the database takes no other. */
const PURPOSE_PARAMETER: JsonObject = {
  name: 'Schakel-Purpose',
  in: 'header',
  required: false,
  description:
    'One purpose of the session to work under; without it, the one the session works for now, else all',
  schema: { type: 'string' },
};

const KEY_PARAMETER: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new uuid per intended write; a repeat under the same key gets the first answer again',
  schema: { type: 'string', format: 'uuid' },
};

const reference = (kind: string, name: string): JsonObject => ({ $ref: `#/components/${kind}/${name}` });

const VERSION_HEADER: JsonObject = { description: 'Version of this API', schema: { type: 'string' } };

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): JsonObject[] {
  if (schema === undefined) return [];
  const json = schemaOf(schema, 'input') as { properties?: Record<string, JsonObject>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

const VERSION = { 'API-Version': reference('headers', 'API-Version') };

function replyOf(status: number, schema: z.ZodType | null | string): JsonObject {
  const description = status < 300 ? 'OK' : `Status ${status}`;
  if (schema === null) return { description, headers: VERSION };
  if (typeof schema === 'string') {
    return {
      description,
      headers: VERSION,
      content: { [schema]: { schema: { type: 'string', format: 'binary' } } },
    };
  }
  return {
    description,
    headers: VERSION,
    content: {
      [status < 400 ? 'application/json' : 'application/problem+json']: {
        schema: schemaOf(schema, 'output'),
      },
    },
  };
}

const problemReply = (description: string): JsonObject => ({
  description,
  headers: VERSION,
  content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
});

const PROBLEM_REPLIES: Readonly<Record<string, JsonObject>> = {
  '400': problemReply('The request cannot be read'),
  '401': problemReply('Not signed in'),
  '403': problemReply('Not allowed'),
  '404': problemReply('Not found, or not for this reader'),
  '409': problemReply('Not possible in the present state'),
  '413': problemReply('Too large'),
  '422': problemReply('A value does not fit; pointers tell which'),
  '429': problemReply('Too many requests'),
  '503': problemReply('Not available now; repeat later'),
};

function problemStatuses(definition: RouteDefinition): readonly string[] {
  const writes = definition.method === 'GET' ? [] : ['409', '413', '422'];
  const entry = definition.enter === 'public' ? ['429'] : ['401', '403', '404'];
  return ['400', ...entry, ...writes, '503'].sort();
}

function parametersOf(definition: RouteDefinition): JsonObject[] {
  const open = definition.enter === 'public';
  return [
    ...parametersIn('path', definition.params),
    ...parametersIn('query', definition.query),
    ...(open ? [] : [reference('parameters', 'Purpose')]),
    ...(open || definition.method !== 'POST' ? [] : [reference('parameters', 'IdempotencyKey')]),
  ];
}

function operationOf(definition: RouteDefinition): JsonObject {
  const parameters = parametersOf(definition);
  return {
    operationId: definition.operationId,
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(definition),
    responses: {
      ...Object.fromEntries(problemStatuses(definition).map((status) => [status, PROBLEM_REPLIES[status]])),
      ...Object.fromEntries(
        Object.entries(definition.replies).map(([status, schema]) => [
          status,
          replyOf(Number(status), schema),
        ]),
      ),
      default: problemReply('Another problem'),
    },
    ...(definition.enter === 'public' ? { security: [] } : {}),
  };
}

function bodyOf(definition: RouteDefinition): JsonObject {
  if ('multipart' in definition && definition.multipart === true) {
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (definition.body === undefined) return {};
  const content = { 'application/json': { schema: schemaOf(definition.body, 'input') } };
  return { requestBody: { required: true, content } };
}

export type DocumentInfo = {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly baseUrl: string;
};

function pathsOf(routes: readonly RouteDefinition[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const definition of routes) {
    const path = definition.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [definition.method.toLowerCase()]: operationOf(definition) };
  }
  return paths;
}

/** The OpenAPI 3.1 document of all routes: generated from what the server enforces, so it cannot drift. */
export function openApiDocument(routes: readonly RouteDefinition[], info: DocumentInfo): JsonObject {
  const schemas: JsonObject = { Problem: PROBLEM_SCHEMA };
  const paths = hoist(pathsOf(routes), schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      description: info.description,
      contact: { name: 'Schakel', url: `${info.baseUrl}/api`, email: 'beheer@schakel.example' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${info.baseUrl}${API_PREFIX}` }],
    tags: [...new Set(routes.map((definition) => definition.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas,
      headers: { 'API-Version': VERSION_HEADER },
      parameters: { Purpose: PURPOSE_PARAMETER, IdempotencyKey: KEY_PARAMETER },
      securitySchemes: securitySchemes(info.baseUrl),
    },
    security: [{ session: [] }, { service: [] }],
  };
}

const securitySchemes = (baseUrl: string): JsonObject => ({
  session: { type: 'apiKey', in: 'cookie', name: 'schakel_session' },
  service: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: `${baseUrl}${API_PREFIX}/tokens`, scopes: {} } },
  },
});
