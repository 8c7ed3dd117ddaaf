import { createRequire } from 'node:module';

/** The part of an opened font that tells which letters it has. */
type OpenedFont = { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };

const require = createRequire(import.meta.url);

/* The typeface comes in files by script. The first that has the letter writes it, so the common ones stand first. */
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'] as const;
const WEIGHTS = { plain: 400, bold: 600 } as const;
export type Weight = keyof typeof WEIGHTS;

/** Letters of one font, next to each other. */
export type Run = { readonly font: string; readonly text: string };

const fontName = (script: string, weight: Weight): string => `${script}-${WEIGHTS[weight]}`;

/** Written for a letter that no font has: a sign in the text, where a reader would otherwise meet nothing at all. */
const UNKNOWN = '?';

/** Makes the fonts known to a document; each is read from disk once it is used. */
function registerFonts(pdf: PDFKit.PDFDocument): void {
  for (const script of SCRIPTS)
    for (const weight of Object.keys(WEIGHTS) as Weight[])
      pdf.registerFont(
        fontName(script, weight),
        require.resolve(`@fontsource/noto-sans/files/noto-sans-${script}-${WEIGHTS[weight]}-normal.woff`),
      );
}

/** Divides texts over the fonts that have their letters, and measures them in points. */
export class Typeface {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #widths = new Map<string, number>();
  readonly #known = new Map<string, string | undefined>();

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    registerFonts(pdf);
  }

  #fontOf(letter: string, weight: Weight): string | undefined {
    const key = `${weight} ${letter}`;
    if (!this.#known.has(key)) {
      const names = SCRIPTS.map((script) => fontName(script, weight));
      this.#known.set(
        key,
        names.find((name) => {
          const { _font } = this.#pdf.font(name) as unknown as { readonly _font: OpenedFont };
          return _font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
        }),
      );
    }
    return this.#known.get(key);
  }

  /** Letters that a font has; a joined letter in its parts where only those are there. */
  *#writable(text: string, weight: Weight): Generator<string> {
    for (const letter of text) {
      if (this.#fontOf(letter, weight) !== undefined) yield letter;
      else
        for (const part of letter.normalize('NFKC'))
          yield this.#fontOf(part, weight) === undefined ? UNKNOWN : part;
    }
  }

  runs(text: string, weight: Weight): Run[] {
    const runs: { font: string; text: string }[] = [];
    for (const letter of this.#writable(text.normalize('NFC'), weight)) {
      const font = this.#fontOf(letter, weight) ?? fontName('latin', weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += letter;
      else runs.push({ font, text: letter });
    }
    return runs;
  }

  width(text: string, weight: Weight, size: number): number {
    const key = `${weight} ${size} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = 0;
      for (const run of this.runs(text, weight))
        width += this.#pdf.font(run.font).fontSize(size).widthOfString(run.text);
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Writes one line at its place and moves nothing else. */
  write(text: string, weight: Weight, size: number, left: number, top: number): void {
    let at = left;
    for (const run of this.runs(text, weight)) {
      this.#pdf.font(run.font).fontSize(size).text(run.text, at, top, { lineBreak: false });
      at += this.#pdf.widthOfString(run.text);
    }
  }
}
