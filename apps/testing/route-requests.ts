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
