import type { Deduped, Engine, Linked, Pair, Rows, Settings } from '../engine-port.ts';

const keyOf = (rows: Rows, settings: Settings, row: number): string =>
  settings.fields.map(({ column }) => rows.columns[column]?.[row] ?? '').join('\u0000');

function rowsByKey(rows: Rows, settings: Settings): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows.ids.keys()) {
    const key = keyOf(rows, settings, row);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** Pairs rows whose fields are exactly equal. What it was given stays to be looked at. */
export class ExactEngine implements Engine {
  readonly given: { rows: Rows[]; settings: Settings; options: object }[] = [];
  readonly settingNames = ['swappable', 'bands'];
  probability: (left: number, right: number) => number = () => 0.99;

  checkSettings = async (settings: unknown) => {
    const { fields } = settings as Settings;
    return fields.flatMap(({ kind }, index) =>
      kind === 'text' ? [] : [{ path: ['fields', index, 'kind'], message: 'expected text' }],
    );
  };

  dedupe: Engine['dedupe'] = async (rows, settings, options): Promise<Deduped> => {
    this.given.push({ rows: [rows], settings, options });
    options.onProgress?.(1, 2, 'Comparing');
    options.onProgress?.(2, 2, 'Comparing');
    const clusters = [...rowsByKey(rows, settings).values()].filter((cluster) => cluster.length > 1);
    const pairs = clusters.flatMap((cluster) =>
      cluster.flatMap((left, at) => cluster.slice(at + 1).map((right) => this.#pair(right, left))),
    );
    return { parameters: { rows: rows.ids.length }, pairs, clusters };
  };

  link: Engine['link'] = async (left, right, settings, options): Promise<Linked> => {
    this.given.push({ rows: [left, right], settings, options });
    const there = rowsByKey(right, settings);
    const pairs = left.ids.flatMap((_id, row) =>
      (there.get(keyOf(left, settings, row)) ?? []).map((other) => this.#pair(row, other)),
    );
    return { parameters: {}, pairs };
  };

  #pair(left: number, right: number): Pair {
    return { left, right, probability: this.probability(left, right) };
  }
}
