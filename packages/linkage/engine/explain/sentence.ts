import type { LevelName } from '../kinds/index.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import type { Words } from './words.ts';

const say = (
  words: Words,
  kind: string,
  level: LevelName | 'missing',
  rarity: 'rare' | 'common' | null,
): string => {
  const own = words.levels[kind]?.[level] ?? words.anyKind[level];
  return rarity === null ? own : `${own} ${words.rarity[rarity]}`;
};

/** What a field says, in a sentence that a person who decides can repeat to another. */
export const sentenceFor = (
  kind: string,
  level: LevelName | 'missing',
  rarity: 'rare' | 'common' | null,
): { readonly nl: string; readonly en: string } => ({
  nl: say(dutch, kind, level, rarity),
  en: say(english, kind, level, rarity),
});
