import { z } from 'zod';
import type { RouteDefinition } from './route.ts';

type JsonObject = Record<string, unknown>;

const PROBLEM_SCHEMA: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
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

const VERSION_HEADER: JsonObject = { description: 'Version of this API', schema: { type: 'string' } };

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonObject;
  const { $schema: _dialect, ...rest } = json;
  return rest;
}

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

function replyOf(status: number, schema: z.ZodType | null | string): JsonObject {
  const headers = { 'API-Version': VERSION_HEADER };
  const description = status < 300 ? 'OK' : `Status ${status}`;
  if (schema === null) return { description, headers };
  if (typeof schema === 'string') return { description, headers, content: { [schema]: { schema: { type: 'string', format: 'binary' } } } };
  return { description, headers, content: { 'application/json': { schema: schemaOf(schema, 'output') } } };
}

const problemReply = (description: string): JsonObject => ({
  description,
  headers: { 'API-Version': VERSION_HEADER },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function operationOf(definition: RouteDefinition): JsonObject {
  const replies = Object.entries(definition.replies).map(([status, schema]) => [status, replyOf(Number(status), schema)] as const);
  const open = definition.enter === 'public';
  const parameters = [...parametersIn('path', definition.params), ...parametersIn('query', definition.query)];
  if (definition.method === 'POST' && !open) {
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } });
  }
  return {
    operationId: definition.operationId,
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(definition),
    responses: {
      ...Object.fromEntries(replies),
      '400': problemReply('The input does not fit'),
      ...(open ? {} : { '401': problemReply('Not signed in'), '403': problemReply('Not allowed'), '404': problemReply('Not found') }),
      default: problemReply('Another problem'),
    },
    ...(open ? { security: [] } : {}),
  };
}

function bodyOf(definition: RouteDefinition): JsonObject {
  if ('multipart' in definition && definition.multipart === true) {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (definition.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(definition.body, 'input') } } } };
}

/** The OpenAPI 3.1 document of all routes: generated from what the server enforces, so it cannot drift. */
export function openApiDocument(routes: readonly RouteDefinition[], info: { title: string; description: string; version: string; baseUrl: string }): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const definition of routes) {
    const path = definition.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [definition.method.toLowerCase()]: operationOf(definition) };
  }
  const tags = [...new Set(routes.map((definition) => definition.tag))].sort().map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      description: info.description,
      contact: { name: 'Schakel', url: `${info.baseUrl}/api`, email: 'beheer@schakel.example' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${info.baseUrl}/api/v1` }],
    tags,
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'schakel_session' },
        service: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${info.baseUrl}/api/v1/tokens`, scopes: {} } } },
      },
    },
    security: [{ session: [] }, { service: [] }],
  };
}
