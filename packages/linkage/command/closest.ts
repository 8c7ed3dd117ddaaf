/** How many letters are to be typed, dropped or changed to come from one word to the other. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}

const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');

/** The word that was probably meant, or nothing when none looks like it. */
function closest(word: string, words: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly away: number } | undefined;
  for (const candidate of words) {
    const away = distance(plain(word), plain(candidate));
    if (best === undefined || away < best.away) best = { word: candidate, away };
  }
  return best !== undefined && best.away <= Math.max(2, word.length / 3) ? best.word : undefined;
}

/** "Did you mean x?" with a space before it, or nothing. */
export function suggestion(word: string, words: readonly string[], quote = "'"): string {
  const meant = closest(word, words);
  return meant === undefined ? '' : ` Did you mean ${quote}${meant}${quote}?`;
}
