type Measure = (text: string) => number;

/** Pieces of a word that is longer than a line, each as long as fits. */
function cut(word: string, most: number, widthOf: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter) > most) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** The lines of a text: as many words on each as fit, a word longer than a line cut where it must. At least one line. */
export function linesOf(text: string, most: number, widthOf: Measure): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const pieces = words.flatMap((word) => (widthOf(word) <= most ? [word] : cut(word, most, widthOf)));
  const space = widthOf(' ');
  const lines: string[] = [];
  let line = pieces[0] ?? '';
  let width = widthOf(line);
  for (const piece of pieces.slice(1)) {
    const more = widthOf(piece);
    if (width + space + more <= most) {
      line = `${line} ${piece}`;
      width += space + more;
    } else {
      lines.push(line);
      line = piece;
      width = more;
    }
  }
  return [...lines, line];
}
