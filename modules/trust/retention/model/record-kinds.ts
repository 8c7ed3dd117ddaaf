/**
 * One kind of record as its module registers it: what it holds, which tables it takes, and how it goes. What a table holds per field, and in
 * which data category, stands in the comments of its columns; `categories` sums that up for the reader.
 */
export type RecordKind = {
  readonly kind: string;
  /** `reviewed`: a second person decides per record. `short`: goes by itself after a short term. `with`: goes with the kind in `with`.
   * `kept`: is not destroyed in this version; `why` says what that rests on. */
  readonly goes: 'reviewed' | 'short' | 'with' | 'kept';
  /** For `with`: the kinds of records that it hangs on; it goes with the first of them that it belongs to. */
  readonly with?: readonly string[];
  /** For `kept`, and where the way of going needs a word. */
  readonly why?: string;
  /** Tables that hold it, as the database names them. */
  readonly tables: readonly string[];
  /** Data categories of the rules; empty: nothing about who was signalled. */
  readonly categories: readonly string[];
};

/** A kind that is not destroyed by a rule says why; a kind that hangs on another names it. */
export function kindProblems(kinds: readonly RecordKind[]): readonly string[] {
  const known = new Set(kinds.map(({ kind }) => kind));
  const problems = kinds.flatMap((entry) => [
    ...(entry.goes === 'kept' && (entry.why ?? '') === ''
      ? [`${entry.kind}: is kept and does not say why`]
      : []),
    ...(entry.goes === 'with' && (entry.with ?? []).length === 0 ? [`${entry.kind}: hangs on nothing`] : []),
    ...(entry.with ?? [])
      .filter((kind) => !known.has(kind))
      .map((kind) => `${entry.kind}: hangs on ${kind}, which nobody registered`),
  ]);
  const tables = kinds.flatMap((entry) => entry.tables.map((table) => ({ table, kind: entry.kind })));
  const twice = tables.filter(
    ({ table }, index) => tables.findIndex((other) => other.table === table) !== index,
  );
  return [...problems, ...twice.map(({ table, kind }) => `${kind}: table ${table} has another kind already`)];
}
