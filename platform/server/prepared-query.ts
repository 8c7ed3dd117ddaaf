import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Plans are kept per connection, so their number is bounded; what comes later is planned each time. */
const PLANS_PER_CONNECTION = 150;
/** Texts whose uses are counted; a flood of texts that differ each time starts the count again. */
const COUNTED_TEXTS = 2_000;

const uses = new Map<string, number>();

function isRepeated(text: string): boolean {
  if (uses.size >= COUNTED_TEXTS) uses.clear();
  const times = (uses.get(text) ?? 0) + 1;
  uses.set(text, times);
  return times > 1;
}

type Query = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>;

/**
 * A connection's `query` that gives a statement a name from its second use on: PostgreSQL then parses it once and can
 * keep its plan, which under row-level security costs more than running it.
 */
export function preparedQuery(client: Pick<pg.ClientBase, 'query'>): Query {
  const names = new Map<string, string>();
  return (text, values) => {
    let name = names.get(text);
    if (name === undefined && names.size < PLANS_PER_CONNECTION && isRepeated(text)) {
      name = createHash('sha256').update(text).digest('base64url');
      names.set(text, name);
    }
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
}
