import * as v from 'valibot';
import { provideKinds } from '../kinds/index.ts';
import { phone } from '../kinds/phone.ts';
import { type Plan, planFrom } from '../plan.ts';
import { type Settings, settingsSchema } from '../settings.ts';
import { type Rows, readTable, type Table } from '../table.ts';

/** Rows from lines of cells; ids are `r00`, `r01` and on. */
export const rowsOf = (columns: readonly string[], lines: readonly (readonly string[])[]): Rows => ({
  ids: lines.map((_, at) => `r${String(at).padStart(5, '0')}`),
  columns: Object.fromEntries(columns.map((column, at) => [column, lines.map((line) => line[at] ?? '')])),
});

export type Reads = { readonly rows: Rows; readonly plan: Plan; readonly table: Table };

export function reads(settings: Settings, rows: Rows): Reads {
  provideKinds({ phone });
  const plan = planFrom(v.parse(settingsSchema, settings));
  return { rows, plan, table: readTable(rows, plan.fields) };
}

/** The same rows in another order; `order[k]` is where the row was that now stands at `k`. */
export const inOrder = (rows: Rows, order: readonly number[]): Rows => ({
  ids: order.map((at) => rows.ids[at] ?? ''),
  columns: Object.fromEntries(
    Object.entries(rows.columns).map(([name, cells]) => [name, order.map((at) => cells[at] ?? '')]),
  ),
});
