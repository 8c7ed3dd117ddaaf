import { type ColumnKind, columnKindNames, type Kind, kindsOf, loadKinds } from '../kinds/index.ts';
import { type TextPool, TextPoolBuilder } from '../text-pool.ts';

await loadKinds(columnKindNames);

/** A pool with these texts, and their ids in the same order. */
export function poolOf(...texts: string[]): { readonly pool: TextPool; readonly ids: readonly number[] } {
  const builder = new TextPoolBuilder();
  const ids = texts.map((text) => builder.add(text));
  return { pool: builder.freeze(), ids };
}

/** The kind of a column; of a whole name the part behind `half`. */
export function kindOf(name: ColumnKind, half = ''): Kind {
  const found = kindsOf('x', name).find(({ field }) => field.endsWith(half));
  if (found === undefined) throw new Error(`${name} has no ${half}`);
  return found.kind;
}

function beside(kind: Kind, here: string, there: string) {
  const builder = new TextPoolBuilder();
  const [one, other] = [kind.read(here, builder), kind.read(there, builder)];
  if (one === null || other === null) return null;
  return { pool: builder.freeze(), features: Int32Array.from([...one.features, ...other.features]) };
}

/** The name of the level at which two cells meet; `missing` when one of them says nothing. */
export function levelBetween(kind: Kind, here: string, there: string): string {
  const read = beside(kind, here, there);
  if (read === null) return 'missing';
  const level = kind.compare(read.pool, read.features, 0, kind.width);
  return level < 0 ? 'missing' : (kind.levels[level]?.name ?? `level ${level} that there is not`);
}

export function keptApart(kind: Kind, here: string, there: string): boolean {
  const read = beside(kind, here, there);
  return read !== null && (kind.keepsApart?.(read.pool, read.features, 0, kind.width) ?? false);
}

/** The parts by name, 0 for one that the cell does not have. */
export function partsOfCell(kind: Kind, cell: string): Record<string, number> {
  const read = kind.read(cell, new TextPoolBuilder());
  return Object.fromEntries(kind.parts.map((part, at) => [part, read?.part(at) ?? 0]));
}
