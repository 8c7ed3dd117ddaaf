import type { TextPool, TextPoolBuilder } from '../text-pool.ts';

/** One value as the engine keeps it. */
export type Reading = {
  /** `width` whole numbers: ids in the text pool, or numbers themselves. */
  readonly features: readonly number[];
  /** A hash per name in `parts`, 0 where the value does not have that part; two values that share a part may be the same. */
  readonly parts: readonly number[];
};

/**
 * A reading whose parts are worked out when they are first asked for: how a name sounds takes longer than all else of it, and of two
 * records that are compared only what they share is asked.
 */
export const readingWith = (features: readonly number[], makeParts: () => readonly number[]): Reading =>
  new LateReading(features, makeParts);

class LateReading implements Reading {
  readonly features: readonly number[];
  readonly #makeParts: () => readonly number[];
  #parts: readonly number[] | undefined;

  constructor(features: readonly number[], makeParts: () => readonly number[]) {
    this.features = features;
    this.#makeParts = makeParts;
  }

  get parts(): readonly number[] {
    this.#parts ??= this.#makeParts();
    return this.#parts;
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
