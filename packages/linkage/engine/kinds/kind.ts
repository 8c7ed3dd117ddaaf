import type { TextPool, TextPoolBuilder } from '../text-pool.ts';

/** One value as the engine keeps it. */
export type Reading = {
  /** `width` whole numbers: ids in the text pool, or numbers themselves. */
  readonly features: readonly number[];
  /** A hash for each of the kind's `parts`, 0 where the value does not have it; two values that share a part may be the same. */
  part(at: number): number;
};

/**
 * A reading of which each part is worked out when it is first asked for: how a name sounds takes longer than all else of it, and of
 * two records that are compared only what they share is asked.
 */
export const readingWith = (features: readonly number[], partAt: (at: number) => number): Reading =>
  new LateReading(features, partAt);

class LateReading implements Reading {
  readonly features: readonly number[];
  readonly #partAt: (at: number) => number;
  readonly #parts: number[] = [];

  constructor(features: readonly number[], partAt: (at: number) => number) {
    this.features = features;
    this.#partAt = partAt;
  }

  part(at: number): number {
    const known = this.#parts[at];
    if (known !== undefined) return known;
    const found = this.#partAt(at);
    this.#parts[at] = found;
    return found;
  }
}

/** How near two values of one column came; `shared` names the part whose rarity counts for this level, if any. */
export type Level = { readonly name: LevelName; readonly shared: number | null };

export type LevelName =
  | 'same'
  | 'swapped'
  | 'part'
  | 'variant'
  | 'slip'
  | 'initial'
  | 'near'
  | 'partial'
  | 'similar'
  | 'different';

/**
 * How one kind of column is read and compared. Reading may be slow: it is done once for each distinct cell. Comparing is done for
 * every pair and only reads whole numbers.
 */
export type Kind = {
  readonly name: string;
  readonly width: number;
  readonly parts: readonly string[];
  /** Most alike first, then what is no matter of more or less. One of them is `different`. */
  readonly levels: readonly Level[];
  /** Which feature is the text that may stand in another column by mistake. */
  readonly swapText?: number;
  /** Null for a cell that says nothing: empty, or a placeholder. */
  read(cell: string, pool: TextPoolBuilder): Reading | null;
  /** The index of the level; -1 when what is known on both sides cannot be compared. `one` and `other` are places in `features`. */
  compare(pool: TextPool, features: Int32Array, one: number, other: number): number;
  /** Whether two values are such that they cannot be of one person or thing, not even with a slip of the hand. */
  keepsApart?(pool: TextPool, features: Int32Array, one: number, other: number): boolean;
};

export const level = (name: LevelName, shared: number | null = null): Level => ({ name, shared });
