import { type Scope, sql } from '#platform/server/index.ts';

type SourceFile = {
  readonly fileName: string;
  readonly organisation: string;
  readonly holds: 'file' | 'refused-rows';
  readonly until: string;
};

/** Imported files that hold an item of a request that is about to be erased: each gets a short term, and the officer hears which. */
export async function shortenSources(
  scope: Scope,
  itemId: string,
  pieces: readonly string[],
): Promise<SourceFile[]> {
  const { rows } = await sql<SourceFile>`
    select file_name as "fileName", organisation, holds, until::text as until from shorten_import_sources(${itemId}, ${[...pieces]}::text[])`.execute(
    scope.db,
  );
  return rows;
}
