import { isDictionary, type PdfDictionary, PdfObjects, type PdfValue, textOf } from './pdf-objects.ts';
import { type PageText, readPage } from './pdf-text.ts';

type ReadElement = {
  readonly tag: string;
  readonly depth: number;
  readonly text: string;
  /** Of a table header: what it is the header of. */
  readonly scope?: string;
};

/** A PDF as a screen reader meets it: its structure in order, and what stands outside it. */
export type ReadPdf = {
  readonly version: string;
  readonly language: string;
  readonly title: string;
  readonly marked: boolean;
  readonly showsTitle: boolean;
  readonly metadata: string;
  /** Per page the order of the tab key (`S`: that of the structure), and whether the structure knows the page. */
  readonly tabs: readonly string[];
  readonly inStructure: readonly boolean[];
  readonly encrypted: boolean;
  readonly elements: readonly ReadElement[];
  readonly pages: readonly PageText[];
  /** Text of the structure in reading order. */
  readonly text: string;
};

type Page = { readonly dictionary: PdfDictionary; readonly text: PageText };

class StructureReader {
  readonly elements: ReadElement[] = [];
  readonly #objects: PdfObjects;
  readonly #pages: readonly Page[];

  constructor(objects: PdfObjects, pages: readonly Page[]) {
    this.#objects = objects;
    this.#pages = pages;
  }

  #content(page: PdfValue | undefined, id: number): string {
    const dictionary = this.#objects.follow(page);
    return this.#pages.find((one) => one.dictionary === dictionary)?.text.byContent.get(id) ?? '';
  }

  /** Own text of an element; elements below it are read after it. */
  read(value: PdfValue, depth: number): void {
    const element = this.#objects.dictionary(value);
    let text = '';
    const below: PdfValue[] = [];
    for (const child of this.#objects.list(element.get('K'))) {
      const found = this.#objects.follow(child);
      if (typeof found === 'number') text += this.#content(element.get('Pg'), found);
      else if (isDictionary(found) && found.get('Type') === '/MCR')
        text += this.#content(found.get('Pg'), Number(found.get('MCID')));
      else below.push(child);
    }
    const attributes = this.#objects.follow(element.get('A'));
    const scope = isDictionary(attributes) ? attributes.get('Scope') : undefined;
    this.elements.push({
      tag: String(element.get('S')).slice(1),
      depth,
      text: text.trim(),
      ...(scope === undefined ? {} : { scope: String(scope).slice(1) }),
    });
    for (const child of below) this.read(child, depth + 1);
  }
}

/** The keys of a number tree. */
function numbersOf(objects: PdfObjects, tree: PdfDictionary): Set<number> {
  const own = objects.list(tree.get('Nums')).filter((_, at) => at % 2 === 0);
  const below = objects
    .list(tree.get('Kids'))
    .flatMap((kid) => [...numbersOf(objects, objects.dictionary(kid))]);
  return new Set([...own.map(Number), ...below]);
}

export function readTaggedPdf(bytes: Buffer): ReadPdf {
  const objects = new PdfObjects(bytes);
  const root = objects.dictionary(objects.trailer.get('Root'));
  const pages = objects.list(objects.dictionary(root.get('Pages')).get('Kids')).map((kid) => ({
    dictionary: objects.dictionary(kid),
    text: readPage(objects, objects.dictionary(kid)),
  }));
  const reader = new StructureReader(objects, pages);
  for (const child of objects.list(objects.dictionary(root.get('StructTreeRoot')).get('K')))
    reader.read(child, 0);
  const known = numbersOf(
    objects,
    objects.dictionary(objects.dictionary(root.get('StructTreeRoot')).get('ParentTree')),
  );
  const info = objects.dictionary(objects.trailer.get('Info'));
  return {
    version: bytes.subarray(0, 8).toString('latin1'),
    language: textOf(root.get('Lang')),
    title: textOf(objects.follow(info.get('Title'))),
    marked: objects.dictionary(root.get('MarkInfo')).get('Marked') === true,
    showsTitle: objects.dictionary(root.get('ViewerPreferences')).get('DisplayDocTitle') === true,
    metadata: objects.stream(root.get('Metadata')).toString('utf8'),
    tabs: pages.map(({ dictionary }) => String(dictionary.get('Tabs') ?? '').slice(1)),
    inStructure: pages.map(({ dictionary }) => known.has(Number(dictionary.get('StructParents')))),
    encrypted: objects.trailer.has('Encrypt'),
    elements: reader.elements,
    pages: pages.map((page) => page.text),
    text: reader.elements.map((element) => element.text).join('\n'),
  };
}
