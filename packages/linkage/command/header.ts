import { suggestion } from './closest.ts';
import type { Config } from './config.ts';
import { CommandFailure } from './failure.ts';

/** Which cell of a row is what. */
export type Header = {
  readonly width: number;
  readonly id: number;
  readonly only: number | undefined;
  /** The columns that the engine gets, with their place in the row. */
  readonly kept: readonly { readonly name: string; readonly at: number }[];
  /** Places of named columns that the engine does not get. */
  readonly left: readonly number[];
};

const listed = (columns: readonly string[]): string => columns.filter((name) => name !== '').join(', ');

function refuseDoubles(path: string, columns: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const [index, name] of columns.entries()) {
    const first = seen.get(name);
    if (name !== '' && first !== undefined) {
      throw new CommandFailure(
        `${path}, line 1: the column '${name}' is there twice (column ${first + 1} and column ${index + 1}); rename one of them.`,
      );
    }
    seen.set(name, index);
  }
}

/** Every text in the settings: a column that is named in any of them is kept for the engine. */
function textsIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) textsIn(inner, into);
  }
  return into;
}

export function readHeader(path: string, cells: readonly string[], config: Config): Header {
  const columns = cells.map((cell) => cell.trim());
  if (columns.every((name) => name === '')) {
    throw new CommandFailure(`${path}, line 1: there are no column names; the first line is to hold them.`);
  }
  refuseDoubles(path, columns);
  const placeOf = (name: string, where: string): number => {
    const at = columns.indexOf(name);
    if (at >= 0) return at;
    throw new CommandFailure(
      `${path}, line 1: there is no column '${name}' (${where} in ${config.path}).${suggestion(name, columns)} The columns are: ${listed(columns)}.`,
    );
  };
  const id = placeOf(config.id, 'id');
  const only = config.only === undefined ? undefined : placeOf(config.only.column, 'only.column');
  for (const [index, { column }] of config.settings.fields.entries()) {
    placeOf(column.trim(), `fields[${index}].column`);
  }
  const named = textsIn(config.settings);
  const places = columns.map((name, at) => ({ name, at })).filter(({ name }) => name !== '');
  return {
    width: cells.length,
    id,
    only,
    kept: places.filter(({ name }) => named.has(name)),
    left: places.filter(({ name, at }) => !named.has(name) && at !== id).map(({ at }) => at),
  };
}
