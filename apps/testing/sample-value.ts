import { newId } from '#platform/kit/index.ts';

type Schema = Record<string, unknown>;

const FORMATS: Readonly<Record<string, () => string>> = {
  uuid: newId,
  date: () => '2026-01-15',
  'date-time': () => '2026-01-15T09:30:00Z',
  time: () => '09:30:00',
  email: () => 'iemand@example.org',
  uri: () => 'https://example.org/',
};

const list = (value: unknown): Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

function sampleText(schema: Schema): string {
  const made = FORMATS[String(schema.format)];
  if (made !== undefined) return made();
  return 'voorbeeldtekst'
    .repeat(20)
    .slice(0, Math.min(Math.max(Number(schema.minLength ?? 0), 14), Number(schema.maxLength ?? 200)));
}

function sampleObject(schema: Schema): Schema {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const properties = (schema.properties as Record<string, Schema> | undefined) ?? {};
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.has(name))
      .map(([name, property]) => [name, sampleValue(property)]),
  );
}

const SAMPLES: Readonly<Record<string, (schema: Schema) => unknown>> = {
  object: sampleObject,
  array: (schema) => (Number(schema.minItems ?? 0) > 0 ? [sampleValue((schema.items ?? {}) as Schema)] : []),
  integer: (schema) => Math.max(1, Number(schema.minimum ?? 1)),
  number: (schema) => Math.max(1, Number(schema.minimum ?? 1)),
  boolean: () => true,
};

/** A value that fits a JSON schema, with nothing in it that may be left out. What refinements ask is not known here. */
export function sampleValue(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(schema.examples)) return schema.examples[0];
  const [choice] = [...list(schema.anyOf), ...list(schema.oneOf)].filter((one) => one.type !== 'null');
  if (choice !== undefined) return sampleValue(choice);
  const parts = list(schema.allOf);
  if (parts.length > 0) return Object.assign({}, ...parts.map(sampleValue));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return (SAMPLES[String(type)] ?? sampleText)(schema);
}
