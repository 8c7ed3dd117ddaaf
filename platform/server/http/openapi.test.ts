import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exampleRoutes } from '../testing/example-app.ts';
import { type JsonObject, schemaOf } from './json-schema.ts';
import { openApiDocument } from './openapi.ts';
import { publicRoute, reply } from './route.ts';

const info = { title: 'T', description: 'D', version: '1.0.0', baseUrl: 'https://schakel.example' };

/** Every `$ref` in the document, wherever it stands. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], document);

describe('schemas for readers', () => {
  test('a date keeps its format where it may be absent or null, a written one is a text', () => {
    const schema = z.object({
      birthDate: z.iso.date().nullable(),
      birthDateAsWritten: z.string().nullable(),
      updated: z.string(),
    });
    const { properties } = schemaOf(schema, 'output') as { properties: Record<string, JsonObject> };
    expect(properties.birthDate).toMatchObject({ format: 'date' });
    expect(properties.birthDateAsWritten).toMatchObject({ format: 'text' });
    expect(properties.updated).toEqual({ type: 'string' });
  });

  test('patterns that a format says already, and limits of the machine, are left out', () => {
    const { properties } = schemaOf(z.object({ id: z.uuid(), count: z.int() }), 'output') as {
      properties: Record<string, JsonObject>;
    };
    expect(properties).toEqual({ id: { type: 'string', format: 'uuid' }, count: { type: 'integer' } });
  });

  test('a pattern of our own stays', () => {
    expect(schemaOf(z.string().regex(/^GM\d{4}$/), 'input')).toEqual({
      type: 'string',
      pattern: '^GM\\d{4}$',
    });
  });
});

describe('the document', () => {
  test('every reference in it leads somewhere, also of a schema that refers to itself', () => {
    type Tree = { name: string; under: Tree[] };
    const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), under: z.array(tree) }));
    const routes = [
      ...exampleRoutes,
      publicRoute({
        method: 'GET',
        path: '/trees',
        operationId: 'listTrees',
        tag: 'trees',
        summary: 'Trees',
        enter: 'public',
        replies: { 200: z.object({ data: tree }) },
        handle: async () => reply(200),
      }),
    ];
    const document = openApiDocument(routes, info);
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((pointer) => at(document, pointer) === undefined)).toEqual([]);
  });

  test('a write of someone signed in asks for a key, a public route for no session', () => {
    const { paths } = openApiDocument(exampleRoutes, info) as {
      paths: Record<string, Record<string, JsonObject>>;
    };
    expect(paths['/stones']?.post?.security).toEqual([]);
    expect(paths['/walls']?.get?.security).toBeUndefined();
    expect(paths['/stones/{id}']?.get?.parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
    ]);
    expect(Object.keys(paths['/walls']?.get?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '503', 'default']),
    );
  });
});
