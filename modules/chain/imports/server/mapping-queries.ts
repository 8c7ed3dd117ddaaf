import { type Scope, sql } from '#platform/server/index.ts';
import type { ColumnMapping, ValueMaps } from '../model/index.ts';

export type Remembered = { readonly mapping: ColumnMapping; readonly valueMaps: Partial<ValueMaps> };

/** How this organisation mapped files with the same headings the last time. */
export async function findRemembered(scope: Scope, headerSignature: string): Promise<Remembered> {
  const { rows } = await sql<Remembered>`
    select column_mapping as mapping, value_maps as "valueMaps" from import_mapping
     where organisation_id = ${scope.organisation.id} and header_signature = ${headerSignature}`.execute(
    scope.db,
  );
  return rows[0] ?? { mapping: {}, valueMaps: {} };
}

export async function remember(
  scope: Scope,
  headerSignature: string,
  { mapping, valueMaps }: Remembered,
): Promise<void> {
  await sql`
    insert into import_mapping (organisation_id, header_signature, column_mapping, value_maps, updated_by_person_id)
    values (${scope.organisation.id}, ${headerSignature}, ${JSON.stringify(mapping)}, ${JSON.stringify(valueMaps)}, ${scope.person.id})
    on conflict on constraint import_mapping_known_once do update
       set column_mapping = excluded.column_mapping, value_maps = import_mapping.value_maps || excluded.value_maps,
           updated_by_person_id = excluded.updated_by_person_id, updated_at = clock_timestamp()`.execute(
    scope.db,
  );
}
