const longest = 90;

/** A heading for a signal that has none: the first sentence of its story, cut at a word. */
export function titleOf(narrative: string): string {
  const text = narrative.replace(/\s+/g, ' ').trim();
  const sentence = /^(.{12,}?[^.])[.!?](?=\s\p{Lu}|$)/u.exec(text)?.[1] ?? text;
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
}
