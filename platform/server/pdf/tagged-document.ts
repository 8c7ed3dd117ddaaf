import PDFDocument from 'pdfkit';
import { linesOf } from './lines.ts';
import { Typeface, type Weight } from './typeface.ts';

export type PdfAbout = {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly author: string;
  readonly madeAt: Date;
};

/** How a piece of text looks, in points. */
type Look = { readonly weight: Weight; readonly size: number; readonly left: number; readonly width: number };

type Element = PDFKit.PDFStructureElement;
type Content = PDFKit.PDFStructureContent;
/** What the library knows and its types do not. */
type Untyped = { dictionary: { data: Record<string, unknown> } };

const MARGIN = 62;
const LEADING = 1.45;

export const lineHeight = (size: number): number => size * LEADING;

/**
 * An A4 document of which every word stands in the structure that a screen reader follows (PDF/UA-1): nothing is drawn outside a tag, but for
 * page numbers and lines, which are marked as no part of the text.
 */
export class TaggedDocument {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #face: Typeface;
  readonly root: Element;
  #top = MARGIN;

  constructor({ title, language, author, madeAt }: PdfAbout) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets,
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: author, Creator: 'Schakel', CreationDate: madeAt },
    });
    this.#face = new Typeface(this.#pdf);
    this.root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.root);
  }

  get left(): number {
    return MARGIN;
  }

  get width(): number {
    return this.#pdf.page.width - 2 * MARGIN;
  }

  get #bottom(): number {
    return this.#pdf.page.height - MARGIN;
  }

  space(points: number): void {
    this.#top += points;
  }

  /** Goes on at the next page when so much no longer fits on this one. */
  keep(points: number): void {
    if (this.#top + points <= this.#bottom) return;
    this.#pdf.addPage();
    this.#top = MARGIN;
  }

  lines(text: string, { weight, size, width }: Look): string[] {
    return linesOf(text, width, (piece) => this.#face.width(piece, weight, size));
  }

  /** Adds an element to another; `end` it when all that belongs to it was added. */
  element(
    parent: Element,
    tag: string,
    attributes?: Readonly<Record<string, unknown>>,
    language?: string,
  ): Element {
    const made = this.#pdf.struct(tag, language === undefined ? {} : { lang: language });
    if (attributes !== undefined) (made as unknown as Untyped).dictionary.data.A = attributes;
    parent.add(made);
    return made;
  }

  #marked(tag: string, draw: () => void): Content {
    const content = this.#pdf.markStructureContent(tag);
    draw();
    this.#pdf.endMarkedContent();
    return content;
  }

  /** Every line ends in a space, so that who reads it aloud or copies it does not glue words together. */
  #line(text: string, look: Look, top: number): void {
    this.#face.write(`${text} `, look.weight, look.size, look.left, top);
  }

  /** A text from here on, over pages where it must. */
  paragraph(element: Element, tag: string, text: string, look: Look): void {
    const high = lineHeight(look.size);
    let lines = this.lines(text, look);
    while (lines.length > 0) {
      this.keep(high);
      const fit = Math.max(1, Math.floor((this.#bottom - this.#top) / high));
      const here = lines.slice(0, fit);
      lines = lines.slice(fit);
      const start = this.#top;
      element.add(
        this.#marked(tag, () => {
          for (const [at, line] of here.entries()) this.#line(line, look, start + at * high);
        }),
      );
      this.#top = start + here.length * high;
    }
  }

  /** A text beside others at the same height, which moves nothing; fits because the caller kept the room. */
  cell(element: Element, tag: string, text: string, look: Look): void {
    const top = this.#top;
    element.add(
      this.#marked(tag, () => {
        for (const [at, line] of this.lines(text, look).entries())
          this.#line(line, look, top + at * lineHeight(look.size));
      }),
    );
  }

  /** A line across the page, no part of the text. */
  rule(): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    this.#pdf
      .lineWidth(0.5)
      .strokeColor('#666666')
      .moveTo(MARGIN, this.#top)
      .lineTo(MARGIN + this.width, this.#top)
      .stroke();
    this.#pdf.endMarkedContent();
  }

  bookmark(title: string): void {
    this.#pdf.outline.addItem(title);
  }

  #number(label: (page: number, of: number) => string): void {
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(page);
      this.#pdf.markContent('Artifact', { type: 'Pagination' });
      this.#face.write(label(page + 1, count), 'plain', 9, MARGIN, this.#bottom + 18);
      this.#pdf.endMarkedContent();
    }
  }

  /** The bytes, with the page numbers below each page. */
  finish(label: (page: number, of: number) => string): Promise<Buffer> {
    this.root.end();
    this.#number(label);
    return new Promise((resolve, reject) => {
      const pieces: Buffer[] = [];
      this.#pdf.on('data', (piece: Buffer) => pieces.push(piece));
      this.#pdf.on('end', () => resolve(Buffer.concat(pieces)));
      this.#pdf.on('error', reject);
      this.#pdf.end();
    });
  }
}
