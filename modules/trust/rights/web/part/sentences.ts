/** The sentences of a story, each exactly as it stands there; the same one once. */
export const sentencesOf = (story: string): string[] => [
  ...new Set(
    story
      .split(/(?<=[.!?])\s+|\n+/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length > 1),
  ),
];

const SHORTEST = 3;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Sentences that hold a word of the name: proposed, a person ticks. */
export function sentencesNaming(sentences: readonly string[], name: string): string[] {
  const mine = new Set(wordsOf(name).filter((word) => word.length >= SHORTEST));
  return sentences.filter((sentence) => wordsOf(sentence).some((word) => mine.has(word)));
}
