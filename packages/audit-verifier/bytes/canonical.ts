/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * One text per value: the JSON Canonicalization Scheme (RFC 8785). Names in the order of their UTF-16 code units, no
 * space, numbers and strings as ECMAScript writes them. Errors: TypeError for what JSON can not say (NaN, undefined).
 */
export function canonical(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a number of JSON');
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`not a value of JSON: ${typeof value}`);
  const named = value as { readonly [name: string]: Json };
  let text = '';
  for (const name of Object.keys(named).sort())
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(named[name] as Json)}`;
  return `{${text}}`;
}

/** The value of a text that is exactly the canonical one; undefined for any other text. */
export function readCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
