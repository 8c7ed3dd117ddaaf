/** Pieces of a word that is longer than a line, each as long as fits. */
function cut(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** The lines of a text: as many words on each as fit, a word longer than a line cut where it must. At least one line. */
export function linesOf(text: string, fits: (line: string) => boolean): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const pieces = words.flatMap((word) => (fits(word) ? [word] : cut(word, fits)));
  const lines: string[] = [];
  let line = pieces[0] ?? '';
  for (const piece of pieces.slice(1)) {
    const longer = `${line} ${piece}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return [...lines, line];
}
