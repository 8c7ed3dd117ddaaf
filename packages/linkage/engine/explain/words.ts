import type { LevelName } from '../kinds/index.ts';

export type Words = {
  /** For every level one sentence that fits any kind. */
  readonly anyKind: Readonly<Record<LevelName | 'missing', string>>;
  /** Where a kind has better words of its own. */
  readonly levels: Readonly<Record<string, Partial<Readonly<Record<LevelName | 'missing', string>>>>>;
  readonly rarity: Readonly<Record<'rare' | 'common', string>>;
};
