import { namedRules } from './choose-rules.ts';
import type { Comparison, Model, ModelRecord } from './model.ts';

export type Found = { readonly id: string; readonly comparison: Comparison };

/** Blocks of more records than this say too little to look through. */
const LARGEST_BLOCK = 500;

/**
 * Records in memory, to find for a new one which of them it may be. `rules` are as in the settings' blocking, each a list of
 * `field.part`: `[['born.exact'], ['name.family.sound', 'born.year']]`. A record that shares no rule is not found.
 */
export class RecordIndex {
  readonly #model: Model;
  readonly #rules: readonly (readonly string[])[];
  readonly #records = new Map<string, ModelRecord>();
  readonly #blocks = new Map<number, string[]>();

  /** Error: a rule with a part that no field of the model has. */
  constructor(model: Model, rules: readonly (readonly string[])[]) {
    namedRules(rules, model.plan.fields);
    this.#model = model;
    this.#rules = rules;
  }

  get size(): number {
    return this.#records.size;
  }

  /** A record with an id that is there already takes its place. */
  add(id: string, cells: Readonly<Record<string, string | null>>): void {
    this.remove(id);
    const record = this.#model.record(cells);
    this.#records.set(id, record);
    for (const { key } of this.#model.keys(record, this.#rules)) {
      const block = this.#blocks.get(key);
      if (block === undefined) this.#blocks.set(key, [id]);
      else block.push(id);
    }
  }

  /** Nothing happens when there is no such record. */
  remove(id: string): void {
    const record = this.#records.get(id);
    if (record === undefined) return;
    this.#records.delete(id);
    for (const { key } of this.#model.keys(record, this.#rules)) {
      const left = (this.#blocks.get(key) ?? []).filter((other) => other !== id);
      if (left.length === 0) this.#blocks.delete(key);
      else this.#blocks.set(key, left);
    }
  }

  /** The likeliest first, at most `limit`, also those that are hardly likely; ties by id. What more than 500 share is not looked through. */
  find(cells: Readonly<Record<string, string | null>>, limit = 5): Found[] {
    const record = this.#model.record(cells);
    const ids = new Set<string>();
    for (const { key } of this.#model.keys(record, this.#rules)) {
      const block = this.#blocks.get(key) ?? [];
      if (block.length <= LARGEST_BLOCK) for (const id of block) ids.add(id);
    }
    return [...ids]
      .map((id) => ({ id, comparison: this.#model.compare(record, this.#records.get(id) ?? record) }))
      .sort(
        (one, other) =>
          other.comparison.probability - one.comparison.probability || (one.id < other.id ? -1 : 1),
      )
      .slice(0, limit);
  }
}
