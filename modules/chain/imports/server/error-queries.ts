import { type Scope, sql } from '#platform/server/index.ts';
import type { RowRefusal } from '../model/index.ts';

export type RefusedRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly refused: readonly RowRefusal[];
};

/** Keeps refused rows in one statement; a row that was kept before stays as it is. */
export async function insertErrors(
  scope: Scope,
  batchId: string,
  rows: readonly RefusedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  // A text of PostgreSQL holds no half characters and no NUL.
  const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');
  const records = rows.flatMap(({ row, cells, refused }) =>
    refused.map(({ column, value, code, params }, place) => ({
      row_number: row,
      place,
      column_name: clean(column),
      value: clean(value),
      code,
      params,
      cells: place === 0 ? cells.map(clean) : null,
    })),
  );
  await sql`
    insert into import_error (batch_id, row_number, place, organisation_id, person_id, column_name, value, code, params, cells)
    select ${batchId}, r.row_number, r.place, ${scope.organisation.id}, ${scope.person.id}, r.column_name, r.value, r.code, r.params, r.cells
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r (row_number integer, place smallint, column_name text, value text, code text, params jsonb, cells text[])
    on conflict do nothing`.execute(scope.db);
}

export type StoredError = RowRefusal & { readonly place: number };

type After = readonly (string | number | null)[] | undefined;

export async function findErrors(
  scope: Scope,
  batchId: string,
  after: After,
  limit: number,
): Promise<StoredError[]> {
  const from =
    after === undefined
      ? sql`true`
      : sql`(row_number, place) > (${after[0]}::integer, ${after[1]}::smallint)`;
  const { rows } = await sql<StoredError>`
    select row_number as row, place, column_name as "column", value, code, params from import_error
     where batch_id = ${batchId} and ${from} order by row_number, place limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countErrors(scope: Scope, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_error where batch_id = ${batchId}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

/** The next refused rows with their cells and all reasons. */
export async function findRefusedRows(
  scope: Scope,
  batchId: string,
  afterRow: number,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    select row_number as row, max(cells) as cells,
           jsonb_agg(jsonb_build_object('row', row_number, 'column', column_name, 'value', value, 'code', code, 'params', params) order by place) as refused
      from import_error where batch_id = ${batchId} and row_number > ${afterRow}
     group by row_number order by row_number limit ${limit}`.execute(scope.db);
  return rows;
}
