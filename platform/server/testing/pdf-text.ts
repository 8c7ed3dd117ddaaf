import { type PdfDictionary, type PdfObjects, tokensOf } from './pdf-objects.ts';

/** What the glyphs of a font say, by their number. */
type Meaning = ReadonlyMap<number, string>;

const hexText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** The table by which a reader gets letters back from glyphs. */
function meaningOf(toUnicode: string): Meaning {
  const meaning = new Map<number, string>();
  for (const [, from, , list] of toUnicode.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    for (const [at, found] of [...(list ?? '').matchAll(/<([0-9a-f ]+)>/g)].entries())
      meaning.set(Number.parseInt(from ?? '', 16) + at, hexText((found[1] ?? '').replaceAll(' ', '')));
  return meaning;
}

type PdfFont = { readonly embedded: boolean; readonly meaning: Meaning };

function fontOf(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const [descendant] = objects.list(font.get('DescendantFonts'));
  const descriptor = objects.dictionary(objects.dictionary(descendant).get('FontDescriptor'));
  return {
    embedded: descriptor.has('FontFile2') || descriptor.has('FontFile3'),
    meaning: meaningOf(objects.stream(font.get('ToUnicode')).toString('latin1')),
  };
}

export type PageText = {
  /** By marked content of the structure. */
  readonly byContent: ReadonlyMap<number, string>;
  readonly artifacts: string;
  /** In no tag at all: a screen reader does not know what it is. */
  readonly loose: string;
  readonly fonts: readonly PdfFont[];
  /** Glyphs of which nothing says which letter they are. */
  readonly unmapped: number;
};

type Mark = number | 'artifact' | 'other';

function markOf(tag: string, properties: string): Mark {
  if (tag === '/Artifact') return 'artifact';
  const found = /\/MCID (\d+)/.exec(properties);
  return found === null ? 'other' : Number(found[1]);
}

/** Collects the text of one page by the mark it stands in. */
class PageReader {
  readonly byContent = new Map<number, string>();
  artifacts = '';
  loose = '';
  unmapped = 0;
  readonly #marks: Mark[] = [];
  #font: PdfFont | undefined;
  readonly #fonts: ReadonlyMap<string, PdfFont>;

  constructor(fonts: ReadonlyMap<string, PdfFont>) {
    this.#fonts = fonts;
  }

  open(tag: string, properties: string): void {
    this.#marks.push(markOf(tag, properties));
  }

  close(): void {
    this.#marks.pop();
  }

  use(font: string): void {
    this.#font = this.#fonts.get(font);
  }

  show(hex: string): void {
    let text = '';
    for (const [glyph] of hex.matchAll(/.{4}/g)) {
      const letter = this.#font?.meaning.get(Number.parseInt(glyph, 16));
      if (letter === undefined || Number.parseInt(glyph, 16) === 0) this.unmapped += 1;
      text += letter ?? '';
    }
    const mark = this.#marks.findLast((one) => one !== 'other');
    if (mark === undefined) this.loose += text;
    else if (mark === 'artifact') this.artifacts += text;
    else this.byContent.set(mark, (this.byContent.get(mark) ?? '') + text);
  }
}

function readOperators(content: string, reader: PageReader): void {
  let operands: string[] = [];
  for (const token of tokensOf(content)) {
    if (!/^[A-Za-z'"*]+$/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === 'BDC' || token === 'BMC') reader.open(operands[0] ?? '', operands.join(' '));
    if (token === 'EMC') reader.close();
    if (token === 'Tf') reader.use((operands.at(-2) ?? '').slice(1));
    if (token === 'TJ' || token === 'Tj')
      for (const operand of operands) if (/^<[0-9a-f]/i.test(operand)) reader.show(operand.slice(1, -1));
    operands = [];
  }
}

export function readPage(objects: PdfObjects, page: PdfDictionary): PageText {
  const resources = objects.dictionary(page.get('Resources'));
  const used = resources.has('Font') ? objects.dictionary(resources.get('Font')) : new Map();
  const fonts = new Map([...used].map(([name, font]) => [name, fontOf(objects, objects.dictionary(font))]));
  const reader = new PageReader(fonts);
  readOperators(objects.stream(page.get('Contents')).toString('latin1'), reader);
  const { byContent, artifacts, loose, unmapped } = reader;
  return { byContent, artifacts, loose, unmapped, fonts: [...fonts.values()] };
}
