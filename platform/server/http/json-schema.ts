import { z } from 'zod';

export type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Formats whose pattern says nothing more to a reader. */
const SPEAKING = new Set(['uuid', 'date', 'date-time', 'email']);

/** Names that the design rules take for a date: `birthDate`; with more behind it (`birthDateAsWritten`) it is a text. */
const DATE_NAME = /^(date|datum)$|(\w+D|_[dD])(ate|atum)/;
const DATE_AT_END = /(^d|D|_d)(ate|atum)$/;

function tidyProperty(name: string, property: unknown): unknown {
  const tidied = tidy(property);
  if (!isObject(tidied) || !DATE_NAME.test(name) || 'format' in tidied) return tidied;
  return { ...tidied, format: DATE_AT_END.test(name) ? 'date' : 'text' };
}

/** Takes out what the generator adds without meaning, and gives dates their format where a schema may also be null. */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).filter(
    ([key, value]) =>
      !(key === 'pattern' && SPEAKING.has(String(schema.format))) &&
      !(Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'properties' && isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([name, property]) => [name, tidyProperty(name, property)]),
          )
        : tidy(value),
    ]),
  );
}

/** A zod schema as JSON Schema 2020-12. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonObject;
  const { $schema: _dialect, ...rest } = json;
  return tidy(rest) as JsonObject;
}

/** A schema that refers to itself keeps its parts in `$defs`; in one document those stand among the components. */
export function hoist(value: unknown, schemas: JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => hoist(item, schemas));
  if (!isObject(value)) return value;
  const { $defs, ...rest } = value;
  if (isObject($defs)) {
    for (const [name, schema] of Object.entries($defs)) schemas[componentName(name)] = hoist(schema, schemas);
  }
  return Object.fromEntries(
    Object.entries(rest).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' && inner.startsWith('#/$defs/')
        ? [key, `#/components/schemas/${componentName(inner.slice('#/$defs/'.length))}`]
        : [key, hoist(inner, schemas)],
    ),
  );
}

const componentName = (name: string): string =>
  name.replaceAll(/(^|[-_])+([A-Za-z0-9])/g, (_whole, _separator, letter: string) => letter.toUpperCase());
