import { API_PREFIX } from './api.ts';

type Known = { readonly pattern: RegExp; readonly methods: Set<string> };

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`);

export type AllowedMethods = (path: string) => readonly string[];

/** Which methods an address knows; empty when there is nothing at that address. */
export function allowedMethods(
  routes: readonly { readonly method: string; readonly path: string }[],
): AllowedMethods {
  const known = new Map<string, Known>();
  for (const { method, path } of [...routes, { method: 'GET', path: '/openapi.json' }]) {
    const entry = known.get(path) ?? {
      pattern: patternOf(`${API_PREFIX}${path}`),
      methods: new Set<string>(),
    };
    entry.methods.add(method);
    if (method === 'GET') entry.methods.add('HEAD');
    known.set(path, entry);
  }
  return (path) => {
    const methods = new Set<string>();
    for (const entry of known.values())
      if (entry.pattern.test(path)) for (const method of entry.methods) methods.add(method);
    return methods.size === 0 ? [] : [...methods, 'OPTIONS'].sort();
  };
}
