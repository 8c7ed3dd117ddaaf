import { newId } from '#platform/kit/index.ts';
import { type RouteDefinition, schemaOf } from '#platform/server/index.ts';
import { sampleValue } from './sample-value.ts';

type Schema = Record<string, unknown>;

/** One request to a route, with ids that nobody made. */
export type RouteRequest = {
  readonly method: RouteDefinition['method'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
};

export const isMultipart = (definition: RouteDefinition): boolean =>
  'multipart' in definition && definition.multipart === true;

const propertiesOf = (schema: RouteDefinition['params']): Readonly<Record<string, Schema>> =>
  schema === undefined ? {} : ((schemaOf(schema, 'input').properties ?? {}) as Record<string, Schema>);

function samplePath(definition: RouteDefinition): string {
  const properties = propertiesOf(definition.params);
  return definition.path.replaceAll(/:([A-Za-z]+)/g, (_whole, name: string) =>
    encodeURIComponent(String(properties[name] === undefined ? newId() : sampleValue(properties[name]))),
  );
}

function sampleQuery(definition: RouteDefinition): string {
  if (definition.query === undefined) return '';
  const value = sampleValue(schemaOf(definition.query, 'input')) as Schema;
  const query = new URLSearchParams(Object.entries(value).map(([key, one]) => [key, String(one)]));
  return query.size === 0 ? '' : `?${query}`;
}

/** The body a route asks for, made from its schema; undefined: it asks for none, or for a file. */
export const sampleBody = (definition: RouteDefinition): unknown =>
  definition.body === undefined ? undefined : sampleValue(schemaOf(definition.body, 'input'));

const isId = (schema: Schema): boolean => schema.format === 'uuid';

/**
 * The addresses of a reading route with this id wherever it takes one, and with these words wherever it searches. Empty: it takes
 * neither, and `requestOf` is all there is to ask.
 */
export function addressesFor(
  definition: RouteDefinition,
  ids: readonly string[],
  words: readonly string[],
): string[] {
  const inPath = definition.path.includes(':');
  const properties = propertiesOf(definition.query);
  const names = (wanted: (schema: Schema) => boolean) =>
    Object.keys(properties).filter((name) => wanted(properties[name] ?? {}));
  const base = sampleQuery(definition).slice(1);
  const address = (path: string, more: Record<string, string>): string =>
    `/api/v1${path}?${new URLSearchParams([...new URLSearchParams(base), ...Object.entries(more)])}`;
  const path = (id: string) => definition.path.replaceAll(/:[A-Za-z]+/g, id);
  return [
    ...(inPath ? ids.map((id) => address(path(id), {})) : []),
    ...(inPath
      ? []
      : names(isId).flatMap((name) => ids.map((id) => address(definition.path, { [name]: id })))),
    ...(inPath || !names((schema) => schema.type === 'string').includes('q')
      ? []
      : words.map((q) => address(definition.path, { q }))),
  ];
}

export function requestOf(definition: RouteDefinition, body = sampleBody(definition)): RouteRequest {
  const base = {
    method: definition.method,
    path: `/api/v1${samplePath(definition)}${sampleQuery(definition)}`,
  };
  const key: Record<string, string> = definition.method === 'POST' ? { 'idempotency-key': newId() } : {};
  if (isMultipart(definition)) {
    const headers = { ...key, 'content-type': 'multipart/form-data; boundary=x' };
    return { ...base, headers, payload: '--x--\r\n' };
  }
  if (body === undefined) return { ...base, headers: key };
  return { ...base, headers: { ...key, 'content-type': 'application/json' }, payload: JSON.stringify(body) };
}
