import type { TilePlace, TileReader } from '#packages/audit-verifier/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';

/** Reads these tiles at once; the reader throws RangeError for one that is not there. */
export async function readTiles(
  { db }: Pick<Scope | SystemScope, 'db'>,
  places: readonly TilePlace[],
): Promise<TileReader> {
  const { rows } = await sql<{ level: number; index: number; hashes: Buffer }>`
    select t.level, t.index, t.hashes
      from unnest(${places.map(({ level }) => level)}::smallint[], ${places.map(({ index }) => index)}::bigint[]) as wanted (level, index)
      join tree_tile t on t.level = wanted.level and t.index = wanted.index`.execute(db);
  const tiles = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  return ({ level, index }) => {
    const tile = tiles.get(`${level}/${index}`);
    if (tile === undefined) throw new RangeError(`no tile ${index} at level ${level}`);
    return tile;
  };
}

/** Adds tiles, and lets those that are there already grow. */
export async function saveTiles(
  system: SystemScope,
  tiles: readonly (TilePlace & { readonly hashes: Uint8Array })[],
): Promise<void> {
  await sql`
    insert into tree_tile (level, index, hashes)
    select * from unnest(${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => Buffer.from(hashes))}::bytea[])
    on conflict (level, index) do update set hashes = excluded.hashes where tree_tile.hashes <> excluded.hashes`.execute(
    system.db,
  );
}
