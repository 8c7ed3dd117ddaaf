import type { DocumentBlock } from '../../kit/index.ts';
import { lineHeight, type PdfAbout, TaggedDocument } from './tagged-document.ts';

type Element = TaggedDocument['root'];
type Table = Extract<DocumentBlock, { kind: 'table' }>;
type Worded = Exclude<DocumentBlock, Table>;
type Item = Worded & { readonly kind: 'item' | 'subitem' };

const SIZE = 11;
const INDENT = 16;
const AFTER = 5;

const HEADINGS = {
  title: { tag: 'H1', size: 17, before: 0, after: 12 },
  heading: { tag: 'H2', size: 13, before: 12, after: 4 },
  subheading: { tag: 'H3', size: SIZE, before: 7, after: 2 },
} as const;

function writeHeading(to: TaggedDocument, kind: keyof typeof HEADINGS, text: string): void {
  const { tag, size, before, after } = HEADINGS[kind];
  to.space(before);
  const look = { weight: 'bold', size, left: to.left, width: to.width } as const;
  // A heading never stands alone at the foot of a page.
  to.keep(to.lines(text, look).length * lineHeight(size) + after + 3 * lineHeight(SIZE));
  if (kind === 'heading') to.bookmark(text);
  const element = to.element(to.root, tag);
  to.paragraph(element, tag, text, look);
  element.end();
  to.space(after);
}

function writeText(to: TaggedDocument, { text, language }: Worded): void {
  const element = to.element(to.root, 'P', undefined, language);
  to.paragraph(element, 'P', text, { weight: 'plain', size: SIZE, left: to.left, width: to.width });
  element.end();
  to.space(AFTER);
}

const LIST = { O: 'List', ListNumbering: 'Disc' };
const MARKS = ['•', '–'] as const;

/** One item with its mark; the items below it stand in a list inside it. */
function writeItem(
  to: TaggedDocument,
  list: Element,
  depth: 0 | 1,
  { text, language }: Worded,
  below: readonly Worded[],
): void {
  const item = to.element(list, 'LI', undefined, language);
  const left = to.left + depth * INDENT;
  to.keep(lineHeight(SIZE));
  const label = to.element(item, 'Lbl');
  to.cell(label, 'Lbl', MARKS[depth], { weight: 'plain', size: SIZE, left, width: INDENT });
  const body = to.element(item, 'LBody');
  const width = to.width - (depth + 1) * INDENT;
  to.paragraph(body, 'LBody', text, { weight: 'plain', size: SIZE, left: left + INDENT, width });
  if (below.length > 0) {
    const inner = to.element(body, 'L', LIST);
    for (const one of below) writeItem(to, inner, 1, one, []);
  }
  item.end();
}

function writeList(to: TaggedDocument, blocks: readonly Worded[]): void {
  const list = to.element(to.root, 'L', LIST);
  const heads = blocks.flatMap((block, at) => (block.kind === 'item' || at === 0 ? [at] : []));
  for (const [nth, at] of heads.entries()) {
    const [item, ...below] = blocks.slice(at, heads[nth + 1]);
    if (item !== undefined) writeItem(to, list, 0, item, below);
  }
  list.end();
  to.space(AFTER);
}

const GAP = 8;

function writeRow(to: TaggedDocument, table: Element, texts: readonly string[], head: boolean): void {
  const width = to.width / texts.length;
  const cells = texts.map((text, at) => ({
    text,
    look: {
      weight: head ? ('bold' as const) : ('plain' as const),
      size: SIZE - 1,
      left: to.left + at * width,
      width: width - GAP,
    },
  }));
  const most = Math.max(...cells.map(({ text, look }) => to.lines(text, look).length));
  const high = most * lineHeight(SIZE - 1) + 4;
  to.keep(high);
  const row = to.element(table, 'TR');
  const tag = head ? 'TH' : 'TD';
  for (const { text, look } of cells)
    to.cell(to.element(row, tag, head ? { O: 'Table', Scope: 'Column' } : undefined), tag, text, look);
  row.end();
  to.space(high);
  to.rule();
  to.space(3);
}

function writeTable(to: TaggedDocument, { head, rows }: Table): void {
  const table = to.element(to.root, 'Table');
  writeRow(to, table, head, true);
  for (const row of rows) writeRow(to, table, row, false);
  table.end();
  to.space(AFTER);
}

const isItem = (block: DocumentBlock | undefined): block is Item =>
  block?.kind === 'item' || block?.kind === 'subitem';

const isHeading = (block: Worded): block is Worded & { readonly kind: keyof typeof HEADINGS } =>
  block.kind in HEADINGS;

/**
 * A document as tagged PDF 1.7 that says of itself that it is PDF/UA-1: headings, paragraphs, lists and tables in reading order, the fonts in it,
 * in the language it is in. `pageLabel` gives the words below a page.
 */
export function taggedPdf(
  blocks: readonly DocumentBlock[],
  about: PdfAbout,
  pageLabel: (page: number, of: number) => string,
): Promise<Buffer> {
  const to = new TaggedDocument(about);
  let list: Worded[] = [];
  for (const [at, block] of blocks.entries()) {
    if (isItem(block)) {
      list.push(block);
      if (isItem(blocks[at + 1])) continue;
      writeList(to, list);
      list = [];
    } else if (block.kind === 'table') writeTable(to, block);
    else if (isHeading(block)) writeHeading(to, block.kind, block.text);
    else writeText(to, block);
  }
  return to.finish(pageLabel);
}
