type Schema = Readonly<Record<string, unknown>>;

export type FieldLine = { readonly name: string; readonly type: string; readonly required: boolean };

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

const choicesOf = (schema: Schema): Schema[] => [...list(schema.anyOf), ...list(schema.oneOf)];

function limitsOf(schema: Schema): string {
  const { minimum, maximum, maxLength, maxItems } = schema;
  const range = minimum !== undefined || maximum !== undefined ? ` ${minimum ?? ''}..${maximum ?? ''}` : '';
  const most = maxLength ?? maxItems;
  return `${range}${most === undefined ? '' : ` <= ${String(most)}`}`;
}

/** A schema in a few words: `uuid`, `nl | en`, `integer 1..200`, `list of object`. */
export function typeOf(schema: Schema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? '';
  if ('const' in schema) return String(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(' | ');
  if (schema.type === 'array')
    return `[ ${isSchema(schema.items) ? typeOf(schema.items) : ''} ]${limitsOf(schema)}`;
  const named = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? '*');
  const type = typeof schema.format === 'string' ? schema.format : named;
  return `${type}${limitsOf(schema)}`;
}

type Parts = { readonly properties: Record<string, Schema>; readonly required: ReadonlySet<string> };

/** Properties of the object itself, the ones in a list, and those of all its forms together: required is what all ask. */
function partsOf(schema: Schema): Parts | undefined {
  if (isSchema(schema.properties)) {
    const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
    return { properties: schema.properties as Record<string, Schema>, required: new Set(required) };
  }
  if (isSchema(schema.items)) return partsOf(schema.items);
  const forms = choicesOf(schema)
    .map(partsOf)
    .filter((parts) => parts !== undefined);
  const [first] = forms;
  if (first === undefined) return undefined;
  const required = [...first.required].filter((name) => forms.every((parts) => parts.required.has(name)));
  return { properties: mergedOf(forms), required: new Set(required) };
}

function mergedOf(forms: readonly Parts[]): Record<string, Schema> {
  const merged: Record<string, Schema[]> = {};
  for (const { properties } of forms) {
    for (const [name, property] of Object.entries(properties))
      merged[name] = [...(merged[name] ?? []), property];
  }
  return Object.fromEntries(
    Object.entries(merged).map(([name, found]) => [
      name,
      found.length === 1 ? (found[0] ?? {}) : { anyOf: found },
    ]),
  );
}

/** Every field with its path (`data.place.town`, `mentions[].kind`), as deep as it goes. */
export function fieldsOf(schema: Schema, path = '', depth = 0): FieldLine[] {
  const parts = partsOf(schema);
  if (parts === undefined || depth > 5) return [];
  return Object.entries(parts.properties).flatMap(([name, property]) => {
    const line = { name: path + name, type: typeOf(property), required: parts.required.has(name) };
    const isList = property.type === 'array' || choicesOf(property).some((one) => one.type === 'array');
    return [line, ...fieldsOf(property, `${path}${name}${isList ? '[]' : ''}.`, depth + 1)];
  });
}
