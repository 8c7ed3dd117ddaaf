import { type Kind, kindsOf } from './kinds/index.ts';
import { type Column, readColumn } from './read-column.ts';
import type { FieldSetting, FullSettings } from './settings.ts';
import { type TextPool, TextPoolBuilder } from './text-pool.ts';

/** Records as they were given: cells by column, in the order of `ids`; an empty cell is missing. */
export type Rows = {
  readonly ids: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
};

/** One compared field: a column, or one half of a column that holds a whole name. */
export type FieldPlan = {
  readonly field: string;
  readonly column: string;
  readonly kind: Kind;
  readonly group: string;
  /** Whether what cannot be one is never a pair, or only never in one group; null: neither. */
  readonly keepsApart: 'pairs' | 'groups' | null;
  readonly rarity: boolean;
};

const keepsApartBy = (kind: Kind, asked: boolean | 'groups'): FieldPlan['keepsApart'] => {
  if (kind.keepsApart === undefined || asked === false) return null;
  return asked === 'groups' ? 'groups' : 'pairs';
};

/** The fields that settings ask for, in their order. */
export const planFields = (settings: FullSettings): FieldPlan[] =>
  settings.fields.flatMap((setting: FieldSetting) =>
    kindsOf(setting.column, setting.kind).map(({ field, kind }) => ({
      field,
      column: setting.column,
      kind,
      // Of a whole name only the family name depends on the address: the first name tells housemates apart.
      group: field === `${setting.column}.given` ? field : (setting.group ?? field),
      keepsApart: keepsApartBy(kind, setting.keepsApart ?? true),
      rarity: setting.rarity,
    })),
  );

export type Table = { readonly size: number; readonly pool: TextPool; readonly columns: readonly Column[] };

/** Reads each distinct cell once. Error: a planned column that the rows do not have. */
export function readTable(rows: Rows, plans: readonly FieldPlan[]): Table {
  const pool = new TextPoolBuilder();
  const columns = plans.map((plan) => {
    const cells = rows.columns[plan.column];
    if (cells === undefined) throw new Error(`There is no column "${plan.column}".`);
    return readColumn(cells, plan.kind, pool);
  });
  return { size: rows.ids.length, pool: pool.freeze(), columns };
}
