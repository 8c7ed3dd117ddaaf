import type { Wording } from './themes-schema.ts';

export type WordingFault = { readonly kind: 'background' | 'score'; readonly word: string };

const literal = (word: string) => word.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** "moslim*" also finds "moslims"; without a star the whole word must stand there. */
const patternOf = (words: readonly string[]): RegExp => {
  const parts = words.map((word) => literal(word).replace(/\*$/, String.raw`[\p{L}\p{M}-]*`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|')})(?![\p{L}\p{N}])`, 'iu');
};

const patterns = new WeakMap<Wording, Readonly<Record<WordingFault['kind'], RegExp>>>();

function patternsOf(wording: Wording) {
  const known = patterns.get(wording) ?? {
    background: patternOf(wording.background),
    score: patternOf(wording.score),
  };
  patterns.set(wording, known);
  return known;
}

/**
 * The first word of a text by which it would be about somebody's nationality, origin, religion or birthplace, or would give a person a score.
 * It answers with the word as it was written, so that a person can say the same in another way.
 */
export function faultInWording(wording: Wording, written: string): WordingFault | undefined {
  const text = written.normalize('NFC');
  for (const kind of ['background', 'score'] as const) {
    const found = patternsOf(wording)[kind].exec(text);
    if (found !== null) return { kind, word: found[0] };
  }
  return undefined;
}
