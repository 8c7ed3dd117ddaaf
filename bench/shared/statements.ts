import type pg from 'pg';
import { newId, newReference } from '#platform/kit/index.ts';

/** One message to the database as the driver got it. */
export type Statement = {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
};

/** Writes down what passes through each connection of a pool while `on` is true: one entry is one round trip. */
export function recorderOn(pool: pg.Pool): { on: boolean; take(): Statement[] } {
  let kept: Statement[] = [];
  const recorder = {
    on: false,
    take: () => {
      const taken = kept;
      kept = [];
      return taken;
    },
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    const listen = (first: string | Statement, ...rest: unknown[]): unknown => {
      if (recorder.on)
        kept.push(
          typeof first === 'string'
            ? { text: first }
            : {
                text: first.text,
                values: first.values ?? [],
                ...(first.name === undefined ? {} : { name: first.name }),
              },
        );
      return query(first, ...rest);
    };
    client.query = listen as never;
  });
  return recorder;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const REFERENCE = /\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;

/** The ids that stay the same: of people, organisations and content. */
export function idsIn(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(JSON.stringify(statements).match(UUID) ?? []);
}

/** The same statements as another request would have sent them: ids that are not `fixed` and references are new. */
export function renewed(statements: readonly Statement[], fixed: ReadonlySet<string>): Statement[] {
  const fresh = new Map<string, string>();
  const renew = (text: string): string =>
    text
      .replaceAll(UUID, (id) => {
        if (fixed.has(id)) return id;
        const known = fresh.get(id) ?? newId();
        fresh.set(id, known);
        return known;
      })
      .replaceAll(REFERENCE, (reference) => {
        const known = fresh.get(reference) ?? newReference(reference.slice(0, 3));
        fresh.set(reference, known);
        return known;
      });
  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return renew(given);
    return Array.isArray(given) ? given.map(value) : given;
  };
  return statements.map(({ text, values, ...rest }) => ({
    ...rest,
    text: renew(text),
    ...(values === undefined ? {} : { values: values.map(value) }),
  }));
}
